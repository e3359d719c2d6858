"""Flat arrays say the same as the rows and counts that they are made of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solver.flat import Counts, Rows, Sums, Unions
from solver.formulation import Excess, Label, Linear

SIZE = 12
LABEL = Label("drawn", "anna")
ENTRIES = st.dictionaries(
    st.integers(1, SIZE - 1), st.sampled_from((-(10**12), -300, -1, 1, 2, 480, 10**12)), max_size=6
)
SUMS = st.lists(ENTRIES, max_size=8)
TRUE = st.sets(st.integers(1, SIZE - 1))
BOUND = st.none() | st.integers(-500, 500)


def holding(true: set[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return values in which some variables hold."""
    values = np.zeros(SIZE, dtype=np.int64)
    values[list(true)] = 1
    return values


def total(entries: dict[int, int], true: set[int]) -> int:
    """Return what a sum comes to."""
    return sum(weight for variable, weight in entries.items() if variable in true)


def rows_of(sums: list[dict[int, int]], low: int | None = None, high: int | None = None) -> list[Linear]:
    """Return rows with the same bounds."""
    return [Linear(tuple(s), tuple(s.values()), low, high, LABEL) for s in sums]


@given(SUMS, TRUE, TRUE)
def test_sums_are_taken_apart(sums: list[dict[int, int]], true: set[int], free: set[int]) -> None:
    """Every sum with something free comes out with those entries, in order, and the rest as a constant."""
    flat = Sums.of(rows_of(sums))
    mask = holding(free).astype(np.bool_)
    totals = flat.totals(holding(true - free))
    opened = flat.opened(mask, totals)
    found = list(
        zip(
            opened.places.tolist(),
            [opened.variables[some].tolist() for some in opened.slices()],
            [opened.weights[some].tolist() for some in opened.slices()],
            opened.constants.tolist(),
            opened.most().tolist(),
            strict=True,
        )
    )
    assert found == [
        (
            place,
            [v for v in s if v in free],
            [w for v, w in s.items() if v in free],
            total(s, true - free),
            sum(w for v, w in s.items() if v in free and w > 0),
        )
        for place, s in enumerate(sums)
        if not free.isdisjoint(s)
    ]
    assert flat.touched(mask).tolist() == [not free.isdisjoint(s) for s in sums]


@given(SUMS, TRUE, BOUND, BOUND, TRUE)
def test_rows_broken_by_what_is_held_come_out_too(
    sums: list[dict[int, int]], true: set[int], low: int | None, high: int | None, free: set[int]
) -> None:
    """A row that nothing free touches is there if and only if what is held breaks it."""
    rows = Rows.of(rows_of(sums, low, high))
    held = true - free
    broken = [
        (low is not None and total(s, held) < low) or (high is not None and total(s, held) > high)
        for s in sums
    ]
    assert rows.broken(holding(held)).tolist() == broken
    opened = rows.opened(holding(free).astype(np.bool_), holding(held))
    assert opened.places.tolist() == [
        place for place, s in enumerate(sums) if broken[place] or not free.isdisjoint(s)
    ]


@given(SUMS, TRUE, TRUE)
def test_what_stands_beside_something_free(
    sums: list[dict[int, int]], some: set[int], free: set[int]
) -> None:
    """Of some variables those are found that share a sum with something free."""
    found = Sums.of(rows_of(sums)).beside(holding(free).astype(np.bool_), holding(some).astype(np.bool_))
    expected = {v for s in sums if not free.isdisjoint(s) for v in s} & some
    assert set(found.tolist()) == expected


@given(SUMS, TRUE, st.integers(-400, 400))
def test_counts_are_settled(sums: list[dict[int, int]], true: set[int], above: int) -> None:
    """A count is what its sum has above the limit, also where only some of them are looked at."""
    excesses = [
        Excess(SIZE + place, tuple(s), tuple(s.values()), above, 10**13) for place, s in enumerate(sums)
    ]
    expected = [max(0, total(s, true) - above) for s in sums]
    for first in range(len(sums) + 1):
        values = np.concatenate([holding(true), np.full(len(sums), -1)])
        Counts.of(excesses).between(first, len(sums)).settle(values)
        assert values[SIZE:].tolist() == [-1] * first + expected[first:]


@given(TRUE)
def test_unions_are_settled_from_the_inside(true: set[int]) -> None:
    """A union of unions, and of what does not hold, is what they are made of."""
    values = np.concatenate([holding(true), np.full(3, 7)])
    inner, outer, none = SIZE, SIZE + 1, SIZE + 2
    Unions([(inner, (2, 3)), (none, (-inner, 5)), (outer, (4, none))]).settle(values)
    assert values[inner] == bool(true & {2, 3})
    assert values[none] == (not values[inner] or 5 in true)
    assert values[outer] == (4 in true or bool(values[none]))
