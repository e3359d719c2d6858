"""Files that are damaged, or made to do harm, are refused like any other."""

import io
import json
import re
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from api.imports import read_rota
from models.findings import BadInput
from models.text import Language
from tests.api.rotas import ASSIGNMENTS, GRID, LIST, MATRIX, PROBLEM, book, faults


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    """A cell at the far corner, a bomb of a part and a text without end are refused before they are read."""
    far = book({"Ark": [["id"]]}, corner=(1_000_000, 16_000))
    assert faults(_with_near_corner(far), "f") == [("workbook-too-large", "f:Ark")]
    bomb = _packed(book({"Ark": GRID}), "xl/worksheets/sheet1.xml", b" " * 70_000_000)
    assert faults(bomb, "f") == [("workbook-too-large", "f")]
    endless = _packed(book({"Ark": GRID}), "xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * 40_000)
    assert faults(endless, "f") == [("workbook-too-large", "f")]


def _with_near_corner(content: bytes) -> bytes:
    """Return the workbook with one more cell, at the near corner."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        part = folder.read(name).decode()
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    return _packed(content, name, part.replace("<sheetData>", cell).encode())


def _packed(content: bytes, name: str, part: bytes) -> bytes:
    """Return a workbook with one part replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for other in old.namelist():
            new.writestr(other, part if other == name else old.read(other))
    return target.getvalue()


SEEDS = [
    json.dumps({"rota": {"assignments": ASSIGNMENTS}}).encode(),
    LIST.encode(),
    MATRIX.encode(),
    book({"Ark": GRID}),
]
PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """Draw a file with some bytes changed; of a workbook, at times inside its parts."""
    seed = draw(st.sampled_from(SEEDS))
    if seed.startswith(b"PK") and draw(st.booleans()):
        part = draw(st.sampled_from(PARTS))
        with zipfile.ZipFile(io.BytesIO(seed)) as folder:
            return _packed(seed, part, _changed(draw, folder.read(part)))
    return _changed(draw, seed)


def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(changed)))
        piece = draw(st.one_of(st.binary(max_size=4), st.text(max_size=4).map(lambda t: t.encode())))
        changed[at : at + draw(st.integers(0, 6))] = piece
    return bytes(changed)


@settings(max_examples=300)
@given(content=mangled())
def test_a_mangled_file_is_read_or_refused(content: bytes) -> None:
    """However a file is mangled, the answer is a rota of this problem or a list of issues."""
    try:
        found = read_rota(content, PROBLEM, "f")
    except BadInput as bad:
        issues = bad.issues
    else:
        issues = ()
        assert all(a.employee in PROBLEM.employee and a.date in PROBLEM.horizon for a in found.assignments)
    for issue in issues:
        said = [issue.say(language) for language in Language]
        assert said[0] != said[1]
        assert not re.search("pydantic|Traceback|type=|calamine", "".join(said))
