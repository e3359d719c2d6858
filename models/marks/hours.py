"""Hours by week with what absence counts for (uketimer), and what a person's positions ask for in a week."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from models.full_week import ROTA_WEEK
from models.marks.codes import WeekHours
from models.norm.figures import NormFigures
from models.norm.reckoning import reckon
from models.people import Employee
from models.timeline import Timeline
from models.units import FULL_POSITION

_HALF: Final = Fraction(1, 2)


def asked_for(line: Timeline, norm: NormFigures | None) -> Fraction:
    """Return the minutes a week that the positions ask for (ukentlig arbeidstid).

    Parameters
    ----------
    norm
        What a full week is reckoned with where a position takes it from the rota; None where no rule does.
    """
    positions = line.employee.positions
    if norm is not None and any(position.full_time_week is None for position in positions):
        found = reckon(norm, line)
        if found.weeks:
            return (found.due + found.credited) / found.weeks
    weeks = [(p.size, ROTA_WEEK if p.full_time_week is None else p.full_time_week) for p in positions]
    return Fraction(sum(size * week for size, week in weeks), FULL_POSITION)


def week_hours(line: Timeline, weekly: Fraction, given: set[date]) -> Iterator[WeekHours]:
    """Yield each week's hours; credits are rounded so that the weeks add up to the whole (uketimer).

    Parameters
    ----------
    weekly
        What the positions ask for in a week.
    given
        Days whose shifts are given off and count as worked (F3).
    """
    total, credited, planned = Fraction(), 0, line.planned
    for monday in line.horizon.mondays():
        days = [monday + timedelta(days=number) for number in range(7)]
        spells = [spell for spell in planned if days[0] <= spell.date <= days[-1]]
        off = sum(spell.work for spell in spells if spell.date in given)
        away = (_credit(line.employee, day, weekly) for day in days) if line.employee.absences else ()
        total += sum(away, Fraction()) + off
        yield WeekHours(
            monday=monday,
            work=sum(spell.work for spell in spells) - off,
            credited=rounded(total) - credited,
        )
        credited = rounded(total)


def rounded(minutes: Fraction) -> int:
    """Return whole minutes, half up (avrundet)."""
    return int(minutes + _HALF)


def _credit(employee: Employee, day: date, weekly: Fraction) -> Fraction:
    """Return what a day's absence counts as: what it says, or a seventh of the week (m-avg)."""
    away = [absence for absence in employee.absences if day in absence]
    said = Fraction(0)
    for absence in away:
        if absence.credited is not None:
            said += Fraction(absence.credited, (absence.end - absence.start).days + 1)
    silent = any(absence.credited is None for absence in away)
    return said + (weekly / 7 if silent else 0)
