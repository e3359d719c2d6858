"""Fewest duty days in a row (minste antall arbeidsdager på rad)."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from models.rules.minimum_run import MinimumRun
from tests import world
from tests.audited import found
from tests.strategies import World, worlds

# Gaps that put the next start on the next day, now and then on the same one or a day later.
WORLDS: st.SearchStrategy[World] = st.sampled_from((1, 2, 2, 3, 4, 8)).flatmap(
    lambda minimum: worlds(
        MinimumRun(minimum=minimum), limits=(690, 840, 990), days=(0, 1, 2, 5, 6), weeks=2, largest=6
    )
)


def days(*numbers: int) -> tuple[str, ...]:
    """Return a shift on each day number; 0 is the plan's first."""
    return tuple(f"{world.MONDAY + timedelta(days=number)} 07:00-15:00" for number in numbers)


@pytest.mark.parametrize(
    ("written", "history", "runs"),
    [
        (days(2, 3, 4), (), []),
        (days(2, 3), (), [(3, 2)]),
        (days(2, 4), (), [(2, 1), (4, 1)]),
        (days(0), (), []),
        (days(1), (), [(1, 1)]),
        (days(13), (), []),
        (days(12), (), [(12, 1)]),
        (days(0), days(-1), []),
        (days(0), days(-2, -1), []),
        (days(0), days(-3, -1), [(0, 2)]),
        (days(0), days(-3), [(0, 1)]),
        (days(), days(-4, -2), []),
        (days(), days(-3, -1), []),
    ],
)
def test_a_short_run_is_one_breach_at_its_last_day(
    written: tuple[str, ...], history: tuple[str, ...], runs: list[tuple[int, int]]
) -> None:
    """A run is as long as is known; where it may be longer beyond an edge nobody is blamed."""
    broken = found(MinimumRun(minimum=3), written, history=history, weeks=2)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == runs


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        (days(6, 0), [(0, 2)]),
        (days(5, 6, 0), []),
        (days(6), [(6, 1)]),
        (days(*range(7)), []),
        (days(), []),
    ],
)
def test_a_run_goes_round_the_cycle(written: tuple[str, ...], runs: list[tuple[int, int]]) -> None:
    """A cyclic rota has no edge: Sunday is followed by Monday."""
    broken = found(MinimumRun(minimum=3), written, cyclic=True)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == runs
