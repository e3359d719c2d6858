"""Unfair shares (skjev fordeling) as a term: minutes above a part of what the demand asks for."""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from models.demand import Demand, DemandRow
from models.fairness import Load
from models.people import Position
from models.problem import Problem
from models.rota import Assignment, Rota
from models.terms.fairness import Fairness
from tests import world
from tests.strategies import World
from tests.terms.agreement import counted, shared
from tests.terms.staffed import staffed

STEPS = st.lists(st.sampled_from((0, 0, 100, 5000, 10_000, 11_000, 15_000)), min_size=1, max_size=2)


@st.composite
def _wide(draw: st.DrawFn, drawn: World) -> World:
    """Give the first person what a share depends on: a size, a day away, or nothing but weekends."""
    first, *others = drawn.problem.employees
    away = {"start": drawn.duties[0].date, "end": drawn.duties[0].date} if drawn.duties else None
    fields: dict[str, Any] = draw(
        st.sampled_from(({}, {"weekdays": "67"}, {"absences": (away,) if away else ()}))
    )
    size = draw(st.sampled_from((1, 1408, 5000)))
    positions = tuple(position.model_copy(update={"size": size}) for position in first.positions)
    changed = type(first).model_validate({**dict(first), "positions": positions, **fields})
    # Something else to do, and something of every kind to share, or hardly anybody would be compared.
    neutral = world.shift_type("neutral", "10:00", "12:00")
    demand = drawn.problem.demand
    if draw(st.sampled_from((True, True, True, False))):
        always = DemandRow(id="always", unit="ward", start=0, end=1440, minimum=1)
        demand = demand.model_copy(update={"rows": (*demand.rows, always)})
    new = shared(
        drawn,
        employees=(changed, *others),
        shift_types=(*drawn.problem.shift_types, neutral),
        demand=demand,
    )
    wanted = {(duty.date, duty.shift_type, duty.employee, duty.unit) for duty in drawn.duties}
    return World(
        new.problem,
        tuple(d for d in new.duties if (d.date, d.shift_type, d.employee, d.unit) in wanted),
    )


WORLDS = (
    st.builds(
        Fairness,
        price=st.sampled_from((1, 40)),
        steps=STEPS.map(tuple),
        loads=st.lists(st.sampled_from(Load), min_size=1, max_size=4, unique=True).map(tuple),
        per_head=st.booleans(),
    )
    .flatmap(staffed)
    .flatmap(_wide)
)

EVENING = world.shift_type("A", "15:00", "23:00")
DAY = world.shift_type("D", "07:00", "15:00")
NIGHT = world.shift_type("N", "23:00", "07:00")


def ward(row: dict[str, Any], term: Fairness, start: str = "2027-03-01", **more: Any) -> Problem:
    """Return a ward of Anna in a full and Bo in half a position, with one row of demand."""
    people = (
        world.employee("anna"),
        world.employee("bo", positions=(Position(unit="ward", size=5000),), **more),
    )
    return world.problem(
        *people,
        shift_types=(DAY, EVENING, NIGHT),
        start=date.fromisoformat(start),
        demand=Demand.model_validate({"rows": ({"id": "row", "unit": "ward", **row},)}),
        objective=(term,),
    )


def worked(problem: Problem, **codes: tuple[tuple[int, str], ...]) -> tuple[int, int]:
    """Return quantity and cost when these codes are worked, by day number."""
    return counted(
        problem,
        Rota.of(
            [
                Assignment(
                    employee=name, unit="ward", shift_type=code, date=world.day(day, problem.horizon.start)
                )
                for name, placed in codes.items()
                for day, code in placed
            ]
        ),
    )


WEEKEND = {"shift_types": ("D",), "days": "67", "minimum": 3}


@pytest.mark.parametrize(
    ("anna", "bo", "above"),
    [
        # 3 heads of 8 h on two days are 48 h: 32 for Anna, 16 for Bo.
        (((5, "D"), (6, "D")), ((5, "D"), (6, "D")), 0),
        ((), ((5, "D"), (5, "A"), (6, "D")), 480),
        ((), ((0, "D"), (1, "D"), (2, "D")), 0),
        # The night to Saturday is weekend from midnight, 7 h; that to Monday for an hour.
        ((), ((4, "N"), (5, "D"), (6, "N")), 0),
        ((), ((4, "N"), (5, "D"), (6, "D")), 420),
    ],
)
def test_weekends_go_by_position(
    anna: tuple[tuple[int, str], ...], bo: tuple[tuple[int, str], ...], above: int
) -> None:
    """Half a position has half the weekends; what is above costs by the minute."""
    problem = ward(WEEKEND, Fairness(steps=(10_000,), loads=(Load.WEEKEND,)))
    assert worked(problem, anna=anna, bo=bo) == (above, 40 * above)


def test_steps_add_up() -> None:
    """24 h where 16 are fair: 6.4 h above 110 % and none above 150 %; 32 h: 14.4 h and 8 h."""
    problem = ward(WEEKEND, Fairness(loads=(Load.WEEKEND,)))
    three, four = ((5, "D"), (5, "A"), (6, "D")), ((5, "D"), (5, "A"), (6, "D"), (6, "A"))
    assert worked(problem, bo=three)[0] == 384
    assert worked(problem, bo=four)[0] == 864 + 480


def test_everybody_may_have_the_same_share() -> None:
    """By head, 48 h of weekend are 24 for each, whatever the positions."""
    problem = ward(WEEKEND, Fairness(steps=(10_000,), loads=(Load.WEEKEND,), per_head=True))
    three = ((5, "D"), (5, "A"), (6, "D"))
    assert worked(problem, bo=three) == (0, 0)
    assert worked(problem, anna=(*three, (6, "A")))[0] == 480


@pytest.mark.parametrize(
    ("load", "row", "bo", "above"),
    [
        # 3 heads of 6 evening hours: 6 for Bo.
        (Load.EVENING, {"shift_types": ("A",), "days": "1", "minimum": 3}, ((0, "A"), (1, "A")), 360),
        # 3 heads of 7 night hours: 7 for Bo.
        (Load.NIGHT, {"shift_types": ("N",), "days": "1", "minimum": 3}, ((0, "N"), (1, "N")), 420),
        # A window from 20 to 24 has 3 evening hours and 1 of night.
        (Load.EVENING, {"start": "20:00", "end": "24:00", "days": "1", "minimum": 6}, ((0, "A"),), 0),
        (Load.NIGHT, {"start": "20:00", "end": "24:00", "days": "1", "minimum": 6}, ((0, "N"),), 420 - 120),
    ],
)
def test_evenings_and_nights_go_by_the_hour(
    load: Load, row: dict[str, Any], bo: tuple[tuple[int, str], ...], above: int
) -> None:
    """Evening is 17 to 23 and night 23 to 06, wherever in a shift they lie."""
    problem = ward(row, Fairness(steps=(10_000,), loads=(load,)))
    assert worked(problem, bo=bo)[0] == above


def test_holidays_are_those_of_the_calendar() -> None:
    """In Easter week 2027, 3 heads on Maundy Thursday and Good Friday: 16 h for Bo, who works 24."""
    row = {"shift_types": ("D",), "days": "45", "minimum": 3}
    term = Fairness(steps=(10_000,), loads=(Load.HOLIDAY,))
    problem = ward(row, term, "2027-03-22")
    problem = problem.changed(demand=problem.demand.model_copy(update={"red_days_as_sundays": False}))
    assert worked(problem, bo=((3, "D"), (4, "D"), (6, "D")))[0] == 480
    assert worked(problem, bo=((3, "D"), (4, "D"), (5, "D"))) == (0, 0)


def test_those_with_nothing_else_are_not_compared() -> None:
    """Bo, hired for weekends only, costs nothing there; Anna's share is what his position leaves."""
    problem = ward(WEEKEND, Fairness(steps=(10_000,), loads=(Load.WEEKEND,)), weekdays="67")
    assert worked(problem, bo=((5, "D"), (5, "A"), (6, "D"), (6, "A"))) == (0, 0)
    fair = problem.circumstances.fair
    assert fair is not None
    assert fair.of("bo") == {}
    # Of Saturday's and Sunday's 6 shifts of 8 h, 41 h lie in the weekend; his week is 17.75 h.
    assert fair.of("anna") == {Load.WEEKEND: 48 * 60 - 1065 * 41 // 48}
