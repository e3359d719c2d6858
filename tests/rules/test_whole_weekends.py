"""Whole weekends (hele helger)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Absence, Lock
from models.rules.availability import Availability
from models.rules.whole_weekends import WholeWeekends
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    drawn = draw(worlds(WholeWeekends(), days=(4, 5, 6, 0), limits=(660, 900), weeks=2, largest=6))
    horizon = drawn.problem.horizon
    weekend = st.builds(
        lambda week, day: horizon.start + timedelta(days=7 * week + day),
        st.integers(0, horizon.weeks - 1),
        st.integers(4, 7),
    )
    absences = st.builds(
        lambda start, length: Absence(start=start, end=start + timedelta(days=length)),
        weekend,
        st.integers(0, 2),
    )
    return changed(drawn, {"absences": tuple(draw(st.lists(absences, max_size=2)))})


WORLDS: st.SearchStrategy[World] = _worlds()
SATURDAY, SUNDAY = "2027-03-06 07:00-15:00", "2027-03-07 07:00-15:00"


@pytest.mark.parametrize(
    ("start", "end", "written", "broken"),
    [
        ("2027-03-07", "2027-03-08", (SATURDAY,), 0),
        ("2027-03-05", "2027-03-06", (SUNDAY,), 0),
        ("2027-03-06", "2027-03-07", (SATURDAY,), 1),
        ("2027-03-08", "2027-03-09", (SATURDAY,), 1),
        ("2027-03-07", "2027-03-08", (SATURDAY, SUNDAY), 0),
    ],
)
def test_absence_on_one_day_frees_from_the_rule(
    start: str, end: str, written: tuple[str, ...], broken: int
) -> None:
    """Who is away on exactly one day of the weekend may work the other alone."""
    away = {"absences": ({"start": start, "end": end},)}
    assert len(found(WholeWeekends(), written, person=away)) == broken


@pytest.mark.parametrize(("written", "day"), [((SATURDAY,), 5), ((SUNDAY,), 6)])
def test_the_worked_day_carries_the_breach(written: tuple[str, ...], day: int) -> None:
    """Half a weekend is one breach, on the day that has the shift."""
    (breach,) = found(WholeWeekends(), written)
    assert (breach.date, breach.measured, breach.limit) == (world.day(day), 1, 2)


def test_a_day_without_a_duty_frees_the_other() -> None:
    """Where Saturday is locked off, no duty of the Sunday is left to choose."""
    saturday = Lock(date=world.day(5), shift_type=None)
    problem = world.problem(world.employee(locks=(saturday,)), rule=WholeWeekends())
    built = build(problem, only=frozenset({Availability().kind, WholeWeekends().kind}))
    left = [built.grid.duty[literal].day for literal in built.formulation.duties["anna"]]
    assert left == [0, 1, 2, 3, 4]


def test_a_weekend_of_the_history_is_nobodys_breach() -> None:
    """Half a weekend before the plan is not judged, nor completed."""
    assert found(WholeWeekends(), (), history=("2027-02-27 07:00-15:00",)) == []
    person: dict[str, Any] = {"weekends": {"every": 2}}
    assert (
        found(WholeWeekends(), (SATURDAY, SUNDAY), history=("2027-02-28 22:00-07:00",), person=person) == []
    )
