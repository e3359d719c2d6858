"""Average over the reference period (gjennomsnittsberegning)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Position
from models.rules.reference_average import ReferenceAverage
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = ReferenceAverage(
        norm=draw(st.sampled_from((0, 60, 225, 450, 451, 600, 900, 1350))),
        weeks_max=draw(st.sampled_from((1, 2, 3, 52))),
    )
    drawn = draw(worlds(rule, weeks=3, days=(0, 5, 6), person=st.sampled_from(({}, {"units": ("zone",)}))))
    horizon = drawn.problem.horizon
    size, week = draw(st.sampled_from(((10_000, 2130), (5_000, 450), (1_408, 2131), (3_333, 601))))
    position = Position(unit="ward", size=size, full_time_week=week)
    absences = st.builds(
        lambda first, length, credited: Absence(
            start=horizon.start + timedelta(days=first),
            end=horizon.start + timedelta(days=first + length),
            credited=credited,
        ),
        st.integers(-3, horizon.days),
        st.integers(0, 9),
        st.sampled_from((None, None, 0, 450, 1000)),
    )
    return changed(drawn, {"positions": (position,), "absences": tuple(draw(st.lists(absences, max_size=2)))})


WORLDS: st.SearchStrategy[World] = _worlds()


def week(number: int, end: str = "14:06") -> list[str]:
    """Return five days from 07:00 in one week of the plan: 35.5 h unless another end is given."""
    return [f"{world.day(7 * number + day)} 07:00-{end}" for day in range(5)]


def away(first: int, last: int, credited: int | None = None, size: int = 10_000) -> dict[str, Any]:
    """Return an employee's fields with one absence, in days of the plan."""
    absence = {"start": world.day(first), "end": world.day(last), "credited": credited}
    return {"positions": ({"unit": "ward", "size": size},), "absences": (absence,)}


def test_a_plan_is_one_period_told_on_its_last_day() -> None:
    """Two weeks of 35.5 h are 71 h; a minute more is one breach, on the last Sunday."""
    assert found(ReferenceAverage(), week(0) + week(1), weeks=2) == []
    (breach,) = found(ReferenceAverage(), [*week(0), *week(1), f"{world.day(12)} 10:00-10:01"], weeks=2)
    assert (breach.date, breach.measured, breach.limit) == (world.day(13), 4261, 4260)


@pytest.mark.parametrize(("weeks_max", "ends"), [(1, [6, 20]), (2, []), (3, [20]), (4, []), (52, [])])
def test_a_longer_plan_is_cut_into_periods(weeks_max: int, ends: list[int]) -> None:
    """Weeks of 40, 30, 40 and 30 hours: even by two, not by one; of three weeks 110 h stand against 106.5."""
    written = [*week(0, "15:00"), *week(1, "13:00"), *week(2, "15:00"), *week(3, "13:00")]
    broken = found(ReferenceAverage(weeks_max=weeks_max), written, weeks=4)
    assert [breach.date for breach in broken] == [world.day(end) for end in ends]


def test_a_night_belongs_to_the_period_in_which_it_starts() -> None:
    """Sunday 22:00–07:30 counts 9.5 h in the first period and nothing in the next."""
    (breach,) = found(ReferenceAverage(norm=569, weeks_max=1), [f"{world.day(6)} 22:00-07:30"], weeks=2)
    assert (breach.date, breach.measured) == (world.day(6), 570)


@pytest.mark.parametrize(
    ("person", "limit"),
    [
        (away(0, 6), 2130),
        (away(0, 0), 3956),  # 4260 − 304.29 = 3955.71
        (away(0, 0, size=5_000), 4108),  # 4260 − 152.14 = 4107.86
        (away(-1, 1, credited=1000), 3594),  # two days of three: 666 of 1000
        (away(0, 13, credited=9000), 0),
        (away(14, 20), 4260),
    ],
)
def test_absence_counts_as_worked(person: dict[str, Any], limit: int) -> None:
    """What an absence credits is taken from the ceiling of two weeks, 4260 minutes."""
    written = [*week(0, "18:00"), *week(1, "18:00")]
    (breach,) = found(ReferenceAverage(), written, weeks=2, person=person)
    assert breach.limit == limit


def test_the_norm_is_that_of_a_full_position() -> None:
    """A half position may work extra hours up to the full-time norm."""
    half = {"positions": ({"unit": "ward", "size": 5_000},)}
    assert found(ReferenceAverage(), week(0), person=half) == []
