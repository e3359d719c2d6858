"""What the norm is reckoned from, counted in a finished rota (timer i turnusen): instants, spell by spell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from models.calendar import SUNDAY, holiday_name
from models.norm.figures import NormFigures
from models.timeline import Spell, Timeline, touching
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


def hours_of(figures: NormFigures, timeline: Timeline) -> Hours:
    """Return a plan in minutes and Sundays (timer i planen)."""
    return _Counter(figures, timeline).count()


class _Counter:
    def __init__(self, figures: NormFigures, timeline: Timeline) -> None:
        self._figures = figures
        self._timeline = timeline
        self._horizon = timeline.horizon
        self._planned = timeline.planned

    def count(self) -> Hours:
        """Count every spell of the plan."""
        figures, planned = self._figures, self._planned
        evening, night = figures.evening_from, figures.night_from
        split = [self._night_and_sunday(spell) for spell in planned]
        absent = self._timeline.employee.absent
        sundays = [d for d in self._horizon.dates() if d.weekday() == SUNDAY and not absent(d)]
        yearly_night = (figures.yearly_night_from, figures.yearly_night_to)
        return Hours(
            worked=sum(spell.work for spell in planned),
            sunday=sum(sunday for _, sunday in split),
            night=sum(night for night, _ in split),
            yearly_sunday=sum(_counted(spell, self._yearly_sunday(spell)) for spell in planned),
            yearly_night=sum(_counted(spell, self._daily(spell, *yearly_night)) for spell in planned),
            day_shift=self._any(figures.night_to, evening),
            evening_shift=self._any(evening, night),
            night_shift=self._any(night, figures.night_to),
            sundays_worked=sum(self._worked(day) for day in sundays),
            sundays=len(sundays),
        )

    def _any(self, start: int, end: int) -> bool:
        return any(self._daily(spell, start, end) > self._figures.part for spell in self._planned)

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

    def _worked(self, sunday: date) -> bool:
        window = self._window(sunday)
        return any(
            spell.inside(*window) >= self._figures.sunday_least for spell in touching(self._planned, *window)
        )

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
