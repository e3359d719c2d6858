"""Fair shares (rettferdig andel): of weekends, evenings, nights and holidays, what falls to each position.

A share is a person's part of what the demand asks for, by position size among those in the unit who can take
it. It is compared with the demand and not with what others got, so that it is known before any rota and one
person's line can be judged alone. Those whose contract leaves them nothing else – nights only, weekends
only – are not compared, and what their positions carry is taken from the demand first.

Not covered: that some heads must be nurses, so that nurses' evenings may be more than their share of all
evenings; the hour of a change of clocks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final

from models.calendar import SATURDAY, Horizon, holiday_name
from models.demand import Demand, Need
from models.due import position_minutes
from models.people import Employee, ExemptionKind
from models.shifts import ShiftType
from models.units import DAY, hours


class Load(StrEnum):
    """A kind of time that is to be shared (belastning)."""

    WEEKEND = "weekend"
    EVENING = "evening"
    NIGHT = "night"
    HOLIDAY = "holiday"


EVENING: Final = (hours(17), hours(23))
NIGHT: Final = (hours(23), hours(30))
"""Not the hours of the supplements: an evening shift that ends at ten is no part of a night here."""
Loads = Mapping[Load, int]
"""Minutes of each kind; a minute may be of several."""


@dataclass(slots=True)
class Asked:
    """Head-minutes that a unit's demand asks for (behov i tid): in all, and of each kind."""

    minutes: int
    loads: dict[Load, int]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A shift that a person may take in an ordinary week: minutes of each kind, and in all."""

    loads: Loads
    span: int


class FairShares:
    """Everybody's fair shares in a plan (rettferdige andeler), reckoned when first asked for."""

    def __init__(
        self,
        horizon: Horizon,
        demand: Demand,
        shift_types: Sequence[ShiftType],
        employees: Sequence[Employee],
    ) -> None:
        self._horizon = horizon
        self._demand = demand
        self._codes = {shift_type.code: shift_type for shift_type in shift_types}
        self._employees = employees

    def of(self, employee: str, *, per_head: bool = False) -> Loads:
        """Return the person's shares in minutes; a kind that is not compared is left out (andeler).

        Parameters
        ----------
        per_head
            Whether all heads have the same share; otherwise a share is by position size.
        """
        return (self._by_head if per_head else self._by_position).get(employee, {})

    @cached_property
    def _by_position(self) -> dict[str, dict[Load, int]]:
        return self._shares(per_head=False)

    @cached_property
    def _by_head(self) -> dict[str, dict[Load, int]]:
        return self._shares(per_head=True)

    def _shares(self, *, per_head: bool) -> dict[str, dict[Load, int]]:
        choices = {person.id: tuple(self._choices(person)) for person in self._employees}
        staff: dict[str, list[Employee]] = {unit: [] for unit in self.asked}
        for person in self._employees:
            for unit in {position.unit for position in person.positions} & set(staff):
                staff[unit].append(person)
        shares: dict[str, dict[Load, int]] = {person.id: {} for person in self._employees}
        for unit, wanted in self.asked.items():
            for load in (load for load in Load if wanted.loads[load]):
                taking = [p for p in staff[unit] if self._takes(p, load, choices[p.id])]
                bound = {p.id for p in taking if _nothing_else(load, choices[p.id])}
                carried = (self._carried(p, unit, load, choices[p.id]) for p in taking if p.id in bound)
                left = max(0, wanted.loads[load] - sum(carried))
                room = {p.id: self._capacity(p, unit, per_head=per_head) for p in taking if p.id not in bound}
                everybody = sum(room.values())
                for name, own in room.items():
                    if own:
                        shares[name][load] = shares[name].get(load, 0) + left * own // everybody
        return shares

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """What the demand asks for, by unit, every head counted once (behov per enhet)."""
        days: dict[tuple[str, date], list[Need]] = {}
        for need in self._demand.needs(self._horizon):
            days.setdefault((need.unit, need.date), []).append(need)
        found: dict[str, Asked] = {}
        for (unit, day), needs in days.items():
            sums = found.setdefault(unit, Asked(0, dict.fromkeys(Load, 0)))
            for start, end, heads in self._heads(needs):
                sums.minutes += heads * (end - start)
                for load, minutes in self._loads(day, start, end).items():
                    sums.loads[load] += heads * minutes
        return found

    def _heads(self, needs: Sequence[Need]) -> Iterator[tuple[int, int, int]]:
        """Yield stretches of a day with the heads that its needs ask for together.

        Needs for a competence lie inside those for more; needs for different codes stand beside each other.
        """
        spans = [(*self._clocks(need), need) for need in needs]
        edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
        for begin, finish in pairwise(edges):
            there = [need for start, end, need in spans if start <= begin and end >= finish]
            heads = max((_together(there, asked) for asked in {n.competence for n in there}), default=0)
            if heads:
                yield begin, finish, heads

    def _clocks(self, need: Need) -> tuple[int, int]:
        if need.shift_types is not None:
            first = self._codes[need.shift_types[0]]
            return first.start, first.start + first.span
        return need.start or 0, need.end or 0

    def _loads(self, day: date, start: int, end: int) -> dict[Load, int]:
        """Return the minutes of each kind between two clock times of a day, past midnight as well."""
        found = dict.fromkeys(Load, 0)
        for number in (-1, 0, 1):
            on, midnight = day + timedelta(days=number), number * DAY
            whole = _shared(start, end, midnight, midnight + DAY)
            found[Load.WEEKEND] += whole if on.weekday() >= SATURDAY else 0
            found[Load.HOLIDAY] += whole if self._holiday(on) else 0
            found[Load.EVENING] += _shared(start, end, midnight + EVENING[0], midnight + EVENING[1])
            found[Load.NIGHT] += _shared(start, end, midnight + NIGHT[0], midnight + NIGHT[1])
        return found

    def _holiday(self, day: date) -> bool:
        return not self._horizon.cyclic and holiday_name(day) is not None

    def _choices(self, person: Employee) -> Iterator[_Choice]:
        """Yield the shifts that a person may take in a week without holidays."""
        # Any Monday will do: no weekday of the week after New Year's Day 2024 but the first is a holiday.
        monday = date(2024, 1, 8)
        for weekday in range(7):
            if person.weekdays is not None and str(weekday + 1) not in person.weekdays:
                continue
            for code in self._codes.values():
                here = code.units is None or not set(code.units).isdisjoint(person.workplaces)
                if here and (person.shift_types is None or code.code in person.shift_types):
                    day = monday + timedelta(days=weekday)
                    yield _Choice(self._loads(day, code.start, code.start + code.span), code.span)

    def _takes(self, person: Employee, load: Load, choices: Sequence[_Choice]) -> bool:
        kinds = {Load.WEEKEND: ExemptionKind.WEEKENDS, Load.NIGHT: ExemptionKind.NIGHTS}
        first, last = self._horizon.start, self._horizon.last
        kind = kinds.get(load)
        if kind is not None and person.exempt(kind, first) and person.exempt(kind, last):
            return False
        if load is Load.WEEKEND and person.weekends is not None and not person.weekends.every:
            return False
        return bool(choices) if load is Load.HOLIDAY else any(choice.loads[load] for choice in choices)

    def _carried(self, person: Employee, unit: str, load: Load, choices: Sequence[_Choice]) -> int:
        """Return the minutes of a kind that a position fills which can do nothing else."""
        here = sum(p.size for p in person.positions if p.unit == unit)
        part = sum(choice.loads[load] for choice in choices)
        whole = sum(choice.span for choice in choices)
        return position_minutes(person, self._horizon) * here * part // (person.size * whole)

    def _capacity(self, person: Employee, unit: str, *, per_head: bool) -> int:
        """Return the position, or the head, in a unit times the days on which the person is not away."""
        size = sum(position.size for position in person.positions if position.unit == unit)
        size = min(size, 1) if per_head else size
        if not person.absences:
            return size * self._horizon.days
        return size * sum(not person.absent(day) for day in self._horizon.dates())


def _together(needs: Iterable[Need], competence: str | None) -> int:
    """Return the heads of one competence: those on codes side by side, or the most present if more."""
    codes: dict[tuple[str, ...], int] = {}
    present = 0
    for need in needs:
        if need.competence != competence:
            continue
        if need.shift_types is None:
            present = max(present, need.target)
        else:
            codes[need.shift_types] = max(codes.get(need.shift_types, 0), need.target)
    return max(present, sum(codes.values()))


def _nothing_else(load: Load, choices: Sequence[_Choice]) -> bool:
    return load is not Load.HOLIDAY and all(choice.loads[load] for choice in choices)


def _shared(start: int, end: int, first: int, last: int) -> int:
    return max(0, min(end, last) - max(start, first))
