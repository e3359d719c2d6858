"""Climbs reach the top of concave bounds that are made of finitely many planes, as bounds of paths are."""

import numpy as np
import pytest
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from solver.pricing.climb import Climb

Numbers = NDArray[np.float64]


def planes(seed: int, people: int, prices: int) -> tuple[Numbers, Numbers]:
    """Return slopes and heights of planes, drawn so that their least has a top."""
    chance = np.random.default_rng(seed)
    slopes = chance.integers(-40, 41, (people, 60, prices)).astype(np.float64)
    slopes = np.concatenate([slopes, -slopes], axis=1)
    return slopes, chance.uniform(0, 1e9, (people, 120))


def least(slopes: Numbers, heights: Numbers, at: Numbers) -> tuple[Numbers, Numbers]:
    """Return each one's value and slope: those of the lowest plane there."""
    values = heights + np.einsum("npk,nk->np", slopes, at)
    lowest = values.argmin(axis=1)
    everybody = np.arange(len(at))
    return values[everybody, lowest], slopes[everybody, lowest]


def top(slopes: Numbers, heights: Numbers) -> float:
    """Return the top of one person's planes, by linear programming."""
    model = mathopt.Model()
    at = [model.add_variable(lb=-np.inf) for _ in range(slopes.shape[1])]
    value = model.add_variable(lb=-np.inf)
    for slope, height in zip(slopes.tolist(), heights.tolist(), strict=True):
        model.add_linear_constraint(
            value <= height + sum(s * price for s, price in zip(slope, at, strict=True))
        )
    model.maximize(value)
    return float(mathopt.solve(model, mathopt.SolverType.GLOP).objective_value())


@pytest.mark.parametrize("prices", [1, 2, 4, 8])
def test_a_climb_comes_to_the_top(prices: int) -> None:
    """Eight people's bounds, side by side, come within a thousandth of what they can be raised by."""
    slopes, heights = planes(seed=prices, people=8, prices=prices)
    start = np.zeros((8, prices))
    climb = Climb(start, np.ones((8, prices)), np.full(8, 1e6))
    first, slope = least(slopes, heights, start)
    best = first
    for _ in range(40 * prices):
        climb.step(slope)
        value, slope = least(slopes, heights, climb.at)
        best = np.maximum(best, value)
    tops = np.array([top(s, h) for s, h in zip(slopes, heights, strict=True)])
    assert (best <= tops + 1).all()
    assert (tops - best <= 1e-3 * (tops - first)).all()


def test_who_has_no_slope_stays() -> None:
    """One is at the top already; the other's way is not disturbed by that."""
    at = np.array([[5.0, 7.0], [0.0, 0.0]])
    climb = Climb(at, np.ones((2, 2)), np.full(2, 10.0))
    climb.step(np.array([[0.0, 0.0], [3.0, 4.0]]))
    assert climb.at.tolist() == [[5.0, 7.0], [6.0, 8.0]]


def test_a_unit_measures_a_price() -> None:
    """What is counted in minutes moves so much less than what is counted in shifts."""
    climb = Climb(np.zeros((1, 2)), np.array([[1.0, 480.0]]), np.array([480.0]))
    climb.step(np.array([[1.0, 480.0]]))
    ((shifts, minutes),) = climb.at
    assert shifts == pytest.approx(480 * minutes)
