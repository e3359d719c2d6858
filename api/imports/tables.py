"""Tables of text (tabeller): what a sheet or a delimited file holds, with the place of every cell."""

import codecs
import csv
import io
from dataclasses import dataclass
from typing import Final

from api.exports.layout import SHEET
from models.findings import BadInput, Issue
from models.text import Text

_DELIMITERS: Final = ";\t,"
_BINARY: Final = "\x00"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, none of them None (tabell).

    Attributes
    ----------
    name
        The sheet's or the file's name.
    lines
        For a text: the line on which each row ends. For a sheet: None.
    left
        How many empty columns stand before the first of ``rows``.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] | None = None
    left: int = 0

    @property
    def ours(self) -> bool:
        """Whether it is the sheet that our own workbook calls the rota (vårt eget ark)."""
        return self.lines is None and self.name == SHEET

    def cell(self, row: int, column: int) -> str:
        """Return a cell's text, empty past the end of a short row (rute)."""
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def place(self, row: int, column: int) -> str:
        """Return where a cell is: ``Turnus!D7``, or the line of a text and its column (sted)."""
        if self.lines is None:
            return f"{self.name}!{_letters(self.left + column)}{row + 1}"
        return f"{self.name or 'csv'}:{self.lines[row]}:{_letters(column)}"


def refuse(code: str, place: str, nb: str, en: str) -> BadInput:
    """Return the refusal of a whole file (avvisning)."""
    return BadInput((Issue(code=code, place=place, text=Text(nb=nb, en=en)),))


def from_text(content: bytes, name: str) -> list[Table]:
    """Return a delimited text as a table for each delimiter that it uses (tekstfil).

    Raises
    ------
    BadInput
        When it is not text.
    """
    text = _decoded(content, name)
    used = [delimiter for delimiter in _DELIMITERS if delimiter in text] or [_DELIMITERS[0]]
    tables = [_split(text, delimiter, name) for delimiter in used]
    # The delimiter that cuts the text into most columns is the one meant: a comma also stands inside cells.
    return [max(tables, key=lambda table: sorted(len(row) for row in table.rows)[len(table.rows) // 2 :])]


def _split(text: str, delimiter: str, name: str) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for row in reader:
            rows.append(tuple(row))
            lines.append(reader.line_num)
    except csv.Error as error:
        raise refuse(
            "not-a-table",
            f"{name or 'csv'}:{reader.line_num}",
            nb="linja kan ikke deles i kolonner; se etter et anførselstegn som ikke er lukket",
            en="the line cannot be divided into columns; look for a quote that is not closed",
        ) from error
    return Table(name, tuple(rows), tuple(lines))


def _decoded(content: bytes, name: str) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # Spreadsheets in Norway still write Windows-1252; its letters are never valid UTF-8 by chance.
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY not in text:
            return text
    raise refuse(
        "not-a-table",
        name,
        nb="filen er verken JSON, et regneark (.xlsx) eller tekst; lagre den som en av dem",
        en="the file is neither JSON, a workbook (.xlsx) nor text; save it as one of them",
    )


def _letters(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
