"""What the norm is reckoned from, counted in a finished rota (timer i turnusen): instants, spell by spell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from models.calendar import SUNDAY, Horizon, holiday_name
from models.norm.figures import NormFigures
from models.timeline import Spell, Timeline
from models.units import DAY

Window = tuple[datetime, datetime]

_MAY: Final = frozenset({(5, 1), (5, 17)})
_AFTER_EVES: Final = ("Første påskedag", "Første pinsedag", "Første juledag")
# From its day on, no spell lasts beyond the second midnight.
_BEFORE_AND_AFTER: Final = (-1, 0, 1)
_ON_AND_AFTER: Final = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Hours:
    """A plan in minutes and Sundays (timer i planen).

    Attributes
    ----------
    worked, sunday, night
        What is both night and Sunday is night. An unpaid break lies outside both as far as it fits.
    yearly_sunday, yearly_night
        As the test of continuous work reads them.
    day_shift, evening_shift, night_shift
        Whether there is a shift of each.
    sundays_worked, sundays
        Those on which the person is not absent, and how many of them are worked.
    """

    worked: int
    sunday: int
    night: int
    yearly_sunday: int
    yearly_night: int
    day_shift: bool
    evening_shift: bool
    night_shift: bool
    sundays_worked: int
    sundays: int


class _Shift(NamedTuple):
    """What one shift adds to the hours; the last are the Sundays that it makes worked."""

    night: int
    sunday: int
    yearly_sunday: int
    yearly_night: int
    day_shift: bool
    evening_shift: bool
    night_shift: bool
    sundays: tuple[date, ...]


def hours_of(figures: NormFigures, timeline: Timeline) -> Hours:
    """Return a plan in minutes and Sundays (timer i planen)."""
    planned, absent, horizon = timeline.planned, timeline.employee.absent, timeline.horizon
    read = _reader(figures, horizon).read
    shifts = [read(spell) for spell in planned]
    worked = {sunday for shift in shifts for sunday in shift.sundays}
    sundays = [monday + timedelta(days=SUNDAY) for monday in horizon.mondays()]
    there = [sunday for sunday in sundays if not absent(sunday)]
    return Hours(
        worked=sum(spell.work for spell in planned),
        sunday=sum(shift.sunday for shift in shifts),
        night=sum(shift.night for shift in shifts),
        yearly_sunday=sum(shift.yearly_sunday for shift in shifts),
        yearly_night=sum(shift.yearly_night for shift in shifts),
        day_shift=any(shift.day_shift for shift in shifts),
        evening_shift=any(shift.evening_shift for shift in shifts),
        night_shift=any(shift.night_shift for shift in shifts),
        sundays_worked=len(worked.intersection(there)),
        sundays=len(there),
    )


@lru_cache(maxsize=4)
def _reader(figures: NormFigures, horizon: Horizon) -> "_Reader":
    return _Reader(figures, horizon)


class _Reader:
    """Reads shifts, each once: an audit that asks what one shift more would do has seen all the others."""

    def __init__(self, figures: NormFigures, horizon: Horizon) -> None:
        self._figures = figures
        self._horizon = horizon
        self.read = lru_cache(maxsize=65_536)(self._read)

    def _read(self, spell: Spell) -> _Shift:
        figures = self._figures
        evening, night = figures.evening_from, figures.night_from
        yearly_night = self._daily(spell, figures.yearly_night_from, figures.yearly_night_to)
        dark, red = self._night_and_sunday(spell)
        return _Shift(
            night=dark,
            sunday=red,
            yearly_sunday=_counted(spell, self._yearly_sunday(spell)),
            yearly_night=_counted(spell, yearly_night),
            day_shift=self._daily(spell, figures.night_to, evening) > figures.part,
            evening_shift=self._daily(spell, evening, night) > figures.part,
            night_shift=self._daily(spell, night, figures.night_to) > figures.part,
            sundays=tuple(self._sundays(spell)),
        )

    def _daily(self, spell: Spell, start: int, end: int) -> int:
        """Return the minutes of a spell between two times of the day."""
        return sum(spell.inside(*window) for window in self._windows(spell, start, end))

    def _windows(self, spell: Spell, start: int, end: int) -> Iterator[Window]:
        length = (end - start) % DAY
        for day in (spell.date + timedelta(days=offset) for offset in _BEFORE_AND_AFTER):
            yield self._horizon.instant(day, start), self._horizon.instant(day, start + length)

    def _night_and_sunday(self, spell: Spell) -> tuple[int, int]:
        nights = list(self._windows(spell, self._figures.night_from, self._figures.night_to))
        dark = sum(spell.inside(*night) for night in nights)
        red = twice = 0
        for day in (spell.date + timedelta(days=offset) for offset in _ON_AND_AFTER):
            if self._red(day):
                begin, end = self._window(day)
                red += spell.inside(begin, end)
                twice += sum(spell.inside(max(begin, n[0]), min(end, n[1])) for n in nights)
        night = _counted(spell, dark)
        return night, max(0, min(red - twice, spell.work - night))

    def _yearly_sunday(self, spell: Spell) -> int:
        start, end = self._figures.yearly_sunday_from, self._figures.yearly_sunday_to
        total = 0
        for day in (spell.date + timedelta(days=offset) for offset in _ON_AND_AFTER):
            if day.weekday() == SUNDAY:
                eve = day - timedelta(days=1)
                total += spell.inside(self._horizon.instant(eve, start), self._horizon.instant(day, end))
        return total

    def _sundays(self, spell: Spell) -> Iterator[date]:
        for day in (spell.date + timedelta(days=offset) for offset in _ON_AND_AFTER):
            if day.weekday() == SUNDAY and spell.inside(*self._window(day)) >= self._figures.sunday_least:
                yield day

    def _red(self, day: date) -> bool:
        return day.weekday() == SUNDAY or (not self._horizon.cyclic and holiday_name(day) is not None)

    def _window(self, day: date) -> Window:
        """Return the first instant of a Sunday or holiday and the one after its last."""
        figures, eve = self._figures, day - timedelta(days=1)
        name = "" if self._horizon.cyclic else holiday_name(day) or ""
        workday = not self._horizon.cyclic and (day.month, day.day) in _MAY and day.weekday() != SUNDAY
        clock = figures.eve_from if name.startswith(_AFTER_EVES) else figures.sunday_from
        if workday or self._red(eve):
            clock = figures.sunday_to
        return self._horizon.instant(eve, clock), self._horizon.instant(day, figures.sunday_to)


def _counted(spell: Spell, inside: int) -> int:
    """Return the work in a window, an unpaid break outside it as far as it fits."""
    return max(0, min(inside, spell.work))
