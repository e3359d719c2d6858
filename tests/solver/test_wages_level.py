"""A level that is counted by the øre among others (nivå for lønn): steps hold no number too large."""

from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from models.examples import example
from models.terms import STANDARD_OBJECTIVE
from models.terms.fairness import Fairness
from models.terms.wages import Wages
from solver.build import build
from solver.formulation import Formulation
from solver.search.lns import LARGEST, Phase

WARD = example("ward").changed(objective=(*STANDARD_OBJECTIVE, Fairness(), Wages()))


@cache
def ward() -> Formulation:
    """Return the ward's terms without its rules."""
    return build(WARD, only=frozenset({"uncovered", "surplus", "fairness", "wages"})).formulation


def weights(place: int, costs: tuple[int, ...]) -> dict[int, int]:
    """Return what an øre of each level counts for in a step on the level at ``place``."""
    formulation = ward()
    phase: Any = SimpleNamespace(
        _task=SimpleNamespace(built=SimpleNamespace(formulation=formulation)), _costs=costs, _place=place
    )
    found: dict[int, int] = Phase._weights(phase)
    return found


@pytest.mark.parametrize(
    ("place", "costs", "levels"),
    [
        (0, (475_200_000, 5_918_900, 3_375_800, 370_167_308), {1, 2, 3}),
        (0, (475_200_000, 5_918_900, 0, 0), {1, 2, 3, 4}),
        (2, (475_200_000, 5_918_900, 3_375_800, 370_167_308), {3, 4}),
        (3, (0, 0, 0, 10**17), {4}),
    ],
)
def test_the_last_levels_wait_where_there_is_no_room(
    place: int, costs: tuple[int, ...], levels: set[int]
) -> None:
    """Coverage, surplus, fairness and wages of the ward together are more than 64 bits hold."""
    found = weights(place, costs)
    assert set(found) == levels
    together = sum(weight * costs[level - 1] for level, weight in found.items())
    assert together <= LARGEST or len(found) == 1


def test_a_step_of_a_level_outweighs_all_that_come_after_it() -> None:
    """With room for all, one step of coverage is worth more than everything behind it."""
    costs = (135_000_000, 20_000, 4_000, 300_000)
    found = weights(0, costs)
    assert set(found) == {1, 2, 3, 4}
    for level in (1, 2, 3):
        after = sum(found[later] * costs[later - 1] for later in range(level + 1, 5))
        assert found[level] * ward().step(level) >= after
