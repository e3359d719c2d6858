"""The ascent (oppstigning): a good bound and good duals before there are any lines to mix.

The volume algorithm: everybody's cheapest paths under the duals so far, accounts let go at a price, say where
heads are too many and too few. Averaged over the steps they are nearly a mixture that the master would make,
and what that lacks is the way to go. A step costs one sweep over the diagrams and no linear program, so a
year-long plan has a bound within some per cent when the master has hardly begun.

Source: F. Barahona and R. Anbil, *The volume algorithm: producing primal solutions with a subgradient
method*, Mathematical Programming 87 (2000), 385-399.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from solver.crew import Crew
from solver.master import SCALE, Duals, Numbers
from solver.pricing.paths import Paths

Reals = NDArray[np.float64]

FEWEST_STEPS, MOST_STEPS = 500, 2_000
TOLD_EVERY = 100
GAIN = 0.001
"""What so many steps must raise the bound by to go on, as a share of it."""
FIRST_SHARE, HALVED = 0.1, 20
"""What the latest paths count for in the average at first, and the step at which it is half of that."""
FIRST_LENGTH = 0.01
"""Of a step, as a share of the length that would reach the target if the way there were straight."""
LONGER, SHORTER = 1.2, 0.66
PATIENCE = 10
"""Steps in a row without gain before they are made shorter."""


class Bounding(Protocol):
    """What an ascent asks of a level (nivå)."""

    crew: Crew

    @property
    def target(self) -> int:
        """What the best rota costs (mål); no bound comes above it."""

    def cost_of(self, rows: Numbers) -> Numbers:
        """Return what each variable costs under duals of the rows (kostnad)."""

    def worth_of(self, duals: Duals) -> int:
        """Return the part of the bound that no line changes (verdi)."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Where an ascent has come (nådd): the best duals and accounts' prices, and the bound they prove."""

    bound: int
    duals: Duals
    prices: Numbers


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one step saw: the bound, by what the rows are over, what is drawn, the account's prices."""

    bound: int
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
        self._pairs = np.flatnonzero(self._rows.mirror >= 0)
        self._length = FIRST_LENGTH
        self._fruitless = 0

    def run(self) -> Iterator[Reached]:
        """Climb as long as it pays, and yield now and then where it has come, ever higher (stig)."""
        duals, prices = np.zeros(len(self._rows.above)), self._paths.prices.astype(np.float64)
        seen = self._seen(duals, prices)
        if seen is None:
            return
        over, slope, best, told = seen.over, seen.slope, seen.bound, seen.bound
        for step in range(1, MOST_STEPS + 1):
            move = np.where(((duals <= 0) & (over < 0)) | ((duals >= self._most) & (over > 0)), 0.0, over)
            left = max(0, SCALE * self._level.target - best)
            length = self._length * left / max(1e-9, move @ move + (slope**2).sum())
            there = self._lawful(duals + length * move)
            seen = self._seen(there, prices + length * slope)
            if seen is None:
                return
            better = seen.bound > best
            if better:
                best, duals, prices = seen.bound, there, seen.prices
            self._learn(better=better)
            share = FIRST_SHARE * HALVED / (HALVED + step)
            over, slope = over + share * (seen.over - over), slope + share * (seen.slope - slope)
            if step % TOLD_EVERY == 0:
                if best > told:
                    yield Reached(best, _whole(duals), np.rint(prices).astype(np.int64))
                if step >= FEWEST_STEPS and best - told < GAIN * abs(best):
                    return
                told = best

    def _learn(self, *, better: bool) -> None:
        """Take longer steps as long as they pay, and shorter ones when they have not for a while."""
        self._fruitless = 0 if better else self._fruitless + 1
        if better:
            self._length = min(2.0, LONGER * self._length)
        elif self._fruitless >= PATIENCE:
            self._length, self._fruitless = SHORTER * self._length, 0

    def _lawful(self, duals: Reals) -> Reals:
        """Return the nearest duals that may be; of heads asked for and heads beyond only one has a price."""
        duals = np.clip(duals, 0.0, self._most)
        mirror = self._rows.mirror[self._pairs]
        both = np.minimum(duals[self._pairs], duals[mirror])
        duals[self._pairs] -= both
        duals[mirror] -= both
        return duals

    def _seen(self, duals: Reals, prices: Reals) -> _Seen | None:
        """Return what everybody's cheapest paths say of these duals; None when stopped."""
        rows = np.rint(duals).astype(np.int64)
        run = self._paths.run(self._level.cost_of(rows))
        look = run.look(np.rint(prices).astype(np.int64))
        if look is None:
            return None
        worked = np.zeros(self._rows.size, dtype=np.int64)
        duties = run.duties(look.ways)
        np.add.at(worked, duties, self._heads[:, None])
        worked[0] = 0
        bound = self._level.worth_of(_whole(rows)) + int((self._heads * look.value).sum())
        over = (self._rows.totals(worked) - self._rows.above).astype(np.float64)
        # An account's price is one for all who are alike, and counts for each of them.
        slope = (self._heads[:, None] * look.slope).astype(np.float64)
        return _Seen(bound, over, slope, look.prices.astype(np.float64))


def _whole(rows: Reals | Numbers) -> Duals:
    """Return duals of the rows in whole numbers, there being no earlier level."""
    return Duals(np.rint(rows).astype(np.int64), np.zeros(0, dtype=np.int64))
