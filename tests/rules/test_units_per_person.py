"""Units per person (enheter per person)."""

import pytest
from hypothesis import strategies as st

from models.problem import Unit
from models.rules.units_per_person import UnitsPerPerson
from tests import world
from tests.audited import found
from tests.strategies import World, worlds

PLACES = ("ward", "zone", "house")


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = UnitsPerPerson(
        maximum=draw(st.sampled_from((1, 1, 2))), weeks=draw(st.sampled_from((None, 1, 1, 2)))
    )
    places = draw(st.sampled_from((PLACES, PLACES, PLACES[:2])))
    units = st.just({"units": tuple(Unit(id=place) for place in PLACES)})
    # Few shifts, each in every unit.
    person = st.just({"units": places})
    return draw(worlds(rule, limits=(0, 11 * 60), person=person, more=units, weeks=3))


WORLDS: st.SearchStrategy[World] = _worlds()


def shifts(*placed: tuple[int, str]) -> list[str]:
    """Return one shift on each of these days of the plan, in a unit."""
    return [f"{world.day(day)} 08:00-15:00 unit {unit}" for day, unit in placed]


ROUND = shifts((0, "A"), (1, "B"), (8, "C"), (9, "A"), (14, "D"))


@pytest.mark.parametrize(
    ("maximum", "weeks", "told"),
    [(4, None, []), (3, None, [(14, 4)]), (2, None, [(8, 4)]), (2, 1, []), (1, 1, [(1, 2), (9, 2)])],
)
def test_units_are_counted_in_each_period(
    maximum: int, weeks: int | None, told: list[tuple[int, int]]
) -> None:
    """Four units in three weeks, two in each of the first two, told on the day of the first too many."""
    rule = UnitsPerPerson(maximum=maximum, weeks=weeks)
    breaches = found(rule, ROUND, weeks=3)
    assert [((b.date - world.MONDAY).days, b.measured) for b in breaches] == told


def test_the_last_period_is_what_is_left() -> None:
    """Periods of two weeks in a plan of three: the third week is one by itself."""
    rule = UnitsPerPerson(maximum=2, weeks=2)
    (breach,) = found(rule, ROUND, weeks=3)
    assert breach.date == world.day(8)


def test_what_was_worked_before_the_plan_is_not_counted() -> None:
    """A third unit in the week before is another period's."""
    rule = UnitsPerPerson(maximum=2)
    assert found(rule, ROUND[:2], history=("2027-02-25 08:00-15:00 unit C",)) == []
