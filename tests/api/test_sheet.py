"""One person's sheet (turnus per ansatt): on the terminal, as a workbook, as CSV and as iCalendar."""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import fastexcel
import icalendar
import pytest

from api.exports.person_sheets import person_workbook
from api.exports.shift_files import shifts_csv, shifts_ics
from api.lang import Voice
from api.person_sheet import person_sheet
from api.sheets import overview_in_calendar, overview_of
from api.terminal import style
from api.terminal.person import show_sheet
from models.calendar import holiday_name
from models.people import Wish
from models.phrases import HOLIDAYS
from models.problem import Problem
from models.rota import Rota
from models.rules.red_days import RedDays
from models.text import Language
from tests import world
from tests.api import made
from tests.api.commands import run, written

NB, EN = Voice(Language.NB), Voice(Language.EN)
HOLY_WEEK = made.MONDAY


def ward(**more: Any) -> tuple[Problem, Rota]:
    """Return two people over Easter 2027: one works, one has a week of holiday."""
    wishes = (
        Wish(date=HOLY_WEEK, wants=False),
        Wish(date=HOLY_WEEK + timedelta(days=1), wants=True, shift_type="D"),
    )
    away = {"start": HOLY_WEEK, "end": HOLY_WEEK + timedelta(days=6), "kind": "holiday"}
    people = (
        world.employee("E07", wishes=wishes).model_copy(update={"name": "Ola =1+1"}),
        world.employee("E08", absences=(away,)),
    )
    problem = world.problem(*people, shift_types=made.CODES, start=HOLY_WEEK, weeks=2, **more)
    placed = [("E07", day, "D") for day in (0, 1, 2, 7)] + [("E07", 5, "N")]
    return problem, made.rota(problem, placed)


def printed(problem: Problem, rota: Rota, who: str, voice: Voice = NB, width: int = 80) -> str:
    """Return what is printed of somebody's sheet."""
    out, overview = io.StringIO(), overview_of(problem, rota)
    person = next(p for p in overview.people if p.employee.id == who)
    show_sheet(style.screen(file=out, width=width), person_sheet(overview, person, voice), voice)
    return out.getvalue()


def line(text: str, begins: str) -> str:
    """Return the first line that begins with something."""
    return next(one.rstrip() for one in text.splitlines() if one.startswith(begins))


def test_the_weeks_by_hand() -> None:
    """Codes over their times, days off by their names, holidays starred, hours at the end of the week."""
    text = printed(*ward(), "E07")
    assert line(text, "12 ").split() == ["12", "D", "D", "D", "F2*", "F1*", "N", "F2*", "31,50"]
    assert line(text, "22.3").split() == ["22.3", *["0730–1500"] * 3, "2145–0745"]
    # Three days of 7.5 h and the short night of March, 9 h; Easter Monday is worked in week 13.
    assert line(text, "13 ").split() == ["13", "D*", *["F2"] * 5, "F1", "7,50"]


def test_the_facts_by_hand() -> None:
    """What a union representative checks is counted from the rota, in both languages."""
    nb, en = printed(*ward(), "E07", width=120), printed(*ward(), "E07", EN, width=120)
    assert "39,00 arbeidet + 0,00 godskrevet = 39,00; kontrakt 71,00, avvik −32,0" in nb
    assert "39.00 worked + 0.00 credited = 39.00; contract 71.00, deviation −32.0" in en
    assert "1 av 2, 23,1\xa0% av timene" in line(nb, "Helger med arbeid")
    # Red: 25, 26, 28 and 29 March and 4 April; the night to Easter Sunday and Easter Monday are worked.
    assert line(nb, "Røde dager").endswith("2 arbeidet, 3 fri")
    assert line(en, "Red days").endswith("2 worked, 3 free")
    assert line(en, "Wishes met").endswith("1 of 2; not met: 2027-03-22")
    assert line(nb, "Korteste hvile").split()[2] == "16:30"
    assert "Langfredag 26.3" in nb
    assert "Good Friday 26.3" in en


def test_nothing_is_wider_than_the_page() -> None:
    """No line is longer than a terminal of 80 columns, so that it can be printed."""
    for voice in (NB, EN):
        for who in ("E07", "E08"):
            assert max(len(one.rstrip()) for one in printed(*ward(), who, voice).splitlines()) <= 90


def test_breaches_are_said() -> None:
    """A breach stands among the remarks with its paragraph; without one, the sheet says so."""
    problem, rota = ward()
    text = printed(problem, rota, "E07", width=120)
    breach = line(text, "– sø 4.4.: BRUDD – Timer mot stillingen: 39:00 timer i planen")
    assert "HTA KS kap. 1 § 4.2" in breach
    quiet = printed(world.problem(start=date(2027, 6, 7)), Rota(), "anna", width=120)
    assert "Ubekreftet" in quiet


def test_holiday_is_credited() -> None:
    """A week of holiday is FE, and counts with the week of the position."""
    text = printed(*ward(), "E08", width=120)
    assert line(text, "12 ").split()[:4] == ["12", "FE", "FE", "FE"]
    assert line(text, "12 ").split()[-3:] == ["0,00", "35,50", "35,50"]
    assert "0,00 arbeidet + 35,50 godskrevet = 35,50; kontrakt 71,00, avvik −35,5" in text
    assert "30 virkedager, 4 brukt, 26 igjen" in text


def sheet(content: bytes, name: str) -> list[list[Any]]:
    """Return a sheet's cells row by row."""
    read = fastexcel.read_excel(content).load_sheet(name, header_row=None, dtypes="string")
    columns = read.to_polars().get_columns()
    return [list(row) for row in zip(*(column.to_list() for column in columns), strict=True)]


def test_the_workbook_has_a_sheet_for_each() -> None:
    """Each person has a sheet with title, weeks, hours and facts; text is never a formula."""
    problem, rota = ward()
    overview = overview_of(problem, rota)
    content = person_workbook([person_sheet(overview, p, NB) for p in overview.people], NB)
    assert fastexcel.read_excel(content).sheet_names == ["E07", "E08"]
    cells = sheet(content, "E07")
    assert cells[0][0] == "E07 Ola =1+1 · 100,0\xa0%"
    heads = ["Uke", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
    assert cells[3][:8] == heads
    assert datetime.fromisoformat(cells[4][1]).date() == HOLY_WEEK
    assert cells[5][:8] == [
        "12",
        "D\n07:30–15:00",
        "D\n07:30–15:00",
        "D\n07:30–15:00",
        "F2",
        "F1",
        "N\n21:45–07:45",
        "F2",
    ]
    assert cells[5][8:11] == ["31.5", "0", "31.5"]
    assert cells[8][8] == "39"
    assert any(row[0] == "Korteste hvile" for row in cells)


def test_sheet_names_are_names_that_the_program_takes() -> None:
    """Ids that a spreadsheet refuses as names, or that differ in their last letters alone, get others."""
    people = [world.employee(name) for name in ("a/b", "x" * 40, "x" * 41, "A/B")]
    problem = world.problem(*people)
    overview = overview_of(problem, Rota())
    content = person_workbook([person_sheet(overview, p, NB) for p in overview.people], NB)
    names = fastexcel.read_excel(content).sheet_names
    assert names == ["a_b", "x" * 31, "x" * 29 + "~2", "A_B~2"]


def test_csv_has_a_row_a_day() -> None:
    """The CSV holds every day, a shift with its times and hours, a day off with its mark."""
    problem, rota = ward()
    overview = overview_of(problem, rota)
    text = shifts_csv(overview, overview.people, EN).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Employee", "Name", "Date", "Week", "Code", "From", "To", "Hours", "Unit"]
    assert len(rows) == 1 + 2 * 14
    assert rows[1] == ["E07", "Ola =1+1", "2027-03-22", "12", "D", "07:30", "15:00", "7.50", "ward"]
    assert rows[4][3:] == ["12", "F2", "", "", "", ""]
    assert rows[15][4] == "FE"


def test_a_calendar_of_ones_own() -> None:
    """The iCalendar file holds each shift by local time, the short night included, and the same each time."""
    problem, rota = ward()
    overview = overview_of(problem, rota)
    content = shifts_ics(overview, overview.people[0], NB)
    assert content == shifts_ics(overview, overview.people[0], NB)
    events = list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    assert len(events) == 5
    night = next(event for event in events if event["summary"] == "N")
    start, end = night.decoded("dtstart"), night.decoded("dtend")
    assert (start.isoformat(), end.isoformat()) == ("2027-03-27T21:45:00+01:00", "2027-03-28T07:45:00+02:00")
    assert end.timestamp() - start.timestamp() == 9 * 3600
    assert b"BEGIN:VTIMEZONE" in content
    assert len({str(event["uid"]) for event in events}) == 5


def base() -> tuple[Problem, Rota]:
    """Return the base rota of the worked example: Thursday, Friday, Sunday and Monday of Easter worked."""
    problem = world.problem(
        world.employee("E07"),
        rule=RedDays(),
        shift_types=made.CODES,
        start=date(2027, 1, 4),
        weeks=6,
        cyclic=True,
    )
    return problem, made.rota(problem, [("E07", day, "D") for day in (0, 1, 3, 4, 6, 7, 8, 9, 10)])


def test_a_base_rota_in_the_calendar_gives_its_f3() -> None:
    """Easter 2027: Friday and Monday become F3, off and credited, and the plan keeps § 10-8 (4)."""
    overview = overview_in_calendar(*base(), HOLY_WEEK, 6)
    person = person_sheet(overview, overview.people[0], NB)
    week = person.weeks[0]
    assert [day.mark or day.shifts[0][0] for day in week.days] == ["D", "D", "F2", "D", "F3", "F1", "D"]
    assert (week.hours.work, week.hours.credited) == (4 * 450, 450)
    assert not [b for b in overview.report.breaches if b.rule in {"red_days", "position_size"}]
    assert any("grunnturnusen selv" in remark for remark in person.remarks)


def files(problem: Problem, rota: Rota) -> tuple[str, str]:
    """Write a problem and its rota."""
    Path("rota.json").write_text(rota.model_dump_json(), encoding="utf-8")
    return written(problem), "rota.json"


def test_the_command_prints_or_writes() -> None:
    """``sheet`` prints who is asked for; with files it writes them and says so."""
    problem, rota = ward()
    demanded = problem.changed(
        demand=made.ward().demand.model_copy(update={"rows": made.ward().demand.rows[:1]})
    )
    paths = files(demanded, rota)
    shown = run("sheet", *paths, "--employee", "E08", "--lang", "en")
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith("E08")
    assert "E07" not in shown.stdout
    wrote = run("sheet", *paths, "--xlsx", "a.xlsx", "--csv", "a.csv")
    assert (wrote.exit_code, wrote.stdout) == (0, "")
    assert Path("a.xlsx").stat().st_size > 0
    assert "Lagret a.csv" in wrote.stderr
    one = run("sheet", *paths, "--ics", "a.ics", "--employee", "E07")
    assert one.exit_code == 0
    assert Path("a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("options", "nb", "en"),
    [
        (("--employee", "E99"), "De ansatte er: E07, E08", "The employees are: E07, E08"),
        (("--ics", "a.ics"), "her er 2", "here are 2"),
        (("--from", "2027-01-04"), "bare en grunnturnus", "only a base rota"),
        (("--from", "påske"), "påske er ingen dato", "påske is not a date"),
    ],
)
def test_what_cannot_be_shown_is_refused(options: tuple[str, ...], nb: str, en: str) -> None:
    """An unknown employee is refused with the list, and so is every other thing that cannot be done."""
    problem, rota = ward()
    demanded = problem.changed(
        demand=made.ward().demand.model_copy(update={"rows": made.ward().demand.rows[:1]})
    )
    paths = files(demanded, rota)
    for language, words in (("nb", nb), ("en", en)):
        refused = run("sheet", *paths, *options, "--lang", language)
        assert refused.exit_code == 2
        assert words in refused.stderr
        assert not Path("a.ics").exists()


def test_a_base_rota_begins_on_a_monday() -> None:
    """A base rota is put in the calendar from a Monday, and has no dates to give a phone before that."""
    problem, rota = base()
    demanded = problem.changed(
        demand=made.ward().demand.model_copy(update={"rows": made.ward().demand.rows[:1]})
    )
    paths = files(demanded, rota)
    refused = run("sheet", *paths, "--from", "2027-01-05")
    assert refused.exit_code == 2
    assert "mandag" in refused.stderr
    assert run("sheet", *paths, "--ics", "a.ics").exit_code == 2
    given = run("sheet", *paths, "--from", "2027-03-22", "--weeks", "6", "--employee", "E07")
    assert given.exit_code == 0, given.stderr
    assert "F3" in given.stdout


def test_every_holiday_has_a_name_in_english() -> None:
    """Each public holiday of twenty years is in the list of names."""
    days = (date(2020, 1, 1) + timedelta(days=number) for number in range(20 * 365))
    names = {name for day in days for name in (holiday_name(day) or "").split("; ") if name}
    assert names <= set(HOLIDAYS)
