"""Rounding (avrunding): from what everybody works in the mean to a rota.

An ascent leaves a mixture: how often everybody works each duty, on average, in what is nearly the best that
lines can be mixed to. People are placed a few at a time. Each takes the line that is worth most when those
who have a line work it and the others work as in the mixture, so that early ones leave to later ones what
those do best. Then everybody is placed again and again, with the others taken for less and less of the
mixture and more and more of the line they have; and at last against what they have.
"""

import numpy as np

from solver.expected import Expected
from solver.formulation import Values
from solver.mean import Mean
from solver.placing import Placing, Seats
from solver.pricing.paths import Effort
from solver.strategy import Task
from solver.sweep import sweeps
from solver.unitrows import Numbers, Reals

SHARES = (0.4, 0.2, 0.1)
"""What of the others is taken from the mixture when everybody has a line, time by time."""
SPREAD = 0.25
"""How far what the others come to may be from the mean; what is wanted by chance is wanted a little."""
EFFORTS = (
    Effort(tries=20, width=60, lines=1),
    Effort(tries=40, width=60, lines=1),
    Effort(tries=40, width=400, lines=1),
)
"""A quick try, and better ones for whoever has no line yet."""


class Rounding:
    """One rounding of a mixture (avrunding).

    Parameters
    ----------
    mean
        What everybody works on average.
    along
        Whether each time round takes what an ascent beside this search has come to by then.
    """

    def __init__(self, task: Task, mean: Mean, *, along: bool = False) -> None:
        self._task = task
        self._rows = task.crew.rows
        self._placing = Placing(task)
        self._placing.begin(mean.prices)
        self._mean = mean
        self._along = along
        self._mixture = _apart(task, mean)

    def run(self) -> bool:
        """Round, and return whether the board took a better rota (avrund)."""
        board = self._task.board
        before = board.costs
        values = self._task.built.nothing()
        expected = Expected(self._rows, self._mixture)
        people = self._placing.people
        self._task.chance.shuffle(people)
        for seats in self._placing.groups(people):
            if not self._first(values, expected, seats):
                return False
        board.offer(values)
        for share in SHARES:
            self._follow()
            self._task.chance.shuffle(people)
            expected = Expected(self._rows, values + share * (self._mixture - values))
            for seats in self._placing.groups(people):
                if self._task.engine.stopped:
                    return board.costs != before
                self._again(values, share, expected, seats)
            board.offer(values)
        for better in sweeps(self._placing, values):
            board.offer(better)
        return board.costs != before

    def _follow(self) -> None:
        """Take the newest mean where an ascent is followed."""
        newest = self._task.board.mean
        if self._along and newest is not None and newest is not self._mean:
            self._mean, self._mixture = newest, _apart(self._task, newest)

    def _first(self, values: Values, expected: Expected, seats: Seats) -> bool:
        """Give lines to some who have none; return False when there is none to give."""
        gains = [expected.marginal(duties, SPREAD) for duties in seats.duties]
        lines: list[Numbers | None] = [None] * len(gains)
        for effort in EFFORTS:
            found = seats.lines(gains, effort)
            if self._task.engine.stopped:
                return False
            lines = [new if line is None else line for line, new in zip(lines, found, strict=True)]
            if all(line is not None for line in lines):
                break
        best = self._task.board.best
        for duties, line in zip(seats.duties, lines, strict=True):
            if line is not None:
                values[line] = 1
            elif best is not None:
                values[duties] = best[duties]
            else:
                return False
            expected.change(duties, values[duties])
        return True

    def _again(self, values: Values, share: float, expected: Expected, seats: Seats) -> None:
        """Give better lines to some, with the others taken for part of the mixture."""
        gains = [expected.marginal(duties, SPREAD) for duties in seats.duties]
        nows = [duties[values[duties] == 1] for duties in seats.duties]
        for duties, now, line in zip(seats.duties, nows, seats.lines(gains, EFFORTS[0], nows), strict=True):
            if line is not None:
                values[now], values[line] = 0, 1
                work = values[duties]
                expected.change(duties, work + share * (self._mixture[duties] - work))


def _apart(task: Task, mean: Mean) -> Reals:
    """Return the mixture with those who are alike apart, each working an equal part of it."""
    duties = task.built.formulation.duties
    apart = np.zeros(len(mean.mixture))
    for alike in task.crew.classes:
        share = mean.mixture[list(duties[alike.people[0]])] / len(alike.people)
        for person in alike.people:
            apart[list(duties[person])] = share
    return apart
