"""The workbook of tasks: what is written out is read back, and every cell that is wrong is named."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter

from api.exports.task_book import task_book
from api.imports import cells
from api.imports.task_columns import Kind
from api.imports.tasks import read_tasks
from api.lang import Voice
from models.examples import example_tasks
from models.findings import BadInput
from models.task_list import TaskList
from models.text import Language

HEAD = ("Oppgave", "Fra", "Til", "Minutter", "Minste nivå")
ROW = ("S1", "08:00", "10:00", 30, "HFA")
HOURS = [f"{hour:02d}" for hour in range(24)]


def book(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook with these sheets."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        for name, rows in sheets.items():
            page = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return file.getvalue()


def said(content: bytes, language: Language = Language.NB) -> list[str]:
    """Return what is said of every fault."""
    with pytest.raises(BadInput) as caught:
        read_tasks(content, "f.xlsx", "A")
    return [issue.say(language) for issue in caught.value.issues]


def as_read(tasks: TaskList) -> dict[str, Any]:
    """Return a list as a workbook can say it: every level named, shares in the order of the levels."""
    data = tasks.model_dump()
    data["competences"] = [(level, tasks.competence(level)) for level in tasks.levels]
    for visits in data["visits"]:
        visits["levels"] = sorted(visits["levels"], key=lambda one: tasks.levels.index(one["level"]))
    return data


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["ward", "homecare"])
def test_a_list_that_is_written_out_reads_back(name: str, language: Language) -> None:
    """Forty tasks, presence, breaks and levels, or visits by the hour: the same list comes back."""
    tasks = example_tasks(name)
    written = task_book(tasks, Voice(language))
    assert as_read(read_tasks(written, "f.xlsx")) == as_read(tasks)
    assert task_book(tasks, Voice(language)) == written


def test_every_part_of_a_list_has_its_sheet() -> None:
    """Settings, levels, presence, breaks, handovers and visits, in either language and in any order."""
    content = book(
        Settings=[["Unit", "ward-3"], ["Readiness", "12 %"], ["All must hold", "LICENCE, FIRE"]],
        Levels=[["Level", "Competence"], ["SRV", "anyone"], ["HFA", ""], ["RN", "SPL"]],
        Presence=[["Heads", "Level", "From", "To", "Days"], [2, "HFA", "22:00", "07:00", "fr-su"]],
        Breaks=[["From", "To", "Minutes"], ["11:00", "13:00", 30]],
        Handovers=[["Days", "From", "To"], ["weekdays", "14:30", "15:00"]],
        Visits=[
            ["Days", "Minutes", "Direct", "Pairs", "HFA", "Share RN", *HOURS],
            ["weekend", 15, 0.48, "4,5", "70 %", 0.3, *([0] * 8), 20, *([""] * 15)],
        ],
    )
    tasks = read_tasks(content, "f.xlsx")
    assert (tasks.unit, tasks.readiness, tasks.held_by_all) == ("ward-3", 1_200, ("LICENCE", "FIRE"))
    assert [(level, tasks.competence(level)) for level in tasks.levels] == [
        ("SRV", None),
        ("HFA", "HFA"),
        ("RN", "SPL"),
    ]
    (presence,), (pause,), (handover,), (visits,) = (
        tasks.presence,
        tasks.breaks,
        tasks.handovers,
        tasks.visits,
    )
    assert (presence.days, presence.start, presence.end, presence.heads) == ("567", 1_320, 420, 2)
    assert (pause.days, pause.minutes) == ("1234567", 30)
    assert (handover.days, handover.end) == ("12345", 900)
    assert (visits.days, visits.direct, visits.pairs, sum(visits.by_hour)) == ("67", 4_800, 450, 20)
    assert [(one.level, one.share) for one in visits.levels] == [("HFA", 7_000), ("RN", 3_000)]


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (Kind.DAYS, "12345.0", "12345"),
        (Kind.DAYS, "Hverdager", "12345"),
        (Kind.DAYS, "ma-to, lø", "12346"),
        (Kind.DAYS, "mandag – onsdag og søndag", "1237"),
        (Kind.DAYS, "Sat-Mon", "167"),
        (Kind.DAYS, "1-5", "12345"),
        (Kind.DAYS, "av og til", "av og til"),
        (Kind.SHARE, "0.12", 1_200),
        (Kind.SHARE, "12", 1_200),
        (Kind.SHARE, "12,5 %", 1_250),
        (Kind.SHARE, "0,5 %", 50),
        (Kind.SHARE, "1", 10_000),
        (Kind.SHARE, "mye", "mye"),
        (Kind.CLOCK, "1899-12-31 07:30:00", "07:30"),
        (Kind.CLOCK, "7", "7"),
        (Kind.WHOLE, "3.0", 3),
        (Kind.WHOLE, "3.5", "3.5"),
        (Kind.MOVABLE, "Samme_dag", "same_day"),
        (Kind.MOVABLE, "week", "week"),
    ],
)
def test_cells_are_read_as_people_write_them(kind: Kind, text: str, read: object) -> None:
    """Days by figure, name or stretch, shares in either form, times as a spreadsheet keeps them."""
    assert cells.value(kind, text) == read


def test_every_bad_cell_is_told_with_its_sheet_row_and_column() -> None:
    """Eight faults in four sheets, all at once: each with its cell, heading, value and way out."""
    content = book(
        Oppsett=[["Beredskap", "mye"], ["Enhed", "A"]],
        Oppgaver=[HEAD, ("S1", "08:00", "10:00", 2.5, "HFA"), ("S2", "25:00", "10:00", 30, "HFAA")],
        Pauser=[["Fra", "Til", "Minutter"], ["11:00", "11:20", 30]],
        Vaktskifte=[["Fra", "Till", "Dager"], ["14:30", "15:00", "alle"]],
    )
    told = said(content)
    assert [line.split(": ")[0] for line in told] == [
        "Oppsett!B1",
        "Oppsett!A2",
        "Oppgaver!D2",
        "Oppgaver!B3",
        "Oppgaver!E3",
        "Pauser!C2",
        "Vaktskifte!A1",
        "Vaktskifte!B1",
    ]
    assert "Minutter: «2.5» er ingen varighet; skriv antall minutter" in told[2]
    assert "ikke et klokkeslett" in told[3]
    assert 'mente du "HFA"' in told[4]
    assert 'mente du "Til"' in told[7]
    english = said(content, Language.EN)
    assert "Minutes: “2.5” is not a duration; write a number of minutes" in english[2]
    assert all("skriv" not in line for line in english)


def test_visits_that_do_not_add_up_have_their_cells() -> None:
    """A count that is none, shares that make no whole, a missing hour and no shares at all."""
    head = ["Dager", "Minutter", "Andel hos bruker", "Andel HFA", *HOURS]
    row = ["12345", 15, 0.5, 1, *([1] * 24)]
    assert [line.split(": ")[0] for line in said(book(Besøk=[head, [*row[:4], "mange", *row[5:]]]))] == [
        "Besøk!E2"
    ]
    assert "andelene er til sammen 9000" in said(book(Besøk=[head, [*row[:3], 0.9, *row[4:]]]))[0]
    assert "timene 23 mangler" in said(book(Besøk=[head[:-1], row[:-1]]))[0]
    assert said(book(Besøk=[[*head[:3], *HOURS], [*row[:3], *row[4:]]]))[0].startswith("Besøk!A1: nivåenes")


def test_a_list_whose_parts_do_not_fit_has_the_sheet() -> None:
    """A level that stands twice is the sheet of levels' fault, and a break of all at once that of breaks."""
    sheets = {"Oppgaver": [HEAD, ROW]}
    twice = book(**sheets, Nivåer=[["Nivå", "Kompetanse"], ["HFA", ""], ["HFA", "X"]])
    assert said(twice)[0].startswith("Nivåer: ")
    window = ["11:00", "12:00", 30]
    assert said(book(**sheets, Pauser=[["Fra", "Til", "Minutter"], window, window]))[0].startswith("Pauser: ")


def test_a_sheet_without_headings_is_refused() -> None:
    """Figures alone say nothing, and the headings that are needed are named."""
    assert "skriv minst Fra, Til, Minutter" in said(book(Oppgaver=[HEAD, ROW], Pauser=[["11:00", 30]]))[0]


def test_a_workbook_must_say_its_unit_somewhere() -> None:
    """The settings say it, or the command; otherwise the way out is told."""
    content = book(Oppgaver=[HEAD, ROW])
    assert read_tasks(content, "f.xlsx", otherwise="B").unit == "B"
    with pytest.raises(BadInput) as caught:
        read_tasks(content, "f.xlsx")
    assert "--unit" in caught.value.issues[0].text.nb
