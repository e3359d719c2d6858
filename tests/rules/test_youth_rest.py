"""Daily rest under 18 (daglig arbeidsfri for unge)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from models.rules.youth_rest import YouthRest
from models.units import HOUR
from tests import world
from tests.audited import found
from tests.young import young

WORLDS = st.builds(
    YouthRest,
    minimum=st.sampled_from((8 * HOUR, 12 * HOUR, 12 * HOUR + 1)),
    apprentices=st.sampled_from((7 * HOUR, 11 * HOUR)),
).flatmap(lambda rule: young(rule, limits=(rule.minimum, rule.apprentices), days=(0, 5, 6)))

EVENING_THEN = "2027-03-01 14:30-22:00"


@pytest.mark.parametrize(
    ("person", "starts", "broken"),
    [
        ({}, "06:00", 0),
        ({"adult_from": "2027-06-01"}, "10:00", 0),
        ({"adult_from": "2027-06-01"}, "09:59", 1),
        ({"adult_from": "2027-06-01", "apprentice": "other"}, "09:00", 0),
        ({"adult_from": "2027-06-01", "apprentice": "health_care"}, "08:59", 1),
        ({"apprentice": "health_care"}, "06:00", 0),
        ({"adult_from": "2027-03-02"}, "09:59", 1),
        ({"adult_from": "2027-03-01"}, "09:59", 0),
    ],
)
def test_twelve_hours_or_an_apprentices_eleven(person: dict[str, Any], starts: str, broken: int) -> None:
    """From 22:00: ten is twelve hours, nine eleven. Who started the evening under 18 has the whole rest."""
    written = (EVENING_THEN, f"2027-03-02 {starts}-14:00")
    assert len(found(YouthRest(), written, person=person)) == broken


@pytest.mark.parametrize(("ends", "broken"), [("19:00", 0), ("19:01", 1)])
def test_a_long_span_leaves_too_little(ends: str, broken: int) -> None:
    """A span of twelve hours leaves twelve of the 24, whatever is free afterwards."""
    person = {"adult_from": "2027-06-01"}
    assert len(found(YouthRest(), (f"2027-03-01 07:00-{ends} unpaid 300",), person=person)) == broken


def test_the_evening_before_the_plan_counts() -> None:
    """From Sunday 22:30 to Monday 07:00 is eight and a half hours, told on Monday."""
    written, before = ("2027-03-01 07:00-14:30",), ("2027-02-28 14:30-22:30",)
    (breach,) = found(YouthRest(), written, history=before, person={"adult_from": "2027-03-01"})
    assert (breach.date, breach.measured, breach.limit) == (world.day(0), 510, 720)
