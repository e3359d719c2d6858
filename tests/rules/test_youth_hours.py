"""Working hours under 18 (arbeidstid for unge)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from models.rules.youth_hours import YouthHours
from models.units import DAY, HOUR
from tests import world
from tests.audited import found
from tests.young import young

WORLDS = st.builds(
    YouthHours,
    daily=st.sampled_from((449, 450, 600, 900, 1050)),
    weekly=st.sampled_from((0, 900, 1350, 1351, 1800)),
).flatmap(lambda rule: young(rule, limits=(0, 60, DAY - 450), days=(0, 1, 6), weeks=2))

ALWAYS: dict[str, Any] = {"adult_from": "2028-01-01"}


def test_an_adult_has_other_limits() -> None:
    """Ten hours are nothing to a rule on the young, for who has no birthday written or had it last year."""
    written = ("2027-03-01 07:00-17:00",)
    assert found(YouthHours(), written) == []
    assert found(YouthHours(), written, person={"adult_from": "2026-05-01"}) == []
    assert len(found(YouthHours(), written, person=ALWAYS)) == 1


@pytest.mark.parametrize(("adult_from", "broken"), [("2027-03-01", 0), ("2027-03-02", 1), ("2027-03-03", 1)])
def test_the_limit_ends_on_the_birthday(adult_from: str, broken: int) -> None:
    """Nine hours on 1 March are allowed to who turns 18 that day, and not to who does the day after."""
    written = ("2027-03-01 07:00-16:00", "2027-03-03 07:00-16:00")
    person = {"adult_from": adult_from}
    assert len(found(YouthHours(), written, person=person)) == broken


def test_the_birthday_cuts_a_shift_at_midnight() -> None:
    """Of 15:30–00:30 on the eve of the birthday 8 h 30 are worked under 18; from 16:00 it is eight."""
    person = {"adult_from": "2027-03-03"}
    (breach,) = found(YouthHours(), ("2027-03-02 15:30-00:30",), person=person)
    assert (breach.measured, breach.limit) == (8 * HOUR + 30, 8 * HOUR)
    assert found(YouthHours(), ("2027-03-02 16:00-01:00",), person=person) == []


def test_a_shift_is_not_halved_by_midnight_and_a_day_is_still_a_day() -> None:
    """A night of 8 h 30 is too long; two shifts of 7 h on two dates may hold 13 h of one day."""
    (whole,) = found(YouthHours(), ("2027-03-01 20:00-04:30",), person=ALWAYS)
    assert (whole.date, whole.measured) == (world.day(0), 8 * HOUR + 30)
    (shared,) = found(YouthHours(), ("2027-03-01 23:00-06:00", "2027-03-02 16:00-23:00"), person=ALWAYS)
    assert (shared.date, shared.measured) == (world.day(1), 13 * HOUR)


def test_a_week_is_told_from_a_day() -> None:
    """Six days of 7 h are 42 h in one week; the sentence says which it is."""
    written = [f"{world.day(number)} 08:00-15:00" for number in range(6)]
    (breach,) = found(YouthHours(), written, person=ALWAYS)
    assert (breach.date, breach.measured, breach.limit) == (world.day(5), 42 * HOUR, 40 * HOUR)
    assert breach.text.nb.endswith("40:00 i én uke")
    (long_day,) = found(YouthHours(), ("2027-03-01 07:00-16:00",), person=ALWAYS)
    assert long_day.text.en.endswith("8:00 is allowed in one day")


def test_in_a_cycle_nobody_grows_up() -> None:
    """Who turns 18 inside the first turn is under 18 in every turn; who has turned 18 by its start is not."""
    written = ("2027-03-05 07:00-16:00",)
    assert len(found(YouthHours(), written, cyclic=True, person={"adult_from": "2027-03-02"})) == 1
    assert found(YouthHours(), written, cyclic=True, person={"adult_from": "2027-03-01"}) == []


def test_the_history_is_nobodys_breach() -> None:
    """Ten hours up to 07:00 on Monday, begun before the plan, are no breach; three more that day are."""
    before = ("2027-02-28 21:00-09:00",)
    assert found(YouthHours(), (), history=before, person=ALWAYS) == []
    (breach,) = found(YouthHours(), ("2027-03-01 20:00-23:00",), history=before, person=ALWAYS)
    assert breach.measured == 12 * HOUR
