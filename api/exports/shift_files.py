"""Shifts as files for other programs (vakter som CSV og iCalendar): one row, or one event, a shift."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from api.lang import Voice
from api.overview import Overview, Person
from api.shift_text import inside_text
from models.calendar import OSLO
from models.rota import Assignment
from models.shifts import ShiftType
from models.units import HOUR, clock_text

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def shifts_csv(overview: Overview, people: Sequence[Person], voice: Voice) -> bytes:
    """Return every day of some people's rota, shifts and days off, as CSV (vakter som CSV).

    Parted by semicolons and opened by a byte order mark, as spreadsheets here read it.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    heads = ("employee", "name", "date", "week.head", "code", "start", "end", "hours", "unit")
    writer.writerow([voice(word) for word in heads])
    for person in people:
        for row in _rows(overview, person, voice):
            writer.writerow([_plain(value) for value in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def shifts_ics(overview: Overview, person: Person, voice: Voice) -> bytes:
    """Return one person's shifts as iCalendar (vakter som iCalendar), for the calendar of a phone.

    Raises
    ------
    ValueError
        When the rota is a base rota, whose weeks have no dates.
    """
    if overview.horizon.cyclic:
        raise ValueError("a base rota has no dates")
    calendar = Calendar()
    calendar.add("prodid", "-//turnusmotor//rota//NO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", voice("rota"))
    for cell in person.cells:
        for shift in cell.assignments:
            calendar.add_component(_event(overview.problem.shift_type[shift.shift_type], shift, voice))
    # A zone that is named is described, or some programs take the times for those of their own place.
    horizon = overview.horizon
    calendar.add_missing_timezones(first_date=horizon.start, last_date=horizon.last + timedelta(days=2))
    made: bytes = calendar.to_ical()
    return made


def _event(kind: ShiftType, shift: Assignment, voice: Voice) -> Event:
    day = datetime.combine(shift.date, datetime.min.time(), OSLO)
    event = Event()
    # The clock on the wall says when a shift ends, also on the nights when clocks change.
    event.add("dtstart", day + timedelta(minutes=kind.start))
    event.add("dtend", day + timedelta(minutes=kind.start + kind.span))
    event.add("summary", f"{kind.code} {kind.name}".strip())
    event.add("location", shift.unit)
    hours, inside = voice("ics.text", hours=voice.hours(kind.work, 2)), inside_text(kind, voice)
    event.add("description", f"{hours}; {inside}" if inside else hours)
    # Nothing of the clock: the same rota gives the same file, and a new rota replaces the old one's events.
    event.add("dtstamp", datetime.combine(shift.date, datetime.min.time(), OSLO))
    event.add("uid", f"{shift.date:%Y%m%d}-{shift.shift_type}-{shift.unit}-{shift.employee}@turnusmotor")
    return event


def _rows(overview: Overview, person: Person, voice: Voice) -> Iterator[tuple[str, ...]]:
    who = (person.employee.id, person.employee.name or "")
    for day, cell in zip(overview.horizon.dates(), person.cells, strict=True):
        when = (day.isoformat(), str(overview.week_number(day)))
        for shift in cell.assignments:
            kind = overview.problem.shift_type[shift.shift_type]
            hours = voice.decimal(kind.work, HOUR, 2)
            times = (clock_text(kind.start), clock_text(kind.end), hours)
            yield (*who, *when, shift.shift_type, *times, shift.unit)
        if not cell.assignments:
            off = overview.off(cell) or (voice("away.short") if cell.absent else "")
            yield (*who, *when, off, "", "", "", "")


def _plain(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
