"""A walk (vandring): a few people's lines made anew by path, as one try of a neighbourhood search.

Harder than a sweep, which is for everybody and in haste: whether a better line is found hangs on the
accounts' prices when paths are grown, and those need the more moves, the more kinds of work there are.
"""

from collections.abc import Sequence

from solver.expected import Expected
from solver.formulation import Values
from solver.placing import Placing
from solver.pricing.paths import Effort
from solver.strategy import Task

EFFORT = Effort(tries=40, width=60, lines=1)
DAY = 2e-5
"""What one day takes for each move of the accounts' prices, in CP-SAT's deterministic time, about seconds."""
ALONE = 2 / 3
"""Share of it that does not grow with the people who are taken side by side."""


class Walk:
    """Looks for better lines of a few people at a time (vandring).

    Attributes
    ----------
    people
        Those who are on a diagram; nobody where units have rows of their own, which paths do not know.
    at_once
        How many of them are best taken side by side.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._placing = Placing(task)
        linked = task.built.formulation.linked
        self.people = frozenset[str]() if linked else frozenset(self._placing.people)
        self.at_once = self._placing.at_once

    def better(self, values: Values, people: Sequence[str]) -> Values | None:
        """Return the rota with some people's lines better, all levels together (bedre), if any is found."""
        expected, seats = Expected(self._task.crew.rows, values), self._placing.seats(people)
        gains = [expected.marginal(duties) for duties in seats.duties]
        nows = [duties[values[duties] == 1] for duties in seats.duties]
        better = None
        for place, line in enumerate(seats.lines(gains, EFFORT, nows)):
            if line is None:
                continue
            now, duties = nows[place], seats.duties[place]
            if better is None:
                better = values.copy()
            else:
                # Who has changed already may have taken what made the line good.
                gain = expected.marginal(duties)
                if seats.cost(place, gain, line) >= seats.cost(place, gain, now):
                    continue
            better[now], better[line] = 0, 1
            expected.change(duties, better[duties])
        return better

    def work(self, people: int) -> float:
        """Return what one walk of so many people takes, in deterministic time (arbeid)."""
        return DAY * EFFORT.tries * self._task.problem.horizon.days * (ALONE + (1 - ALONE) * people)
