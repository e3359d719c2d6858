"""Within the master (innenfor hovedproblemet): the best rota made of the duties that its lines hold.

A column generation that has nearly converged knows where the best rotas lie. One CP-SAT model of everybody,
with only the duties of the lines near the optimum, is small, and its linear relaxation is nearly whole: on
the public instances one worker finds the best rota there is in seconds. What is solved to the end is tried
again with more duties, those of the lines that cost least more than the best (a kernel and its buckets,
Angelelli, Mansini & Speranza 2010).
"""

from typing import ClassVar

from solver.engine import Status
from solver.freed import best_of
from solver.progress import Costs
from solver.strategy import Task

EFFORT = 8.0
"""Deterministic time of one try, about ten seconds."""
LONGEST = 30.0
"""The same where more duties are let in."""
MOST = 0.6
"""Share of all duties above which a try is left to the neighbourhoods: it would be the whole problem."""
MORE = 0.12
"""How many more duties each next try has, as a share of those that the mixture holds."""


class Within:
    """The whole rota, with only what the master's lines hold (innenfor hovedproblemet)."""

    name: ClassVar[str] = "within"

    def __init__(self) -> None:
        self._solved: dict[int, Costs] = {}
        """What the best rota cost when it was the best that the mixture's duties make, by level."""

    def improve(self, task: Task, place: int) -> bool:
        """Try once on one level, by its place in the order; return whether the rota got better (forbedre)."""
        before = task.board.costs
        if self._best(task, place, 0.0, EFFORT):
            self._solved[place] = task.board.costs
        return task.board.costs < before

    def widen(self, task: Task, place: int) -> bool:
        """Try with more and more duties, as long as each try is solved; return whether it helped (utvid)."""
        before, beyond = task.board.costs, MORE
        if self._solved.pop(place, None) == before:
            while self._best(task, place, beyond, LONGEST):
                beyond += MORE
        return task.board.costs < before

    def _best(self, task: Task, place: int, beyond: float, effort: float) -> bool:
        """Try with some duties beyond the mixture's; return whether there is now nothing better in them."""
        formulation, board = task.built.formulation, task.board
        mixed, start = board.support.get(place), board.best
        if mixed is None or start is None or task.engine.stopped or board.closed(place, task.limits.gap):
            return False
        near = mixed.first(beyond)
        duties = [v for mine in formulation.duties.values() for v in mine]
        free = {v for v in duties if v in near or start[v]}
        all_tried = beyond > 0 and len(mixed.first(beyond - MORE)) == len(mixed.duties)
        if not mixed.held or all_tried or len(free) > MOST * len(duties):
            return False
        answer = best_of(task, place, start, free, effort)
        if answer.values is not None:
            board.offer(answer.values)
        return answer.status is Status.OPTIMAL
