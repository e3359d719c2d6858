"""Surplus staffing (overbemanning)."""

import pytest
from hypothesis import strategies as st

from models.rota import Assignment, Rota
from models.terms.surplus import Surplus
from tests import world
from tests.terms.agreement import counted
from tests.terms.staffed import demanded, staffed

WORLDS = st.builds(Surplus, price=st.sampled_from((1, 200))).flatmap(staffed)

LONG, SHORT = "07:30-15:00", "08:00-12:00"


@pytest.mark.parametrize(("maximum", "minutes"), [(0, 450 + 240), (1, 240), (2, 0), (None, 0)])
def test_every_minute_with_a_head_too_many_counts(maximum: int | None, minutes: int) -> None:
    """Two people are there for four hours, one of them for seven and a half."""
    row = {"start": "06:00", "end": "22:00", "days": "1", "maximum": maximum}
    people = (world.employee("anna"), world.employee("bo"))
    written = (f"2027-03-01 {LONG}", f"2027-03-01 {SHORT}")
    problem, _ = demanded(row, *written, term=Surplus(), people=people)
    rota = Rota.of(
        [
            Assignment(employee=name, unit="ward", shift_type=code, date=world.MONDAY)
            for name, code in (("anna", LONG), ("bo", SHORT))
        ]
    )
    assert counted(problem, rota) == (minutes, 200 * minutes)


def test_heads_on_codes_are_counted_for_the_first_code() -> None:
    """One person too many on two codes is too many for as long as the first of them lasts."""
    row = {"shift_types": (SHORT, LONG), "days": "1", "maximum": 0}
    written = (f"2027-03-01 {LONG}", f"2027-03-02 {SHORT}")
    assert counted(*demanded(row, *written, term=Surplus())) == (240, 200 * 240)


@pytest.mark.parametrize(("own", "price"), [(None, 200), (0, 0), (7, 7)])
def test_a_row_may_have_a_price_of_its_own(own: int | None, price: int) -> None:
    """A price on the row replaces that of the objective, also when it is nothing."""
    row = {"shift_types": (SHORT,), "days": "1", "maximum": 0, "surplus_price": own}
    assert counted(*demanded(row, f"2027-03-01 {SHORT}", term=Surplus())) == (240, 240 * price)


def test_a_missing_head_is_no_surplus() -> None:
    """Below the maximum nothing is counted, however few are there."""
    row = {"start": "06:00", "end": "22:00", "target": 2, "maximum": 2}
    assert counted(*demanded(row, term=Surplus())) == (0, 0)
