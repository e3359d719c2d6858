"""Nights under 18 (nattarbeid for unge)."""

from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.rules.youth_night import YouthNight
from models.units import DAY, HOUR
from tests.audited import found
from tests.young import young

NIGHTS = ((23 * HOUR, 6 * HOUR), (DAY, 6 * HOUR), (0, 6 * HOUR), (22 * HOUR, 7 * HOUR + 30))
WORLDS = st.builds(
    lambda night, apprentices: YouthNight(
        off_from=night[0], off_to=night[1], health_care_apprentices=apprentices
    ),
    st.sampled_from(NIGHTS),
    st.booleans(),
).flatmap(lambda rule: young(rule, limits=(0,), days=(0, 1, 6), weeks=2))

YOUNG: dict[str, Any] = {"adult_from": "2027-06-01"}


@pytest.mark.parametrize(
    ("shift", "off_from", "minutes"),
    [
        ("14:30-23:00", 23 * HOUR, 0),
        ("14:30-23:01", 23 * HOUR, 1),
        ("14:30-23:59", 24 * HOUR, 0),
        ("14:30-00:00", 24 * HOUR, 0),
        ("14:30-00:01", 24 * HOUR, 1),
        ("06:00-14:00", 23 * HOUR, 0),
        ("05:59-14:00", 23 * HOUR, 1),
        ("22:00-07:30", 23 * HOUR, 7 * HOUR),
        ("22:00-07:30", 24 * HOUR, 6 * HOUR),
    ],
)
def test_no_minute_of_the_night_is_worked(shift: str, off_from: int, minutes: int) -> None:
    """23–06 is closed; the regulation on light care work opens the hour before midnight."""
    broken = found(YouthNight(off_from=off_from), (f"2027-03-01 {shift}",), person=YOUNG)
    assert [breach.measured for breach in broken] == ([minutes] if minutes else [])


@pytest.mark.parametrize(
    ("trade", "allowed", "broken"),
    [("health_care", True, 0), ("health_care", False, 1), ("other", True, 1), (None, True, 1)],
)
def test_a_health_care_apprentice_may_work_it_through(
    trade: str | None, *, allowed: bool, broken: int
) -> None:
    """Only in that trade, and only where the regulation is taken to allow it."""
    person = {**YOUNG, "apprentice": trade}
    rule = YouthNight(health_care_apprentices=allowed)
    assert len(found(rule, ("2027-03-01 22:00-06:00",), person=person)) == broken


@pytest.mark.parametrize(
    ("adult_from", "minutes"), [("2027-03-01", []), ("2027-03-02", [HOUR]), ("2027-03-03", [7 * HOUR])]
)
def test_the_birthday_is_at_midnight(adult_from: str, minutes: list[int]) -> None:
    """Of the night before it the hour until midnight is too much; its own night is free."""
    broken = found(YouthNight(), ("2027-03-01 22:00-07:30",), person={"adult_from": adult_from})
    assert [breach.measured for breach in broken] == minutes


@pytest.mark.parametrize(("off_from", "off_to"), [("06:00", "06:00"), ("24:00", "00:00")])
def test_a_night_has_a_length(off_from: str, off_to: str) -> None:
    """A night from one time of day to the same is refused."""
    with pytest.raises(ValidationError, match="off_from and off_to"):
        YouthNight.model_validate({"off_from": off_from, "off_to": off_to})
