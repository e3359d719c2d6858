"""A level of column generation: what it proves is kept when a better rota changes what is given."""

import numpy as np
import pytest

from solver.level import Level
from solver.master import Duals
from solver.search.columns import Columns
from solver.search.construct import Construct
from tests.solver.test_shortfalls import LATER, best, crew, task_of

SEEDS = range(12)


def begun_anew(seed: int, given: str) -> tuple[Level, Level, int]:
    """Return the second level as the first rota leaves it, as the best rota begins it, and its cost there."""
    problem = crew(seed, LATER[given])
    task, optimum = task_of(problem), best(problem)
    assert Construct().search(task)
    columns = Columns()
    assert columns.search(task)
    before = columns.levels.get(1) or Level(task, 1, task.board.costs[:1], columns.levels[0].centre)
    assert optimum.best is not None
    task.board.offer(optimum.best)
    return before, Level(task, 1, task.board.costs[:1], None, before), optimum.costs[1]


@pytest.mark.parametrize("given", LATER)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_level_goes_on_from_is_still_proven(seed: int, given: str) -> None:
    """It is no more than the best rota costs."""
    _, after, cost = begun_anew(seed, given)
    assert after.rounded(after.bound) <= cost


def test_an_ore_less_is_worth_what_the_duals_say() -> None:
    """Where a better rota was found, more is proven at once, by the øre that are no longer given."""
    moved = [
        (before, after)
        for given in LATER
        for seed in SEEDS
        for before, after, _ in [begun_anew(seed, given)]
        if before.shown and before.given > after.given and after.shown
    ]
    assert moved
    for before, after in moved:
        less = before.given[0] - after.given[0]
        assert after.bound == before.bound + less * int(before.centre.caps[0])


@pytest.mark.parametrize("given", LATER)
@pytest.mark.parametrize("worth", [2.0**40, 2.0**56, 2.0**61])
def test_no_worth_of_an_earlier_level_is_too_high_to_reckon_with(given: str, worth: float) -> None:
    """Where an earlier level has come to nothing, an øre of it may seem worth anything."""
    problem = crew(0, LATER[given])
    task, optimum = task_of(problem), best(problem)
    assert optimum.best is not None
    task.board.offer(optimum.best)
    level = Level(task, 1, optimum.costs[:1], None)
    earlier = Duals(np.full(len(level.crew.rows.above), int(worth)), np.zeros(0, np.int64))
    for duals in (
        earlier.lifted(worth),
        earlier.lifted(1.0),
        level.centre.toward(earlier.lifted(worth), 0.5),
    ):
        said = level.price(level.clipped(duals), 0.0, level.pace.effort)
        assert said.total is not None
        assert level.rounded(said.total) <= optimum.costs[1]
