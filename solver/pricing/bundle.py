"""Diagrams side by side (bunt): one has too few steps a day for arrays to pay, many together have enough."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.pricing.accounts import Ledger
from solver.pricing.diagram import Diagram
from solver.pricing.layer import Numbers
from solver.pricing.reading import Account

FAR = 2**60
"""Cost of a state from which no path ends."""


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


class Bundle:
    """Diagrams of equally many days, side by side (bunt).

    Attributes
    ----------
    ledger
        The accounts.
    at_once
        On how many accounts a day draws at most, per diagram; those that cannot bind do not count.
    unit
        About how much a day draws on each account.
    least, most
        What each account can draw from each day and state on.
    """

    def __init__(self, diagrams: Sequence[Diagram]) -> None:
        self.size = len(diagrams)
        self.accounts = max(len(d.accounts) for d in diagrams)
        self.options = Options.gathered(diagrams)
        self.days: list[Day] = []
        self.ways = self._ways(diagrams)
        self.least, self.most = self._reach()
        self.ledger = self._ledger([d.accounts for d in diagrams])
        self.unit = self._unit()
        self.at_once = np.zeros(self.size, dtype=np.int64)
        np.maximum.at(self.at_once, self.ways.owner, (self.ways.drawn != 0).sum(axis=1))

    def _ledger(self, accounts: Sequence[Sequence[Account]]) -> Ledger:
        """Return the accounts that can bind; forget what is drawn on others."""
        binding = Ledger(accounts, self.least[0], self.most[0]).binding
        places = [[i for i in range(len(mine)) if binding[at, i]] for at, mine in enumerate(accounts)]
        self.accounts = max(map(len, places))
        drawn = np.zeros((len(self.ways.owner), self.accounts), np.int64)
        for at, place in enumerate(places):
            mine = np.flatnonzero(self.ways.owner == at)
            drawn[mine, : len(place)] = self.ways.drawn[mine][:, place]
        self.ways = replace(self.ways, drawn=drawn)
        self.least, self.most = self._reach()
        kept = [[mine[i] for i in place] for mine, place in zip(accounts, places, strict=True)]
        return Ledger(kept, self.least[0], self.most[0])

    def _ways(self, diagrams: Sequence[Diagram]) -> Ways:
        """Make the days, and return the ways that they are numbered by."""
        classes = np.cumsum([0, *(len(d.class_option) for d in diagrams)])
        taken, owner = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        drawn, charges = [np.zeros((0, self.accounts), np.int64)], [np.zeros((3, 0), np.int64)]
        ways = 0
        for day in range(len(diagrams[0].layers)):
            steps: list[tuple[Numbers, Numbers, Numbers, Numbers]] = []
            after = begun = 0
            for at, diagram in enumerate(diagrams):
                layer, start = diagram.layers[day], int(diagram.way_start[day])
                first, number = np.zeros((2, layer.before), dtype=np.int64)
                first[layer.leaving], number[layer.leaving] = layer.first + begun, layer.number
                steps.append((layer.entering + after, layer.way + ways, first, number))
                mine = slice(start, start + len(layer.way_class))
                taken.append(diagram.way_class[mine] + classes[at])
                owner.append(np.full(len(layer.way_class), at))
                room = ((0, 0), (0, self.accounts - len(diagram.accounts)))
                drawn.append(np.pad(diagram.drawn[mine], room))
                way, variable, amount = diagram.charges
                charged = (way >= mine.start) & (way < mine.stop)
                charges.append(np.stack([way[charged] - start + ways, variable[charged], amount[charged]]))
                ways += len(layer.way_class)
                begun += len(layer.way)
                after += layer.after
            entering, way, first, number = (np.concatenate(part) for part in zip(*steps, strict=True))
            leaving = np.flatnonzero(number)
            self.days.append(Day(entering, way, first, number, leaving, first[leaving]))
        return Ways(
            classes=np.concatenate(taken),
            owner=np.concatenate(owner),
            drawn=np.concatenate(drawn),
            charges=np.concatenate(charges, axis=1),
        )

    def _unit(self) -> NDArray[np.float64]:
        total, used = np.zeros((2, self.size, self.accounts), dtype=np.int64)
        np.add.at(total, self.ways.owner, np.abs(self.ways.drawn))
        np.add.at(used, self.ways.owner, self.ways.drawn != 0)
        return np.maximum(1.0, total / np.maximum(1, used))

    def _reach(self) -> tuple[list[Numbers], list[Numbers]]:
        ends = np.zeros((self.size, self.accounts), dtype=np.int64)
        least, most = [ends], [ends]
        for day in reversed(self.days):
            drawn = self.ways.drawn[day.way]
            for known, reduce, none in ((least, np.minimum, FAR), (most, np.maximum, -FAR)):
                onward = np.full((len(day.number), self.accounts), none)
                onward[day.leaving] = reduce.reduceat(drawn + known[-1][day.entering], day.begin, axis=0)
                known.append(np.clip(onward, -FAR, FAR))
        return least[::-1], most[::-1]


def _stacked(tables: Sequence[Numbers]) -> Numbers:
    """Return tables of different widths on top of each other."""
    width = max(table.shape[1] for table in tables)
    return np.concatenate([np.pad(table, ((0, 0), (0, width - table.shape[1]))) for table in tables])
