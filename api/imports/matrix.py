"""A matrix of codes (kodematrise): a row per employee, a column per day, codes in the cells."""

from datetime import date

from api.imports.recognise import Head
from api.imports.shifts import Shifts
from api.imports.tables import Table
from models.places import shown


def from_matrix(table: Table, head: Head, shifts: Shifts) -> None:
    """Take the shifts of a matrix (les kodematrise).

    The first column holds the ids. Rows of figures, of headings and of nothing are no employees; on our own
    sheet nobody stands below the first row without an id.
    """
    days = _days(table, head, shifts)
    seen: dict[str, str] = {}
    for row in range(head.row + 1, len(table.rows)):
        name, place = table.cell(row, 0), table.place(row, 0)
        if table.ours and not name:
            return
        known = name in shifts.problem.employee
        if not known and not any(shifts.works(table.cell(row, column)) for column in head.days):
            continue
        if not name:
            shifts.refuse(
                "missing",
                place,
                nb="raden har vakter, men ingen ansatt; skriv id-en i første kolonne",
                en="the row has shifts, but no employee; write the id in the first column",
            )
            continue
        employee = shifts.employee(name, place)
        if seen.setdefault(name, place) != place:
            shifts.refuse(
                "duplicate-row",
                place,
                nb=f"{shown(name)} har en rad fra før, i {seen[name]}; slå dem sammen",
                en=f"{shown(name)} has a row already, in {seen[name]}; make them one",
            )
        elif employee is not None:
            for column, day in days.items():
                text = table.cell(row, column)
                shifts.cell(employee, day, text, table.place(row, column), ours=table.ours)


def _days(table: Table, head: Head, shifts: Shifts) -> dict[int, date]:
    """Return the planned day of each column; what heads a column of nothing is let be."""
    days: dict[int, date] = {}
    seen: dict[date, str] = {}
    for column, day in head.days.items():
        place, text = table.place(head.row, column), table.cell(head.row, column)
        if day is None:
            shifts.refuse(
                "not-a-date",
                place,
                nb=f"{shown(text)} er en dato som ikke finnes; rett den",
                en=f"{shown(text)} is a date that does not exist; correct it",
            )
        elif seen.setdefault(day, place) != place:
            shifts.refuse(
                "duplicate-column",
                place,
                nb=f"{day} har en kolonne fra før, i {seen[day]}; slå dem sammen",
                en=f"{day} has a column already, in {seen[day]}; make them one",
            )
        elif day in shifts.problem.horizon or _filled(table, head, column, shifts):
            planned = shifts.day(day, place)
            if planned is not None:
                days[column] = planned
    return days


def _filled(table: Table, head: Head, column: int, shifts: Shifts) -> bool:
    return any(
        table.cell(row, 0) in shifts.problem.employee and shifts.works(table.cell(row, column))
        for row in range(head.row + 1, len(table.rows))
    )
