"""The workbook (regneark): what planners see, and what the auditor reads back."""

import io
import re
import zipfile
from datetime import date, datetime, timedelta
from typing import Any

import fastexcel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.exports import layout
from api.exports.xlsx import workbook
from api.imports import read_rota
from api.lang import Voice
from models.people import Employee, Lock
from models.problem import Problem, Unit
from models.result import Reason
from models.rota import Assignment, Rota
from models.text import Language
from tests import world
from tests.api import made

NB, EN = Voice(Language.NB), Voice(Language.EN)
Cells = list[list[Any]]


def book(problem: Problem, rota: Rota, voice: Voice = NB) -> bytes:
    """Return the workbook of a rota."""
    return workbook(problem, made.result(problem, rota), voice)


def sheet(content: bytes, name: str) -> Cells:
    """Return a sheet's cells, row by row, each column as the program that opens it reads it."""
    read = fastexcel.read_excel(content).load_sheet(name, header_row=None, dtypes="string")
    columns = read.to_polars().get_columns()
    return [list(row) for row in zip(*(column.to_list() for column in columns), strict=True)]


def parts(content: bytes) -> dict[str, str]:
    """Return the XML files of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read_back(problem: Problem, content: bytes) -> Rota:
    """Return the rota that the sheet holds, read by its layout alone."""
    cells = sheet(content, layout.SHEET)
    dates = []
    for cell in cells[layout.DATE_ROW][layout.FIRST_DAY :]:
        if not re.match(r"\d{4}-\d{2}-\d{2}", cell or ""):
            break
        dates.append(date.fromisoformat(cell[:10]))
    found: list[Assignment] = []
    for row in cells[layout.FIRST_PERSON :]:
        if not row[layout.ID]:
            break
        employee = problem.employee[row[layout.ID]]
        for day, text in zip(dates, row[layout.FIRST_DAY :], strict=False):
            found.extend(layout.read_cell(problem, employee, day, text or ""))
    return Rota.of(found)


@pytest.mark.parametrize(
    ("voice", "names"),
    [
        (
            NB,
            "Turnus Dekning Ansatte Ukenorm Fridager F3_og_F5 Uketimer Brudd Sjekkliste Udekket Regler "
            "Tegnforklaring Nøkkeltall Opphav",
        ),
        (
            EN,
            "Turnus Cover Employees Weekly_norm Days_off F3_and_F5 Week_hours Breaches Checklist "
            "Uncovered Rules Key Key_figures Provenance",
        ),
    ],
)
def test_the_sheets(voice: Voice, names: str) -> None:
    """The sheets stand in this order, the first with the same name in both languages."""
    problem = made.ward()
    content = book(problem, made.rota(problem), voice)
    found = fastexcel.read_excel(content).sheet_names
    assert found == [name.replace("_", " ") for name in names.split()]


def test_dates_are_dates() -> None:
    """The header holds real dates, one a day without holes, in a cyclic rota as well."""
    for cyclic in (False, True):
        problem = made.ward(cyclic=cyclic)
        cells = sheet(book(problem, made.rota(problem)), layout.SHEET)[layout.DATE_ROW]
        days = cells[layout.FIRST_DAY : layout.FIRST_DAY + problem.horizon.days]
        assert [datetime.fromisoformat(day).date() for day in days] == list(problem.horizon.dates())


def test_weeks_and_weekdays_stand_over_the_dates() -> None:
    """Over the dates stand the week's number at its Monday and every weekday."""
    problem = made.ward()
    cells = sheet(book(problem, made.rota(problem)), layout.SHEET)
    weeks = cells[layout.WEEK_ROW][layout.FIRST_DAY :]
    assert [weeks[0], weeks[7], weeks[14]] == ["Uke 12", "Uke 13", "Uke 14"]
    weekdays = cells[layout.WEEKDAY_ROW][layout.FIRST_DAY :]
    assert weekdays[:8] == ["ma", "ti", "on", "to", "fr", "lø", "sø", "ma"]


def test_people_and_totals() -> None:
    """A row is an employee: id, name, position, competence, codes, and the totals at the right."""
    problem = made.ward()
    cells = sheet(book(problem, made.rota(problem)), layout.SHEET)
    anna = cells[layout.FIRST_PERSON]
    assert anna[: layout.FIRST_DAY] == ["anna", "Anna Ås", "1", "RN"]
    assert anna[layout.FIRST_DAY : layout.FIRST_DAY + 5] == ["D", "F2", "F2", "F2", "D"]
    heads = cells[layout.DATE_ROW][layout.FIRST_DAY + 21 :]
    assert heads[:5] == ["Timer", "Godskrevet", "Kontrakt", "Skal ha", "Avvik"]
    assert heads[5:9] == ["Fylt", "Helger", "Netter", "Røde dager"]
    totals = anna[layout.FIRST_DAY + 21 :]
    assert totals[:5] == ["15", "0", "106.5", "106.5", "-91.5"]
    assert totals[6:11] == ["0", "0", "1", "88:30", "1"]


def test_demand_and_cover_stand_below() -> None:
    """Below the people stand demand and cover, with no id, so that they are not read as people."""
    problem = made.ward()
    cells = sheet(book(problem, made.rota(problem)), layout.SHEET)
    below = cells[layout.FIRST_PERSON + 3 :]
    assert {row[layout.ID] for row in below} == {None}
    at = next(n for n, row in enumerate(below) if row[layout.NAME] == "D")
    first, second = below[at], below[at + 1]
    assert [first[layout.COMPETENCE], *first[layout.FIRST_DAY :][:5]] == ["Behov", "1", "1", "1", "2", "2"]
    assert [second[layout.COMPETENCE], *second[layout.FIRST_DAY :][:5]] == ["Dekket", "1", "0", "0", "0", "2"]


def test_the_auditor_reads_it_back() -> None:
    """The rota that was written is the rota that is read."""
    problem = made.ward()
    rota = made.rota(problem)
    for voice in (NB, EN):
        assert read_rota(book(problem, rota, voice), problem) == rota


ASSIGNMENTS = st.lists(
    st.tuples(
        st.sampled_from(("anna", "bo")),
        st.sampled_from(("ward", "zone@2")),
        st.sampled_from(("D", "D@x", "=A")),
        st.integers(0, 13),
    ),
    max_size=12,
    unique=True,
)


@settings(max_examples=15)
@given(ASSIGNMENTS, st.booleans(), st.sampled_from((NB, EN)))
def test_any_rota_is_read_back(placed: list[tuple[str, str, str, int]], cyclic: bool, voice: Voice) -> None:
    """Two shifts in a cell, another unit and codes with odd signs all come back as they were."""
    times = (("D", "07:30", "15:00"), ("D@x", "08:00", "15:00"), ("=A", "14:30", "22:00"))
    people = [world.employee(name, units=("ward", "zone@2")) for name in ("anna", "bo")]
    problem = world.problem(
        *people,
        shift_types=[world.shift_type(*one) for one in times],
        units=(Unit(id="ward"), Unit(id="zone@2")),
        weeks=2,
        cyclic=cyclic,
    )
    rota = Rota.of(
        [
            Assignment(employee=name, unit=unit, shift_type=code, date=world.day(day))
            for name, unit, code, day in placed
        ]
    )
    content = book(problem, rota, voice)
    assert read_back(problem, content) == rota
    assert read_rota(content, problem) == rota


def test_an_unknown_word_in_a_cell_is_named() -> None:
    """A word that is neither a code nor a code at a unit is reported as it stands."""
    problem = made.ward()
    anna = problem.employees[0]
    for word in ("X", "D@nowhere", "@ward", "d"):
        with pytest.raises(KeyError, match=word):
            list(layout.read_cell(problem, anna, world.MONDAY, f"D {word}"))


def test_a_word_with_two_readings_is_refused() -> None:
    """Where at signs make a word mean two things, it is refused and not guessed."""
    codes = [world.shift_type(code, "07:30", "15:00") for code in ("D", "D@x")]
    anna = world.employee(units=("y", "x@y"))
    units = (Unit(id="ward"), Unit(id="y"), Unit(id="x@y"))
    problem = world.problem(anna, shift_types=codes, units=units)
    assert [one.unit for one in layout.read_cell(problem, anna, world.MONDAY, "D@y")] == ["y"]
    with pytest.raises(KeyError, match="D@x@y"):
        list(layout.read_cell(problem, anna, world.MONDAY, "D@x@y"))


def test_text_is_never_a_formula() -> None:
    """Names that look like formulas, links or numbers are written as the text they are."""
    bad = ("=1+1", "+HYPERLINK(1)", "@SUM(A1)", "http://example.org", "007", "-2")
    people = [
        Employee.model_validate({**world.employee(f"p{n}").model_dump(), "name": name})
        for n, name in enumerate(bad)
    ]
    problem = world.problem(*people, name="=cmd|' /C calc'!A0", units=(Unit(id="ward", name="=2+2"),))
    content = book(problem, world.rota([(world.MONDAY, "D", "ward")], name="p0"))
    assert [name for name, text in parts(content).items() if "<f>" in text or "<hyperlink" in text] == []
    rows = sheet(content, layout.SHEET)[layout.FIRST_PERSON :]
    assert tuple(row[layout.NAME] for row in rows[: len(bad)]) == bad


def test_the_same_result_gives_the_same_bytes() -> None:
    """No clock and no chance is in the file: its date is that of an archive without one."""
    problem = made.ward()
    result = made.result(problem, made.rota(problem))
    first, second = workbook(problem, result, NB), workbook(problem, result, NB)
    assert first == second
    assert "1980-01-01" in parts(first)["docProps/core.xml"]
    assert "20" not in re.findall(r"<dcterms:\w+[^>]*>(\d\d)", parts(first)["docProps/core.xml"])


def test_it_is_ready_for_the_printer() -> None:
    """The rota sheet has frozen panes, A3 landscape, one page wide, with heads and names on every page."""
    problem = made.ward()
    content = parts(book(problem, made.rota(problem)))
    first = content["xl/worksheets/sheet1.xml"]
    assert 'paperSize="8"' in first
    assert 'orientation="landscape"' in first
    assert 'fitToHeight="0"' in first
    assert f'<pane xSplit="{layout.FIRST_DAY}" ySplit="{layout.FIRST_PERSON}"' in first
    assert "Turnus!$A:$D,Turnus!$3:$5" in content["xl/workbook.xml"]


def test_a_breach_is_explained_in_its_cell() -> None:
    """A breach has a note with paragraph and sentence, a holiday one with its name."""
    problem = made.ward()
    notes = "".join(
        text for name, text in parts(book(problem, made.rota(problem))).items() if "comments" in name
    )
    assert "HTA KS kap. 1 § 4.2" in notes
    assert "Skjærtorsdag" in notes


def test_marks_do_not_rest_on_colour() -> None:
    """Breach, cover by agreement, lock and absence each have a frame, a line or a pattern of their own."""
    lock = Lock(date=made.MONDAY, shift_type="D", unit="ward")
    problem = made.ward()
    locked = problem.employees[0].model_copy(update={"locks": (lock,)})
    problem = Problem.model_validate(
        {**problem.model_dump(), "employees": [locked.model_dump(), *map(dict, problem.employees[1:])]}
    )
    styles = parts(book(problem, made.rota(problem)))["xl/styles.xml"]
    for mark in ('style="thick"', 'style="mediumDashed"', "<u/>", 'patternType="lightUp"'):
        assert mark in styles, mark


def test_findings_and_rules_are_listed() -> None:
    """The further sheets list breaches with their standing, gaps with the reason, and unconfirmed figures."""
    problem = made.ward()
    content = book(problem, made.rota(problem))
    standing = [row[0] for row in sheet(content, "Brudd")[1:]]
    assert standing[:4] == ["brudd"] * 3 + ["dekket av avtale"]
    gaps = sheet(content, "Udekket")[1:]
    assert len(gaps) == 21
    assert gaps[0][8].startswith("tirsdag 23. mars 07:30–15:00, ward day: 1 mangler")
    figures = {(row[0], row[1], row[2]): row[6] for row in sheet(content, "Regler")[1:]}
    assert figures["Daglig arbeidsfri", "minimum", "9:00"] == "ubekreftet"
    assert not figures["Daglig arbeidsfri", "minimum", "11:00"]


def test_cover_people_key_figures_and_provenance() -> None:
    """Every dated need, every person, every code and every line of provenance is in the book."""
    problem = made.ward()
    rota = made.rota(problem)
    content = book(problem, rota)
    cover = sheet(content, "Dekning")
    assert len(cover) == 1 + sum(1 for _ in problem.demand.needs(problem.horizon))
    assert cover[1][4:] == ["07:30–15:00", "1", "1", "1", "1", "0", "0"]
    assert [row[0] for row in sheet(content, "Ansatte")] == ["Ansatt", "anna", "bo", "cato"]
    assert [row[0] for row in sheet(content, "Tegnforklaring")[1:4]] == ["D", "A", "N"]
    key = dict(row[:2] for row in sheet(content, "Nøkkeltall"))
    assert key["Heltidsandel"] == "100,0\xa0%"
    source = dict(row[:2] for row in sheet(content, "Opphav"))
    assert source["digest"] == made.PROVENANCE.digest
    assert source["Utfall"] == "Lovlig turnus"


def test_a_book_needs_a_rota() -> None:
    """Without a rota there is nothing to write, and it is said so."""
    with pytest.raises(ValueError, match="needs a rota"):
        workbook(made.ward(), made.result(made.ward(), reason=Reason.NOTHING_FOUND), NB)


def test_a_year_of_fifty_people_fits() -> None:
    """A year with people on every row is written whole, to the last day."""
    people = [world.employee(f"p{n}") for n in range(50)]
    problem = world.problem(*people, weeks=52)
    last = problem.horizon.last
    content = book(problem, world.rota([(last, "D", "ward")], name="p49"))
    assert read_back(problem, content) == world.rota([(last, "D", "ward")], name="p49")
    assert last == world.MONDAY + timedelta(days=363)
