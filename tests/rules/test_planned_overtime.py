"""Planned overtime (planlagt overtid og merarbeid)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Position
from models.rules.planned_overtime import PlannedOvertime
from models.units import HOUR
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = PlannedOvertime(carried=draw(st.sampled_from((0, 1, 30, 450))))
    drawn = draw(worlds(rule, weeks=2, days=(0, 5, 6)))
    horizon = drawn.problem.horizon
    # A position that some of the shifts fill to the minute, or nearly.
    chosen = draw(st.sets(st.sampled_from(drawn.duties), max_size=4))
    minutes = max(0, sum(duty.work for duty in chosen) + draw(st.sampled_from((-450, -1, 0, 0, 1))))
    size = draw(st.sampled_from((10_000, 5_000, 1_408)))
    part = Position(unit="ward", size=size, full_time_week=-(-minutes * 10_000 // (size * horizon.weeks)))
    computed = Position(unit="ward", size=100, full_time_week=None)
    positions = draw(st.sampled_from(((part,), (part,), (part,), (part, part), (part, computed))))
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

WEEK = tuple(f"2027-03-0{day} 07:00-14:06" for day in range(1, 6))  # 5 × 7 h 06 = 35.5 h


@pytest.mark.parametrize(
    ("carried", "last", "measured"),
    [(0, "14:06", []), (0, "14:07", [2131]), (30, "14:36", []), (30, "14:37", [2161]), (0, "08:00", [])],
)
def test_no_minute_above_what_is_agreed(carried: int, last: str, measured: list[int]) -> None:
    """35.5 h are agreed; what whole shifts leave over may be carried; too few hours are another rule."""
    written = (*WEEK[:4], f"2027-03-05 07:00-{last}")
    assert [b.measured for b in found(PlannedOvertime(carried=carried), written)] == measured


def test_extra_hours_of_a_small_position_are_planned_overtime_too() -> None:
    """Half a position has 17 h 45 a week: a third day of 7 h 06 is extra hours, far below a full week."""
    half: dict[str, Any] = {"positions": ({"unit": "ward", "size": 5_000},)}
    assert found(PlannedOvertime(), WEEK[:3], person=half) == []
    (breach,) = found(PlannedOvertime(carried=3 * HOUR), WEEK[:3], person=half)
    assert (breach.measured, breach.limit) == (1278, 1065 + 180)
    assert breach.date == world.day(2)


def test_absence_is_not_room_for_more_work() -> None:
    """Three days away count as worked: 35.5 h × 4/7 = 20 h 17 are left."""
    away = {"absences": ({"start": "2027-03-05", "end": "2027-03-07"},)}
    (breach,) = found(PlannedOvertime(carried=0), WEEK[:3], person=away)
    assert breach.limit == 1217


def test_a_computed_week_is_another_rules() -> None:
    """Where the week follows from the rota there is nothing agreed to be above."""
    computed = {"positions": ({"unit": "ward", "size": 1_000, "full_time_week": "computed"},)}
    assert found(PlannedOvertime(carried=0), WEEK, person=computed) == []
