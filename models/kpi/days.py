"""What kind of day or shift it is (dagslag): red, night, weekend."""

from datetime import date, datetime, timedelta

from models.calendar import SATURDAY, Horizon, red_day
from models.timeline import Spell, minutes_between
from models.units import DAY, hours


def is_red(day: date, horizon: Horizon) -> bool:
    """Whether a day is a Sunday or a public holiday; a cyclic rota has only Sundays (rød dag)."""
    return day.isoweekday() == 7 if horizon.cyclic else red_day(day)  # noqa: PLR2004 - ISO's Sunday


def is_night(spell: Spell, horizon: Horizon) -> bool:
    """Whether more than three hours lie between 21 and 06, AML § 10-11 (nattevakt)."""
    evenings = (-hours(3), hours(21))
    return any(
        overlap(spell, horizon.instant(spell.date, clock), horizon.instant(spell.date, clock + hours(9)))
        > hours(3)
        for clock in evenings
    )


def weekend_minutes(spell: Spell, horizon: Horizon) -> int:
    """Return the work between Saturday 00 and Monday 00, breaks spread evenly (helgetimer)."""
    # A Sunday night runs into a Monday, a Friday night into a Saturday: one weekend is all a shift can touch.
    saturday = spell.date + timedelta(days=SATURDAY - spell.date.weekday())
    inside = overlap(spell, horizon.instant(saturday), horizon.instant(saturday, 2 * DAY))
    return inside * spell.work // spell.span


def overlap(spell: Spell, start: datetime, end: datetime) -> int:
    """Return the minutes of a shift between two instants (overlapp)."""
    return max(0, minutes_between(max(spell.start, start), min(spell.end, end)))
