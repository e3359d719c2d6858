"""Days off in a row (sammenhengende fridager)."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.rules.days_off_in_a_row import DaysOffInARow
from tests import world
from tests.audited import found
from tests.strategies import World, worlds

# Gaps of one to five days from one start to the next.
LIMITS = tuple(1440 * days + 930 for days in range(5))
WORLDS: st.SearchStrategy[World] = st.builds(
    lambda minimum, more: DaysOffInARow(minimum=minimum, maximum=None if more is None else minimum + more),
    st.sampled_from((1, 2, 2, 3, 4, 8)),
    st.sampled_from((None, None, 0, 1, 2, 9)),
).flatmap(lambda rule: worlds(rule, limits=LIMITS, days=(0, 2, 3, 5, 6), weeks=2, largest=6))


def days(*numbers: int) -> tuple[str, ...]:
    """Return a shift on each day number; 0 is the plan's first."""
    return tuple(f"{world.MONDAY + timedelta(days=number)} 07:00-15:00" for number in numbers)


@pytest.mark.parametrize(
    ("written", "history", "stretches"),
    [
        (days(0, 1, 4, 5), (), []),
        (days(0, 2), (), [(2, 1)]),
        (days(0, 3), (), []),
        (days(0, 4), (), []),
        (days(0, 5), (), [(5, 4)]),
        (days(1), (), []),
        (days(0, 13), (), [(13, 12)]),
        (days(0), days(-2), [(0, 1)]),
        (days(1), days(-1), [(1, 1)]),
        (days(2), days(-1), []),
        (days(4), days(-1), [(4, 4)]),
        (days(), days(-4, -2), []),
        (days(), (), []),
    ],
)
def test_days_off_between_duty_days_are_counted(
    written: tuple[str, ...], history: tuple[str, ...], stretches: list[tuple[int, int]]
) -> None:
    """Two or three days off are right; one or four are a breach at the day of work that ends them."""
    broken = found(DaysOffInARow(minimum=2, maximum=3), written, history=history, weeks=2)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == stretches


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        (days(0, 1, 2, 3, 4, 5), [(0, 1)]),
        (days(0, 1, 2, 3, 4), []),
        (days(1, 2, 3, 4), []),
        (days(1, 2, 3), [(1, 4)]),
        (days(3), [(3, 6)]),
        (days(*range(7)), []),
    ],
)
def test_days_off_go_round_the_cycle(written: tuple[str, ...], stretches: list[tuple[int, int]]) -> None:
    """The days off at the end of a cyclic rota go on at its start."""
    broken = found(DaysOffInARow(minimum=2, maximum=3), written, cyclic=True)
    assert [((b.date - world.MONDAY).days, b.measured) for b in broken] == stretches


def test_a_minimum_above_the_maximum_is_refused() -> None:
    """No stretch of days off could be both."""
    with pytest.raises(ValidationError, match="minimum 3 is above maximum 2"):
        DaysOffInARow(minimum=3, maximum=2)
