"""Rounding (avrunding): from what everybody works in the mean to a rota.

An ascent leaves a mixture: how often everybody works each duty, on average, in what is nearly the best that
lines can be mixed to. People are placed one at a time. Each takes the line that is worth most when those who
have a line work it and the others work as in the mixture, so that early ones leave to later ones what those
do best. Then everybody is placed again and again, with the others taken for less and less of the mixture and
more and more of the line they have; and at last against what they have.
"""

import numpy as np

from solver.expected import Expected
from solver.formulation import Values
from solver.placing import Placing
from solver.pricing.paths import Effort
from solver.strategy import Task
from solver.sweep import sweeps
from solver.unitrows import Numbers, Reals

SHARES = (0.3, 0.2, 0.1)
"""What of the others is taken from the mixture when everybody has a line, time by time."""
SPREAD = 0.25
"""How far what the others come to may be from the mean; what is wanted by chance is wanted a little."""
EFFORTS = (
    Effort(tries=10, width=60, lines=1),
    Effort(tries=40, width=60, lines=1),
    Effort(tries=40, width=400, lines=1),
)
"""A quick try, and better ones for whoever has no line yet."""


class Rounding:
    """One rounding of a mixture (avrunding).

    Parameters
    ----------
    mixture
        Per variable, with all who are alike in the duties of the first of them.
    prices
        What a unit of each account was worth there, in øre, one row for each class.
    """

    def __init__(self, task: Task, mixture: Reals, prices: Numbers) -> None:
        self._task = task
        self._rows = task.crew.rows
        self._placing = Placing(task)
        self._placing.begin(prices)
        self._mixture = _apart(task, mixture)

    def run(self) -> bool:
        """Round, and return whether the board took a better rota (avrund)."""
        board = self._task.board
        before = board.costs
        values = self._task.built.nothing()
        expected = Expected(self._rows, self._mixture)
        people = self._placing.people
        self._task.chance.shuffle(people)
        for person in people:
            if not self._first(values, expected, person):
                return False
        board.offer(values)
        for share in SHARES:
            self._task.chance.shuffle(people)
            expected = Expected(self._rows, values + share * (self._mixture - values))
            for person in people:
                if self._task.engine.stopped:
                    return board.costs != before
                self._again(values, share, expected, person)
            board.offer(values)
        for better in sweeps(self._placing, values):
            board.offer(better)
        return board.costs != before

    def _first(self, values: Values, expected: Expected, person: str) -> bool:
        """Give a line to one who has none; return False when there is none to give."""
        seat = self._placing.seat(person)
        gain = expected.marginal(seat.duties, SPREAD)
        for effort in EFFORTS:
            line = seat.line(gain, effort)
            if self._task.engine.stopped:
                return False
            if line is not None:
                break
        else:
            best = self._task.board.best
            if best is None:
                return False
            line = seat.duties[best[seat.duties] == 1]
        values[line] = 1
        expected.change(seat.duties, values[seat.duties])
        return True

    def _again(self, values: Values, share: float, expected: Expected, person: str) -> None:
        """Give a better line to one, with the others taken for part of the mixture."""
        seat = self._placing.seat(person)
        gain = expected.marginal(seat.duties, SPREAD)
        now = seat.duties[values[seat.duties] == 1]
        line = seat.line(gain, EFFORTS[0], now)
        if line is not None:
            values[now], values[line] = 0, 1
            work = values[seat.duties]
            expected.change(seat.duties, work + share * (self._mixture[seat.duties] - work))


def _apart(task: Task, mixture: Reals) -> Reals:
    """Return the mixture with those who are alike apart, each working an equal part of it."""
    duties = task.built.formulation.duties
    apart = np.zeros(len(mixture))
    for alike in task.crew.classes:
        share = mixture[list(duties[alike.people[0]])] / len(alike.people)
        for person in alike.people:
            apart[list(duties[person])] = share
    return apart
