"""How paths are grown (vekst): day by day, with their accounts kept.

Of all the ways that paths can go on, those are kept that promise most. What a path promises is what it comes
to when it is finished along the cheapest rest of the way: what it draws and is charged is then known, and to
break an account is fined. If none is broken, the path so finished is a line at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.pricing.accounts import NOT_APART, Balance
from solver.pricing.bundle import FAR, Bundle
from solver.pricing.finish import Finish
from solver.pricing.layer import Numbers, Reals
from solver.pricing.selection import cheapest_of_alike, nearest, rank

SPARE = 4
"""How many times as many paths as are kept are first asked whether they can end lawfully."""
DEARER = 2
"""How many times the price of a unit it is fined to break an account by one."""
FINE = 0.2
"""What it is fined besides, as a share of what the accounts' prices may first be moved by."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What everything costs when accounts are let go at a price (relaksert).

    Attributes
    ----------
    prices
        Of a unit of each account, per diagram.
    stride
        How far they may move at first.
    firm
        Accounts that tell paths apart even where they have no price.
    way_cost, rest
        Of each way, and of the rest of the way per day and state; both with the accounts' prices.
    """

    prices: Numbers
    stride: Reals
    firm: NDArray[np.bool_]
    way_cost: Numbers
    rest: Sequence[Numbers]


@dataclass(frozen=True, slots=True)
class Path:
    """A lawful path (vei): whose, along which ways, and what it costs."""

    person: int
    ways: Numbers
    paid: int


@dataclass(frozen=True, slots=True)
class _Grown:
    """Paths that have come to a day (vokst), and how each has.

    Attributes
    ----------
    cost, total
        With the accounts' prices: of the way so far, and what it comes to at least in the end.
    parent, way
        The path of the day before that each goes on from, and how.
    before
        What those had drawn.
    """

    day: int
    state: Numbers
    person: Numbers
    cost: Numbers
    total: Numbers
    parent: Numbers
    way: Numbers
    before: Numbers


@dataclass(frozen=True, slots=True)
class _Promise:
    """A path that is lawful when it is finished along the cheapest rest (løfte)."""

    paid: int
    day: int
    parent: int
    way: int
    state: int


class Growth:
    """Grows everybody's paths once (vekst).

    Parameters
    ----------
    wanted
        Per diagram: paths that cost as much or more are not wanted.
    lines
        How many paths are wanted of each; where it is one, none that is not better than one found.

    Attributes
    ----------
    least
        Per diagram: no lawful path costs less, unless it is not wanted.
    broken
        Per diagram: loose accounts that paths have broken for which others like them were given up.
    """

    def __init__(
        self, bundle: Bundle, balance: Balance, relaxed: Relaxed, wanted: Numbers, lines: int
    ) -> None:
        self._bundle, self._balance, self._relaxed = bundle, balance, relaxed
        self._prices = relaxed.prices
        self._worth = balance.worth(relaxed.prices)
        self._finish = Finish(bundle, relaxed.way_cost, relaxed.rest)
        stride = (FINE * relaxed.stride).astype(np.int64)
        self._fines = DEARER * np.abs(relaxed.prices) + np.minimum(stride, bundle.dearest)
        self._loose = (relaxed.prices == 0) & (balance.ledger.factor == 0).all(axis=-1) & ~relaxed.firm
        self.broken = np.zeros_like(relaxed.firm)
        self._lines = lines
        self._promised = wanted.copy()
        self._wanted = self._promised if lines == 1 else wanted
        self._promises: dict[int, _Promise] = {}
        self._steps: list[tuple[Numbers, Numbers]] = []
        self.least = wanted.copy()

    def run(self, people: Numbers, width: int, stopped: Callable[[], bool]) -> Iterator[Path] | None:
        """Grow some people's paths, ``width`` kept a day; return lawful ones (voks), None when stopped."""
        bundle, way_cost, rest = self._bundle, self._relaxed.way_cost, self._relaxed.rest
        state = person = people
        cost = np.zeros(len(state), dtype=np.int64)
        drawn = np.zeros((len(state), bundle.accounts), dtype=np.int64)
        for at, day in enumerate(bundle.days):
            if stopped():
                return None
            number = day.number[state]
            parent = np.repeat(np.arange(len(state)), number)
            begins = np.cumsum(number) - number
            step = np.arange(len(parent)) + (day.first[state] - begins)[parent]
            way, state, person = day.way[step], day.entering[step], person[parent]
            cost = cost[parent] + way_cost[way]
            total = cost + rest[at + 1][state] - self._worth[person]
            grown = _Grown(at + 1, state, person, cost, total, parent, way, drawn)
            keep = self._kept(grown, width)
            self._steps.append((parent[keep], way[keep]))
            state, cost, drawn, person = state[keep], cost[keep], self._drawn(grown, keep), person[keep]
        paid = cost - (drawn * self._prices[person]).sum(axis=1) + self._balance.charged(drawn, person)
        np.minimum.at(self.least, person, paid)
        for one, promise in self._promises.items():
            self.least[one] = min(self.least[one], promise.paid)
        return self._paths(person, paid)

    def _paths(self, person: Numbers, paid: Numbers) -> Iterator[Path]:
        """Yield the best of the wanted paths that have come to the end, and the promises."""
        wanted = np.flatnonzero(paid < self._wanted[person])
        order = wanted[np.lexsort((paid[wanted], person[wanted]))]
        for end in order[rank(person[order]) < self._lines]:
            yield Path(int(person[end]), self._back(len(self._steps), int(end)), int(paid[end]))
        for one, promise in self._promises.items():
            before = self._back(promise.day - 1, promise.parent)
            after = self._finish.ways(promise.day, promise.state)
            yield Path(one, np.concatenate([before, [promise.way], after]), promise.paid)

    def _back(self, day: int, at: int) -> Numbers:
        """Return the ways that led to a path of a day."""
        ways = np.empty(day, dtype=np.int64)
        for place in range(day - 1, -1, -1):
            parents, taken = self._steps[place]
            ways[place], at = taken[at], int(parents[at])
        return ways

    def _kept(self, grown: _Grown, width: int) -> Numbers:
        """Return the most promising of the paths that can end lawfully; note the least that is given up.

        What accounts allow is asked of the nearest first, and of all of those for whom too few are left so.
        """
        person, total, dropped = grown.person, grown.total, self.least
        inside = np.flatnonzero(total < self._wanted[person])
        score = self._score(grown, inside)
        inside = inside[total[inside] < self._wanted[person[inside]]]
        unseen = np.full(len(dropped), FAR)
        near = nearest(inside, person, score, total, width=SPARE * width, dropped=unseen)
        keep = self._lawful(grown, near)
        if len(near) < len(inside):
            short = (unseen < FAR) & (np.bincount(person[keep], minlength=len(dropped)) < width)
            if short.any():
                others = self._lawful(grown, inside[short[person[inside]]])
                keep = np.concatenate([keep[~short[person[keep]]], others])
            np.minimum(dropped, np.where(short, FAR, unseen), out=dropped)
        return nearest(keep, person, score, total, width=width, dropped=dropped)

    def _score(self, grown: _Grown, inside: Numbers) -> Numbers:
        """Return what paths come to when they are finished along the cheapest rest, fines included.

        Each one's best that is lawful is noted as a promise.
        """
        person, ledger = grown.person[inside], self._bundle.ledger
        drawn = self._drawn(grown, inside) + self._finish.drawn(grown.day, grown.state[inside])
        broken = np.maximum(0, drawn - ledger.high[person]) + np.maximum(0, ledger.low[person] - drawn)
        paid = grown.total[inside] + self._worth[person] - (drawn * self._prices[person]).sum(axis=1)
        paid += self._balance.charged(drawn, person)
        lawful = np.flatnonzero((paid < self._promised[person]) & ~broken.any(axis=1))
        lawful = lawful[np.lexsort((paid[lawful], person[lawful]))]
        for place in lawful[rank(person[lawful]) == 0]:
            at, one = inside[place], int(person[place])
            found = (grown.parent[at], grown.way[at], grown.state[at])
            self._promises[one] = _Promise(int(paid[place]), grown.day, *map(int, found))
            self._promised[one] = paid[place]
        score = np.full(len(grown.total), FAR)
        score[inside] = paid + (broken * self._fines[person]).sum(axis=1)
        return score

    def _lawful(self, grown: _Grown, which: Numbers) -> Numbers:
        """Return which of some paths can end lawfully, and of those that are alike the cheapest."""
        bundle = self._bundle
        state, person, drawn = grown.state[which], grown.person[which], self._drawn(grown, which)
        most, least = drawn + bundle.most[grown.day][state], drawn + bundle.least[grown.day][state]
        high, low = bundle.ledger.high[person], bundle.ledger.low[person]
        inside, loose = (least <= high) & (most >= low), self._loose[person]
        # Who was alike but for loose accounts was given up for the cheapest: that may end where it does not.
        given_up = np.flatnonzero((inside | loose).all(axis=1) & ~inside.all(axis=1))
        np.minimum.at(self.least, person[given_up], grown.total[which[given_up]])
        np.logical_or.at(self.broken, person[given_up], ~inside[given_up])
        may = np.flatnonzero(inside.all(axis=1))
        which, state, person, drawn = which[may], state[may], person[may], drawn[may]
        apart, sure = self._balance.apart(drawn, least[may], most[may], person)
        apart[loose[may]] = NOT_APART
        paid = grown.cost[which] - (drawn * self._prices[person]).sum(axis=1) + sure
        return which[cheapest_of_alike(state, apart, paid)]

    def _drawn(self, grown: _Grown, which: Numbers) -> Numbers:
        """Return what some paths have drawn."""
        drawn: Numbers = grown.before[grown.parent[which]] + self._bundle.ways.drawn[grown.way[which]]
        return drawn
