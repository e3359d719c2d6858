"""Introduction shifts (opplæringsvakter)."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import strategies as st

from models.audit import audit, timelines
from models.demand import Demand, DemandRow
from models.findings import Breach
from models.problem import Problem
from models.rules.introduction_shifts import IntroductionShifts
from models.units import HOUR
from solver.build import build
from tests import world
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    rule = IntroductionShifts(shifts=draw(st.sampled_from((1, 2, 3))))
    units = draw(st.sampled_from(((), (), ("zone",))))
    drawn = draw(worlds(rule, limits=(0, HOUR), person=st.just({"units": units}), days=(0, 1, 2), weeks=2))
    taught = st.lists(st.booleans(), min_size=len(drawn.problem.shift_types))
    flags = draw(taught)
    types = tuple(
        code.model_copy(update={"supernumerary": flag})
        for code, flag in zip(drawn.problem.shift_types, flags, strict=False)
    )
    new = st.builds(
        lambda unit, n: {"unit": unit, "shifts": n}, st.just("ward"), st.sampled_from((None, 0, 1, 2))
    )
    return changed(
        drawn,
        {"introductions": tuple(draw(st.lists(new, max_size=1)))},
        {"shift_types": types},
    )


WORLDS: st.SearchStrategy[World] = _worlds()

TYPES = (
    world.shift_type("D", "08:00", "15:00"),
    world.shift_type("O", "08:00", "15:00", supernumerary=True),
)
NEW: dict[str, Any] = {"introductions": ({"unit": "ward"},)}


def setting(person: dict[str, Any], **more: Any) -> Problem:
    """Return a week of day shifts and introductions in two units."""
    worker = world.employee(**{"units": ("zone",), **person})
    return world.problem(worker, shift_types=TYPES, **more)


def broken(placed: Sequence[tuple[int, str, str]], person: dict[str, Any], **more: Any) -> list[Breach]:
    """Return what is found in shifts written as day, code and unit."""
    problem = setting(person, **more)
    rota = world.rota([(world.day(day), code, unit) for day, code, unit in placed])
    return list(IntroductionShifts().audit(timelines(problem, rota)[0]))


THREE = [(day, "O", "ward") for day in range(3)]


def test_three_shifts_before_the_first_of_ones_own() -> None:
    """With three introductions the fourth day is open, with two it is one too soon; elsewhere all is open."""
    assert broken([*THREE, (3, "D", "ward")], NEW) == []
    (early,) = broken([*THREE[:2], (3, "D", "ward")], NEW)
    assert (early.date, early.measured, early.limit) == (world.day(3), 2, 3)
    assert broken([(3, "D", "zone")], NEW) == []
    assert broken([(3, "D", "ward")], {}) == []


def test_no_more_of_them_than_are_due() -> None:
    """A fourth introduction is one too many, and one in a unit that the person knows is so too."""
    (fourth,) = broken([*THREE, (3, "O", "ward")], NEW)
    assert (fourth.measured, fourth.limit) == (4, 3)
    (known,) = broken([(3, "O", "zone")], NEW)
    assert (known.measured, known.limit) == (1, 0)


def test_a_person_may_be_due_another_number() -> None:
    """One is enough for who has worked there before, and none makes the unit known."""
    one = {"introductions": ({"unit": "ward", "shifts": 1},)}
    assert broken([(0, "O", "ward"), (1, "D", "ward")], one) == []
    none = {"introductions": ({"unit": "ward", "shifts": 0},)}
    assert broken([(1, "D", "ward")], none) == []
    assert len(broken([(0, "O", "ward")], none)) == 1


def test_introductions_of_the_history_count() -> None:
    """Two before the plan and one in it are three."""
    before = tuple({"date": world.day(-day), "shift_type": "O", "unit": "ward"} for day in (4, 3))
    person = {**NEW, "history": before}
    assert broken([(0, "O", "ward"), (1, "D", "ward")], person) == []
    assert len(broken([(0, "D", "ward")], person)) == 1


def test_in_a_cycle_nobody_is_new() -> None:
    """A pattern that repeats for ever has no first shifts: introductions have no place in it."""
    assert broken([(1, "D", "ward")], NEW, cyclic=True) == []
    assert len(broken([(1, "O", "ward")], NEW, cyclic=True)) == 1


@pytest.mark.parametrize(
    "row",
    [
        {"start": "08:00", "end": "15:00"},
        {"shift_types": ("D", "O")},
    ],
)
def test_a_supernumerary_shift_covers_nothing(row: dict[str, Any]) -> None:
    """Neither a need for presence nor one on codes sees who is there to learn, posted or audited."""
    demand = Demand(
        rows=(DemandRow.model_validate({"id": "r", "unit": "ward", "days": "1", "minimum": 1, **row}),)
    )
    problem = setting(NEW, demand=demand, objective=({"kind": "uncovered", "level": 1},))
    costs = [audit(problem, world.rota([(world.MONDAY, code, "ward")])).level(1) for code in ("O", "D")]
    assert costs[0] > 0
    assert costs[1] == 0
    built = build(problem, only=frozenset({"uncovered"}))
    counted = {v for e in built.formulation.units["ward"].excesses for v in e.variables}
    assert {built.grid.duty[v].shift_type for v in counted} == {"D"}
