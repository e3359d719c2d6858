"""How far each need is met (dekning): every dated need of a finished rota, cut where someone comes or goes.

It reads instants, like the auditor; the solver's rows play no part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from models.calendar import Horizon
from models.demand import Need
from models.problem import Problem
from models.timeline import Presence, minutes_between
from models.units import DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a need in which the same people are at work (strekk).

    Attributes
    ----------
    start, end
        Instants in UTC.
    there
        Ids of those who count towards the need, once per shift.
    """

    start: datetime
    end: datetime
    there: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """Length (lengde)."""
        return minutes_between(self.start, self.end)

    @property
    def heads(self) -> int:
        """How many count (antall)."""
        return len(self.there)


@dataclass(frozen=True, slots=True)
class Cover:
    """A need with those who meet it (dekning av ett behov): stretches in order, without holes."""

    need: Need
    stretches: tuple[Stretch, ...]

    @property
    def missing(self) -> int:
        """Heads below the target at the worst moment (manko)."""
        return max((max(0, self.need.target - s.heads) for s in self.stretches), default=0)

    @property
    def least(self) -> int:
        """The fewest that are there at any moment (færrest til stede)."""
        return min((s.heads for s in self.stretches), default=0)

    @property
    def head_minutes(self) -> int:
        """Head-minutes below the target (manglende hodeminutter)."""
        return sum(max(0, self.need.target - s.heads) * s.minutes for s in self.stretches)

    @property
    def surplus(self) -> int:
        """Head-minutes above the maximum (overskudd); none where the need has no maximum."""
        most = self.need.maximum
        return 0 if most is None else sum(max(0, s.heads - most) * s.minutes for s in self.stretches)


def covers(problem: Problem, presence: Presence) -> Iterator[Cover]:
    """Yield every need of a unit with those who meet it, in the order of the demand (dekning)."""
    for need in presence.needs:
        stretches = _by_code if need.shift_types is not None else _by_presence
        yield Cover(need, tuple(stretches(problem, presence, need)))


def window(problem: Problem, need: Need) -> tuple[datetime, datetime]:
    """Return the first instant of a need and the one after its last (tidsrom for behovet)."""
    start, end = need.start, need.end
    if need.shift_types is not None:
        shift_type = problem.shift_type[need.shift_types[0]]
        start, end = shift_type.start, shift_type.start + shift_type.span
    if start is None or end is None:
        raise ValueError(f"need {need.row} on {need.date} has neither codes nor a window")
    return problem.horizon.instant(need.date, start), problem.horizon.instant(need.date, end)


def _by_code(problem: Problem, presence: Presence, need: Need) -> Iterator[Stretch]:
    """Yield the one stretch of a need for heads on codes, whatever hours those codes have."""
    start, end = window(problem, need)
    midnight, next_midnight = _day(problem.horizon, need)
    there = tuple(
        employee.id
        for employee, spell in presence.between(midnight, next_midnight)
        if spell.date == need.date
        and spell.shift_type in (need.shift_types or ())
        and presence.substitution.covers(employee, need.competence, spell.date)
    )
    yield Stretch(start, end, there)


def _by_presence(problem: Problem, presence: Presence, need: Need) -> Iterator[Stretch]:
    """Yield the stretches of a need for presence in a window."""
    start, end = window(problem, need)
    there = [
        (employee.id, here)
        for employee, spell in presence.between(start, end)
        if presence.substitution.covers(employee, need.competence, spell.date)
        for here in spell.there(resting=need.resting)
    ]
    edges = {start, end, *(here.start for _, here in there), *(here.end for _, here in there)}
    for begin, finish in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
        yield Stretch(
            begin,
            finish,
            tuple(name for name, here in there if here.start <= begin and here.end >= finish),
        )


def _day(horizon: Horizon, need: Need) -> tuple[datetime, datetime]:
    return horizon.instant(need.date), horizon.instant(need.date, DAY)
