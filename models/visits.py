"""Home-care visits (besøk i hjemmetjenesten): work with travel, from visits by hour.

Of the time that a visit costs, only a share is with the user; the rest is travel, documentation, reports and
other work around it. So the hours are the minutes at the users divided by that share. What is at the user and
on the road lies in the hour of the visit; a share of the rest may be done later in the day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from models.calendar import Weekdays
from models.tasks import Level
from models.units import DAY, FULL_POSITION, HOUR, BasisPoints, Clock, Frozen, Heads, Minutes, Refused
from models.workload import Work

_HOURS = DAY // HOUR
Share = Annotated[BasisPoints, Field(le=FULL_POSITION)]


class LevelShare(Frozen):
    """The share of the visits that need a level (andel per nivå).

    Attributes
    ----------
    direct, travel
        The level's own shares of the working time; None means those of all visits.
    co_level
        The lowest competence of the second of two; None means the same.
    scenario_level
        The lowest competence after task sharing (oppgavedeling); None means unchanged.
    """

    level: Level
    share: Share
    direct: Annotated[Share, Field(gt=0)] | None = None
    travel: Share | None = None
    co_level: Level | None = None
    scenario_level: Level | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """What the visits' working time goes to, in minutes (tidsbruk)."""

    direct: int
    travel: int
    other: int

    def __add__(self, more: "Times") -> "Times":
        """Return the sum (sum)."""
        return Times(self.direct + more.direct, self.travel + more.travel, self.other + more.other)


class Visits(Frozen):
    """The visits of some weekdays (besøk).

    Attributes
    ----------
    by_hour
        Visits in each of the day's 24 hours.
    minutes
        Mean minutes at the user.
    direct, travel
        Shares of the working time that are at the users and on the road, in basis points.
    later
        Share of the working time, of what is neither, that may be done at another time of the day:
        documentation, ordering, reports.
    start, end
        Between which the unit works: no visit slides beyond them, and what is done later is done between
        them. None is when the first hour with visits begins, and when the last one ends.
    levels
        Shares by lowest competence; they make a whole.
    pairs
        Share of the visits that two make together.
    critical
        Share that keeps its hour; the rest may lie ``slack`` minutes earlier or later.
    """

    days: Weekdays
    by_hour: Annotated[tuple[Heads, ...], Field(min_length=_HOURS)]
    minutes: Annotated[Minutes, Field(gt=0)]
    direct: Annotated[Share, Field(gt=0)]
    travel: Share = 0
    later: Share = 0
    start: Clock | None = None
    end: Clock | None = None
    levels: Annotated[tuple[LevelShare, ...], Field(min_length=1)]
    pairs: Share = 0
    critical: Share = FULL_POSITION
    slack: Annotated[Minutes, Field(le=6 * HOUR)] = 0

    @property
    def at_users(self) -> int:
        """Minutes at the users in a day, one person's of each visit (brukerrettet tid)."""
        return sum(self.by_hour) * self.minutes

    @property
    def working(self) -> int:
        """Working minutes for those of a day, rounded down level by level (arbeidstid)."""
        return sum(self._working())

    def times(self) -> Times:
        """Return what a day's working time goes to, one person's of each visit (tidsbruk)."""
        whole = Times(0, 0, 0)
        for one, direct, working in zip(self.levels, self._direct(), self._working(), strict=True):
            travel = working * self._travel(one) // FULL_POSITION
            whole += Times(direct, travel, working - direct - travel)
        return whole

    def shared(self) -> "Visits":
        """Return the visits after task sharing (etter oppgavedeling): at their scenario levels."""
        levels = tuple(
            one.model_copy(update={"level": one.scenario_level or one.level, "scenario_level": None})
            for one in self.levels
        )
        return self.model_copy(update={"levels": levels})

    def work(self) -> Iterator[Work]:
        """Yield the work of a week (arbeid), with no minute lost between the hours, levels and kinds."""
        for one, working in zip(self.levels, self._working(), strict=True):
            # Those who go two are parted from the day's whole, so that no hour rounds them up.
            for levels, minutes in self._crews(one, working):
                yield from self._of_crew(levels, minutes)

    def _of_crew(self, levels: tuple[str, ...], minutes: int) -> Iterator[Work]:
        """Yield the work of those who go alone, or of those who go two, on each day."""
        later = minutes * self.later // FULL_POSITION
        by_hour = _parts(minutes - later, self.by_hour)
        begin, end = self._service()
        for day in self.days:
            midnight = (int(day) - 1) * DAY
            for hour, number in enumerate(by_hour):
                yield from self._of_hour(levels, number, midnight + hour * HOUR, self.by_hour[hour])
            if later:
                span = (midnight + begin, midnight + end)
                yield _piece(levels, later, span, at_once=sum(self.by_hour), fixed=False)

    def _of_hour(self, levels: tuple[str, ...], minutes: int, begin: int, visits: int) -> Iterator[Work]:
        """Yield the work of one hour: what keeps to it, and what may lie near it."""
        kept, moved = _parts(minutes, (self.critical, FULL_POSITION - self.critical))
        for fixed, number in ((True, kept), (False, moved)):
            if number:
                # Visits overlap as the hour asks; never fewer than its own work needs.
                at_once = max(visits, -(-number // HOUR))
                window = self._window(begin, 0 if fixed else self.slack)
                yield _piece(levels, number, window, at_once=at_once, fixed=fixed)

    def _crews(self, one: LevelShare, minutes: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield the minutes of those who go alone and of those who go two."""
        alone, together = _parts(minutes, (FULL_POSITION - self.pairs, self.pairs))
        for levels, part in (((one.level,), alone), ((one.level, one.co_level or one.level), together)):
            if part:
                yield levels, part

    def _direct(self) -> list[int]:
        return _parts(self.at_users, [one.share for one in self.levels])

    def _working(self) -> list[int]:
        pairs = zip(self.levels, self._direct(), strict=True)
        return [minutes * FULL_POSITION // (one.direct or self.direct) for one, minutes in pairs]

    def _travel(self, one: LevelShare) -> int:
        return self.travel if one.travel is None else one.travel

    def _service(self) -> tuple[int, int]:
        """Return the minutes after midnight between which the unit works."""
        busy = [hour for hour, visits in enumerate(self.by_hour) if visits]
        start = busy[0] * HOUR if self.start is None else self.start
        end = (busy[-1] + 1) * HOUR if self.end is None else self.end
        return start, end

    def _window(self, begin: int, slack: int) -> tuple[int, int]:
        """Return the window of a visit's hour with its slack, which goes no further than the unit works."""
        midnight = begin // DAY * DAY
        first, last = (midnight + edge for edge in self._service())
        return max(begin - slack, min(begin, first)), min(begin + HOUR + slack, max(begin + HOUR, last))

    @model_validator(mode="after")
    def _makes_a_whole(self) -> "Visits":
        if len(self.by_hour) != _HOURS:
            raise Refused(
                nb=f"her er {len(self.by_hour)} tall; et døgn har {_HOURS} timer",
                en=f"here are {len(self.by_hour)} numbers; a day has {_HOURS} hours",
                at="by_hour",
            )
        if not any(self.by_hour):
            raise Refused(
                nb="her er ingen besøk; skriv antallet time for time, eller ta bort dagene",
                en="here are no visits; write their number hour by hour, or remove the days",
                at="by_hour",
            )
        if self._service()[0] >= self._service()[1]:
            raise Refused(
                nb="end må være etter start på samme dag; rett en av dem",
                en="end must be after start on the same day; correct one of them",
                at="end",
            )
        shares = sum(one.share for one in self.levels)
        if shares != FULL_POSITION:
            raise Refused(
                nb=f"andelene er til sammen {shares}; de skal være {FULL_POSITION}",
                en=f"the shares make {shares} together; they must make {FULL_POSITION}",
                at="levels",
            )
        for i, one in enumerate(self.levels):
            own = one.direct is not None or one.travel is not None
            if (one.direct or self.direct) + self._travel(one) + self.later > FULL_POSITION:
                raise Refused(
                    nb="direct, travel og later er mer enn hele tiden til sammen; senk en av dem",
                    en="direct, travel and later are more than all the time together; lower one of them",
                    at=f"levels[{i}].travel" if own else "travel",
                )
        return self


def _piece(
    levels: tuple[str, ...], minutes: int, window: tuple[int, int], *, at_once: int, fixed: bool
) -> Work:
    return Work(
        task="visits", levels=levels, minutes=minutes, windows=(window,), at_once=at_once, fixed=fixed
    )


def _parts(total: int, weights: Sequence[int]) -> list[int]:
    """Return a total divided by weights into whole parts that make it up again."""
    parts, passed, whole = [], 0, sum(weights)
    for weight in weights:
        until = passed + weight
        parts.append(total * until // whole - total * passed // whole)
        passed = until
    return parts
