"""A problem that tolerates what a rota already breaks (toleranse): no worse than now, all else binds.

Rules speak as always. A row that the rota breaks may stay broken, by no more than it is, at a price on a
level before all others; a shift that rules forbid may stay where it stands, at the same price. What the rota
keeps must be kept. How far a row is broken is not always how far the auditor finds a rule broken, so every
rota that a search takes is audited as well, see ``solver/improve.py``.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from models.agreements import Enforcement
from models.audit import audit, timeline
from models.findings import Standing
from models.healing import compare
from models.posting import TRUE, Duty, Lit
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rule import UnitRule
from models.standing import person_breaches
from solver.build import Build, build
from solver.encode import Encoder
from solver.engine import Effort, Engine
from solver.formulation import Excess, Formulation, Label, Linear, Part, Price, Values
from solver.grid import Grid
from solver.posting import Numbered, Numbers, Recorder

BREACHES: Final = 0
"""The level of what is broken; the objective's own begin at 1."""
_HARD: Final = frozenset({Standing.BREACH, Standing.EXPIRED})
SECONDS: Final = 5.0
"""Longest search for what one person's line breaks."""


class Tolerant(Recorder):
    """Takes down what rules say and leaves the shifts of a rota possible (tålsom protokoll).

    Attributes
    ----------
    defining
        Places in the part's rows of those that only say what a literal means.
    """

    def __init__(self, part: Part, numbers: Numbers, forbidden: set[Lit], worked: Collection[Lit]) -> None:
        super().__init__(part, numbers, forbidden)
        self._worked = worked
        self._kept: set[Lit] = set()
        self._means = False
        self.defining: set[int] = set()

    def forbid(self, duty: Duty) -> None:
        """Rule a duty out, or price it where the rota has it (utelukk)."""
        if duty.works not in self._worked or duty.works == TRUE:
            super().forbid(duty)
        elif duty.works not in self._kept:
            self._kept.add(duty.works)
            self._part.prices.append(Price((duty.works,), (1,), 0, BREACHES, self._label))

    def any_of(self, lits: Iterable[Lit]) -> Lit:
        """Return a literal that holds exactly when one of ``lits`` does (minst én av)."""
        self._means = True
        try:
            return super().any_of(lits)
        finally:
            self._means = False

    def _require(self, lits: Numbered, weights: Numbered, low: int | None, high: int | None) -> None:
        """Require a weighted sum; what no choice can meet is broken now and stays so."""
        before, impossible = len(self._part.rows), len(self._part.impossible)
        super()._require(lits, weights, low, high)
        del self._part.impossible[impossible:]
        if self._means:
            self.defining.update(range(before, len(self._part.rows)))


@dataclass(frozen=True, slots=True)
class Tolerated:
    """A problem made ready, with the rota's own values (oppbygd oppgave med toleranse)."""

    built: Build
    start: Values


def tolerated(problem: Problem, rota: Rota, engine: Engine) -> Tolerated:
    """Return the problem as it tolerates what ``rota`` breaks (med toleranse)."""
    chosen = {(a.employee, a.unit, a.shift_type, a.date) for a in rota.assignments}
    duties = Grid(problem, rota).duty.values()
    worked = frozenset(d.works for d in duties if (d.employee, d.unit, d.shift_type, d.date) in chosen)
    recorders: dict[int, Tolerant] = {}

    def recording(part: Part, numbers: Numbers, forbidden: set[Lit]) -> Recorder:
        recorders[id(part)] = Tolerant(part, numbers, forbidden, worked)
        return recorders[id(part)]

    built = build(problem, also=rota, recording=recording)
    whole, numbers = built.formulation, Numbers(built.formulation.size)
    values = built.values(rota)
    held: list[int] = []
    for name in _broken_people(problem, rota):
        part = whole.people[name]
        fixed = set(whole.duties[name])
        for place, by in _broken(part, fixed, recorders[id(part)].defining, values, engine).items():
            held.append(numbers.take())
            _loosen(part, place, by, held[-1])
    for part in whole.units.values():
        _price_missing(part, set(part.literals), values, numbers)
    levels = (BREACHES, *whole.levels)
    formulation = Formulation(whole.people, whole.units, whole.duties, numbers.last, levels)
    start = np.zeros(numbers.last + 1, dtype=np.int64)
    start[: len(values)] = values
    start[held] = 1
    formulation.settle(start)
    return Tolerated(replace(built, formulation=formulation), start)


class NoWorse:
    """Whether the auditor finds nothing new or larger than in a rota (ikke verre).

    It is asked of every rota that a search would take, so only lines that have changed are audited, and each
    only once.
    """

    def __init__(self, problem: Problem, rota: Rota, built: Build) -> None:
        self._problem = problem
        self._built = built
        self._lines = {name: tuple(line) for name, line in rota.by_employee().items()}
        self._before = audit(problem, rota).breaches
        self._answers: dict[tuple[str, tuple[Assignment, ...]], bool] = {}
        self._units = any(
            isinstance(held.rule, UnitRule) and held.enforcement is Enforcement.HARD
            for unit in problem.units
            for held in problem.rules_at(unit.id)
        )

    def __call__(self, values: Values) -> bool:
        """Return whether the rota of ``values`` may be taken (ikke verre)."""
        rota = self._built.rota(values)
        lines = rota.by_employee()
        if not all(self._passes(name, tuple(lines.get(name, ()))) for name in self._problem.employee):
            return False
        return not self._units or not compare(self._before, audit(self._problem, rota).breaches).worse

    def _passes(self, name: str, line: tuple[Assignment, ...]) -> bool:
        if line == self._lines.get(name, ()):
            return True
        if (name, line) not in self._answers:
            worked = timeline(self._problem, self._problem.employee[name], list(line))
            found = (b for b in person_breaches(self._problem, worked) if b.standing in _HARD)
            before = (breach for breach in self._before if breach.employee == name)
            self._answers[name, line] = not compare(before, found).worse
        return self._answers[name, line]


def _broken_people(problem: Problem, rota: Rota) -> tuple[str, ...]:
    """Return those in whose line some row may be broken.

    A rule that an agreement adds on some days is posted for all of them, so its rows may be broken where the
    auditor finds nothing.
    """
    blamed = {breach.employee for breach in audit(problem, rota).breaches}
    return tuple(
        person.id
        for person in problem.employees
        if person.id in blamed or any(held.part is not None for held in problem.rules_for(person))
    )


def _broken(
    part: Part, fixed: set[int], defining: set[int], values: Values, engine: Engine
) -> dict[int, int]:
    """Return by how much each row of a line is broken, by its place, with as few broken as can be.

    What a rule may choose – which rest is the weekly one – is chosen so.
    """
    if not engine.stopped:
        values = _chosen(part, fixed, defining, values, engine)
    found = {}
    for place, row in enumerate(part.rows):
        total = int(values[list(row.variables)] @ np.array(row.weights, dtype=np.int64))
        under = 0 if row.low is None else row.low - total
        over = 0 if row.high is None else total - row.high
        if max(under, over) > 0 and place not in defining:
            found[place] = under if under > 0 else -over
    return found


def _chosen(part: Part, fixed: set[int], defining: set[int], values: Values, engine: Engine) -> Values:
    """Return the values with the literals of choice set so that as few rows as possible are broken."""
    numbers = Numbers(len(values) - 1)
    label = Label("broken", part.owner)
    loose = Part(part.owner, literals=list(part.literals))
    loose.rows = [
        Linear((v,), (1,), int(values[v]), int(values[v]), label) for v in part.literals if v in fixed
    ]
    for place, row in enumerate(part.rows):
        if place in defining:
            loose.rows.append(row)
        elif any(v not in fixed for v in row.variables):
            broken = numbers.take()
            loose.literals.append(broken)
            loose.prices.append(Price((broken,), (1,), 0, BREACHES, label))
            loose.rows += _unless(row, broken)
    formulation = Formulation({"": loose}, {}, {}, numbers.last, (BREACHES,))
    encoder = Encoder(formulation)
    encoded = encoder.encode()
    encoder.minimise({BREACHES: 1})
    wide = np.zeros(numbers.last + 1, dtype=np.int64)
    wide[: len(values)] = values
    answer = engine.run(encoded, wide, Effort(seconds=SECONDS))
    return values if answer.values is None else answer.values[: len(values)]


def _unless(row: Linear, broken: int) -> Iterator[Linear]:
    """Yield a row's two sides, each of which holds unless ``broken`` does."""
    least = sum(weight for weight in row.weights if weight < 0)
    most = sum(weight for weight in row.weights if weight > 0)
    variables = (*row.variables, broken)
    if row.low is not None and row.low > least:
        yield replace(row, variables=variables, weights=(*row.weights, row.low - least), high=None)
    if row.high is not None and row.high < most:
        yield replace(row, variables=variables, weights=(*row.weights, row.high - most), low=None)


def _loosen(part: Part, place: int, by: int, literal: int) -> None:
    """Let a row be broken by what it is, at a price; ``by`` is negative where it is over its ceiling."""
    row = part.rows[place]
    part.rows[place] = replace(row, variables=(*row.variables, literal), weights=(*row.weights, by))
    part.literals.append(literal)
    part.prices.append(Price((literal,), (1,), 0, BREACHES, row.label))


def _price_missing(part: Part, own: set[int], values: Values, numbers: Numbers) -> None:
    """Let the rows of a unit that are broken stay so, each head at a price; they look at duties alone."""
    kept: list[Linear] = []
    for row in part.rows:
        total = int(values[list(row.variables)] @ np.array(row.weights, dtype=np.int64))
        minus = tuple(-weight for weight in row.weights)
        if not own.isdisjoint(row.variables):
            kept.append(row)
        elif row.low is not None and total < row.low:
            _missing(part, Excess(numbers.take(), row.variables, minus, -row.low, row.low - total), row.label)
            kept += [replace(row, low=None)] if row.high is not None else []
        elif row.high is not None and total > row.high:
            _missing(
                part,
                Excess(numbers.take(), row.variables, row.weights, row.high, total - row.high),
                row.label,
            )
            kept += [replace(row, high=None)] if row.low is not None else []
        else:
            kept.append(row)
    part.rows[:] = kept


def _missing(part: Part, excess: Excess, label: Label) -> None:
    part.excesses.append(excess)
    part.prices.append(Price((excess.count,), (1,), 0, BREACHES, label))
