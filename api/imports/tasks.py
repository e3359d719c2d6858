"""Task lists from outside (oppgavelister): JSON in our own format, or a table of tasks as CSV or XLSX.

A table has a row per task under headings in Norwegian or English. Every fault is reported at once, each with
its cell or path; a list is returned only when there is nothing to report.
"""

import json
import re
from typing import Any, Final

from pydantic import ValidationError

from api.imports.json_rota import looks_like_json
from api.imports.tables import Table, from_text, refuse
from api.imports.workbooks import from_workbook, looks_like_workbook
from models.findings import BadInput, Issue
from models.messages import explain
from models.places import shown, suggestion
from models.syntax import parse
from models.task_list import TaskList
from models.tasks import LEVELS, Task
from models.text import Text

_SEARCHED: Final = 40
_HEADINGS: Final = {
    "id": "id oppgave oppgaveid task taskid",
    "name": "navn name beskrivelse description",
    "start": "start fra from",
    "end": "slutt til end to",
    "count": "antall count",
    "minutes": "minutter min minutes",
    "persons": "personer persons",
    "level": "minnivå minniva nivå level minlevel",
    "co_level": "nivå2 niva2 colevel medniva mednivå",
    "days": "dager days",
    "movable": "flyttbar movable",
    "movable_days": "flyttbaredager movabledays",
    "scenario_level": "nyttnivå nyminniva nyttminnivå scenariolevel newminlevel",
    "tag": "merke tag",
}
_MEANING: Final = {word: field for field, words in _HEADINGS.items() for word in words.split()}
_NEEDED: Final = tuple(name for name, field in Task.model_fields.items() if field.is_required())
_NUMBERS: Final = ("count", "minutes", "persons")
_MOVABLE: Final = {"fast": "fixed", "samme_dag": "same_day", "dag": "same_day", "uke": "week"}
_CLOCK: Final = re.compile(r"^(?:\d{4}-\d{2}-\d{2} )?(\d{1,2}[:.]\d{2})(?::00(?:\.0+)?)?$")
_WHOLE: Final = re.compile(r"^(\d+)(?:\.0+)?$")


def read_tasks(content: bytes, name: str, unit: str) -> TaskList:
    """Return the task list that a file holds (les oppgaveliste).

    Parameters
    ----------
    name
        What to call the file in the places of its faults.
    unit
        Whose tasks a table holds; JSON says it itself.

    Raises
    ------
    BadInput
        With everything that is wrong.
    """
    if looks_like_json(content):
        return _from_json(content, name)
    tables = from_workbook(content, name) if looks_like_workbook(content) else from_text(content, name)
    for table in tables:
        for row in range(min(len(table.rows), _SEARCHED)):
            columns = _columns(table, row)
            if {"minutes", "level"} & columns.keys() and len(columns) > 2:  # noqa: PLR2004 - no chance hit
                return _from_table(table, row, columns, unit)
    raise refuse(
        "no-tasks",
        name,
        nb=f"fant ingen oppgaver: skriv minst kolonnene {', '.join(_NEEDED)}",
        en=f"found no tasks: write at least the columns {', '.join(_NEEDED)}",
    )


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


def _columns(table: Table, row: int) -> dict[str, int]:
    words = (re.sub(r"[\s_-]", "", table.cell(row, at)).casefold() for at in range(len(table.rows[row])))
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        if word in _MEANING:
            found.setdefault(_MEANING[word], at)
    return found


def _from_table(table: Table, head: int, columns: dict[str, int], unit: str) -> TaskList:
    issues = [_missing(table.place(head, 0), field) for field in _NEEDED if field not in columns]
    tasks: list[Task] = []
    if not issues:
        seen: dict[str, str] = {}
        for row in range(head + 1, len(table.rows)):
            places = {field: table.place(row, at) for field, at in columns.items()}
            written = {field: table.cell(row, at) for field, at in columns.items() if table.cell(row, at)}
            if written:
                task, faults = _task(written, places)
                faults += _unfit(written, places, seen)
                issues += faults
                tasks += [task] if task is not None else []
    if not tasks and not issues:
        issues.append(_missing(table.place(head, 0), "id"))
    if issues:
        raise BadInput(tuple(issues))
    try:
        return TaskList(unit=unit, tasks=tuple(tasks))
    except ValidationError as error:
        raise BadInput(tuple(explain(fault, TaskList) for fault in error.errors())) from error


def _task(written: dict[str, str], places: dict[str, str]) -> tuple[Task | None, list[Issue]]:
    fields = {field: _value(field, text) for field, text in written.items()}
    try:
        return Task.model_validate(fields), []
    except ValidationError as error:
        told = [explain(fault, Task) for fault in error.errors()]
        first = next(iter(places.values()))
        return None, [one.model_copy(update={"place": places.get(one.place, first)}) for one in told]


def _value(field: str, text: str) -> Any:  # noqa: ANN401 - whatever the model takes
    """Return a cell as the model reads it: spreadsheets write 3 as 3.0 and 07:30 as a date with seconds."""
    whole, clock = _WHOLE.match(text), _CLOCK.match(text)
    if field in _NUMBERS and whole:
        return int(whole[1])
    if field in {"days", "movable_days"} and whole:
        return whole[1]
    if field in {"start", "end"} and clock:
        return clock[1]
    if field == "movable":
        word = text.casefold().replace(" ", "_")
        return _MOVABLE.get(word, word)
    return text


def _unfit(written: dict[str, str], places: dict[str, str], seen: dict[str, str]) -> list[Issue]:
    """Return what is wrong with a row beside the others: an id that stands twice, unknown levels."""
    issues = []
    name = written.get("id", "")
    if name and seen.setdefault(name, places["id"]) != places["id"]:
        text = Text(
            nb=f"{shown(name)} står også i {seen[name]}; gi den ene et annet navn",
            en=f"{shown(name)} stands in {seen[name]} too; give one of them another name",
        )
        issues.append(Issue(code="duplicate-id", place=places["id"], text=text))
    for field in ("level", "co_level", "scenario_level"):
        word = written.get(field)
        if word is not None and word not in LEVELS:
            meant, known = suggestion(word, LEVELS), ", ".join(LEVELS)
            text = Text(
                nb=f"nivået {shown(word)} finnes ikke{meant.nb}; skriv ett av {known}",
                en=f"the level {shown(word)} does not exist{meant.en}; write one of {known}",
            )
            issues.append(Issue(code="unknown-level", place=places[field], text=text))
    return issues


def _missing(place: str, field: str) -> Issue:
    heading = _HEADINGS[field].split()[0]
    text = Text(
        nb=f"kolonnen {field} mangler; legg den til med overskriften {heading}, og en rad per oppgave",
        en=f"the column {field} is missing; add it under the heading {field}, and a row per task",
    )
    return Issue(code="missing", place=place, text=text)
