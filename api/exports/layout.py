"""Where things stand on the sheet with the rota (oppsett), for who writes it and who reads it back.

The sheet is called ``Turnus`` in every language. Its row ``DATE_ROW`` holds real dates from column
``FIRST_DAY`` on, one per planned day without holes; the first cell past them is no date.
Each row from ``FIRST_PERSON`` on is an employee with the id in column ``ID``, until a row whose id is empty;
what stands below that is for people.

A cell holds the codes of the shifts that start on that day, parted by a space: ``D``, ``D A``. A shift in
another unit than that of the person's first position names it after an at sign: ``D@HT-S1``. An empty cell,
and one with an F-code that is no shift's code, is a day without a shift.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from models.marks import Mark
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment

# The same rota gives the same bytes, so no clock is read: this is the date of a zip archive without one.
CREATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
SHEET: Final = "Turnus"
WEEK_ROW: Final = 2
WEEKDAY_ROW: Final = 3
DATE_ROW: Final = 4
FIRST_PERSON: Final = 5
ID: Final = 0
NAME: Final = 1
SIZE: Final = 2
COMPETENCE: Final = 3
FIRST_DAY: Final = 4
"""Rows and columns are counted from 0; the title stands in row 0."""
MARKS: Final = frozenset(mark.value for mark in Mark)
"""F-codes, which are written for people and read as time off."""


def cell_text(employee: Employee, assignments: list[Assignment]) -> str:
    """Return what stands in the cell of one person and day (ruteinnhold)."""
    home = employee.positions[0].unit
    return " ".join(a.shift_type if a.unit == home else f"{a.shift_type}@{a.unit}" for a in assignments)


def read_cell(problem: Problem, employee: Employee, day: date, text: str) -> Iterator[Assignment]:
    """Yield the shifts that a cell names (les rute).

    Raises
    ------
    KeyError
        With the word that is neither a code nor a code at a unit, or could be read in two ways.
    """
    home = employee.positions[0].unit
    units = {unit.id for unit in problem.units}
    for word in text.split():
        if word in MARKS and word not in problem.shift_type:
            continue
        readings = [(word, home), *_splits(word)]
        known = [(code, unit) for code, unit in readings if code in problem.shift_type and unit in units]
        if len(known) != 1:
            raise KeyError(word)
        code, unit = known[0]
        yield Assignment(employee=employee.id, unit=unit, shift_type=code, date=day)


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield every way to read a word as a code at a unit; either may have an at sign of its own."""
    for at, sign in enumerate(word):
        if sign == "@":
            yield word[:at], word[at + 1 :]
