"""Task lists from outside (oppgavelister): JSON in our own format, a workbook, or a table of tasks as CSV.

A workbook has a sheet for each part of the list, under names and headings in Norwegian or English; a single
table is one of tasks. Every fault is reported at once, each with its cell or path; a list is returned only
when there is nothing to report.
"""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from api.imports import cells
from api.imports.json_rota import looks_like_json
from api.imports.tables import Table, from_text, refuse
from api.imports.task_columns import LEVELS, SETTINGS, SETTINGS_TITLE, SHEETS, TASKS, VISITS, Sheet, plain
from api.imports.task_sheets import Reading, head, read_sheet
from api.imports.workbooks import from_workbook, looks_like_workbook
from models import tasks as customary
from models.findings import BadInput, Issue
from models.messages import explain
from models.places import shown, suggestion
from models.syntax import parse
from models.task_list import TaskList
from models.text import Text


def read_tasks(
    content: bytes, name: str, unit: str | None = None, *, otherwise: str | None = None
) -> TaskList:
    """Return the task list that a file holds (les oppgaveliste).

    Parameters
    ----------
    name
        What to call the file in the places of its faults.
    unit
        Whose tasks they are; None is what the file says.
    otherwise
        Whose they are when the file does not say it.

    Raises
    ------
    BadInput
        With everything that is wrong.
    """
    faults = [] if unit is None else _judged("unit", unit, "--unit", SETTINGS[0].heading)
    if faults:
        raise BadInput(tuple(faults))
    if looks_like_json(content):
        read = _from_json(content, name)
        return read if unit is None else read.changed(unit=unit)
    packed = looks_like_workbook(content)
    tables = from_workbook(content, name) if packed else from_text(content, name)
    parts = _parts(tables)
    if not {TASKS.field, VISITS.field} & parts.keys():
        columns = TASKS.needed
        raise refuse(
            "no-tasks",
            name,
            nb=f"fant ingen oppgaver: skriv minst kolonnene {', '.join(c.heading.nb for c in columns)}",
            en=f"found no tasks: write at least the columns {', '.join(c.heading.en for c in columns)}",
        )
    return _from_sheets(parts, unit, otherwise, name)


def _from_json(content: bytes, name: str) -> TaskList:
    document = parse(content, name)
    issues = list(document.issues)
    try:
        tasks = TaskList.model_validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        issues += [explain(fault, TaskList) for fault in error.errors()]
    else:
        if not issues:
            return tasks
    raise BadInput(tuple(issues))


def _parts(tables: Sequence[Table]) -> dict[str, Table]:
    """Return the table of each part of the list, by the sheet's name; tasks may have any name."""
    titles = {plain(word): s.field for s in SHEETS for word in (s.title.nb, s.title.en)}
    titles |= dict.fromkeys(map(plain, (SETTINGS_TITLE.nb, SETTINGS_TITLE.en)), "settings")
    parts: dict[str, Table] = {}
    for table in tables:
        part = titles.get(plain(table.name)) if table.lines is None else None
        if part is not None and any(any(row) for row in table.rows):
            parts.setdefault(part, table)
    if TASKS.field not in parts:
        for table in tables:
            found = head(table, TASKS) if table not in parts.values() else None
            if found is not None and {"minutes", "level"} & found.columns.keys() and len(found.columns) > 2:  # noqa: PLR2004 - no chance hit
                parts[TASKS.field] = table
                break
    return parts


def _from_sheets(parts: dict[str, Table], unit: str | None, otherwise: str | None, name: str) -> TaskList:
    fields, issues = _settings(parts.get("settings"))
    named = _read(parts, LEVELS, ())
    issues += named.issues
    levels = tuple(one.level for one in named.rows) or customary.LEVELS
    if named.rows:
        fields |= {"levels": levels, "competences": named.rows}
    for sheet in SHEETS:
        if sheet is not LEVELS:
            read = _read(parts, sheet, levels)
            issues += read.issues
            fields[sheet.field] = read.rows
    if TASKS.field in parts:
        issues += _twice(parts[TASKS.field])
    whose = unit or fields.get("unit") or otherwise
    if whose is not None:
        fields["unit"] = whose
    else:
        issues.append(_no_unit(name))
    if issues:
        raise BadInput(tuple(issues))
    try:
        return TaskList.model_validate(fields)
    except ValidationError as error:
        told = [explain(fault, TaskList) for fault in error.errors()]
        raise BadInput(tuple(_in_its_sheet(issue, parts, name) for issue in told)) from error


def _in_its_sheet(issue: Issue, parts: dict[str, Table], name: str) -> Issue:
    """Return an issue of the list as a whole with the sheet for a place, or the file."""
    part = issue.place.partition("[")[0].replace("levels", LEVELS.field)
    return issue.model_copy(update={"place": (parts[part].name if part in parts else "") or name})


def _read(parts: dict[str, Table], sheet: Sheet, levels: Sequence[str]) -> Reading:
    return read_sheet(parts[sheet.field], sheet, levels) if sheet.field in parts else Reading()


def _settings(table: Table | None) -> tuple[dict[str, Any], list[Issue]]:
    """Return what the sheet of settings says: a word in the first cell of a line, its value in the second."""
    fields: dict[str, Any] = {}
    issues: list[Issue] = []
    known = {word: line for line in SETTINGS for word in line.words}
    for row in range(len(table.rows) if table else 0):
        assert table is not None  # noqa: S101 - there are no rows without one
        word, text = table.cell(row, 0), table.cell(row, 1)
        line = known.get(plain(word))
        if line is None or not text:
            issues += _unknown_setting(word, table.place(row, 0)) if word and text and not line else []
            continue
        value: object = cells.value(line.kind, text)
        if line.field == "held_by_all":
            value = tuple(part.strip() for part in text.split(",") if part.strip())
        faults = _judged(line.field, value, table.place(row, 1), line.heading)
        issues += faults
        if not faults:
            fields[line.field] = value
    return fields, issues


def _judged(field: str, value: object, place: str, heading: Text) -> list[Issue]:
    """Return what a list of tasks would say of one of its fields."""
    whole = {"unit": "x", "tasks": ({"id": "x", "start": 0, "end": 1, "minutes": 1, "level": "ASS"},)}
    try:
        TaskList.model_validate({**whole, field: value})
    except ValidationError as error:
        told = [explain(fault, TaskList) for fault in error.errors()]
        return [
            Issue(
                code=one.code,
                place=place,
                text=Text(
                    nb=one.text.nb.replace(field, heading.nb), en=one.text.en.replace(field, heading.en)
                ),
            )
            for one in told
        ]
    return []


def _unknown_setting(word: str, place: str) -> list[Issue]:
    lines = [line.heading for line in SETTINGS]
    meant = suggestion(word, [text for line in lines for text in (line.nb, line.en)])
    text = Text(
        nb=f"{shown(word)} er ikke noe oppsett{meant.nb}; her er det {', '.join(x.nb for x in lines)}",
        en=f"{shown(word)} is no setting{meant.en}; there are {', '.join(x.en for x in lines)}",
    )
    return [Issue(code="unknown-key", place=place, text=text)]


def _twice(table: Table) -> list[Issue]:
    """Return every task whose id stands on an earlier row too."""
    found = head(table, TASKS)
    if found is None or "id" not in found.columns:
        return []
    issues: list[Issue] = []
    first: dict[str, str] = {}
    column = found.columns["id"]
    for row in range(found.row + 1, len(table.rows)):
        word, place = table.cell(row, column), table.place(row, column)
        if word and first.setdefault(word, place) != place:
            text = Text(
                nb=f"{shown(word)} står også i {first[word]}; gi den ene et annet navn",
                en=f"{shown(word)} stands in {first[word]} too; give one of them another name",
            )
            issues.append(Issue(code="duplicate-id", place=place, text=text))
    return issues


def _no_unit(name: str) -> Issue:
    text = Text(
        nb="fila sier ikke hvilken enhet det gjelder; skriv Enhet i arket Oppsett, eller --unit ENHET",
        en="the file does not say which unit it is for; write Unit in the sheet Settings, or --unit UNIT",
    )
    return Issue(code="missing", place=name, text=text)
