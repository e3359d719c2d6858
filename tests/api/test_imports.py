"""A rota from outside is read for what it is, or refused with every fault and its place."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.exports.xlsx import workbook
from api.imports import read_rota
from api.lang import Voice
from models.examples import example_text
from models.findings import BadInput
from models.rota import Assignment, Rota
from models.text import Language
from tests import world
from tests.api import made
from tests.api.rotas import (
    ASSIGNMENTS,
    DAYS,
    GRID,
    LIST,
    MATRIX,
    PROBLEM,
    ROTA,
    ROWS,
    book,
    faults,
    refused,
    text,
)


@pytest.mark.parametrize(
    "source",
    [
        json.dumps(ASSIGNMENTS),
        json.dumps({"assignments": ASSIGNMENTS}),
        json.dumps({"format": "turnusmotor-result-1", "rota": {"assignments": ASSIGNMENTS}, "kpis": None}),
        "\ufeff\n " + json.dumps(ASSIGNMENTS),
        LIST,
        "\ufeff" + LIST,
        LIST.replace(";", ","),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace("\n", "\r\n"),
        LIST.replace("unit;employee id;date;code", "Enhet;Ansatt-ID;Dato;Vaktkode"),
        ("sep=;\n" + LIST.replace("07:30;15:00", "før;nå")).encode("cp1252"),
        MATRIX,
        "\ufeff" + MATRIX,
        MATRIX.replace("Timer", "Måltall").encode("cp1252"),
        MATRIX.replace("22,0", '"22,0"').replace(";", "\t"),
        book({"Info": [["hei"]], "Ark 1": GRID}),
        book({"Ark 1": GRID}, corner=(3, 2)),
        book({"Turnus": [[""], *GRID], "Kopi": GRID}),
        book({"Vakter": ROWS}),
    ],
    ids=range(19),
)
def test_every_way_to_write_a_rota_gives_the_same_rota(source: bytes | str) -> None:
    """JSON, lists and matrices, in each encoding and delimiter and in workbooks, are the same rota."""
    assert read_rota(text(source), PROBLEM) == ROTA


def test_our_own_workbook_is_read_back() -> None:
    """The workbook that we write, in either language, gives back the rota it was written from."""
    for language in Language:
        content = workbook(PROBLEM, made.result(PROBLEM, ROTA), Voice(language))
        assert read_rota(content, PROBLEM) == ROTA


def test_our_own_result_is_read_back() -> None:
    """The JSON of a result gives back its rota."""
    result = made.result(PROBLEM, ROTA)
    assert read_rota(result.model_dump_json().encode(), PROBLEM) == ROTA


def test_a_file_is_read_by_path_whatever_its_name_says(tmp_path: Path) -> None:
    """The content decides, not the suffix, and the file's name stands in the places of its faults."""
    file = tmp_path / "vakter.xlsx"
    file.write_text(LIST, encoding="utf-8")
    assert read_rota(file, PROBLEM) == ROTA
    assert read_rota(str(file), PROBLEM) == ROTA
    file.write_text(LIST.replace("2027-03-07", "2027-03-08"), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_rota(file, PROBLEM)
    assert [issue.place for issue in caught.value.issues] == ["vakter.xlsx:8:C"]
    with pytest.raises(BadInput) as caught:
        read_rota(tmp_path / "ingen.csv", PROBLEM)
    assert [issue.code for issue in caught.value.issues] == ["unreadable-file"]


def test_a_list_is_refused_with_all_its_faults() -> None:
    """Unknown names, impossible and foreign dates, gaps and repeats of a list each have line and column."""
    wrong = """ansatt;enhet;vaktkode;dato
ana;A2;D;2027-03-01
anna;A3;D;2027-03-01
anna;A2;X;2027-03-01
anna;A2;D;2027-02-30
anna;A2;D;i går
anna;A2;D;2027-03-08
;A2;D;2027-03-01
anna;A2;D;2027-03-02
anna;A2;D;02.03.2027
bo;;D;2027-03-03
bo;;N;2027-03-03
"""
    assert faults(wrong, "f.csv") == [
        ("unknown-employee", "f.csv:2:A"),
        ("unknown-unit", "f.csv:3:B"),
        ("unknown-shift-type", "f.csv:4:C"),
        ("not-a-date", "f.csv:5:D"),
        ("not-a-date", "f.csv:6:D"),
        ("outside-plan", "f.csv:7:D"),
        ("missing", "f.csv:8:A"),
        ("duplicate-shift", "f.csv:10:A"),
        ("ambiguous-unit", "f.csv:11:C"),
    ]


def test_a_line_break_inside_a_cell_does_not_shift_the_lines() -> None:
    """A fault after a quoted cell of two lines is still reported on the line where it stands."""
    wrong = 'ansatt;vaktkode;dato;merknad\nanna;D;2027-03-01;"to\nlinjer"\nanna;X;2027-03-02;\n'
    assert faults(wrong) == [("unknown-shift-type", "csv:4:B")]


def test_a_list_without_a_needed_column_is_refused() -> None:
    """The columns that a list must have are each asked for by their heading."""
    issues = refused("ansatt;enhet\nanna;A2\n")
    assert [issue.code for issue in issues] == ["missing", "missing"]
    assert "vaktkode" in issues[0].text.nb
    assert "dato" in issues[1].text.nb


def test_a_matrix_is_refused_with_all_its_faults() -> None:
    """Unknown codes, people and units, days twice or outside the plan and repeated rows have their cells."""
    days = [*DAYS[:3], DAYS[2], date(2027, 3, 8), date(2027, 3, 9), "30.02.2027"]
    rows: list[list[object]] = [
        ["id", *days],
        ["anna", "D", "X", "D@A3", "", "D", "F1", ""],
        ["ana", "D", "", "", "", "", "", ""],
        ["bo", "D", "D@HT", "N", "", "", "", ""],
        ["anna", "", "D", "", "", "", "", ""],
        ["", "D", "", "", "", "", "", ""],
        ["Sum", 3, 2, 1, "", "", "", ""],
    ]
    assert faults(book({"Uke 9": rows})) == [
        ("duplicate-column", "Uke 9!E1"),
        ("outside-plan", "Uke 9!F1"),
        ("not-a-date", "Uke 9!H1"),
        ("unknown-shift-type", "Uke 9!C2"),
        ("unknown-unit", "Uke 9!D2"),
        ("unknown-employee", "Uke 9!A3"),
        ("ambiguous-unit", "Uke 9!B4"),
        ("duplicate-row", "Uke 9!A5"),
        ("missing", "Uke 9!A6"),
    ]


def test_a_code_is_a_code_before_it_is_anything_else() -> None:
    """A shift type called F1, 7 or D/A is read as the shift, though the word could mean something else."""
    odd = ("F1", "7", "D/A", "D@A2", "-")
    problem = world.problem(
        world.employee("anna", "A2"),
        shift_types=[world.shift_type(code, "07:30", "15:00") for code in odd],
    )
    cells = ";".join(odd)
    heads = ";".join(day.isoformat() for day in DAYS[:5])
    found = read_rota(f"id;{heads}\nanna;{cells}\n".encode(), problem)
    assert [a.shift_type for a in sorted(found.assignments, key=lambda a: a.date)] == list(odd)


def test_on_our_own_sheet_a_code_without_a_unit_is_at_home() -> None:
    """Only the sheet called Turnus takes a bare code of someone with two workplaces, in the first of them."""
    grid: list[list[object]] = [["id", *DAYS], ["bo", "D", "", "", "", "", "", ""]]
    assert faults(book({"Ark": grid})) == [("ambiguous-unit", "Ark!B2")]
    (shift,) = read_rota(book({"Turnus": grid}), PROBLEM).assignments
    assert shift.unit == "A2"


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("", "no-rota", "f"),
        ("bare tekst\nuten noe", "no-rota", "f"),
        (b"\x00\x01\x02", "not-a-table", "f"),
        (b"\x81\x8d\x8f", "not-a-table", "f"),
        ('ansatt;vaktkode;dato\n"' + "x" * 200_000, "not-a-table", "f:2"),
        ("{", "invalid-json", "f:1:2"),
        ("[" * 100_000, "too-deep", "f:1:41"),
        ("{}", "no-rota", "f"),
        ('{"rota": null}', "no-rota", "rota"),
        ('{"rota": {"assignments": 7}}', "no-rota", "rota.assignments"),
        (example_text(), "no-rota", "f"),
        (b"PK\x03\x04 og noe annet", "broken-workbook", "f"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-workbook", "f"),
        (book({"Ark": GRID})[:-40], "broken-workbook", "f"),
        (book({"En": GRID, "To": GRID}), "several-rotas", "f"),
        (book({"En": [["hei"]]}), "no-rota", "f"),
        (book({"En": []}), "no-rota", "f"),
    ],
    ids=range(17),
)
def test_what_holds_no_rota_is_refused_as_a_whole(source: bytes | str, code: str, place: str) -> None:
    """A file that is none of the three, or damaged, gives one issue that says what to do."""
    assert faults(source, "f") == [(code, place)]


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"employee": "ana"}, "unknown-employee", "rota.assignments[1].employee"),
        ({"unit": "A3"}, "unknown-unit", "rota.assignments[1].unit"),
        ({"shift_type": "X"}, "unknown-shift-type", "rota.assignments[1].shift_type"),
        ({"date": "2027-03-08"}, "outside-plan", "rota.assignments[1].date"),
        ({"date": "2027-02-30"}, "no-such-date", "rota.assignments[1].date"),
        ({"date": "1803859200"}, "wrong-type", "rota.assignments[1].date"),
        ({"date": 7}, "wrong-type", "rota.assignments[1].date"),
        ({"date": None}, "wrong-type", "rota.assignments[1].date"),
        ({"hours": 7}, "unknown-key", "rota.assignments[1].hours"),
        (ASSIGNMENTS[0], "duplicate-shift", "rota.assignments[1]"),
    ],
)
def test_json_is_refused_at_its_path(change: dict[str, object], code: str, place: str) -> None:
    """Each fault of an assignment in JSON stands at its exact path."""
    wrong = [ASSIGNMENTS[0], {**ASSIGNMENTS[1], **change}, *ASSIGNMENTS[2:]]
    found = faults(json.dumps({"rota": {"assignments": wrong}}))
    assert found[0] == (code, place)
    assert len(found) == 1


@settings(max_examples=50)
@given(
    cells=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 6), st.sampled_from("DAN"), st.booleans()), max_size=12
    )
)
def test_any_rota_survives_every_format(cells: list[tuple[int, int, str, bool]]) -> None:
    """A drawn rota written as JSON, as a list and as a matrix comes back as it was."""
    found = set()
    for who, day, code, away in cells:
        employee = PROBLEM.employees[who]
        unit = "HT" if away and employee.id == "bo" and code != "N" else "A2"
        found.add((employee.id, unit, code, world.day(day)))
    rota = Rota.of([Assignment(employee=e, unit=u, shift_type=c, date=d) for e, u, c, d in found])
    listed = ["employee,unit,shift_type,date", *(f"{e},{u},{c},{d}" for e, u, c, d in found)]
    grid = [["id", *(str(day) for day in DAYS)]]
    for employee in PROBLEM.employees:
        days = ([f"{c}@{u}" for e, u, c, d in found if (e, d) == (employee.id, day)] for day in DAYS)
        grid.append([employee.id, *("/".join(codes) for codes in days)])
    matrix = "\n".join(";".join(row) for row in grid)
    for source in (rota.model_dump_json(), "\n".join(listed), matrix):
        assert read_rota(source.encode(), PROBLEM) == rota


def test_days_outside_the_plan_are_let_be_when_nothing_is_written_there() -> None:
    """A matrix may show more days than are planned, as long as nobody works on them."""
    before = DAYS[0] - timedelta(days=1)
    matrix = f"id;{before};{DAYS[0]}\nanna;F1;D\n"
    (shift,) = read_rota(matrix.encode(), PROBLEM).assignments
    assert shift.date == DAYS[0]
