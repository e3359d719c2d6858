"""Which day is the weekly day off (F1): one in every week that has a rest of its own.

The weekly rest's audit says which weeks have one. Among the ways to give every such week its rest, none
overlapping another's, the one is chosen whose days are whole, and Sundays as often as can be, AML § 10-8 (4).
Another public holiday is taken where four weeks would else have no F1 on a red day, and is left alone where
some other day does as well: an F1 on it would be lost, and owe an F5.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from models.calendar import SUNDAY, red_day
from models.rules.weekly_rest import WeeklyRest
from models.timeline import Timeline, minutes_between
from models.units import DAY, HOUR, WEEK

_NIGHT_DAY = 22 * HOUR
"""When the day begins for those who work nights, law.md § 10-8 (2)."""
_NEVER = -(10**9)
_BASE = 1 << 15
_MONTH = 4
"""In this many weeks one day off falls on a red day, AML § 10-8 (4)."""


class Held(Enum):
    """How a week's rest is kept (hvordan uka har fri)."""

    BROKEN = "broken"
    AWAY = "away"
    NO_DAY = "no_day"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Weekly:
    """A week and its day off (ukefridag); ``day`` is None where none can be marked."""

    monday: date
    day: date | None
    held: Held


@dataclass(frozen=True, slots=True)
class _Option:
    """A day that may be the week's, and the first and last minute at which its rest may start."""

    day: date | None
    held: Held
    low: int
    high: int
    score: int


@dataclass(frozen=True, slots=True)
class _State:
    """The weeks so far: when the last rest ends, how good they are, what was chosen."""

    end: int
    score: int
    chosen: tuple[_Option, ...]


def weekly_days_off(line: Timeline, rule: WeeklyRest) -> tuple[Weekly, ...]:
    """Return each week of the plan with its day off (F1 uke for uke).

    Parameters
    ----------
    rule
        The weekly rest as it holds for the person.
    """
    found = _chosen(line, rule, holidays=-1)
    if any(rare(found, line)):
        with_holidays = _chosen(line, rule, holidays=1)
        found = min(found, with_holidays, key=lambda weeks: sum(1 for _ in rare(weeks, line)))
    return found


def rare(weeks: Sequence[Weekly], line: Timeline) -> Iterator[date]:
    """Yield the last day of every four weeks that have no day off on a red day (sjelden søndagsfri).

    A week that is away has none to ask for, and counts as if it had one.
    """
    for last in range(_MONTH - 1, len(weeks)):
        if not any(_counts_as_red(week, line) for week in weeks[last - _MONTH + 1 : last + 1]):
            yield weeks[last].monday + timedelta(days=SUNDAY)


def _counts_as_red(week: Weekly, line: Timeline) -> bool:
    if week.day is None:
        return week.held is Held.AWAY
    return week.day.weekday() == SUNDAY or (not line.horizon.cyclic and red_day(week.day))


def _chosen(line: Timeline, rule: WeeklyRest, *, holidays: int) -> tuple[Weekly, ...]:
    """Return each week with its day off; ``holidays`` is how much one that is no Sunday is wanted."""
    broken = {breach.date - timedelta(days=SUNDAY) for breach in rule.audit(line)}
    weeks = _Weeks(line, rule.minimum, holidays)
    mondays = tuple(line.horizon.mondays())
    options = [[] if monday in broken else weeks.options(monday) for monday in mondays]
    best = max(_ways(options, weeks, rule.minimum), key=lambda state: state.score)
    chosen = iter(best.chosen)
    found = []
    for monday in mondays:
        option = None if monday in broken else next(chosen)
        day, held = (None, Held.BROKEN) if option is None else (option.day, option.held)
        found.append(Weekly(monday, day, held))
    return tuple(found)


def _ways(options: list[list[_Option]], weeks: "_Weeks", rest: int) -> Iterator[_State]:
    """Yield the ways worth having to give every week its rest.

    In a cycle the last week's rest may reach into the first: each place where it may end is tried.
    """
    if not weeks.cyclic:
        yield from _through(options, weeks.taken(), rest)
        return
    round_ = len(options) * WEEK
    ends = {option.low + rest - round_ for option in options[-1]}
    for taken in sorted({_NEVER, 0, *ends}):
        for state in _through(options, taken, rest):
            if state.end - round_ <= taken or not options[-1]:
                yield state


def _through(options: list[list[_Option]], taken: int, rest: int) -> list[_State]:
    """Return the ways through the weeks from a first minute on that no other betters in end and score."""
    states = [_State(taken, 0, ())]
    for choices in options:
        if not choices:
            continue  # the week has no rest of its own, and takes nothing from its neighbours
        reached = [
            _State(start + rest, state.score + option.score, (*state.chosen, option))
            for state in states
            for option in choices
            if (start := max(option.low, state.end)) <= option.high
        ]
        states = list(_undominated(reached))
    return states


def _undominated(states: Iterable[_State]) -> Iterator[_State]:
    best: int | None = None
    for state in sorted(states, key=lambda state: (state.end, -state.score)):
        if best is None or state.score > best:
            best = state.score
            yield state


def _score(*parts: int) -> int:
    """Return parts as one number, the first counting most; a year of one part never reaches the next."""
    score = 0
    for part in parts:
        score = score * _BASE + part
    return score


class _Weeks:
    """One person's free time in minutes from the plan's first instant (fri tid)."""

    def __init__(self, line: Timeline, rest: int, holidays: int) -> None:
        self._line, self._rest, self._holidays = line, rest, holidays
        self._begin = line.horizon.begin
        self._minutes: dict[tuple[date, int], int] = {}
        self._worked = {spell.date for spell in line.unrolled(timedelta(days=1), timedelta(days=1))}
        self._gaps = tuple(self._free())

    @property
    def cyclic(self) -> bool:
        """Whether the last week is followed by the first."""
        return self._line.horizon.cyclic

    def taken(self) -> int:
        """Return when the rest ends that the last week before the plan takes, as the audit has it."""
        taken = self._gaps[0][0] if self._gaps else 0
        for week in range(taken // WEEK - 1, 0):
            low, high = self._starts(self._line.horizon.start + timedelta(weeks=week))
            starts = (
                max(begin, low, taken) for begin, end in self._gaps if self._fits(begin, end, low, taken)
            )
            start = next(starts, None)
            if start is not None and start <= high:
                taken = start + self._rest
        return max(taken, _NEVER)

    def _fits(self, begin: int, end: int, low: int, taken: int) -> bool:
        return end - max(begin, low, taken) >= self._rest

    def options(self, monday: date) -> list[_Option]:
        """Return the days that may be the week's, and one way to have the rest without a day."""
        low, high = self._starts(monday)
        found = []
        for begin, end in self._gaps:
            first, last = max(begin, low), min(end - self._rest, high)
            if first > last:
                continue
            held = Held.NO_DAY
            for day in (monday + timedelta(days=number) for number in range(7)):
                inside = list(self._on(day, first, last, begin, end)) if day not in self._worked else []
                if self._line.employee.absent(day):
                    held = Held.AWAY if inside else held
                else:
                    found += inside
            found.append(_Option(None, held, first, last, _score(int(held is Held.AWAY), 0, 0, 0, 0, 0, 0)))
        return found

    def _on(self, day: date, first: int, last: int, begin: int, end: int) -> Iterator[_Option]:
        """Yield a free day with the rests from ``first`` to ``last`` that hold all of it, or some."""
        midnight, next_midnight = self._minute(day), self._minute(day, DAY)
        hours_free = min(end - begin, WEEK) // HOUR
        beside = any(day + timedelta(days=step) not in self._worked for step in (-1, 1))
        held = Held.WHOLE if self._whole(day, begin, end) else Held.PART
        places = (
            (1, next_midnight - self._rest, midnight),
            (0, midnight - self._rest + 1, next_midnight - 1),
        )
        for whole, earliest, latest in places:
            low, high = max(first, earliest), min(last, latest)
            if low <= high:
                # A day to mark, free as a whole, red, with all of it in the week's own rest, beside another
                # day off, in much free time, late in the week.
                free = int(held is Held.WHOLE)
                score = _score(2, free, self._red(day), whole, int(beside), hours_free, day.weekday())
                yield _Option(day, held, low, high, score)

    def _whole(self, day: date, begin: int, end: int) -> bool:
        """Whether free time holds the day, or one from 22:00 to 22:00 that begins or ends on it."""
        days = [(self._minute(day), self._minute(day, DAY))]
        for step in (-1, 0):
            at = day + timedelta(days=step)
            days.append((self._minute(at, _NIGHT_DAY), self._minute(at, _NIGHT_DAY + DAY)))
        return any(begin <= start and stop <= end for start, stop in days)

    def _red(self, day: date) -> int:
        if day.weekday() == SUNDAY:
            return 2
        return self._holidays if not self.cyclic and red_day(day) else 0

    def _starts(self, monday: date) -> tuple[int, int]:
        """Return the first and last minute at which a rest of the week may start: its middle is in it."""
        begin, end = self._minute(monday), self._minute(monday + timedelta(weeks=1))
        return -((self._rest - 2 * begin) // 2), (2 * end - self._rest - 1) // 2

    def _minute(self, day: date, clock: int = 0) -> int:
        known = self._minutes.get((day, clock))
        if known is None:
            known = minutes_between(self._begin, self._line.horizon.instant(day, clock))
            self._minutes[day, clock] = known
        return known

    def _free(self) -> Iterator[tuple[int, int]]:
        """Yield the free time that is known, in a cycle a rest's length beyond both ends."""
        line, horizon = self._line, self._line.horizon
        margin = timedelta(minutes=self._rest)
        begin = line.known_from or horizon.begin - margin
        until = line.known_to or horizon.finish + margin
        at = minutes_between(horizon.begin, begin)
        for spell in line.unrolled(horizon.begin - begin, until - horizon.finish):
            start = minutes_between(horizon.begin, spell.start)
            if start > at:
                yield at, start
            at = max(at, minutes_between(horizon.begin, spell.end))
        if at < minutes_between(horizon.begin, until):
            yield at, minutes_between(horizon.begin, until)
