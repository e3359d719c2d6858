"""Blocks: whom rows join, directly or through others, and nobody else."""

import random
from collections import Counter

import pytest

from models.demand import Demand, DemandRow
from models.examples import example
from models.problem import Problem
from models.terms.uncovered import Uncovered
from solver.blocks import Blocks
from solver.build import Build, build
from tests import world

CODES = {"D": ("07:30", "15:00"), "A": ("14:30", "22:00"), "N": ("21:45", "07:30"), "X": ("10:00", "14:00")}


def drawn(seed: int) -> Problem:
    """Return eight people in two units, each on one or two kinds of shift, of which three are asked for."""
    chance = random.Random(seed)
    people = [
        world.employee(
            f"p{number}",
            chance.choice(("north", "south")),
            units=chance.choice(((), (), (), ("north",), ("south",))),
            shift_types=tuple(chance.sample(list(CODES), chance.choice((1, 1, 2)))),
        )
        for number in range(8)
    ]
    rows = tuple(
        DemandRow(
            id=f"{unit}-{code}",
            unit=unit,
            days=chance.choice(("1", "67")),
            shift_types=(code,),
            minimum=1,
            target=2,
        )
        for unit in ("north", "south")
        for code in "DAN"
    )
    return world.problem(
        *people,
        shift_types=tuple(world.shift_type(code, *hours) for code, hours in CODES.items()),
        demand=Demand(rows=rows),
        objective=(Uncovered(),),
    )


def met(built: Build) -> dict[str, set[str]]:
    """Return whom each person stands in a row with, directly or through others, row by row."""
    owner = {duty: name for name, duties in built.formulation.duties.items() for duty in duties}
    groups = {name: {name} for name in built.formulation.people}
    for part in built.formulation.units.values():
        rows = [row.variables for row in part.rows] + [excess.variables for excess in part.excesses]
        for variables in rows:
            joined = set().union(*(groups[owner[v]] for v in variables))
            for name in joined:
                groups[name] = joined
    return groups


@pytest.mark.parametrize("seed", range(20))
def test_whom_rows_join_is_a_block(seed: int) -> None:
    """Two people are of one block if a chain of rows leads from one to the other, or none counts either."""
    built = build(drawn(seed))
    groups, blocks = met(built), Blocks.of(built.formulation)
    counted = {
        owner
        for part in built.formulation.units.values()
        for excess in part.excesses
        for owner in built.formulation.owner[list(excess.variables)].tolist()
    }
    names = list(built.formulation.people)
    for one, mine in enumerate(names):
        for other, theirs in enumerate(names):
            together = theirs in groups[mine] or not counted & {one, other}
            assert bool(blocks.person[one] == blocks.person[other]) is together
    assert blocks.size == len(set(blocks.person.tolist())) == 1 + max(blocks.person)


def test_drawn_problems_have_one_block_and_several() -> None:
    """So that what is said of them says something."""
    assert len({Blocks.of(build(drawn(seed)).formulation).size for seed in range(20)}) > 2


@pytest.mark.parametrize("seed", range(5))
def test_every_priced_variable_is_of_its_peoples_block(seed: int) -> None:
    """A person's own are of the person's block, a count of a unit is of the block of all that it counts."""
    formulation = build(drawn(seed)).formulation
    blocks = Blocks.of(formulation)
    for place, part in enumerate(formulation.people.values()):
        priced = [v for price in part.prices for v in price.variables]
        assert set(blocks.variable[priced].tolist()) <= {blocks.person[place]}
    for part in formulation.units.values():
        for excess in part.excesses:
            whole = blocks.variable[[excess.count, *excess.variables]]
            assert len(set(whole.tolist())) == 1
            assert whole[0] >= 0


def test_a_ward_is_days_and_nights() -> None:
    """The worked ward's six of nights meet nobody of days and evenings, until one of them takes both."""
    ward = example("ward")
    of = Blocks.of(build(ward).formulation)
    assert sorted(Counter(of.person.tolist()).values()) == [6, 24]
    night = next(e for e in ward.employees if e.shift_types == ("N",))
    both = night.model_copy(update={"shift_types": ("A", "N")})
    mixed = ward.changed(employees=tuple(both if e is night else e for e in ward.employees))
    assert Blocks.of(build(mixed).formulation).size == 1


@pytest.mark.parametrize("seed", range(5))
def test_what_a_unit_enforces_joins_too(seed: int) -> None:
    """A row that is hard and has no price joins people as the priced one does."""
    problem = drawn(seed)
    kinds = ("uncovered", "coverage")
    priced, enforced = (build(problem, only=frozenset({kind, "eligibility"})) for kind in kinds)
    assert not any(part.excesses for part in enforced.formulation.units.values())
    assert any(part.rows for part in enforced.formulation.units.values())
    one, other = Blocks.of(priced.formulation), Blocks.of(enforced.formulation)
    assert one.person.tolist() == other.person.tolist()
