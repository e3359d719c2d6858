"""Checks of locks (låste vakter): that each can be kept, and that no two contradict each other."""

from collections.abc import Iterator
from datetime import date

from models.checks.subject import Subject, Thing, fault, numbered, warning
from models.findings import Issue
from models.people import Employee, Lock
from models.places import shown
from models.salvage import attempt
from models.shifts import ShiftType
from models.units import DAY


def locks(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    """Yield what is wrong with one person's locks (låste vakter)."""
    for where, lock in numbered(f"{place}.locks", employee.locks):
        for judge in (_date, _absent, _unit, _type, _taken):
            yield from attempt(judge, subject, employee, lock, where)
    yield from _pairs(subject, employee, place)


def _date(subject: Subject, employee: Employee, lock: Lock, place: str) -> Iterator[Issue]:  # noqa: ARG001
    yield from subject.dated(lock.date, f"{place}.date")


def _absent(subject: Subject, employee: Employee, lock: Lock, place: str) -> Iterator[Issue]:  # noqa: ARG001
    if lock.shift_type is None:
        return
    for where, absence in numbered("absences", employee.absences):
        if getattr(absence, "start", date.max) <= lock.date <= getattr(absence, "end", date.min):
            yield fault(
                "lock-on-absence",
                place,
                nb=f"{lock.shift_type} er låst {lock.date}, en dag med fravær ({where}); ta bort en av dem",
                en=f"{lock.shift_type} is locked on {lock.date}, a day of absence ({where}); remove one",
            )


def _unit(subject: Subject, employee: Employee, lock: Lock, place: str) -> Iterator[Issue]:
    if lock.unit is None or not _placed(subject, employee):
        return
    if lock.unit not in employee.workplaces:
        places = ", ".join(employee.workplaces)
        yield fault(
            "lock-elsewhere",
            f"{place}.unit",
            nb=f"{shown(lock.unit)} er ikke blant arbeidsstedene {places}; legg det til i units eller bytt",
            en=f"{shown(lock.unit)} is not among the workplaces {places}; add it to units or change it",
        )


def _type(subject: Subject, employee: Employee, lock: Lock, place: str) -> Iterator[Issue]:
    code = _code(subject, lock)
    units = employee.workplaces if lock.unit is None else (lock.unit,)
    if code is None or code.units is None or not _placed(subject, employee):
        return
    if set(units).isdisjoint(code.units):
        used, here = ", ".join(code.units), ", ".join(units)
        yield fault(
            "lock-elsewhere",
            f"{place}.shift_type",
            nb=f"{code.code} brukes bare i {used}, ikke i {here}; velg en annen vaktkode",
            en=f"{code.code} is used in {used} only, not in {here}; choose another shift type",
        )


def _placed(subject: Subject, employee: Employee) -> bool:
    """Whether all the person's workplaces exist; otherwise that is the fault to mend."""
    return set(employee.workplaces) <= set(subject.ids[Thing.UNIT] or ())


def _taken(subject: Subject, employee: Employee, lock: Lock, place: str) -> Iterator[Issue]:  # noqa: ARG001
    if lock.shift_type is None:
        return
    code = employee.shift_types is not None and lock.shift_type not in employee.shift_types
    day = employee.weekdays is not None and str(lock.date.weekday() + 1) not in employee.weekdays
    if code or day:
        why = "shift_types" if code else "weekdays"
        yield warning(
            "lock-not-taken",
            place,
            nb=f"{lock.shift_type} er låst {lock.date}, men {why} utelukker den; rett låsen eller {why}",
            en=f"{lock.shift_type} is locked on {lock.date}, but {why} excludes it; correct one of them",
        )


def _pairs(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    dated = [pair for pair in numbered(f"{place}.locks", employee.locks) if hasattr(pair[1], "date")]
    dated.sort(key=lambda pair: pair[1].date)
    for number, (_, one) in enumerate(dated):
        for where, other in dated[number + 1 :]:
            if (other.date - one.date).days > 1:
                break
            yield from attempt(_contradiction, subject, one, other, where)


def _contradiction(subject: Subject, one: Lock, other: Lock, place: str) -> Iterator[Issue]:
    same = one.date == other.date
    if one == other:
        nb, en = f"låsen {one.date} står to ganger", f"the lock on {one.date} stands twice"
    elif same and None in {one.shift_type, other.shift_type}:
        work = one.shift_type or other.shift_type
        nb = f"{one.date} er låst både til fri og til {work}"
        en = f"{one.date} is locked both off and to {work}"
    elif _overlap(subject, one, other):
        nb = f"{one.shift_type} {one.date} og {other.shift_type} {other.date} overlapper"
        en = f"{one.shift_type} on {one.date} and {other.shift_type} on {other.date} overlap"
    else:
        return
    yield fault("contradictory-locks", place, nb=f"{nb}; behold en av dem", en=f"{en}; keep one of them")


def _overlap(subject: Subject, one: Lock, other: Lock) -> bool:
    first, second = _code(subject, one), _code(subject, other)
    if first is None or second is None:
        return False
    later = second.start + (other.date - one.date).days * DAY
    return first.start < later + second.span and later < first.start + first.span


def _code(subject: Subject, lock: Lock) -> ShiftType | None:
    if lock.shift_type is None:
        return None
    codes = (code for code in subject.problem.shift_types if getattr(code, "code", None) == lock.shift_type)
    return next(codes, None)
