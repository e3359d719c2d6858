"""Days of absence in a stretch of days (fraværsdager), for the auditor; what is posted counts its own."""

from collections.abc import Iterable
from datetime import date

from models.people import Absence


def days_of(absence: Absence, first: date, last: date) -> int:
    """Return how many days of an absence lie from the first to the last of some days (dager i)."""
    return max(0, (min(absence.end, last) - max(absence.start, first)).days + 1)


def minutes_counted(absences: Iterable[Absence], first: date, last: date) -> int:
    """Return the minutes that absence counts for in its own right, each rounded down (godskrevet)."""
    return sum(
        absence.credited * days_of(absence, first, last) // days_of(absence, absence.start, absence.end)
        for absence in absences
        if absence.credited is not None
    )


def days_uncounted(absences: Iterable[Absence], first: date, last: date) -> int:
    """Return how many days have absence without minutes of its own, each day once (dager uten timer)."""
    return days_away((absence for absence in absences if absence.credited is None), first, last)


def days_away(absences: Iterable[Absence], first: date, last: date) -> int:
    """Return how many days have absence, each day once (dager borte)."""
    total, after = 0, first.toordinal()
    for absence in sorted(absences, key=lambda absence: absence.start):
        begin, end = max(after, absence.start.toordinal()), min(last, absence.end).toordinal() + 1
        total += max(0, end - begin)
        after = max(after, end)
    return total
