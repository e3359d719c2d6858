"""A mixed-integer program (heltallsprogram): the same formulation, solved by HiGHS, level by level.

The clock runs from before the model is built; the audit comes after it. A process of its own, for HiGHS keeps
the number of threads that it was first given in one.
"""

import threading
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context

import numpy as np
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from models.problem import Problem
from models.result import Result
from solver.build import build
from solver.formulation import Formulation, Values
from solver.limits import Limits
from solver.progress import Progress
from solver.rows import rows_of
from solver.solve import result_of
from solver.supervise import Run, mark

NAME = "highs"


def run(problem: Problem, limits: Limits) -> Result:
    """Return what HiGHS finds and proves, audited (kjør)."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, problem, limits).result()


def _run(problem: Problem, limits: Limits) -> Result:
    made = Run(problem, limits, NAME, lambda _: None, threading.Event())
    built = build(problem)
    formulation = built.formulation
    program = Program(formulation, built.nothing())
    bounds: list[int | None] = [None] * len(formulation.levels)
    for place, level in enumerate(formulation.levels):
        left = limits.time - made.elapsed
        values, bound = program.solve(level, left / (len(formulation.levels) - place), limits)
        if values is None:
            break
        costs = formulation.costs(values)
        bounds[place] = bound
        made.rota = rows_of(built.rota(values))
        made.progress = Progress(
            milliseconds=int(made.elapsed * 1000),
            phase=NAME,
            values=tuple(costs.values()),
            bounds=tuple(bounds),
            provers=tuple(NAME if bound is not None else None for bound in bounds),
        )
        mark(made, made.progress)
        program.cap(level, costs[level])
    made.ended = made.elapsed < limits.time
    made.close()
    return result_of(made)


class Program:
    """The formulation as a linear program with whole numbers (heltallsprogram)."""

    def __init__(self, formulation: Formulation, nothing: Values) -> None:
        self._formulation = formulation
        self._nothing = nothing
        self._model = mathopt.Model()
        self._variables: dict[int, mathopt.Variable] = {}
        self._last: dict[mathopt.Variable, float] | None = None
        for part in formulation.parts:
            for literal in part.literals:
                self._variables[literal] = self._model.add_binary_variable()
        for part in formulation.parts:
            for excess in part.excesses:
                self._variables[excess.count] = self._model.add_variable(lb=0, ub=max(0, excess.most))
                terms = (*zip(excess.variables, excess.weights, strict=True), (excess.count, -1))
                self._row(terms, None, excess.above)
            for row in part.rows:
                self._row(zip(row.variables, row.weights, strict=True), row.low, row.high)

    def _row(self, terms: Iterable[tuple[int, int]], low: int | None, high: int | None) -> None:
        row = self._model.add_linear_constraint(
            lb=-np.inf if low is None else low, ub=np.inf if high is None else high
        )
        for variable, weight in terms:
            row.set_coefficient(self._variables[variable], weight)

    def solve(self, level: int, seconds: float, limits: Limits) -> tuple[Values | None, int | None]:
        """Return the best values found for one level, and what is proven of it, in øre (løs)."""
        unit, constant = self._formulation.step(level), 0
        objective = self._model.objective
        objective.clear()
        for part in self._formulation.parts:
            for price in part.prices:
                if price.level == level:
                    constant += price.constant
                    for variable, weight in zip(price.variables, price.weights, strict=True):
                        of = self._variables[variable]
                        known = objective.get_linear_coefficient(of)
                        objective.set_linear_coefficient(of, known + weight / unit)
        answer = mathopt.solve(
            self._model,
            mathopt.SolverType.HIGHS,
            params=mathopt.SolveParameters(
                time_limit=timedelta(seconds=max(0.1, seconds)),
                random_seed=limits.seed,
                relative_gap_tolerance=limits.gap,
                # MathOpt's own number of threads is refused for HiGHS; its own option is not.
                highs=highs_pb2.HighsOptionsProto(int_options={"threads": limits.workers}),
            ),
            # Earlier levels' rota is still allowed, so it is where the search may start.
            model_params=mathopt.ModelSolveParameters(
                solution_hints=[mathopt.SolutionHint(variable_values=self._last)] if self._last else []
            ),
        )
        if not answer.has_primal_feasible_solution():
            return None, None
        self._last = answer.variable_values()
        values = self._nothing.copy()
        for number, variable in self._variables.items():
            values[number] = round(self._last[variable])
        self._formulation.settle(values)
        return values, _bound(answer.best_objective_bound(), unit, constant)

    def cap(self, level: int, cost: int) -> None:
        """Let a level cost no more than it does now (tak)."""
        unit, constant = self._formulation.step(level), 0
        summed: dict[int, int] = {}
        for part in self._formulation.parts:
            for price in part.prices:
                if price.level == level:
                    constant += price.constant
                    for variable, weight in zip(price.variables, price.weights, strict=True):
                        summed[variable] = summed.get(variable, 0) + weight // unit
        self._row(summed.items(), None, (cost - constant) // unit)


def _bound(proven: float, unit: int, constant: int) -> int | None:
    """Return what is proven in øre; None where there is a rota and nothing is proven yet."""
    if not np.isfinite(proven):
        return None
    # HiGHS proves to a millionth; a bound that it rounds up to is claimed only when that near.
    return int(np.ceil(proven - 1e-6 * max(1.0, abs(proven)))) * unit + constant
