"""A base rota worked in the calendar (grunnturnus i kalenderen): its turns by date, holidays and all."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from models.audit import timelines
from models.calendar import Horizon, HorizonKind
from models.marks.codes import Mark, PersonMarks
from models.marks.every import marks
from models.marks.person import person_marks
from models.people import Employee, WorkedShift
from models.problem import Problem
from models.rota import Assignment, Rota
from models.units import Refused

_HISTORY: Final = timedelta(weeks=5)
"""How far back a red day before the first may lie, and the weekly rest before the first week."""


def worked_in_calendar(problem: Problem, rota: Rota, start: date, weeks: int) -> tuple[Problem, Rota]:
    """Return a base rota as the calendar plan that it is when it is worked (i kalenderen).

    Parameters
    ----------
    start
        The Monday on which the cycle's first week begins.
    weeks
        How long it is worked, 1 to 52.

    Raises
    ------
    Refused
        When the rota is a calendar plan already.
    """
    if not problem.horizon.cyclic:
        raise Refused(
            nb="turnusen er en kalenderplan og har datoer; bare en grunnturnus kan legges i kalenderen",
            en="the rota is a calendar plan and has dates; only a base rota can be put in the calendar",
        )
    horizon = Horizon(start=start, weeks=weeks, kind=HorizonKind.CALENDAR)
    repeated = list(_repeated(problem.horizon, rota, start, horizon.last))
    before: dict[str, list[WorkedShift]] = {}
    for one in repeated:
        if one.date < start:
            shift = WorkedShift(date=one.date, shift_type=one.shift_type, unit=one.unit)
            before.setdefault(one.employee, []).append(shift)
    people = tuple(_with_history(employee, before.get(employee.id, [])) for employee in problem.employees)
    planned = Rota.of([one for one in repeated if one.date >= start])
    return problem.changed(horizon=horizon, employees=people), planned


def in_calendar(problem: Problem, rota: Rota, start: date, weeks: int) -> tuple[PersonMarks, ...]:
    """Return everybody's days off when a base rota is worked from a Monday on (F3 og F5 i kalenderen).

    Raises
    ------
    Refused
        When the rota is a calendar plan already.
    """
    worked, planned = worked_in_calendar(problem, rota, start, weeks)
    base = {person.employee: person for person in marks(problem, rota)}
    found = []
    for line in timelines(worked, planned):
        f1 = {day.date: day.mark is Mark.F1 for day in base[line.employee.id].marks}
        fixed = {day: f1.get(_in_cycle(day, start, problem.horizon), False) for day in worked.horizon.dates()}
        found.append(person_marks(worked, line, fixed))
    return tuple(found)


def _repeated(cycle: Horizon, rota: Rota, start: date, last: date) -> Iterator[Assignment]:
    """Yield every turn's shifts by their dates, from some weeks before the start on."""
    by_day: dict[date, list[Assignment]] = {}
    for one in rota.assignments:
        by_day.setdefault(one.date, []).append(one)
    first = start - _HISTORY
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for one in by_day.get(_in_cycle(day, start, cycle), []):
            yield one.model_copy(update={"date": day})


def _in_cycle(day: date, start: date, cycle: Horizon) -> date:
    """Return the day of the cycle that a date is, when the cycle begins on ``start``."""
    return cycle.start + timedelta(days=(day - start).days % cycle.days)


def _with_history(employee: Employee, history: list[WorkedShift]) -> Employee:
    fields = {name: getattr(employee, name) for name in Employee.model_fields}
    return Employee.model_validate({**fields, "history": tuple(history)})
