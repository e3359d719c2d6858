"""A list of shifts (vaktliste): one row per shift, under headings in Norwegian or English."""

from api.imports.recognise import Head, written_date
from api.imports.shifts import Shifts
from api.imports.tables import Table
from models.places import shown
from models.rota import Assignment

_NEEDED = ("employee", "shift_type", "date")


def from_list(table: Table, head: Head, shifts: Shifts) -> None:
    """Take the shifts of a list (les vaktliste)."""
    missing = [field for field in _NEEDED if field not in head.columns]
    for field in missing:
        shifts.refuse(
            "missing",
            table.place(head.row, 0),
            nb=f"kolonnen {field} mangler; legg den til med overskriften {_heading(field)}",
            en=f"the column {field} is missing; add it under the heading {field}",
        )
    if missing:
        return
    for row in range(head.row + 1, len(table.rows)):
        if any(table.cell(row, column) for column in head.columns.values()):
            _row(table, head, row, shifts)


def _heading(field: str) -> str:
    return {"employee": "ansatt", "shift_type": "vaktkode", "date": "dato"}[field]


def _row(table: Table, head: Head, row: int, shifts: Shifts) -> None:
    words = {field: table.cell(row, column) for field, column in head.columns.items()}
    places = {field: table.place(row, column) for field, column in head.columns.items()}
    for field in _NEEDED:
        if not words[field]:
            shifts.refuse(
                "missing",
                places[field],
                nb=f"{_heading(field)} mangler i raden; skriv det, eller ta bort raden",
                en=f"{field} is missing in the row; write it, or remove the row",
            )
    employee = shifts.employee(words["employee"], places["employee"]) if words["employee"] else None
    code = shifts.shift_type(words["shift_type"], places["shift_type"]) if words["shift_type"] else None
    named = words.get("unit", "")
    unit = shifts.unit(named, places["unit"]) if named else None
    day = written_date(words["date"])
    if day is not None:
        day = shifts.day(day, places["date"])
    elif words["date"]:
        shifts.refuse(
            "not-a-date",
            places["date"],
            nb=f"{shown(words['date'])} er ingen dato; skriv den som 2027-01-04 eller 04.01.2027",
            en=f"{shown(words['date'])} is no date; write it as 2027-01-04 or 04.01.2027",
        )
    if employee is None or code is None:
        return
    if not named:
        unit = shifts.workplace(employee, code, places["shift_type"])
    if unit is not None and day is not None:
        shift = Assignment(employee=employee.id, unit=unit, shift_type=code, date=day)
        shifts.add(shift, places["employee"])
