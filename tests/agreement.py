"""The agreement test's machinery (samsvar): the rotas that a posting admits, and those an audit passes."""

from collections.abc import Sequence
from itertools import chain, combinations

import numpy as np
from ortools.sat.python import cp_model

from models.audit import presences, timelines
from models.posting import Duty
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rule import PersonRule, UnitRule
from solver.build import Build, build
from solver.encode import Encoder
from solver.grid import Grid

Chosen = frozenset[int]


def admitted(built: Build, duties: Sequence[Duty]) -> set[Chosen]:
    """Return every choice among ``duties``, all others off, that the formulation admits."""
    formulation = built.formulation
    if formulation.impossible:
        return set()
    possible = {literal for literals in formulation.duties.values() for literal in literals}
    offered = [duty.works for duty in duties if duty.works in possible]
    frozen = np.zeros(formulation.size + 1, dtype=np.int64)
    # A part is encoded when one of its duties is free, so everybody's duties are free and the rest barred.
    encoded = Encoder(formulation, frozen, possible).encode()
    for literal in possible - set(offered):
        encoded.model.add(encoded.variables[literal] == 0)
    auxiliary = len(encoded.variables) > len(possible)
    if auxiliary:
        return {
            chosen
            for chosen in _subsets(offered)
            if _admits(encoded.model, encoded.variables, offered, chosen)
        }
    return _enumerate(encoded.model, [(v, encoded.variables[v]) for v in offered])


def passed(problem: Problem, kind: str, duties: Sequence[Duty]) -> set[Chosen]:
    """Return every choice among ``duties`` in which the audit of one rule finds no breach."""
    by_literal = {duty.works: duty for duty in duties}
    return {
        chosen
        for chosen in _subsets(list(by_literal))
        if not breaches(problem, kind, rota_of([by_literal[v] for v in chosen]))
    }


def breaches(problem: Problem, kind: str, rota: Rota) -> int:
    """Return how many breaches the audit of one rule finds."""
    lines = timelines(problem, rota)
    found = 0
    for line in lines:
        for held in problem.rules_for(line.employee):
            if held.rule.kind == kind and isinstance(held.rule, PersonRule):
                found += len(list(held.rule.audit(line)))
    for presence in presences(problem, lines):
        for held in problem.rules_at(presence.unit):
            if held.rule.kind == kind and isinstance(held.rule, UnitRule):
                found += len(list(held.rule.audit(presence)))
    return found


def rota_of(duties: Sequence[Duty]) -> Rota:
    """Return the rota in which these duties are worked."""
    return Rota.of(
        [Assignment(employee=d.employee, unit=d.unit, shift_type=d.shift_type, date=d.date) for d in duties]
    )


def disagreement(problem: Problem, kind: str, duties: Sequence[Duty]) -> str:
    """Return a sentence on where posting and audit differ, or the empty string."""
    built = build(problem, only=frozenset({kind}))
    ours = Grid(problem).duty
    offered = [ours[duty.works] for duty in duties]
    posted, audited = admitted(built, offered), passed(problem, kind, offered)
    for chosen, fault in chain(
        ((c, "posted but not lawful") for c in posted - audited),
        ((c, "lawful but not posted") for c in audited - posted),
    ):
        worked = [f"{ours[v].employee} {ours[v].date} {ours[v].shift_type}" for v in sorted(chosen)]
        return f"{fault}: {worked}"
    return ""


def _subsets(literals: Sequence[int]) -> set[Chosen]:
    sizes = range(len(literals) + 1)
    return {frozenset(c) for size in sizes for c in combinations(literals, size)}


def _admits(
    model: cp_model.CpModel,
    variables: dict[int, cp_model.IntVar],
    offered: Sequence[int],
    chosen: Chosen,
) -> bool:
    trial = model.clone()
    for literal in offered:
        trial.add(variables[literal] == int(literal in chosen))
    return _solver().solve(trial) in {cp_model.OPTIMAL, cp_model.FEASIBLE}


def _enumerate(model: cp_model.CpModel, literals: Sequence[tuple[int, cp_model.IntVar]]) -> set[Chosen]:
    class Collect(cp_model.CpSolverSolutionCallback):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[Chosen] = set()

        def on_solution_callback(self) -> None:
            self.found.add(frozenset(v for v, variable in literals if self.boolean_value(variable)))

    collect, solver = Collect(), _solver()
    solver.parameters.enumerate_all_solutions = True
    status = solver.solve(model, collect)
    assert status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return collect.found


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver
