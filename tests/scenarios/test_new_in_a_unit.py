"""A pool with a newcomer (ny i ressursenheten): introduced before she counts, in no more than two units.

Two weeks from Monday 2 August 2027. Pia serves three units and knows one of them; two introductions are due
in each of the others, and the pool's agreement lets nobody work in more than two. Counted by hand.
"""

from datetime import date
from functools import cache

from models.agreements import Provision
from models.audit import audit
from models.demand import Demand, DemandRow
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rules.introduction_shifts import IntroductionShifts
from models.rules.units_per_person import UnitsPerPerson
from models.terms import STANDARD_OBJECTIVE
from solver.limits import Limits
from solver.solve import solve
from tests import world

START = date(2027, 8, 2)
HALF_HOUR = ({"minutes": 30, "paid": True},)
SHIFT_TYPES = (
    world.shift_type("D", "07:30", "15:00", breaks=HALF_HOUR),
    world.shift_type("O", "07:30", "15:00", breaks=HALF_HOUR, supernumerary=True),
)


def pool() -> Problem:
    """Return the three units, with somebody of their own in each and Pia between them."""
    pia = world.employee(
        "pia",
        unit="ward",
        units=("zone", "house"),
        introductions=({"unit": "zone", "shifts": 2}, {"unit": "house", "shifts": 2}),
    )
    own = [world.employee(f"{unit}-{n}", unit=unit) for unit in ("ward", "zone", "house") for n in (1, 2)]
    rows = tuple(
        DemandRow(id=unit, unit=unit, days="12345", shift_types=("D",), minimum=heads)
        for unit, heads in (("ward", 1), ("zone", 3), ("house", 2))
    )
    rules = (Provision(rule=IntroductionShifts()), Provision(rule=UnitsPerPerson(maximum=2)))
    problem = world.problem(
        pia,
        *own,
        shift_types=SHIFT_TYPES,
        start=START,
        weeks=2,
        demand=Demand(rows=rows),
        profile="local-agreement",
        objective=STANDARD_OBJECTIVE,
    )
    return problem.changed(rules=rules)


@cache
def found() -> Rota:
    """Return the pool's rota, found once for all tests here."""
    rota = solve(pool(), Limits(time=20, workers=1)).rota
    assert rota is not None
    return rota


def pias(rota: Rota) -> list[Assignment]:
    """Return Pia's shifts by date."""
    return sorted((a for a in rota.assignments if a.employee == "pia"), key=lambda a: a.date)


def test_a_lawful_rota_is_found() -> None:
    """Nothing is broken, and nobody but the newcomer is on an introduction."""
    assert audit(pool(), found()).breaches == ()
    assert {a.employee for a in found().assignments if a.shift_type == "O"} <= {"pia"}


def test_the_newcomer_is_introduced_first_and_only_where_new() -> None:
    """Before her first D in a new unit stand two O; in the ward she has none; units are two at most."""
    shifts = pias(found())
    assert len({a.unit for a in shifts}) <= 2
    for unit in ("zone", "house"):
        there = [a.shift_type for a in shifts if a.unit == unit]
        assert there.count("O") <= 2
        assert "D" not in there[:2]
    assert all(a.shift_type == "D" for a in shifts if a.unit == "ward")


def test_an_introduction_leaves_the_need_as_it_was() -> None:
    """Moved from the ward to an introduction in the zone, Pia covers one need less and none more."""
    day = START
    own = [Assignment(employee="pia", unit="ward", shift_type="D", date=day)]
    taught = [Assignment(employee="pia", unit="zone", shift_type="O", date=day)]
    nobody, here, there = (audit(pool(), Rota.of(shifts)).level(1) for shifts in ([], own, taught))
    # One head for 7.5 h, at the price of an uncovered head-minute.
    assert here < nobody
    assert there == nobody
