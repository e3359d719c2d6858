"""The ascent (oppstigning): a good bound and good duals before there are any lines to mix.

The volume algorithm: everybody's cheapest paths under the duals so far, accounts let go at a price, say where
heads are too many and too few. Averaged over the steps they are nearly a mixture that the master would make,
and what that lacks is the way to go. A step costs one sweep over the diagrams and no linear program, so a
year-long plan has a bound within some per cent when the master has hardly begun. An account's price is
stepped by its unit, for a step that is short among heads is long among minutes.

Source: F. Barahona and R. Anbil, *The volume algorithm: producing primal solutions with a subgradient
method*, Mathematical Programming 87 (2000), 385-399.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from solver.crew import Crew
from solver.master import SCALE, Duals
from solver.mean import Mean
from solver.pricing.paths import Paths, Run
from solver.unitrows import Numbers, Reals

FIRST_TRIES = 30
"""Moves of the accounts' prices before the first step."""
FEWEST_STEPS, MOST_STEPS = 500, 2_000
MOST_IN_VAIN = 1_000
"""Steps without any gain; columns alone do better then."""
TOLD_EVERY = 100
GAIN = 0.001
"""What so many steps must raise the bound by to go on, as a share of it."""
FIRST_SHARE, HALVED = 0.2, 5
"""What the latest paths count for in the average at first, and the step at which it is half of that."""
FIRST_LENGTH = 0.01
"""Of a step, as a share of the length that would reach the target from the first point on a straight way."""
SHORTEST = 1e-6
"""Of a first step, likewise."""
LONGER, SHORTER = 1.2, 0.66
PATIENCE = 10
"""Steps in a row without gain before they are made shorter, once one has paid."""


class Bounding(Protocol):
    """What an ascent asks of a level (nivå)."""

    crew: Crew

    @property
    def target(self) -> int:
        """What the best rota costs (mål); no bound comes above it."""

    @property
    def over(self) -> bool:
        """Whether there is nothing more to be proven (over)."""

    @property
    def late(self) -> bool:
        """Whether an ascent has had its time (sent)."""

    def cost_of(self, rows: Numbers) -> Numbers:
        """Return what each variable costs under duals of the rows (kostnad)."""

    def worth_of(self, duals: Duals) -> int:
        """Return the part of the bound that no line changes (verdi)."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Where an ascent has come (nådd).

    Attributes
    ----------
    bound
        What the duals and the accounts' prices prove.
    prices
        What a unit of each account is worth, per class, in the duals' own unit.
    mean
        What everybody works on average over the steps.
    """

    bound: int
    duals: Duals
    prices: Numbers
    mean: Mean


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one step saw: the bound, who works what, what accounts are over, and their prices."""

    bound: int
    worked: Reals
    over: Reals
    slope: Reals
    prices: Reals


class Ascent:
    """One ascent (oppstigning) on the first level, with everybody on a diagram."""

    def __init__(self, level: Bounding) -> None:
        crew = level.crew
        self._level = level
        self._rows = crew.rows
        self._paths: Paths = crew.pricers.together
        self._heads = np.array([len(alike.people) for alike in crew.classes], dtype=np.int64)
        self._most = (SCALE * self._rows.cost[0]).astype(np.float64)
        self._squares = self._paths.unit**2
        self._pairs = np.flatnonzero(self._rows.mirror >= 0)
        self._length = FIRST_LENGTH
        self._fruitless = 0
        self._gained = False

    def run(self) -> Iterator[Reached]:
        """Climb as long as it pays, and yield now and then where it has come, ever higher (stig)."""
        duals = np.zeros(len(self._rows.above))
        first = self._run(duals).relaxed(self._paths.prices, FIRST_TRIES)
        seen = None if first is None else self._seen(duals, first.astype(np.float64))
        if seen is None:
            return
        worked, over, slope, prices = seen.worked, seen.over, seen.slope, seen.prices
        best = told = seen.bound
        # Not measured anew when a better rota is found: steps would be shorter at once, and stay so for long.
        far = max(0, SCALE * self._level.target - best)
        for step in range(1, MOST_STEPS + 1 if far else 1):
            move = np.where(((duals <= 0) & (over < 0)) | ((duals >= self._most) & (over > 0)), 0.0, over)
            length = self._length * far / max(1.0, move @ move + (slope**2 / self._squares).sum())
            there = self._lawful(duals + length * move)
            seen = self._seen(there, prices + length * slope / self._squares)
            if seen is None:
                return
            better = seen.bound > best
            if better:
                best, duals, prices = seen.bound, there, seen.prices
            self._learn(better=better)
            share = FIRST_SHARE * HALVED / (HALVED + step)
            worked += share * (seen.worked - worked)
            over += share * (seen.over - over)
            slope += share * (seen.slope - slope)
            done = self._level.over
            if done or step % TOLD_EVERY == 0:
                if best > told:
                    at = np.rint(prices).astype(np.int64)
                    yield Reached(best, _whole(duals), at, Mean(worked.copy(), at // SCALE))
                least = FEWEST_STEPS if self._gained else MOST_IN_VAIN
                if done or self._level.late or (step >= least and best - told <= GAIN * abs(best)):
                    return
                told = best

    def _learn(self, *, better: bool) -> None:
        """Take longer steps as long as they pay, and shorter ones when they have not for a while.

        At first right away: how long a step should be is not known within a factor of a thousand. Where none
        pays, what has been seen on the way shows a better one, and it is tried at all lengths again.
        """
        self._gained |= better
        self._fruitless = 0 if better else self._fruitless + 1
        if better:
            self._length = min(2.0, LONGER * self._length)
        elif not self._gained or self._fruitless >= PATIENCE:
            self._length, self._fruitless = SHORTER * self._length, 0
        if not self._gained and self._length < SHORTEST:
            self._length = FIRST_LENGTH

    def _lawful(self, duals: Reals) -> Reals:
        """Return the nearest duals that may be; of heads asked for and heads beyond only one has a price."""
        duals = np.clip(duals, 0.0, self._most)
        mirror = self._rows.mirror[self._pairs]
        both = np.minimum(duals[self._pairs], duals[mirror])
        duals[self._pairs] -= both
        duals[mirror] -= both
        return duals

    def _run(self, duals: Reals) -> Run:
        """Return a search of everybody's cheapest paths under these duals."""
        return self._paths.run(self._level.cost_of(np.rint(duals).astype(np.int64)))

    def _seen(self, duals: Reals, prices: Reals) -> _Seen | None:
        """Return what everybody's cheapest paths say of these duals; None when stopped."""
        run = self._run(duals)
        look = run.look(prices)
        if look is None:
            return None
        worked = np.zeros(self._rows.size)
        np.add.at(worked, run.duties(look.ways), self._heads[:, None])
        worked[0] = 0.0
        bound = self._level.worth_of(_whole(duals)) + int((self._heads * look.value).sum())
        over = self._rows.totals(worked) - self._rows.above
        # An account's price is one for all who are alike, and counts for each of them.
        slope = (self._heads[:, None] * look.slope).astype(np.float64)
        return _Seen(bound, worked, over, slope, look.prices.astype(np.float64))


def _whole(rows: Reals) -> Duals:
    """Return duals of the rows in whole numbers, there being no earlier level."""
    return Duals(np.rint(rows).astype(np.int64), np.zeros(0, dtype=np.int64))
