"""The strategies by name (strategiene): ways of searching put together."""

import time
from dataclasses import replace
from typing import ClassVar

from solver.aside import Aside
from solver.level import Moment
from solver.mean import Mean
from solver.placing import Placing
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.dive import Dive
from solver.search.joint import Joint
from solver.search.lns import NeighbourhoodSearch
from solver.search.rounding import Rounding
from solver.search.within import Within
from solver.shortfalls import Shortfalls
from solver.strategy import Strategy, Task
from solver.sweep import sweeps

WATCH = 0.1
"""Seconds between two looks at whether there is a rota."""
SWEEPING = "sweep"
"""What the board calls the time in which everybody's line is made anew."""


def _first(task: Task) -> bool:
    """Put a first rota on the board unless there is one; return False when there can be none."""
    formulation = task.built.formulation
    if formulation.impossible:
        return False
    if task.board.best is not None:
        return True
    if any(part.rows for part in formulation.units.values()):
        return Joint().search(task)  # a unit's hard rules bind people together
    return Construct().search(task)


def _sweep(task: Task) -> None:
    """Make everybody's line anew from the best rota on, unless somebody else has found a better one."""
    board = task.board
    if board.best is None or board.passes is not None or board.finished(task.limits):
        return
    board.enter(SWEEPING)
    for better in sweeps(Placing(task), board.best):
        if not board.offer(better) or board.mean is not None:
            return


def _round_along(task: Task) -> None:
    """Round what an ascent beside this search comes to, while it climbs."""
    board = task.board
    while board.climbing and board.mean is None and not _over(task):
        time.sleep(WATCH)
    if board.mean is not None and not _over(task):
        Rounding(task, board.mean, along=True).run()


def _over(task: Task) -> bool:
    return task.engine.stopped or task.board.finished(task.limits)


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
        if not task.board.climbing and not _first(task):
            return False
        finders = replace(task, limits=task.limits.model_copy(update={"workers": task.limits.workers - 1}))
        with Aside(task, _prove_and_help):
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
    hard = any(part.rows for part in formulation.units.values())
    return not hard and not formulation.impossible and task.crew.pricers.swift


def _prove_and_help(task: Task) -> None:
    """Prove level by level; where the proof is there and the rota is not, help to find it."""
    alone = task.limits.model_copy(update={"workers": 1, "seed": task.limits.seed + 1})
    helping = replace(task, limits=alone)
    columns, within, neighbourhoods = Columns(), Within(), NeighbourhoodSearch()
    while not _over(task):
        for place, moment in columns.prove(task):
            level = columns.levels[place]
            if moment is Moment.ASCENDED:
                _wait(task)
                if level.hurried:
                    _round(task, task.board.mean)  # it costs less than what was rounded beside the ascent
                    neighbourhoods.search(helping)
                continue
            better = not place and level.hopeful and _round(task, level.mean)
            dived = _dive(task, columns, place)
            if moment is Moment.FINAL:
                Shortfalls(task, level).raise_bound()
            better |= dived
            while dived and moment is Moment.FINAL:
                dived = _dive(task, columns, place)
            better |= within.improve(task, place)
            if not better and columns.final(task, place):
                neighbourhoods.improve(helping, place)
        for place in range(len(task.built.formulation.levels)):
            while _dive(task, columns, place):
                pass
            neighbourhoods.improve(helping, place)


def _round(task: Task, mean: Mean | None) -> bool:
    """Round what everybody works on average; return whether the best rota got better."""
    return mean is not None and Rounding(task, mean).run()


def _wait(task: Task) -> None:
    """Wait until there is a rota, for lines to be mixed with."""
    while task.board.best is None and not task.engine.stopped:
        time.sleep(WATCH)


def _dive(task: Task, columns: Columns, place: int) -> bool:
    """Dive from a level's columns if they cost less than the best rota; return whether that got better."""
    level = columns.levels.get(place)
    return (
        level is not None
        and level.crew.pricers.swift
        and level.given == task.board.costs[:place]
        and level.hopeful
        and not task.board.closed(place, task.limits.gap)
        and Dive(task, level).run()
    )


STRATEGIES: dict[str, type[Strategy]] = {kind.name: kind for kind in (Together, Primal, Joint)}
