"""Tasks (oppgaver): what a unit's users need, by window, minutes, people and lowest competence.

A task list is where demand comes from: the need sets the plan, not the staff list or the last rota. The
windows, minutes and levels are the unit's own, from its mapping of who does what; nothing here is a norm.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, model_validator

from models.calendar import Weekdays
from models.units import DAY, Clock, Frozen, Identifier, Minutes, Refused
from models.workload import Work

LEVELS: Final = ("SRV", "MERK", "ASS", "ASS_MED", "HFA", "HFA_MED1", "HFA_MED2", "VPL", "SPL", "AKS")
"""The customary order of competence, lowest first, for lists that bring none of their own."""

# Shorter than other ids, so that a row of demand can be named after a level and its days.
Level = Annotated[str, Field(min_length=1, max_length=48, pattern=r"^[^\s;\"\p{C}]+$")]


class Movable(StrEnum):
    """How far a task may be moved (flyttbarhet): not at all, within its window, or to other days too."""

    FIXED = "fixed"
    SAME_DAY = "same_day"
    WEEK = "week"


class Task(Frozen):
    """Something done for the users at some time of the day (oppgave).

    Attributes
    ----------
    start, end
        The window by the wall clock; an end at or before the start is on the next day.
    count, minutes
        How many times on each of the days, and minutes of each person for each time. No more than ``count``
        are ever done at once.
    persons
        How many do it together.
    level, co_level
        The lowest competence of the first person, and of the others; None means the same.
    days
        Days on which it is done.
    movable
        FIXED tasks are spread evenly over the window; the others may be moved.
    movable_days
        Days to which a task that may be moved over the week may go; None means ``days``.
    scenario_level
        The lowest competence of the first person after task sharing (oppgavedeling); None means unchanged.
    """

    id: Identifier
    name: str = ""
    start: Clock
    end: Clock
    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    minutes: Annotated[Minutes, Field(gt=0, le=DAY)]
    persons: Annotated[int, Field(ge=1, le=9)] = 1
    level: Level
    co_level: Level | None = None
    days: Weekdays = "1234567"
    movable: Movable = Movable.FIXED
    movable_days: Weekdays | None = None
    scenario_level: Level | None = None
    tag: str = ""

    def shared(self) -> "Task":
        """Return the task after task sharing (etter oppgavedeling): at its scenario level."""
        fields = {"level": self.scenario_level or self.level, "scenario_level": None}
        return Task.model_validate({**self.model_dump(), **fields})

    @property
    def window(self) -> int:
        """Minutes from start to end by the wall clock (tidsrom)."""
        return (self.end - self.start - 1) % DAY + 1

    @property
    def levels(self) -> tuple[str, ...]:
        """The lowest competence of each person (nivå per person)."""
        return (self.level, *([self.co_level or self.level] * (self.persons - 1)))

    @property
    def week(self) -> int:
        """Minutes of all persons in a week (ukesum)."""
        return self.count * self.minutes * self.persons * len(self.days)

    def work(self, *, over_week: bool) -> Iterator[Work]:
        """Yield the task's work in a week (arbeid).

        Parameters
        ----------
        over_week
            Whether what may be moved over the week is one piece of work; otherwise each day keeps its own.
        """
        moves = over_week and self.movable is Movable.WEEK
        together = (
            [(len(self.days), self.movable_days or self.days)] if moves else [(1, d) for d in self.days]
        )
        for times, days in together:
            yield Work(
                task=self.id,
                levels=self.levels,
                minutes=self.count * self.minutes * times,
                windows=tuple((begin, begin + self.window) for begin in self._begins(days)),
                at_once=self.count,
                fixed=self.movable is Movable.FIXED,
            )

    def _begins(self, days: str) -> Iterator[int]:
        for day in days:
            yield (int(day) - 1) * DAY + self.start

    @model_validator(mode="after")
    def _fits(self) -> "Task":
        if self.minutes > self.window:
            raise Refused(
                nb=f"oppgaven tar {self.minutes} min, men tidsrommet er {self.window} min; "
                "gjør tidsrommet lengre eller oppgaven kortere",
                en=f"the task takes {self.minutes} min, but the window is {self.window} min; "
                "make the window longer or the task shorter",
                at="minutes",
            )
        if self.co_level is not None and self.persons == 1:
            raise Refused(
                nb="co_level er nivået til den andre, men persons er 1; skriv persons 2 eller ta det bort",
                en="co_level is the second person's level, but persons is 1; write persons 2 or remove it",
                at="co_level",
            )
        if self.movable_days is not None and self.movable is not Movable.WEEK:
            raise Refused(
                nb="movable_days gjelder bare når movable er week; endre movable eller ta det bort",
                en="movable_days counts only when movable is week; change movable or remove it",
                at="movable_days",
            )
        if self.movable_days is not None and len(self.movable_days) < len(self.days):
            raise Refused(
                nb="det er færre movable_days enn days, så uka får ikke plass; legg til dager",
                en="there are fewer movable_days than days, so the week does not fit; add days",
                at="movable_days",
            )
        return self
