"""Levelling (utjevning): tasks moved within what they allow, so that the day's peaks are as low as can be.

Exact, by CP-SAT over whole minutes in the slots of a week: what is least is, summed over levels, the peaks of
the work at that level or above, where the week's peak weighs as much as those of its seven days. The bound is
the linear relaxation's, and whole minutes are sought close to its point before anywhere else. Below the peaks
the work is then evened out, one task at a time laid anew where the sum of squares grows least, until that
changes nothing; this part is no proof.

Every task keeps to its windows, and no more of it is under way at once than there are of it in a day. Fixed
tasks are spread evenly over their windows first. Where breaks take a part of those who are there, the same
work weighs more: a slot's weight is its minutes over the share that works. One worker, one seed and a limit
that counts work and not seconds: the same tasks give the same curves everywhere.
"""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from ortools.sat.python import cp_model

from models.units import DAY, FULL_POSITION, WEEK
from models.workload import Loads, Work, loads, nested
from solver.relaxation import Unrelaxed, relaxed

SEARCHES: Final[tuple[tuple[int | None, float], ...]] = ((0, 1.0), (1, 1.0), (None, 2.0))
"""How far from the relaxation's point each search goes, and its deterministic time, about as many seconds."""
TOLERANCE: Final = 1e-6
ROUNDS: Final = 50
"""Most times that every task is laid anew; a handful is usual."""

DAYS: Final = WEEK // DAY
MOST: Final = 10**7
"""More minutes than a slot can hold."""

Layout = list[dict[int, int]]
"""The minutes in each slot, work by work."""
Slot = TypeVar("Slot")


@dataclass(frozen=True, slots=True)
class Levelled:
    """Work laid out with the least peaks (utjevnet kurve).

    Attributes
    ----------
    loads
        Minutes by level and slot.
    peaks, floor
        The peaks as ``peaks`` sums them, and what is proven that no layout is below, in minutes.
    """

    loads: Loads
    peaks: int
    floor: int

    @property
    def proven(self) -> bool:
        """Whether no layout has lower peaks (bevist)."""
        return self.peaks == self.floor


class Unlevelled(RuntimeError):  # noqa: N818 - named for what became of the curve
    """The search ended before it had laid out the work once (ikke utjevnet)."""


def level(
    works: Iterable[Work], levels: Sequence[str], step: int, *, away: Sequence[int] = (), seed: int = 1
) -> Levelled:
    """Return the work of a week laid out with the least peaks (utjevn).

    Parameters
    ----------
    levels
        Lowest first.
    step
        Minutes per slot.
    away
        Share of those present who have a break, slot by slot in basis points; empty is nobody.

    Raises
    ------
    Unlevelled
        When the limit passed without a single layout.
    """
    week = _Week(tuple(works), levels, step, away)
    layout, floor = week.least_peaks(seed)
    found = week.loads(week.evened(layout))
    return Levelled(found, peaks(found, levels, away), floor)


def peaks(by_level: Loads, levels: Sequence[str], away: Sequence[int] = ()) -> int:
    """Return the peaks of the days and seven times that of the week, over levels (topper), in minutes."""
    summed = nested(by_level, levels)
    used = [
        _weights(summed[level], _working(away, step=WEEK // len(summed[level])))
        for level in levels
        if any(by_level[level])
    ]
    return sum(sum(max(day) for day in _days(slots)) + DAYS * max(slots) for slots in used)


class _Week:
    """The works of a week, and how many persons of each count at each level that is used."""

    def __init__(
        self, works: tuple[Work, ...], levels: Sequence[str], step: int, away: Sequence[int]
    ) -> None:
        self._works, self._levels, self._step = works, levels, step
        self._working = _working(away, step)
        # What a minute's square weighs in each slot, where fewer work beside those who have a break.
        self._scarce = [100 * FULL_POSITION**2 // share**2 for share in self._working]
        used = [level for level in levels if any(level in work.levels for work in works)]
        above = [frozenset(levels[levels.index(level) :]) for level in used]
        self._persons = [[sum(one in counted for one in work.levels) for counted in above] for work in works]

    def loads(self, layout: Layout) -> Loads:
        """Return a layout's minutes by level and slot."""
        return loads(zip(self._works, layout, strict=True), self._levels, self._step)

    def least_peaks(self, seed: int) -> tuple[Layout, int]:
        """Return a layout with the least peaks, and the bound that was proven."""
        model = cp_model.CpModel()
        laid = [
            work.even(self._step) if work.fixed else _moved(model, work, self._step) for work in self._works
        ]
        wanted: list[cp_model.LinearExprT] = []
        for slots in self._slots(laid):
            weighed = [*zip(self._working, slots, strict=True)]
            days = [_peak(model, day) for day in _days(weighed)]
            wanted += [*days, DAYS * _most(model, days)]
        model.minimize(sum(wanted))
        searches = SEARCHES
        try:
            bound, point = relaxed(model)
        except Unrelaxed:
            # Without the relaxation there is no point to search near, and the search proves what it can.
            bound, point, searches = 0.0, [0.0] * len(model.proto.variables), SEARCHES[-1:]
        # A linear program's value is as exact as the numbers in it are small.
        floor = math.ceil(bound - TOLERANCE * max(1.0, abs(bound)))
        free = [part for minutes in laid for part in minutes.values() if not isinstance(part, int)]
        found = {part.index: round(point[part.index]) for part in free}
        least: int | None = None
        for near, work in searches:
            answer = _search(_close(model, point, found, near), work, seed)
            if answer is not None and (least is None or answer[0] < least):
                least, values = answer[0], answer[2]
                found = {part.index: values[part.index] for part in free}
            if answer is not None and near is None:
                floor = max(floor, answer[1])
            if least == floor:
                break
        if least is None:
            raise Unlevelled
        layout = [
            {s: part if isinstance(part, int) else found[part.index] for s, part in minutes.items()}
            for minutes in laid
        ]
        return layout, floor

    def evened(self, layout: Layout) -> Layout:
        """Return a layout with the same peaks, or lower ones, and its work evened out below them."""
        found = self.loads(layout)
        summed = nested(found, self._levels)
        nest = [list(summed[level]) for level in self._levels if any(found[level])]
        most = [[max(day) for day in _days(_weights(slots, self._working))] for slots in nest]
        for _ in range(ROUNDS):
            before = [dict(minutes) for minutes in layout]
            for at, work in enumerate(self._works):
                if not work.fixed:
                    self._put(nest, at, layout[at], -1)
                    layout[at] = self._anew(nest, most, at)
                    self._put(nest, at, layout[at], 1)
            if layout == before:
                break
        return layout

    def _slots(
        self, laid: Sequence[Mapping[int, cp_model.LinearExprT]]
    ) -> list[list[list[cp_model.LinearExprT]]]:
        """Return what lies in each slot of the week, for each level that is used."""
        nest: list[list[list[cp_model.LinearExprT]]] = []
        for level in range(len(self._persons[0])):
            slots: list[list[cp_model.LinearExprT]] = [[] for _ in range(WEEK // self._step)]
            for minutes, persons in zip(laid, self._persons, strict=True):
                for slot, part in minutes.items():
                    slots[slot] += [part] * persons[level]
            nest.append(slots)
        return nest

    def _put(self, nest: list[list[int]], at: int, minutes: Mapping[int, int], sign: int) -> None:
        for slots, persons in zip(nest, self._persons[at], strict=True):
            for slot, number in minutes.items():
                slots[slot] += sign * persons * number

    def _anew(self, nest: list[list[int]], most: list[list[int]], at: int) -> dict[int, int]:
        """Lay one work a minute at a time where the sum of squares grows least, all else given."""
        work, persons, day = self._works[at], self._persons[at], DAY // self._step
        room = {
            slot: min(
                [work.at_once * minutes]
                + [
                    (top[slot // day] * self._working[slot] // FULL_POSITION - slots[slot]) // p
                    for slots, top, p in zip(nest, most, persons, strict=True)
                    if p
                ]
            )
            for slot, minutes in work.open(self._step).items()
        }
        growth = sum(p * p for p in persons)
        laid = dict.fromkeys(room, 0)
        queue = [
            (
                self._scarce[slot]
                * (2 * sum(p * slots[slot] for slots, p in zip(nest, persons, strict=True)) + growth),
                slot,
            )
            for slot in room
            if room[slot]
        ]
        heapq.heapify(queue)
        for _ in range(work.minutes):
            cost, slot = queue[0]
            laid[slot] += 1
            if laid[slot] < room[slot]:
                heapq.heapreplace(queue, (cost + 2 * growth * self._scarce[slot], slot))
            else:
                heapq.heappop(queue)
        return laid


def _moved(model: cp_model.CpModel, work: Work, step: int) -> dict[int, cp_model.IntVar]:
    """Return the minutes to be found of one work."""
    minutes = {
        slot: model.new_int_var(0, min(work.minutes, work.at_once * room), "")
        for slot, room in work.open(step).items()
    }
    model.add(sum(minutes.values()) == work.minutes)
    return minutes


def _close(
    model: cp_model.CpModel, point: Sequence[float], hint: Mapping[int, int], near: int | None
) -> cp_model.CpModel:
    """Return the model with every hinted minute at most so far from a point; None is anywhere."""
    close = model.clone()
    for index, value in hint.items():
        part = close.get_int_var_from_proto_index(index)
        close.add_hint(part, value)
        if near is not None:
            low, high = math.floor(point[index] + TOLERANCE), math.ceil(point[index] - TOLERANCE)
            close.add_linear_constraint(part, low - near, high + near)
    return close


def _search(model: cp_model.CpModel, work: float, seed: int) -> tuple[int, int, Sequence[int]] | None:
    """Return the least sum of peaks that was found, its proven bound in this model, and all values."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    # Nearly all of the model is a flow, whose linear relaxation is tight.
    solver.parameters.linearization_level = 2
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    values = list(solver.response_proto.solution)
    return round(solver.objective_value), math.ceil(solver.best_objective_bound - TOLERANCE), values


def _peak(model: cp_model.CpModel, day: Sequence[tuple[int, list[cp_model.LinearExprT]]]) -> cp_model.IntVar:
    """Return the least that is no less than any slot's weight, each given with the share that works."""
    peak = model.new_int_var(0, MOST, "")
    for working, parts in day:
        shorter = math.gcd(working, FULL_POSITION)
        model.add(FULL_POSITION // shorter * sum(parts) <= working // shorter * peak)
    return peak


def _most(model: cp_model.CpModel, peaks_of_days: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
    """Return no less than the largest of the days' peaks: that of the week, without rows for its slots."""
    most = model.new_int_var(0, MOST, "")
    for one in peaks_of_days:
        model.add(one <= most)
    return most


def _working(away: Sequence[int], step: int) -> Sequence[int]:
    """Return the share of those present who work, slot by slot."""
    return [FULL_POSITION - share for share in away] if away else [FULL_POSITION] * (WEEK // step)


def _weights(slots: Sequence[int], working: Sequence[int]) -> list[int]:
    """Return the minutes that those who have no break must have room for, rounded up."""
    return [-(-minutes * FULL_POSITION // share) for minutes, share in zip(slots, working, strict=True)]


def _days(slots: Sequence[Slot]) -> Iterable[Sequence[Slot]]:
    length = len(slots) * DAY // WEEK
    return (slots[begin : begin + length] for begin in range(0, len(slots), length))
