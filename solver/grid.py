"""The minute grid (minuttnett): a problem as lines of possible duties and dated rows of demand.

Minutes are elapsed time since the first instant of the plan, so that a rest is a subtraction also on the two
nights when clocks change. The grid reckons them from the zone's offsets and shares no conversion with the
instants that the auditor reads.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from itertools import pairwise
from operator import attrgetter

from models.calendar import OSLO, Horizon
from models.circumstances import Circumstances
from models.competence import Substitution
from models.demand import Need
from models.people import Employee
from models.posting import TRUE, Duty, Lit, Row
from models.problem import Problem
from models.rota import Assignment, Rota
from models.shifts import ShiftType
from models.units import DAY, FULL_POSITION, HOUR, WEEK

_BY_START = attrgetter("start", "end")


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
        Literals ruled out of the candidates so far; it only grows.
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
        return sorted(within, key=_BY_START)

    def let_go(self) -> None:
        """Let go of the duties that are forbidden, when all rules have spoken (slipp)."""
        self.candidates = self._left = tuple(self.duties())
        self.forbidden, self._ruled_out = set(), 0

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


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shift type on a day, reckoned once for all who could take it (tegnet vakt)."""

    code: str
    date: date
    start: int
    end: int
    taken: "partial[Duty]"

    def duty(self, employee: Employee, unit: str, works: Lit) -> Duty:
        """Return it as somebody's duty in a unit (mulig vakt)."""
        return self.taken(employee=employee.id, unit=unit, works=works)


class Grid:
    """The problem on the grid (minuttnett).

    Attributes
    ----------
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
        self._dates = problem.horizon.dates()
        self._drawn: dict[tuple[str, date], Drawn] = {}
        self._offered: dict[tuple[str, ...], tuple[tuple[int, str, Drawn], ...]] = {}
        self._lines: dict[str, GridLine] = {}
        self._first: dict[str, Lit] = {}
        number = TRUE + 1
        for employee in problem.employees:
            self._first[employee.id] = number
            number += len(self._offers(employee.workplaces)) + len(self._more(employee))
        self.literals = number - 1

    @property
    def lines(self) -> tuple[GridLine, ...]:
        """Everybody's line, in the problem's order (turnuslinjer)."""
        return tuple(self.line(employee) for employee in self.problem.employees)

    @cached_property
    def duty(self) -> dict[Lit, Duty]:
        """Duties by literal, but those that a line has let go of (vakt for literal)."""
        return {duty.works: duty for line in self.lines for duty in line.candidates}

    def line(self, employee: Employee) -> GridLine:
        """Return a person's line, made when it is first asked for (turnuslinje)."""
        if employee.id not in self._lines:
            self._lines[employee.id] = self._line(employee)
        return self._lines[employee.id]

    def _line(self, employee: Employee) -> GridLine:
        horizon, first = self.problem.horizon, self._first[employee.id]
        offers = self._offers(employee.workplaces)
        candidates = [drawn.duty(employee, unit, first + place) for place, unit, drawn in offers]
        candidates += [
            self._draw(a.shift_type, a.date).duty(employee, a.unit, works)
            for works, a in enumerate(self._more(employee), first + len(offers))
        ]
        history = [self._draw(h.shift_type, h.date).duty(employee, h.unit, TRUE) for h in employee.history]
        return GridLine(
            employee=employee,
            start=horizon.start,
            weeks=horizon.weeks,
            wraps=horizon.cyclic,
            clockwork=self.clockwork,
            substitution=self.problem.substitution,
            candidates=tuple(sorted(candidates, key=_BY_START)),
            history=tuple(sorted(history, key=_BY_START)),
            around=self.problem.circumstances,
        )

    def _offers(self, workplaces: tuple[str, ...]) -> Sequence[tuple[int, str, Drawn]]:
        """Return what some units offer, each shift with its place in the numbering, by start."""
        if workplaces not in self._offered:
            shifts = [
                (unit, self._draw(shift_type.code, day))
                for day in self._dates
                for unit in workplaces
                for shift_type in self.problem.shift_types
                if shift_type.units is None or unit in shift_type.units
            ]
            offers = ((place, unit, drawn) for place, (unit, drawn) in enumerate(shifts))
            self._offered[workplaces] = tuple(sorted(offers, key=lambda offer: _BY_START(offer[-1])))
        return self._offered[workplaces]

    def _more(self, employee: Employee) -> Sequence[Assignment]:
        """Return the shifts that the rota has besides what the person's units offer."""
        worked = self._worked.get(employee.id, ())
        offers = self._offers(employee.workplaces) if worked else ()
        offered = {(unit, drawn.code, drawn.date) for _, unit, drawn in offers}
        return [a for a in worked if (a.unit, a.shift_type, a.date) not in offered]

    def _draw(self, code: str, day: date) -> Drawn:
        if (code, day) not in self._drawn:
            self._drawn[code, day] = self._reckon(self.problem.shift_type[code], day)
        return self._drawn[code, day]

    def _reckon(self, shift_type: ShiftType, day: date) -> Drawn:
        number = self.problem.horizon.index(day)
        at = self.clockwork.at
        start, end = at(number, shift_type.start), at(number, shift_type.start + shift_type.span)
        # The short night of March may leave nothing of a stretch, the long one of October make it longer.
        away = tuple((at(number, a), max(at(number, a), at(number, b))) for a, b in shift_type.absent)
        resting = tuple((at(number, a), max(at(number, a), at(number, b))) for a, b in shift_type.resting)
        left_out = FULL_POSITION - shift_type.passive_share
        left_out_minutes = sum((b - a) * left_out // FULL_POSITION for a, b in resting)
        taken = partial(
            Duty,
            shift_type=shift_type.code,
            kind=shift_type.kind,
            date=day,
            day=number,
            start=start,
            end=end,
            work=end - start - shift_type.unpaid - sum(b - a for a, b in away) - left_out_minutes,
            competence=shift_type.competence,
            away=away,
            resting=resting,
            uncounted=left_out_minutes,
            breaks=sum(pause.minutes for pause in shift_type.breaks),
            strain=shift_type.night_strain,
            supernumerary=shift_type.supernumerary,
        )
        return Drawn(shift_type.code, day, start, end, taken)

    def rows(self, unit: str) -> tuple[Row, ...]:
        """Return the unit's dated rows of demand, each with the literals that count (dekningsrader).

        A window of presence is cut wherever a duty starts or ends inside it, so that within a row everybody
        is either there all the time or not at all.
        """
        present = sorted(self._present(unit), key=_BY_START)
        placed: dict[tuple[date, str], list[int]] = {}
        for place, duty in enumerate(present):
            placed.setdefault((duty.date, duty.shift_type), []).append(place)
        rows: list[Row] = []
        for need in self._needs.get(unit, []):
            if need.shift_types is None:
                rows.extend(self._cut(need, present))
            else:
                there = {at for code in need.shift_types for at in placed.get((need.date, code), [])}
                first = self._draw(need.shift_types[0], need.date)
                counted = [present[place] for place in sorted(there)]
                rows.append(self._row(need, first.start, first.end, counted))
        return tuple(rows)

    @cached_property
    def _needs(self) -> dict[str, list[Need]]:
        found: dict[str, list[Need]] = {}
        for need in self.problem.demand.needs(self.problem.horizon):
            found.setdefault(need.unit, []).append(need)
        return found

    def _present(self, unit: str) -> Iterator[Duty]:
        # One night's look-back is enough: no duty lasts longer than a day.
        for employee in self.problem.employees:
            elsewhere = {shift.unit for shift in self._worked.get(employee.id, ())}
            if unit in elsewhere.union(employee.workplaces):
                for duty in self.line(employee).unrolled(before=DAY, after=DAY):
                    if duty.unit == unit and not duty.supernumerary:
                        yield duty

    def _cut(self, need: Need, present: Sequence[Duty]) -> Iterator[Row]:
        assert need.start is not None and need.end is not None  # noqa: S101, PT018 - Need's own promise
        day = self.problem.horizon.index(need.date)
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
