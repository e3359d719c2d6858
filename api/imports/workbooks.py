"""Workbooks (regneark): the sheets of an .xlsx file as tables of text, refused before they can do harm.

A workbook is a packed folder: a small file may unpack to a large one, and a single cell at the far corner of
a sheet is a table of thousands of millions of cells. So the folder is looked into before it is read.
"""

import html
import io
import re
import zipfile
import zlib
from typing import Final

import fastexcel

from api.imports.tables import Table, refuse
from models.findings import BadInput

_UNPACKING: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What a damaged or encrypted folder raises, a missing part included."""
_PACKED: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_UNPACKED: Final = 64_000_000
_CELLS: Final = 1_000_000
_TEXT: Final = 32_767
"""The longest text that a spreadsheet takes in one cell."""
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_LONG: Final = re.compile(rb">[^<]{%d}" % _TEXT)


def looks_like_workbook(content: bytes) -> bool:
    """Whether a file opens as a workbook does, old ones included (ser ut som regneark)."""
    return content.startswith((_PACKED, _OLD))


def from_workbook(content: bytes, name: str) -> list[Table]:
    """Return the sheets of a workbook as tables (les regneark).

    Dates come as ``2027-01-04 00:00:00``. A cell whose formula failed comes empty.

    Raises
    ------
    BadInput
        When it is no workbook, a damaged or an encrypted one, or unreasonably large.
    """
    if content.startswith(_OLD):
        raise refuse(
            "old-workbook",
            name,
            nb="regnearket er i gammelt format eller har passord; lagre det som .xlsx uten passord",
            en="the workbook is of the old format or has a password; save it as .xlsx without password",
        )
    sheets = _sheets(_Folder(content, name), name)
    try:
        reader = fastexcel.read_excel(content)
        return [_table(reader, sheet, left) for sheet, left in sheets.items() if sheet in reader.sheet_names]
    except fastexcel.FastExcelError as error:
        raise _broken(name) from error


class _Folder:
    """The packed folder that a workbook is; every way in which it can fail to unpack is one refusal."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._folder = zipfile.ZipFile(io.BytesIO(content))
        except _UNPACKING as error:
            raise _broken(name) from error

    @property
    def size(self) -> int:
        """Bytes when unpacked, as the folder itself says."""
        return sum(part.file_size for part in self._folder.infolist())

    def __contains__(self, part: str) -> bool:
        return part in self._folder.namelist()

    def read(self, part: str) -> bytes:
        """Return a part of the workbook."""
        try:
            return self._folder.read(part)
        except _UNPACKING as error:
            raise _broken(self._name) from error


def _broken(name: str) -> BadInput:
    return refuse(
        "broken-workbook",
        name,
        nb="regnearket er skadet eller noe annet enn .xlsx; åpne det og lagre det på nytt som .xlsx",
        en="the workbook is damaged or something else than .xlsx; open it and save it again as .xlsx",
    )


def _table(reader: fastexcel.ExcelReader, sheet: str, left: int) -> Table:
    # Without skip_rows=0 the empty rows at the top are dropped, and every place would be wrong.
    frame = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    rows = tuple(tuple(cell or "" for cell in row) for row in frame.iter_rows())
    return Table(sheet, rows, left=left)


def _sheets(folder: _Folder, name: str) -> dict[str, int]:
    """Return the names of the sheets, each with the number of empty columns at its left."""
    if folder.size > _UNPACKED:
        raise _too_large(name, f"{_UNPACKED // 1_000_000} MB")
    if "xl/sharedStrings.xml" in folder and _LONG.search(folder.read("xl/sharedStrings.xml")):
        raise _too_large(name, f"{_TEXT} tegn/characters")
    targets = dict(_named(folder.read("xl/_rels/workbook.xml.rels"), _RELATION, "Id", "Target"))
    found: dict[str, int] = {}
    for sheet, key in _named(folder.read("xl/workbook.xml"), _SHEET, "name", r"\w+:id"):
        part = targets.get(key, "")
        part = part.removeprefix("/") if part.startswith("/") else f"xl/{part}"
        if part.startswith("xl/worksheets/"):
            found[sheet] = _left(folder.read(part), f"{name}:{sheet}" if name else sheet)
    return found


def _named(text: bytes, tag: re.Pattern[str], *attributes: str) -> list[tuple[str, str]]:
    """Return two attributes of each tag."""
    pairs = []
    for written in tag.findall(text.decode("utf-8", "replace")):
        values = [re.search(rf"""\s{a}=(?:"([^"]*)"|'([^']*)')""", written) for a in attributes]
        one, two = ((v[1] or v[2] or "") if v else "" for v in values)
        pairs.append((html.unescape(one), html.unescape(two)))
    return pairs


def _left(part: bytes, place: str) -> int:
    """Return how many columns of a sheet are empty before its first cell."""
    columns = {_column(letters) for letters, _ in _CELL.findall(part)} or {0}
    rows = max((int(row) for _, row in _CELL.findall(part)), default=0)
    if (max(columns) - min(columns) + 1) * rows > _CELLS:
        raise _too_large(place, f"{_CELLS} ruter/cells")
    return min(columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _too_large(place: str, limit: str) -> BadInput:
    return refuse(
        "workbook-too-large",
        place,
        nb=f"regnearket går over grensen {limit}; ta bort det som ligger langt utenfor turnusen",
        en=f"the workbook goes beyond the limit {limit}; remove what lies far outside the rota",
    )
