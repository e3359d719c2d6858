"""Neighbourhoods: what each sets free is what it says, around what costs, of nobody who is busy."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from models.calendar import HorizonKind
from solver.build import Build, build
from solver.progress import Mixed
from solver.search.neighbourhoods import (
    LEAST,
    NEIGHBOURHOODS,
    ByPath,
    FewDays,
    InTheMaster,
    Map,
    Neighbourhood,
    Record,
    SomeWeeks,
    Where,
    drawn,
)
from tests.solver.test_dive import crew

ROOM = 20
DRAWS = 60


def where(made: Build, *, busy: str = "anna", size: int = ROOM, seed: int = 0) -> Where:
    """Return what is drawn from when nobody works, one is busy and every other duty is in the mixture."""
    values = made.nothing()
    made.formulation.settle(values)
    plan = Map(made)
    idle = tuple(name for name in plan.people if name != busy)
    held = [duty for mine in plan.duties.values() for duty in mine[::2]]
    near = [duty for mine in plan.duties.values() for duty in mine[1::2]]
    support = Mixed(0, (*held, *near), len(held))
    return Where(plan, values, 1, idle, size, random.Random(seed), support, frozenset(plan.people))


def days(made: Build, free: set[int]) -> list[int]:
    """Return the days on which some duties start."""
    return sorted({made.grid.duty[duty].day for duty in free})


@pytest.mark.parametrize("shape", [ByPath(), *NEIGHBOURHOODS], ids=lambda shape: shape.name)
def test_what_is_free_are_duties_of_idle_people(shape: Neighbourhood) -> None:
    """Every draw has some, about as many as there is room for; all draws together reach everybody idle."""
    made = build(crew(0))
    asked, reached = where(made), set()
    most = max(len(shape.free(where(made, size=1, seed=seed))) for seed in range(DRAWS))
    for _ in range(DRAWS):
        free = shape.free(asked)
        people = {made.grid.duty[duty].employee for duty in free}
        assert 0 < len(free) < ROOM + most
        reached |= people
    assert reached == set(asked.idle)


def test_few_days_are_one_to_four_in_a_row_and_all_of_them() -> None:
    """Of those it takes, it takes every duty on those days."""
    made = build(crew(0))
    asked, lengths = where(made, size=1_000), set()
    for _ in range(DRAWS):
        free = FewDays().free(asked)
        found = days(made, free)
        assert all(later - earlier == 1 for earlier, later in pairwise(found))
        lengths.add(len(found))
        wanted = {
            duty
            for name in asked.idle
            for duty in asked.map.duties[name]
            if made.grid.duty[duty].day in found
        }
        assert free == wanted
    assert lengths == {1, 2, 3, 4}


def test_some_weeks_are_whole_weeks() -> None:
    """From Monday to Sunday, one or both."""
    made = build(crew(0))
    asked, seen = where(made, size=1_000), set()
    for _ in range(DRAWS):
        seen.add(tuple(days(made, SomeWeeks().free(asked))))
    assert seen == {tuple(range(7)), tuple(range(7, 14)), tuple(range(14))}


def test_in_the_master_only_what_its_lines_hold_is_free() -> None:
    """And what is worked."""
    made = build(crew(0))
    asked = where(made)
    worked = asked.map.duties["bo"][1]
    asked.values[worked] = 1
    free: set[int] = set()
    for _ in range(DRAWS):
        free |= InTheMaster().free(asked)
    assert asked.support is not None
    assert free <= asked.support.first() | {worked}
    assert worked in free


def test_beyond_the_master_is_what_is_nearest() -> None:
    """Half as many duties again as the mixture holds are those that stand first after them."""
    asked = where(build(crew(0)))
    assert asked.support is not None
    nearest = asked.support.first(0.5)
    assert len(nearest) == len(asked.support.first()) * 3 // 2
    free: set[int] = set()
    for _ in range(DRAWS):
        free |= InTheMaster(beyond=0.5).free(asked)
    assert free <= nearest
    assert free - asked.support.first()


def test_a_stretch_goes_round_only_where_the_plan_does() -> None:
    """Days before the first are the last of a plan that goes round, and none of one that does not."""
    straight = crew(0)
    around = straight.model_copy(
        update={"horizon": straight.horizon.model_copy(update={"kind": HorizonKind.CYCLIC})}
    )
    ends = [Map(build(problem)).stretch(-1, 3).nonzero()[0].tolist() for problem in (straight, around)]
    assert ends == [[0, 1], [0, 1, 13]]


def test_blame_falls_on_what_costs() -> None:
    """Where only one day is not covered, every duty that is blamed could cover it."""
    made = build(crew(0))
    asked = where(made)
    for name in ("anna", "bo"):
        for duty in asked.map.duties[name]:
            asked.values[duty] = int(made.grid.duty[duty].day != 5)
    # Both kinds of shift want two heads a day, and now have two on all days but one.
    made.formulation.settle(asked.values)
    wishes = {wish.date for person in made.problem.employees for wish in person.wishes}
    blamed = {duty for _ in range(DRAWS) for duty in asked.map.blame(1, asked.values, asked.chance)}
    found = {made.grid.duty[duty] for duty in blamed}
    assert blamed
    assert {duty.day for duty in found if duty.date not in wishes} <= {5}
    assert 5 in {duty.day for duty in found}


def test_a_shape_is_worth_what_it_gains_for_the_work() -> None:
    """Twice the gain for the same work, or the same for half of it, is twice the rate, until forgotten."""
    plain, richer, quicker = (Record(FewDays(), ROOM) for _ in range(3))
    assert plain.rate == 0.0
    for _ in range(3):
        plain.earn(0.01, 1.0)
        richer.earn(0.02, 1.0)
        quicker.earn(0.01, 0.5)
    assert richer.rate == quicker.rate == pytest.approx(2 * plain.rate)
    for _ in range(50):
        richer.earn(0.0, 1.0)
    assert richer.rate < 0.01 * quicker.rate


def test_what_a_level_loses_to_an_earlier_one_is_no_debt() -> None:
    """A shape is never worth less than nothing: it could not be drawn."""
    shape = Record(FewDays(), ROOM)
    shape.earn(-1.0, 1.0)
    assert shape.rate == 0.0


@pytest.mark.parametrize(
    ("work", "size"),
    [(0.0, 3_001), (0.01, 3_001), (0.0625, 2_001), (0.2, 1_301), (0.3, 1_051)],
    ids=["nothing", "hardly anything", "a sixteenth", "a fifth", "much"],
)
def test_a_shape_grows_by_what_is_to_spare(work: float, size: int) -> None:
    """Who takes a sixteenth of the effort can bear twice as much; work grows as the square."""
    shape = Record(FewDays(), 1_000)
    shape.note(optimal=True, full=True, work=work, improved=False, most=ROOM * 1_000)
    assert shape.size == size


def test_a_shape_grows_little_without_enough_to_choose_from_and_shrinks_where_time_ran_out() -> None:
    """What was small for want of people says nothing of how much can be borne."""
    narrow, hurried, whole = (Record(FewDays(), 1_000) for _ in range(3))
    narrow.note(optimal=True, full=False, work=0.01, improved=True, most=5_000)
    hurried.note(optimal=False, full=True, work=1.0, improved=False, most=5_000)
    whole.note(optimal=True, full=True, work=0.01, improved=False, most=1_200)
    assert (narrow.size, hurried.size, whole.size) == (1_000, 800, 1_200)


def test_each_shape_is_tried_once_before_any_is_tried_again() -> None:
    """Nothing is known of a shape that has not been tried."""
    shapes, chance = [Record(FewDays(), ROOM) for _ in range(5)], random.Random(1)
    for _ in shapes:
        drawn(shapes, chance).earn(0.0, 0.0)
    assert [shape.tries for shape in shapes] == [1] * len(shapes)


def test_shapes_work_as_much_as_they_earn_and_the_poor_ones_little() -> None:
    """One that takes four times as long for four times the gain is tried a quarter as often."""
    quick, slow, poor = shapes = [Record(FewDays(), ROOM) for _ in range(3)]
    quick.earn(0.01, 1.0)
    slow.earn(0.04, 4.0)
    poor.earn(0.0, 1.0)
    chance = random.Random(1)
    tries = Counter(id(drawn(shapes, chance)) for _ in range(20_000))
    assert tries[id(quick)] / tries[id(slow)] == pytest.approx(4, rel=0.1)
    assert tries[id(quick)] / tries[id(poor)] == pytest.approx((1 + LEAST) / LEAST, rel=0.2)
