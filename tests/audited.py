"""What the audit of one rule finds in shifts that are written out (funn i skrevne vakter)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.audit import timelines
from models.findings import Breach
from models.people import Employee
from models.rule import PersonRule
from tests import world


def found(
    rule: PersonRule,
    written: Sequence[str],
    *,
    history: Sequence[str] = (),
    start: date = world.MONDAY,
    weeks: int = 1,
    cyclic: bool = False,
    person: Mapping[str, Any] | None = None,
) -> list[Breach]:
    """Return what the audit of one rule, under no agreement, finds in one person's shifts.

    The person works in every unit that is named, in a full position in the first; ``person`` holds what is
    otherwise with them.
    """
    types, placed = world.shifts((*history, *written))
    before, planned = placed[: len(history)], placed[len(history) :]
    fields = {
        "units": tuple(dict.fromkeys(unit for _, _, unit in placed)),
        "history": tuple({"date": day, "shift_type": code, "unit": unit} for day, code, unit in before),
        **(person or {}),
    }
    worker = Employee.model_validate({**dict(world.employee()), **fields})
    problem = world.problem(worker, shift_types=types, start=start, weeks=weeks, cyclic=cyclic)
    return list(rule.audit(timelines(problem, world.rota(planned))[0]))
