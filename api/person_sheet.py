"""One person's rota as it is checked (turnus per ansatt): weeks by days, hours, and the facts behind them.

What stands here is what a union representative asks of a rota; terminal and workbook draw the same sheet.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.catalogue import rule_title
from api.lang import Voice
from api.overview import Cell, Overview, Person
from models.findings import Breach
from models.marks import Mark, WeekHours
from models.marks.grounds import GROUNDS
from models.people import Employee, Wish
from models.shifts import ShiftKind
from models.units import clock_text


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day on the sheet (dag).

    Attributes
    ----------
    shifts
        Each shift's code, with its unit where that is not the person's own, and its times.
    mark
        An F-code, or the word for being away; empty on a day with a shift.
    holiday
        The public holiday's name.
    """

    date: date
    red: bool
    holiday: str | None
    shifts: tuple[tuple[str, str], ...]
    kind: ShiftKind | None
    mark: str


@dataclass(frozen=True, slots=True)
class SheetWeek:
    """A week on the sheet (uke)."""

    number: int
    days: tuple[SheetDay, ...]
    hours: WeekHours


@dataclass(frozen=True, slots=True)
class Fact:
    """A line below the weeks (opplysning): what it is, and what it comes to."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """One person's sheet (turnus per ansatt)."""

    employee: Employee
    title: str
    period: str
    weeks: tuple[SheetWeek, ...]
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    cyclic: bool


def person_sheet(overview: Overview, person: Person, voice: Voice) -> PersonSheet:
    """Return one person's sheet (turnus per ansatt)."""
    employee = person.employee
    name = f"{employee.id} {employee.name}" if employee.name else employee.id
    held = ", ".join(dict.fromkeys(one.competence for one in employee.competences))
    return PersonSheet(
        employee=employee,
        title=" · ".join(part for part in (name, held, voice.percent(person.figures.size)) if part),
        period=f"{overview.problem.name or voice('rota')} · {voice.period(overview.horizon)}",
        weeks=tuple(_weeks(overview, person, voice)),
        facts=tuple(_facts(overview, person, voice)),
        remarks=tuple(_remarks(overview, person, voice)),
        cyclic=overview.horizon.cyclic,
    )


def _weeks(overview: Overview, person: Person, voice: Voice) -> Iterator[SheetWeek]:
    dates = overview.horizon.dates()
    days = [_day(overview, person, *pair, voice) for pair in zip(dates, person.cells, strict=True)]
    for number, week in enumerate(person.days_off.weeks):
        inside = tuple(days[7 * number : 7 * number + 7])
        yield SheetWeek(overview.week_number(week.monday), inside, week)


def _day(overview: Overview, person: Person, day: date, cell: Cell, voice: Voice) -> SheetDay:
    types, home = overview.problem.shift_type, person.employee.positions[0].unit
    shifts = []
    for one in cell.assignments:
        code = one.shift_type if one.unit == home else f"{one.shift_type}@{one.unit}"
        kind = types[one.shift_type]
        shifts.append((code, f"{clock_text(kind.start)}–{clock_text(kind.end)}"))
    mark = "" if shifts else overview.off(cell) or (voice("away.short") if cell.absent else "")
    return SheetDay(
        date=day,
        red=overview.red(day),
        holiday=None if overview.horizon.cyclic else voice.holiday(day),
        shifts=tuple(shifts),
        kind=cell.kind,
        mark=mark,
    )


def _facts(overview: Overview, person: Person, voice: Voice) -> Iterator[Fact]:
    yield from _hours(overview, person, voice)
    yield from _strain(overview, person, voice)
    yield from _time_off(person, voice)
    yield from _grounds(overview, person, voice)
    yield Fact(voice("wishes"), _wishes(person, voice))


def _hours(overview: Overview, person: Person, voice: Voice) -> Iterator[Fact]:
    off, weeks = person.days_off, overview.horizon.weeks
    for position in person.employee.positions:
        week = voice.hours(position.week, 2)
        text = voice("position.text", size=voice.percent(position.size), unit=position.unit, week=week)
        yield Fact(voice("position"), text)
    total = off.work + off.credited
    yield Fact(
        voice("hours.sum"),
        voice(
            "hours.text",
            work=voice.hours(off.work, 2),
            credited=voice.hours(off.credited, 2),
            total=voice.hours(total, 2),
            contract=voice.hours(off.contract, 2),
            deviation=voice.signed_hours(off.balance),
        ),
    )
    yield Fact(voice("hours.average"), voice("hours.unit", hours=voice.decimal(total, 60 * weeks, 2)))
    most = max(off.weeks, key=lambda week: week.work)
    number = overview.week_number(most.monday)
    longest = voice("hours.in_week", hours=voice.hours(most.work, 2), number=number)
    yield Fact(voice("hours.longest"), longest)


def _strain(overview: Overview, person: Person, voice: Voice) -> Iterator[Fact]:
    figures, off = person.figures, person.days_off
    of = voice("of", part=figures.weekends, whole=overview.horizon.weeks)
    share = voice.percent(figures.weekend_share)
    yield Fact(voice("weekends.worked"), voice("weekends.text", of=of, share=share))
    worked = off.red_days - off.red_days_free
    yield Fact(voice("red_days.worked"), voice("red_days.text", worked=worked, free=off.red_days_free))
    yield Fact(
        voice("nights"), f"{figures.nights} ({voice('longest_nights').lower()}: {figures.longest_nights})"
    )
    short = voice("rest.short", number=figures.quick_returns)
    yield Fact(voice("shortest_rest"), f"{voice.clock(figures.shortest_rest)} ({short})")
    yield Fact(voice("kpi.longest_run"), str(figures.longest_run))


def _time_off(person: Person, voice: Voice) -> Iterator[Fact]:
    off = person.days_off
    counts = [
        f"{mark.value} {off.count(mark)}" for mark in Mark if mark is not Mark.LEAVE and off.count(mark)
    ]
    if off.count(Mark.LEAVE):
        counts.append(f"{voice('leave').lower()} {off.count(Mark.LEAVE)}")
    yield Fact(voice("days_off"), ", ".join(counts) or "–")
    for owed in off.owed:
        until = voice("owed.by", day=voice.date(owed.until)) if owed.until and not owed.given else ""
        given = voice("owed.on", day=voice.date(owed.given)) if owed.given else voice("owed.is_open")
        name = voice.holiday(owed.reason) or voice.weekday(owed.reason, letters=7)
        yield Fact(owed.mark.value, f"{voice.date(owed.reason)} {name}: {given}{until}")
    if off.bank:
        yield Fact(voice("bank.label"), voice("hours.unit", hours=voice.hours(off.bank, 2)))
    for year in off.holiday:
        text = voice("holiday.text", granted=year.granted, used=year.used, left=year.left)
        yield Fact(voice("holiday.year", year=year.year), text)


def _grounds(overview: Overview, person: Person, voice: Voice) -> Iterator[Fact]:
    """Yield the agreements that cover the person, each with what it makes lawful here."""
    covered = [breach for breach in overview.report.covered if breach.employee == person.employee.id]
    found = 0
    for agreement in overview.problem.all_agreements:
        if agreement.touches(person.employee, overview.horizon):
            found += 1
            kinds = Counter(breach.rule for breach in covered if agreement.id in breach.agreements)
            used = ", ".join(f"{voice.say(rule_title(kind))} ({number})" for kind, number in kinds.items())
            text = voice.say(agreement.title) + (f": {used}" if used else "")
            yield Fact(voice("agreement"), text)
    if not found:
        yield Fact(voice("agreement"), voice("agreement.none"))


def _wishes(person: Person, voice: Voice) -> str:
    """Return how many wishes are met, whatever their weight, and the days of those that are not."""
    by_day = dict(_cells(person))
    wishes = [wish for wish in person.employee.wishes if wish.date in by_day]
    unmet = [wish for wish in wishes if not _met(wish, by_day[wish.date])]
    if not wishes:
        return voice("kpi.none")
    met = voice("of", part=len(wishes) - len(unmet), whole=len(wishes))
    named = ", ".join(voice.date(wish.date) for wish in unmet)
    return f"{met}; {voice('wishes.unmet', days=named)}" if unmet else met


def _cells(person: Person) -> Iterator[tuple[date, Cell]]:
    first = person.days_off.weeks[0].monday
    return ((date.fromordinal(first.toordinal() + at), cell) for at, cell in enumerate(person.cells))


def _met(wish: Wish, cell: Cell) -> bool:
    works = any(wish.shift_type in {None, one.shift_type} for one in cell.assignments)
    return works is wish.wants


def _remarks(overview: Overview, person: Person, voice: Voice) -> Iterator[str]:
    """Yield breaches, then what is said of days off."""
    mine = (breach for breach in overview.report.breaches if breach.employee == person.employee.id)
    for breach in mine:
        yield _breach(breach, overview, voice)
    for finding in person.days_off.findings:
        yield f"{voice.day(finding.date, overview.horizon)}: {voice.say(finding.text)} ({finding.citation})"
    if overview.given is not None:
        yield voice("remarks.base")
    doubtful = [voice.say(ground.name) for ground in GROUNDS if ground.evidence.confirm]
    if person.days_off.owed or person.days_off.holiday:
        yield voice("grounds.unconfirmed", names=", ".join(doubtful))


def _breach(breach: Breach, overview: Overview, voice: Voice) -> str:
    day, title = voice.day(breach.date, overview.horizon), voice.say(rule_title(breach.rule))
    return (
        f"{day}: {voice('standing.breach').upper()} – {title}: {voice.say(breach.text)} ({breach.citation})"
    )
