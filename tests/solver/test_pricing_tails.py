"""Rows cut by day: what is left of them, and how much that can come to."""

import random
from itertools import chain, combinations, product

import pytest

from solver.formulation import Label, Linear
from solver.pricing import spending
from solver.pricing.spending import Unsuited
from solver.pricing.tails import Tails

LABEL = Label("drawn", "anna")
DUTIES = ((2, 3, 4), (5, 6, 7), (8,))
DAY = {duty: day for day, duties in enumerate(DUTIES) for duty in duties}
WORKS, LASTING = 9, 10
"""A union of two duties of the second day, and one of duties of the first and the last."""
BASE = {WORKS: (5, 6), LASTING: (2, 8)}


def row(*items: tuple[int, int]) -> Linear:
    """Return a row of variables with their weights."""
    variables, weights = zip(*items, strict=True)
    return Linear(variables, weights, None, 1, LABEL)


def tails() -> Tails:
    """Return what cuts rows of these days."""
    first, last = DAY | {WORKS: 1, LASTING: 0}, DAY | {WORKS: 1, LASTING: 2}
    return Tails(DUTIES, first, last, {LASTING}, {5: [WORKS], 6: [WORKS]})


def test_rows_that_end_alike_end_in_the_same() -> None:
    """Two rows differ on the first day only; what is left of them then is one object."""
    one, other = tails().cut([row((5, 1), (2, 1), (8, 1)), row((8, -2), (3, -4), (5, -2))])
    assert (one.factor, other.factor) == (1, -2)
    assert (one.begin, one.end, one.ones, other.ones) == (0, 2, True, False)
    assert one.tail is not other.tail
    assert one.tail.after(0) is other.tail.after(0) is not None
    assert one.tail.onward is not None
    assert one.tail.onward.after(0) is one.tail.onward
    assert [tail.place for tail in one.tail.whole()] == [0, 1, 2]


def test_a_row_begins_with_its_unions() -> None:
    """A union of several days begins on its first day and is decided on its last."""
    (cut,) = tails().cut([row((LASTING, 2), (7, 4))])
    assert (cut.begin, cut.end, cut.tail.place) == (0, 2, 1)
    assert cut.tail.unions == ((LASTING, 1),)
    assert cut.tail.reach() == (0, 3)


def test_days_let_stand_together_what_no_row_keeps_apart() -> None:
    """Two of the second day's duties exclude each other, the third stands alone or with either."""
    made = tails()
    (cut,) = made.cut([row((5, 1), (6, 1), (8, 1))])
    for tail in cut.tail.whole():
        made.days[tail.place].keep_apart(tail.piece)
    assert made.days[1].options == [(), (5,), (6,), (7,), (5, 7), (6, 7)]


@pytest.mark.parametrize("seed", range(20))
def test_reach_is_the_least_and_the_most(seed: int) -> None:
    """Against all that the days let stand together, for drawn weights of duties and a union of one day."""
    chance = random.Random(seed)
    drawn = row(*((v, chance.randint(-5, 5) or 1) for v in (*DAY, WORKS)))
    (cut,) = tails().cut([drawn], reduced=False)
    subsets = [list(chain.from_iterable(combinations(its, n) for n in range(len(its) + 1))) for its in DUTIES]
    weight = dict(zip(drawn.variables, drawn.weights, strict=True))
    sums = []
    for chosen in product(*subsets):
        held = {*chain.from_iterable(chosen)}
        works = weight[WORKS] * (not held.isdisjoint(BASE[WORKS]))
        sums.append(sum(weight[duty] for duty in held) + works)
    assert cut.tail.reach() == (min(sums), max(sums))


def test_too_many_ways_to_spend_a_day_are_left_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three duties that may stand together are eight ways."""
    monkeypatch.setattr(spending, "MOST_OPTIONS", 7)
    with pytest.raises(Unsuited):
        _ = tails().days[0].options


def test_rows_about_something_else_are_left_to_the_solver() -> None:
    """No day decides what is not of the line."""
    with pytest.raises(Unsuited):
        tails().cut([row((2, 1), (99, 1))])
