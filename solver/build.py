"""From a problem to its formulation, and from values back to a rota (oppbygging)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.agreements import Enforcement
from models.posting import TRUE, Duty
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rule import PersonRule, UnitRule
from models.term import PersonTerm, UnitTerm
from solver.formulation import Formulation, Part, Values
from solver.grid import Grid, GridLine
from solver.memory import only_growing
from solver.posting import Numbers, Recorder
from solver.rows import Rows


@dataclass(frozen=True, slots=True)
class Build:
    """A problem made ready for search (oppbygd oppgave)."""

    problem: Problem
    grid: Grid
    formulation: Formulation

    def worked(self, values: Values) -> list[Duty]:
        """Return the duties that ``values`` say are worked (vakter)."""
        owner = self.formulation.owner
        literals = np.flatnonzero((owner >= 0) & (values[: len(owner)] != 0))
        return [self.grid.duty[literal] for literal in literals.tolist()]

    def rota(self, values: Values) -> Rota:
        """Return the rota that ``values`` stand for (turnus)."""
        return Rota.of(
            [
                Assignment(
                    employee=duty.employee,
                    unit=duty.unit,
                    shift_type=duty.shift_type,
                    date=duty.date,
                )
                for duty in self.worked(values)
            ]
        )

    def rows(self, values: Values) -> Rows:
        """Return the rota that ``values`` stand for as rows (rader), in any order."""
        return [[duty.employee, duty.unit, duty.shift_type, str(duty.date)] for duty in self.worked(values)]

    def nothing(self) -> Values:
        """Return the values of the empty rota, counts not settled (tom turnus)."""
        values = np.zeros(self.formulation.size + 1, dtype=np.int64)
        values[TRUE] = 1
        return values

    def values(self, rota: Rota) -> Values:
        """Return the duty literals that a rota sets, all counts settled (verdier).

        Auxiliary literals are left 0; assignments that no duty stands for are left out.
        """
        chosen = {(a.employee, a.unit, a.shift_type, a.date) for a in rota.assignments}
        values = self.nothing()
        for literals in self.formulation.duties.values():
            for literal in literals:
                duty = self.grid.duty[literal]
                key = (duty.employee, duty.unit, duty.shift_type, duty.date)
                values[literal] = int(key in chosen)
        self.formulation.settle(values)
        return values


Recording = Callable[[Part, Numbers, set[int]], Recorder]


@only_growing()
def build(
    problem: Problem,
    *,
    only: frozenset[str] | None = None,
    also: Rota | None = None,
    recording: Recording = Recorder,
) -> Build:
    """Return the problem's grid and formulation (bygg).

    Parameters
    ----------
    only
        Post only the rules and terms of these kinds, rules whatever their enforcement: for tests of one of
        them.
    also
        A rota whose shifts are duties too, where the people and units say otherwise.
    recording
        Who takes down what the rules say.
    """
    grid = Grid(problem, also)
    numbers = Numbers(grid.literals)
    people: dict[str, Part] = {}
    # One line after the other, so that what is forbidden in all of them is never there at once.
    for line in map(grid.line, problem.employees):
        recorder = recording(Part(line.employee.id), numbers, line.forbidden)
        people[line.employee.id] = _person(problem, line, recorder, only)
        line.let_go()
    units = {unit.id: Part(unit.id) for unit in problem.units}
    for unit, part in units.items():
        # What is forbidden is in no row, since the lines have let go of it.
        _unit(grid, recording(part, numbers, set()), unit, only)
    duties = {line.employee.id: tuple(duty.works for duty in line.duties()) for line in grid.lines}
    for employee, literals in duties.items():
        people[employee].literals[:0] = literals
    levels = tuple(sorted({term.level for term in problem.objective}))
    return Build(problem, grid, Formulation(people, units, duties, numbers.last, levels))


def _person(problem: Problem, line: GridLine, recorder: Recorder, only: frozenset[str] | None) -> Part:
    for held in problem.rules_for(line.employee):
        rule = held.rule
        if isinstance(rule, PersonRule) and _posted(rule.kind, held.enforcement, only):
            recorder.speaks(rule.kind)
            rule.post(line, recorder)
    for term in problem.objective:
        if isinstance(term, PersonTerm) and (only is None or term.kind in only):
            recorder.speaks(term.kind, term.level)
            term.post(line, recorder)
    return recorder.part


def _unit(grid: Grid, recorder: Recorder, unit: str, only: frozenset[str] | None) -> None:
    problem, rows = grid.problem, grid.rows(unit)
    for held in problem.rules_at(unit):
        rule = held.rule
        if isinstance(rule, UnitRule) and _posted(rule.kind, held.enforcement, only):
            recorder.speaks(rule.kind)
            rule.post(rows, recorder)
    for term in problem.objective:
        if isinstance(term, UnitTerm) and (only is None or term.kind in only):
            recorder.speaks(term.kind, term.level)
            term.post(rows, recorder)


def _posted(kind: str, enforcement: Enforcement, only: frozenset[str] | None) -> bool:
    return kind in only if only is not None else enforcement is Enforcement.HARD
