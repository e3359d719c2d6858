"""A workbook of sheets, one a person (turnus per ansatt), to be printed and signed."""

import io
from collections.abc import Sequence
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from api.exports.formats import Formats
from api.exports.layout import CREATED
from api.lang import Voice
from api.person_sheet import PersonSheet, SheetDay, SheetWeek
from models.phrases import WEEKDAYS
from models.units import HOUR

_A4: Final = 9
_HEAD: Final = 3
"""The row of the columns' heads; the weeks stand below."""
_LONGEST: Final = 31
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


def person_workbook(sheets: Sequence[PersonSheet], voice: Voice) -> bytes:
    """Return a workbook with a sheet for each person (regneark per ansatt)."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": sheets[0].period if sheets else "", "created": CREATED})
        formats, taken = Formats(book), set[str]()
        for sheet in sheets:
            _write(book.add_worksheet(_name(sheet.employee.id, taken)), sheet, formats, voice)
    return target.getvalue()


def _name(identifier: str, taken: set[str]) -> str:
    """Return a sheet name that the program takes: no sign of its own, not too long, each once."""
    name = identifier.translate(_FORBIDDEN)[:_LONGEST]
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{name[: _LONGEST - len(str(number)) - 1]}~{number}"
    taken.add(name.casefold())
    return name


def _write(page: Worksheet, sheet: PersonSheet, formats: Formats, voice: Voice) -> None:
    page.write_string(0, 0, sheet.title, formats["title"])
    page.write_string(1, 0, sheet.period, formats["quiet"])
    hours = (voice("hours"), voice("credited"), voice("total"))
    heads = (voice("week.head"), *(voice.say(weekday) for weekday in WEEKDAYS), *hours)
    for column, head in enumerate(heads):
        page.write_string(_HEAD, column, head, formats["head"])
    row = _HEAD + 1
    for week in sheet.weeks:
        row = _week(page, row, week, sheet, formats)
    page.write_string(row, 0, voice("total"), formats["label.bold"])
    whole = [week.hours for week in sheet.weeks]
    sums = (sum(w.work for w in whole), sum(w.credited for w in whole), sum(w.total for w in whole))
    for column, minutes in enumerate(sums, 8):
        page.write_number(row, column, minutes / HOUR, formats["sheet.hours"])
    _facts(page, row + 2, sheet, formats, voice)
    _set_up(page, sheet)


def _week(page: Worksheet, row: int, week: SheetWeek, sheet: PersonSheet, formats: Formats) -> int:
    """Write the dates of a week and, below, its shifts; return the row after them."""
    page.write_string(row, 0, "", formats["label"])
    page.write_number(row + 1, 0, week.number, formats["sheet.week"])
    for column, day in enumerate(week.days, 1):
        red = ".red" if day.red else ""
        if sheet.cyclic:
            page.write_blank(row, column, None, formats[f"weekday{red}"])
        else:
            page.write_datetime(row, column, day.date, formats[f"date{red}"])
        _day(page, row + 1, column, day, formats)
        if day.holiday is not None:
            page.write_comment(row, column, day.holiday)
    for column, minutes in enumerate((week.hours.work, week.hours.credited, week.hours.total), 8):
        page.write_number(row + 1, column, minutes / HOUR, formats["sheet.hours"])
    page.set_row(row + 1, 30 * max(1, *(len(day.shifts) for day in week.days)))
    return row + 2


def _day(page: Worksheet, row: int, column: int, day: SheetDay, formats: Formats) -> None:
    if day.shifts and day.kind is not None:
        text = "\n".join(f"{code}\n{times}" for code, times in day.shifts)
        page.write_string(row, column, text, formats.wrapped_shift(day.kind))
    else:
        page.write_string(row, column, day.mark, formats["sheet.off.red" if day.red else "sheet.off"])


def _facts(page: Worksheet, row: int, sheet: PersonSheet, formats: Formats, voice: Voice) -> None:
    for fact in sheet.facts:
        page.write_string(row, 0, fact.label, formats["sheet.fact"])
        page.write_string(row, 3, fact.text, formats["text"])
        row += 1
    row += 1
    page.write_string(row, 0, voice("remarks"), formats["sheet.fact"])
    for remark in sheet.remarks or (voice("remarks.none"),):
        page.write_string(row, 3, remark, formats["text"])
        row += 1
    page.write_string(row + 1, 0, voice("look.marks"), formats["quiet"])
    page.write_string(row + 3, 0, voice("signature"), formats["quiet"])


def _set_up(page: Worksheet, sheet: PersonSheet) -> None:
    page.set_column(0, 0, 7)
    page.set_column(1, 7, 13)
    page.set_column(8, 10, 11)
    page.freeze_panes(_HEAD + 1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.set_footer(f"&L{sheet.employee.id.replace('&', '&&')}&R&P / &N")
