"""A person's worked time as instants (tidslinje): what the auditor reads.

Nothing here knows of the solver's grid. Instants are UTC, so that the two nights when clocks change need no
care; local dates and clock times come from the horizon.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, TypeAlias

from models.calendar import Horizon
from models.circumstances import Circumstances
from models.competence import Substitution
from models.demand import Need
from models.people import Employee
from models.shifts import ShiftType, uncounted

Day: TypeAlias = date
MINUTE: Final = timedelta(minutes=1)
_START: Final = attrgetter("start")
_ORDER: Final = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time inside a shift (del av vakten)."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, clocks: tuple[int, int], day: Day, horizon: Horizon) -> "Stretch":
        """Return a stretch from one clock time of a day to another (del av vakten)."""
        return cls(horizon.instant(day, clocks[0]), horizon.instant(day, clocks[1]))

    @property
    def minutes(self) -> int:
        """Its length; the short night of March may leave less than nothing of it (lengde)."""
        return max(0, minutes_between(self.start, self.end))

    def __iter__(self) -> Iterator[datetime]:
        """Yield start and end (fra og til)."""
        yield self.start
        yield self.end

    def moved(self, by: timedelta) -> "Stretch":
        """Return the same stretch at another time (flyttet)."""
        return Stretch(self.start + by, self.end + by)

    def within(self, begin: datetime, finish: datetime) -> int:
        """Return its minutes between two instants (minutter innen)."""
        return max(0, minutes_between(max(self.start, begin), min(self.end, finish)))

    def without(self, other: "Stretch") -> Iterator["Stretch"]:
        """Yield what is left of it when another is taken out (uten)."""
        left = Stretch(self.start, min(self.end, other.start)), Stretch(max(self.start, other.end), self.end)
        yield from (part for part in left if part.start < part.end)


@dataclass(frozen=True, slots=True)
class Spell:
    """One worked shift (arbeidsperiode).

    Attributes
    ----------
    date
        Local day on which it starts.
    start, end
        Instants in UTC.
    work
        Working minutes as the position counts them, unpaid breaks left out.
    planned
        False for what lies before or after the plan: history, or a neighbouring turn of the cycle.
    competence
        What the shift asks for; None means anyone.
    away, resting
        Stretches away and on resting duty, in order.
    at_work
        Minutes at the employer's disposal: ``work`` with the whole of the resting duty.
    breaks
        Minutes of break, paid and unpaid.
    strain
        Whether the risk assessment finds special strain in it.
    supernumerary
        Whether it counts towards no demand.
    """

    unit: str
    shift_type: str
    date: Day
    start: datetime
    end: datetime
    work: int
    planned: bool
    competence: str | None
    away: tuple["Stretch", ...]
    resting: tuple["Stretch", ...]
    at_work: int
    breaks: int
    strain: bool
    supernumerary: bool = False

    @classmethod
    def of(cls, shift_type: ShiftType, unit: str, day: Day, horizon: Horizon, *, planned: bool) -> "Spell":
        """Return the spell of a shift type on a day (arbeidsperiode)."""
        start, end = Stretch.of((shift_type.start, shift_type.start + shift_type.span), day, horizon)
        away = tuple(Stretch.of(clocks, day, horizon) for clocks in shift_type.absent)
        resting = tuple(Stretch.of(clocks, day, horizon) for clocks in shift_type.resting)
        # A shift ends when the clock on the wall says so, hence an hour more or less on two nights a year.
        at_work = minutes_between(start, end) - shift_type.unpaid - sum(gone.minutes for gone in away)
        return cls(
            unit=unit,
            shift_type=shift_type.code,
            date=day,
            start=start,
            end=end,
            work=at_work - sum(uncounted(rest.minutes, shift_type.passive_share) for rest in resting),
            planned=planned,
            competence=shift_type.competence,
            away=away,
            resting=resting,
            at_work=at_work,
            breaks=sum(pause.minutes for pause in shift_type.breaks),
            strain=shift_type.night_strain,
            supernumerary=shift_type.supernumerary,
        )

    def moved(self, by: timedelta) -> "Spell":
        """Return the same spell in a neighbouring turn of the cycle (flyttet)."""
        return replace(
            self,
            date=self.date + by,
            start=self.start + by,
            end=self.end + by,
            planned=False,
            away=tuple(gone.moved(by) for gone in self.away),
            resting=tuple(rest.moved(by) for rest in self.resting),
        )

    def there(self, *, resting: bool) -> tuple["Stretch", ...]:
        """Return from when to when the person is there for the users (til stede).

        Parameters
        ----------
        resting
            Whether resting duty will do.
        """
        here = [Stretch(self.start, self.end)] if self.start < self.end else []
        for gone in (*self.away, *(() if resting else self.resting)):
            here = [part for whole in here for part in whole.without(gone)]
        return tuple(here)

    def inside(self, begin: datetime, finish: datetime) -> int:
        """Return the minutes between two instants, breaks and resting duty whole, less those away (innen)."""
        # Asked more than anything else in an audit, and mostly of a shift far away.
        if finish <= self.start or begin >= self.end:
            return 0
        if not self.away:
            return max(0, minutes_between(max(self.start, begin), min(self.end, finish)))
        return sum(part.within(begin, finish) for part in self.there(resting=True))

    def before(self, instant: datetime) -> int:
        """Return the minutes at work before an instant; an unpaid break lies as late as it can (før)."""
        if instant >= self.end and not self.away:
            return max(0, self.at_work)
        return max(0, min(self.at_work, self.inside(self.start, instant)))

    def dozed(self, instant: datetime) -> int:
        """Return the minutes of resting duty before an instant (hvilende før)."""
        return sum(rest.within(self.start, instant) for rest in self.resting)

    def __hash__(self) -> int:
        """Return the hash of what tells most spells apart; what is read of each is remembered by it."""
        return hash((self.start, self.shift_type, self.unit))

    @property
    def span(self) -> int:
        """Minutes from start to end (lengde)."""
        return minutes_between(self.start, self.end)


def touching(spells: Sequence[Spell], begin: datetime, finish: datetime) -> Iterator[Spell]:
    """Yield those of some spells, in order of start, that last at some instant between two (berører)."""
    # No spell lasts more than a day and an hour.
    first = bisect_left(spells, begin - timedelta(hours=25), key=lambda spell: spell.start)
    for spell in spells[first:]:
        if spell.start >= finish:
            return
        if spell.end > begin:
            yield spell


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the minutes from ``start`` to ``end`` (minutter mellom)."""
    return (end - start) // MINUTE


@lru_cache(maxsize=65_536)
def _dealt_out(spell: Spell, horizon: Horizon) -> tuple[tuple[Day, int], ...]:
    """Return a spell week by week; remembered, for an audit asks it of the same spells rule by rule."""
    monday = spell.date - timedelta(days=spell.date.weekday())
    following = monday + timedelta(days=7)
    before = spell.before(horizon.instant(following))
    return (monday, before), (following, spell.at_work - before)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One person's spells in order (tidslinje).

    Attributes
    ----------
    spells
        Planned spells and, in a calendar plan, those of the history, by start.
    substitution
        Who covers which competence.
    around
        What terms of cost must know besides.
    since
        The first instant about which anything is known, where that is not told by the spells.
    """

    employee: Employee
    horizon: Horizon
    spells: tuple[Spell, ...]
    substitution: Substitution
    around: Circumstances = Circumstances()  # noqa: RUF009 - frozen, and nothing is known in it
    since: datetime | None = None

    @property
    def planned(self) -> tuple[Spell, ...]:
        """The spells of the plan itself (planlagte vakter)."""
        return tuple(spell for spell in self.spells if spell.planned)

    @property
    def known_from(self) -> datetime | None:
        """The first instant about which anything is known; None in a cyclic rota, which has none."""
        if self.horizon.cyclic:
            return None
        begin = self.horizon.begin
        return self.since or min(begin, self.spells[0].start if self.spells else begin)

    @property
    def known_to(self) -> datetime | None:
        """The instant after which nothing is known; None in a cyclic rota."""
        if self.horizon.cyclic:
            return None
        return self.horizon.finish

    @property
    def young_until(self) -> datetime | None:
        """The instant at which the person turns 18, None for an adult (ung til).

        In a cyclic rota, whose turns are all alike, who is under 18 on the first day is so in every turn.
        """
        adult, horizon = self.employee.adult_from, self.horizon
        if adult is None:
            return None
        if not horizon.cyclic:
            return horizon.instant(adult)
        return None if adult <= horizon.start else horizon.finish + timedelta(days=horizon.days)

    def unrolled(self, before: timedelta = timedelta(), after: timedelta = timedelta()) -> tuple[Spell, ...]:
        """Return the spells with the neighbouring turns of a cyclic rota (utrullet tidslinje).

        Parameters
        ----------
        before, after
            How far to look beyond the first and the last instant of the plan. A spell is included when any
            part of it lies in that stretch. A calendar plan gives its history and nothing after.
        """
        earliest, latest = self.horizon.begin - before, self.horizon.finish + after
        if not self.horizon.cyclic:
            return tuple(s for s in self.spells if s.end > earliest and s.start < latest)
        cycle = timedelta(days=self.horizon.days)
        turns = range(-(before // cycle) - 2, after // cycle + 3)
        within = [
            s.moved(by) if by else s
            for by in (turn * cycle for turn in turns)
            for s in self.spells
            if (s.planned and not by) or (s.end + by > earliest and s.start + by < latest)
        ]
        return tuple(sorted(within, key=lambda s: (s.start, s.end)))

    def between(self, first: Day, last: Day) -> "Timeline":
        """Return the line with few more spells than those that start on some days (utsnitt)."""
        # A shift of the last day starts at its end, 24:00, at the latest.
        low = bisect_left(self.spells, self.horizon.instant(first), key=_START)
        high = bisect_right(self.spells, self.horizon.instant(last + timedelta(days=1)), key=_START)
        return self._with(self.spells[low:high], self.known_from)

    def with_more(self, more: Iterable[Spell]) -> "Timeline":
        """Return the line with further spells in their places (med flere vakter)."""
        spells = list(self.spells)
        for spell in more:
            insort(spells, spell, key=_ORDER)
        return self._with(tuple(spells), self.since)

    def _with(self, spells: tuple[Spell, ...], since: datetime | None) -> "Timeline":
        # Not ``replace``, which is slow: this is done for every shift that is asked about.
        return Timeline(self.employee, self.horizon, spells, self.substitution, self.around, since)

    def qualified(self, competence: str | None, day: Day) -> bool:
        """Whether the person holds the competence, or one that covers it, on ``day`` (kvalifisert)."""
        return self.substitution.covers(self.employee, competence, day)

    def weeks(self) -> Iterator[tuple[Day, datetime, datetime]]:
        """Yield each week's Monday with its first instant and the one after its last (uker)."""
        for monday in self.horizon.mondays():
            yield monday, self.horizon.instant(monday), self.horizon.instant(monday, 7 * 1440)

    def dealt_out(self, spell: Spell) -> tuple[tuple[Day, int], ...]:
        """Return the Monday of each week that a spell can touch, with its work there (ukevis)."""
        return _dealt_out(spell, self.horizon)


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is at work in one unit (tilstedeværelse).

    Attributes
    ----------
    spells
        Employee and spell, by start; those of the night before the plan are among them.
    needs
        The unit's demand, dated.
    substitution
        Who covers which competence.
    shift_type
        Shift types by code: how long a need for heads on codes lasts.
    """

    unit: str
    horizon: Horizon
    spells: tuple[tuple[Employee, Spell], ...]
    needs: tuple[Need, ...]
    substitution: Substitution
    shift_type: Mapping[str, ShiftType]

    def between(self, start: datetime, end: datetime) -> Iterator[tuple[Employee, Spell]]:
        """Yield those at work at some instant between ``start`` and ``end`` (til stede)."""
        # No spell lasts more than a day and an hour, so whoever is present started at most that long ago.
        first = bisect_left(self.spells, start - timedelta(hours=25), key=lambda pair: pair[1].start)
        for employee, spell in self.spells[first:]:
            if spell.start >= end:
                return
            if spell.end > start:
                yield employee, spell

    def heads(self, need: Need) -> Iterator[tuple[int, int]]:
        """Yield minutes and how many count, from one end of a need to the other (antall til stede).

        A person counts once for each shift. Heads on codes are counted for as long as the first code's
        shift lasts, whatever hours the others have.
        """
        codes = need.shift_types
        if codes is not None:
            first = self.shift_type[codes[0]]
            lasting = Spell.of(first, self.unit, need.date, self.horizon, planned=True).span
            day = (self.horizon.instant(need.date), self.horizon.instant(need.date + timedelta(days=1)))
            there = sum(s.date == need.date and s.shift_type in codes for s in self._counting(need, *day))
            yield max(0, lasting), there
        elif need.start is not None and need.end is not None:
            start, end = (self.horizon.instant(need.date, clock) for clock in (need.start, need.end))
            change = {start: 0, end: 0}
            for spell in self._counting(need, start, end) if start < end else ():
                for part in spell.there(resting=need.resting):
                    if part.start < end and part.end > start:
                        arrives, leaves = max(start, part.start), min(end, part.end)
                        change[arrives] = change.get(arrives, 0) + 1
                        change[leaves] = change.get(leaves, 0) - 1
            there = 0
            for at, until in pairwise(sorted(change)):
                there += change[at]
                yield minutes_between(at, until), there

    def _counting(self, need: Need, start: datetime, end: datetime) -> Iterator[Spell]:
        for employee, spell in self.between(start, end):
            if self.substitution.covers(employee, need.competence, spell.date):
                yield spell
