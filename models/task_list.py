"""Task lists (oppgavelister): all that a unit's demand is made from.

Tasks and home visits make the work; readiness, breaks and handovers say how many heads the work takes;
presence says how many must be there whatever there is to do. Every figure is the unit's own, and none has a
default that would make heads out of nothing.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.calendar import Weekdays
from models.tasks import LEVELS, Level, Task
from models.units import (
    DAY,
    FULL_POSITION,
    WEEK,
    BasisPoints,
    Clock,
    Frozen,
    Heads,
    Identifier,
    Minutes,
    Refused,
    clock_text,
)
from models.visits import Visits
from models.workload import Work

_FINE = 5
"""Minutes at which overlapping breaks are looked at."""


class Stretch(Frozen):
    """A part of some days (tidsrom); an end at or before the start is on the next day."""

    days: Weekdays = "1234567"
    start: Clock
    end: Clock

    @property
    def window(self) -> int:
        """Minutes from start to end by the wall clock (lengde)."""
        return (self.end - self.start - 1) % DAY + 1

    def overlap(self, step: int) -> dict[int, int]:
        """Return the minutes in each slot of a week that the stretch touches (overlapp)."""
        minutes: dict[int, int] = {}
        for day in self.days:
            begin = (int(day) - 1) * DAY + self.start
            end = begin + self.window
            for slot in range(begin // step, -(-end // step)):
                part = min(end, (slot + 1) * step) - max(begin, slot * step)
                ring = slot % (WEEK // step)
                minutes[ring] = minutes.get(ring, 0) + part
        return minutes


class Presence(Stretch):
    """People who must be there whatever there is to do (minste tilstedeværelse)."""

    level: Level
    heads: Heads


class BreakWindow(Stretch):
    """Breaks, spread evenly over a stretch (pausevindu).

    Everyone at work in the window takes their minutes in it, one after the other, so that the part of them
    who work is the same all through it.

    Attributes
    ----------
    minutes
        Of each person's break.
    """

    minutes: Annotated[Minutes, Field(gt=0)]

    @model_validator(mode="after")
    def _leaves_time(self) -> "BreakWindow":
        if self.minutes >= self.window:
            raise Refused(
                nb=f"pausen er {self.minutes} min, men vinduet er {self.window} min; gjør vinduet lengre",
                en=f"the break is {self.minutes} min, but the window is {self.window} min; make it longer",
                at="minutes",
            )
        return self


class Handover(Stretch):
    """A stretch in which a shift relieves another (vaktskifte).

    Whoever is needed when it ends is there from its start, besides those who do the work meanwhile. Where the
    report is among the tasks, it is there that it is counted, and no handover is needed.
    """


class LevelCompetence(Frozen):
    """What a level is called where the rota is made (kompetanse i turnusen).

    Attributes
    ----------
    competence
        Id in the problem; None means that everyone there may do work at this level.
    """

    level: Level
    competence: Identifier | None = None


class TaskList(Frozen):
    """The tasks and visits of a unit, and what its demand needs besides them (oppgaveliste).

    Attributes
    ----------
    levels
        Competences, lowest first; whoever holds one may do the tasks of those before it. The first is held
        by everyone who works here.
    competences
        Levels that are called something else in the problem, or that everyone there may do.
    held_by_all
        Competences that everyone at work must hold besides, such as a driving licence.
    readiness
        Share added to the work for interruptions and alarms (beredskap), in basis points.
    breaks
        When breaks take their part of those who are there.
    handovers
        When shifts overlap.
    """

    format: Literal["turnusmotor-tasks-1"] = "turnusmotor-tasks-1"
    name: str = ""
    unit: Identifier
    levels: Annotated[tuple[Level, ...], Field(min_length=1)] = LEVELS
    competences: tuple[LevelCompetence, ...] = ()
    held_by_all: tuple[Identifier, ...] = ()
    tasks: tuple[Task, ...] = ()
    visits: tuple[Visits, ...] = ()
    presence: tuple[Presence, ...] = ()
    breaks: tuple[BreakWindow, ...] = ()
    handovers: tuple[Handover, ...] = ()
    readiness: Annotated[BasisPoints, Field(le=FULL_POSITION)] = 0

    def changed(self, **fields: object) -> "TaskList":
        """Return the list with other values for some fields (endret)."""
        mine = {name: getattr(self, name) for name in type(self).model_fields}
        return TaskList.model_validate({**mine, **fields})

    def shared(self) -> "TaskList":
        """Return the list after task sharing (etter oppgavedeling): everything at its scenario level."""
        return self.changed(
            tasks=tuple(task.shared() for task in self.tasks),
            visits=tuple(visits.shared() for visits in self.visits),
        )

    def competence(self, level: str) -> str | None:
        """Return what a level is called in the problem; None is anyone (kompetanse)."""
        named = {one.level: one.competence for one in self.competences}
        return named.get(level, None if level == self.levels[0] else level)

    def work(self, *, over_week: bool = True) -> tuple[Work, ...]:
        """Return all work of a week (ukens arbeid)."""
        tasks = (work for task in self.tasks for work in task.work(over_week=over_week))
        return (*tasks, *(work for visits in self.visits for work in visits.work()))

    def away(self, step: int) -> tuple[int, ...]:
        """Return the share of those present who have a break, slot by slot of a week (pauseandel)."""
        shares = [0] * (WEEK // step)
        for one in self.breaks:
            for slot, minutes in one.overlap(step).items():
                shares[slot] += -(-FULL_POSITION * minutes * one.minutes // (step * one.window))
        return tuple(shares)

    def minutes_by_level(self) -> Counter[str]:
        """Return the week's minutes by the lowest competence of each person (minutter per nivå)."""
        minutes: Counter[str] = Counter()
        for work in self.work():
            for level in work.levels:
                minutes[level] += work.minutes
        return minutes

    @model_validator(mode="after")
    def _hangs_together(self) -> "TaskList":
        if not self.tasks and not self.visits:
            raise Refused(
                nb="her er verken oppgaver eller besøk; skriv minst én av dem i tasks eller visits",
                en="here are neither tasks nor visits; write at least one of them in tasks or visits",
                at="tasks",
            )
        _once("levels", self.levels)
        _once("competences", [one.level for one in self.competences], field=".level")
        _once("held_by_all", self.held_by_all)
        _once("tasks", [task.id for task in self.tasks], field=".id")
        for place, level in self._named():
            _known(level, self.levels, place)
        for slot, share in enumerate(self.away(_FINE)):
            if share >= FULL_POSITION:
                clock = clock_text(slot * _FINE % DAY)
                raise Refused(
                    nb=f"klokka {clock} har alle pause på én gang; spre pausene over lengre vinduer",
                    en=f"at {clock} everyone has a break at once; spread the breaks over longer windows",
                    at="breaks",
                )
        return self

    def _named(self) -> list[tuple[str, str | None]]:
        """Return every place that names a level, with the level."""
        fields = ("level", "co_level", "scenario_level")
        return [
            *((f"tasks[{i}].{f}", getattr(task, f)) for i, task in enumerate(self.tasks) for f in fields),
            *(
                (f"visits[{i}].levels[{j}].{f}", getattr(share, f))
                for i, visits in enumerate(self.visits)
                for j, share in enumerate(visits.levels)
                for f in fields
            ),
            *((f"presence[{i}].level", row.level) for i, row in enumerate(self.presence)),
            *((f"competences[{i}].level", one.level) for i, one in enumerate(self.competences)),
        ]


def _once(name: str, words: Sequence[str], field: str = "") -> None:
    for i, word in enumerate(words):
        if word in words[:i]:
            raise Refused(
                nb=f"{word} står to ganger; ta bort den ene eller gi den et annet navn",
                en=f"{word} stands twice; remove one or give it another name",
                at=f"{name}[{i}]{field}",
            )


def _known(level: str | None, levels: tuple[str, ...], place: str) -> None:
    if level is not None and level not in levels:
        raise Refused(
            nb=f"nivået {level} er ikke blant {', '.join(levels)}; rett det eller legg det til i levels",
            en=f"the level {level} is not among {', '.join(levels)}; correct it or add it to levels",
            at=place,
        )
