"""Daily hours (daglig arbeidstid)."""

import pytest
from hypothesis import strategies as st

from models.rules.daily_hours import DailyHours
from models.units import DAY, HOUR
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    DailyHours,
    # Low ceilings let three or more short shifts be too much where two are not.
    maximum=st.sampled_from((0, 119, 180, 450, 9 * HOUR, 9 * HOUR + 1, 10 * HOUR, 750, 17 * HOUR)),
    passive_from=st.sampled_from((0, 5000, 5001)),
    passive_most=st.sampled_from((0, 30, 2 * HOUR)),
    passive_ceiling=st.sampled_from((0, 500, 13 * HOUR)),
    # From where shifts start, a minute beside it, and in the hour that a night in March lacks.
    day_from=st.sampled_from((None, None, None, 0, 1, 150, 450, 930, DAY)),
).flatmap(
    # From one start to the next there are 24 hours, an hour or a minute less, or a minute more.
    lambda rule: worlds(rule, limits=(0, 60, DAY - 60, DAY - 450, DAY - 600, DAY - 900), days=(6, 0), weeks=2)
)


def test_the_breach_stands_at_the_shift_that_completes_the_excess() -> None:
    """Three shifts of 4 h within 24 h: the first two are 8 h, the third makes 12 h."""
    written = [f"{world.day(0)} 08:00-12:00", f"{world.day(0)} 20:00-00:00", f"{world.day(1)} 01:00-05:00"]
    (breach,) = found(DailyHours(), written)
    assert (breach.date, breach.measured, breach.limit) == (world.day(1), 720, 540)


@pytest.mark.parametrize(("start", "breaches"), [("06:00", 0), ("05:59", 1)])
def test_a_shift_counts_with_its_minutes_inside(start: str, breaches: int) -> None:
    """From Monday 07:00 there are 8 h of Monday and what Tuesday holds before 07:00: 1 h is the most."""
    written = [f"{world.day(0)} 07:00-15:00", f"{world.day(1)} {start}-14:00"]
    assert len(found(DailyHours(), written)) == breaches


def test_an_unpaid_break_lies_after_the_cut_as_far_as_it_fits() -> None:
    """Of a shift with an hour unpaid the first hour inside the window is an hour of work."""
    written = [f"{world.day(0)} 07:00-15:00", f"{world.day(1)} 06:00-14:00 unpaid 60"]
    assert found(DailyHours(), written) == []
    assert len(found(DailyHours(maximum=539), written)) == 1


def test_two_windows_are_two_breaches() -> None:
    """A night of 9 h 30 after a day is too much from the day's start and from its own."""
    written = [f"{world.day(0)} 07:00-15:00", f"{world.day(0)} 22:00-07:30"]
    assert [breach.measured for breach in found(DailyHours(), written)] == [1020, 570]


def test_a_window_opened_by_the_history_is_completed_in_the_plan() -> None:
    """Sunday's evening and Monday's morning are 15 h from Sunday 14:30; the breach is Monday's."""
    before, morning = f"{world.day(-1)} 14:30-22:00", f"{world.day(0)} 07:00-15:00"
    (breach,) = found(DailyHours(), [morning], history=[before])
    assert (breach.date, breach.measured) == (world.day(0), 900)


def test_a_window_completed_in_the_history_is_no_breach() -> None:
    """Ten hours worked on Sunday are the history's; a short Monday inside their window adds no breach."""
    assert (
        found(DailyHours(), [f"{world.day(0)} 06:00-07:00"], history=[f"{world.day(-1)} 13:00-23:00"]) == []
    )


def test_duties_that_exclude_one_another_share_a_row() -> None:
    """Day, evening and night of one day are one row, and so is each duty with what follows it."""
    codes = [
        world.shift_type("D", "07:30", "15:00"),
        world.shift_type("A", "14:30", "22:00"),
        world.shift_type("N", "22:00", "07:30"),
    ]
    problem = world.problem(shift_types=codes, rule=DailyHours(maximum=10 * HOUR), weeks=2)
    rows = build(problem, only=frozenset({"daily_hours"})).formulation.people["anna"].rows
    assert {len(row.variables) for row in rows} == {2, 3}
    assert len(rows) < 3 * 14


@pytest.mark.parametrize(
    ("shift", "limit"),
    [
        # 9 h and half of four hours of rest are 11 h; a minute less of rest is half a minute too little.
        ("2027-03-01 20:00-07:00 resting 23:00-03:00", None),
        ("2027-03-01 20:00-07:00 resting 23:00-02:59", 9 * HOUR + 119),
        # Half of eleven hours is more than two, and two is what rest may add.
        ("2027-03-01 20:00-07:00 resting 20:00-07:00 share 3333", None),
        ("2027-03-01 20:00-07:01 resting 20:00-07:01 share 3333", 11 * HOUR),
        ("2027-03-01 22:00-07:00 resting 23:00-06:00 share 0", None),
        ("2027-03-01 07:30-17:30 away 11:30-12:30", None),
        ("2027-03-01 07:30-17:31 away 11:30-12:30", 9 * HOUR),
    ],
)
def test_half_of_the_resting_duty_comes_on_top(shift: str, limit: int | None) -> None:
    """AML § 10-4 (2): half of the passive time, at most two hours; hours away are none at all."""
    assert [breach.limit for breach in found(DailyHours(passive_from=0), [shift])] == (
        [] if limit is None else [limit]
    )


@pytest.mark.parametrize(("rests", "limit"), [("22:00-03:30", None), ("22:00-03:29", 9 * HOUR)])
def test_only_what_is_mainly_passive_is_lengthened(rests: str, limit: int | None) -> None:
    """Of 11 h five and a half are half of them; a minute less, and the shift is an ordinary one of 9 h."""
    broken = found(DailyHours(), [f"2027-03-01 20:00-07:00 resting {rests}"])
    assert [breach.limit for breach in broken] == ([] if limit is None else [limit])


def test_resting_duty_never_leads_past_its_ceiling() -> None:
    """With 12 h 30 agreed, half an hour is left up to 13 h; with 15 h nothing."""
    night = "2027-03-01 20:00-{} resting 20:00-08:00"
    for maximum, ends, broken in ((750, "09:00", 0), (750, "09:01", 1), (900, "11:00", 0), (900, "11:01", 1)):
        assert len(found(DailyHours(maximum=maximum), [night.format(ends)])) == broken
