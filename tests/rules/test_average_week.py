"""Average weekly hours (gjennomsnittlig ukentlig arbeidstid)."""

import pytest
from hypothesis import strategies as st

from models.rules.average_week import AverageWeek
from models.units import DAY, HOUR, WEEK
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    AverageWeek,
    # With seven duties at most, a low ceiling takes the place of 48 hours; some are halves of drawn sums.
    maximum=st.sampled_from((0, 60, 225, 450, 451, 600, 15 * HOUR, 1350, 48 * HOUR)),
    weeks=st.sampled_from((1, 2, 2, 3, 4)),
).flatmap(lambda rule: worlds(rule, limits=(0, 2 * DAY, WEEK - 450), days=(6, 0), weeks=3))


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
