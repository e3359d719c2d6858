"""Levelling (utjevning): tasks moved within what they allow, so that the day's peaks are as low as can be.

Exact, by CP-SAT over whole minutes in the slots of a week: what is least is the sum, over days and levels, of
the peak of the work at that level or above. Below the peaks the work is then evened out, one task at a time
laid anew where the sum of squares grows least, until that changes nothing; this part is no proof.

Every task keeps to its windows, and no more of it is under way at once than there are of it in a day. Fixed
tasks are spread evenly over their windows first. One worker, one seed and a limit that counts work and not
seconds: the same tasks give the same curves everywhere.
"""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from ortools.sat.python import cp_model

from models.units import DAY, WEEK
from models.workload import Loads, Work, loads, nested

WORK: Final = 60.0
"""Deterministic time of the search, about as many seconds."""
ROUNDS: Final = 50
"""Most times that every task is laid anew; a handful is usual."""

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
        Sum of the peaks in minutes per slot, and what is proven that no layout is below.
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


def level(works: Iterable[Work], levels: Sequence[str], step: int, *, seed: int = 1) -> Levelled:
    """Return the work of a week laid out with the least peaks (utjevn).

    Parameters
    ----------
    levels
        Lowest first.
    step
        Minutes per slot.

    Raises
    ------
    Unlevelled
        When the limit passed without a single layout.
    """
    week = _Week(tuple(works), levels, step)
    layout, floor = week.least_peaks(seed)
    found = week.loads(week.evened(layout))
    return Levelled(found, peaks(found, levels), floor)


def peaks(by_level: Loads, levels: Sequence[str]) -> int:
    """Return the sum of the peaks over days and levels (topper), in minutes per slot."""
    summed = nested(by_level, levels)
    used = [summed[level] for level in levels if any(by_level[level])]
    return sum(max(day) for slots in used for day in _days(slots))


class _Week:
    """The works of a week, and how many persons of each count at each level that is used."""

    def __init__(self, works: tuple[Work, ...], levels: Sequence[str], step: int) -> None:
        self._works, self._levels, self._step = works, levels, step
        used = [level for level in levels if any(level in work.levels for work in works)]
        above = [frozenset(levels[levels.index(level) :]) for level in used]
        self._persons = [[sum(one in counted for one in work.levels) for counted in above] for work in works]

    def loads(self, layout: Layout) -> Loads:
        """Return a layout's minutes by level and slot."""
        return loads(zip(self._works, layout, strict=True), self._levels, self._step)

    def least_peaks(self, seed: int) -> tuple[Layout, int]:
        """Return a layout with the least peaks, and the bound that was proven."""
        model, solver = cp_model.CpModel(), cp_model.CpSolver()
        laid = [
            work.even(self._step) if work.fixed else _moved(model, work, self._step) for work in self._works
        ]
        model.minimize(sum(_peak(model, day) for slots in self._slots(laid) for day in _days(slots)))
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = WORK
        # Nearly all of the model is a flow, whose linear relaxation is tight.
        solver.parameters.linearization_level = 2
        status = solver.solve(model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise Unlevelled(solver.status_name(status))
        layout = [{slot: solver.value(part) for slot, part in minutes.items()} for minutes in laid]
        return layout, math.ceil(solver.best_objective_bound - 1e-6)

    def evened(self, layout: Layout) -> Layout:
        """Return a layout with the same peaks, or lower ones, and its work evened out below them."""
        nest = [[sum(parts) for parts in slots] for slots in self._slots(layout)]
        most = [[max(day) for day in _days(slots)] for slots in nest]
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

    def _slots(self, laid: Sequence[Mapping[int, cp_model.LinearExprT]]) -> list[list[list[cp_model.LinearExprT]]]:
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
                + [(top[slot // day] - slots[slot]) // p for slots, top, p in zip(nest, most, persons, strict=True) if p]
            )
            for slot, minutes in work.open(self._step).items()
        }
        growth = sum(p * p for p in persons)
        laid = dict.fromkeys(room, 0)
        queue = [
            (2 * sum(p * slots[slot] for slots, p in zip(nest, persons, strict=True)) + growth, slot)
            for slot in room
            if room[slot]
        ]
        heapq.heapify(queue)
        for _ in range(work.minutes):
            cost, slot = queue[0]
            laid[slot] += 1
            if laid[slot] < room[slot]:
                heapq.heapreplace(queue, (cost + 2 * growth, slot))
            else:
                heapq.heappop(queue)
        return laid


def _moved(model: cp_model.CpModel, work: Work, step: int) -> dict[int, cp_model.IntVar]:
    """Return the minutes to be found of one work."""
    even, minutes = work.even(step), {}
    for slot, room in work.open(step).items():
        minutes[slot] = model.new_int_var(0, min(work.minutes, work.at_once * room), "")
        model.add_hint(minutes[slot], even[slot])
    model.add(sum(minutes.values()) == work.minutes)
    return minutes


def _peak(model: cp_model.CpModel, day: Sequence[list[cp_model.LinearExprT]]) -> cp_model.IntVar:
    peak = model.new_int_var(0, MOST, "")
    for parts in day:
        model.add(sum(parts) <= peak)
    return peak


def _days(slots: Sequence[Slot]) -> Iterable[Sequence[Slot]]:
    length = len(slots) * DAY // WEEK
    return (slots[begin : begin + length] for begin in range(0, len(slots), length))
