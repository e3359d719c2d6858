"""One rota as people write it (turnusfiler): as JSON, as lists and as matrices."""

import io

import pytest
import xlsxwriter

from api.imports import read_rota
from models.findings import BadInput, Issue
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment, Rota
from tests import world

CODES = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("A", "15:30", "22:00"),
    world.shift_type("N", "22:00", "07:00", units=("A2",)),
)
TWO = {"positions": ({"unit": "A2", "size": 5000}, {"unit": "HT", "size": 5000})}
PROBLEM = world.problem(
    world.employee("anna", "A2"),
    Employee.model_validate({"id": "bo", **TWO}),
    world.employee("1001", "A2"),
    shift_types=CODES,
)
ROTA = Rota.of(
    [
        Assignment(employee=who, unit=unit, shift_type=code, date=world.day(day))
        for who, unit, code, day in (
            ("anna", "A2", "D", 0),
            ("anna", "A2", "D", 1),
            ("anna", "A2", "A", 1),
            ("bo", "HT", "D", 2),
            ("bo", "A2", "N", 3),
            ("1001", "A2", "A", 6),
        )
    ]
)
DAYS = [world.day(number) for number in range(7)]

LIST = """unit;employee id;date;code;start;end
A2;anna;2027-03-01;D;07:30;15:00
A2;anna;2027-03-02;D;07:30;15:00
A2;anna;02.03.2027;A;15:30;22:00

HT;bo;3.3.2027;D;07:30;15:00
A2;bo;2027-03-04;N;22:00;07:00
A2;1001;2027-03-07;A;15:30;22:00
"""
MATRIX = """Turnus for avdelingen;;;;;;;;
;Uke 9;;;;;;;
Ansatt;man 01.03.2027;02.03.2027;03.03.2027;04.03.2027;05.03.2027;06.03.2027;07.03.2027;Timer
Dag og kveld;;;;;;;;
anna;D;D/A;F1;-;;fe;F2;22,0
bo;;;D@HT;N;F1;;;16,5
Natt;;;;;;;;
1001;F3;F4;F5;;;;A;6,5
Sum;2;3;1;1;0;0;1;
"""


def text(source: bytes | str) -> bytes:
    """Return a source as bytes."""
    return source.encode() if isinstance(source, str) else source


def refused(source: bytes | str, problem: Problem = PROBLEM, name: str = "") -> tuple[Issue, ...]:
    """Return the issues with which a file is refused."""
    with pytest.raises(BadInput) as caught:
        read_rota(text(source), problem, name)
    return caught.value.issues


def faults(source: bytes | str, name: str = "") -> list[tuple[str, str]]:
    """Return code and place of every issue."""
    return [(issue.code, issue.place) for issue in refused(source, name=name)]


def book(sheets: dict[str, list[list[object]]], corner: tuple[int, int] = (0, 0)) -> bytes:
    """Return a workbook with these sheets, their first cell at ``corner``."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as file:
        for name, rows in sheets.items():
            sheet = file.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(corner[0] + number, corner[1] + column, value)
    return target.getvalue()


GRID: list[list[object]] = [
    ["Turnus"],
    [],
    ["ansatt", "navn", *DAYS, "timer"],
    ["anna", "Anna", "D", "D A", "F1", "", "", "", "F2", 22.5],
    ["bo", "Bo", "", "", "D@HT", "N", "", "", "", 15],
    [1001, "Cato", "", "", "", "", "", "", "A", 6.5],
    ["", "Behov", 1, 2, 1, 1, 0, 0, 1],
    ["Dekning", "", "1/1", "2/2", "1/1", "1/1", "0", "0", "1/1"],
]
ROWS: list[list[object]] = [
    ["Ansatt", "Dato", "Vaktkode", "Enhet"],
    *([a.employee, a.date, a.shift_type, a.unit] for a in ROTA.assignments),
]
ASSIGNMENTS = [a.model_dump(mode="json") for a in ROTA.assignments]
