"""One worker that proves (beviset): columns level by level, and what is made of them on the way.

Where the proof is there and the rota is not, it helps to find it.
"""

import time
from dataclasses import replace

from solver.blockwise import Blockwise
from solver.mean import Mean
from solver.moment import Moment
from solver.search.closing import Closing
from solver.search.columns import Columns
from solver.search.dive import Dive
from solver.search.joint import Joint
from solver.search.lns import NeighbourhoodSearch
from solver.search.rounding import Rounding
from solver.search.within import Within
from solver.shortfalls import Shortfalls
from solver.strategy import Task

WATCH = 0.1
"""Seconds between two looks at whether there is a rota."""


def prove_and_help(task: Task) -> None:
    """Prove level by level, and help to find what is proven to be possible (bevis og hjelp)."""
    _Proving(task).run()


def over(task: Task) -> bool:
    """Whether nothing more is to be searched for (over)."""
    return task.engine.stopped or task.board.finished(task.limits)


class _Proving:
    """The worker's turn (bevisføring).

    Parameters
    ----------
    task
        Of all workers; its own is another seed.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        alone = task.limits.model_copy(update={"workers": 1, "seed": task.limits.seed + 1})
        self._helping = replace(task, limits=alone)
        self._columns, self._within, self._neighbourhoods = Columns(), Within(), NeighbourhoodSearch()
        self._closing = Closing()
        self._rested = 0.0
        """When columns will have worked as long since the last try as that took."""

    def run(self) -> None:
        """Prove and help until nothing is left to do (kjør)."""
        task = self._task
        if task.built.formulation.linked:
            Joint().search(self._helping)  # columns know nothing of rows that units have of their own
        while not over(task):
            for place, moment in self._columns.prove(task):
                if moment is Moment.ASCENDED:
                    self._ascended(place)
                elif moment is Moment.FINAL or time.monotonic() >= self._rested:
                    began = time.monotonic()
                    self._try(place, moment)
                    self._rested = 2 * time.monotonic() - began
            for place in range(len(task.built.formulation.levels)):
                while self._dive(place):
                    pass
                if self._columns.final(task, place):
                    self._closing.improve(task, self._columns.levels[place])
                self._neighbourhoods.improve(self._helping, place)

    def _ascended(self, place: int) -> None:
        """Wait until there is a rota, for lines to be mixed with, and make it better where time is short."""
        while self._task.board.best is None and not self._task.engine.stopped:
            time.sleep(WATCH)
        if self._columns.levels[place].hurried:
            self._round(self._task.board.mean)  # it costs less than what was rounded beside the ascent
            self._neighbourhoods.search(self._helping)

    def _try(self, place: int, moment: Moment) -> None:
        """Make a rota of a level's lines; when they are final, raise the bound and try harder."""
        level = self._columns.levels[place]
        better = not place and level.hopeful and self._round(level.mean)
        dived = self._dive(place)
        if moment is Moment.FINAL:
            Shortfalls(self._task, level).raise_bound()
            Blockwise(self._task, level).raise_bound()
        better |= dived
        while dived and moment is Moment.FINAL:
            dived = self._dive(place)
        better |= self._within.improve(self._task, place)
        if moment is Moment.FINAL:
            better |= self._closing.improve(self._task, level)
            better |= self._within.widen(self._task, place)
        if moment is Moment.STILL or (not better and self._columns.final(self._task, place)):
            self._neighbourhoods.improve(self._helping, place)

    def _round(self, mean: Mean | None) -> bool:
        """Round what everybody works on average; return whether the best rota got better."""
        return mean is not None and Rounding(self._task, mean).run()

    def _dive(self, place: int) -> bool:
        """Dive from a level's columns if they cost less than the best rota; return whether it got better."""
        task, level = self._task, self._columns.levels.get(place)
        return (
            level is not None
            and level.crew.pricers.swift
            and level.given == task.board.costs[:place]
            and level.hopeful
            and not task.board.closed(place, task.limits.gap)
            and Dive(task, level).run()
        )
