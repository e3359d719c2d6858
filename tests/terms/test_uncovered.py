"""Uncovered demand (udekket behov)."""

from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.people import Employee
from models.terms.uncovered import CompetencePrice, Uncovered
from tests import world
from tests.terms.agreement import counted
from tests.terms.staffed import NAMES, demanded, staffed

WORLDS = st.builds(
    Uncovered,
    price=st.sampled_from((1, 1800)),
    prices=st.lists(
        st.builds(CompetencePrice, competence=st.sampled_from(NAMES), price=st.sampled_from((0, 3, 2500))),
        max_size=2,
        unique_by=lambda priced: priced.competence,
    ).map(tuple),
    below_minimum=st.sampled_from((0, 1, 4)),
).flatmap(staffed)

WINDOW = {"start": "07:30", "end": "15:00", "days": "1"}


def missing(
    row: dict[str, Any],
    *written: str,
    term: Uncovered | None = None,
    start: str = "2027-03-01",
    cyclic: bool = False,
    people: tuple[Employee, ...] = (),
) -> tuple[int, int]:
    """Return the head-minutes missing and their cost, for one row and one person's shifts."""
    term = Uncovered() if term is None else term
    return counted(*demanded(row, *written, term=term, start=start, cyclic=cyclic, people=people))


@pytest.mark.parametrize(
    ("shift", "minutes"),
    [
        ("2027-03-01 07:30-15:00", 450),
        ("2027-03-01 08:00-14:00", 900 - 360),
        ("2027-03-01 14:59-22:00", 899),
        ("2027-03-01 15:00-22:00", 900),
        ("2027-03-02 07:30-15:00", 900),
    ],
)
def test_every_minute_without_a_head_counts(shift: str, minutes: int) -> None:
    """Two heads are asked for through 450 minutes; who is there counts while there."""
    assert missing({**WINDOW, "target": 2}, shift) == (minutes, 1800 * minutes)


def test_a_head_below_minimum_costs_five() -> None:
    """Of two that are to be there and one that must, an empty ward lacks the one at five times the price."""
    row = {**WINDOW, "minimum": 1, "target": 2}
    assert missing(row) == (900, 1800 * (900 + 4 * 450))
    assert missing(row, "2027-03-01 07:30-15:00") == (450, 1800 * 450)
    assert missing(row, term=Uncovered(below_minimum=0)) == (900, 1800 * 900)


@pytest.mark.parametrize(
    ("row", "price"), [({}, 10), ({"competence": "nurse"}, 30), ({"competence": "nurse", "price": 0}, 0)]
)
def test_the_nearest_price_holds(row: dict[str, Any], price: int) -> None:
    """The row's own price comes first, free of charge included, then the competence's, then the term's."""
    term = Uncovered(price=10, prices=(CompetencePrice(competence="nurse", price=30),))
    assert missing({**WINDOW, "target": 1, **row}, term=term) == (450, 450 * price)


def test_heads_on_codes_are_counted_for_the_shift() -> None:
    """A need for a code lasts as long as its shift, 510 minutes on the night to 28 March 2027."""
    night = {"shift_types": ("22:00-07:30",), "days": "6", "target": 1}
    types = ("2027-03-27 22:00-07:30", "2027-03-26 07:30-15:00")
    assert missing(night, *types[:1], start="2027-03-22") == (0, 0)
    problem, _ = demanded(night, *types, term=Uncovered(), start="2027-03-22")
    assert counted(problem, world.rota([]))[0] == 510


def test_a_night_is_as_long_as_it_is() -> None:
    """A window over the night to 31 October 2027 holds an hour more than the clock says."""
    night = {"start": "22:00", "end": "07:30", "days": "6", "target": 1}
    assert missing(night, start="2027-10-25")[0] == 630
    assert missing(night, "2027-10-30 22:00-07:30", start="2027-10-25")[0] == 0


def test_the_night_before_the_plan_covers_its_first_morning() -> None:
    """Who came on Sunday evening is a head until Monday 07:30."""
    types, _ = world.shifts(("2027-02-28 22:00-07:30",))
    before = ({"date": "2027-02-28", "shift_type": types[0].code, "unit": "ward"},)
    row = {"start": "00:00", "end": "08:00", "days": "1", "target": 1}
    anna = world.employee(history=before)
    assert missing(row, "2027-03-02 22:00-07:30", people=(anna,))[0] == 30


@pytest.mark.parametrize(("cyclic", "minutes"), [(True, 30), (False, 480)])
def test_a_cycle_ends_where_it_begins(cyclic: bool, minutes: int) -> None:
    """The last Sunday's night covers the first Monday's morning only in a cyclic rota."""
    row = {"start": "00:00", "end": "08:00", "days": "1", "target": 1}
    assert missing(row, "2027-03-07 22:00-07:30", cyclic=cyclic)[0] == minutes


def test_a_competence_has_one_price() -> None:
    """Two prices of one competence are refused; their order makes no difference."""
    nurse, skilled = (CompetencePrice(competence=name, price=1) for name in NAMES)
    assert Uncovered(prices=(skilled, nurse)) == Uncovered(prices=(nurse, skilled))
    with pytest.raises(ValidationError, match="nurse has two prices"):
        Uncovered(prices=(nurse, skilled, nurse))
