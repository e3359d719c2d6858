"""Average weekly hours (gjennomsnittlig ukentlig arbeidstid)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Position
from models.rules.average_week import AverageWeek
from models.units import DAY, HOUR, WEEK
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds

DRAWN = st.builds(
    AverageWeek,
    # With seven duties at most, a low ceiling takes the place of 48 hours; some are halves of drawn sums.
    maximum=st.sampled_from((0, 60, 225, 450, 451, 600, 15 * HOUR, 1350, 48 * HOUR)),
    weeks=st.sampled_from((1, 2, 2, 3, 4)),
).flatmap(lambda rule: worlds(rule, limits=(0, 2 * DAY, WEEK - 450), days=(6, 0), weeks=3))


@st.composite
def _away(draw: st.DrawFn) -> World:
    """Draw absences besides, some of them before the plan, in small positions that leave room."""
    drawn = draw(DRAWN)
    horizon = drawn.problem.horizon
    size, week = draw(st.sampled_from(((10_000, 2130), (10_000, None), (5_000, 450), (1_408, 2131))))
    absences = st.builds(
        lambda first, length, credited: Absence(
            start=horizon.start + timedelta(days=first),
            end=horizon.start + timedelta(days=first + length),
            credited=credited,
        ),
        st.integers(-10, horizon.days),
        st.integers(0, 9),
        st.sampled_from((None, None, 0, 450, 1000)),
    )
    position = Position(unit="ward", size=size, full_time_week=week)
    return changed(drawn, {"positions": (position,), "absences": tuple(draw(st.lists(absences, max_size=2)))})


WORLDS: st.SearchStrategy[World] = st.one_of(DRAWN, _away())


def days(*numbers: int, shift: str = "07:00-15:00") -> list[str]:
    """Return one shift on each of these days of the plan."""
    return [f"{world.day(number)} {shift}" for number in numbers]


def test_weeks_slide_one_by_one() -> None:
    """Of 8, 24 and 8 hours each two weeks hold 32: two breaches above 15:59 a week, none above 16."""
    written = days(0, 7, 8, 9, 14)
    assert found(AverageWeek(maximum=960, weeks=2), written, weeks=3) == []
    broken = found(AverageWeek(maximum=959, weeks=2), written, weeks=3)
    assert [(b.date, b.measured, b.limit) for b in broken] == [
        (world.day(9), 1920, 1918),
        (world.day(14), 1920, 1918),
    ]


def test_a_plan_shorter_than_the_stretch_counts_what_is_known() -> None:
    """One week of 60 h is far from 8 × 48 h; with 328 h before it it is 4 h too much."""
    week = days(*range(5), shift="07:00-19:00")
    before = days(*range(-42, -1), shift="07:00-15:00")
    assert found(AverageWeek(), week) == []
    assert found(AverageWeek(), week, history=before[1:]) == []
    (breach,) = found(AverageWeek(), week, history=before)
    assert (breach.date, breach.measured, breach.limit) == (world.day(4), 388 * HOUR, 384 * HOUR)


def test_a_stretch_filled_by_the_history_is_no_breach_until_more_is_planned() -> None:
    """Weeks too heavy before the plan are nobody's breach; a minute of planned work is the plan's."""
    before = days(-7, -6, -5)
    assert found(AverageWeek(maximum=60, weeks=3), [], history=before, weeks=3) == []
    (breach,) = found(AverageWeek(maximum=60, weeks=3), days(9, shift="10:00-10:01"), history=before, weeks=3)
    assert (breach.date, breach.measured) == (world.day(9), 24 * HOUR + 1)
    assert (
        found(AverageWeek(maximum=60, weeks=3), days(14, shift="10:00-10:01"), history=before, weeks=3) == []
    )


@pytest.mark.parametrize(("weeks", "maximum", "broken"), [(1, 480, 0), (1, 479, 1), (2, 240, 0), (2, 239, 2)])
def test_a_cycle_shorter_than_the_stretch_goes_round(weeks: int, maximum: int, broken: int) -> None:
    """One shift of 8 h a turn is 8 h a week in a cycle of one week, and 4 h on average in one of two."""
    written = days(0) if weeks == 1 else days(6, shift="20:00-04:00")
    rule = AverageWeek(maximum=maximum, weeks=4)
    assert len(found(rule, written, weeks=weeks, cyclic=True)) == broken


def test_a_night_is_cut_at_monday() -> None:
    """Of Sunday 22:00–07:30 two hours count in the first week, the rest in the second."""
    night = days(6, shift="22:00-07:30")
    broken = found(AverageWeek(maximum=119, weeks=1), night, weeks=2)
    assert [(breach.date, breach.measured) for breach in broken] == [
        (world.day(6), 120),
        (world.day(7), 450),
    ]


def test_a_holiday_makes_no_room_for_longer_weeks() -> None:
    """Seven weeks of 54 h and one of holiday, 35.5 h: 413.5 h, told where the holiday fills the eighth."""
    heavy = [day for week in range(7) for day in days(*range(7 * week, 7 * week + 6), shift="07:00-16:00")]
    assert found(AverageWeek(), heavy, weeks=8) == []
    (breach,) = found(AverageWeek(), heavy, weeks=8, person=away(49, 55))
    assert (breach.date, breach.measured) == (world.day(47), 378 * HOUR)
    assert breach.limit == 384 * HOUR - 2130


@pytest.mark.parametrize(
    ("fields", "shift", "broken"),
    [
        ({}, "07:00-19:30", 0),
        ({}, "07:00-19:31", 1),
        ({"size": 5_000}, "07:00-20:00", 0),
        ({"credited": 2070}, "07:00-20:30", 0),
        ({"credited": 2071}, "07:00-20:30", 1),
        ({"credited": 0}, "07:00-20:30", 0),
    ],
)
def test_absence_counts_as_worked(fields: dict[str, Any], shift: str, broken: int) -> None:
    """Two weeks of 24 h hold 48 h: a week away from a full position, 35.5 h, leaves room for 12.5 h."""
    rule = AverageWeek(maximum=24 * HOUR, weeks=2)
    assert len(found(rule, days(7, shift=shift), weeks=2, person=away(0, 6, **fields))) == broken


def test_absence_before_the_plan_counts_and_in_a_cycle_none_does() -> None:
    """A week away before the plan fills the stretch too; a base rota knows no absence."""
    rule, written = AverageWeek(maximum=24 * HOUR, weeks=2), days(0, shift="07:00-19:31")
    assert len(found(rule, written, person=away(-7, -1))) == 1
    assert found(rule, written, weeks=2, cyclic=True, person=away(7, 13)) == []


def away(first: int, last: int, credited: int | None = None, size: int = 10_000) -> dict[str, Any]:
    """Return an employee's fields with one absence, in days of the plan."""
    absence = {"start": world.day(first), "end": world.day(last), "credited": credited}
    return {"positions": ({"unit": "ward", "size": size},), "absences": (absence,)}
