"""A rota as a planner sees it (oversikt): people by day with the demand below, for any surface."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from models.audit import AuditReport, presences, timelines
from models.calendar import Horizon
from models.cover import Cover, covers
from models.demand import Need
from models.findings import Standing
from models.kpi import Kpis, PersonKpis, is_red
from models.marks import Mark, PersonMarks, marks
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment, Rota
from models.shifts import ShiftKind
from models.units import DAY, clock_text


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's day (rute).

    Attributes
    ----------
    assignments
        Shifts that start on the day.
    kind
        Kind of the first of them, None on a day off.
    absent, locked
        Whether the person is away, whether the planner has fixed the day.
    standing
        The gravest finding on the day, None where there is none.
    mark
        What a day off is (F-kode); None on a day with a shift, and where no law on weekly rest is in force.
    """

    assignments: tuple[Assignment, ...]
    kind: ShiftKind | None
    absent: bool
    locked: bool
    standing: Standing | None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class DayCover:
    """A row of demand on one day, at its worst moment (dekning på en dag)."""

    target: int
    there: int
    surplus: bool

    @property
    def missing(self) -> int:
        """Heads below the target (manko)."""
        return max(0, self.target - self.there)


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the overview (rad): an employee, every day, the figures beside it, and the days off."""

    employee: Employee
    cells: tuple[Cell, ...]
    figures: PersonKpis
    days_off: PersonMarks


@dataclass(frozen=True, slots=True)
class DemandLine:
    """What is asked for on one code or at one time, over every day (behovslinje).

    Rows of demand that differ only in their weekdays are one line, as a planner reads them.

    Attributes
    ----------
    what
        The codes or the time, ``"D"`` or ``"07:30–15:00"``; for a curve its id.
    days
        None where nothing is asked for.
    """

    unit: str
    what: str
    competence: str | None
    days: tuple[DayCover | None, ...]

    @property
    def label(self) -> str:
        """What is asked for and of whom (etikett)."""
        return f"{self.what} {self.competence}" if self.competence else self.what


@dataclass(frozen=True)
class Overview:
    """A rota with its audit, its figures and its demand (oversikt).

    Attributes
    ----------
    given
        Days off that the rota alone does not tell, of a base rota worked in the calendar.
    """

    problem: Problem
    rota: Rota
    report: AuditReport
    figures: Kpis
    given: tuple[PersonMarks, ...] | None = None

    @property
    def horizon(self) -> Horizon:
        """The days of the plan (planperiode)."""
        return self.problem.horizon

    def red(self, day: date) -> bool:
        """Whether the day is a red day (rød dag)."""
        return is_red(day, self.horizon)

    def week_number(self, day: date) -> int:
        """Return the ISO week, or in a cyclic rota the week of the cycle (ukenummer)."""
        return self.horizon.index(day) // 7 + 1 if self.horizon.cyclic else day.isocalendar().week

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Every employee, in the problem's order (ansatte)."""
        assigned = self.rota.by_employee()
        return tuple(
            Person(employee, tuple(self._cells(employee, assigned.get(employee.id, []), off)), figures, off)
            for employee, figures, off in zip(
                self.problem.employees, self.figures.people, self.days_off, strict=True
            )
        )

    @cached_property
    def days_off(self) -> tuple[PersonMarks, ...]:
        """Everybody's days off, in the problem's order (fridager)."""
        return marks(self.problem, self.rota) if self.given is None else self.given

    def off(self, cell: Cell) -> str:
        """Return what stands in a cell without a shift (friinnhold): an F-code, or nothing.

        Leave has a look of its own, and a code that the problem gives to a shift says nothing of a day off.
        """
        if cell.mark is None or cell.mark is Mark.LEAVE or cell.mark.value in self.problem.shift_type:
            return ""
        return cell.mark.value

    def people_of(self, unit: str) -> tuple[Person, ...]:
        """Return those whose first position is in a unit (enhetens ansatte)."""
        return tuple(p for p in self.people if p.employee.positions[0].unit == unit)

    @cached_property
    def demand(self) -> tuple[DemandLine, ...]:
        """What is asked for, in the problem's order (behovslinjer)."""
        demand = self.problem.demand
        curves = {curve.id for curve in demand.curves}
        written = (*(row.id for row in demand.rows), *(curve.id for curve in demand.curves))
        order = {name: at for at, name in enumerate(written)}
        lines: list[_Line] = []
        for presence in presences(self.problem, timelines(self.problem, self.rota)):
            for cover in covers(self.problem, presence):
                need = cover.need
                what = need.row if need.row in curves else _what(need)
                fitting = (line for line in lines if line.takes(need, what))
                line = next(fitting, None)
                if line is None:
                    line = _Line(need.unit, what, need.competence)
                    lines.append(line)
                line.add(cover)
        lines.sort(key=lambda line: order[line.row])
        return tuple(line.closed(self.horizon) for line in lines)

    @cached_property
    def _standings(self) -> Mapping[tuple[str, date], Standing]:
        order = (
            (Standing.REPORTED, self.report.reported),
            (Standing.COVERED, self.report.covered),
            (Standing.BREACH, self.report.breaches),
        )
        return {
            (breach.employee, breach.date): standing
            for standing, breaches in order
            for breach in breaches
            if breach.employee is not None
        }

    def _cells(self, employee: Employee, assigned: list[Assignment], off: PersonMarks) -> list[Cell]:
        marked = {day.date: day.mark for day in off.marks}
        by_day: dict[date, list[Assignment]] = {}
        for assignment in assigned:
            by_day.setdefault(assignment.date, []).append(assignment)
        locked = {lock.date for lock in employee.locks}
        types = self.problem.shift_type
        cells = []
        for day in self.horizon.dates():
            there = sorted(by_day.get(day, []), key=lambda a: types[a.shift_type].start)
            cells.append(
                Cell(
                    assignments=tuple(there),
                    kind=types[there[0].shift_type].kind if there else None,
                    absent=employee.absent(day),
                    locked=day in locked,
                    standing=self._standings.get((employee.id, day)),
                    mark=marked.get(day),
                )
            )
        return cells


@dataclass(slots=True)
class _Line:
    """A demand line in the making: on each day one row, and of it the worst stretch."""

    unit: str
    what: str
    competence: str | None
    worst: dict[date, Cover] = field(default_factory=dict)

    @property
    def row(self) -> str:
        """The row of the line's first day."""
        return self.worst[min(self.worst)].need.row

    def takes(self, need: Need, what: str) -> bool:
        """Whether the need says the same as the line and no other row has taken its day."""
        known = self.worst.get(need.date)
        same = (self.unit, self.what, self.competence) == (need.unit, what, need.competence)
        return same and (known is None or known.need.row == need.row)

    def add(self, cover: Cover) -> None:
        """Take the need where it is worse than what is known of its day."""
        known = self.worst.get(cover.need.date)
        if known is None or cover.missing > known.missing:
            self.worst[cover.need.date] = cover

    def closed(self, horizon: Horizon) -> DemandLine:
        """Return the line over every day."""
        days = tuple(_day(self.worst.get(day)) for day in horizon.dates())
        return DemandLine(self.unit, self.what, self.competence, days)


def _what(need: Need) -> str:
    if need.shift_types is not None:
        return "/".join(need.shift_types)
    if need.start is None or need.end is None:
        raise ValueError(f"need {need.row} on {need.date} has neither codes nor a window")
    return f"{clock_text(need.start)}–{clock_text((need.end - 1) % DAY + 1)}"


def _day(cover: Cover | None) -> DayCover | None:
    if cover is None:
        return None
    return DayCover(cover.need.target, cover.least, bool(cover.surplus))
