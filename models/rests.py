"""Where a rest may lie among duties that may be worked (mulige hviler), for the weekly rest's posting.

A rest of fixed length slides over the week. What matters of its place is which duties it excludes, and how
far it reaches into the time where the week before or the week after may have theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Rest:
    """A place for a rest, or several near each other (mulig hvile).

    Attributes
    ----------
    start
        Minutes after the first start allowed; the first of several.
    excludes
        Positions of the duties that must not be worked.
    either
        Pairs of such sets: of duties in the first none may be worked, or of those in the second none. The
        first end so late and the second start so early that no place is left between them.
    """

    start: int
    excludes: frozenset[int]
    either: tuple[tuple[frozenset[int], frozenset[int]], ...] = ()

    @property
    def free(self) -> bool:
        """Whether there is a rest whatever is worked (alltid fri)."""
        return not self.excludes and not self.either


@dataclass(frozen=True, slots=True)
class _Cell:
    """Neighbouring starts, ``first`` to ``last``, that exclude the same duties."""

    first: int
    last: int
    excludes: frozenset[int]


@lru_cache(maxsize=4096)
def possible_rests(
    spans: tuple[tuple[int, int], ...], length: int, room: int, early: int, late: int
) -> tuple[Rest, ...]:
    """Return the places that matter, by start: where there is a rest, one of them is as good (mulige hviler).

    Parameters
    ----------
    spans
        Start and end of the duties, in minutes after the first start allowed.
    length
        Minutes of the rest.
    room
        The last start allowed.
    early, late
        A rest that starts before ``early`` may be in the way of the week before, the less the later it
        starts; one that starts after ``late`` in the way of the week after, the less the earlier. Between
        them nobody minds.
    """
    cells = list(_cells(spans, length, room))
    # A neighbour that excludes less is better, unless it is more in the way of another week.
    better_after = {a for a, b in pairwise(cells) if b.excludes < a.excludes and b.first <= late}
    better_before = {b for a, b in pairwise(cells) if a.excludes < b.excludes and a.last >= early}
    rests = [
        Rest(min(cell.last, max(cell.first, early)), cell.excludes)
        for cell in cells
        if cell not in better_after and cell not in better_before
    ]
    groups: list[list[Rest]] = []
    for rest in rests:
        if (
            groups
            and early <= groups[-1][0].start
            and rest.start <= min(late, groups[-1][0].start + length // 2)
        ):
            groups[-1].append(rest)
        else:
            groups.append([rest])
    return tuple(_together(group) for group in groups)


def _cells(spans: Sequence[tuple[int, int]], length: int, room: int) -> Iterator[_Cell]:
    """Yield the cells from the first start to the last."""
    leaves: dict[int, set[int]] = {}
    enters: dict[int, set[int]] = {}
    for position, (start, end) in enumerate(spans):
        enters.setdefault(max(0, start - length + 1), set()).add(position)
        leaves.setdefault(max(0, end), set()).add(position)
    excluded = frozenset(enters.get(0, ())) - leaves.get(0, set())
    edges = sorted(edge for edge in leaves.keys() | enters.keys() if 0 < edge <= room)
    for first, after in pairwise([0, *edges, room + 1]):
        if first:
            excluded = (excluded | enters.get(first, set())) - leaves.get(first, set())
        yield _Cell(first, after - 1, excluded)


def _together(rests: Sequence[Rest]) -> Rest:
    """Return neighbouring places as one, so that one literal stands for all of them.

    Sliding on, the rest leaves duties at its start and meets others at its end; none is both left and met,
    for the places are less than a rest apart. Between two places the choice is made: this one or an earlier
    one is free of what is met by the next, or a later one is free of what was left by then.
    """
    common = frozenset.intersection(*(rest.excludes for rest in rests))
    first, last = rests[0].excludes - common, rests[-1].excludes - common
    either = ((first & a.excludes, last & b.excludes) for a, b in pairwise(rests))
    return Rest(rests[0].start, common, tuple((left, met) for left, met in either if left and met))
