"""Checks of demand (bemanningsbehov): that there is some, that it fits its unit, that anyone can meet it."""

from collections.abc import Iterator
from datetime import date

from models.checks.subject import Subject, Thing, fault, numbered, warning
from models.demand import DemandCurve, DemandException, DemandRow
from models.findings import Issue
from models.people import Employee
from models.places import shown
from models.salvage import attempt, unread
from models.shifts import ShiftType
from models.units import DAY


def needs(subject: Subject) -> Iterator[Issue]:
    """Yield what is wrong with the demand and with the shifts that are to meet it (behov)."""
    for judge in (_empty, _midnights, _rows, _curves, _exceptions):
        yield from attempt(judge, subject)


def _empty(subject: Subject) -> Iterator[Issue]:
    demand = subject.problem.demand
    if not demand.rows and not demand.curves:
        yield fault(
            "empty-demand",
            "demand",
            nb="uten behov er det ingenting å bemanne; skriv minst én rad i rows eller curves",
            en="without demand there is nothing to staff; write at least one row in rows or curves",
        )
    elif all(row.minimum == 0 and not row.target for row in demand.rows) and not demand.curves:
        yield warning(
            "empty-demand",
            "demand.rows",
            nb="alle rader ber om 0 personer; skriv minimum eller target",
            en="all rows ask for 0 people; write minimum or target",
        )


def _midnights(subject: Subject) -> Iterator[Issue]:
    listed = [*numbered("shift_types", subject.problem.shift_types)]
    windows = getattr(getattr(subject.problem, "demand", None), "rows", ())
    for place, element in [*listed, *numbered("demand.rows", windows)]:
        if getattr(element, "start", None) == DAY:
            yield fault(
                "starts-at-24",
                f"{place}.start",
                nb="24:00 slutter en dag og begynner ingen; skriv 00:00 på dagen etter",
                en="24:00 ends a day and begins none; write 00:00 on the day after",
            )


def _rows(subject: Subject) -> Iterator[Issue]:
    for place, row in numbered("demand.rows", subject.problem.demand.rows):
        for judge in (_foreign, _reachable):
            yield from attempt(judge, subject, row, place)


def _foreign(subject: Subject, row: DemandRow, place: str) -> Iterator[Issue]:
    codes = {c.code: c for c in subject.problem.shift_types if hasattr(c, "code") and hasattr(c, "units")}
    for where, word in numbered(f"{place}.shift_types", row.shift_types or ()):
        units = codes[word].units if word in codes else None
        if units is not None and row.unit not in units:
            yield fault(
                "shift-type-of-another-unit",
                where,
                nb=f"{word} brukes i {', '.join(units)}, ikke i {row.unit}; bytt kode eller legg til enheten",
                en=f"{word} is used in {', '.join(units)}, not in {row.unit}; change it or add the unit",
            )


def _reachable(subject: Subject, row: DemandRow, place: str) -> Iterator[Issue]:
    yield from _short(subject, row, row.days, row.minimum, f"{place}.minimum")


def _curves(subject: Subject) -> Iterator[Issue]:
    for place, curve in numbered("demand.curves", subject.problem.demand.curves):
        yield from attempt(_curve, subject, curve, place)


def _curve(subject: Subject, curve: DemandCurve, place: str) -> Iterator[Issue]:
    name = "targets" if curve.minimums is None else "minimums"
    least = curve.targets if curve.minimums is None else curve.minimums
    if not any(curve.targets):
        yield warning(
            "empty-demand",
            f"{place}.targets",
            nb="kurven ber om 0 personer hele døgnet; skriv tallene eller ta bort kurven",
            en="the curve asks for 0 people all day; write the numbers or remove the curve",
        )
    yield from _short(subject, curve, curve.days, max(least, default=0), f"{place}.{name}")


def _exceptions(subject: Subject) -> Iterator[Issue]:
    seen: dict[tuple[str, date], str] = {}
    for place, exception in numbered("demand.exceptions", subject.problem.demand.exceptions):
        for judge in (_exception_date, _exception_heads):
            yield from attempt(judge, subject, exception, place)
        row, day = getattr(exception, "row", None), getattr(exception, "date", None)
        if row is not None and day is not None and seen.setdefault((row, day), place) != place:
            yield fault(
                "duplicate-exception",
                place,
                nb=f"raden {shown(row)} har alt et unntak {day}, i {seen[row, day]}; behold ett av dem",
                en=f"the row {shown(row)} has an exception on {day} already, in {seen[row, day]}; keep one",
            )


def _exception_date(subject: Subject, exception: DemandException, place: str) -> Iterator[Issue]:
    yield from subject.dated(exception.date, f"{place}.date")


def _exception_heads(subject: Subject, exception: DemandException, place: str) -> Iterator[Issue]:
    for row in subject.problem.demand.rows:
        if getattr(row, "id", None) == exception.row:
            day = str(exception.date.weekday() + 1)
            yield from _short(subject, row, day, exception.minimum, f"{place}.minimum")


def _short(
    subject: Subject, row: DemandRow | DemandCurve, days: str, least: int, place: str
) -> Iterator[Issue]:
    """Yield a warning when fewer people could ever count than the row asks for."""
    if least == 0 or not _understood(subject, row):
        return
    codes = [code for code in subject.problem.shift_types if _meets(code, row)]
    days = _started(row, days)
    able = sum(_able(subject, employee, row, days, codes) for employee in subject.problem.employees)
    if able < least:
        yield warning(
            "minimum-out-of-reach",
            place,
            nb=f"{least} kreves, men bare {able} ansatte kan dekke {row.id}; senk tallet eller se på "
            "kompetanse, vaktkoder og enheter",
            en=f"{least} are required, but only {able} employees can cover {row.id}; lower the number or "
            "look at competence, shift types and units",
        )


def _understood(subject: Subject, row: DemandRow | DemandCurve) -> bool:
    """Whether all that a row names exists; otherwise that is the fault to mend."""
    named = {Thing.UNIT: [row.unit], Thing.COMPETENCE: [row.competence] if row.competence else []}
    if isinstance(row, DemandRow):
        named[Thing.SHIFT_TYPE] = list(row.shift_types or ())
    return all(word in (subject.ids[thing] or {}) for thing, words in named.items() for word in words)


def _meets(code: ShiftType, row: DemandRow | DemandCurve) -> bool:
    """Whether a shift type could count for a row at all."""
    if code.units is not None and row.unit not in code.units:
        return False
    if isinstance(row, DemandCurve):
        return True
    if row.shift_types is not None:
        return code.code in row.shift_types
    if row.start is None or row.end is None:
        return False
    end = row.start + (row.end - row.start - 1) % DAY + 1
    parts = code.there(resting=row.resting)
    return any(a + turn < end and row.start < b + turn for turn in (-DAY, 0, DAY) for a, b in parts)


def _able(
    subject: Subject,
    employee: Employee,
    row: DemandRow | DemandCurve,
    days: str,
    codes: list[ShiftType],
) -> bool:
    """Whether a person could ever count for a row; what cannot be read is taken to allow it."""
    try:
        return (
            row.unit in employee.workplaces
            and _qualified(subject, employee, row.competence)
            and (employee.weekdays is None or not set(employee.weekdays).isdisjoint(days))
            and any(_takes(subject, employee, code) for code in codes)
        )
    except AttributeError as gap:
        if not unread(gap):
            raise
        return True


def _started(row: DemandRow | DemandCurve, days: str) -> str:
    """Return the weekdays on which shifts that count may start: a night of the day before counts too."""
    if isinstance(row, DemandRow) and row.shift_types is not None:
        return days
    return days + "".join(str((int(day) + 5) % 7 + 1) for day in days)


def _takes(subject: Subject, employee: Employee, code: ShiftType) -> bool:
    listed = employee.shift_types is None or code.code in employee.shift_types
    return listed and _qualified(subject, employee, code.competence)


def _qualified(subject: Subject, employee: Employee, competence: str | None) -> bool:
    known = subject.ids[Thing.COMPETENCE] or {}
    if competence is None or competence not in known:
        return True
    table = subject.problem.substitution
    return any(
        held.competence in known and competence in table.reach(held.competence)
        for held in employee.competences
    )
