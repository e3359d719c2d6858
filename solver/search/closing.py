"""Closing (lukking): the gap between a final bound and the best rota, where it is small and the problem is.

A rota that costs little more than the bound can hold some duties only; with those alone the whole is a
smaller problem, and one CP-SAT model of it may be solved to the end. If there is no rota below the price, the
price is the new bound; if there is one, its best is the best there is.
"""

from typing import ClassVar

from solver.encode import Encoder
from solver.engine import Answer, Effort, Status
from solver.fixing import Fixing
from solver.level import Level
from solver.progress import Costs, Proof
from solver.strategy import Task

PROVER = "closing"
"""What the board calls this proof."""
SHARE = 0.5
"""Share of the time left for one price, in deterministic time."""
MOST = 5_000
"""Duties of a problem above which nothing is tried."""
LARGEST = 1_000
"""Duties that a rota may hold, above which the whole is not solved to the end in that time."""
THINNED = 2.5
"""How many times as many may be asked of one by one."""


class Closing:
    """Raises the final bound of a level to the best rota, or finds a better one (lukking)."""

    name: ClassVar[str] = "closing"

    def __init__(self) -> None:
        self._tried: dict[int, Costs] = {}
        """What the best rota cost when this was tried on a level."""

    def improve(self, task: Task, level: Level) -> bool:
        """Go from the bound up as far as can be; return whether the rota got better (forbedre)."""
        board, costs = task.board, task.board.costs
        duties = sum(map(len, task.built.formulation.duties.values()))
        if _over(task, level) or duties > MOST or self._tried.get(level.place) == costs:
            return False
        self._tried[level.place] = costs
        board.enter(self.name)
        fixing = Fixing(task, level)
        step = task.built.formulation.step(task.built.formulation.levels[level.place])
        while not _over(task, level):
            price = level.proven + step
            live = _few(fixing, price)
            if live is None or task.engine.stopped or not _solved(task, level, live, price):
                break
        return board.costs < costs


def _over(task: Task, level: Level) -> bool:
    board, place = task.board, level.place
    return task.engine.stopped or board.closed(place, task.limits.gap) or board.costs[:place] != level.given


def _few(fixing: Fixing, price: int) -> frozenset[int] | None:
    """Return the duties that a rota below a price may hold; None where they are too many."""
    live = fixing.below(price)
    if len(live) <= THINNED * LARGEST:
        live = fixing.thinned(price)
    return live if len(live) <= LARGEST else None


def _solved(task: Task, level: Level, live: frozenset[int], price: int) -> bool:
    """Solve the whole with all that a rota below a price may hold; return whether there was time for it."""
    answer = _best(task, level, live)
    if answer.values is not None:
        task.board.offer(answer.values)
    if answer.status is Status.INFEASIBLE:
        task.board.prove(Proof(level.place, price, PROVER, level.given))
    elif answer.status is Status.OPTIMAL and answer.values is not None:
        cost = tuple(task.built.formulation.costs(answer.values).values())[level.place]
        task.board.prove(Proof(level.place, min(cost, price), PROVER, level.given))
    return answer.status in {Status.OPTIMAL, Status.INFEASIBLE}


def _best(task: Task, level: Level, live: frozenset[int]) -> Answer:
    """Return the best rota that holds some duties only."""
    formulation, board = task.built.formulation, task.board
    assert board.best is not None  # noqa: S101 - what earlier levels may cost is its
    encoder = Encoder(formulation)
    encoded = encoder.encode()
    encoder.forbid(v for mine in formulation.duties.values() for v in mine if v not in live)
    at = formulation.levels[level.place]
    for earlier in formulation.levels[: level.place]:
        encoder.cap(earlier, board.best)
    encoder.minimise({at: 1})
    longest = SHARE * task.engine.remaining
    effort = Effort(seconds=4 * longest, deterministic=longest, seed=task.limits.seed)
    return task.engine.run(encoded, task.built.nothing(), effort)
