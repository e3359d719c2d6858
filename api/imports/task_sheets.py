"""Sheets of a task list (ark): each row read as what the sheet holds, every fault with its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from api.imports import cells
from api.imports.tables import Table
from api.imports.task_columns import ANYONE, LEVELS, SHARE_OF, VISITS, Column, Kind, Sheet, plain
from models.findings import Issue
from models.messages import explain
from models.places import shown, suggestion
from models.text import Text

_SEARCHED: Final = 40
_HOURS: Final = 24
_HOUR: Final = re.compile(r"^(?:kl\.? ?)?(\d{1,2})(?:[:.]0+)?$")
_BY_HOUR: Final = re.compile(r"by_hour\[(\d+)\]")
_FEWEST: Final = 2
"""Headings that tell a row of headings from a row of anything."""


@dataclass(frozen=True, slots=True)
class Head:
    """The row of headings (overskriftsrad).

    Attributes
    ----------
    columns
        Where each column that is understood stands.
    shares, hours
        In the sheet of visits: where each level and each hour stands.
    """

    row: int
    columns: Mapping[str, int]
    shares: Mapping[str, int] = field(default_factory=dict)
    hours: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet gave (lest ark): its rows with the first cell of each, and its faults."""

    rows: tuple[Any, ...] = ()
    issues: tuple[Issue, ...] = ()


def head(table: Table, sheet: Sheet, levels: Sequence[str] = ()) -> Head | None:
    """Return the first row that has headings of a sheet, or None (finn overskriftene)."""
    known = {word: column.field for column in sheet.columns for word in column.words}
    for row in range(min(len(table.rows), _SEARCHED)):
        columns: dict[str, int] = {}
        for at in range(len(table.rows[row])):
            name = known.get(plain(table.cell(row, at)))
            if name is not None:
                columns.setdefault(name, at)
        if len(columns) >= min(_FEWEST, len(sheet.columns)):
            visits = sheet is VISITS
            return Head(
                row,
                columns,
                _shares(table, row, levels) if visits else {},
                _hours(table, row) if visits else {},
            )
    return None


def read_sheet(table: Table, sheet: Sheet, levels: Sequence[str]) -> Reading:
    """Return the rows of a sheet as what they describe (les ark).

    Parameters
    ----------
    levels
        The levels that a cell may name.
    """
    found = head(table, sheet, levels)
    if found is None:
        names = ", ".join(column.heading.nb for column in sheet.needed)
        names_en = ", ".join(column.heading.en for column in sheet.needed)
        return Reading(
            issues=(
                _issue(
                    "missing",
                    table.place(0, 0),
                    f"arket har ingen overskrifter; skriv minst {names}",
                    f"the sheet has no headings; write at least {names_en}",
                ),
            )
        )
    issues = [*_missing(table, sheet, found), *_misspelt(table, sheet, found)]
    rows: list[Any] = []
    if not issues:
        for row in range(found.row + 1, len(table.rows)):
            if any(table.cell(row, at) for at in range(len(table.rows[row]))):
                read = _Row(table, row, found, sheet)
                one, faults = read.made()
                faults += read.unknown_levels(levels) if sheet is not LEVELS else []
                issues += faults
                rows += [one] if one is not None else []
    return Reading(tuple(rows), tuple(issues))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a sheet."""

    table: Table
    row: int
    head: Head
    sheet: Sheet

    def made(self) -> tuple[BaseModel | None, list[Issue]]:
        """Return what the row describes, or what is wrong with it."""
        fields = {
            column.field: cells.value(column.kind, self._cell(column.field))
            for column in self.sheet.columns
            if self._cell(column.field)
        }
        try:
            return self.sheet.model.model_validate(fields | self._more(fields)), []
        except ValidationError as error:
            told = [explain(fault, self.sheet.model) for fault in error.errors()]
            # A bad hour is one hour too few as well, which is no fault of its own.
            hours = any(issue.place.startswith("by_hour[") for issue in told)
            return None, [self._at_its_cell(i) for i in told if not (hours and i.place == "by_hour")]

    def unknown_levels(self, levels: Sequence[str]) -> list[Issue]:
        """Return every cell that names a level that is not there."""
        return [
            unknown_level(self._cell(column.field), self._place(column.field), levels)
            for column in self.sheet.columns
            if column.kind is Kind.LEVEL and self._cell(column.field) not in ("", *levels)
        ]

    def _more(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that are no single cell: shares and hours of visits, a level's own name."""
        if self.sheet is VISITS:
            shares = {level: self.table.cell(self.row, at) for level, at in self.head.shares.items()}
            hours = (self.table.cell(self.row, self.head.hours[hour]) for hour in range(_HOURS))
            return {
                "levels": [
                    {"level": level, "share": cells.value(Kind.SHARE, text)}
                    for level, text in shares.items()
                    if text
                ],
                "by_hour": tuple(cells.value(Kind.WHOLE, text) if text else 0 for text in hours),
            }
        if self.sheet is LEVELS:
            named = str(fields.get("competence", fields.get("level")))
            return {"competence": None if named.casefold() in (ANYONE.nb, ANYONE.en) else named}
        return {}

    def _at_its_cell(self, issue: Issue) -> Issue:
        """Return an issue with its cell for a place, and headings for fields."""
        hour = _BY_HOUR.match(issue.place)
        share = re.match(r"levels\[(\d+)\]", issue.place)
        place = self._place(issue.place)
        if hour:
            place = self.table.place(self.row, self.head.hours[int(hour[1])])
        elif share:
            filled = [at for at in self.head.shares.values() if self.table.cell(self.row, at)]
            place = self.table.place(self.row, filled[int(share[1])])
        nb, en = (_BY_HOUR.sub(r"klokka \1", issue.text.nb), _BY_HOUR.sub(r"hour \1", issue.text.en))
        for name, column in self._headings().items():
            # In English a field's name may be an ordinary word further on in the sentence.
            where = rf"\b{name}\b"
            nb = re.sub(where, column.nb, nb)
            en = re.sub(where if "_" in name else f"^{name}\\b", column.en, en)
        return issue.model_copy(update={"place": place, "text": Text(nb=nb, en=en)})

    def _headings(self) -> dict[str, Text]:
        return {column.field: column.heading for column in self.sheet.columns}

    def _cell(self, name: str) -> str:
        return self.table.cell(self.row, self.head.columns[name]) if name in self.head.columns else ""

    def _place(self, name: str) -> str:
        first = min(self.head.columns.values())
        return self.table.place(self.row, self.head.columns.get(name, first))


def unknown_level(word: str, place: str, levels: Sequence[str]) -> Issue:
    """Return what to say of a level that is not there (ukjent nivå)."""
    meant, known = suggestion(word, levels), ", ".join(levels)
    return _issue(
        "unknown-level",
        place,
        f"nivået {shown(word)} finnes ikke{meant.nb}; skriv ett av {known}",
        f"the level {shown(word)} does not exist{meant.en}; write one of {known}",
    )


def _shares(table: Table, row: int, levels: Sequence[str]) -> dict[str, int]:
    """Return where the share of each level stands, under its name or «Andel» and its name."""
    words = {
        plain(f"{before} {level}"): level for level in levels for before in ("", SHARE_OF.nb, SHARE_OF.en)
    }
    written = (plain(table.cell(row, at)) for at in range(len(table.rows[row])))
    return {words[word]: at for at, word in enumerate(written) if word in words}


def _hours(table: Table, row: int) -> dict[int, int]:
    found = ((at, _HOUR.match(table.cell(row, at))) for at in range(len(table.rows[row])))
    return {int(hour[1]): at for at, hour in found if hour and int(hour[1]) < _HOURS}


def _missing(table: Table, sheet: Sheet, found: Head) -> Iterator[Issue]:
    for column in sheet.needed:
        if column.field not in found.columns:
            nb, en = column.heading.nb, column.heading.en
            yield _issue(
                "missing",
                table.place(found.row, 0),
                f"kolonnen {nb} mangler; legg den til med overskriften {nb}",
                f"the column {en} is missing; add it under the heading {en}",
            )
    if sheet is VISITS:
        missing = ", ".join(f"{hour:02d}" for hour in range(_HOURS) if hour not in found.hours)
        if missing:
            yield _issue(
                "missing",
                table.place(found.row, 0),
                f"kolonner for timene {missing} mangler; legg til én per time, 00 til 23",
                f"columns for the hours {missing} are missing; add one for each hour, 00 to 23",
            )
        if not found.shares:
            yield _issue(
                "missing",
                table.place(found.row, 0),
                f"nivåenes andeler av besøkene mangler; legg til kolonner som {SHARE_OF.nb} HFA",
                f"the levels' shares of the visits are missing; add columns such as {SHARE_OF.en} HFA",
            )


def _misspelt(table: Table, sheet: Sheet, found: Head) -> Iterator[Issue]:
    """Yield every heading that is nearly one of the sheet's: what is not read must not look as if it were."""
    taken = {*found.columns.values(), *found.shares.values(), *found.hours.values()}
    absent: list[Column] = [column for column in sheet.columns if column.field not in found.columns]
    known = [word for column in absent for word in (*column.nb.split("/"), *column.en.split("/"))]
    for at in range(len(table.rows[found.row])):
        word = table.cell(found.row, at)
        meant = suggestion(word, known)
        if word and at not in taken and meant.nb:
            yield _issue(
                "unknown-heading",
                table.place(found.row, at),
                f"overskriften {shown(word)} er ikke kjent{meant.nb}; rett den eller kall den noe helt annet",
                f"the heading {shown(word)} is not known{meant.en}; correct it or call it something else",
            )


def _issue(code: str, place: str, nb: str, en: str) -> Issue:
    return Issue(code=code, place=place, text=Text(nb=nb, en=en))
