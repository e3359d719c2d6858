"""Work against the position (avvik fra stillingen)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Position
from models.rules.one_place import OnePlace
from models.terms.position_fill import PositionFill
from models.units import HOUR
from tests import world
from tests.strategies import World, changed, worlds
from tests.terms.agreement import alone, counted, dates


@st.composite
def _employed(draw: st.DrawFn, drawn: World) -> World:
    """Give the person one or two positions and some absence."""
    sizes = draw(st.lists(st.sampled_from((1, 300, 1408, 5000, 10_000)), min_size=1, max_size=2))
    week = draw(st.sampled_from((2130, 2250)))
    away = [
        Absence(start=first, end=first + timedelta(days=more), credited=credited)
        for first, more, credited in draw(
            st.lists(
                st.tuples(dates(drawn.problem), st.integers(0, 9), st.none() | st.integers(0, 3000)),
                max_size=3,
            )
        )
    ]
    positions = tuple(Position(unit="ward", size=size, full_time_week=week) for size in sizes)
    return changed(drawn, person={"positions": positions, "absences": tuple(away)})


WORLDS = (
    st.builds(PositionFill, price=st.sampled_from((1, 100)))
    .flatmap(lambda term: worlds(OnePlace(), limits=(11 * HOUR,), more=alone(term), largest=6))
    .flatmap(_employed)
)


def off(
    *written: str,
    start: str = "2027-03-01",
    weeks: int = 1,
    sizes: tuple[int, ...] = (10_000,),
    absences: tuple[dict[str, Any], ...] = (),
) -> int:
    """Return by how many minutes a rota misses the position."""
    types, placed = world.shifts(written)
    positions = tuple(Position(unit="ward", size=size) for size in sizes)
    problem = world.problem(
        world.employee(positions=positions, absences=absences),
        shift_types=types,
        start=date.fromisoformat(start),
        weeks=weeks,
        objective=(PositionFill(),),
    )
    quantity, cost = counted(problem, world.rota(placed))
    assert cost == 100 * quantity
    return quantity


WEEK = tuple(f"2027-03-0{day} 07:00-14:06" for day in range(1, 6))


def test_five_shifts_of_426_minutes_fill_a_week() -> None:
    """A full position of 35.5 h asks 2130 minutes; a minute more or less is one off."""
    assert off(*WEEK) == 0
    assert off(*WEEK[:4], "2027-03-05 07:00-14:05") == 1
    assert off(*WEEK[:4], "2027-03-05 07:00-14:07") == 1
    assert off(*WEEK[:4]) == 426


def test_positions_are_summed_before_they_are_rounded() -> None:
    """14.08 % of 2130 minutes is 299.904 a week: 600 for two such, 900 in three weeks, 10497 in 35."""
    assert off(WEEK[0], sizes=(1408, 1408)) == 600 - 426
    assert off(WEEK[0], weeks=3, sizes=(1408,)) == 900 - 426
    assert off(WEEK[0], weeks=35, sizes=(1408,)) == 10_497 - 426


@pytest.mark.parametrize(
    ("absence", "asked"),
    [
        ({"start": "2027-03-03", "end": "2027-03-03"}, 1826),
        ({"start": "2027-02-22", "end": "2027-03-01"}, 1826),
        ({"start": "2027-03-01", "end": "2027-03-07"}, 0),
        ({"start": "2027-03-03", "end": "2027-03-03", "credited": 450}, 1680),
        ({"start": "2027-02-28", "end": "2027-03-01", "credited": 901}, 1680),
        ({"start": "2027-03-08", "end": "2027-03-09", "credited": 450}, 2130),
        ({"start": "2027-03-01", "end": "2027-03-07", "credited": 2200}, 0),
    ],
)
def test_absence_is_credited(absence: dict[str, Any], asked: int) -> None:
    """A day away takes a seventh of a week or the minutes it says, and never more than there is."""
    assert off(absences=(absence,)) == asked


def test_days_away_twice_are_away_once() -> None:
    """Two absences of the same days, without minutes of their own, take each day once."""
    twice = ({"start": "2027-03-01", "end": "2027-03-04"}, {"start": "2027-03-03", "end": "2027-03-05"})
    assert off(absences=twice) == 609


def test_a_night_is_as_long_as_it_is() -> None:
    """The night to 28 March 2027 is worked for 8 h 30, that to 31 October for 10 h 30."""
    assert off("2027-03-27 22:00-07:30", start="2027-03-22") == 2130 - 510
    assert off("2027-10-30 22:00-07:30", start="2027-10-25") == 2130 - 630


def test_the_history_is_not_work_in_the_plan() -> None:
    """Shifts before the first day do not fill the position."""
    types, _ = world.shifts(WEEK[:1])
    before = ({"date": "2027-02-28", "shift_type": types[0].code, "unit": "ward"},)
    problem = world.problem(world.employee(history=before), shift_types=types, objective=(PositionFill(),))
    assert counted(problem, world.rota([])) == (2130, 213_000)
