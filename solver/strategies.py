"""The strategies by name (strategiene): ways of searching put together."""

import time
from dataclasses import replace
from typing import ClassVar

from solver.aside import Aside
from solver.placing import Placing
from solver.proving import over, prove_and_help
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.lns import NeighbourhoodSearch
from solver.search.rounding import Rounding
from solver.strategy import Strategy, Task
from solver.sweep import sweeps

WATCH = 0.1
"""Seconds between two looks at whether there is a mean to round."""
PATIENCE = 0.15
"""Share of the time left that such a mean is waited for."""
SWEEPING = "sweep"
"""What the board calls the time in which everybody's line is made anew."""


def _first(task: Task) -> bool:
    """Put a first rota on the board unless there is one; return False when there can be none."""
    formulation = task.built.formulation
    if formulation.impossible:
        return False
    if task.board.best is not None:
        return True
    if formulation.linked:
        return Joint().first(task)  # one person at a time might leave nobody for what a unit must have
    return Construct().search(task)


def _sweep(task: Task) -> None:
    """Make everybody's line anew from the best rota on, unless somebody else has found a better one."""
    board = task.board
    free = board.passes is None and not task.built.formulation.linked
    if board.best is None or not free or board.finished(task.limits):
        return
    board.enter(SWEEPING)
    for better in sweeps(Placing(task), board.best):
        if not board.offer(better) or board.mean is not None:
            return


def _round_along(task: Task) -> None:
    """Round what an ascent beside this search comes to, while it climbs."""
    board, least_left = task.board, (1 - PATIENCE) * task.engine.remaining
    while board.climbing and board.mean is None and not over(task) and task.engine.remaining > least_left:
        time.sleep(WATCH)
    if board.mean is not None and not over(task):
        Rounding(task, board.mean, along=True).run()


class Primal:
    """A first rota, then neighbourhood search with every worker (bare nabolagssøk)."""

    name: ClassVar[str] = "neighbourhoods"

    def search(self, task: Task) -> bool:
        """Search without proving anything (søk)."""
        return _find(task)


class Together:
    """Neighbourhood search finds, columns prove; one incumbent, one bound (samspill).

    With one worker there is only the finding, and the search can be repeated. With more, one worker proves;
    where all is proven that can be, it helps to find what is proven to be possible.
    """

    name: ClassVar[str] = "together"

    def search(self, task: Task) -> bool:
        """Find and prove at the same time (søk)."""
        if task.limits.workers == 1 or not task.built.formulation.levels:
            return _find(task)
        task.board.climbing = _can_climb(task)
        task.board.improved = task.board.elapsed  # to get ready is no standstill
        if not task.board.climbing and not _first(task):
            return False
        finders = replace(task, limits=task.limits.model_copy(update={"workers": task.limits.workers - 1}))
        with Aside(task, prove_and_help):
            return _find(finders)


def _find(task: Task) -> bool:
    """Find a first rota, and better ones."""
    if not _first(task):
        return False
    _sweep(task)
    _round_along(task)
    return NeighbourhoodSearch().search(task)


def _can_climb(task: Task) -> bool:
    """Whether there can be a bound before there is a rota."""
    formulation = task.built.formulation
    return not formulation.linked and not formulation.impossible and task.crew.pricers.swift


STRATEGIES: dict[str, type[Strategy]] = {kind.name: kind for kind in (Together, Primal, Joint)}
