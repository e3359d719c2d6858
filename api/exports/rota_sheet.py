"""The sheet with the rota (turnusark): people by day, totals at the right, demand against cover below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.worksheet import Worksheet

from api.exports import layout
from api.exports.formats import Formats
from api.lang import Voice
from api.overview import Cell, DayCover, DemandLine, Overview, Person
from models.findings import Breach
from models.shifts import ShiftKind
from models.units import FULL_POSITION, HOUR

_A3 = 8


@dataclass(frozen=True, slots=True)
class _Total:
    """One figure at the right of a person: its head, its value and its format."""

    word: str
    value: float | str
    look: str


class RotaSheet:
    """Writes the sheet (turnusark)."""

    def __init__(self, sheet: Worksheet, overview: Overview, formats: Formats, voice: Voice) -> None:
        self._sheet = sheet
        self._overview = overview
        self._formats = formats
        self._voice = voice
        self._dates = overview.horizon.dates()
        self._first_total = layout.FIRST_DAY + len(self._dates)
        self._notes = _notes(overview.report.breaches)

    def write(self, title: str, subtitle: str) -> None:
        """Write the whole sheet (skriv)."""
        self._sheet.write_string(0, 0, title, self._formats["title"])
        self._sheet.write_string(1, 0, subtitle, self._formats["quiet"])
        self._heads()
        row = layout.FIRST_PERSON
        for person in self._overview.people:
            self._person(row, person)
            row += 1
        self._demand(row + 1)
        self._set_up(title)

    def _heads(self) -> None:
        sheet, voice, formats = self._sheet, self._voice, self._formats
        heads = {
            layout.ID: "employee",
            layout.NAME: "name",
            layout.SIZE: "size",
            layout.COMPETENCE: "competence",
        }
        for column, word in heads.items():
            sheet.write_string(layout.DATE_ROW, column, voice(word), formats["head"])
        for number, day in enumerate(self._dates):
            self._day_head(layout.FIRST_DAY + number, day)
        for at, total in enumerate(_totals(self._overview.people[0], voice)):
            sheet.write_string(layout.DATE_ROW, self._first_total + at, voice(total.word), formats["head"])

    def _day_head(self, column: int, day: date) -> None:
        """Write the week over its Monday, then the weekday, then the real date."""
        sheet, voice, formats = self._sheet, self._voice, self._formats
        if day.weekday() == 0:
            week = voice("week", number=self._overview.week_number(day))
            sheet.merge_range(layout.WEEK_ROW, column, layout.WEEK_ROW, column + 6, week, formats["week"])
        red = ".red" if self._overview.red(day) else ""
        sheet.write_string(layout.WEEKDAY_ROW, column, voice.weekday(day), formats[f"weekday{red}"])
        sheet.write_datetime(layout.DATE_ROW, column, day, formats[f"date{red}"])
        holiday = None if self._overview.horizon.cyclic else self._voice.holiday(day)
        if holiday is not None:
            sheet.write_comment(layout.DATE_ROW, column, holiday)

    def _person(self, row: int, person: Person) -> None:
        sheet, formats, employee = self._sheet, self._formats, person.employee
        held = ", ".join(dict.fromkeys(one.competence for one in employee.competences))
        sheet.write_string(row, layout.ID, employee.id, formats["label.bold"])
        sheet.write_string(row, layout.NAME, employee.name or "", formats["label"])
        sheet.write_number(row, layout.SIZE, person.figures.size / FULL_POSITION, formats["size"])
        sheet.write_string(row, layout.COMPETENCE, held, formats["label"])
        for number, cell in enumerate(person.cells):
            self._cell(row, number, person, cell)
        for at, total in enumerate(_totals(person, self._voice)):
            look = formats[total.look]
            if isinstance(total.value, str):
                sheet.write_string(row, self._first_total + at, total.value, look)
            else:
                sheet.write_number(row, self._first_total + at, total.value, look)

    def _cell(self, row: int, number: int, person: Person, cell: Cell) -> None:
        column, day = layout.FIRST_DAY + number, self._dates[number]
        if cell.assignments:
            text = layout.cell_text(person.employee, list(cell.assignments))
            kind = cell.kind or ShiftKind.OTHER
            look = self._formats.shift(kind, cell.standing, locked=cell.locked)
            self._sheet.write_string(row, column, text, look)
        else:
            off = self._overview.off(cell)
            look = self._formats.off(
                cell.standing, red=self._overview.red(day), absent=cell.absent, bold=off not in {"", "F2"}
            )
            if off:
                self._sheet.write_string(row, column, off, look)
            else:
                self._sheet.write_blank(row, column, None, look)
        note = self._notes.get((person.employee.id, day))
        if note:
            lines = [f"{breach.citation}: {self._voice.say(breach.text)}" for breach in note]
            self._sheet.write_comment(row, column, "\n".join(lines), {"x_scale": 1.6})

    def _demand(self, row: int) -> None:
        """Write two rows for each demand line: what is asked for, and who is there."""
        sheet, voice, formats = self._sheet, self._voice, self._formats
        sheet.write_string(row, layout.NAME, voice("cover"), formats["label.bold"])
        several = len(self._overview.problem.units) > 1
        for at, line in enumerate(self._overview.demand):
            asked, there = row + 1 + 2 * at, row + 2 + 2 * at
            label = f"{line.unit} {line.label}" if several else line.label
            sheet.write_string(asked, layout.NAME, label, formats["label"])
            sheet.write_string(asked, layout.COMPETENCE, voice("target"), formats["label"])
            sheet.write_string(there, layout.COMPETENCE, voice("covered"), formats["label"])
            self._days(asked, there, line)

    def _days(self, asked: int, there: int, line: DemandLine) -> None:
        for number, day in enumerate(line.days):
            if day is not None:
                column = layout.FIRST_DAY + number
                self._sheet.write_number(asked, column, day.target, self._formats["target"])
                self._sheet.write_number(there, column, day.there, self._formats[_look(day)])

    def _set_up(self, title: str) -> None:
        sheet = self._sheet
        codes = (
            layout.cell_text(person.employee, list(cell.assignments))
            for person in self._overview.people
            for cell in person.cells
        )
        width = max(5, *(len(code) + 1 for code in codes), 5)
        sheet.set_column(layout.ID, layout.ID, 12)
        sheet.set_column(layout.NAME, layout.NAME, 20)
        sheet.set_column(layout.SIZE, layout.SIZE, 9)
        sheet.set_column(layout.COMPETENCE, layout.COMPETENCE, 14)
        sheet.set_column(layout.FIRST_DAY, self._first_total - 1, min(width, 14))
        sheet.set_column(self._first_total, self._first_total + 12, 10)
        sheet.set_row(layout.DATE_ROW, 30)
        sheet.freeze_panes(layout.FIRST_PERSON, layout.FIRST_DAY)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(layout.WEEK_ROW, layout.DATE_ROW)
        sheet.repeat_columns(layout.ID, layout.COMPETENCE)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L{_plain(title)}&R&P / &N")


def _totals(person: Person, voice: Voice) -> Iterator[_Total]:
    figures, off = person.figures, person.days_off
    due = figures.position_hours
    yield _Total("hours", figures.hours / HOUR, "total.hours")
    yield _Total("credited", off.credited / HOUR, "total.hours")
    yield _Total("contract", off.contract / HOUR, "total.hours")
    yield _Total("position_hours", due / HOUR, "total.hours")
    yield _Total("deviation", figures.deviation / HOUR, "total.signed")
    yield _Total("filled", figures.hours / due if due else "–", "total.percent" if due else "total.text")
    yield _Total("weekends", figures.weekends, "total.number")
    yield _Total("nights", figures.nights, "total.number")
    yield _Total("red_days", figures.red_days, "total.number")
    yield _Total("shortest_rest", voice.clock(figures.shortest_rest), "total.text")
    yield _Total("longest_run", figures.longest_run, "total.number")


def _look(day: DayCover) -> str:
    if day.missing:
        return "there.short"
    return "there.surplus" if day.surplus else "there"


def _notes(breaches: Sequence[Breach]) -> dict[tuple[str, date], list[Breach]]:
    found: dict[tuple[str, date], list[Breach]] = {}
    for breach in breaches:
        if breach.employee is not None:
            found.setdefault((breach.employee, breach.date), []).append(breach)
    return found


def _plain(text: str) -> str:
    """Return text for a footer, where an ampersand would begin a command."""
    return text.replace("&", "&&")[:200]
