"""Placing people (plassering): one person's line made anew, against what all others work or may work.

Every hard rule but a unit's own is about one person, so a line can be made alone: the cheapest path through
the person's diagram, where each duty is worth what it alone would change in the units' rows.
"""

import numpy as np

from solver.pricing.paths import Effort, Paths
from solver.strategy import Task
from solver.unitrows import Numbers


class Seat:
    """One person's place among the others (plass).

    Attributes
    ----------
    duties
        Whose places in it are those of a gain.
    """

    def __init__(self, placing: "Placing", person: str) -> None:
        crew = placing.task.crew
        self._placing = placing
        self._at = placing.at[person]
        self._alike = crew.classes[self._at]
        duties = placing.task.built.formulation.duties
        self.duties: Numbers = np.array(duties[person], dtype=np.int64)
        # Those who are alike are priced in the duties of the first of them.
        self._first = np.array(duties[self._alike.people[0]], dtype=np.int64)
        self._paths: Paths = crew.pricers.alone(self._at)
        if (prices := placing.prices.get(self._at)) is not None:
            self._paths.begin(prices[None, : self._paths.prices.shape[1]])

    def line(self, gain: Numbers, effort: Effort, now: Numbers | None = None) -> Numbers | None:
        """Return the duties of the best line found (linje); None where none was.

        Parameters
        ----------
        gain
            What each duty costs besides what it costs the person.
        now
            The duties of a line that the new one must be better than.
        """
        cost = self._placing.own.copy()
        cost[self._first] += gain
        known = None
        if now is not None:
            held = np.isin(self.duties, now)
            known = sum(self._alike.tally.costs(self._first[held].tolist())) + int(gain[held].sum())
        answers = self._paths.cheapest(cost, [known], effort)
        self._placing.prices[self._at] = self._paths.prices[0]
        lines = answers[0].lines if answers else {}
        if not lines:
            return None
        best = min(lines, key=lambda line: (lines[line], line))
        return self.duties[np.isin(self._first, best)]


class Placing:
    """Places people who are on diagrams (plassering); remembers the prices of their accounts.

    Attributes
    ----------
    at
        Each person's class.
    own
        What each variable costs its person, all levels together.
    prices
        What a unit of each account was worth at last, by class.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.at = {person: at for at, alike in enumerate(task.crew.classes) for person in alike.people}
        self.own = task.crew.own.cost(np.ones(len(task.built.formulation.levels), dtype=np.int64))
        self.prices: dict[int, Numbers] = {}

    @property
    def people(self) -> list[str]:
        """Those who are on a diagram (på diagram)."""
        return [person for person, at in self.at.items() if self.task.crew.pricers.diagrammed(at)]

    def begin(self, prices: Numbers) -> None:
        """Let first searches begin with these prices of accounts, one row for each class (begynn)."""
        self.prices = dict(enumerate(prices))

    def seat(self, person: str) -> Seat:
        """Return the place of one who is on a diagram (plass)."""
        return Seat(self, person)
