"""What kind of day or shift it is (dagslag): red, night, weekend."""

from datetime import date, timedelta

from models.calendar import SATURDAY, Horizon, red_day
from models.timeline import Spell
from models.units import DAY, hours


def is_red(day: date, horizon: Horizon) -> bool:
    """Whether a day is a Sunday or a public holiday; a cyclic rota has only Sundays (rød dag)."""
    return day.isoweekday() == 7 if horizon.cyclic else red_day(day)  # noqa: PLR2004 - ISO's Sunday


def is_night(spell: Spell, horizon: Horizon) -> bool:
    """Whether more than three hours lie between 21 and 06, AML § 10-11 (nattevakt)."""
    evenings = (-hours(3), hours(21))
    return any(
        spell.inside(horizon.instant(spell.date, clock), horizon.instant(spell.date, clock + hours(9)))
        > hours(3)
        for clock in evenings
    )


def weekend_minutes(spell: Spell, horizon: Horizon) -> int:
    """Return the work between Saturday 00 and Monday 00, breaks spread evenly (helgetimer).

    Resting duty counts with its share, like in the hours of the position.
    """
    # A Sunday night runs into a Monday, a Friday night into a Saturday: one weekend is all a shift can touch.
    saturday = spell.date + timedelta(days=SATURDAY - spell.date.weekday())
    weekend = horizon.instant(saturday), horizon.instant(saturday, 2 * DAY)
    whole = spell.inside(spell.start, spell.end)
    resting = sum(rest.minutes for rest in spell.resting)
    at_work = spell.inside(*weekend) * spell.at_work // whole if whole else 0
    if not resting:
        return at_work
    rested = sum(rest.within(*weekend) for rest in spell.resting)
    return at_work - rested * (spell.at_work - spell.work) // resting
