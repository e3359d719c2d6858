"""Placing people (plassering): one person's line made anew, against what all others work or may work.

Every hard rule but a unit's own is about one person, so a line can be made alone: the cheapest path through
the person's diagram, where each duty is worth what it alone would change in the units' rows. Several people's
are found side by side in less time; each is then made against what the others had before.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from solver.pricing.paths import Effort
from solver.strategy import Task
from solver.unitrows import Numbers

MOST_AT_ONCE = 3
"""People placed side by side at most: of more, too many want the same duties for the time it gains."""
APART = 10
"""Of fewer than twice as many people one is placed at a time, of fewer than three times as many two."""


class Seats:
    """Some people's places among the others (plasser).

    Attributes
    ----------
    duties
        Of each; their places in it are those of a gain.
    """

    def __init__(self, placing: "Placing", people: Sequence[str]) -> None:
        crew, duties = placing.task.crew, placing.task.built.formulation.duties
        self._placing = placing
        self._at = [placing.at[person] for person in people]
        self._tallies = [crew.classes[at].tally for at in self._at]
        self.duties: list[Numbers] = [np.array(duties[person], dtype=np.int64) for person in people]
        # Those who are alike are priced in the duties of the first of them.
        firsts = (crew.classes[at].people[0] for at in self._at)
        self._firsts = [np.array(duties[first], dtype=np.int64) for first in firsts]
        self._paths, self._concerned = crew.pricers.each(self._at)
        begin = self._paths.prices.copy()
        for row, at in zip(begin, self._at, strict=True):
            known = placing.prices.get(at, row)[: len(row)]
            row[: len(known)] = known
        self._paths.begin(begin)

    def lines(
        self, gains: Sequence[Numbers], effort: Effort, nows: Sequence[Numbers] | None = None
    ) -> list[Numbers | None]:
        """Return the duties of the best line found for each (linjer); None where none was.

        Parameters
        ----------
        gains
            What each duty costs besides what it costs the person.
        nows
            The duties of lines that the new ones must be better than.
        """
        known = [None] * len(gains) if nows is None else list(map(self.cost, range(len(gains)), gains, nows))
        costs = []
        for concerned, first, gain in zip(self._concerned, self._firsts, gains, strict=True):
            cost = self._placing.own[concerned]
            inside = np.isin(first, concerned)
            cost[np.searchsorted(concerned, first[inside])] += gain[inside]
            costs.append(cost)
        answers = self._paths.cheapest(np.concatenate(costs), known, effort)
        self._placing.prices.update(zip(self._at, self._paths.prices, strict=True))
        if answers is None:
            return [None] * len(gains)
        found = []
        for answer, first, duties in zip(answers, self._firsts, self.duties, strict=True):
            best = min(answer.lines, key=lambda line: (answer.lines[line], line), default=None)
            found.append(None if best is None else duties[np.isin(first, best)])
        return found

    def cost(self, place: int, gain: Numbers, line: Numbers) -> int:
        """Return what a line of one of them costs, the gain of its duties included (kostnad)."""
        held = np.isin(self.duties[place], line)
        own = self._tallies[place].costs(self._firsts[place][held].tolist())
        return sum(own) + int(gain[held].sum())


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

    @property
    def at_once(self) -> int:
        """How many people are placed side by side (samtidig)."""
        return max(1, min(MOST_AT_ONCE, len(self.people) // APART))

    def begin(self, prices: Numbers) -> None:
        """Let first searches begin with these prices of accounts, one row for each class (begynn)."""
        self.prices = dict(enumerate(prices))

    def seats(self, people: Sequence[str]) -> Seats:
        """Return the places of some who are on diagrams (plasser)."""
        return Seats(self, people)

    def groups(self, people: Sequence[str]) -> Iterator[Seats]:
        """Yield people's places, so many as are placed side by side at a time (grupper)."""
        size = self.at_once
        for begin in range(0, len(people), size):
            yield self.seats(people[begin : begin + size])
