"""Fair shares (rettferdige andeler): what falls to a position of what the demand asks for."""

from typing import Any

import pytest

from models.demand import Demand
from models.fairness import Load
from models.people import Competence, Employee, Position
from tests import world

TYPES = (world.shift_type("D", "07:00", "15:00"), world.shift_type("A", "15:00", "23:00"))


def shares(*people: Employee, rows: tuple[dict[str, Any], ...], load: Load = Load.WEEKEND) -> dict[str, Any]:
    """Return everybody's share of one kind in a week, in hours; None for those who are not compared."""
    named = tuple({"id": f"row{number}", "unit": "ward", **row} for number, row in enumerate(rows))
    problem = world.problem(
        *people,
        shift_types=TYPES,
        competences=(Competence(id="nurse", covers=("skilled",)), Competence(id="skilled")),
        demand=Demand.model_validate({"rows": named}),
        units=({"id": "ward"}, {"id": "clinic"}),
    )
    fair = problem.circumstances.fair
    assert fair is not None
    of = {person.id: fair.of(person.id).get(load) for person in people}
    return {name: None if minutes is None else minutes / 60 for name, minutes in of.items()}


SATURDAY = {"days": "6", "shift_types": ("D",)}
ANNA, BO = world.employee("anna"), world.employee("bo")


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        # Heads of a competence are among the heads of all.
        (({**SATURDAY, "minimum": 4}, {**SATURDAY, "minimum": 2, "competence": "nurse"}), 16),
        (({**SATURDAY, "minimum": 2}, {**SATURDAY, "minimum": 4, "competence": "skilled"}), 16),
        # Different codes stand side by side; equal ones are the same heads.
        (({**SATURDAY, "minimum": 2}, {**SATURDAY, "shift_types": ("A",), "minimum": 2}), 16),
        (({**SATURDAY, "minimum": 2}, {**SATURDAY, "minimum": 4}), 16),
        # Presence in a window holds those on codes.
        (({**SATURDAY, "minimum": 2}, {"days": "6", "start": "07:00", "end": "15:00", "minimum": 4}), 16),
        # The target counts, not the minimum.
        (({**SATURDAY, "minimum": 1, "target": 4},), 16),
    ],
)
def test_heads_are_counted_once(rows: tuple[dict[str, Any], ...], hours: int) -> None:
    """Two equal people share what the rows ask for together."""
    assert shares(ANNA, BO, rows=rows) == {"anna": hours, "bo": hours}


FOUR = ({**SATURDAY, "minimum": 4},)


@pytest.mark.parametrize(
    ("fields", "anna", "bo"),
    [
        ({"positions": (Position(unit="ward", size=6000),)}, 20, 12),
        ({"positions": (Position(unit="clinic", size=10_000),), "units": ("ward",)}, 32, None),
        ({"exemptions": ({"kind": "weekends"},)}, 32, None),
        ({"weekends": {"every": 0}}, 32, None),
        ({"weekdays": "12345"}, 32, None),
        ({"weekdays": "67", "positions": (Position(unit="ward", size=2000),)}, 32 - 7.1, None),
        ({"absences": ({"start": "2027-03-01", "end": "2027-03-07"},)}, 32, None),
        ({"absences": ({"start": "2027-03-01", "end": "2027-03-02"},)}, 32 * 7 / 12, 32 * 5 / 12),
    ],
)
def test_who_shares_and_how_much(fields: dict[str, Any], anna: float, bo: float | None) -> None:
    """32 h of Saturday between Anna in a full position and Bo, of whom something is said."""
    found = shares(ANNA, world.employee("bo", **fields), rows=FOUR)
    assert found["anna"] == pytest.approx(anna, abs=1 / 60)
    assert found["bo"] == (None if bo is None else pytest.approx(bo, abs=1 / 60))


def test_what_nobody_asks_for_is_not_shared() -> None:
    """Without demand in a weekend nobody has a share of it, and a full one is not claimed to be 0."""
    assert shares(ANNA, BO, rows=({"days": "1", "shift_types": ("D",), "minimum": 4},)) == {
        "anna": None,
        "bo": None,
    }
