"""Accounts over most of the plan (kontoer): what a path draws on them, where they end, what passing costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.pricing.reading import Account

Numbers = NDArray[np.int64]

NOT_APART = -(2**40)
"""Stands for what is drawn on an account that tells no two paths apart any more."""


class Ledger:
    """The accounts of several diagrams, side by side (hovedbok).

    Attributes
    ----------
    low, high
        Limits per diagram and account, narrowed to what any path can draw.
    floor, ceiling
        Whether a path can come below and above them.
    variable, factor, above
        The charges: a count ``max(0, factor * drawn - above)`` each.
    points
        Amounts of which one is the dearest or the cheapest, however each unit is priced.
    """

    def __init__(self, accounts: Sequence[Sequence[Account]], least: Numbers, most: Numbers) -> None:
        self.low, self.high = least.copy(), most.copy()
        self.floor, self.ceiling = np.zeros(least.shape, bool), np.zeros(least.shape, bool)
        charges = max((len(a.charges) for mine in accounts for a in mine), default=0)
        self.variable, self.factor, self.above = np.zeros((3, *least.shape, charges), np.int64)
        for at, mine in enumerate(accounts):
            for i, account in enumerate(mine):
                self._enter(at, i, account)
        points = [self.low, self.high]
        for charge in range(charges):
            turn = self.above[..., charge]
            factor = np.where(self.factor[..., charge] == 0, 1, self.factor[..., charge])
            points.extend(
                np.clip(whole, self.low, self.high) for whole in (turn // factor, -(-turn // factor))
            )
        self.points = np.stack(points, axis=-1)

    def _enter(self, at: int, i: int, account: Account) -> None:
        least, most = int(self.low[at, i]), int(self.high[at, i])
        if account.low is not None and account.low > least:
            self.low[at, i], self.floor[at, i] = account.low, True
        if account.high is not None and account.high < most:
            self.high[at, i], self.ceiling[at, i] = account.high, True
        for place, charge in enumerate(account.charges):
            self.variable[at, i, place] = charge.variable
            self.factor[at, i, place] = charge.factor
            self.above[at, i, place] = charge.above

    @property
    def binding(self) -> NDArray[np.bool_]:
        """Which accounts can matter at all (bindende)."""
        charged = (self.factor * self.points.max(axis=-1, keepdims=True) > self.above) | (
            self.factor * self.points.min(axis=-1, keepdims=True) > self.above
        )
        result: NDArray[np.bool_] = self.floor | self.ceiling | (charged & (self.factor != 0)).any(axis=-1)
        return result


@dataclass(frozen=True, slots=True)
class Balance:
    """Accounts when each charge has its price (saldo).

    Attributes
    ----------
    price
        Of each charge; charges that cost nothing have none.
    at_points
        What the charges come to at the ledger's points.
    """

    ledger: Ledger
    price: Numbers
    at_points: Numbers

    @classmethod
    def of(cls, ledger: Ledger, cost: Numbers) -> "Balance":
        """Return the accounts under ``cost`` per variable (under priser)."""
        price = cost[ledger.variable] * (ledger.factor != 0)
        over = ledger.points[..., None] * ledger.factor[..., None, :] - ledger.above[..., None, :]
        return cls(ledger, price, (np.maximum(0, over) * price[..., None, :]).sum(axis=-1))

    def charged(self, drawn: Numbers, person: Numbers) -> Numbers:
        """Return what paths that have drawn this are charged at the end (belastet)."""
        ledger = self.ledger
        over = drawn[..., None] * ledger.factor[person] - ledger.above[person]
        charged: Numbers = (np.maximum(0, over) * self.price[person]).sum(axis=(1, 2))
        return charged

    def worth(self, prices: Numbers) -> Numbers:
        """Return the most that prices per unit give back for a lawful amount, charges deducted (verdi)."""
        worth: Numbers = self._returned(prices).max(axis=-1).sum(axis=1)
        return worth

    def slope(self, prices: Numbers, drawn: Numbers) -> Numbers:
        """Return the direction in which each bound rises (stigning)."""
        returned = self._returned(prices)
        best = returned == returned.max(axis=-1, keepdims=True)
        points = self.ledger.points
        first = np.where(best, points, points.max(axis=-1, keepdims=True)).min(axis=-1)
        last = np.where(best, points, points.min(axis=-1, keepdims=True)).max(axis=-1)
        slope: Numbers = drawn - np.clip(drawn, first, last)
        return slope

    def sensible(self, prices: Numbers) -> Numbers:
        """Return prices with none beyond what passing costs, where no limit forbids it (fornuftige)."""
        ledger = self.ledger
        steps = ledger.factor * self.price
        dearest = np.where(steps > 0, steps, 0).sum(axis=-1)
        cheapest = np.where(steps < 0, steps, 0).sum(axis=-1)
        prices = np.where(~ledger.ceiling, np.minimum(prices, dearest), prices)
        return np.where(~ledger.floor, np.maximum(prices, cheapest), prices)

    def apart(
        self, drawn: Numbers, least: Numbers, most: Numbers, person: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Return what tells paths apart of all they have drawn, and what they are sure to be charged more.

        ``least`` and ``most`` are what each can come to. Where no limit can be broken and every charge is
        paid on all that is still drawn or on nothing, an account only tells which charges are paid.
        """
        ledger = self.ledger
        settled = (most <= ledger.high[person]) & (least >= ledger.low[person])
        if not self.price.any():
            return np.where(settled, NOT_APART, drawn), np.zeros(len(drawn), np.int64)
        factor, above, price = ledger.factor[person], ledger.above[person], self.price[person]
        one, other = least[..., None] * factor - above, most[..., None] * factor - above
        paid = ((one > 0) | (other > 0)) & (price != 0)
        settled &= (~paid | ((one >= 0) & (other >= 0))).all(axis=-1)
        kind = (paid << np.arange(paid.shape[-1])).sum(axis=-1)
        sure = np.where(settled[..., None] & paid, drawn[..., None] * factor * price, 0).sum(axis=(1, 2))
        return np.where(settled, NOT_APART + kind, drawn), sure

    def _returned(self, prices: Numbers) -> Numbers:
        returned: Numbers = prices[..., None] * self.ledger.points - self.at_points
        return returned
