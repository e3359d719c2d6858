"""The cheapest paths through diagrams (billigste veier): many people's best lines under given prices.

First the accounts are let go, at a price per unit drawn too much or too little (Lagrange): the cheapest path
is found day by day, backwards, and the prices are moved until it hardly breaks an account. That is a bound,
and it tells for every state the least that the rest of the way can cost. Then paths are grown forwards with
their accounts kept, and those that cannot end below what is known already are dropped. Whole numbers all the
way: the bounds are exact.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from solver.pricing.accounts import Balance
from solver.pricing.bundle import FAR, Bundle
from solver.pricing.climb import Climb
from solver.pricing.diagram import Diagram
from solver.pricing.growth import Growth, Relaxed
from solver.pricing.layer import Numbers, Reals

MOST_TRIES = 160
"""Moves of the accounts' prices in one search at most."""
WIDEST = 102_400
"""Paths kept from day to day at most, of each diagram,"""
ALL_TOGETHER = 204_800
"""and of all that are open, as soon as each has its ``FAIR`` share."""
FAIR = 6_400
STRIDE = 0.2
"""First move of the accounts' prices, as a share of the dearest way."""
NO_LINE = FAR // 4
"""A bound as high as this says that there is no lawful line."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try (innsats).

    Attributes
    ----------
    tries
        Moves of the accounts' prices.
    width
        Paths kept from day to day, for each diagram.
    lines
        Lines wanted of each diagram, the best and others.
    """

    tries: int = 10
    width: int = 50
    lines: int = 4

    def harder(self) -> "Effort":
        """Return more effort, up to what one round can bear (mer innsats)."""
        return Effort(min(MOST_TRIES, 2 * self.tries), min(WIDEST, 2 * self.width), self.lines)

    def easier(self, least: "Effort") -> "Effort":
        """Return less effort, not below what is asked at least (mindre innsats)."""
        return Effort(max(least.tries, self.tries // 2), max(least.width, self.width // 2), self.lines)


@dataclass(frozen=True, slots=True)
class Look:
    """Everybody's cheapest paths when the accounts are let go at a price (blikk).

    Attributes
    ----------
    prices
        What was asked for a unit of each account.
    value
        What no lawful line costs less than, per diagram.
    drawn
        Per diagram and account.
    slope
        Where to move the prices to.
    ways
        Of the paths.
    """

    prices: Numbers
    value: Numbers
    drawn: Numbers
    slope: Numbers
    ways: Numbers


@dataclass(slots=True)
class Answer:
    """What was found on one diagram (svar).

    Attributes
    ----------
    bound
        No lawful line costs less, unless it is as dear as the one known.
    lines
        Cost by the duties of a line.
    """

    bound: int
    lines: dict[tuple[int, ...], int] = field(default_factory=dict)


class Paths:
    """Finds cheap paths, again and again (veisøker); remembers the accounts' prices.

    Parameters
    ----------
    diagrams
        Of equally many days; at least one.
    stopped
        Asked now and then; when it says so, what is under way is given up.
    """

    def __init__(self, diagrams: Sequence[Diagram], stopped: Callable[[], bool]) -> None:
        self._bundle = Bundle(diagrams)
        self._stopped = stopped
        self._prices = np.zeros(self._bundle.ledger.low.shape, dtype=np.int64)
        self._firm = np.zeros(self._prices.shape, dtype=bool)

    @property
    def at_once(self) -> Numbers:
        """On how many accounts a day draws at most, per diagram (samtidig)."""
        return self._bundle.at_once

    @property
    def unit(self) -> Reals:
        """About how much a day draws, per diagram and account (enhet)."""
        return self._bundle.unit

    @property
    def prices(self) -> Numbers:
        """What the last search asked for a unit of each account (priser), per diagram."""
        return self._prices

    def begin(self, prices: Numbers) -> None:
        """Let the next search begin with these prices (begynn)."""
        self._prices = prices

    def run(self, cost: Numbers) -> "Run":
        """Return a search under ``cost`` per variable, of which no line is known (søk)."""
        return Run(self._bundle, cost, [None] * self._bundle.size, self._stopped)

    def cheapest(self, cost: Numbers, known: Sequence[int | None], effort: Effort) -> list[Answer] | None:
        """Return a bound and cheap lines of every diagram under ``cost`` per variable (billigste).

        Parameters
        ----------
        known
            What a known line of each costs; dearer ones are not wanted.

        Returns
        -------
        list of Answer, or None
            None when it was stopped.
        """
        run = Run(self._bundle, cost, known, self._stopped)
        prices = run.relaxed(self._prices, effort.tries)
        if prices is None:
            return None
        self._prices = prices
        if not run.grow(prices, effort, self._firm):
            return None
        return [Answer(int(bound), lines) for bound, lines in zip(run.bound, run.lines, strict=True)]

    def through(self, cost: Numbers, tries: int) -> Numbers:
        """Return what a path costs at least that takes a duty, by variable (gjennom).

        ``-FAR`` where nothing is said of it.
        """
        run = Run(self._bundle, cost, [None] * self._bundle.size, self._stopped)
        prices = run.relaxed(self._prices, tries)
        least = None if prices is None else run.through(prices, cost)
        return np.full(len(cost), -FAR) if least is None else least


class Run:
    """One search with given costs (kjøring).

    Attributes
    ----------
    bound, upper
        Per diagram: below every line's cost, and the cost of the best line known.
    """

    def __init__(
        self,
        bundle: Bundle,
        cost: Numbers,
        known: Sequence[int | None],
        stopped: Callable[[], bool],
    ) -> None:
        self._bundle = bundle
        self._stopped = stopped
        self._chosen, class_cost = bundle.options.cheapest(cost)
        self._plain = class_cost[bundle.ways.classes]
        way, variable, amount = bundle.ways.charges
        np.add.at(self._plain, way, cost[variable] * amount)
        self._balance = Balance.of(bundle.ledger, cost)
        self.upper = np.array([FAR // 2 if k is None else k for k in known], dtype=np.int64)
        self.bound = np.full(bundle.size, -FAR)
        self.lines: list[dict[tuple[int, ...], int]] = [{} for _ in range(bundle.size)]

    def relaxed(self, prices: Numbers, tries: int) -> Numbers | None:
        """Move the accounts' prices to the best bounds and return them (relaksert); None when stopped."""
        bundle, balance = self._bundle, self._balance
        best = prices
        everybody = np.arange(bundle.size)
        climb = Climb(prices.astype(np.float64), bundle.unit, self._stride())
        for _ in range(max(1, tries)):
            look = self.look(climb.at)
            if look is None:
                return None
            drawn, ways = look.drawn, look.ways
            lawful = ((drawn <= bundle.ledger.high) & (drawn >= bundle.ledger.low)).all(axis=1)
            price = self._plain[ways].sum(axis=1) + balance.charged(drawn, everybody)
            for person in np.flatnonzero(lawful & (price < self.upper)):
                self._keep(int(person), ways[person], int(price[person]))
            better = look.value > self.bound
            self.bound = np.where(better, look.value, self.bound)
            best = np.where(better[:, None], look.prices, best)
            slope = self._first_the_wider(look.slope)
            open_ = (self.bound < self.upper) & slope.any(axis=1)
            if not open_.any():
                break
            climb.at = look.prices.astype(np.float64)
            climb.step(np.where(open_[:, None], slope, 0.0))
        return best

    def look(self, wanted: Reals | Numbers) -> Look | None:
        """Return the cheapest paths under the nearest prices that may be (blikk); None when stopped."""
        most = self._bundle.dearest
        prices = self._balance.sensible(np.clip(np.rint(wanted), -most, most).astype(np.int64))
        way_cost = self._at(prices)
        rest = self._rest(way_cost)
        if rest is None:
            return None
        ways = self._ways(way_cost, rest)
        drawn = self._bundle.ways.drawn[ways].sum(axis=1)
        return Look(
            prices=prices,
            value=rest[0] - self._balance.worth(prices),
            drawn=drawn,
            slope=self._balance.slope(prices, drawn),
            ways=ways,
        )

    def _first_the_wider(self, slope: Numbers) -> Numbers:
        """Return the slope without accounts that are over because one on all of their days is, and on more.

        Hours over eight weeks are too many wherever those of the whole plan are. With a price for each of the
        windows that overlap the climb takes long, and mostly none of them is needed.
        """
        over = slope > 0
        waits = over & (self._bundle.wider & over[:, None, :]).any(axis=-1)
        return np.where(waits, 0, slope)

    def through(self, prices: Numbers, cost: Numbers) -> Numbers | None:
        """Return what a path costs at least that takes a duty, by variable (gjennom); None when stopped."""
        bundle, way_cost = self._bundle, self._at(prices)
        rest = self._rest(way_cost)
        if rest is None:
            return None
        least = np.full(len(bundle.ways.classes), FAR)
        here = np.zeros(bundle.size, dtype=np.int64)
        for at, day in enumerate(bundle.days):
            so_far = np.repeat(here[day.leaving], day.number[day.leaving]) + way_cost[day.way]
            np.minimum.at(least, day.way, so_far + rest[at + 1][day.entering])
            here = np.full(len(rest[at + 1]), FAR)
            np.minimum.at(here, day.entering, so_far)
        least -= self._balance.worth(prices)[bundle.ways.owner]
        return bundle.options.through(cost, bundle.ways.classes, least)

    def duties(self, ways: Numbers) -> Numbers:
        """Return the duties of a path in every diagram, one row each, filled up with zeros (vakter)."""
        options = self._bundle.options
        return options.duties[self._chosen[self._bundle.ways.classes[ways]]].reshape(len(ways), -1)

    def _stride(self) -> Reals:
        """Return how far each one's prices may move at first: part of what a day's work is worth."""
        dearest = np.zeros(self._bundle.size)
        np.maximum.at(dearest, self._bundle.ways.owner, np.abs(self._plain))
        return STRIDE * np.maximum(1.0, dearest)

    def _at(self, prices: Numbers) -> Numbers:
        """Return what each way costs with the accounts' prices."""
        bundle = self._bundle
        if not bundle.accounts:
            return self._plain
        cost: Numbers = self._plain + bundle.ways.priced(prices)
        return cost

    def _rest(self, way_cost: Numbers) -> list[Numbers] | None:
        """Return the least cost of the rest of the way, per day and state; None when stopped."""
        rest = [np.zeros(self._bundle.size, dtype=np.int64)]
        if self._stopped():
            return None
        for day in reversed(self._bundle.days):
            cheapest = np.minimum.reduceat(way_cost[day.way] + rest[-1][day.entering], day.begin)
            if len(day.leaving) < len(day.number):
                whole = np.full(len(day.number), FAR)
                whole[day.leaving] = cheapest
                cheapest = np.minimum(whole, FAR)
            rest.append(cheapest)
        rest.reverse()
        return rest

    def _ways(self, way_cost: Numbers, rest: Sequence[Numbers]) -> Numbers:
        """Return the ways of each diagram's cheapest path."""
        bundle = self._bundle
        state = np.arange(bundle.size)
        ways = np.empty((bundle.size, len(bundle.days)), dtype=np.int64)
        for at, day in enumerate(bundle.days):
            number = day.number[state]
            step = day.first[state][:, None] + np.arange(number.max(initial=1))
            inside = np.arange(number.max(initial=1)) < number[:, None]
            step = np.where(inside, step, day.first[state][:, None])
            onward = way_cost[day.way[step]] + rest[at + 1][day.entering[step]]
            taken = step[np.arange(len(state)), onward.argmin(axis=1)]
            ways[:, at], state = day.way[taken], day.entering[taken]
        return ways

    def _keep(self, person: int, ways: Numbers, price: int) -> None:
        """Keep a path as a line, in each class the cheapest option."""
        duties = self.duties(ways[None])
        self.lines[person][tuple(duties[duties > 0].tolist())] = price
        self.upper[person] = min(self.upper[person], price)

    def grow(self, prices: Numbers, effort: Effort, firm: NDArray[np.bool_]) -> bool:
        """Grow paths with their accounts kept (voks); return False when stopped.

        Accounts that have no price tell no paths apart, unless they are ``firm``; where somebody's bound may
        have suffered by that, they are from now on.
        """
        bundle = self._bundle
        way_cost = self._at(prices)
        rest = self._rest(way_cost)
        if rest is None:
            return False
        people = np.flatnonzero(self.bound < self.upper)
        relaxed = Relaxed(prices, self._stride()[:, None] / bundle.unit, firm, way_cost, rest)
        growth = Growth(bundle, self._balance, relaxed, self.upper, effort.lines)
        shared = ALL_TOGETHER // max(1, len(people))
        paths = growth.run(people, min(effort.width, max(FAIR, shared)), self._stopped)
        if paths is None:
            return False
        for path in paths:
            self._keep(path.person, path.ways, path.paid)
        self.bound[people] = np.maximum(self.bound, growth.least)[people]
        firm |= growth.broken & (self.bound < self.upper)[:, None]
        return True
