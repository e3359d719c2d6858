"""The recorder (protokollføreren): what is said is what is recorded, constants folded away."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.posting import TRUE, Lit
from solver.formulation import Label, Linear, Part
from solver.grid import Grid
from solver.posting import Numbers, Recorder
from tests import world

DUTIES = (2, 3, 4, 5)
FORBIDDEN = 6
LAST = 6

LITS = st.sampled_from([sign * v for v in (TRUE, *DUTIES, FORBIDDEN) for sign in (1, -1)])
PAIRS = st.lists(st.tuples(st.integers(-3, 3), LITS), max_size=6)
APART = st.lists(st.sets(st.sampled_from(DUTIES), min_size=2), max_size=4)


def recorder() -> tuple[Recorder, Part]:
    """Return a recorder, speaking for a term on level 3, and its part; duty 6 is forbidden."""
    part = Part("anna")
    to = Recorder(part, Numbers(LAST), {FORBIDDEN})
    to.speaks("short_rests", 3)
    return to, part


def choices() -> Iterator[dict[Lit, int]]:
    """Yield every value of the duties, constants and forbidden ones among them, by literal."""
    for chosen in product((0, 1), repeat=len(DUTIES)):
        values = {TRUE: 1, FORBIDDEN: 0, **dict(zip(DUTIES, chosen, strict=True))}
        yield values | {-v: 1 - value for v, value in values.items()}


def total(pairs: Sequence[tuple[int, Lit]], values: dict[Lit, int]) -> int:
    """Return a weighted sum of literals."""
    return sum(weight * values[lit] for weight, lit in pairs)


def holds(row: Linear, values: dict[Lit, int]) -> bool:
    """Tell whether a row is kept."""
    found = total(tuple(zip(row.weights, row.variables, strict=True)), values)
    return (row.low is None or row.low <= found) and (row.high is None or found <= row.high)


def admits(part: Part, values: dict[Lit, int]) -> bool:
    """Tell whether a part admits the values."""
    return not part.impossible and all(holds(row, values) for row in part.rows)


def cost(part: Part, values: dict[Lit, int]) -> int:
    """Return what a part costs, its counts as they are defined."""
    settled = dict(values)
    for e in part.excesses:
        found = max(0, total(tuple(zip(e.weights, e.variables, strict=True)), values) - e.above)
        assert found <= e.most
        settled[e.count] = found
    return sum(
        p.constant + total(tuple(zip(p.weights, p.variables, strict=True)), settled) for p in part.prices
    )


@given(pairs=PAIRS, low=st.none() | st.integers(-9, 9), high=st.none() | st.integers(-9, 9))
def test_a_sum_is_bounded_as_it_was_said(
    pairs: list[tuple[int, Lit]], low: int | None, high: int | None
) -> None:
    """Rows admit what the sum admits; a ceiling over constants alone, such as the history, binds nobody."""
    to, part = recorder()
    to.weighted(pairs, low, high)
    decided = len({total(pairs, values) for values in choices()}) > 1
    for values in choices():
        found = total(pairs, values)
        below = high is None or found <= high or not decided
        assert admits(part, values) == ((low is None or low <= found) and below)


@given(pairs=PAIRS, above=st.integers(-9, 9), price=st.integers(-5, 5), apart=APART)
def test_an_excess_is_what_is_above(
    pairs: list[tuple[int, Lit]], above: int, price: int, apart: list[set[int]]
) -> None:
    """For every choice that the rows admit, a count is the sum above its limit, and no more than its most."""
    to, part = recorder()
    for duties in apart:
        to.at_most(1, duties)
    to.price([(price, to.excess(pairs, above))], constant=7)
    for values in choices():
        if admits(part, values):
            assert cost(part, values) == 7 + price * max(0, total(pairs, values) - above)


@given(lits=st.lists(LITS, max_size=5), unless=st.lists(LITS, max_size=3), apart=APART)
def test_what_happens_counts_once(lits: list[Lit], unless: list[Lit], apart: list[set[int]]) -> None:
    """The counts sum to 1 when any of the literals holds and nothing speaks against it, else to 0."""
    to, part = recorder()
    for duties in apart:
        to.at_most(1, duties)
    to.price((1, count) for count in to.whenever(lits, unless))
    for values in choices():
        if admits(part, values):
            happens = any(values[lit] for lit in lits) and not any(values[lit] for lit in unless)
            assert cost(part, values) == int(happens)


def test_duties_that_rules_keep_apart_share_a_count() -> None:
    """A day of three duties is one count where at most one is worked, three where all may be."""
    free, _ = recorder()
    assert len(free.whenever([2, 3, 4], unless=[5])) == 3
    ruled, part = recorder()
    ruled.at_most(1, [2, 3, 4])
    assert len(ruled.whenever([2, 3, 4], unless=[5])) == 1
    assert part.excesses[0].most == 1


def test_what_cannot_both_be_taken_is_not_counted() -> None:
    """A pair that a rule keeps apart makes no count, and what it keeps from a needed duty falls out."""
    to, part = recorder()
    to.at_most(1, [2, 3])
    assert to.excess([(1, 2), (1, 3)], above=1) == -TRUE
    to.excess([(1, 2), (1, 4), (-1, 3)], above=1)
    assert [excess.variables for excess in part.excesses] == [(2, 4)]


def test_equal_counts_are_one() -> None:
    """The same sum above the same limit is recorded once, another limit makes another count."""
    to, part = recorder()
    assert to.excess([(1, 2), (1, 3)], above=0) == to.excess([(1, 2), (1, 3)], above=0)
    to.excess([(1, 2), (1, 3)], above=1)
    assert [excess.most for excess in part.excesses] == [2, 1]


def test_a_count_of_constants_is_a_constant() -> None:
    """What is missing when nobody can come is a cost that no search can change."""
    to, part = recorder()
    missing = to.excess([(-1, FORBIDDEN), (-1, -TRUE)], above=-3)
    to.price([(10, missing)])
    assert part.excesses == []
    assert [price.constant for price in part.prices] == [30]


def test_folding_merges_what_is_repeated() -> None:
    """A repeated duty has one weight, *not x* is one less x, and what cancels is gone."""
    to, part = recorder()
    to.weighted([(2, 2), (1, 2), (4, -3), (1, 5), (-1, 5), (1, TRUE), (9, FORBIDDEN)], high=6)
    label = Label("short_rests", "anna")
    assert part.rows == [Linear((2, 3), (3, -4), None, 1, label)]


def test_a_row_is_recorded_once() -> None:
    """The same row said again, by whatever rule, is not written again."""
    to, part = recorder()
    to.at_most(1, [2, 3])
    to.speaks("daily_rest")
    to.at_most(1, [2, 3])
    assert [row.label.kind for row in part.rows] == ["short_rests"]


@pytest.mark.parametrize(
    ("number", "lits", "impossible"),
    [(1, (), True), (2, (TRUE,), True), (1, (TRUE,), False), (1, (FORBIDDEN, -TRUE), True), (0, (), False)],
)
def test_a_floor_without_duties_is_impossible_or_met(
    number: int, lits: tuple[Lit, ...], impossible: bool
) -> None:
    """A floor that constants do not reach names who asked for it; one that they reach says nothing."""
    to, part = recorder()
    to.speaks("coverage")
    to.at_least(number, lits)
    assert part.impossible == ([Label("coverage", "anna")] if impossible else [])
    assert part.rows == []


def test_a_ceiling_that_history_breaks_alone_is_dropped() -> None:
    """Two worked shifts where one is allowed are done and gone; a planned one beside a worked one is not."""
    to, part = recorder()
    to.at_most(1, [TRUE, TRUE])
    assert (part.rows, part.impossible) == ([], [])
    to.at_most(1, [TRUE, 2])
    assert [(row.variables, row.high) for row in part.rows] == [((2,), 0)]


def test_history_is_not_forbidden() -> None:
    """Forbidding a duty takes it out of every later sum; what was worked stays worked."""
    line = Grid(world.problem()).lines[0]
    part = Part("anna")
    to = Recorder(part, Numbers(LAST), line.forbidden)
    to.forbid(line.candidates[0])
    assert line.forbidden == {line.candidates[0].works}
    to.at_least(1, [line.candidates[0].works])
    assert part.impossible == [Label("", "anna")]
    to.forbid(replace(line.candidates[1], works=TRUE))
    assert TRUE not in line.forbidden


def test_only_terms_have_prices() -> None:
    """A rule that prices something is a mistake, and says which rule it is."""
    to, _ = recorder()
    to.speaks("daily_rest")
    with pytest.raises(ValueError, match="daily_rest is a rule"):
        to.price([(1, 2)])


def test_a_price_of_nothing_is_not_recorded() -> None:
    """Weights that cancel and counts that are never above their limit leave no price behind."""
    to, part = recorder()
    to.price([(5, 2), (-5, 2), (3, to.excess([(1, 3)], above=1))])
    assert part.prices == []


def test_unions_keep_apart_what_they_are_made_of() -> None:
    """Where two weekends exclude each other, so do a Sunday of the one and a Saturday of the other."""
    to, _ = recorder()
    first, second = to.any_of([to.any_of([2, 3]), 4]), to.any_of([5, -4])
    assert not to.apart(2, 5)
    to.at_most(1, [first, second])
    assert to.apart(2, 5)
    assert to.apart(5, 4)
    assert to.apart(3, -4)
    assert not to.apart(2, 3)
    assert not to.apart(2, 2)
