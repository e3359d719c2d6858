"""Split and resting shifts in what is handed out (filer): counted hours, and the stretches in words."""

import csv
import io
from datetime import timedelta
from typing import Any

import fastexcel
import icalendar
import pytest

from api.exports.shift_files import shifts_csv, shifts_ics
from api.exports.xlsx import workbook
from api.imports import read_rota
from api.lang import Voice
from api.sheets import overview_of
from api.shift_text import inside_text
from api.terminal.matrix import matrix
from models.problem import Problem
from models.rota import Rota
from models.text import Language
from tests import world
from tests.api import made

NB, EN = Voice(Language.NB), Voice(Language.EN)
RESTING = world.shift_type(
    "HV",
    "22:00",
    "07:00",
    kind="night",
    passive=({"start": "23:00", "end": "06:00"},),
    passive_share=3333,
    night_strain=True,
)
SPLIT = world.shift_type("DD", "07:00", "19:00", away=({"start": "11:00", "end": "15:00"},))
PLAIN = world.shift_type("D", "07:30", "15:00")


def made_up() -> tuple[Problem, Rota]:
    """Return one person with a resting night, a split day and an ordinary one."""
    problem = world.problem(shift_types=(RESTING, SPLIT, PLAIN))
    return problem, made.rota(problem, [("anna", 0, "HV"), ("anna", 3, "DD"), ("anna", 4, "D")])


@pytest.mark.parametrize(
    ("voice", "resting", "split"),
    [
        (
            NB,
            "hvilende 23:00–06:00, 33,33\N{NO-BREAK SPACE}% teller; belastende natt",
            "fri 11:00–15:00",
        ),
        (EN, "resting 23:00–06:00, 33.33% counts; straining night", "off 11:00–15:00"),
    ],
)
def test_a_shift_says_what_it_has_in_it(voice: Voice, resting: str, split: str) -> None:
    """The stretches and their share in words; an ordinary shift says nothing."""
    assert [inside_text(kind, voice) for kind in (RESTING, SPLIT, PLAIN)] == [resting, split, ""]


def test_the_csv_has_the_hours_that_count() -> None:
    """From 22 to 07 a resting night is 4.33 h, and from 07 to 19 a split day is 8 h."""
    problem, rota = made_up()
    overview = overview_of(problem, rota)
    text = shifts_csv(overview, overview.people, EN).decode("utf-8-sig")
    _, *days = csv.reader(io.StringIO(text), delimiter=";")
    worked = [row for row in days if row[5]]
    assert [row[4:8] for row in worked] == [
        ["HV", "22:00", "07:00", "4.33"],
        ["DD", "07:00", "19:00", "8.00"],
        ["D", "07:30", "15:00", "7.50"],
    ]


def test_the_calendar_tells_when_one_is_off_in_a_shift() -> None:
    """The event lasts from start to end, and its text has the counted hours and the stretch away."""
    problem, rota = made_up()
    overview = overview_of(problem, rota)
    calendar = icalendar.Calendar.from_ical(shifts_ics(overview, overview.people[0], EN))
    events: dict[str, Any] = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert str(events["DD"]["description"]) == "8.00 hours; off 11:00–15:00"
    assert events["DD"]["dtend"].dt - events["DD"]["dtstart"].dt == timedelta(hours=12)
    assert str(events["D"]["description"]) == "7.50 hours"


def test_the_matrix_explains_its_codes() -> None:
    """Below the matrix each code has its hours, and a resting night what rests and counts."""
    lines = "\n".join(line.plain for line in matrix(overview_of(*made_up()), NB, width=160))
    assert "22:00–07:00 natt, hvilende 23:00–06:00" in lines
    assert "07:00–19:00 dag, fri 11:00–15:00" in lines
    assert "07:30–15:00 dag   " in lines


def test_the_workbook_counts_and_explains_them() -> None:
    """The employee's hours are 4 h 20, 8 h and 7 h 30; the key says what lies in the shifts."""
    problem, rota = made_up()
    content = workbook(problem, made.result(problem, rota), EN)
    book = fastexcel.read_excel(content)
    key = book.load_sheet("Key", dtypes="string").to_polars()
    assert key["In the shift"].to_list()[:2] == [inside_text(kind, EN) for kind in (RESTING, SPLIT)]
    assert key["Work, h"].to_list()[:3] == ["4.33", "8.00", "7.50"]
    people = book.load_sheet("Employees", dtypes="string").to_polars()
    hours = [float(value) for value in people.row(0) if value and value.startswith("19.83")]
    assert hours
    assert read_rota(content, problem, "rota.xlsx") == rota
