"""The agreement test's machinery for terms (samsvar): what is posted costs what is measured."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

from hypothesis import strategies as st
from ortools.sat.python import cp_model

from models.audit import measure, presences, timelines
from models.posting import Duty
from models.problem import Problem
from models.rota import Rota
from models.term import Term
from solver.build import Build, build
from solver.encode import Encoder
from solver.formulation import Values
from solver.grid import Grid
from tests.agreement import rota_of
from tests.strategies import World


def disagreement(problem: Problem, duties: Sequence[Duty], rules: frozenset[str] = frozenset()) -> str:
    """Return a sentence on where posting and measure of the one term differ, or the empty string.

    Parameters
    ----------
    rules
        Kinds of rules that are posted too; what they do not admit is left out.
    """
    (term,) = problem.objective
    built = build(problem, only=frozenset({term.kind, *rules}))
    possible = {literal for literals in built.formulation.duties.values() for literal in literals}
    offered = [built.grid.duty[duty.works] for duty in duties if duty.works in possible]
    least = Least(built, term.level)
    for chosen in subsets(offered):
        rota = rota_of(chosen)
        _, cost = measured(problem, rota)
        values = built.values(rota)
        settled = built.formulation.costs(values)[term.level]
        proven = least.of(values)
        if proven is None and rules:
            continue
        if proven != cost or settled != cost:
            worked = [f"{d.employee} {d.date} {d.shift_type}" for d in chosen]
            return f"measured {cost}, settled {settled}, proven {proven}: {worked}"
    return ""


def counted(problem: Problem, rota: Rota) -> tuple[int, int]:
    """Return quantity and cost of the one term of the objective, posted and measured alike."""
    (term,) = problem.objective
    built = build(problem, only=frozenset({term.kind}))
    quantity, cost = measured(problem, rota)
    assert built.formulation.costs(built.values(rota)) == {term.level: cost}
    return quantity, cost


def measured(problem: Problem, rota: Rota) -> tuple[int, int]:
    """Return quantity and cost of the one term of the objective, as the auditor has them."""
    lines = timelines(problem, rota)
    (count,) = measure(problem, lines, presences(problem, lines))
    return count.quantity, count.cost


def subsets(duties: Sequence[Duty]) -> Iterator[tuple[Duty, ...]]:
    """Yield every choice among ``duties``."""
    return chain.from_iterable(combinations(duties, size) for size in range(len(duties) + 1))


def shared(world: World, **fields: object) -> World:
    """Return the world with other fields, where everybody may take what one person could."""
    kept = {name: getattr(world.problem, name) for name in Problem.model_fields}
    problem = Problem.model_validate({**kept, **fields})
    wanted = {(duty.date, duty.shift_type) for duty in world.duties}
    lines = Grid(problem).lines
    return World(
        problem, tuple(d for line in lines for d in line.candidates if (d.date, d.shift_type) in wanted)
    )


def alone(term: Term) -> st.SearchStrategy[dict[str, Any]]:
    """Return the field of a problem that asks for one term alone."""
    return st.just({"objective": (term,)})


def dates(problem: Problem) -> st.SearchStrategy[date]:
    """Return dates in the plan and a few around it."""
    horizon, few = problem.horizon, timedelta(days=4)
    return st.dates(horizon.start - few, horizon.last + few)


class Least:
    """The least that CP-SAT can make a level cost when the duties are fixed (minste kostnad)."""

    def __init__(self, built: Build, level: int) -> None:
        self._duties = [v for literals in built.formulation.duties.values() for v in literals]
        encoder = Encoder(built.formulation)
        self._encoded = encoder.encode()
        encoder.minimise({level: 1})
        self._factor, self._constant = encoder.scale(level)
        self._solver = cp_model.CpSolver()
        self._solver.parameters.num_workers = 1

    def of(self, values: Values) -> int | None:
        """Return the least cost in øre with the duties as in ``values``; None when rules forbid them."""
        trial = self._encoded.model.clone()
        for literal in self._duties:
            trial.add(self._encoded.variables[literal] == int(values[literal]))
        status = self._solver.solve(trial)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL
        return self._factor * round(self._solver.objective_value) + self._constant
