"""Duty days in a row (arbeidsdager på rad)."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from models.rules.consecutive_days import ConsecutiveDays
from tests import world
from tests.audited import found
from tests.strategies import World, worlds

# Gaps that put the next start on the next day, now and then on the same one or a day later.
WORLDS: st.SearchStrategy[World] = st.sampled_from((1, 2, 3, 4, 8)).flatmap(
    lambda maximum: worlds(
        ConsecutiveDays(maximum=maximum),
        limits=(690, 840, 990),
        days=tuple(range(7)) if maximum > 2 else (0, 1, 5, 6),
        weeks=2,
        largest=7 if maximum > 2 else 6,
    )
)


def days(*numbers: int) -> tuple[str, ...]:
    """Return a shift on each day number; 0 is the plan's first."""
    return tuple(f"{world.MONDAY + timedelta(days=number)} 07:00-15:00" for number in numbers)


@pytest.mark.parametrize(
    ("written", "history", "runs"),
    [
        (days(0, 1), days(-2, -1), []),
        (days(0, 1, 2), days(-2, -1), [(2, 5)]),
        (days(), days(-6, -5, -4, -3, -2), []),
        (days(0), days(-6, -5, -4, -3, -2, -1), [(0, 7)]),
        (days(1, 2, 3, 4), days(-4, -3, -2, -1), []),
        (days(0, 1, 2, 3, 4, 6, 7, 8, 9, 10), (), [(4, 5), (10, 5)]),
        (days(9, 10, 11, 12, 13), (), [(13, 5)]),
    ],
)
def test_a_run_is_one_breach_at_its_last_day(
    written: tuple[str, ...], history: tuple[str, ...], runs: list[tuple[int, int]]
) -> None:
    """A run is counted back into the history; what is wholly there is nobody's breach."""
    broken = found(ConsecutiveDays(maximum=4), written, history=history, weeks=2)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == runs


@pytest.mark.parametrize(
    ("written", "maximum", "runs"),
    [
        (days(5, 6, 0, 1), 4, []),
        (days(4, 5, 6, 0, 1), 4, [(1, 5)]),
        (days(2, 3, 4, 5, 6, 0), 4, [(0, 6)]),
        (days(0, 1, 2, 3, 4, 5), 5, [(5, 6)]),
        (days(0, 1, 2, 3, 4, 5), 8, []),
    ],
)
def test_a_run_goes_round_the_cycle(
    written: tuple[str, ...], maximum: int, runs: list[tuple[int, int]]
) -> None:
    """The last day of a cyclic rota is followed by the first, and the run ends where it ends."""
    broken = found(ConsecutiveDays(maximum=maximum), written, cyclic=True)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == runs


def test_a_cycle_without_a_day_off_never_ends() -> None:
    """Seven days out of seven break any maximum, also one above seven, and once."""
    (breach,) = found(ConsecutiveDays(maximum=8), days(*range(7)), cyclic=True)
    assert breach.date == world.day(6)
    assert breach.measured > 8


def test_two_shifts_on_a_day_are_one_day() -> None:
    """The rule counts days on which a shift starts, not shifts."""
    assert found(ConsecutiveDays(maximum=1), ("2027-03-01 07:00-11:00", "2027-03-01 23:00-07:00")) == []
