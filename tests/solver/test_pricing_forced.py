"""Choices that rows leave only one value: put in, and nothing that is lawful is lost or won."""

import random
from itertools import product

import pytest

from solver.formulation import Label, Linear
from solver.pricing.forced import without_forced

LABEL = Label("drawn", "anna")
DUTIES = (2, 3, 4, 5)
CHOICES = (6, 7, 8)


def row(variables: tuple[int, ...], weights: tuple[int, ...], low: int | None, high: int | None) -> Linear:
    """Return a row."""
    return Linear(variables, weights, low, high, LABEL)


def lawful(rows: list[Linear]) -> set[tuple[int, ...]]:
    """Return all values of duties and choices that keep some rows."""
    kept = set()
    for values in product((0, 1), repeat=len(DUTIES + CHOICES)):
        of = dict(zip(DUTIES + CHOICES, values, strict=True))
        totals = [(r, sum(w * of[v] for v, w in zip(r.variables, r.weights, strict=True))) for r in rows]
        if all((r.low is None or t >= r.low) and (r.high is None or t <= r.high) for r, t in totals):
            kept.add(values)
    return kept


def test_a_choice_that_the_hours_decide_is_put_in() -> None:
    """Three duties at least; with the choice against it there were only two. What it allows is left."""
    hours = row(DUTIES, (600,) * 4, 1800, 2000)
    either = row((*DUTIES, 6), (600, 600, 600, 600, -5000), None, 1400)
    found = without_forced([hours, either], {6})
    assert found == [hours, row(DUTIES, (600,) * 4, None, 6400), row((6,), (1,), 1, 1)]


def test_hours_of_one_kind_say_what_hours_of_another_are_at_least() -> None:
    """Of 1 800 minutes of work 1 440 are at night where no shift has less than four fifths there."""
    hours = row(DUTIES, (600, 600, 500, 600), 1800, 2000)
    night = row((*DUTIES, 6), (480, 500, 400, 480, -5000), None, 1439)
    assert without_forced([hours, night], {6})[-1] == row((6,), (1,), 1, 1)
    loose = row((*DUTIES, 6), (480, 500, 400, 480, -5000), None, 1440)
    assert without_forced([hours, loose], {6}) == [hours, loose]


def test_what_is_forced_forces_more() -> None:
    """Of two choices not both; when the first must hold, the second must not."""
    needed = row((*DUTIES, 6), (1, 1, 1, 1, 9), 9, None)
    rows = [row((6, 7), (1, 1), None, 1), needed, row((7, 8), (1, 1), 1, None)]
    said = {r.variables[0]: r.low for r in without_forced(rows, set(CHOICES)) if len(r.variables) == 1}
    assert said == {6: 1, 7: 0, 8: 1}


def drawn(seed: int) -> list[Linear]:
    """Return rows over duties, with choices in some of them."""
    chance = random.Random(seed)
    weights = [tuple(chance.choice((2, 3, 4, 5)) for _ in DUTIES) for _ in range(3)]
    rows = [row(DUTIES, weights[0], chance.choice((None, 6, 9)), chance.choice((None, 9, 12)))]
    for choice in CHOICES:
        big = chance.choice((-9, -20, 9, 20))
        low, high = chance.choice(((None, 7), (8, None), (None, 4), (4, 14)))
        rows.append(row((*DUTIES, choice), (*chance.choice(weights), big), low, high))
    rows.append(row(CHOICES, tuple(chance.choice((-1, 1)) for _ in CHOICES), chance.choice((0, 1)), None))
    return rows


@pytest.mark.parametrize("seed", range(200))
def test_the_same_values_keep_the_rows(seed: int) -> None:
    """Whatever is drawn: what is put in is true of all that is lawful."""
    rows = drawn(seed)
    assert lawful(without_forced(rows, set(CHOICES))) == lawful(rows)


def test_much_of_what_is_drawn_is_forced() -> None:
    """The drawn rows leave some choices open and force others."""
    forced = [len(without_forced(drawn(seed), set(CHOICES))) - len(drawn(seed)) for seed in range(200)]
    assert 40 < sum(number > 0 for number in forced) < 200
