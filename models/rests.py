"""Where a rest may lie among duties that may be worked (mulige hviler), for the weekly rest's posting.

A rest of fixed length slides over the week. What matters of its place is which duties it excludes, and how
far it reaches into the time where the week before or the week after may have theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Rest:
    """A place for a rest (mulig hvile).

    Attributes
    ----------
    start
        Minutes after the first start allowed.
    excludes
        Positions of the duties that it excludes.
    """

    start: int
    excludes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Neighbouring starts, ``first`` to ``last``, that exclude the same duties.

    Attributes
    ----------
    opens
        True when the cell excludes a part of what the one before it does, False when it excludes more;
        None when neither holds.
    """

    first: int
    last: int
    excludes: tuple[int, ...]
    opens: bool | None


@lru_cache(maxsize=4096)
def possible_rests(
    spans: tuple[tuple[int, int], ...], length: int, room: int, early: int, late: int
) -> tuple[Rest, ...]:
    """Return the places that matter, by start: whatever rest there is, one of them is as good (hviler).

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
        starts; one that starts after ``late`` in the way of the week after, the less the earlier.
    """
    cells = list(_cells(spans, length, room))
    kept = []
    for position, cell in enumerate(cells):
        before = cells[position - 1] if position else None
        after = cells[position + 1] if position + 1 < len(cells) else None
        # A neighbour that excludes less is better, unless it is more in the way of the other weeks.
        by_before = before is not None and cell.opens is False and before.last >= early
        by_after = after is not None and after.opens is True and after.first <= late
        if not by_before and not by_after:
            kept.append(Rest(min(cell.last, max(cell.first, early)), cell.excludes))
    return tuple(kept)


def _cells(spans: tuple[tuple[int, int], ...], length: int, room: int) -> Iterator[_Cell]:
    """Yield the cells from the first start to the last."""
    leaves: dict[int, set[int]] = {}
    enters: dict[int, set[int]] = {}
    excluded = set()
    for position, (start, end) in enumerate(spans):
        if start < length and end > 0:
            excluded.add(position)
        elif start >= length:
            enters.setdefault(start - length + 1, set()).add(position)
        if end > 0:
            leaves.setdefault(end, set()).add(position)
    edges = sorted(edge for edge in leaves.keys() | enters.keys() if 0 < edge <= room)
    opens = None
    for first, after in zip([0, *edges], [*edges, room + 1], strict=True):
        if first:
            gone, come = leaves.get(first, set()), enters.get(first, set())
            excluded = (excluded - gone) | (come - gone)
            opens = not come if bool(gone) != bool(come) else None
        yield _Cell(first, after - 1, tuple(sorted(excluded)), opens)
