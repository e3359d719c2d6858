"""Short rests (korte hviler)."""

from datetime import date

import pytest
from hypothesis import strategies as st

from models.rules.one_place import OnePlace
from models.terms.short_rests import ShortRests
from models.units import HOUR
from tests import world
from tests.strategies import worlds
from tests.terms.agreement import alone, counted

WORLDS = st.builds(
    ShortRests,
    limit=st.sampled_from((8 * HOUR, 11 * HOUR, 11 * HOUR + 1)),
    price=st.sampled_from((1, 30_000)),
).flatmap(
    lambda term: worlds(OnePlace(), limits=(0, term.limit), more=alone(term), days=(5, 6, 0), largest=6)
)

EVENING, DAY = "14:30-22:00", "07:30-15:00"


def rests(*written: str, start: str = "2027-03-01", cyclic: bool = False) -> int:
    """Return how many short rests a rota has."""
    types, placed = world.shifts(written)
    problem = world.problem(
        shift_types=types, start=date.fromisoformat(start), cyclic=cyclic, objective=(ShortRests(),)
    )
    return counted(problem, world.rota(placed))[0]


def test_an_evening_before_a_day_shift_is_short() -> None:
    """From 22:00 to 07:30 there are nine and a half hours."""
    assert rests(f"2027-03-02 {EVENING}", f"2027-03-03 {DAY}") == 1


@pytest.mark.parametrize(("start", "count"), [("09:00", 0), ("08:59", 1)])
def test_the_limit_itself_is_not_short(start: str, count: int) -> None:
    """Eleven hours is a full rest, a minute less is not."""
    assert rests(f"2027-03-02 {EVENING}", f"2027-03-03 {start}-15:00") == count


def test_only_the_gap_to_the_next_shift_counts() -> None:
    """Three shifts on one day have two gaps, although the first and the third are close too."""
    assert rests("2027-03-02 07:00-09:00", "2027-03-02 11:00-13:00", "2027-03-02 15:00-17:00") == 2


@pytest.mark.parametrize(
    ("start", "saturday", "sunday", "count"),
    [
        ("2027-03-22", "2027-03-27 14:00-21:00", "2027-03-28 08:00-15:00", 1),
        ("2027-10-25", "2027-10-30 14:00-22:00", "2027-10-31 08:00-15:00", 0),
    ],
)
def test_a_night_is_as_long_as_it_is(start: str, saturday: str, sunday: str, count: int) -> None:
    """Eleven hours by the clock are ten in March, and ten are eleven in October."""
    assert rests(saturday, sunday, start=start) == count


@pytest.mark.parametrize(("cyclic", "count"), [(True, 1), (False, 0)])
def test_a_cycle_ends_where_it_begins(cyclic: bool, count: int) -> None:
    """The last Sunday's evening is followed by the first Monday only in a cyclic rota."""
    assert rests(f"2027-03-01 {DAY}", f"2027-03-07 {EVENING}", cyclic=cyclic) == count


def test_the_history_ends_in_the_plan() -> None:
    """A rest that the plan's first shift cuts short counts; one wholly before the plan does not."""
    types, _ = world.shifts((f"2027-03-01 {DAY}", f"2027-03-01 {EVENING}"))
    day, evening = (shift_type.code for shift_type in types)
    worked = [("2027-02-26", evening), ("2027-02-27", day), ("2027-02-28", evening)]
    anna = world.employee(
        history=tuple({"date": d, "shift_type": code, "unit": "ward"} for d, code in worked)
    )
    problem = world.problem(anna, shift_types=types, objective=(ShortRests(),))
    assert counted(problem, world.rota([(world.day(0), day, "ward")])) == (1, 30_000)
    assert counted(problem, world.rota([])) == (0, 0)
