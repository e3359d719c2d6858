"""A walk (vandring): one person's line made anew by path, as one try of a neighbourhood search.

Harder than a sweep, which is for everybody and in haste: whether a better line is found hangs on the
accounts' prices when paths are grown, and those need the more moves, the more kinds of work there are.
"""

from solver.expected import Expected
from solver.formulation import Values
from solver.placing import Placing
from solver.pricing.paths import Effort
from solver.strategy import Task

EFFORT = Effort(tries=40, width=60, lines=1)
DAY = 2e-5
"""What one day takes for each move of the accounts' prices, in CP-SAT's deterministic time, about seconds."""


class Walk:
    """Looks for a better line of one person at a time (vandring).

    Attributes
    ----------
    people
        Those who are on a diagram.
    work
        What one walk takes, in deterministic time.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._placing = Placing(task)
        self.people = frozenset(self._placing.people)
        self.work = DAY * EFFORT.tries * task.problem.horizon.days

    def better(self, values: Values, person: str) -> Values | None:
        """Return the rota with one person's line better, all levels together (bedre), if found."""
        seat = self._placing.seat(person)
        gain = Expected(self._task.crew.rows, values).marginal(seat.duties)
        now = seat.duties[values[seat.duties] == 1]
        line = seat.line(gain, EFFORT, now)
        if line is None:
            return None
        better = values.copy()
        better[now], better[line] = 0, 1
        return better
