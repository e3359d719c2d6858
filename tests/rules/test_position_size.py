"""Hours against the position (timer mot stillingen)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Position
from models.rules.position_size import PositionSize
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = PositionSize(tolerance=draw(st.sampled_from((0, 1, 30, 60, 450))))
    drawn = draw(worlds(rule, weeks=2, days=(0, 5, 6), person=st.sampled_from(({}, {"units": ("zone",)}))))
    horizon = drawn.problem.horizon
    # A position that some of the shifts fill to the minute, or nearly, so that both bounds are met.
    chosen = draw(st.sets(st.sampled_from(drawn.duties), max_size=4))
    minutes = max(0, sum(duty.work for duty in chosen) + draw(st.sampled_from((-450, -1, 0, 0, 1, 30))))
    full = Position(unit="ward", size=10_000, full_time_week=minutes // horizon.weeks)
    size = draw(st.sampled_from((10_000, 5_000, 1_408, 3_333)))
    part = Position(unit="ward", size=size, full_time_week=-(-minutes * 10_000 // (size * horizon.weeks)))
    positions = draw(st.sampled_from(((full,), (part,), (full, part))))
    absences = st.builds(
        lambda first, length, credited: Absence(
            start=horizon.start + timedelta(days=first),
            end=horizon.start + timedelta(days=first + length),
            credited=credited,
        ),
        st.integers(-3, horizon.days),
        st.integers(0, 6),
        st.sampled_from((None, None, 0, 450, 1000)),
    )
    return changed(drawn, {"positions": positions, "absences": tuple(draw(st.lists(absences, max_size=2)))})


WORLDS: st.SearchStrategy[World] = _worlds()

FULL_WEEK = tuple(f"2027-03-0{day} 07:00-14:06" for day in range(1, 6))  # 5 × 7 h 06 = 35.5 h


def position(size: int, full_time_week: int = 2130) -> dict[str, Any]:
    """Return an employee's fields with one position."""
    return {"positions": ({"unit": "ward", "size": size, "full_time_week": full_time_week},)}


@pytest.mark.parametrize(
    ("last", "limits"),
    [("14:06", []), ("14:07", []), ("14:08", [2131]), ("14:05", []), ("14:04", [2129])],
)
def test_both_bounds_are_kept_to_the_minute(last: str, limits: list[int]) -> None:
    """A minute past the tolerance is one breach, with the bound that it crosses."""
    written = (*FULL_WEEK[:4], f"2027-03-05 07:00-{last}")
    assert [breach.limit for breach in found(PositionSize(tolerance=1), written)] == limits


@pytest.mark.parametrize(
    ("size", "weeks", "rounded"),
    [(1408, 3, 900), (1408, 1, 300), (3333, 1, 710), (1, 1, 0), (1, 3, 1), (5000, 1, 1065)],
)
def test_the_hours_of_a_position_are_rounded_once(size: int, weeks: int, rounded: int) -> None:
    """14.08 % of 35.5 h is 299.9 minutes a week: 900 in three weeks, not three times 299."""
    broken = found(PositionSize(tolerance=0), (), weeks=weeks, person=position(size))
    assert [breach.limit for breach in broken] == ([rounded] if rounded else [])


def test_half_a_minute_is_rounded_up() -> None:
    """50 % of a week of 2131 minutes is 1065.5, and calls for 1066."""
    (breach,) = found(PositionSize(tolerance=0), (), person=position(5_000, full_time_week=2131))
    assert breach.limit == 1066


@pytest.mark.parametrize(
    ("absences", "left"),
    [
        (({"start": "2027-03-01", "end": "2027-03-01"},), 1826),  # 2130 × 6/7 = 1825.7
        (({"start": "2027-02-22", "end": "2027-03-01"},), 1826),
        (({"start": "2027-03-01", "end": "2027-03-02"}, {"start": "2027-03-02", "end": "2027-03-02"}), 1521),
        (({"start": "2027-03-01", "end": "2027-03-05", "credited": 2130},), 0),
        (({"start": "2027-03-01", "end": "2027-03-05", "credited": 0},), 2130),
        (({"start": "2027-02-27", "end": "2027-03-01", "credited": 1000},), 1797),  # a third: 333
        (({"start": "2027-03-08", "end": "2027-03-09"},), 2130),
        (({"start": "2027-03-01", "end": "2027-03-07"},), 0),
    ],
)
def test_absence_counts_as_worked(absences: tuple[dict[str, Any], ...], left: int) -> None:
    """A seventh of the week a day, once a day; or what is credited, for the days inside the plan."""
    broken = found(PositionSize(tolerance=0), (), person={"absences": absences})
    assert [breach.limit for breach in broken] == ([left] if left else [])


def test_two_positions_are_one_sum() -> None:
    """Half a position at 35.5 h and half at 37.5 h call for 36.5 h together."""
    halves = (
        {"unit": "ward", "size": 5_000},
        {"unit": "zone", "size": 5_000, "full_time_week": "37.5 h"},
    )
    (breach,) = found(PositionSize(), (), person={"positions": halves})
    assert breach.limit == 2190 - 300
    assert breach.text.en == "0:00 hours in the plan, where the position calls for at least 31:30"
    assert breach.date == world.day(6)
