"""The formulation (formuleringen): what all rules and terms said, as rows of integers.

It is recorded once and read many times: whole by the joint model, one person's part by pricing, a few
people's part by neighbourhood search. It knows no solver; ``solver/encode.py`` writes it for one.

Variables are numbered from 2; 1 is the constant *true*. A literal is a number or its negative, *not*.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from math import gcd

import numpy as np
from numpy.typing import NDArray

from solver.flat import Counts, Prices, Rows, Unions

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

    @cached_property
    def linked(self) -> tuple[int, ...]:
        """The units, by their places among ``parts``, with rows of their own: those bind people together."""
        first = len(self.people)
        return tuple(place for place, part in enumerate(self.parts[first:], first) if part.rows)

    @property
    def impossible(self) -> list[Label]:
        """Requirements that no choice can meet (umulige krav)."""
        return [label for part in self.parts for label in part.impossible]

    def step(self, level: int) -> int:
        """Return the greatest number that divides every price of a level (trinn)."""
        weights = (w for part in self.parts for p in part.prices if p.level == level for w in p.weights)
        return gcd(*weights) or 1

    def most(self, level: int) -> int:
        """Return what no rota can cost more than on a level, in øre, constants left out (mest)."""
        counts = {excess.count: excess.most for part in self.parts for excess in part.excesses}
        return sum(
            weight * counts.get(variable, 1)
            for part in self.parts
            for price in part.prices
            if price.level == level
            for variable, weight in zip(price.variables, price.weights, strict=True)
        )

    def settle(self, values: Values) -> None:
        """Set every union and count in ``values`` to what the literals make it (regn ut)."""
        self._unions.settle(values)
        self._counts.settle(values)

    def counts(self, place: int) -> Counts:
        """Return one part's counts as flat arrays (overskridelser), by its place among ``parts``."""
        return self._counts.between(self._first_counts[place], self._first_counts[place + 1])

    def rows(self, place: int) -> Rows:
        """Return one part's rows as flat arrays (føringer), by its place among ``parts``."""
        # Made when they are asked for: of a long plan pricing and search may need only some people's.
        if place not in self._rows:
            self._rows[place] = Rows.of(self.parts[place].rows)
        return self._rows[place]

    @cached_property
    def owner(self) -> NDArray[np.int32]:
        """The place among ``parts`` of whom each variable is a duty of, else -1 (eier)."""
        owner = np.full(self.size + 1, -1, dtype=np.int32)
        for place, name in enumerate(self.people):
            owner[list(self.duties.get(name, ()))] = place
        return owner

    @cached_property
    def _rows(self) -> dict[int, Rows]:
        return {}

    @cached_property
    def _unions(self) -> Unions:
        return Unions([union for part in self.parts for union in part.unions.items()])

    @cached_property
    def _counts(self) -> Counts:
        return Counts.of([excess for part in self.parts for excess in part.excesses])

    @cached_property
    def _first_counts(self) -> list[int]:
        return [0, *accumulate(len(part.excesses) for part in self.parts)]

    def costs(self, values: Values) -> dict[int, int]:
        """Return the cost of each level in øre, for settled ``values`` (kostnad per nivå)."""
        costs = self.prices.costs(values)
        return {level: costs.get(level, 0) + constant for level, constant in self.constants.items()}

    @cached_property
    def prices(self) -> Prices:
        """Everything that is priced, as flat arrays (priser)."""
        people, units = (
            [price for part in parts.values() for price in part.prices] for parts in (self.people, self.units)
        )
        every = [*people, *units]
        return Prices(
            np.array([v for price in every for v in price.variables], dtype=np.int64),
            np.array([w for price in every for w in price.weights], dtype=np.int64),
            np.array([price.level for price in every for _ in price.variables], dtype=np.int64),
            sum(len(price.variables) for price in people),
        )

    @cached_property
    def constants(self) -> dict[int, int]:
        """What no rota changes of each level, in øre (konstanter); no price is negative, so a bound."""
        constants = dict.fromkeys(self.levels, 0)
        for part in self.parts:
            for price in part.prices:
                if price.level in constants:
                    constants[price.level] += price.constant
        return constants
