"""The workbook of a task list (regneark for oppgaver): a template to fill in, and any list that there is.

Its sheets and headings are those that the reader knows; each heading has a note, and cells that have a choice
offer it.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Final

import xlsxwriter
from pydantic import BaseModel
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from api.exports.formats import Formats
from api.exports.layout import CREATED
from api.imports.task_columns import (
    ANYONE,
    LEVELS,
    MOVABLE,
    SETTINGS,
    SETTINGS_TITLE,
    SHARE_OF,
    SHEETS,
    VISITS,
    Column,
    Kind,
    Sheet,
)
from api.lang import Voice
from models.task_list import TaskList
from models.units import DAY, FULL_POSITION, clock_text
from models.visits import Visits

_ROOM: Final = 200
"""Rows that are made ready below the headings."""
_HOURS: Final = 24
_WIDTHS: Final = {"name": 34, "tag": 24, "competence": 24, "id": 10}
_NUMBERS: Final = {Kind.CLOCK: "hh:mm", Kind.SHARE: "0.##%", Kind.DAYS: "@", Kind.TEXT: "@"}
Cell = str | float | None


def task_book(tasks: TaskList, voice: Voice) -> bytes:
    """Return a task list as a workbook that can be filled in and read back (regneark)."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": tasks.name or voice("tasks.title"), "created": CREATED})
        _Book(book, tasks, voice).write()
    return target.getvalue()


class _Book:
    """Writes the sheets: what to do, the settings, then one for each part of the list."""

    def __init__(self, book: Workbook, tasks: TaskList, voice: Voice) -> None:
        self._book, self._tasks, self._voice = book, tasks, voice
        self._formats = Formats(book)
        self._kinds = {
            kind: book.add_format(
                {"font_name": "Calibri", "font_size": 10, "num_format": _NUMBERS.get(kind, "General")}
            )
            for kind in Kind
        }

    def write(self) -> None:
        """Write every sheet."""
        self._guide(self._book.add_worksheet(self._voice("tasks.guide")))
        self._settings(self._book.add_worksheet(self._voice.say(SETTINGS_TITLE)))
        for sheet in SHEETS:
            self._sheet(self._book.add_worksheet(self._voice.say(sheet.title)), sheet)

    def _guide(self, page: Worksheet) -> None:
        page.set_column(0, 0, 100)
        page.write_string(0, 0, self._voice("tasks.title"), self._formats["title"])
        for row, line in enumerate(self._voice("tasks.guide.lines").split("\n"), 2):
            page.write_string(row, 0, line, self._formats["wrapped"])

    def _settings(self, page: Worksheet) -> None:
        page.set_column(0, 0, 18)
        page.set_column(1, 1, 34)
        page.set_column(2, 2, 90)
        for row, line in enumerate(SETTINGS):
            held = getattr(self._tasks, line.field)
            value: Cell = ", ".join(held) if isinstance(held, tuple) else held
            page.write_string(row, 0, self._voice.say(line.heading), self._formats["head"])
            self._put(page, (row, 1), line.kind, value)
            page.write_string(row, 2, self._voice.say(line.note), self._formats["quiet"])

    def _sheet(self, page: Worksheet, sheet: Sheet) -> None:
        page.freeze_panes(1, 1 if sheet is not VISITS else 2)
        self._heads(page, sheet)
        for row, one in enumerate(self._rows(sheet), 1):
            for at, column in enumerate(sheet.columns):
                self._put(page, (row, at), column.kind, _cell(one, column, self._voice))
            if isinstance(one, Visits):
                for at, more in enumerate(self._visits(one), len(sheet.columns)):
                    self._put(page, (row, at), *more)

    def _heads(self, page: Worksheet, sheet: Sheet) -> None:
        page.set_row(0, 30)
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, _WIDTHS.get(column.field, 13), self._kinds[column.kind])
            page.write_string(0, at, self._voice.say(column.heading), self._formats["head"])
            page.write_comment(0, at, self._voice.say(column.note), {"x_scale": 2})
            self._choices(page, at, column)
        if sheet is VISITS:
            first = len(sheet.columns)
            shares = [f"{self._voice.say(SHARE_OF)} {level}" for level in self._tasks.levels]
            for at, heading in enumerate([*shares, *(f"{hour:02d}" for hour in range(_HOURS))], first):
                kind = Kind.SHARE if at < first + len(shares) else Kind.WHOLE
                page.set_column(at, at, 9 if kind is Kind.SHARE else 5, self._kinds[kind])
                page.write_string(0, at, heading, self._formats["head"])

    def _choices(self, page: Worksheet, at: int, column: Column) -> None:
        """Let a cell offer what it may hold."""
        if column.kind is Kind.MOVABLE:
            source: str | list[str] = [self._voice.say(word) for word in MOVABLE.values()]
        elif column.kind is Kind.LEVEL:
            source = f"='{self._voice.say(LEVELS.title)}'!$A$2:$A${_ROOM}"
        else:
            return
        page.data_validation(
            1, at, _ROOM, at, {"validate": "list", "source": source, "error_type": "warning"}
        )

    def _rows(self, sheet: Sheet) -> Sequence[BaseModel]:
        if sheet is not LEVELS:
            return getattr(self._tasks, sheet.field)  # type: ignore[no-any-return]  # a tuple of the sheet's model
        tasks = self._tasks
        return [LEVELS.model(level=level, competence=tasks.competence(level)) for level in tasks.levels]

    def _visits(self, visits: Visits) -> Iterator[tuple[Kind, Cell]]:
        shares = {one.level: one.share for one in visits.levels}
        for level in self._tasks.levels:
            yield Kind.SHARE, shares.get(level)
        for number in visits.by_hour:
            yield Kind.WHOLE, number

    def _put(self, page: Worksheet, at: tuple[int, int], kind: Kind, value: Cell) -> None:
        look: Format = self._kinds[kind]
        if value is None or value == "":
            return
        if kind is Kind.SHARE and not isinstance(value, str):
            page.write_number(*at, value / FULL_POSITION, look)
        elif kind is Kind.CLOCK and not isinstance(value, str):
            page.write_number(*at, value / DAY, look)
        elif isinstance(value, str):
            page.write_string(*at, value, look)
        else:
            page.write_number(*at, value, look)


def _cell(one: BaseModel, column: Column, voice: Voice) -> Cell:
    """Return what stands in a cell; the end of the day is text, for a spreadsheet has no such time."""
    value = getattr(one, column.field)
    if column.kind is Kind.MOVABLE:
        return voice.say(MOVABLE[value])
    if column.kind is Kind.CLOCK and value == DAY:
        return clock_text(value)
    if isinstance(one, LEVELS.model) and column.field == "competence":
        same = value == getattr(one, "level", None)
        return voice.say(ANYONE) if value is None else None if same else str(value)
    return value  # type: ignore[no-any-return]  # whatever the model's field holds
