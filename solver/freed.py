"""A rota with some of it set free (frigjort): the best there is, solved as one by CP-SAT."""

from collections.abc import Set

from solver.encode import Encoder
from solver.engine import Answer, Effort
from solver.formulation import Values
from solver.strategy import Task


def best_of(task: Task, place: int, start: Values, free: Set[int], deterministic: float) -> Answer:
    """Return the best rota on one level in which only some duties differ from a given one (beste av).

    Parameters
    ----------
    free
        Duties to decide.
    deterministic
        CP-SAT's own count of work, about seconds.
    """
    formulation = task.built.formulation
    encoder = Encoder(formulation, start, free)
    encoded = encoder.encode()
    for earlier in formulation.levels[:place]:
        encoder.cap(earlier, start)
    encoder.minimise({formulation.levels[place]: 1})
    if task.hints:
        encoder.hint(start)
    effort = Effort(seconds=4 * deterministic, deterministic=deterministic, seed=task.limits.seed)
    return task.engine.run(encoded, start, effort)
