"""The minute grid (minuttnett): a problem as lines of possible duties and dated rows of demand.

Minutes are elapsed time since the first instant of the plan, so that a rest is a subtraction also on the two
nights when clocks change. The grid reckons them from the zone's offsets and shares no conversion with the
instants that the auditor reads.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from models.calendar import OSLO, Horizon
from models.circumstances import Circumstances
from models.competence import Substitution
from models.demand import Need
from models.people import Employee
from models.posting import TRUE, Duty, Lit, Row
from models.problem import Problem
from models.rota import Rota
from models.shifts import ShiftType
from models.units import DAY, FULL_POSITION, HOUR, WEEK


class Clockwork:
    """Local time to grid minutes (klokkeverk)."""

    def __init__(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self._first = self._offset(0, 0)
        self._memory: dict[tuple[int, int], int] = {}

    def at(self, day: int, clock: int = 0) -> int:
        """Return the grid minute of local time ``clock`` on day number ``day`` (tidspunkt)."""
        key = (day, clock)
        if key not in self._memory:
            self._memory[key] = day * DAY + clock - (self._offset(day, clock) - self._first)
        return self._memory[key]

    def _offset(self, day: int, clock: int) -> int:
        """Return the minutes by which the wall clock is ahead of UTC."""
        if self._horizon.cyclic:
            return 0
        midnight = datetime.combine(self._horizon.start + timedelta(days=day), datetime.min.time())
        wall = (midnight + timedelta(minutes=clock)).replace(tzinfo=OSLO)
        ahead = wall.utcoffset()
        return 0 if ahead is None else int(ahead.total_seconds()) // 60


@dataclass(slots=True)
class GridLine:
    """One person's possible duties on the grid (turnuslinje).

    Attributes
    ----------
    forbidden
        Literals ruled out so far; it only grows.
    history
        What was worked before the first day, as constants.
    """

    employee: Employee
    start: date
    weeks: int
    wraps: bool
    clockwork: Clockwork
    substitution: Substitution
    candidates: tuple[Duty, ...]
    history: tuple[Duty, ...] = ()
    forbidden: set[Lit] = field(default_factory=set)
    around: Circumstances = Circumstances()  # noqa: RUF009 - frozen, and nothing is known in it
    _left: Sequence[Duty] = field(init=False, repr=False, compare=False)
    _ruled_out: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._left = self.candidates

    @property
    def known(self) -> tuple[int | None, int | None]:
        """First and last grid minute about which anything is known (kjent tid)."""
        if self.wraps:
            return None, None
        first = min([0, *(duty.start for duty in self.history)])
        return first, self.clockwork.at(7 * self.weeks)

    @property
    def young_until(self) -> int | None:
        """Grid minute at which the person turns 18, None for an adult (ung til)."""
        adult = self.employee.adult_from
        if adult is None or (self.wraps and adult <= self.start):
            return None
        # Nobody grows up in a cycle; nothing looks further than a turn past its end.
        return self.clockwork.at(14 * self.weeks if self.wraps else (adult - self.start).days)

    def duties(self) -> Sequence[Duty]:
        """Return the planned duties not forbidden, by start (mulige vakter)."""
        # Every rule asks, and few rule anything out.
        if len(self.forbidden) > self._ruled_out:
            self._left = tuple(duty for duty in self._left if duty.works not in self.forbidden)
            self._ruled_out = len(self.forbidden)
        return self._left

    def unrolled(self, before: int, after: int = 0) -> Sequence[Duty]:
        """Return the duties with what is known around the plan, by start (utrullet linje)."""
        planned = self.duties()
        if not self.wraps:
            seen = tuple(duty for duty in self.history if duty.end > -before)
            return (*seen, *planned) if seen else planned
        cycle = self.weeks * WEEK
        turns = range(-(before // cycle) - 2, after // cycle + 3)
        # Looked at before it is moved: most duties of the other turns lie outside.
        within = [
            duty if by == 0 else _moved(duty, by)
            for by in (turn * cycle for turn in turns)
            for duty in planned
            if by == 0 or (duty.end + by > -before and duty.start + by < cycle + after)
        ]
        return sorted(within, key=lambda duty: (duty.start, duty.end))

    def at(self, day: int, clock: int = 0) -> int:
        """Return the grid minute of local time ``clock`` on day number ``day`` (tidspunkt)."""
        return self.clockwork.at(day, clock)

    def qualified(self, competence: str | None, day: date) -> bool:
        """Whether the person holds the competence, or one that covers it, on ``day`` (kvalifisert)."""
        return self.substitution.covers(self.employee, competence, day)


def _starting(duties: Sequence[Duty], first: int, last: int) -> Sequence[Duty]:
    """Return the duties that start from ``first`` and before ``last``, out of some sorted by start."""
    begin, end = (bisect_left(duties, minute, key=lambda duty: duty.start) for minute in (first, last))
    return duties[begin:end]


def _moved(duty: Duty, by: int) -> Duty:
    return replace(
        duty,
        day=duty.day + by // DAY,
        date=duty.date + timedelta(minutes=by),
        start=duty.start + by,
        end=duty.end + by,
        away=tuple((start + by, end + by) for start, end in duty.away),
        resting=tuple((start + by, end + by) for start, end in duty.resting),
    )


class Grid:
    """The problem on the grid (minuttnett).

    Attributes
    ----------
    lines
        One per employee, in the problem's order.
    literals
        How many literals the duties use; further variables are numbered from there.

    Parameters
    ----------
    also
        A rota whose shifts are duties too, wherever and whatever they are.
    """

    def __init__(self, problem: Problem, also: Rota | None = None) -> None:
        self.problem = problem
        self._worked = {} if also is None else also.by_employee()
        self.clockwork = Clockwork(problem.horizon)
        self._next = TRUE + 1
        self.lines = tuple(self._line(employee) for employee in problem.employees)
        self.literals = self._next - 1

    @cached_property
    def duty(self) -> dict[Lit, Duty]:
        """Duties by literal (vakt for literal)."""
        return {duty.works: duty for line in self.lines for duty in line.candidates}

    def _line(self, employee: Employee) -> GridLine:
        horizon = self.problem.horizon
        candidates = []
        for day in horizon.dates():
            for unit in employee.workplaces:
                for shift_type in self.problem.shift_types:
                    if shift_type.units is None or unit in shift_type.units:
                        candidates.append(self._duty(employee, unit, shift_type, day, self._next))
                        self._next += 1
        known = {(duty.unit, duty.shift_type, duty.date) for duty in candidates}
        for a in self._worked.get(employee.id, ()):
            if (a.unit, a.shift_type, a.date) not in known:
                shift_type = self.problem.shift_type[a.shift_type]
                candidates.append(self._duty(employee, a.unit, shift_type, a.date, self._next))
                self._next += 1
        history = [
            self._duty(employee, h.unit, self.problem.shift_type[h.shift_type], h.date, TRUE)
            for h in employee.history
        ]
        return GridLine(
            employee=employee,
            start=horizon.start,
            weeks=horizon.weeks,
            wraps=horizon.cyclic,
            clockwork=self.clockwork,
            substitution=self.problem.substitution,
            candidates=tuple(sorted(candidates, key=lambda duty: (duty.start, duty.end))),
            history=tuple(sorted(history, key=lambda duty: (duty.start, duty.end))),
            around=self.problem.circumstances,
        )

    def _duty(self, employee: Employee, unit: str, shift_type: ShiftType, day: date, works: Lit) -> Duty:
        number = self.problem.horizon.index(day)
        at = self.clockwork.at
        start, end = at(number, shift_type.start), at(number, shift_type.start + shift_type.span)
        # The short night of March may leave nothing of a stretch, the long one of October make it longer.
        away = tuple((at(number, a), max(at(number, a), at(number, b))) for a, b in shift_type.absent)
        resting = tuple((at(number, a), max(at(number, a), at(number, b))) for a, b in shift_type.resting)
        left_out = FULL_POSITION - shift_type.passive_share
        left_out_minutes = sum((b - a) * left_out // FULL_POSITION for a, b in resting)
        return Duty(
            employee=employee.id,
            unit=unit,
            shift_type=shift_type.code,
            kind=shift_type.kind,
            date=day,
            day=number,
            start=start,
            end=end,
            work=end - start - shift_type.unpaid - sum(b - a for a, b in away) - left_out_minutes,
            works=works,
            competence=shift_type.competence,
            away=away,
            resting=resting,
            uncounted=left_out_minutes,
            breaks=sum(pause.minutes for pause in shift_type.breaks),
            strain=shift_type.night_strain,
            supernumerary=shift_type.supernumerary,
        )

    def rows(self, unit: str) -> tuple[Row, ...]:
        """Return the unit's dated rows of demand, each with the literals that count (dekningsrader).

        A window of presence is cut wherever a duty starts or ends inside it, so that within a row everybody
        is either there all the time or not at all.
        """
        present = sorted(self._present(unit), key=lambda duty: (duty.start, duty.end))
        rows: list[Row] = []
        for need in self.problem.demand.needs(self.problem.horizon):
            if need.unit == unit:
                rows.extend(self._cut(need, present))
        return tuple(rows)

    def _present(self, unit: str) -> Iterator[Duty]:
        # One night's look-back is enough: no duty lasts longer than a day.
        for line in self.lines:
            for duty in line.unrolled(before=DAY, after=DAY):
                if duty.unit == unit and not duty.supernumerary:
                    yield duty

    def _cut(self, need: Need, present: Sequence[Duty]) -> Iterator[Row]:
        day = self.problem.horizon.index(need.date)
        if need.shift_types is not None:
            # A shift may start at 24:00, which is the next day's first minute.
            todays = _starting(present, self.clockwork.at(day), self.clockwork.at(day, DAY) + 1)
            counted = [d for d in todays if d.day == day and d.shift_type in need.shift_types]
            shift_type = self.problem.shift_type[need.shift_types[0]]
            start = self.clockwork.at(day, shift_type.start)
            end = self.clockwork.at(day, shift_type.start + shift_type.span)
            yield self._row(need, start, end, counted)
            return
        assert need.start is not None and need.end is not None  # noqa: S101, PT018 - Need's own promise
        start, end = self.clockwork.at(day, need.start), self.clockwork.at(day, need.end)
        # No duty lasts more than a day and an hour, so whoever is there started at most that long ago.
        there = [
            (duty, begin, finish)
            for duty in _starting(present, start - DAY - HOUR, end)
            for begin, finish in duty.present(resting=need.resting)
            if finish > start and begin < end
        ]
        edges = {start, end, *(begin for _, begin, _ in there), *(finish for _, _, finish in there)}
        cuts = sorted(edge for edge in edges if start <= edge <= end)
        for begin, finish in pairwise(cuts):
            spanning = [duty for duty, first, last in there if first <= begin and last >= finish]
            yield self._row(need, begin, finish, spanning)

    def _row(self, need: Need, start: int, end: int, counted: Sequence[Duty]) -> Row:
        covers, employee = self.problem.substitution.covers, self.problem.employee
        return Row(
            row=need.row,
            unit=need.unit,
            competence=need.competence,
            date=need.date,
            start=start,
            minutes=end - start,
            minimum=need.minimum,
            target=need.target,
            maximum=need.maximum,
            price=need.price,
            surplus_price=need.surplus_price,
            works=tuple(
                duty.works for duty in counted if covers(employee[duty.employee], need.competence, duty.date)
            ),
        )
