"""A rota as JSON (turnus som JSON): our own result, its assignments, or a bare list of them."""

import json
import re
from typing import Any, Final

from pydantic import ValidationError

from api.imports.shifts import Shifts
from api.imports.tables import refuse
from models.messages import explain, not_a_date
from models.places import at, inside, joined
from models.rota import Assignment
from models.shape import of_field
from models.syntax import parse

_DATE: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_BLANK: Final = b" \t\r\n"
_MARK: Final = b"\xef\xbb\xbf"


def looks_like_json(content: bytes) -> bool:
    """Whether a file opens as JSON does (ser ut som JSON)."""
    return content.removeprefix(_MARK).lstrip(_BLANK).startswith((b"{", b"["))


def from_json(content: bytes, name: str, shifts: Shifts) -> None:
    """Take the shifts of a JSON text (les JSON)."""
    document = parse(content, name)
    around, listed = _assignments(document.data, name)
    # A result holds sums besides the rota, in øre and so larger than any number a person writes.
    issues = [i for i in document.issues if i.code != "number-too-large" or inside(around, i.place)]
    shifts.note(issues)
    spoilt = [issue.place for issue in issues]
    for number, raw in enumerate(listed):
        place = at(around, number)
        if not any(inside(spoiled, place) for spoiled in spoilt):
            _shift(raw, place, shifts)


def _assignments(data: Any, name: str) -> tuple[str, list[Any]]:  # noqa: ANN401 - JSON
    """Return the list of assignments and its path."""
    around = ""
    for step in ("rota", "assignments"):
        if isinstance(data, dict) and step in data:
            data, around = data[step], joined(around, step)
    if isinstance(data, list):
        return around, data
    if isinstance(data, dict) and str(data.get("format", "")).startswith("turnusmotor-problem"):
        raise refuse(
            "no-rota",
            name,
            nb="dette er en oppgave, ikke en turnus; oppgi resultatet av den",
            en="this is a problem, not a rota; give its result",
        )
    raise refuse(
        "no-rota",
        around or name,
        nb="her er ingen turnus; skriv assignments som en liste av employee, unit, shift_type og date",
        en="here is no rota; write assignments as a list of employee, unit, shift_type and date",
    )


def _shift(raw: Any, place: str, shifts: Shifts) -> None:  # noqa: ANN401 - JSON
    day = raw.get("date") if isinstance(raw, dict) else None
    if isinstance(day, str) and not _DATE.match(day):
        shifts.note([not_a_date(f"{place}.date", of_field(Assignment, "date"), day)])
        return
    try:
        shift = Assignment.model_validate_json(json.dumps(raw), strict=True)
    except ValidationError as error:
        shifts.note(explain(fault, Assignment, place) for fault in error.errors())
        return
    employee = shifts.employee(shift.employee, f"{place}.employee")
    unit = shifts.unit(shift.unit, f"{place}.unit")
    code = shifts.shift_type(shift.shift_type, f"{place}.shift_type")
    planned = shifts.day(shift.date, f"{place}.date")
    if None not in (employee, unit, code, planned):
        shifts.add(shift, place)
