"""Diagrams side by side (bunt): one has too few steps a day for arrays to pay, many together have enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.pricing.accounts import Ledger
from solver.pricing.diagram import Diagram
from solver.pricing.layer import BEYOND, Layer, Numbers, narrowest

FAR = BEYOND
"""Cost of a state from which no path ends."""
_NARROW_FAR = 2**30
"""What is drawn from there on, in 32 bits."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day's steps of all diagrams, by the state that they leave (dag).

    Attributes
    ----------
    entering, way
        Of each step; ways are numbered through all days.
    first, number
        Of every state: where its steps begin, how many they are.
    leaving, begin
        States that have steps, and where those begin.
    """

    entering: Numbers
    way: Numbers
    first: Numbers
    number: Numbers
    leaving: Numbers
    begin: Numbers


@dataclass(frozen=True, slots=True)
class Options:
    """What may be done on a day, of all diagrams (valg).

    Attributes
    ----------
    duties, variables, amounts
        As a diagram's.
    first
        Where each class's options begin; those of a class are together.
    of
        Each option's class.
    """

    duties: Numbers
    variables: Numbers
    amounts: Numbers
    first: Numbers
    of: Numbers

    @classmethod
    def gathered(cls, diagrams: Sequence[Diagram]) -> "Options":
        """Put the options of all diagrams after each other (samle)."""
        begins = np.cumsum([0, *(len(d.option_duties) for d in diagrams)])
        first = np.concatenate([d.class_option + at for d, at in zip(diagrams, begins[:-1], strict=True)])
        sizes = np.diff(np.append(first, begins[-1]))
        return cls(
            duties=_stacked([d.option_duties for d in diagrams]),
            variables=_stacked([d.option_variables for d in diagrams]),
            amounts=_stacked([d.option_amounts for d in diagrams]),
            first=first,
            of=np.repeat(np.arange(len(sizes)), sizes),
        )

    def cheapest(self, cost: Numbers) -> tuple[Numbers, Numbers]:
        """Return for every class the cheapest option and what it costs (billigste)."""
        price = (cost[self.variables] * self.amounts).sum(axis=1)
        least = np.minimum.reduceat(price, self.first)
        found = np.flatnonzero(price == least[self.of])[::-1]
        chosen = np.empty(len(least), dtype=np.int64)
        chosen[self.of[found]] = found
        return chosen, least

    def through(self, cost: Numbers, classes: Numbers, least: Numbers) -> Numbers:
        """Return the least that a path costs with a duty, by variable; ``-FAR`` where it has none (gjennom).

        Parameters
        ----------
        classes, least
            Of each way: the class of options that it takes, and the least that a path costs with it.
        """
        _, cheapest = self.cheapest(cost)
        of_class = np.full(len(self.first), FAR)
        np.minimum.at(of_class, classes, least)
        price = (cost[self.variables] * self.amounts).sum(axis=1)
        of_option = np.minimum(FAR, of_class[self.of] + price - cheapest[self.of])
        found = np.full(len(cost), FAR)
        for duties in self.duties.T:
            np.minimum.at(found, duties, of_option)
        known = np.zeros(len(cost), dtype=bool)
        known[self.duties] = True
        known[0] = False  # stands for no duty where options are padded
        return np.where(known, found, -FAR)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all days and diagrams (veivalg).

    Attributes
    ----------
    classes, owner
        The class of options that each takes, and whose diagram it is in.
    drawn
        Per way and account.
    charges
        Way, variable and amount of what ways charge besides.
    """

    classes: Numbers
    owner: Numbers
    drawn: Numbers
    charges: Numbers
    _accounts: Numbers
    """The few accounts that each way draws on, and others to fill up; numbered through all diagrams."""
    _amounts: Numbers
    """What it draws on them."""

    @classmethod
    def of(cls, classes: Numbers, owner: Numbers, drawn: Numbers, charges: Numbers) -> "Ways":
        """Return ways that know on which accounts they draw (av)."""
        at_once = int((drawn != 0).sum(axis=1).max(initial=0))
        few = np.argsort(drawn == 0, axis=1, kind="stable")[:, :at_once]
        accounts = few + drawn.shape[1] * owner[:, None]
        return cls(classes, owner, drawn, charges, accounts, np.take_along_axis(drawn, few, axis=1))

    def priced(self, prices: Numbers) -> Numbers:
        """Return what each way draws, priced (priset); prices per diagram and account."""
        priced: Numbers = (prices.ravel()[self._accounts] * self._amounts).sum(axis=1)
        return priced


class Bundle:
    """Diagrams of equally many days, side by side (bunt).

    Attributes
    ----------
    ledger
        The accounts.
    at_once
        On how many accounts a day draws at most, per diagram.
    unit
        About how much a day draws on each account.
    dearest
        What a unit of each account may cost at most: sums along a path stay far below ``FAR``.
    least, most
        What each account can draw from each day and state on.
    wider
        Per diagram and account: which others draw the same on all of its days, and draw on more.
    """

    def __init__(self, diagrams: Sequence[Diagram]) -> None:
        self.size = len(diagrams)
        self.accounts = max(len(d.accounts) for d in diagrams)
        self.options = Options.gathered(diagrams)
        # Ways are numbered day by day, and on each day diagram by diagram.
        self.ways, begins = self._ways(diagrams)
        self.days = [_day([d.layers[at] for d in diagrams], begin) for at, begin in enumerate(begins)]
        self.least, self.most = self._reach()
        begin = (self.least[0].astype(np.int64), self.most[0].astype(np.int64))
        self.ledger = Ledger([d.accounts for d in diagrams], *begin)
        self.at_once = np.array([d.at_once for d in diagrams], np.int64)
        self.wider = self._wider(begins[:, 0])
        self.dearest = np.full(
            (self.size, self.accounts), FAR // (16 * max(1, self.accounts) * len(self.days))
        )
        self.unit = np.ones((self.size, self.accounts))
        for at, drawn in enumerate(np.abs(d.drawn) for d in diagrams):
            used = np.maximum(1, (drawn != 0).sum(axis=0))
            self.unit[at, : len(used)] = np.maximum(1.0, drawn.sum(axis=0) / used)
            self.dearest[at, : len(used)] //= drawn.max(axis=0, initial=1)

    def _ways(self, diagrams: Sequence[Diagram]) -> tuple[Ways, Numbers]:
        """Return all ways, and where those of each day and diagram begin."""
        sizes = np.stack([np.diff(d.way_start, append=len(d.way_class)) for d in diagrams], axis=1)
        begins = np.cumsum(sizes).reshape(sizes.shape) - sizes
        classes, owner = np.zeros((2, int(sizes.sum())), np.int64)
        # No path draws more than this, so that what is left of a way can be told in as few bytes.
        most = len(sizes) * max(int(np.abs(d.drawn).max(initial=0)) for d in diagrams)
        drawn = np.zeros((len(owner), self.accounts), narrowest(most))
        charges = []
        known = 0
        for at, diagram in enumerate(diagrams):
            mine = np.arange(len(diagram.way_class))
            mine += np.repeat(begins[:, at] - diagram.way_start, sizes[:, at])
            classes[mine], owner[mine] = diagram.way_class + known, at
            drawn[mine, : len(diagram.accounts)] = diagram.drawn
            way, variable, amount = diagram.charges
            charges.append(np.stack([mine[way], variable, amount]))
            known += len(diagram.class_option)
        charged = np.concatenate(charges, axis=1)
        return Ways.of(classes, owner, drawn, charged), begins

    def _wider(self, begins: Numbers) -> NDArray[np.bool_]:
        """Compare what accounts draw day by day; ``begins`` says where each day's ways begin."""
        way, drawn_by = np.nonzero(self.ways.drawn)
        drawn_on = np.zeros((self.size, self.accounts, len(self.days)), bool)
        drawn_on[self.ways.owner[way], drawn_by, np.searchsorted(begins, way, side="right") - 1] = True
        days = drawn_on.sum(axis=-1)
        wider: NDArray[np.bool_] = days[:, None, :] > days[:, :, None]
        # Hours are drawn on all days of weekends, too, but say nothing of how many of those are worked.
        order = np.argsort(self.ways.owner, kind="stable")
        for account in range(self.accounts):
            uses = order[self.ways.drawn[order, account] != 0]
            differs = self.ways.drawn[uses] != self.ways.drawn[uses, account, None]
            owners, first = np.unique(self.ways.owner[uses], return_index=True)
            if len(first):
                wider[owners, account] &= ~np.logical_or.reduceat(differs, first)
        return wider

    def _reach(self) -> tuple[list[Numbers], list[Numbers]]:
        kind = self.ways.drawn.dtype
        far = FAR if kind == np.int64 else _NARROW_FAR
        ends = np.zeros((self.size, self.accounts), kind)
        least, most = [ends], [ends]
        for day in reversed(self.days):
            drawn = self.ways.drawn[day.way]
            for known, reduce, none in ((least, np.minimum, far), (most, np.maximum, -far)):
                onward = np.full((len(day.number), self.accounts), none, kind)
                onward[day.leaving] = reduce.reduceat(drawn + known[-1][day.entering], day.begin, axis=0)
                known.append(np.clip(onward, -far, far))
        return least[::-1], most[::-1]


def _day(layers: Sequence[Layer], ways: Numbers) -> Day:
    """Put layers of one day side by side; ``ways`` says where each one's ways begin."""
    states, after, steps = np.cumsum(
        [(0, 0, 0), *((layer.before, layer.after, len(layer.way)) for layer in layers)], axis=0
    ).T
    first, number = np.zeros((2, states[-1]), np.int64)
    for at, layer in enumerate(layers):
        leaving = layer.leaving + states[at]
        first[leaving], number[leaving] = layer.first + steps[at], layer.number
    leaving = np.flatnonzero(number)
    return Day(
        entering=np.concatenate([layer.entering + after[at] for at, layer in enumerate(layers)]),
        way=np.concatenate([layer.way + ways[at] for at, layer in enumerate(layers)]),
        first=first,
        number=number,
        leaving=leaving,
        begin=first[leaving],
    )


def _stacked(tables: Sequence[Numbers]) -> Numbers:
    """Return tables of different widths on top of each other."""
    width = max(table.shape[1] for table in tables)
    return np.concatenate([np.pad(table, ((0, 0), (0, width - table.shape[1]))) for table in tables])
