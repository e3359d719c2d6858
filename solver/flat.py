"""Sums as flat arrays (flate summer): thousands of them evaluated, or taken apart, at once.

Rows and counts are objects, to be read one by one. Where all of them are asked the same – what they come to,
which of them something free touches – arrays of their entries answer in a fraction of the time.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
LEAST, MOST = np.iinfo(np.int64).min, np.iinfo(np.int64).max
"""Bounds that are none."""


class Summed(Protocol):
    """Whatever has a weighted sum (vektet sum)."""

    @property
    def variables(self) -> tuple[int, ...]:
        """What is summed (variabler)."""

    @property
    def weights(self) -> tuple[int, ...]:
        """What each counts for (vekter)."""


class Counted(Summed, Protocol):
    """A count of what a sum has above a limit, as an ``Excess`` is one (overskridelse)."""

    @property
    def count(self) -> int:
        """The variable (antall)."""

    @property
    def above(self) -> int:
        """The limit (over)."""

    @property
    def most(self) -> int:
        """What it is at most (høyst)."""


class Bounded(Summed, Protocol):
    """A sum between two bounds, as a ``Linear`` is one (føring)."""

    @property
    def low(self) -> int | None:
        """The least it may be (minst)."""

    @property
    def high(self) -> int | None:
        """The most it may be (høyst)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Some sums in which all but a few variables are constants (åpnede summer).

    Attributes
    ----------
    places
        Which sums they are, in order.
    bounds
        Where the free entries of each begin, and where those of the last end.
    variables, weights
        The free entries, one sum's after the other's.
    constants
        What the other entries of each come to.
    """

    places: Numbers
    bounds: Numbers
    variables: NDArray[np.int32]
    weights: Numbers
    constants: Numbers

    def most(self) -> Numbers:
        """Return what the free entries of each come to at most (høyst), where each has at least one."""
        positive = np.maximum(self.weights, 0)
        return _added(positive, self.bounds)

    def slices(self) -> Iterator[slice]:
        """Yield where the entries of each sum lie (utsnitt)."""
        bounds = self.bounds.tolist()
        return map(slice, bounds[:-1], bounds[1:])


@dataclass(frozen=True, slots=True)
class Sums:
    """Weighted sums (vektede summer), in numbers as small as theirs may be.

    Attributes
    ----------
    bounds
        Where the entries of each begin, and where those of the last end.
    """

    variables: NDArray[np.int32]
    weights: NDArray[np.integer]
    bounds: Numbers

    @classmethod
    def of(cls, sums: Sequence[Summed]) -> "Sums":
        """Flatten sums (flat ut)."""
        # Nothing is summed as variable 0, which there is none of, with no weight: an array of sums knows no
        # empty stretch.
        bounds = np.zeros(len(sums) + 1, dtype=np.int64)
        lengths = np.fromiter((len(s.variables) or 1 for s in sums), np.int64, len(sums))
        np.cumsum(lengths, out=bounds[1:])
        size = int(bounds[-1])
        variables = chain.from_iterable(s.variables or (0,) for s in sums)
        weights = np.fromiter(chain.from_iterable(s.weights or (0,) for s in sums), np.int64, size)
        least, most = int(weights.min(initial=0)), int(weights.max(initial=0))
        small = np.result_type(np.min_scalar_type(least), np.min_scalar_type(most))
        return cls(np.fromiter(variables, np.int32, size), weights.astype(small), bounds)

    def between(self, first: int, last: int) -> "Sums":
        """Return those from one up to another, without copying their entries (utsnitt)."""
        bounds = self.bounds[first : last + 1]
        stretch = slice(bounds[0], bounds[-1])
        return Sums(self.variables[stretch], self.weights[stretch], bounds - bounds[0])

    def totals(self, values: Numbers) -> Numbers:
        """Return what each comes to (summer)."""
        return _added(values[self.variables] * self.weights, self.bounds)

    def touched(self, free: Mask) -> Mask:
        """Return which of them hold something free (berørt)."""
        found = np.zeros(len(self.bounds) - 1, dtype=np.bool_)
        found[self._owner(np.flatnonzero(free[self.variables]))] = True
        return found

    def beside(self, free: Mask, some: Mask) -> NDArray[np.int32]:
        """Return those of some variables that stand in a sum with something free (ved siden av)."""
        at = np.flatnonzero(some[self.variables])
        return self.variables[at[self.touched(free)[self._owner(at)]]]

    def opened(self, free: Mask, totals: Numbers, also: Mask | None = None) -> Opened:
        """Take apart those that hold something free (åpne).

        Parameters
        ----------
        totals
            What each comes to without what is free.
        also
            Others to return too.
        """
        at = np.flatnonzero(free[self.variables])
        heads = np.bincount(self._owner(at), minlength=len(self.bounds) - 1)
        places = np.flatnonzero(heads if also is None else also | (heads > 0))
        bounds = np.zeros(len(places) + 1, dtype=np.int64)
        np.cumsum(heads[places], out=bounds[1:])
        weights = self.weights[at].astype(np.int64)
        return Opened(places, bounds, self.variables[at], weights, totals[places])

    def _owner(self, at: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the sum that each entry belongs to."""
        owner: NDArray[np.intp] = np.searchsorted(self.bounds, at, side="right") - 1
        return owner


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts ``max(0, sum − above)`` (overskridelser)."""

    count: Numbers
    above: Numbers
    most: Numbers
    sums: Sums

    @classmethod
    def of(cls, excesses: Sequence[Counted]) -> "Counts":
        """Flatten counts (flat ut)."""
        return cls(
            np.array([e.count for e in excesses], dtype=np.int64),
            np.array([e.above for e in excesses], dtype=np.int64),
            np.array([e.most for e in excesses], dtype=np.int64),
            Sums.of(excesses),
        )

    def between(self, first: int, last: int) -> "Counts":
        """Return those from one up to another (utsnitt)."""
        some = slice(first, last)
        return Counts(self.count[some], self.above[some], self.most[some], self.sums.between(first, last))

    def settle(self, values: Numbers) -> None:
        """Write each count into ``values`` (regn ut)."""
        values[self.count] = np.maximum(0, self.sums.totals(values) - self.above)


@dataclass(frozen=True, slots=True)
class Rows:
    """Sums that must lie between bounds (føringer)."""

    low: Numbers
    high: Numbers
    sums: Sums

    @classmethod
    def of(cls, rows: Sequence[Bounded]) -> "Rows":
        """Flatten rows (flat ut)."""
        return cls(
            np.array([LEAST if row.low is None else row.low for row in rows], dtype=np.int64),
            np.array([MOST if row.high is None else row.high for row in rows], dtype=np.int64),
            Sums.of(rows),
        )

    def broken(self, values: Numbers) -> Mask:
        """Return which of them some values break (brutt)."""
        return self._outside(self.sums.totals(values))

    def opened(self, free: Mask, still: Numbers) -> Opened:
        """Take apart those that hold something free, or break without it (åpne).

        Parameters
        ----------
        still
            The values of all variables, those of free ones 0.
        """
        totals = self.sums.totals(still)
        return self.sums.opened(free, totals, self._outside(totals))

    def _outside(self, totals: Numbers) -> Mask:
        outside: Mask = (totals < self.low) | (totals > self.high)
        return outside


@dataclass(frozen=True, slots=True)
class Prices:
    """Everything that is priced (priser), entry by entry in the order in which it was said.

    Attributes
    ----------
    people
        How many entries are about people; the others are about units.
    """

    variables: Numbers
    weights: Numbers
    levels: Numbers
    people: int

    def touched(self, free: Mask, levels: Collection[int], *, units: bool) -> Iterator[tuple[int, int, int]]:
        """Yield variable, weight and level of what is free and priced on some levels (berørt)."""
        some = slice(None if units else self.people)
        at = np.flatnonzero(free[self.variables[some]] & np.isin(self.levels[some], list(levels)))
        return zip(
            self.variables[at].tolist(), self.weights[at].tolist(), self.levels[at].tolist(), strict=True
        )

    def costs(self, values: Numbers) -> dict[int, int]:
        """Return what each level's entries come to (kostnader)."""
        costs = values[self.variables] * self.weights
        return {level: int(costs[self.levels == level].sum()) for level in np.unique(self.levels).tolist()}


class Unions:
    """Literals that hold exactly when one of some others does (unioner), innermost first."""

    def __init__(self, unions: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        depth: dict[int, int] = {}
        layers: list[list[tuple[int, tuple[int, ...]]]] = []
        for union, lits in unions:
            depth[union] = at = 1 + max((depth.get(abs(lit), -1) for lit in lits), default=-1)
            layers.extend([] for _ in range(at + 1 - len(layers)))
            layers[at].append((union, lits))
        self._layers = [
            (
                np.array([union for union, _ in layer], dtype=np.int64),
                np.fromiter((lit for _, lits in layer for lit in lits), np.int32),
                np.cumsum([0, *(len(lits) for _, lits in layer)]),
            )
            for layer in layers
        ]

    def settle(self, values: Numbers) -> None:
        """Write each union into ``values`` (regn ut)."""
        for union, lits, bounds in self._layers:
            # A literal that is negative holds when its variable does not.
            holds = (values[np.abs(lits)] > 0) == (lits > 0)
            values[union] = np.logical_or.reduceat(holds, bounds[:-1])


def _added(entries: NDArray[np.integer], bounds: Numbers) -> Numbers:
    if len(bounds) == 1:
        return np.zeros(0, dtype=np.int64)
    added: Numbers = np.add.reduceat(entries, bounds[:-1], dtype=np.int64)
    return added
