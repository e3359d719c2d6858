"""What is expected of everybody: what a duty more costs, sure or in the mean."""

import numpy as np
import pytest

from solver.build import Build, build
from solver.expected import Expected
from solver.formulation import Values
from solver.unitrows import UnitRows
from tests.solver.test_dive import crew


def drawn(made: Build, seed: int) -> Values:
    """Return values in which everybody works at random, without regard to any rule."""
    values = made.nothing()
    duties = [duty for mine in made.formulation.duties.values() for duty in mine]
    values[duties] = np.random.default_rng(seed).random(len(duties)) < 0.3
    return values


def units_cost(made: Build, values: Values) -> int:
    """Return what the units' own prices come to, one by one."""
    settled = values.copy()
    made.formulation.settle(settled)
    return sum(
        int(settled[count]) * weight
        for part in made.formulation.units.values()
        for price in part.prices
        for count, weight in zip(price.variables, price.weights, strict=True)
    )


@pytest.mark.parametrize("seed", range(4))
def test_what_is_sure_costs_what_it_changes(seed: int) -> None:
    """Each duty alone, put into the rota and reckoned anew, costs as much more as was said."""
    made = build(crew(seed))
    rows, values = UnitRows.of(made.formulation), drawn(made, seed)
    mine = np.array(made.formulation.duties["bo"], dtype=np.int64)
    values[mine] = 0
    before = units_cost(made, values)
    for spread in (0.0, 0.25):
        for duty, said in zip(mine, Expected(rows, values).marginal(mine, spread), strict=True):
            trial = values.copy()
            trial[duty] = 1
            assert said == units_cost(made, trial) - before


def test_what_is_likely_costs_what_it_does_in_the_mean() -> None:
    """Two of whom each works with an even chance, where two are wanted: a third is worth what is missing."""
    made = build(crew(0))
    rows = UnitRows.of(made.formulation)
    early = [
        duty
        for mine in made.formulation.duties.values()
        for duty in mine
        if made.grid.duty[duty].day == 0 and made.grid.duty[duty].shift_type == "D"
    ]
    mine, others = np.array(early[:1], dtype=np.int64), early[1:]
    worth = {}
    for likely in (0.0, 0.25, 0.5, 0.75, 1.0):
        work = np.zeros(rows.size)
        work[others[:2]] = likely
        worth[likely] = int(Expected(rows, work).marginal(mine, 0.25)[0])
    # Short of both, a head is worth its whole price; with both it is one too many.
    assert worth[0.0] == -100 * 480
    assert worth[1.0] == 480
    assert sorted(worth.values()) == list(worth.values())
    assert worth[0.0] < worth[0.75] < worth[1.0]


def test_a_wider_spread_levels_out() -> None:
    """The less sure it is what others do, the more a head is worth where just enough are expected."""
    made = build(crew(0))
    rows = UnitRows.of(made.formulation)
    mine = np.array(made.formulation.duties["anna"], dtype=np.int64)
    work = np.zeros(rows.size)
    for name in ("bo", "cato", "dag", "eva"):
        work[list(made.formulation.duties[name])] = 0.5
    narrow, wide = (Expected(rows, work).marginal(mine, spread) for spread in (0.05, 1.0))
    assert (wide < narrow).all()


def test_what_one_person_changes_is_as_reckoned_anew() -> None:
    """After many changes every duty costs what it does where all is reckoned from the start."""
    made, chance = build(crew(0)), np.random.default_rng(1)
    rows, duties = UnitRows.of(made.formulation), made.formulation.duties
    work = np.zeros(rows.size)
    expected = Expected(rows, work)
    for name in [*duties, *duties]:
        mine = np.array(duties[name], dtype=np.int64)
        work[mine] = chance.random(len(mine))
        expected.change(mine, work[mine])
    for mine in map(np.array, duties.values()):
        for spread in (0.0, 0.25):
            anew = Expected(rows, work).marginal(mine, spread)
            assert np.abs(expected.marginal(mine, spread) - anew).max() <= 1  # rounded to whole øre
