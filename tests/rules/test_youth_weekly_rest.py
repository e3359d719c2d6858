"""Weekly rest under 18 (ukentlig arbeidsfri for unge)."""

import pytest
from hypothesis import strategies as st

from models.rules.youth_weekly_rest import YouthWeeklyRest
from models.units import DAY, HOUR
from tests import world
from tests.audited import found
from tests.young import young

WORLDS = st.sampled_from((48 * HOUR, 48 * HOUR + 1, 60 * HOUR)).flatmap(
    lambda minimum: young(
        YouthWeeklyRest(minimum=minimum),
        limits=(minimum, 2 * minimum, minimum // 2),
        days=(0, 1, 4, 5, 6),
    )
)
YOUNG = {"adult_from": "2027-06-01"}


def week(*days: int, shift: str = "08:00-15:00") -> list[str]:
    """Return one shift on each of these days of the plan."""
    return [f"{world.day(day)} {shift}" for day in days]


@pytest.mark.parametrize(("monday", "broken"), [("06:59-14:00", 1), ("07:00-14:00", 0), ("07:01-14:00", 0)])
def test_two_days_on_end(monday: str, broken: int) -> None:
    """Free from Saturday 07:00 to Monday 07:00 is 48 h; a minute less will not do for the first week."""
    written = [*week(0, 1, 2, 3), *week(4, shift="23:00-07:00"), *week(7, shift=monday)]
    assert len(found(YouthWeeklyRest(), written, weeks=2, person=YOUNG)) == broken
    assert found(YouthWeeklyRest(), written, weeks=2) == []


def test_one_rest_serves_one_week() -> None:
    """Sunday and Monday off are one rest for two weeks with six duty days each: one week has none."""
    written = week(*range(6), *range(8, 14))
    assert len(found(YouthWeeklyRest(), written, weeks=2, person=YOUNG)) == 1


@pytest.mark.parametrize(
    ("adult_from", "broken"),
    [("2027-03-01", []), ("2027-03-02", [6]), ("2027-03-08", [6]), ("2027-03-09", [6, 13])],
)
def test_the_week_of_the_birthday_is_the_last(adult_from: str, broken: list[int]) -> None:
    """Two weeks with one day off each: those that begin before the birthday lack their two days on end."""
    person = {"adult_from": adult_from}
    breaches = found(YouthWeeklyRest(), week(*range(6), *range(7, 13)), weeks=2, person=person)
    assert [(breach.date - world.MONDAY).days for breach in breaches] == broken


def test_the_rest_of_the_last_week_under_18_may_end_after_it() -> None:
    """Free from Saturday 12:00 to Monday 12:00, and 18 on Monday: the middle is on Sunday, and it is kept."""
    written = [*week(0, 1, 2, 3, 4), *week(5, shift="04:00-12:00"), *week(7, shift="12:00-20:00")]
    person = {"adult_from": "2027-03-08"}
    assert found(YouthWeeklyRest(), written, weeks=2, person=person) == []
    short = [*written[:-1], *week(7, shift="11:59-20:00")]
    (breach,) = found(YouthWeeklyRest(), short, weeks=2, person=person)
    assert breach.limit == 2 * DAY
