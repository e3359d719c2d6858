"""The formulation written for CP-SAT (koding): the whole, or what a neighbourhood sets free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from solver.alongside import release
from solver.flat import Opened
from solver.formulation import Formulation, Linear, Values


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
        Duty literals to decide; what goes with them is free too (``alongside``). None is everything.
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
        size, people = formulation.size + 1, len(formulation.people)
        self._parts = formulation.parts
        self._units = range(people, len(self._parts)) if units else range(0)
        given = np.zeros(size, dtype=np.int64) if frozen is None else frozen
        self._free = np.zeros(size, dtype=np.bool_)
        if free is None:
            self._people = list(range(people))
            literals = [literal for part in self._parts for literal in part.literals]
            self._free[literals] = True
        else:
            self._people = self._release(np.fromiter(free, dtype=np.int64), given)
            mine = (np.array(self._parts[place].literals, dtype=np.int64) for place in self._people)
            literals = [literal for lits in mine for literal in lits[self._free[lits]].tolist()]
        for literal in literals:
            self.variables[literal] = self.model.new_bool_var("")
        self._still = given.copy()
        self._still[literals] = 0

    def _release(self, free: Values, given: Values) -> list[int]:
        """Set free some duties and what goes with them; return the places of those whose they are."""
        owner = self._formulation.owner[free]
        self._free[free[owner >= 0]] = True
        people: list[int] = np.unique(owner[owner >= 0]).tolist()
        for place in people:
            release(self._formulation, place, given, self._free)
        return people

    def encode(self) -> Encoded:
        """Write every row and count that a free variable touches (kod)."""
        for place in (*self._people, *self._units):
            self._counts(place)
            self._rows(place)
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
        self._no_more(variables, weights, int(values[variables] @ np.array(weights, dtype=np.int64)))

    def cap_at(self, level: int, most: int) -> None:
        """Require that a level costs no more than so many øre, its constants among them (tak i øre)."""
        _, constant = self.scale(level)
        self._no_more(*self._cost({level: 1}), most - constant)

    def _no_more(self, variables: list[int], weights: list[int], most: int) -> None:
        """Require that a cost in øre is at most so much."""
        if variables:
            common = gcd(*weights)
            self.model.add_linear_constraint(
                cp_model.LinearExpr.weighted_sum(
                    [self.variables[v] for v in variables], [w // common for w in weights]
                ),
                cp_model.INT_MIN,
                most // common,
            )

    def forbid(self, literals: Iterable[int]) -> None:
        """Require that none of some literals holds (forby)."""
        self.model.add_bool_and([self.variables[literal].negated() for literal in literals])

    def scale(self, level: int) -> tuple[int, int]:
        """Return factor and constant that make one level's objective, all being free, into øre (skala)."""
        variables, weights = self._cost({level: 1})
        return (gcd(*weights) if variables else 1), self._formulation.constants[level]

    def _cost(self, levels: Mapping[int, int]) -> tuple[list[int], list[int]]:
        """Return the free variables that the levels price, with their weights."""
        summed: dict[int, int] = {}
        priced = self._formulation.prices.touched(self._free, levels, units=bool(self._units))
        for variable, weight, level in priced:
            summed[variable] = summed.get(variable, 0) + levels[level] * weight
        kept = {variable: weight for variable, weight in summed.items() if weight}
        return list(kept), list(kept.values())

    def hint(self, values: Values) -> None:
        """Suggest a value for every variable (hint)."""
        hint = self.model.proto.solution_hint
        hint.vars.extend(range(len(self.variables)))  # variables are created and numbered in the same order
        hint.values.extend(values[list(self.variables)].tolist())

    def _counts(self, place: int) -> None:
        """Write one part's counts of anything free; the others' settled values are constants of the cost."""
        counts = self._formulation.counts(place)
        opened = counts.sums.opened(self._free, counts.sums.totals(self._still))
        names, weights = self._entries(opened)
        places = opened.places
        numbers, above = counts.count[places], counts.above[places] - opened.constants
        most = np.minimum(counts.most[places], opened.most() - above)
        each = (numbers.tolist(), opened.slices(), above.tolist(), most.tolist())
        for number, some, limit, high in zip(*each, strict=True):
            count = self.model.new_int_var(0, max(0, high), "")
            self.variables[number] = count
            if high > 0:
                self.model.add_linear_constraint(
                    cp_model.LinearExpr.weighted_sum([*names[some], count], [*weights[some], -1]),
                    cp_model.INT_MIN,
                    limit,
                )
        self._free[numbers] = True
        self._still[numbers] = 0

    def _rows(self, place: int) -> None:
        """Write one part's rows with anything free, and those that are broken whatever is decided."""
        rows = self._parts[place].rows
        opened = self._formulation.rows(place).opened(self._free, self._still)
        names, weights = self._entries(opened)
        each = (opened.places.tolist(), opened.slices(), opened.constants.tolist())
        for at, some, constant in zip(*each, strict=True):
            self._row(rows[at], names[some], weights[some], constant)

    def _entries(self, opened: Opened) -> tuple[list[cp_model.IntVar], list[int]]:
        """Return free entries as the model's variables and their weights."""
        return [self.variables[v] for v in opened.variables.tolist()], opened.weights.tolist()

    def _row(self, row: Linear, variables: list[cp_model.IntVar], weights: list[int], constant: int) -> None:
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


def _clause(variables: list[cp_model.IntVar], weights: list[int], low: int) -> list[cp_model.LiteralT] | None:
    """Return the sum as a clause where it is one: all weights ±1, at least one literal true."""
    if any(w not in (1, -1) for w in weights) or low + sum(w < 0 for w in weights) != 1:
        return None
    return [v if w > 0 else v.negated() for v, w in zip(variables, weights, strict=True)]
