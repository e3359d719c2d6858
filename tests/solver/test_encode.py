"""What a neighbourhood may change: as much as if every rest and mark of the plan were free."""

import random
import time
from collections.abc import Iterable

import numpy as np
import pytest

from models.agreements import Provision
from models.demand import Demand, DemandRow
from models.people import Wish
from models.posting import TRUE
from models.problem import Problem
from models.rules.quick_returns import QuickReturns
from solver import alongside
from solver.build import Build, build
from solver.encode import Encoder
from solver.engine import Answer, Effort, Engine, Status
from solver.formulation import Excess, Formulation, Label, Linear, Part, Price, Values
from tests import world

WEEKS = 5
DAYS = ("1", "2", "3", "4", "5", "6", "7", "123", "67")
LABEL = Label("drawn", "anna")


def drawn(seed: int) -> Problem:
    """Return two people on three shift types for five weeks, with drawn demand and wishes."""
    chance = random.Random(seed)
    shift_types = (
        world.shift_type("D", "07:30", "15:00"),
        world.shift_type("A", "14:30", "22:00"),
        world.shift_type("N", "21:30", "08:00"),
    )
    rows = tuple(
        DemandRow(
            id=f"{code}{days}",
            unit="ward",
            days=days,
            shift_types=(code,),
            minimum=chance.randrange(2),
            target=1,
            maximum=2,
        )
        for code in "DAN"
        for days in chance.sample(DAYS, 3)
    )
    people = tuple(
        world.employee(
            name, wishes=tuple(Wish(date=world.day(day), wants=False) for day in chance.sample(range(35), 4))
        )
        for name in ("anna", "bo")
    )
    returns = Provision(rule=QuickReturns(maximum=1))
    return world.problem(*people, shift_types=shift_types, demand=Demand(rows=rows), weeks=WEEKS).changed(
        rules=(returns,), objective=Problem.model_fields["objective"].default
    )


def solved(encoder: Encoder, start: Values, fixed: Iterable[int] = ()) -> Answer:
    """Return the best on the first level, with some duties as in ``start``."""
    encoded = encoder.encode()
    for literal in fixed:
        encoded.model.add(encoded.variables[literal] == int(start[literal]))
    encoder.minimise({1: 1})
    return Engine(time.monotonic() + 60).run(encoded, start, Effort(seconds=30))


def cost(built: Build, answer: Answer) -> int:
    """Return what the first level costs, by the duties alone."""
    assert answer.status is Status.OPTIMAL
    assert answer.values is not None
    values = built.values(built.rota(answer.values))
    return built.formulation.costs(values)[1]


def lawful(built: Build) -> Values:
    """Return any rota that keeps all rules, with what people chose."""
    encoder = Encoder(built.formulation)
    encoded = encoder.encode()
    answer = Engine(time.monotonic() + 60).run(encoded, built.nothing(), Effort(seconds=30))
    assert answer.values is not None
    built.formulation.settle(answer.values)
    return answer.values


def in_weeks(built: Build, weeks: set[int]) -> set[int]:
    """Return everybody's duties that start in some weeks."""
    return {v for mine in built.formulation.duties.values() for v in mine if built.grid.duty[v].week in weeks}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("first", range(WEEKS - 1))
def test_weeks_set_free_are_as_good_as_with_every_choice_free(seed: int, first: int) -> None:
    """Two weeks reach what the whole plan's model does when all other duties are held."""
    built = build(drawn(seed))
    start = lawful(built)
    free = in_weeks(built, {first, first + 1})
    held = in_weeks(built, set(range(WEEKS))) - free
    some, every = Encoder(built.formulation, start, free), Encoder(built.formulation)
    assert len(some.variables) < len(every.variables) - len(held)
    assert cost(built, solved(some, start)) == cost(built, solved(every, start, held))


@pytest.mark.parametrize("seed", range(4))
def test_a_rota_that_does_not_say_what_was_chosen_is_no_worse(seed: int) -> None:
    """With every rest and mark of the given rota unknown a neighbourhood finds the same."""
    built = build(drawn(seed))
    start = lawful(built)
    unknown = built.values(built.rota(start))
    assert (unknown != start).any()
    free = in_weeks(built, {2, 3})
    told = solved(Encoder(built.formulation, start, free), start)
    found = solved(Encoder(built.formulation, unknown, free), unknown)
    assert cost(built, found) == cost(built, told)


def resting(built: Build, start: Values) -> tuple[set[int], set[int]]:
    """Return the literals of weekly rest that stand in a row with a duty of the third week, and all."""
    part = built.formulation.people["anna"]
    choices = set(part.literals) - set(built.formulation.duties["anna"]) - set(part.unions)
    free = in_weeks(built, {2})
    rows = [row for row in part.rows if row.label.kind == "weekly_rest"]
    chosen = {v for row in rows for v in row.variables} & choices
    assert any(start[v] for v in chosen)
    near = {v for row in rows if not free.isdisjoint(row.variables) for v in row.variables}
    return near & chosen, chosen


def test_the_rests_of_the_weeks_set_free_are_free() -> None:
    """Whatever rest a duty of the week may be in is free; that of a week far away is not."""
    built = build(drawn(0))
    start = lawful(built)
    near, chosen = resting(built, start)
    variables = Encoder(built.formulation, start, in_weeks(built, {2})).variables
    assert near
    assert near <= variables.keys()
    assert not chosen <= variables.keys()


def test_with_rests_held_something_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A neighbourhood that held all rests and marks would find worse: the tests above can fail."""
    lost = 0
    for seed in range(4):
        built = build(drawn(seed))
        start = lawful(built)
        free = in_weeks(built, {1, 2})
        found = cost(built, solved(Encoder(built.formulation, start, free), start))
        with monkeypatch.context() as without:
            without.setattr(alongside, "RINGS", 0)
            lost += cost(built, solved(Encoder(built.formulation, start, free), start)) > found
    assert lost


def two(rows: dict[str, list[Linear]]) -> Formulation:
    """Return two people with duties 2, 3 and 4, 5, the first with choice 6, and the rows of each owner."""
    people = {
        "anna": Part("anna", [2, 3, 6], rows.get("anna", [])),
        "bo": Part("bo", [4, 5], rows.get("bo", [])),
    }
    ward = Part("ward", [], rows.get("ward", []))
    ward.excesses.append(Excess(7, (2, 4), (-1, -1), -2, 2))
    ward.prices.append(Price((7,), (100,), 0, 1, LABEL))
    return Formulation(people, {"ward": ward}, {"anna": (2, 3), "bo": (4, 5)}, 7, (1,))


def holding(*true: int) -> Values:
    """Return values in which some variables hold."""
    values = np.zeros(8, dtype=np.int64)
    values[[TRUE, *true]] = 1
    return values


BROKEN = Linear((4, 5), (1, 1), 1, None, LABEL)


@pytest.mark.parametrize(
    ("owner", "free", "possible"),
    [
        ("ward", {2}, False),
        ("ward", {2, 4}, True),
        ("bo", {2}, True),
        ("bo", {2, 4}, True),
        ("anna", {2}, False),
    ],
)
def test_a_row_that_nothing_free_touches_binds(owner: str, free: set[int], possible: bool) -> None:
    """A unit's broken row rules everything out, and so does that of whoever is in it; another's does not."""
    formulation = two({owner: [BROKEN]})
    start = holding()
    formulation.settle(start)
    answer = solved(Encoder(formulation, start, free), start)
    assert (answer.status is not Status.INFEASIBLE) is possible


def test_rows_of_units_can_be_left_out() -> None:
    """Without the units their broken rows bind nobody, and their counts are no variables."""
    encoder = Encoder(two({"ward": [BROKEN]}), holding(), {2, 3}, units=False)
    assert solved(encoder, holding()).status is Status.OPTIMAL
    assert 7 not in encoder.variables


def test_what_others_have_counts() -> None:
    """A count over somebody free and somebody held is what both make it, and bounded by that."""
    formulation = two({})
    for held, least in (((), 1), ((4,), 0)):
        start = holding(*held)
        formulation.settle(start)
        encoder = Encoder(formulation, start, {2, 3})
        answer = solved(encoder, start)
        assert answer.objective == least
        assert encoder.scale(1) == (100, 0)
        assert 7 in encoder.variables
    assert 7 not in Encoder(formulation, holding(), {3}).encode().variables


def test_a_cap_and_a_hint_are_about_what_is_free() -> None:
    """A level held at what a rota costs lets nothing dearer through, and a hint names every variable."""
    formulation = two({"anna": [Linear((2, 3), (1, 1), None, 1, LABEL)]})
    start = holding(2, 4)
    formulation.settle(start)
    encoder = Encoder(formulation, start, {2, 3})
    encoded = encoder.encode()
    encoder.cap(1, start)
    encoder.hint(start)
    assert len(encoded.model.proto.solution_hint.vars) == len(encoded.variables)
    encoded.model.add(encoded.variables[3] == 1)
    answer = Engine(time.monotonic() + 10).run(encoded, start, Effort(seconds=5))
    assert answer.status is Status.INFEASIBLE
