"""Wishes (ønsker)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from models.people import Wish
from models.rules.one_place import OnePlace
from models.terms.wishes import Wishes
from models.units import HOUR
from tests import world
from tests.strategies import World, changed, worlds
from tests.terms.agreement import alone, counted, dates


@st.composite
def _wished(draw: st.DrawFn, drawn: World) -> World:
    """Give the person wishes, most of them about duties that are offered."""
    problem = drawn.problem
    offered = st.sampled_from([duty.date for duty in drawn.duties])
    wishes = st.lists(
        st.builds(
            Wish,
            date=offered | dates(problem),
            shift_type=st.none() | st.sampled_from([t.code for t in problem.shift_types]),
            wants=st.booleans(),
            weight=st.integers(1, 100),
        ),
        max_size=5,
    )
    return changed(drawn, person={"wishes": tuple(draw(wishes))})


WORLDS = (
    st.builds(Wishes, price=st.sampled_from((1, 10_000)))
    .flatmap(lambda term: worlds(OnePlace(), limits=(0, HOUR), more=alone(term), days=(0, 1), largest=6))
    .flatmap(_wished)
)

D, A = world.shift_type("D", "07:30", "15:00"), world.shift_type("A", "14:30", "22:00")
TUESDAY = world.day(1)


def unmet(worked: tuple[str, ...], wish: dict[str, Any]) -> int:
    """Return the weight not met when these codes are worked on Tuesday, with one wish of weight 7."""
    anna = world.employee(wishes=({"date": TUESDAY, "weight": 7, **wish},))
    problem = world.problem(anna, shift_types=(D, A), objective=(Wishes(),))
    quantity, cost = counted(problem, world.rota([(TUESDAY, code, "ward") for code in worked]))
    assert cost == 10_000 * quantity
    return quantity


@pytest.mark.parametrize(
    ("shift_type", "wants", "worked", "weight"),
    [
        ("D", True, ("D",), 0),
        ("D", True, ("A",), 7),
        ("D", True, (), 7),
        (None, True, ("A",), 0),
        (None, True, (), 7),
        ("D", False, ("D",), 7),
        ("D", False, ("A",), 0),
        (None, False, (), 0),
        (None, False, ("A",), 7),
        (None, False, ("D", "A"), 7),
    ],
)
def test_a_wish_is_met_or_not(
    shift_type: str | None, wants: bool, worked: tuple[str, ...], weight: int
) -> None:
    """A wish not met costs its weight once, however many shifts go against it."""
    assert unmet(worked, {"shift_type": shift_type, "wants": wants}) == weight


@pytest.mark.parametrize("day", [-1, 7])
def test_a_wish_outside_the_plan_asks_for_nothing(day: int) -> None:
    """A date before or after the plan is not the plan's to grant."""
    assert unmet((), {"date": world.day(day), "wants": True}) == 0
