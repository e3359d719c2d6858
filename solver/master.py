"""The master problem of column generation (hovedproblem): which lines, weighed against the units' rows.

A column is one person's line. The master mixes columns so that the units' shortfalls cost least; its duals
say what a head on each row is worth. It is a linear program in GLOP, kept warm between rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from solver.unitrows import Load, Numbers, UnitRows

SCALE = 10_000
"""Duals and bounds are reckoned in this fraction of an øre, so that the arithmetic is exact."""

WAYS = (
    mathopt.SolveParameters(),
    mathopt.SolveParameters(),
    mathopt.SolveParameters(lp_algorithm=mathopt.LPAlgorithm.DUAL_SIMPLEX),
)
"""How the master is solved: warm, cold, and cold the other way."""

FURTHEST = 2.0**61
"""Duals beyond this do not fit; nothing is worth so much."""
TINY = 1e-6
"""Weight below which the master is said not to use a column."""


@dataclass(frozen=True, slots=True)
class Duals:
    """Multipliers (skyggepriser): per row, and per earlier level that must not get dearer.

    Whole numbers of ``1 / SCALE`` øre: an earlier level's øre may be worth far less than one of this level's.
    """

    rows: Numbers
    caps: Numbers

    def lifted(self, worth: float) -> "Duals":
        """Return these duals one level on, an øre of this level worth so much of the next (løftet)."""
        return Duals(_whole(self.rows * worth), _whole(np.append(self.caps * worth, worth * SCALE)))

    def toward(self, other: "Duals", share: float) -> "Duals":
        """Return the point ``share`` of the way to ``other`` (glatting)."""
        rows = self.rows + share * (other.rows - self.rows)
        caps = self.caps + share * (other.caps - self.caps)
        return Duals(_whole(rows), _whole(caps))


def _whole(values: NDArray[np.floating[Any]]) -> Numbers:
    """Return the nearest whole numbers that 64 bits hold."""
    nearest: Numbers = np.rint(np.clip(values, -FURTHEST, FURTHEST)).astype(np.int64)
    return nearest


class Master:
    """The linear program (hovedproblem) of one level.

    Parameters
    ----------
    place
        The level's place in the order.
    given
        Cost of the earlier levels, not to be exceeded.
    heads
        People in each class of people who are alike.
    fixed
        What no rota changes on the level, in øre: of units and people.

    Attributes
    ----------
    mix
        Columns that the last optimum uses, by place, with how many people work each.
    held
        Whether some dual of the last optimum stands at a wall of the box in which it is held.
    """

    def __init__(
        self, rows: UnitRows, place: int, given: Sequence[int], heads: Sequence[int], fixed: int
    ) -> None:
        self._rows = rows
        self._fixed = fixed
        self._place = place
        self._model = mathopt.Model()
        self._objective = self._model.objective
        self._objective.is_maximize = False
        # GLOP works best on numbers near one, and a missing shift costs millions of øre.
        self._units = [max(1, int(cost.max(initial=0))) for cost in rows.cost]
        infinity = float("inf")
        # Heads asked for and heads beyond are one row: too few on the one side of it, too many on the other.
        mirrored = set(rows.mirror.tolist())
        self._covering = {
            i: self._model.add_linear_constraint(
                lb=-float(above), ub=float(rows.above[rows.mirror[i]]) if rows.mirror[i] >= 0 else infinity
            )
            for i, above in enumerate(rows.above)
            if i not in mirrored
        }
        self._convex = [self._model.add_linear_constraint(lb=float(n), ub=float(n)) for n in heads]
        self._caps = [
            self._model.add_linear_constraint(
                lb=-infinity, ub=float(given[i] - rows.constant[i]) / self._units[i]
            )
            for i in range(place)
        ]
        self._counts: dict[int, mathopt.Variable] = {}
        for i, covering in self._covering.items():
            for row, sign in ((i, 1.0), (int(rows.mirror[i]), -1.0)):
                if row >= 0:
                    self._counts[row] = count = self._model.add_variable(lb=0.0, ub=infinity)
                    covering.set_coefficient(count, sign)
                    self._price(count, [int(cost) for cost in rows.cost[:, row]])
        self._walls = self._natural = self._between(None, 1.0)
        self._columns: list[mathopt.Variable] = []
        self._rations: list[mathopt.LinearConstraint] = []
        self.mix: dict[int, float] = {}
        self.held = False
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def add(self, alike: int, load: Load, costs: Sequence[int]) -> None:
        """Add a line of one class of people (kolonne).

        Parameters
        ----------
        costs
            The line's own cost on each level.
        """
        column = self._model.add_variable(lb=0.0, ub=float("inf"))
        self._columns.append(column)
        self._convex[alike].set_coefficient(column, 1.0)
        for i, heads in zip(load.rows.tolist(), load.heads.tolist(), strict=True):
            if i in self._covering:
                self._covering[i].set_coefficient(column, -float(heads))
        self._price(column, costs)

    def hold(self, near: Duals, width: float) -> None:
        """Keep the duals in a box (hold), so that few lines are enough to say which way to move.

        What a row may lack or have too much of then costs no more and no less than the box says. Only where
        no earlier level is given.

        Parameters
        ----------
        near
            The middle of the box.
        width
            How far a dual may move, as a share of all that it may be.
        """
        self._walls = self._between(near, width)
        unit = SCALE * self._units[self._place]
        for row, count in self._counts.items():
            if row in self._covering:
                self._objective.set_linear_coefficient(count, float(self._walls[1][row]) / unit)
        for row in self._covering:
            if (mirror := int(self._rows.mirror[row])) >= 0:
                self._objective.set_linear_coefficient(
                    self._counts[mirror], -float(self._walls[0][row]) / unit
                )

    def _between(self, near: Duals | None, width: float) -> tuple[Numbers, Numbers]:
        """Return the least and the most that each row's dual may be; of a mirrored pair, their difference."""
        mirror, cost = self._rows.mirror, SCALE * self._rows.cost[self._place]
        least, most = np.where(mirror >= 0, -cost[mirror], 0), cost
        if near is None:
            return least, most
        at = near.rows - np.where(mirror >= 0, near.rows[mirror], 0)
        reach = np.rint(width * (most - least)).astype(np.int64)
        lower = np.where(mirror >= 0, np.maximum(least, at - reach), least)
        return lower, np.minimum(most, at + reach)

    def ration(self, kinds: Sequence[Sequence[int]], fine: int) -> None:
        """Fine every unit that rows of a kind count beyond what ``allow`` says (rasjoner); first nothing.

        Parameters
        ----------
        kinds
            The rows of each kind.
        fine
            Øre per unit.
        """
        infinity = float("inf")
        for rows in kinds:
            self._rations.append(ration := self._model.add_linear_constraint(lb=-infinity, ub=0.0))
            for row in rows:
                ration.set_coefficient(self._counts[row], 1.0)
            beyond = self._model.add_variable(lb=0.0, ub=infinity)
            ration.set_coefficient(beyond, -1.0)
            self._objective.set_linear_coefficient(beyond, fine / self._units[self._place])

    def allow(self, most: Sequence[int]) -> None:
        """Let rows of each kind count so much without a fine (tillat)."""
        for ration, units in zip(self._rations, most, strict=True):
            ration.upper_bound = float(units)

    def drop(self, column: int) -> None:
        """Give a line to nobody any more (dropp)."""
        self._columns[column].upper_bound = 0.0

    def _price(self, variable: mathopt.Variable, costs: Sequence[int]) -> None:
        """Put a variable's cost on each level into the objective and the caps."""
        self._objective.set_linear_coefficient(variable, costs[self._place] / self._units[self._place])
        for level, cap in enumerate(self._caps):
            if costs[level]:
                cap.set_coefficient(variable, costs[level] / self._units[level])

    def solve(self) -> tuple[float, Duals] | None:
        """Return the optimum and the duals of rows and caps (løs).

        All in ``1 / SCALE`` øre. None where GLOP reaches no optimum.
        """
        result = self._optimum()
        if result is None:
            return None
        duals, weights = result.dual_values(), result.variable_values(self._columns)
        self.mix = {i: weight for i, weight in enumerate(weights) if weight > TINY}
        unit = SCALE * self._units[self._place]
        rows = np.zeros(len(self._rows.above), dtype=np.int64)
        self.held = False
        for i, covering in self._covering.items():
            dual = round(unit * duals[covering])
            self.held |= self._at_a_wall(i, dual)
            rows[i] = max(0, dual)
            if self._rows.mirror[i] >= 0:
                rows[self._rows.mirror[i]] = max(0, -dual)
        caps = _whole(
            np.array([-unit / u * duals[c] for c, u in zip(self._caps, self._units, strict=False)], float)
        )
        value = unit * result.objective_value() + SCALE * float(self._fixed)
        return value, Duals(rows, caps)

    def _at_a_wall(self, row: int, dual: int) -> bool:
        """Whether a row's dual would go on if the box let it."""
        (low, high), (least, most) = (
            (int(one[row]), int(other[row])) for one, other in (self._walls, self._natural)
        )
        near = (most - least) // 1_000_000
        return (dual >= high - near and high < most) or (dual <= low + near and low > least)

    def _optimum(self) -> mathopt.SolveResult | None:
        """Return an optimal result; None where GLOP reaches none.

        A warm basis can lead GLOP astray; a cold start finds its way where one can be found. Where the last
        way ends in an error it is for whoever searches to tell.
        """
        for at, parameters in enumerate(WAYS, start=1):
            try:
                result = self._solver.solve(params=parameters)
            except (RuntimeError, AttributeError):
                # GLOP gave up on its numbers. Ortools 9.15 stumbles over saying so, hence the second kind.
                if at == len(WAYS):
                    raise
            else:
                if result.termination.reason == mathopt.TerminationReason.OPTIMAL:
                    return result
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        return None
