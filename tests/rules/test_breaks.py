"""Breaks (pauser)."""

import pytest
from hypothesis import strategies as st

from models.rules.breaks import Breaks
from tests.audited import found
from tests.strategies import worlds

LENGTHS = st.sampled_from((0, 60, 119, 120, 330, 449, 450, 480, 540, 600))
TOTALS = st.sampled_from((0, 1, 30, 31, 160))
WORLDS = st.builds(
    Breaks,
    over=LENGTHS,
    from_work=st.sampled_from((60, 120, 450, 451, 480, 600)),
    total=TOTALS,
    long_over=LENGTHS,
    long_total=TOTALS,
    longest_over=LENGTHS,
    longest_total=TOTALS,
).flatmap(lambda rule: worlds(rule, days=(6, 0), weeks=2))
SFS = Breaks(long_total=60, longest_total=90)
MONDAY = "2027-03-01"


@pytest.mark.parametrize(
    ("shift", "least"),
    [
        ("08:00-13:30", None),
        ("08:00-13:31", 1),
        ("08:00-13:31 paid 1", None),
        ("07:30-15:00 paid 20", None),
        ("08:00-16:00 paid 29", 30),
        ("08:00-16:00 paid 30", None),
        # An unpaid break is no work: of 8 h 29 with half an hour off, 7 h 59 are.
        ("08:00-16:28 unpaid 29", None),
        ("08:00-16:29 unpaid 29", 30),
        ("07:30-19:30 away 11:00-15:00", None),
        ("22:00-07:00 resting 23:00-06:00 share 3333", None),
        ("22:00-07:00 resting 23:00-23:29", 30),
    ],
)
def test_the_length_of_the_shift_calls_for_its_break(shift: str, least: int | None) -> None:
    """Above 5 h 30 there is a break, from 8 h on of half an hour in all; time off and rest are breaks."""
    broken = found(Breaks(), [f"{MONDAY} {shift}"])
    assert [breach.limit for breach in broken] == ([] if least is None else [least])


@pytest.mark.parametrize(
    ("shift", "least"),
    [
        ("07:30-21:00 unpaid 60", None),
        ("07:30-20:00 paid 30", None),
        ("07:30-20:01 paid 59", 60),
        ("07:30-21:00 paid 60", None),
        ("07:30-21:01 paid 89", 90),
        ("07:30-22:30 paid 90", None),
        ("07:30-22:30 unpaid 90", None),
    ],
)
def test_a_long_shift_calls_for_more(shift: str, least: int | None) -> None:
    """Above 12 h 30 an hour of break, above 13 h 30 an hour and a half; below it is what the act says."""
    broken = found(SFS, [f"{MONDAY} {shift}"])
    assert [breach.limit for breach in broken] == ([] if least is None else [least])


def test_the_breach_names_the_shift_and_its_length() -> None:
    """A planner reads which code lacks what."""
    (breach,) = found(Breaks(), [f"{MONDAY} 07:30-16:00 paid 20"])
    assert breach.text.nb == "vakt 07:30-16:00/20 på 8:30 timer: 20 minutter pause der det kreves minst 30"
    assert (breach.measured, breach.limit, breach.employee) == (20, 30, "anna")
