"""One day of a diagram (lag): every class of options taken from every state."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solver.pricing.spending import Unsuited

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]

MOST_STATES = 3_000
MOST_STEPS = 60_000
MOST_TRIED = 5_000_000
"""Of one layer; what needs more is left to CP-SAT. Tried is each row, for each way from each state."""
Key = tuple[tuple[int, ...] | bytes, ...]
BEYOND = 2**60
"""More than any path draws or costs."""
_LOWEST = -(2**40)
NARROW = 2**28
"""Numbers below this are kept in 32 bits where they are many."""
_SIGNS = np.array([1, -1])
"""A lower floor leaves more room, and a higher ceiling."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The steps of one day (lag), by the state they leave.

    Attributes
    ----------
    entering, way
        Of each step: the state it enters, and which of the day's ways it goes.
    leaving, first, number
        States that have steps, where their steps begin and how many they are.
    before, after
        Number of states on each side.
    way_class, fresh, charged
        Of each way: the class of options that it takes, which lasting unions it is the first to fulfil, and
        what it adds to each count that the day may charge.
    """

    entering: Numbers
    way: Numbers
    leaving: Numbers
    first: Numbers
    number: Numbers
    before: int
    after: int
    way_class: Numbers
    fresh: Numbers
    charged: Numbers


@dataclass(frozen=True, slots=True)
class Structure:
    """All that shapes one day's steps (struktur), so that days and people who are alike share a layer.

    Attributes
    ----------
    states
        A column for each lasting union: whether it holds already. Then two for each row: the least and the
        most that what is left of it must come to. Then one for each count: what it has come to.
    classes
        What each class of options adds to rows and to counts, and which lasting unions it fulfils.
    kin
        Classes with the same number differ in nothing but choices, which cost nothing by themselves.
    weights
        Of each lasting union in rows and counts.
    ends
        Whether a lasting union is decided when the day is over.
    ranges
        The least and the most that what is left of each row can come to then.
    counts
        What each count is counted above, the most that is left of it, and whether anything is.
    tracked
        Lasting unions that accounts or prices ask for.
    goes
        Where each row goes: its place among those left, -1 when it is over.
    """

    states: Numbers
    classes: Numbers
    kin: Numbers
    weights: Numbers
    ends: Numbers
    ranges: Numbers
    counts: Numbers
    tracked: Numbers
    goes: Numbers

    @property
    def key(self) -> Key:
        """What tells structures apart (nøkkel)."""
        parts: list[Numbers] = [getattr(self, name) for name in self.__slots__]
        return *(part.shape for part in parts), b"".join(part.tobytes() for part in parts)


def expanded(day: Structure) -> tuple[Layer, Numbers]:
    """Take every class of options from every state; return the layer and the states after it (utvid).

    Raises
    ------
    Unsuited
        Where there are too many.
    """
    at, chosen, fresh, charged, later = _steps(day)
    after, entering = _distinct(later)
    if len(after) > MOST_STATES:
        raise Unsuited("too many states in one day")
    kinds, way = _distinct(np.concatenate([chosen[:, None], fresh * day.tracked, charged], axis=1))
    leaving, first, number = np.unique(at, return_index=True, return_counts=True)
    unions = len(day.ends)
    layer = Layer(
        entering=entering,
        way=way,
        leaving=leaving,
        first=first,
        number=number,
        before=len(day.states),
        after=len(after),
        way_class=kinds[:, 0].copy(),
        fresh=kinds[:, 1 : 1 + unions].copy(),
        charged=kinds[:, 1 + unions :].copy(),
    )
    return layer, after


def _steps(day: Structure) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
    """Return every lawful step: the state it leaves, its class, what is fresh, charged and left after it.

    Rows that are over must be met; of those that are not, what is left must be within reach.
    """
    unions, rows = len(day.ends), len(day.ranges)
    if len(day.states) * len(day.classes) * rows > MOST_TRIED:
        raise Unsuited("too much to try in one day")
    held = day.states[:, None, :unions]
    touched = day.classes[None, :, rows + len(day.counts) : rows + len(day.counts) + unions]
    fresh = touched * (1 - held)
    change = day.classes[None, :, : rows + len(day.counts)] + fresh @ day.weights
    left = day.states[:, None, unions : unions + 2 * rows].reshape(len(day.states), 1, rows, 2)
    left = left - change[:, :, :rows, None]
    least, most = day.ranges[:, 0], day.ranges[:, 1]
    lawful = ((left[..., 0] <= most) & (left[..., 1] >= least)).all(axis=2)
    at, chosen = np.nonzero(lawful)
    if len(at) > MOST_STEPS:
        raise Unsuited("too many steps in one day")
    lows, highs = np.maximum(left[at, chosen, :, 0], least), np.minimum(left[at, chosen, :, 1], most)
    limits = _merged(day, lows, highs)
    come_to = (day.states[:, None, unions + 2 * rows :] + change[:, :, rows:])[at, chosen]
    come_to, charged = _counted(day, come_to)
    lasting = (held | touched)[at, chosen][:, day.ends == 0]
    later = np.concatenate([lasting, limits, come_to[:, day.counts[:, 2] == 1]], axis=1)
    met = np.flatnonzero((limits[:, ::2] <= limits[:, 1::2]).all(axis=1))
    met = met[_undominated(at[met] * len(day.classes) + day.kin[chosen[met]], limits[met])]
    return at[met], chosen[met], fresh[at, chosen][met], charged[met], later[met]


def _undominated(group: Numbers, limits: Numbers) -> Numbers:
    """Return, in order, the steps of each group that no other of it leaves more room than.

    A group is the same state and the same duties, so that its steps differ in the room only.
    """
    order = np.argsort(group, kind="stable")
    group, limits = group[order], limits[order]
    dropped = np.zeros(len(order), dtype=bool)
    for apart in range(1, int(np.bincount(np.unique(group, return_inverse=True)[1], minlength=1).max())):
        pairs = np.flatnonzero(group[apart:] == group[:-apart])
        wider = (limits[pairs] - limits[pairs + apart]) * _SIGNS[np.arange(limits.shape[1]) % 2]
        first = (wider <= 0).all(axis=1)
        dropped[pairs[first] + apart] = True
        dropped[pairs[~first & (wider >= 0).all(axis=1)]] = True
    return np.sort(order[~dropped])


def _counted(day: Structure, come_to: Numbers) -> tuple[Numbers, Numbers]:
    """Return what the counts come to after the day, and what those that are over charge."""
    above, most, kept = day.counts[:, 0], day.counts[:, 1], day.counts[:, 2] == 1
    # A count that cannot reach what it is counted above is as good as any other that cannot.
    come_to = np.maximum(come_to, np.where(kept, above - most, _LOWEST))
    return come_to, np.maximum(0, come_to - above) * ~kept


def _merged(day: Structure, lows: Numbers, highs: Numbers) -> Numbers:
    """Return one pair of limits for all rows of which the same is left."""
    merged = [np.zeros((len(lows), 0), dtype=np.int64)]
    for target in range(day.goes.max(initial=-1) + 1):
        rows = np.flatnonzero(day.goes == target)
        merged.append(lows[:, rows].max(axis=1, keepdims=True))
        merged.append(highs[:, rows].min(axis=1, keepdims=True))
    return np.concatenate(merged, axis=1)


def _distinct(table: Numbers) -> tuple[Numbers, Numbers]:
    """Return the distinct rows and which of them each row is."""
    if not table.shape[1]:
        return table[:1], np.zeros(len(table), dtype=np.int64)
    # Nearly all rows are alike, so only those that differ are put in order.
    number: dict[bytes, int] = {}
    of = np.array([number.setdefault(row, len(number)) for row in as_bytes(table)], np.int64)
    found = np.frombuffer(b"".join(number), np.int64).reshape(-1, table.shape[1])
    order = np.lexsort(found.T[::-1])
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return found[order], place[of]


def narrowest(largest: int) -> np.dtype[np.signedinteger[Any]]:
    """Return what holds numbers up to this, and a sum of two with room to spare (smaleste talltype)."""
    return np.dtype(np.int32 if largest < NARROW else np.int64)


def as_bytes(table: Numbers) -> list[bytes]:
    """Return each row of a table as what tells it from others (som byte)."""
    if not table.shape[1]:
        return [b""] * len(table)
    whole = np.ascontiguousarray(table)
    return whole.view(f"V{whole.itemsize * whole.shape[1]}").reshape(-1).tolist()
