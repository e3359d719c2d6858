"""What a table is (gjenkjenning): a list of shifts by its headings, a matrix of codes by its row of dates."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from api.imports.tables import Table

_SEARCHED: Final = 40
_DATE: Final = re.compile(
    r"^[^\W\d]*\.?,?\s*(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<dd>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<yy>\d{4}))"
    r"(?:[ T]00:00(?::00)?(?:\.0+)?)?$"
)
_HEADINGS: Final = {
    "employee": "ansatt ansattid ansattnr ansattnummer employee employeeid employeenumber",
    "unit": "enhet enhetid avdeling unit unitid ward",
    "shift_type": "vaktkode vakt kode vakttype shifttype shift shiftcode code",
    "date": "dato vaktdato date day",
}
_MEANING: Final = {word: field for field, words in _HEADINGS.items() for word in words.split()}


class Kind(Enum):
    """How a table holds a rota (slags tabell)."""

    LIST = "list"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Head:
    """The row that says what the columns are (overskriftsrad).

    Attributes
    ----------
    columns
        In a list: the column of each field.
    days
        In a matrix: each column that is headed by a date, with the date, None where there is no such date.
    """

    kind: Kind
    row: int
    columns: dict[str, int]
    days: dict[int, date | None]


def recognised(table: Table) -> Head | None:
    """Return the head of a table that holds a rota, or None (gjenkjenn)."""
    heads = [_headings(table, row) for row in range(min(len(table.rows), _SEARCHED))]
    for row, columns in enumerate(heads):
        # A matrix may have a column for the unit too, but its headings share the row with the dates.
        if len(columns) > 1 and not table.ours and not _dates(table, row):
            return Head(Kind.LIST, row, columns, {})
    dates = [_dates(table, row) for row in range(len(heads))]
    most = max(range(len(dates)), key=lambda row: len(dates[row]), default=None)
    if most is None or not dates[most]:
        return None
    return Head(Kind.MATRIX, most, {}, dates[most])


def written_date(text: str) -> date | None:
    """Return the day that a cell names, or None (dato).

    A weekday may stand before it, and the midnight that a spreadsheet adds to a date may stand behind.
    """
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = (found["y"] or found["yy"], found["m"] or found["mm"], found["d"] or found["dd"])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _headings(table: Table, row: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in range(len(table.rows[row])):
        word = re.sub(r"[\W_]", "", table.cell(row, column)).casefold()
        field = _MEANING.get(word)
        if field is not None:
            columns.setdefault(field, column)
    return columns


def _dates(table: Table, row: int) -> dict[int, date | None]:
    # The first column holds the ids, so a date there heads nothing.
    texts = {column: table.cell(row, column) for column in range(1, len(table.rows[row]))}
    return {column: written_date(text) for column, text in texts.items() if _DATE.match(text)}
