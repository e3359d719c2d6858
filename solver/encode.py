"""The formulation written for CP-SAT (koding): the whole, or what a neighbourhood sets free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from solver.formulation import Formulation, Linear, Part, Price, Values


@dataclass(frozen=True, slots=True)
class Encoded:
    """A CP-SAT model and its variables by number (kodet modell)."""

    model: cp_model.CpModel
    variables: dict[int, cp_model.IntVar]


class Encoder:
    """Writes parts of a formulation into one CP-SAT model (koder).

    Parameters
    ----------
    frozen
        Values of all variables; those not in ``free`` are constants. None encodes everything free.
    free
        Duty literals to decide.
    units
        Whether the units' rows are part of it; pricing leaves them to the master.
    """

    def __init__(
        self,
        formulation: Formulation,
        frozen: Values | None = None,
        free: Iterable[int] | None = None,
        *,
        units: bool = True,
    ) -> None:
        self.model = cp_model.CpModel()
        self.variables: dict[int, cp_model.IntVar] = {}
        self._formulation = formulation
        self._frozen = frozen
        self._units = list(formulation.units.values()) if units else []
        if free is None:
            self._people = list(formulation.people.values())
            literals: Iterable[int] = (v for part in formulation.parts for v in part.literals)
        else:
            chosen = set(free)
            self._people = [
                part
                for name, part in formulation.people.items()
                if not chosen.isdisjoint(formulation.duties[name])
            ]
            literals = _with_auxiliaries(formulation, self._people, chosen)
        for literal in literals:
            self.variables[literal] = self.model.new_bool_var("")

    def encode(self) -> Encoded:
        """Write every row and count that a free variable touches (kod)."""
        for part in self._people:
            self._counts(part)
            for row in part.rows:
                self._row(row)
        for part in self._units:
            self._counts(part)
            for row in part.rows:
                self._row(row)
        return Encoded(self.model, self.variables)

    def minimise(self, levels: Mapping[int, int]) -> None:
        """Make the cost of some levels, each times its weight, the objective (minimer).

        Prices share factors – heads are missing for whole quarters – so they are divided out: the search
        then sees steps of one.
        """
        variables, weights = self._cost(levels)
        if variables:
            common = gcd(*weights)
            self.model.minimize(
                cp_model.LinearExpr.weighted_sum(
                    [self.variables[v] for v in variables], [w // common for w in weights]
                )
            )

    def cap(self, level: int, values: Values) -> None:
        """Require that a level costs no more than ``values`` do (tak)."""
        variables, weights = self._cost({level: 1})
        if variables:
            common = gcd(*weights)
            scaled = [w // common for w in weights]
            self.model.add_linear_constraint(
                cp_model.LinearExpr.weighted_sum([self.variables[v] for v in variables], scaled),
                cp_model.INT_MIN,
                int(values[variables] @ np.array(scaled, dtype=np.int64)),
            )

    def scale(self, level: int) -> tuple[int, int]:
        """Return the factor and the constant that make the objective of one level into øre (skala)."""
        variables, weights = self._cost({level: 1})
        constant = sum(price.constant for price in self._prices() if price.level == level)
        return (gcd(*weights) if variables else 1), constant

    def _cost(self, levels: Mapping[int, int]) -> tuple[list[int], list[int]]:
        """Return the free variables that the levels price, with their weights."""
        summed: dict[int, int] = {}
        for price in self._prices():
            times = levels.get(price.level, 0)
            for variable, weight in zip(price.variables, price.weights, strict=True) if times else ():
                if variable in self.variables:
                    summed[variable] = summed.get(variable, 0) + times * weight
        kept = {variable: weight for variable, weight in summed.items() if weight}
        return list(kept), list(kept.values())

    def hint(self, values: Values) -> None:
        """Suggest a value for every variable (hint)."""
        for number, variable in self.variables.items():
            self.model.add_hint(variable, int(values[number]))

    def _prices(self) -> Iterable[Price]:
        for part in (*self._people, *self._units):
            yield from part.prices

    def _counts(self, part: Part) -> None:
        for excess in part.excesses:
            variables, weights, constant = self._reduce(excess.variables, excess.weights)
            if not variables:
                continue  # all frozen, so its settled value is a constant of the cost
            most = min(excess.most, sum(w for w in weights if w > 0) + constant - excess.above)
            count = self.model.new_int_var(0, max(0, most), "")
            self.variables[excess.count] = count
            if most > 0:
                self.model.add_linear_constraint(
                    cp_model.LinearExpr.weighted_sum([*variables, count], [*weights, -1]),
                    cp_model.INT_MIN,
                    excess.above - constant,
                )

    def _row(self, row: Linear) -> None:
        variables, weights, constant = self._reduce(row.variables, row.weights)
        low = None if row.low is None else row.low - constant
        high = None if row.high is None else row.high - constant
        if not variables:
            if (low is not None and low > 0) or (high is not None and high < 0):
                self.model.add_bool_or([])  # what is frozen breaks it by itself
            return
        if high == 1 and low is None and all(w == 1 for w in weights):
            self.model.add_at_most_one(variables)
        elif low is not None and high is None and (clause := _clause(variables, weights, low)):
            self.model.add_bool_or(clause)
        else:
            self.model.add_linear_constraint(
                cp_model.LinearExpr.weighted_sum(variables, weights),
                cp_model.INT_MIN if low is None else low,
                cp_model.INT_MAX if high is None else high,
            )

    def _reduce(
        self, numbers: tuple[int, ...], weights: tuple[int, ...]
    ) -> tuple[list[cp_model.IntVar], list[int], int]:
        """Split a sum into its free variables and the constant that frozen ones make."""
        variables, kept, constant = [], [], 0
        for number, weight in zip(numbers, weights, strict=True):
            variable = self.variables.get(number)
            if variable is not None:
                variables.append(variable)
                kept.append(weight)
            elif self._frozen is not None:
                constant += weight * int(self._frozen[number])
        return variables, kept, constant


def _with_auxiliaries(formulation: Formulation, people: list[Part], chosen: set[int]) -> Iterable[int]:
    for part in people:
        duties = set(formulation.duties[part.owner])
        for literal in part.literals:
            if literal in chosen or literal not in duties:
                yield literal


def _clause(variables: list[cp_model.IntVar], weights: list[int], low: int) -> list[cp_model.LiteralT] | None:
    """Return the sum as a clause where it is one: all weights ±1, at least one literal true."""
    if any(w not in (1, -1) for w in weights) or low + sum(w < 0 for w in weights) != 1:
        return None
    return [v if w > 0 else v.negated() for v, w in zip(variables, weights, strict=True)]
