"""The workbook (regneark): the rota as planners know it, with all that stands behind it on further sheets."""

import io
from collections.abc import Iterable, Sequence
from itertools import chain

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from api.exports import days_off_sheets, law_sheets, layout, list_sheets, norm_sheet
from api.exports.formats import Formats
from api.exports.list_sheets import Column, ListSheet, Value
from api.exports.rota_sheet import RotaSheet
from api.lang import Voice
from api.overview import Overview
from api.shift_text import inside_text
from models.findings import Standing
from models.problem import Problem
from models.result import Result
from models.units import HOUR, clock_text


def workbook(problem: Problem, result: Result, voice: Voice) -> bytes:
    """Return the workbook of a result that has a rota (regneark).

    Raises
    ------
    ValueError
        When the result has no rota.
    """
    if result.rota is None or result.audit is None or result.kpis is None:
        raise ValueError("a workbook needs a rota that was audited and counted")
    overview = Overview(problem, result.rota, result.audit, result.kpis)
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd.mm.yyyy",
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": _title(problem, voice), "created": layout.CREATED})
        _Book(book, overview, result, voice).write()
    return target.getvalue()


def _title(problem: Problem, voice: Voice) -> str:
    return f"{problem.name or voice('rota')} · {voice.period(problem.horizon)}"


class _Book:
    """Writes the sheets in order."""

    def __init__(self, book: Workbook, overview: Overview, result: Result, voice: Voice) -> None:
        self._book = book
        self._formats = Formats(book)
        self._overview = overview
        self._result = result
        self._voice = voice

    def write(self) -> None:
        """Write every sheet."""
        overview, result, voice = self._overview, self._result, self._voice
        problem = overview.problem
        rota = self._book.add_worksheet(layout.SHEET)
        verdict = voice(f"verdict.{result.termination.reason.value}")
        digest = result.provenance.digest[:12]
        subtitle = f"{verdict} · turnusmotor {result.provenance.version} · {digest}"
        RotaSheet(rota, overview, self._formats, voice).write(_title(problem, voice), subtitle)
        sheets = list_sheets
        self._list("cover", sheets.cover_columns(voice), sheets.cover_rows(overview, voice))
        self._list("people", sheets.people_columns(voice), sheets.people_rows(overview, voice))
        self._list("norm", norm_sheet.norm_columns(voice), norm_sheet.norm_rows(overview, voice))
        off = days_off_sheets
        self._list("days_off", off.person_columns(voice), off.person_rows(overview, voice))
        self._list("owed", off.owed_columns(voice), off.owed_rows(overview, voice))
        self._list("week_hours", off.week_columns(voice), off.week_rows(overview, voice))
        self._list("breaches", sheets.breach_columns(voice), sheets.breach_rows(overview.report, voice))
        rows = law_sheets.checklist_rows(overview.report, voice)
        self._list("checklist", law_sheets.checklist_columns(voice), rows)
        self._list("uncovered.sheet", sheets.gap_columns(voice), sheets.gap_rows(result, voice))
        grounds = chain(sheets.rule_rows(problem, voice), off.ground_rows(voice))
        self._list("rules", sheets.rule_columns(voice), grounds)
        self._key(self._book.add_worksheet(voice("key")))
        self._list("kpis", sheets.figure_columns(voice), sheets.figure_rows(overview, voice))
        rows = sheets.provenance_rows(problem, result, voice)
        self._list("provenance", sheets.provenance_columns(voice), rows)

    def _list(self, word: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
        ListSheet(self._book.add_worksheet(self._voice(word)), self._formats, columns).write(rows)

    def _key(self, sheet: Worksheet) -> None:
        """Write what the codes and the looks of the rota sheet mean."""
        voice, formats = self._voice, self._formats
        heads = ("code", "name", "kind", "start", "end", "paid_break", "unpaid_break", "work")
        columns = [Column(voice(word), 24 if word == "name" else 12) for word in heads]
        columns += [Column(voice("shift.inside"), 32), Column(voice("units"), 24)]
        made = ListSheet(sheet, formats, columns)
        types = self._overview.problem.shift_types
        made.write(
            (
                one.code,
                one.name,
                voice(f"kind.{one.kind.value}"),
                clock_text(one.start),
                clock_text(one.end),
                str(sum(pause.minutes for pause in one.breaks if pause.paid)),
                str(one.unpaid),
                voice.decimal(one.work, HOUR, 2),
                inside_text(one, voice),
                ", ".join(one.units) if one.units is not None else voice("anywhere"),
            )
            for one in types
        )
        for row, one in enumerate(types, 1):
            sheet.write_string(row, 0, one.code, formats.shift(one.kind, None, locked=False))
        kind = types[0].kind
        signs = (
            (types[0].code, formats.shift(kind, Standing.BREACH, locked=False), "look.breach"),
            (types[0].code, formats.shift(kind, Standing.COVERED, locked=False), "look.covered"),
            (types[0].code, formats.shift(kind, None, locked=True), "look.locked"),
            ("", formats["absent"], "look.absent"),
            ("F1", formats["off"], "look.marks"),
            ("", formats["weekday.red"], "look.red"),
            ("", formats["there.short"], "look.short"),
            ("", formats["there.surplus"], "look.surplus"),
        )
        for row, (code, look, word) in enumerate(signs, len(types) + 2):
            sheet.write_string(row, 0, code, look)
            sheet.write_string(row, 1, voice(word), formats["text"])
