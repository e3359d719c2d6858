"""Hours in the plan (timer i planen)."""

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.rules.plan_hours import PlanHours
from tests.audited import found
from tests.strategies import World, worlds

MINUTES = (0, 60, 450, 451, 510, 600, 900, 1050)
WORLDS: st.SearchStrategy[World] = st.builds(
    lambda one, other: PlanHours(
        minimum=one if other is None else min(one, other), maximum=None if other is None else max(one, other)
    ),
    st.sampled_from(MINUTES),
    st.none() | st.sampled_from(MINUTES),
).flatmap(lambda rule: worlds(rule, days=(0, 5, 6), largest=6))

SHIFTS = ("2027-03-01 07:00-15:00", "2027-03-02 07:00-15:00 unpaid 30")


@pytest.mark.parametrize(
    ("minimum", "maximum", "limits"),
    [
        (930, 930, []),
        (931, 931, [931]),
        (929, 929, [929]),
        (0, None, []),
        (931, None, [931]),
    ],
)
def test_working_minutes_are_held_to_both_bounds(
    minimum: int, maximum: int | None, limits: list[int]
) -> None:
    """Sixteen hours less an unpaid half hour are 930 minutes."""
    broken = found(PlanHours(minimum=minimum, maximum=maximum), SHIFTS)
    assert [(breach.measured, breach.limit) for breach in broken] == [(930, limit) for limit in limits]


def test_hours_of_the_history_do_not_count() -> None:
    """The bounds are the plan's own."""
    assert found(PlanHours(maximum=930), SHIFTS, history=("2027-02-28 07:00-15:00",)) == []


def test_a_minimum_above_the_maximum_is_refused() -> None:
    """No plan could have both."""
    with pytest.raises(ValidationError, match="minimum 600 is above maximum 540"):
        PlanHours(minimum=600, maximum=540)
