"""Night work under strain (nattarbeid med stor belastning)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from models.problem import Problem
from models.rules.night_strain import NightStrain
from models.units import DAY, HOUR
from solver.grid import Grid
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = draw(
        st.builds(
            NightStrain,
            maximum=st.sampled_from((0, 180, 450, 8 * HOUR, 10 * HOUR, 900)),
            threshold=st.sampled_from((0, 60, 3 * HOUR)),
            night_from=st.sampled_from((21 * HOUR, 23 * HOUR)),
        )
    )
    drawn = draw(worlds(rule, limits=(0, 60, DAY - 600, DAY - 900), days=(6, 0), weeks=2))
    strained = tuple(
        shift_type.model_copy(update={"night_strain": draw(st.booleans())})
        for shift_type in drawn.problem.shift_types
    )
    staged = changed(drawn, more={"shift_types": strained})
    return World(staged.problem, _again(staged.problem, drawn))


def _again(problem: Problem, drawn: World) -> tuple[Any, ...]:
    """Return the duties that were offered, as the changed shift types have them."""
    ours = Grid(problem).duty
    return tuple(replace(ours[duty.works]) for duty in drawn.duties)


WORLDS: st.SearchStrategy[World] = _worlds()


@pytest.mark.parametrize(
    ("maximum", "shift", "measured"),
    [
        (8, "22:00-07:30 strain yes", [570]),
        (8, "22:00-07:30", []),
        (10, "22:00-07:30 strain yes", []),
        (8, "22:00-06:00 strain yes", []),
        (8, "22:00-06:01 strain yes", [481]),
        (8, "22:00-06:30 unpaid 30 strain yes", []),
        # Three hours at night are no night work; a minute more is.
        (8, "15:00-00:00 strain yes", []),
        (8, "15:00-00:01 strain yes", [541]),
        (15, "21:00-12:00 strain yes", []),
        (15, "21:00-12:01 strain yes", [901]),
        # Resting duty is time at work in full.
        (8, "22:00-07:00 resting 23:00-06:00 share 3333 strain yes", [540]),
    ],
)
def test_a_straining_night_is_short(maximum: int, shift: str, measured: list[int]) -> None:
    """AML § 10-11 (7): at most 8 h in 24, 10 by the representatives, 15 by a union."""
    rule = NightStrain(maximum=maximum * HOUR)
    assert [breach.measured for breach in found(rule, [f"{world.day(0)} {shift}"])] == measured


def test_all_work_of_the_24_hours_counts() -> None:
    """A day of 6 h before a night of 7 h is 13 h from the day's start, and 11 before the window closes."""
    night = f"{world.day(0)} 22:00-05:00 strain yes"
    (breach,) = found(NightStrain(), [f"{world.day(0)} 08:00-14:00", night])
    assert (breach.date, breach.measured) == (world.day(0), 13 * HOUR)
    (breach,) = found(NightStrain(), [night, f"{world.day(1)} 20:00-23:00"])
    assert (breach.date, breach.measured) == (world.day(1), 9 * HOUR)
    assert found(NightStrain(), [night, f"{world.day(1)} 21:00-23:00"]) == []
    assert found(NightStrain(), [f"{world.day(0)} 08:00-14:00", night.replace(" strain yes", "")]) == []


def test_a_night_before_the_plan_counts_for_the_day_after() -> None:
    """Sunday's straining night of 7 h leaves an hour up to Monday 22:00; its own length is the history's."""
    before = [f"{world.day(-1)} 22:00-05:00 strain yes"]
    assert found(NightStrain(), [f"{world.day(0)} 21:00-23:00"], history=before) == []
    assert len(found(NightStrain(), [f"{world.day(0)} 20:59-23:00"], history=before)) == 1
    longer = [f"{world.day(-1)} 22:00-07:00 strain yes"]
    assert found(NightStrain(), [f"{world.day(0)} 20:00-23:00"], history=longer) == []
