"""Drawn worlds with demand (bemanning): two people, two competences, rows, a curve and an exception."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from models.demand import Demand, DemandCurve, DemandException, DemandRow
from models.people import Competence, Employee, HeldCompetence, Position, Span
from models.problem import Problem
from models.rota import Rota
from models.rules.one_place import OnePlace
from models.term import Term
from models.units import DAY, HOUR
from tests import world
from tests.strategies import World, worlds
from tests.terms.agreement import alone, dates, shared

COMPETENCES = (Competence(id="nurse", covers=("skilled",)), Competence(id="skilled"))
NAMES = ("nurse", "skilled")


def staffed(term: Term) -> st.SearchStrategy[World]:
    """Return worlds of two people in one or two units, with demand around the shifts that are offered."""
    drawn = worlds(OnePlace(), limits=(0, 8 * HOUR), more=alone(term), weeks=2, people=2, largest=3)
    return drawn.flatmap(_with_demand)


@st.composite
def _with_demand(draw: st.DrawFn, drawn: World) -> World:
    problem = drawn.problem
    units = draw(st.sampled_from((("ward",), ("ward", "annex"))))
    people = tuple(
        person.model_copy(
            update={
                "positions": tuple(Position(unit=unit, size=5000) for unit in units),
                "competences": draw(st.lists(_held(drawn), max_size=2).map(tuple)),
            }
        )
        for person in problem.employees
    )
    codes = [shift_type.code for shift_type in problem.shift_types]
    demand = Demand(
        rows=tuple(draw(_row(f"row{number}", codes)) for number in range(draw(st.integers(1, 3)))),
        curves=draw(st.lists(_curve(), max_size=1).map(tuple)),
        exceptions=draw(st.lists(_exception(drawn), max_size=1).map(tuple)),
    )
    offered = shared(
        drawn,
        employees=people,
        units=tuple({"id": unit} for unit in units),
        competences=COMPETENCES,
        demand=demand,
    )
    return World(offered.problem, tuple(draw(st.permutations(offered.duties)))[:6])


def _held(drawn: World) -> st.SearchStrategy[HeldCompetence]:
    """Return a competence, held throughout or from the first offered shift or until it."""
    turn = drawn.duties[0].date
    spans = st.sampled_from((Span(), Span(start=turn), Span(end=turn)))
    return st.builds(
        lambda name, span: HeldCompetence(competence=name, start=span.start, end=span.end),
        st.sampled_from(NAMES),
        spans,
    )


def _heads() -> st.SearchStrategy[dict[str, Any]]:
    def ordered(numbers: list[int]) -> dict[str, Any]:
        return dict(zip(("minimum", "target", "maximum"), sorted(numbers), strict=True))

    # Two people are there at most, so few heads are the numbers that tell.
    few = st.sampled_from((0, 0, 1, 1, 2, 3))
    return st.lists(few, min_size=3, max_size=3).map(ordered)


@st.composite
def _row(draw: st.DrawFn, name: str, codes: list[str]) -> DemandRow:
    windows = st.builds(
        lambda start, length, resting: {
            "start": start * 15,
            "end": (start * 15 + length * 15) % DAY,
            "resting": resting,
        },
        st.integers(0, 95),
        st.integers(1, 96),
        st.booleans(),
    )
    coded = st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True)
    heads = draw(_heads())
    return DemandRow.model_validate(
        {
            "id": name,
            "unit": "ward",
            "competence": draw(st.none() | st.sampled_from(NAMES)),
            "days": draw(st.sampled_from(("1234567", "67", "12345"))),
            "price": draw(st.none() | st.sampled_from((0, 7))),
            "surplus_price": draw(st.none() | st.sampled_from((0, 11))),
            **draw(windows | coded.map(lambda chosen: {"shift_types": tuple(chosen)})),
            **draw(st.sampled_from((heads, {**heads, "maximum": None}))),
        }
    )


def _curve() -> st.SearchStrategy[DemandCurve]:
    def curve(night: int, day: int, least: int, competence: str | None) -> DemandCurve:
        targets = (night,) * 5 + (day,) * 15 + (night,) * 4
        return DemandCurve(
            id="curve",
            unit="ward",
            competence=competence,
            step=60,
            targets=targets,
            minimums=tuple(min(least, target) for target in targets),
        )

    few = st.integers(0, 2)
    return st.builds(curve, few, few, few, st.none() | st.sampled_from(NAMES))


def _exception(drawn: World) -> st.SearchStrategy[DemandException]:
    day = st.just(drawn.duties[0].date) | dates(drawn.problem)
    return st.builds(lambda on, heads: DemandException(row="row0", date=on, **heads), day, _heads())


def demanded(
    row: dict[str, Any],
    *written: str,
    term: Term,
    start: str = "2027-03-01",
    cyclic: bool = False,
    people: Sequence[Employee] = (),
) -> tuple[Problem, Rota]:
    """Return a problem with one row of demand on one unit, and the rota written."""
    types, placed = world.shifts(written or ("2027-03-01 07:30-15:00",))
    problem = world.problem(
        *people,
        shift_types=types,
        start=date.fromisoformat(start),
        cyclic=cyclic,
        demand=Demand(rows=(DemandRow.model_validate({"id": "row", "unit": "ward", **row}),)),
        objective=(term,),
    )
    return problem, world.rota(placed if written else ())
