"""The units' rows as arrays (enhetenes rader): what links people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.formulation import Excess, Formulation

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Load:
    """What a line adds to the units' rows (bidrag): the rows it touches, and by how much."""

    rows: Numbers
    heads: Numbers


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The units' excesses as arrays (enhetenes rader): what links people.

    Attributes
    ----------
    row, variable, weight
        One entry per duty literal in a row, by literal.
    above
        Per row.
    cost
        Øre per unit of excess: one row of numbers per level.
    constant
        Cost that no rota changes, per level.
    mirror
        For a row that asks for heads, the one that counts the same heads beyond a number no smaller; else -1.
    """

    row: Numbers
    variable: Numbers
    weight: Numbers
    above: Numbers
    cost: Numbers
    constant: Numbers
    mirror: Numbers
    _first: Numbers
    """Where each variable's entries begin."""

    @classmethod
    def of(cls, formulation: Formulation) -> "UnitRows":
        """Gather the rows of all units (samle)."""
        excesses = [e for part in formulation.units.values() for e in part.excesses]
        place = {excess.count: i for i, excess in enumerate(excesses)}
        levels = {level: i for i, level in enumerate(formulation.levels)}
        cost = np.zeros((len(levels), len(excesses)), dtype=np.int64)
        constant = np.zeros(len(levels), dtype=np.int64)
        for part in formulation.units.values():
            for price in part.prices:
                constant[levels[price.level]] += price.constant
                for count, weight in zip(price.variables, price.weights, strict=True):
                    cost[levels[price.level], place[count]] += weight
        variable = np.array([v for e in excesses for v in e.variables], dtype=np.int64)
        order = np.argsort(variable, kind="stable")
        return cls(
            row=np.array([i for i, e in enumerate(excesses) for _ in e.variables], dtype=np.int64)[order],
            variable=variable[order],
            weight=np.array([w for e in excesses for w in e.weights], dtype=np.int64)[order],
            _first=np.searchsorted(variable[order], np.arange(formulation.size + 2)),
            above=np.array([e.above for e in excesses], dtype=np.int64),
            cost=cost,
            constant=constant,
            mirror=_mirrors(excesses),
        )

    @property
    def size(self) -> int:
        """How many variables there are to count, with number 0 (antall)."""
        return len(self._first) - 1

    def load(self, duties: Numbers) -> Load:
        """Return what the person who works these duties adds to each row (bidrag)."""
        entries, _ = self.entries(duties)
        rows, which = np.unique(self.row[entries], return_inverse=True)
        heads = np.zeros(len(rows), dtype=np.int64)
        np.add.at(heads, which, self.weight[entries])
        return Load(rows, heads)

    def entries(self, duties: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places of the entries of some duties, in order, and how many each has (oppslag)."""
        number = self._first[duties + 1] - self._first[duties]
        begins = np.cumsum(number) - number
        return np.arange(int(number.sum())) + np.repeat(self._first[duties] - begins, number), number

    def totals(self, work: Numbers | Reals) -> Reals:
        """Return what each row comes to (sum)."""
        return np.bincount(self.row, self.weight * work[self.variable], len(self.above)).astype(np.float64)

    def worth(self, duals: Numbers) -> Numbers:
        """Return what each variable costs under the duals (skyggepris)."""
        worth = np.zeros(len(self._first) - 1, dtype=np.int64)
        np.add.at(worth, self.variable, self.weight * duals[self.row])
        return worth


def _mirrors(excesses: Sequence[Excess]) -> Numbers:
    mirror = np.full(len(excesses), -1, dtype=np.int64)
    beyond: dict[tuple[int, ...], list[int]] = {}
    for i, excess in enumerate(excesses):
        if all(weight == 1 for weight in excess.weights):
            beyond.setdefault(excess.variables, []).append(i)
    for i, excess in enumerate(excesses):
        if excess.variables and all(weight == -1 for weight in excess.weights):
            waiting = beyond.get(excess.variables, [])
            found = next((j for j in waiting if excesses[j].above >= -excess.above), None)
            if found is not None:
                mirror[i] = found
                waiting.remove(found)
    return mirror
