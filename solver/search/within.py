"""Within the master (innenfor hovedproblemet): the best rota made of the duties that its lines hold.

A column generation that has nearly converged knows where the best rotas lie. One CP-SAT model of everybody,
with only the duties of the lines near the optimum, is small, and its linear relaxation is nearly whole: on
the public instances one worker finds the best rota there is in seconds.
"""

from typing import ClassVar

from solver.freed import best_of
from solver.strategy import Task

EFFORT = 8.0
"""Deterministic time of one try, about ten seconds."""
MOST = 0.6
"""Share of all duties above which a try is left to the neighbourhoods: it would be the whole problem."""


class Within:
    """The whole rota, with only what the master's lines hold (innenfor hovedproblemet)."""

    name: ClassVar[str] = "within"

    def improve(self, task: Task, place: int) -> bool:
        """Try once on one level, by its place in the order; return whether the rota got better (forbedre)."""
        formulation, board = task.built.formulation, task.board
        if board.best is None or board.closed(place, 0.0):
            return False
        start = board.best
        duties = [v for mine in formulation.duties.values() for v in mine]
        free = {v for v in duties if v in board.support.get(place, frozenset()) or start[v]}
        if len(free) > MOST * len(duties):
            return False
        answer = best_of(task, place, start, free, EFFORT)
        return answer.values is not None and board.offer(answer.values)
