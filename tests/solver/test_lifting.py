"""Lifting: an earlier level's duals begin a later one where they prove most."""

import numpy as np
import pytest

from solver.lifting import lift
from solver.master import SCALE, Duals

EARLIER = Duals(np.array([3 * SCALE, 0, SCALE]), np.array([2 * SCALE]))


def peak(at: float, asked: list[float]) -> int:
    """Return what the last worth asked proves, where ``at`` proves most."""
    return -round(abs(asked[-1] - at) * 1_000)


@pytest.mark.parametrize("first", [0.0, 0.01, 1.0, 3.0, 64.0])
@pytest.mark.parametrize("most", [0.02, 1.0, 2.9, 50.0])
def test_the_worth_is_doubled_or_halved_as_long_as_more_is_proven(first: float, most: float) -> None:
    """Wherever it begins, neither twice nor half of where it ends proves more, and little is asked twice."""
    asked: list[float] = []

    def proves(duals: Duals) -> int:
        asked.append(int(duals.caps[-1]) / SCALE)
        return peak(most, asked)

    found = lift(EARLIER, first, proves)
    assert found is not None
    assert found.proven == max(peak(most, [worth]) for worth in asked)
    for factor in (0.5, 2.0):
        assert peak(most, [factor * found.worth]) <= found.proven
    assert len(asked) <= len(set(asked)) + 1


def test_what_was_given_before_is_worth_as_much_more() -> None:
    """An øre of the level before the earlier one counts for what it did there, times the worth."""
    lifted = EARLIER.lifted(1.5)
    assert lifted.rows.tolist() == [4.5 * SCALE, 0, 1.5 * SCALE]
    assert lifted.caps.tolist() == [3 * SCALE, 1.5 * SCALE]


@pytest.mark.parametrize(("said", "worth"), [([], None), ([5], 1.0), ([5, 7], 0.5)])
def test_whoever_is_stopped_keeps_the_best_so_far(said: list[int], worth: float | None) -> None:
    """And where nobody could be priced, there is nothing."""
    answers = iter(said)
    found = lift(EARLIER, 1.0, lambda _: next(answers, None))
    assert (found and found.worth) == worth
