"""What each possible duty weighs in the norm (vektede vakter): minutes on the grid, duty by duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from models.calendar import SUNDAY, eve_name, red_day
from models.norm.figures import NormFigures
from models.posting import Duty, Line, Lit
from models.units import DAY

Stretch = tuple[int, int]
"""First grid minute and the one after the last."""

_NONE: Final = (0, 0)
_FREE_OF_WORK: Final = frozenset({(5, 1), (5, 17)})
_HIGH: Final = frozenset({"Julaften", "Påskeaften", "Pinseaften"})


@dataclass(frozen=True, slots=True)
class Weight:
    """One duty in the minutes that the norm is made of (vekt).

    Attributes
    ----------
    kinds
        Whether it is a shift of the day, the evening, the night.
    sundays
        Numbers of the Sundays that it makes worked.
    """

    works: Lit
    work: int
    sunday: int
    night: int
    yearly_sunday: int
    yearly_night: int
    kinds: tuple[bool, bool, bool]
    sundays: tuple[int, ...]


def weigh(figures: NormFigures, line: Line) -> list[Weight]:
    """Return what each possible duty of the plan weighs (vekter)."""
    scale = _Scale(figures, line)
    return [scale.weigh(duty) for duty in line.duties()]


class _Scale:
    def __init__(self, figures: NormFigures, line: Line) -> None:
        self._figures = figures
        self._line = line
        self._cyclic = line.known[0] is None
        self._known: dict[int, Stretch] = {}
        self._daily: dict[tuple[int, int, int], Stretch] = {}

    def weigh(self, duty: Duty) -> Weight:
        """Return what one duty weighs."""
        figures, days = self._figures, range(duty.day, duty.day + 3)
        red = {day: span for day in days if (span := self._red(day)) != _NONE}
        dark = self._every_day(duty, figures.night_from, figures.night_to)
        by_day = self._every_day(duty, figures.night_to, figures.evening_from)
        late = self._every_day(duty, figures.evening_from, figures.night_from)
        kinds = (_within(duty, by_day), _within(duty, late), _within(duty, dark))
        night = max(0, min(kinds[2], duty.work))
        darkest = self._every_day(duty, figures.yearly_night_from, figures.yearly_night_to)
        free = [self._yearly(day) for day in days if day % 7 == SUNDAY]
        return Weight(
            works=duty.works,
            work=duty.work,
            sunday=max(0, min(_outside(duty, dark, list(red.values())), duty.work - night)) if red else 0,
            night=night,
            yearly_sunday=max(0, min(_within(duty, free), duty.work)),
            yearly_night=max(0, min(_within(duty, darkest), duty.work)),
            kinds=(kinds[0] > figures.part, kinds[1] > figures.part, kinds[2] > figures.part),
            sundays=tuple(
                day
                for day, span in red.items()
                if day % 7 == SUNDAY and _within(duty, [span]) >= figures.sunday_least
            ),
        )

    def _every_day(self, duty: Duty, start: int, end: int) -> list[Stretch]:
        """Return the stretches between two times of the day that a duty touches."""
        found = []
        for day in range(duty.day - 1, duty.day + 2):
            key = (day, start, end)
            if key not in self._daily:
                until = start + (end - start) % DAY
                self._daily[key] = (self._line.at(day, start), self._line.at(day, until))
            begin, finish = self._daily[key]
            if begin < duty.end and finish > duty.start:
                found.append((begin, finish))
        return found

    def _red(self, day: int) -> Stretch:
        """Return the grid minutes of a Sunday or holiday, an empty stretch on other days."""
        if day not in self._known:
            start = self._from(day)
            ends = self._line.at(day, self._figures.sunday_to)
            self._known[day] = _NONE if start is None else (self._line.at(day - 1, start), ends)
        return self._known[day]

    def _from(self, day: int) -> int | None:
        """Return when a Sunday or holiday begins, by the clock on its eve; None on other days."""
        on = self._line.start + timedelta(days=day)
        eve = on - timedelta(days=1)
        if self._cyclic:
            return self._figures.sunday_from if day % 7 == SUNDAY else None
        if not red_day(on):
            return None
        if red_day(eve) or ((on.month, on.day) in _FREE_OF_WORK and day % 7 != SUNDAY):
            return self._figures.sunday_to
        return self._figures.eve_from if eve_name(eve) in _HIGH else self._figures.sunday_from

    def _yearly(self, day: int) -> Stretch:
        figures = self._figures
        return (
            self._line.at(day - 1, figures.yearly_sunday_from),
            self._line.at(day, figures.yearly_sunday_to),
        )


def _outside(duty: Duty, dark: list[Stretch], red: list[Stretch]) -> int:
    """Return the minutes that are red and not at night: the duty is cut at every edge."""
    edges = {edge for stretch in (*dark, *red) for edge in stretch if duty.start < edge < duty.end}
    return sum(
        duty.during(begin, end)
        for begin, end in pairwise(sorted({duty.start, duty.end, *edges}))
        if _covers(red, begin) and not _covers(dark, begin)
    )


def _covers(stretches: Iterable[Stretch], minute: int) -> bool:
    return any(start <= minute < end for start, end in stretches)


def _within(duty: Duty, stretches: Iterable[Stretch]) -> int:
    return sum(duty.during(start, end) for start, end in stretches)
