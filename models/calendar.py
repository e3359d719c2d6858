"""The plan's calendar (kalender): horizon, weeks, holidays and the two nights when clocks change.

A *calendar plan* (kalenderplan) has real dates and real nights: the last Sunday of March is an hour short,
that of October an hour long. A *cyclic base rota* (grunnturnus) has neither: its last week is followed by
its first, for ever. Both give instants; only the calendar plan's zone has a history.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import holidays
from pydantic import Field, field_validator

from models.units import DAY, Frozen, Refused

OSLO: Final = ZoneInfo("Europe/Oslo")
SATURDAY: Final = 5
SUNDAY: Final = 6
YEARS: Final = range(1970, 2101)

Weekdays = Annotated[str, Field(min_length=1, pattern=r"^1?2?3?4?5?6?7?$")]
"""Weekdays as planners write them, ``"12345"``, Monday is 1 (ukedager)."""


class HorizonKind(StrEnum):
    """How the plan ends (slags plan)."""

    CALENDAR = "calendar"
    CYCLIC = "cyclic"


class Horizon(Frozen):
    """The days that are planned (planperiode).

    Attributes
    ----------
    start
        First day, a Monday.
    weeks
        Number of weeks, 1 to 52.
    kind
        ``calendar`` (kalenderplan) or ``cyclic`` (grunnturnus: week n is followed by week 1).
    """

    start: date
    weeks: Annotated[int, Field(ge=1, le=52)]
    kind: HorizonKind = HorizonKind.CALENDAR

    @field_validator("start")
    @classmethod
    def _starts_on_monday(cls, value: date) -> date:
        if value.year not in YEARS:
            raise Refused(
                nb=f"{value} ligger utenfor årene {YEARS[0]}–{YEARS[-1]}; rett årstallet",
                en=f"{value} lies outside the years {YEARS[0]}–{YEARS[-1]}; correct the year",
            )
        if value.weekday() != 0:
            monday = value - timedelta(days=value.weekday())
            raise Refused(
                nb=f"{value} er ikke en mandag; mandagen i den uka er {monday}",
                en=f"{value} is not a Monday; the Monday of that week is {monday}",
            )
        return value

    @property
    def cyclic(self) -> bool:
        """Whether the last week is followed by the first (rullerende)."""
        return self.kind is HorizonKind.CYCLIC

    @property
    def days(self) -> int:
        """Number of days (antall dager)."""
        return 7 * self.weeks

    @property
    def last(self) -> date:
        """The last day (siste dag)."""
        return self.start + timedelta(days=self.days - 1)

    def dates(self) -> tuple[date, ...]:
        """Every day in order (alle dager)."""
        return tuple(self.start + timedelta(days=i) for i in range(self.days))

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` is planned (i planperioden)."""
        return 0 <= (day - self.start).days < 7 * self.weeks

    def index(self, day: date) -> int:
        """Return the day's number, 0 for the first, negative before it (dagnummer)."""
        return (day - self.start).days

    def instant(self, day: date, clock: int = 0) -> datetime:
        """Return the instant, in UTC, of local time ``clock`` on ``day`` (tidspunkt).

        Parameters
        ----------
        day
            Local date.
        clock
            Minutes after midnight by the wall clock; 1440 is the next midnight.
        """
        return _instant(day, clock, self.kind is HorizonKind.CALENDAR)

    def local(self, instant: datetime) -> datetime:
        """Return an instant by the wall clock (lokal tid)."""
        return instant.astimezone(UTC if self.cyclic else OSLO)

    @property
    def begin(self) -> datetime:
        """The first instant (starttidspunkt)."""
        return self.instant(self.start)

    @property
    def finish(self) -> datetime:
        """The instant after the last (sluttidspunkt)."""
        return self.instant(self.last, DAY)

    def mondays(self) -> Iterator[date]:
        """Return the Mondays, one a week (mandagene)."""
        return (self.start + timedelta(weeks=week) for week in range(self.weeks))


@lru_cache(maxsize=65_536)
def _instant(day: date, clock: int, dated: bool) -> datetime:  # noqa: FBT001 - a key, not a switch
    """Return an instant; an audit asks for the same few thousand over and over."""
    day, clock = day + timedelta(days=clock // DAY), clock % DAY
    zone = OSLO if dated else UTC
    wall = datetime(day.year, day.month, day.day, clock // 60, clock % 60, tzinfo=zone)
    return wall.astimezone(UTC)


@lru_cache
def _public_holidays(year: int) -> dict[date, str]:
    named = holidays.country_holidays("NO", years=year, language="no", categories=("public",))
    return {day: name for day, name in named.items() if name != "Søndag"}


@lru_cache(maxsize=8192)
def holiday_name(day: date) -> str | None:
    """Return the public holiday's Norwegian name, or None (helligdag).

    Sundays count only when they are a holiday besides.
    """
    return _public_holidays(day.year).get(day)


def eve_name(day: date) -> str | None:
    """Return the name of an eve that carries tariff rules, or None (aftener).

    Source: HTA KS chapter 1 § 5.3 – Wednesday before Maundy Thursday, Easter Eve, Whitsun Eve, Christmas
    Eve and New Year's Eve. None of them is a public holiday.
    """
    if (day.month, day.day) in {(12, 24), (12, 31)}:
        return "Julaften" if day.day == 24 else "Nyttårsaften"  # noqa: PLR2004 - the date itself
    easter = next(d for d, name in _public_holidays(day.year).items() if "Første påskedag" in name)
    return {-4: "Onsdag før skjærtorsdag", -1: "Påskeaften", 48: "Pinseaften"}.get((day - easter).days)


def red_day(day: date) -> bool:
    """Whether the day is a Sunday or a public holiday (rød dag)."""
    return day.weekday() == SUNDAY or holiday_name(day) is not None
