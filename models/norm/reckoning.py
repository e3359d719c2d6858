"""The norm reckoned from a finished rota (beregnet ukenorm), with all that it was reckoned from."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Final

from models.away import days_away, days_uncounted, minutes_counted
from models.norm.figures import NormFigures
from models.norm.hours import Hours, hours_of
from models.text import Text
from models.timeline import Timeline
from models.units import FULL_POSITION, HOUR

_YEAR: Final = 52
_TWO: Final = 2


class WorkPattern(StrEnum):
    """What a person's shifts amount to, in the order in which it is tried (arbeidstidsordning)."""

    CONTINUOUS = "continuous"
    THREE_PART = "three_part"
    MAINLY_NIGHT = "mainly_night"
    ROTA = "rota"
    DAY = "day"


PATTERNS: Final[dict[WorkPattern, Text]] = {
    WorkPattern.CONTINUOUS: Text(nb="helkontinuerlig turnus", en="continuous rota"),
    WorkPattern.THREE_PART: Text(nb="tredelt turnus", en="three-part rota"),
    WorkPattern.MAINLY_NIGHT: Text(nb="hovedsakelig natt", en="mainly nights"),
    WorkPattern.ROTA: Text(nb="turnus", en="rota"),
    WorkPattern.DAY: Text(nb="dagarbeid", en="day work"),
}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One person's norm, with all that it was reckoned from (ukenorm).

    Attributes
    ----------
    credited
        Minutes that absence counts for.
    weeks
        Weeks of the plan, less the absence that is not credited in minutes.
    due
        Minutes that the positions call for with these shifts.
    week
        A full week with these shifts, in minutes.
    amounts
        What the plan amounts to of a full position; None where absence leaves no week to work in.
    computed
        Whether some position takes its week from the rota.
    shorter
        Whether the pattern has weeks that are shorter than those of the positions, all of them fixed.
    """

    pattern: WorkPattern
    hours: Hours
    credited: int
    weeks: Fraction
    due: int
    week: Fraction
    amounts: Fraction | None
    computed: bool
    shorter: bool


def reckon(figures: NormFigures, timeline: Timeline) -> Reckoning:
    """Return the norm that a person's shifts call for (beregn ukenormen)."""
    hours = hours_of(figures, timeline)
    pattern = _pattern(figures, hours, _days_there(timeline))
    credited, weeks = _credited(timeline), _weeks(timeline)
    counted = hours.worked + credited
    week = Fraction(_week(figures, pattern))
    amounts = counted / (weeks * week) if weeks and week else None
    due = _called_for(timeline, week)
    if pattern is WorkPattern.THREE_PART:
        # An hour on a Sunday or at night counts for more, or the week is as much shorter: the same thing.
        credit = Fraction(figures.sunday_credit * hours.sunday + figures.night_credit * hours.night, HOUR)
        start = Fraction(figures.day - (figures.holiday_credit if timeline.horizon.cyclic else 0))
        floor_week = Fraction(figures.continuous)
        due = min(due, max(_called_for(timeline, start) - credit, _called_for(timeline, floor_week)))
        if amounts is not None and start > 0 and floor_week:
            amounts = max(amounts, min((counted + credit) / (weeks * start), counted / (weeks * floor_week)))
            week = counted / (weeks * amounts) if amounts else week
    return Reckoning(
        pattern=pattern,
        hours=hours,
        credited=credited,
        weeks=weeks,
        due=_minutes(due),
        week=week,
        amounts=amounts,
        computed=_computed(timeline),
        shorter=_shorter(figures, pattern, timeline),
    )


def _pattern(figures: NormFigures, hours: Hours, days: int) -> WorkPattern:
    """Return what the shifts amount to: the first that fits."""
    year = Fraction(7 * _YEAR, days) if days else Fraction(0)
    nights, sundays = hours.yearly_night * year, hours.yearly_sunday * year
    if days and nights >= figures.yearly_nights and sundays >= figures.yearly_sundays:
        return WorkPattern.CONTINUOUS
    kinds = (hours.day_shift, hours.evening_shift, hours.night_shift)
    third = 0 < hours.sundays <= hours.sundays_worked * figures.every
    regular = 0 < hours.sundays <= hours.sundays_worked * figures.regular_every
    outside = hours.worked - hours.night
    if all(kinds) and third and outside * FULL_POSITION >= figures.day_share * hours.worked:
        return WorkPattern.THREE_PART
    if hours.night_shift and hours.night * FULL_POSITION >= figures.night_share * hours.worked:
        return WorkPattern.MAINLY_NIGHT
    if all(kinds) or third or (regular and sum(kinds) >= _TWO):
        return WorkPattern.ROTA
    return WorkPattern.DAY


def _week(figures: NormFigures, pattern: WorkPattern) -> int:
    """Return a full week, for a three-part rota the longest that it may be."""
    weeks = {WorkPattern.CONTINUOUS: figures.continuous, WorkPattern.DAY: figures.day}
    return weeks.get(pattern, figures.rota)


def _shorter(figures: NormFigures, pattern: WorkPattern, timeline: Timeline) -> bool:
    if _computed(timeline):
        return False
    shortest = figures.continuous if pattern is WorkPattern.THREE_PART else _week(figures, pattern)
    positions = timeline.employee.positions
    own = sum((Fraction(p.size, FULL_POSITION) * (p.full_time_week or 0) for p in positions), Fraction())
    agreed = _minutes(own * _weeks(timeline) - _credited(timeline))
    return _minutes(_called_for(timeline, Fraction(shortest))) < agreed


def _minutes(exact: Fraction) -> int:
    """Return whole minutes, half up; nobody is asked for less than nothing."""
    return max(0, floor(exact + Fraction(1, 2)))


def _called_for(timeline: Timeline, week: Fraction) -> Fraction:
    """Return what the positions call for in the plan where a full week is so long."""
    total = Fraction(0)
    for position in timeline.employee.positions:
        own = position.full_time_week if _computed(timeline) else None
        total += Fraction(position.size, FULL_POSITION) * (week if own is None else own)
    return total * _weeks(timeline) - _credited(timeline)


def _computed(timeline: Timeline) -> bool:
    return any(position.full_time_week is None for position in timeline.employee.positions)


def _weeks(timeline: Timeline) -> Fraction:
    horizon = timeline.horizon
    silent = days_uncounted(timeline.employee.absences, horizon.start, horizon.last)
    return Fraction(horizon.days - silent, 7)


def _credited(timeline: Timeline) -> int:
    horizon = timeline.horizon
    return minutes_counted(timeline.employee.absences, horizon.start, horizon.last)


def _days_there(timeline: Timeline) -> int:
    horizon = timeline.horizon
    return horizon.days - days_away(timeline.employee.absences, horizon.start, horizon.last)
