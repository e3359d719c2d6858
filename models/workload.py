"""Workload (arbeidsmengde): minutes of work through a week, and the heads they call for.

The week is a ring of equal slots from Monday midnight: a task at the end of Sunday's night falls on Monday
morning. Minutes are whole, and none are lost or made by rounding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.units import FULL_POSITION, WEEK

Loads = Mapping[str, Sequence[int]]
"""Minutes of work in every slot of a week, by level."""


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work that lies within some windows of the week (arbeid).

    Attributes
    ----------
    levels
        The lowest competence of each person; all work at the same time.
    minutes
        Of each person.
    windows
        Minutes after Monday midnight, from and to; the end may pass the end of the week.
    at_once
        How many times it can be under way at once.
    fixed
        Whether it is spread evenly instead of moved.
    """

    task: str
    levels: tuple[str, ...]
    minutes: int
    windows: tuple[tuple[int, int], ...]
    at_once: int
    fixed: bool

    def open(self, step: int) -> dict[int, int]:
        """Return the minutes of the windows in each slot that they touch (åpne minutter)."""
        minutes: dict[int, int] = {}
        for begin, end in self.windows:
            for slot in range(begin // step, -(-end // step)):
                overlap = min(end, (slot + 1) * step) - max(begin, slot * step)
                ring = slot % (WEEK // step)
                minutes[ring] = minutes.get(ring, 0) + overlap
        return minutes

    def even(self, step: int) -> dict[int, int]:
        """Return the minutes in each slot when spread evenly over the windows (jevnt fordelt)."""
        spread, length, passed = {}, sum(end - begin for begin, end in self.windows), 0
        for slot, minutes in self.open(step).items():
            until = passed + minutes
            spread[slot] = self.minutes * until // length - self.minutes * passed // length
            passed = until
        return spread


def loads(pieces: Iterable[tuple[Work, Mapping[int, int]]], levels: Iterable[str], step: int) -> Loads:
    """Return the minutes by level and slot of work that has been laid out (belastning).

    Parameters
    ----------
    pieces
        Each work with its minutes in each slot.
    """
    laid = {level: [0] * (WEEK // step) for level in levels}
    for work, minutes in pieces:
        for level in work.levels:
            for slot, number in minutes.items():
                laid[level][slot] += number
    return {level: tuple(numbers) for level, numbers in laid.items()}


def even_loads(works: Iterable[Work], levels: Iterable[str], step: int) -> Loads:
    """Return the curve of work that nobody has moved (jevn kurve)."""
    return loads(((work, work.even(step)) for work in works), levels, step)


def nested(by_level: Loads, levels: Sequence[str]) -> Loads:
    """Return the minutes at each level or above it (nøstede nivåer), for ``levels`` lowest first."""
    above: list[int] = [0] * len(by_level[levels[-1]])
    summed = {}
    for level in reversed(levels):
        above = [a + b for a, b in zip(above, by_level[level], strict=True)]
        summed[level] = tuple(above)
    return {level: summed[level] for level in levels}


def heads(minutes: int, step: int, readiness: int, away: int) -> int:
    """Return how many must be present for ``minutes`` of work in a slot (antall til stede).

    Parameters
    ----------
    readiness
        Share added to the work, in basis points.
    away
        Share of those present who have a break, in basis points.
    """
    return -(-minutes * (FULL_POSITION + readiness) // (step * (FULL_POSITION - away)))
