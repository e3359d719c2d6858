"""Checks of people (ansatte): what contradicts the plan, or the person's own position, absence or past."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import YEARS
from models.checks.locks import locks
from models.checks.subject import Subject, fault, numbered, warning
from models.checks.young import young
from models.findings import Issue, Severity
from models.people import Employee, WorkedShift
from models.salvage import attempt
from models.shifts import ShiftType
from models.units import FULL_POSITION


def staff(subject: Subject) -> Iterator[Issue]:
    """Yield what is wrong with each employee (ansatte)."""
    for place, employee in numbered("employees", subject.problem.employees):
        for judge in (_positions, _usable, _phase, young, locks, _absences, _wishes, _past):
            yield from attempt(judge, subject, employee, place)


def _positions(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:  # noqa: ARG001
    # A position whose size cannot be read counts as nothing: the others alone may be too many.
    size = sum(getattr(position, "size", 0) for position in employee.positions)
    if size > FULL_POSITION:
        share = f"{size // 100}.{size % 100:02d}".removesuffix(".00")
        yield fault(
            "positions-above-full",
            f"{place}.positions",
            nb=f"stillingene er til sammen {share.replace('.', ',')} %, over 100 %; sett ned en av dem",
            en=f"the positions are {share} % together, above 100 %; reduce one of them",
        )


def _usable(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    if not any(_takes(employee, code) for code in subject.problem.shift_types):
        yield warning(
            "no-shift-type",
            place,
            nb="den ansatte kan ikke ta noen av vaktkodene; se på shift_types, units og stillingene",
            en="the employee can take none of the shift types; look at shift_types, units and positions",
        )


def _takes(employee: Employee, code: ShiftType) -> bool:
    here = code.units is None or not set(code.units).isdisjoint(employee.workplaces)
    return here and (employee.shift_types is None or code.code in employee.shift_types)


def _phase(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    plan, weekends = subject.problem.horizon, employee.weekends
    if weekends is None or weekends.phase is None or not plan.cyclic:
        return
    if weekends.every and plan.weeks % weekends.every:
        yield warning(
            "phase-does-not-repeat",
            f"{place}.weekends.phase",
            nb=f"{plan.weeks} uker går ikke opp i {weekends.every}, så rytmen brytes ved omstart",
            en=f"{plan.weeks} weeks do not divide by {weekends.every}, so the rhythm breaks at the turn",
        )


def _absences(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    plan = subject.problem.horizon
    readable = []
    for where, absence in numbered(f"{place}.absences", employee.absences):
        start, end = getattr(absence, "start", None), getattr(absence, "end", None)
        if start is None or end is None:
            continue
        readable.append((start, end, where))
        if end < plan.start or start > plan.last:
            yield warning(
                "outside-plan",
                where,
                nb=f"fraværet er utenfor planen, {plan.start} til {plan.last}, og har ingen virkning",
                en=f"the absence is outside the plan, {plan.start} to {plan.last}, and has no effect",
            )
    latest = date.min
    for start, end, where in sorted(readable):
        if start <= latest:
            yield warning(
                "overlapping-absences",
                where,
                nb=f"{start} er allerede dekket av et annet fravær; slå dem sammen",
                en=f"{start} is covered by another absence already; make them one",
            )
        latest = max(latest, end)


def _wishes(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    said: dict[tuple[date, str | None], bool] = {}
    for where, wish in numbered(f"{place}.wishes", employee.wishes):
        day = getattr(wish, "date", None)
        if day is None:
            continue
        yield from attempt(subject.dated, day, f"{where}.date", Severity.WARNING)
        wants = getattr(wish, "wants", None)
        if wants is not None and said.setdefault((day, getattr(wish, "shift_type", None)), wants) != wants:
            yield warning(
                "contradictory-wishes",
                where,
                nb=f"{day} er ønsket både arbeidet og fri; ta bort ett av ønskene",
                en=f"{day} is wished both worked and off; remove one of the wishes",
            )


def _past(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    seen: dict[tuple[object, ...], str] = {}
    for where, shift in numbered(f"{place}.history", employee.history):
        yield from attempt(_worked, subject, shift, where)
        key = tuple(getattr(shift, name, None) for name in type(shift).model_fields)
        if None not in key and seen.setdefault(key, where) != where:
            yield fault(
                "duplicate-history",
                where,
                nb=f"vakten {shift.shift_type} {shift.date} står to ganger; ta bort den ene",
                en=f"the shift {shift.shift_type} on {shift.date} stands twice; remove one of them",
            )


def _worked(subject: Subject, shift: WorkedShift, place: str) -> Iterator[Issue]:
    plan = subject.problem.horizon
    if shift.date.year not in YEARS:
        yield fault(
            "no-such-year",
            f"{place}.date",
            nb=f"{shift.date} er utenfor årene {YEARS[0]}–{YEARS[-1]}; rett årstallet",
            en=f"{shift.date} is outside the years {YEARS[0]}–{YEARS[-1]}; correct the year",
        )
    elif plan.cyclic:
        yield fault(
            "history-in-cycle",
            place,
            nb=f"vakten {shift.date} er historikk, og en rullerende plan har ingen fortid; ta den bort",
            en=f"the shift on {shift.date} is history, and a cyclic plan has no past; remove it",
        )
    elif shift.date >= plan.start:
        before = plan.start - timedelta(days=1)
        yield fault(
            "history-in-plan",
            f"{place}.date",
            nb=f"{shift.date} er ikke før planen, som begynner {plan.start}; historikk slutter {before}",
            en=f"{shift.date} is not before the plan, which starts {plan.start}; history ends on {before}",
        )
