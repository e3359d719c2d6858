"""The formulation (formuleringen): what all rules and terms said, as rows of integers.

It is recorded once and read many times: whole by the joint model, one person's part by pricing, a few
people's part by neighbourhood search. It knows no solver; ``solver/encode.py`` writes it for one.

Variables are numbered from 2; 1 is the constant *true*. A literal is a number or its negative, *not*.
"""

from dataclasses import dataclass, field
from functools import cached_property
from math import gcd

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Label:
    """Who said it, about whom (merkelapp): the kind of a rule or term, and an employee or a unit."""

    kind: str
    who: str


@dataclass(frozen=True, slots=True)
class Linear:
    """``low <= sum(weight * variable) <= high`` (lineær føring)."""

    variables: tuple[int, ...]
    weights: tuple[int, ...]
    low: int | None
    high: int | None
    label: Label


@dataclass(frozen=True, slots=True)
class Excess:
    """A count defined as ``max(0, sum(weight * variable) - above)``, at most ``most`` (overskridelse)."""

    count: int
    variables: tuple[int, ...]
    weights: tuple[int, ...]
    above: int
    most: int


@dataclass(frozen=True, slots=True)
class Price:
    """A weighted sum in øre, part of one term on one level (pris)."""

    variables: tuple[int, ...]
    weights: tuple[int, ...]
    constant: int
    level: int
    label: Label


@dataclass(slots=True)
class Part:
    """All that concerns one owner: a person's line, or a unit's rows (del).

    Attributes
    ----------
    literals
        Variables that are 0 or 1 and belong to this owner.
    impossible
        Labels of requirements that no choice can meet.
    unions
        Literals that hold exactly when one of some others does, by those others; rows say so as well.
    """

    owner: str
    literals: list[int] = field(default_factory=list)
    rows: list[Linear] = field(default_factory=list)
    excesses: list[Excess] = field(default_factory=list)
    prices: list[Price] = field(default_factory=list)
    impossible: list[Label] = field(default_factory=list)
    unions: dict[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class Formulation:
    """The whole (formulering).

    Attributes
    ----------
    people, units
        Parts by employee and by unit; a unit's part links literals of several people.
    duties
        The duty literals of each employee, those that are not forbidden.
    size
        Number of the last variable.
    levels
        Levels in use, in order.
    """

    people: dict[str, Part]
    units: dict[str, Part]
    duties: dict[str, tuple[int, ...]]
    size: int
    levels: tuple[int, ...]

    @property
    def parts(self) -> list[Part]:
        """Every part (alle deler)."""
        return [*self.people.values(), *self.units.values()]

    @property
    def impossible(self) -> list[Label]:
        """Requirements that no choice can meet (umulige krav)."""
        return [label for part in self.parts for label in part.impossible]

    def step(self, level: int) -> int:
        """Return the greatest number that divides every price of a level (trinn)."""
        weights = (w for part in self.parts for p in part.prices if p.level == level for w in p.weights)
        return gcd(*weights) or 1

    @cached_property
    def _sums(self) -> "Sums":
        return Sums([excess for part in self.parts for excess in part.excesses])

    def settle(self, values: Values) -> None:
        """Set every count in ``values`` to exactly what the literals make it (regn ut overskridelser)."""
        self._sums.settle(values)

    def costs(self, values: Values) -> dict[int, int]:
        """Return the cost of each level in øre, for settled ``values`` (kostnad per nivå)."""
        totals = dict.fromkeys(self.levels, 0)
        for level, variables, weights, constant in self._priced:
            totals[level] += int(values[variables] @ weights) + constant
        return totals

    @cached_property
    def _priced(self) -> list[tuple[int, NDArray[np.int64], NDArray[np.int64], int]]:
        gathered: dict[int, tuple[list[int], list[int], int]] = {level: ([], [], 0) for level in self.levels}
        for part in self.parts:
            for price in part.prices:
                variables, weights, constant = gathered[price.level]
                variables.extend(price.variables)
                weights.extend(price.weights)
                gathered[price.level] = (variables, weights, constant + price.constant)
        return [
            (level, np.array(v, dtype=np.int64), np.array(w, dtype=np.int64), constant)
            for level, (v, w, constant) in gathered.items()
        ]


class Sums:
    """All excesses as flat arrays, evaluated at once (flate summer)."""

    def __init__(self, excesses: list[Excess]) -> None:
        filled = [excess for excess in excesses if excess.variables]
        self._counts = np.array([e.count for e in filled], dtype=np.int64)
        self._above = np.array([e.above for e in filled], dtype=np.int64)
        self._variables = np.array([v for e in filled for v in e.variables], dtype=np.int64)
        self._weights = np.array([w for e in filled for w in e.weights], dtype=np.int64)
        lengths = np.array([len(e.variables) for e in filled], dtype=np.int64)
        self._starts = np.cumsum(lengths) - lengths

    def settle(self, values: Values) -> None:
        """Write each count into ``values`` (regn ut)."""
        if len(self._counts):
            sums = np.add.reduceat(values[self._variables] * self._weights, self._starts)
            values[self._counts] = np.maximum(0, sums - self._above)
