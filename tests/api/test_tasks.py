"""A task list from outside is read for what it is, or refused with every fault, and becomes demand."""

import io
import json
from importlib import resources
from pathlib import Path

import pytest
import xlsxwriter

from api import cli
from api.imports.tasks import read_tasks
from models.demand import Demand
from models.findings import BadInput
from models.task_list import TaskList
from models.tasks import Task
from models.text import Language
from tests.api.commands import run

TABLE = """Oppgave;Navn;Fra;Til;Antall;Minutter;Personer;Minnivå;Nivå 2;Dager;Flyttbar
S1;Rapport;07:30;08:00;2;15;;ASS;;;fast
S2;Stell med to;08:00;10:00;1;30;2;HFA;ASS;12345;samme dag
S3;Dusj;10:00;12:00;1;60;1;ASS;;15;uke
"""
TASKS = TaskList(
    unit="A",
    tasks=(
        Task(id="S1", name="Rapport", start=450, end=480, count=2, minutes=15, level="ASS"),
        Task.model_validate(
            {
                "id": "S2",
                "name": "Stell med to",
                "start": "08:00",
                "end": "10:00",
                "minutes": 30,
                "persons": 2,
            }
            | {"level": "HFA", "co_level": "ASS", "days": "12345", "movable": "same_day"}
        ),
        Task.model_validate(
            {"id": "S3", "name": "Dusj", "start": "10:00", "end": "12:00", "minutes": 60, "level": "ASS"}
            | {"days": "15", "movable": "week"}
        ),
    ),
)


def book(text: str) -> bytes:
    """Return a table as a workbook, figures and clock times as a spreadsheet keeps them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet, clock = workbook.add_worksheet("Oppgaver"), workbook.add_format({"num_format": "hh:mm"})
        for row, line in enumerate(text.splitlines()):
            for column, cell in enumerate(line.split(";")):
                if ":" in cell:
                    sheet.write_number(row, column, (int(cell[:2]) * 60 + int(cell[3:])) / 1440, clock)
                elif cell.isdigit():
                    sheet.write_number(row, column, int(cell))
                elif cell:
                    sheet.write_string(row, column, cell)
    return file.getvalue()


def faults(content: bytes | str) -> list[tuple[str, str]]:
    """Return the code and place of every fault, each said in both languages."""
    with pytest.raises(BadInput) as caught:
        read_tasks(content.encode() if isinstance(content, str) else content, "f", "A")
    assert all(issue.say(Language.NB) != issue.say(Language.EN) for issue in caught.value.issues)
    return [(issue.code, issue.place) for issue in caught.value.issues]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.replace(";", "\t").encode("utf-16"),
        TABLE.encode("cp1252"),
        book(TABLE),
        TASKS.model_dump_json().encode(),
    ],
    ids=["csv", "utf-16", "cp1252", "xlsx", "json"],
)
def test_every_way_to_write_tasks_gives_the_same_list(content: bytes) -> None:
    """Tables in every encoding, workbooks and JSON are the same list of tasks."""
    assert read_tasks(content, "f", "A") == TASKS


def test_a_table_is_refused_with_all_its_faults() -> None:
    """A clock, a number, a level, an id and what a task cannot be: each has its cell."""
    wrong = """id;start;end;minutes;level;movable
a;7;10:00;30;ASS;fixed
b;08:00;10:00;mange;ASSS;fixed
b;08:00;08:15;30;ASS;sometimes
;08:00;09:00;30;ASS;fixed
"""
    assert sorted(faults(wrong)) == [
        ("duplicate-id", "f:4:A"),
        ("missing", "f:5:A"),
        ("refused", "f:2:B"),
        ("refused", "f:3:D"),
        ("unknown-level", "f:3:E"),
        ("unknown-value", "f:4:F"),
    ]


def test_what_holds_no_tasks_is_refused() -> None:
    """A table of something else, one without rows or columns, and JSON with faults are refused."""
    assert faults("ansatt;dato\nanna;2027-01-01\n") == [("no-tasks", "f")]
    assert faults("id;minutes;level\na;30;ASS\n") == [("missing", "f:1:A"), ("missing", "f:1:A")]
    assert faults("id;start;end;minutes;level\n") == [("refused", "f")]
    data = json.loads(TASKS.model_dump_json())
    data["tasks"][1] |= {"count": 0, "level": 3}
    assert faults(json.dumps(data)) == [("too-small", "tasks[1].count"), ("wrong-type", "tasks[1].level")]


def test_the_command_writes_the_demand() -> None:
    """From a table to demand in a file and a table by hour on the screen, with what is proven."""
    Path("tasks.csv").write_text(TABLE, encoding="utf-8")
    outcome = run("demand", "tasks.csv", "--out", "demand.json", "--unit", "A", "--readiness", "0.1")
    assert outcome.exit_code == cli.Exit.DONE, outcome.output
    made = Demand.model_validate_json(Path("demand.json").read_text(encoding="utf-8"))
    assert {(curve.competence, curve.unit) for curve in made.curves} == {("ASS", "A"), ("HFA", "A")}
    # Thirty minutes of reports in half an hour is one head, and one more with readiness.
    assert {curve.targets[15] for curve in made.curves if curve.competence == "ASS"} == {2}
    assert "07:00" in outcome.stdout
    assert "bevist" in outcome.stdout


def test_the_command_refuses_what_it_cannot_use() -> None:
    """An odd step, a bad unit and a file that is not there end with the code for bad input."""
    Path("tasks.csv").write_text(TABLE, encoding="utf-8")
    for arguments in (["tasks.csv", "--step", "7"], ["tasks.csv", "--unit", "a b"], ["none.csv"]):
        outcome = run("demand", *arguments, "--out", "demand.json")
        assert outcome.exit_code == cli.Exit.BAD_INPUT, outcome.output
        assert not Path("demand.json").exists()


def test_task_sharing_changes_the_demand() -> None:
    """With the levels after task sharing the ward asks for anyone where it asked for assistants."""
    text = (resources.files("models.examples") / "ward_tasks.json").read_text(encoding="utf-8")
    ward = json.loads(text)
    # Breakfast and the rooms are enough to see it, and quick to level.
    ward["tasks"] = [task for task in ward["tasks"] if task["id"] in {"S01", "S07", "S09"}]
    Path("ward.json").write_text(json.dumps(ward), encoding="utf-8")
    asked = {}
    for flag in ([], ["--shared"]):
        assert run("demand", "ward.json", "--out", "demand.json", *flag).exit_code == cli.Exit.DONE
        made = Demand.model_validate_json(Path("demand.json").read_text(encoding="utf-8"))
        asked[bool(flag)] = {curve.competence for curve in made.curves}
    assert None in asked[True] - asked[False]
