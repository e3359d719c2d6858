"""A Sunday free beside a holiday (søndagsfri ved ferie)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.agreements import Enforcement
from models.people import Absence, AbsenceKind
from models.problem import Problem
from models.rules.holiday_sunday import HolidaySunday
from models.units import DAY, HOUR
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds

RULES = st.builds(
    HolidaySunday,
    days=st.sampled_from((1, 2, 4, 5, 6, 6)),
    always=st.booleans(),
    begin=st.sampled_from((0, 0, 7 * HOUR)),
    end=st.sampled_from((22 * HOUR, 22 * HOUR, 15 * HOUR, DAY)),
)


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = draw(RULES)
    drawn = draw(worlds(rule, days=(5, 6, 6), weeks=3, largest=6))
    start = drawn.problem.horizon.start
    # Holidays that begin and end about the edges of weeks, some of them before the plan; two may touch.
    holidays = st.builds(
        lambda week, first, length, claim: Absence(
            start=start + timedelta(days=7 * week + first),
            end=start + timedelta(days=7 * week + first + length),
            kind=AbsenceKind.HOLIDAY,
            sunday=claim,
        ),
        st.integers(-1, 2),
        st.sampled_from((-1, 0, 0, 0, 1)),
        st.sampled_from((0, 4, 5, 5, 5, 6, 12)),
        st.booleans(),
    )
    return changed(drawn, {"absences": tuple(draw(st.lists(holidays, min_size=1, max_size=2)))})


WORLDS: st.SearchStrategy[World] = _worlds()
WEEK = ("2027-07-05", "2027-07-11")
"""Monday to Sunday; the Sundays beside it are 4 July and 11 July."""


def holiday(first: str, last: str, *, claimed: bool = True) -> dict[str, Any]:
    """Return somebody's fields with one holiday."""
    return {"absences": ({"start": first, "end": last, "kind": "holiday", "sunday": claimed},)}


def breaches(
    person: dict[str, Any], *written: str, rule: HolidaySunday | None = None, **more: Any
) -> list[date]:
    """Return the dates of the breaches of a plan of four weeks from 28 June 2027."""
    fields = {"start": date(2027, 6, 28), "weeks": 4, **more}
    return [b.date for b in found(rule or HolidaySunday(), written, person=person, **fields)]


BEFORE, BETWEEN, AFTER = "2027-07-04 07:30-15:00", "2027-07-11 07:30-15:00", "2027-07-18 07:30-15:00"


@pytest.mark.parametrize(
    ("span", "written", "broken"),
    [
        # Monday to Saturday, six working days: both Sundays beside it are worked, or one of them.
        (("2027-07-05", "2027-07-10"), (BEFORE, BETWEEN), ["2027-07-11"]),
        (("2027-07-05", "2027-07-10"), (BEFORE,), []),
        (("2027-07-05", "2027-07-10"), (BETWEEN,), []),
        # Five working days give no claim.
        (("2027-07-05", "2027-07-09"), (BEFORE, BETWEEN), []),
        # Two weeks on end: the Sunday between them is none of the two.
        (("2027-07-05", "2027-07-17"), (BEFORE, AFTER), ["2027-07-18"]),
        (("2027-07-05", "2027-07-17"), (BEFORE, BETWEEN), []),
        # From a Wednesday to a Tuesday: six working days, with the Sundays of 4 and 18 July beside them.
        (("2027-07-07", "2027-07-13"), (BEFORE, AFTER), ["2027-07-18"]),
        # The night to Sunday takes hours of it, the one that begins at 22:00 does not.
        (("2027-07-05", "2027-07-10"), ("2027-07-03 22:00-07:00", BETWEEN), ["2027-07-11"]),
        (("2027-07-05", "2027-07-10"), ("2027-07-04 22:00-07:00", BETWEEN), []),
    ],
)
def test_one_of_the_two_sundays_is_free(
    span: tuple[str, str], written: tuple[str, ...], broken: list[str]
) -> None:
    """A claimed holiday of six working days or more has the Sunday before or after it free."""
    assert breaches(holiday(*span), *written) == [date.fromisoformat(day) for day in broken]


def test_the_sunday_before_may_be_history() -> None:
    """A Sunday worked before the plan leaves the one after the holiday to be free."""
    person = holiday("2027-07-05", "2027-07-10")
    late: dict[str, Any] = {"start": date(2027, 7, 5), "weeks": 2}
    assert breaches(person, BETWEEN, history=(BEFORE,), **late) == [date(2027, 7, 11)]
    assert breaches(person, BETWEEN, **late) == []


def test_nothing_is_due_without_a_claim() -> None:
    """Whoever claims no Sunday has none, unless the rule takes every claim as made."""
    person = holiday("2027-07-05", "2027-07-10", claimed=False)
    assert breaches(person, BEFORE, BETWEEN) == []
    assert breaches(person, BEFORE, BETWEEN, rule=HolidaySunday(always=True)) == [date(2027, 7, 11)]


def test_other_absence_gives_no_claim() -> None:
    """Leave of a week says nothing of its Sundays."""
    person = {"absences": ({"start": "2027-07-05", "end": "2027-07-10"},)}
    assert breaches(person, BEFORE, BETWEEN, rule=HolidaySunday(always=True)) == []


def test_it_binds_in_the_standard_regulation_and_costs_nothing_without_a_claim() -> None:
    """The rule is law, and posts not a row for whoever claims nothing."""

    def rows(problem: Problem) -> int:
        parts = build(problem, only=frozenset({"holiday_sunday"})).formulation.parts
        return sum(len(part.rows) for part in parts)

    first: dict[str, Any] = {"start": date(2027, 6, 28), "weeks": 4}
    week = ("2027-07-05", "2027-07-10")
    anna, bo = (world.employee(**holiday(*week, claimed=claimed)) for claimed in (True, False))
    asked = world.problem(anna, **first)
    held = next(held for held in asked.rules_for(anna) if held.rule.kind == "holiday_sunday")
    assert held.enforcement is Enforcement.HARD
    assert rows(asked) > 0
    assert rows(world.problem(bo, **first)) == 0
