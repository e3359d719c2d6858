"""A small ward with a rota that shows every sort of finding, and a result made of it by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from models.audit import audit
from models.demand import Demand, DemandRow
from models.kpi import kpis
from models.marks import marks
from models.people import Competence, HeldCompetence
from models.problem import Problem
from models.result import LevelResult as Level
from models.result import Limit, Provenance, Reason, Result, Termination
from models.rota import Assignment, Rota
from models.uncovered import uncovered
from tests import world

MONDAY = date(2027, 3, 22)
"""The week of Maundy Thursday, Good Friday and the short night."""

CODES = (
    world.shift_type("D", "07:30", "15:00", kind="day"),
    world.shift_type("A", "14:30", "22:00", kind="evening"),
    world.shift_type("N", "21:45", "07:45", kind="night"),
)
PROVENANCE = Provenance(
    version="0.1.0",
    ortools="9.15",
    python="3.11",
    digest="d1ge57" * 8,
    strategy="neighbourhoods",
    seed=1,
    workers=2,
    time_limit=60,
    gap=0.01,
    milliseconds=12_345,
)


def ward(**more: Any) -> Problem:
    """Return a ward of three for three weeks, with demand that they cannot meet."""
    rows = (
        {"id": "day", "shift_types": ("D",), "days": "12345", "minimum": 1, "maximum": 1},
        {"id": "day-weekend", "shift_types": ("D",), "days": "67", "minimum": 1, "target": 2},
        {"id": "nurse", "shift_types": ("D",), "days": "1", "minimum": 1, "competence": "RN"},
        {"id": "noon", "start": "11:00", "end": "13:00", "days": "3", "minimum": 1},
    )
    people = [
        world.employee("anna", competences=(HeldCompetence(competence="RN"),)).model_copy(
            update={"name": "Anna Ås"}
        ),
        world.employee(
            "bo", absences=({"start": MONDAY, "end": MONDAY + timedelta(days=1)},), consents=("a",)
        ),
        world.employee("cato"),
    ]
    fields = {
        "demand": Demand(rows=tuple(DemandRow.model_validate({"unit": "ward", **row}) for row in rows)),
        "competences": (Competence(id="RN"),),
        "start": MONDAY,
        "weeks": 3,
        "name": "Prøveavdelingen",
        "profile": "local-agreement",
        **more,
    }
    return world.problem(*people, shift_types=CODES, **fields)


PLACED = (("anna", 0, "D"), ("bo", 2, "N"), ("cato", 4, "D"), ("anna", 4, "D"), ("cato", 9, "D"))


def rota(asked: Problem, placed: Sequence[tuple[str, int, str]] = PLACED) -> Rota:
    """Return a rota from (name, day, code)."""
    return Rota.of(
        [
            Assignment(
                employee=name,
                unit="ward",
                shift_type=code,
                date=asked.horizon.start + timedelta(days=day),
            )
            for name, day, code in placed
        ]
    )


def result(
    asked: Problem,
    made: Rota | None = None,
    reason: Reason = Reason.FEASIBLE,
    **more: Any,
) -> Result:
    """Return the result that a search would give for this rota, lawful or not."""
    if made is None:
        return Result(termination=Termination(reason=reason), provenance=PROVENANCE, **more)
    report = audit(asked, made)
    fields = {
        "termination": Termination(reason=reason, limit=Limit.TIME),
        "objective": (Level.of(1, 40_000, 30_000, "columns"),),
        "rota": made,
        "audit": report,
        "uncovered": uncovered(asked, made),
        "kpis": kpis(asked, made),
        "days_off": marks(asked, made),
        "provenance": PROVENANCE,
        **more,
    }
    # Unchecked, so that a rota with breaches can be shown as well.
    return Result.model_construct(**fields)
