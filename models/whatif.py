"""What a cell could hold instead (hva om): each shift or a day off, judged by the auditor."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from models.audit import AuditReport, audit, presences, timelines
from models.conflict import Conflict
from models.cover import Cover, covers
from models.findings import Breach
from models.healing import compare
from models.problem import Problem
from models.result import Incident
from models.rota import Assignment, Rota
from models.units import Frozen, Identifier

Day: TypeAlias = date


class Cell(Frozen):
    """One shift in one unit, or a day off (celle)."""

    shift_type: Identifier | None = None
    unit: Identifier | None = None


class TermChange(Frozen):
    """What a term of the objective costs before and after, in øre (endret ledd)."""

    kind: str
    level: int
    before: int
    after: int


class CoverChange(Frozen):
    """How many are there for one need before and after, at the worst moment (endring i dekning)."""

    unit: Identifier
    row: Identifier
    date: Day
    target: int
    before: int
    after: int


class Alternative(Frozen):
    """What one cell would do (alternativ).

    Attributes
    ----------
    now
        Whether this is what the cell holds.
    broken
        Breaches that are not there now, or are larger; for the cell as it is, those on its date.
    healed
        Breaches that would be gone.
    terms
        Terms of the objective of which the cost changes.
    cover
        Needs that fall below their target, or come nearer to it.
    """

    cell: Cell
    now: bool
    broken: tuple[Breach, ...] = ()
    healed: tuple[Breach, ...] = ()
    terms: tuple[TermChange, ...] = ()
    cover: tuple[CoverChange, ...] = ()


class Change(Frozen):
    """A cell that changes (endret celle)."""

    employee: Identifier
    date: Day
    before: tuple[Cell, ...]
    after: tuple[Cell, ...]


class Nearest(Frozen):
    """What it takes to have a cell as asked (det nærmeste).

    Attributes
    ----------
    rota
        A lawful rota with the cell as asked; None where none was found.
    changes
        The other cells that differ in it.
    least
        How many other cells are proven to have to change.
    kept
        Whether coverage, the first level, is no worse than it was.
    costly
        Whether it is proven that coverage must become worse.
    before, after
        Audits of the two rotas.
    conflicts
        What stands in the way, where it is proven that there is no such rota.
    impossible
        Whether that is proven.
    incidents
        What went wrong in the search for it.
    failed
        Whether the search fell, so that nothing is known.
    """

    before: AuditReport
    rota: Rota | None = None
    after: AuditReport | None = None
    changes: tuple[Change, ...] = ()
    least: int = 0
    kept: bool = False
    costly: bool = False
    impossible: bool = False
    conflicts: tuple[Conflict, ...] = ()
    incidents: tuple[Incident, ...] = ()
    failed: bool = False

    @property
    def fewest(self) -> bool:
        """Whether it is proven that fewer do not do (færrest)."""
        return self.rota is not None and self.least == len(self.changes)


def held(rota: Rota, employee: str, day: date) -> tuple[Cell, ...]:
    """Return what a person works on a day; a day off is one empty cell (cellens innhold)."""
    there = [a for a in rota.assignments if (a.employee, a.date) == (employee, day)]
    return tuple(Cell(shift_type=a.shift_type, unit=a.unit) for a in there) or (Cell(),)


def with_cell(rota: Rota, employee: str, day: date, cell: Cell) -> Rota:
    """Return the rota with the person's day as the cell says (endret turnus)."""
    others = [a for a in rota.assignments if (a.employee, a.date) != (employee, day)]
    if cell.shift_type is not None and cell.unit is not None:
        others.append(Assignment(employee=employee, unit=cell.unit, shift_type=cell.shift_type, date=day))
    return Rota.of(others)


def cells(problem: Problem, employee: str) -> Iterator[Cell]:
    """Yield what a person's cell could hold: a day off, then every code of their units (muligheter)."""
    yield Cell()
    for unit in problem.employee[employee].workplaces:
        for shift_type in problem.shift_types:
            if shift_type.units is None or unit in shift_type.units:
                yield Cell(shift_type=shift_type.code, unit=unit)


def around(problem: Problem, rota: Rota, employee: str) -> tuple[Problem, Rota]:
    """Return the problem and the rota of a person and all whom their cells can concern (omkrets).

    Who has no unit in common with the person, and no shift in those units, is left out: nothing that a cell
    changes is about them.
    """
    places = set(problem.employee[employee].workplaces)
    places |= {a.unit for a in rota.assignments if a.employee == employee}
    near = {a.employee for a in rota.assignments if a.unit in places}
    near |= {e.id for e in problem.employees if not places.isdisjoint(e.workplaces)}
    if len(near) == len(problem.employees):
        return problem, rota
    people = tuple(e for e in problem.employees if e.id in near)
    kept = [a for a in rota.assignments if a.employee in near]
    return problem.changed(employees=people), Rota.of(kept)


def alternatives(problem: Problem, rota: Rota, employee: str, day: date) -> tuple[Alternative, ...]:
    """Return what each cell would break and cost, the present one first (alternativer)."""
    problem, rota = around(problem, rota, employee)
    before = audit(problem, rota)
    needs = _needs(problem, rota)
    present = held(rota, employee, day)
    found = [
        Alternative(
            cell=cell,
            now=True,
            broken=tuple(b for b in before.breaches if b.employee == employee and b.date == day),
        )
        for cell in present
    ]
    for cell in cells(problem, employee):
        if present != (cell,):
            changed = with_cell(rota, employee, day, cell)
            found.append(_alternative(cell, before, audit(problem, changed), needs, _needs(problem, changed)))
    return tuple(found)


Key = tuple[str, str, date]
Needs = dict[Key, Cover]


def _needs(problem: Problem, rota: Rota) -> Needs:
    found: Needs = {}
    for presence in presences(problem, timelines(problem, rota)):
        for cover in covers(problem, presence):
            key = (cover.need.unit, cover.need.row, cover.need.date)
            known = found.get(key)
            if known is None or cover.missing > known.missing:
                found[key] = cover
    return found


def _alternative(cell: Cell, before: AuditReport, after: AuditReport, was: Needs, will: Needs) -> Alternative:
    changed = compare(before.breaches, after.breaches)
    return Alternative(
        cell=cell,
        now=False,
        broken=changed.worse,
        healed=changed.healed,
        terms=term_changes(before, after),
        cover=tuple(_cover_changes(was, will)),
    )


def term_changes(before: AuditReport, after: AuditReport) -> tuple[TermChange, ...]:
    """Return the terms of which the cost differs, by level (endrede ledd)."""
    pairs = zip(before.terms, after.terms, strict=True)
    changed = ((old, new) for old, new in pairs if old.cost != new.cost)
    found = (TermChange(kind=o.kind, level=o.level, before=o.cost, after=n.cost) for o, n in changed)
    return tuple(sorted(found, key=lambda change: change.level))


def _cover_changes(was: Needs, will: Needs) -> Iterator[CoverChange]:
    for key, old in was.items():
        new = will[key]
        if old.missing != new.missing:
            yield CoverChange(
                unit=old.need.unit,
                row=old.need.row,
                date=old.need.date,
                target=old.need.target,
                before=old.least,
                after=new.least,
            )


def differences(before: Rota, after: Rota) -> Iterator[Change]:
    """Yield the cells in which two rotas differ, by date (forskjeller)."""
    moved = set(before.assignments) ^ set(after.assignments)
    for day, employee in sorted({(a.date, a.employee) for a in moved}):
        yield Change(
            employee=employee,
            date=day,
            before=held(before, employee, day),
            after=held(after, employee, day),
        )
