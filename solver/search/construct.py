"""The first rota (første turnus): one person at a time, each given what helps most of what is left.

Every hard rule but a unit's own is about one person, so a person's line can be made alone.
"""

from typing import ClassVar

from solver.encode import Encoder
from solver.engine import Effort, Status
from solver.formulation import Values
from solver.strategy import Task

SECONDS = 1.0


class Construct:
    """A first rota, person by person (første turnus)."""

    name: ClassVar[str] = "construct"

    def search(self, task: Task) -> bool:
        """Put a first rota on the board (søk); needs units without hard rules of their own."""
        task.board.enter(self.name)
        values = task.built.nothing()
        for person in _order(task):
            if not _place(task, values, person):
                return False
            if task.engine.stopped:
                return True
        task.board.offer(values)
        return True


def _order(task: Task) -> list[str]:
    """Return people with the fewest rows open to them first, larger positions before smaller."""
    openings: dict[int, int] = {}
    for part in task.built.formulation.units.values():
        for excess in part.excesses:
            for variable in excess.variables:
                openings[variable] = openings.get(variable, 0) + 1

    def key(person: str) -> tuple[int, int]:
        reach = sum(openings.get(v, 0) for v in task.built.formulation.duties[person])
        return -reach, -task.problem.employee[person].size

    return sorted(task.built.formulation.duties, key=key)


def _place(task: Task, values: Values, person: str) -> bool:
    """Give one person a line against what the others have; return False when there is none."""
    formulation = task.built.formulation
    encoder = Encoder(formulation, values, formulation.duties[person])
    encoded = encoder.encode()
    encoder.minimise(dict.fromkeys(formulation.levels, 1))
    seconds = SECONDS
    while True:
        answer = task.engine.run(encoded, values, Effort(seconds=seconds, seed=task.limits.seed))
        if answer.values is not None:
            values[:] = answer.values
            formulation.settle(values)
            return True
        if answer.status is Status.INFEASIBLE:
            return False
        if task.engine.stopped:
            return True
        seconds *= 4
