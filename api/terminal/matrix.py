"""The rota as a matrix (turnusmatrise): names left, weeks in blocks that fit the width, demand below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.text import Text as Line

from api.lang import Voice
from api.overview import Cell, DayCover, DemandLine, Overview, Person
from api.shift_text import inside_text
from api.terminal import style
from models.calendar import SUNDAY
from models.findings import Standing
from models.marks import Mark
from models.shifts import ShiftKind
from models.units import clock_text

WIDEST_CODE = 5
WIDEST_LABEL = 20
GAP = 1
"""Columns between two weeks."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The weeks that stand beside each other (blokk): days from ``first`` up to ``last``."""

    first: int
    last: int


def matrix(overview: Overview, voice: Voice, width: int) -> Iterator[Line]:
    """Yield the lines of the matrix, unit by unit and block by block (matrise)."""
    units = overview.problem.units
    for unit in units:
        if not overview.people_of(unit.id) and not _demand(overview, unit.id):
            continue
        if len(units) > 1:
            yield Line(unit.name or unit.id, style=style.HEADING)
        yield from _Matrix(overview, voice, width, unit.id).lines()
    yield from _legend(overview, voice, width)


def _demand(overview: Overview, unit: str) -> tuple[DemandLine, ...]:
    return tuple(line for line in overview.demand if line.unit == unit)


class _Matrix:
    """One unit's matrix at one width."""

    def __init__(self, overview: Overview, voice: Voice, width: int, unit: str) -> None:
        self._overview = overview
        self._voice = voice
        self._people = overview.people_of(unit)
        self._demand = _demand(overview, unit)
        labels = [_name(person) for person in self._people] + [line.label for line in self._demand]
        self._label = min(WIDEST_LABEL, max((len(label) for label in labels), default=0)) + 1
        codes = [_code(cell) for person in self._people for cell in person.cells]
        self._cell = min(WIDEST_CODE, max(2, *(len(code) for code in codes), 0)) + 1
        self._weeks = max(1, (width - self._label + GAP) // (7 * self._cell + GAP))
        self._dates = overview.horizon.dates()

    def lines(self) -> Iterator[Line]:
        """Yield the unit's lines."""
        weeks = self._overview.horizon.weeks
        for first in range(0, weeks, self._weeks):
            block = _Block(7 * first, 7 * min(weeks, first + self._weeks))
            yield from self._heads(block)
            for person in self._people:
                yield self._row(_name(person), block, [self._shift(person, cell) for cell in person.cells])
            if self._demand:
                yield Line(self._voice("cover"), style=style.QUIET)
            for line in self._demand:
                yield self._row(line.label, block, [self._cover(day) for day in line.days], style.QUIET)
            yield Line()

    def _heads(self, block: _Block) -> Iterator[Line]:
        """Yield the week numbers, then the weekdays, then the dates."""
        head = Line(" " * self._label)
        for day in range(block.first, block.last, 7):
            week = self._voice("week", number=self._overview.week_number(self._dates[day]))
            head.append(week.ljust(7 * self._cell + GAP), style=style.HEADING)
        yield head
        days = self._dates
        yield self._row("", block, [self._head(day, self._voice.weekday(day), "") for day in days])
        if not self._overview.horizon.cyclic:
            yield self._row("", block, [self._head(day, str(day.day), self._star(day)) for day in days])

    def _head(self, day: date, text: str, mark: str) -> Line:
        red = style.RED_DAY if self._overview.red(day) else style.QUIET
        return Line(text.rjust(self._cell - 1) + (mark or " "), style=red)

    def _star(self, day: date) -> str:
        return style.HOLIDAY if self._overview.red(day) and day.weekday() != SUNDAY else ""

    def _row(self, label: str, block: _Block, cells: Sequence[Line], label_style: str = "") -> Line:
        line = Line.assemble((_cut(label, self._label - 1).ljust(self._label), label_style))
        for number in range(block.first, block.last):
            if number % 7 == 0 and number > block.first:
                line.append(" " * GAP)
            line.append_text(cells[number])
        return line

    def _shift(self, person: Person, cell: Cell) -> Line:
        if not cell.assignments:
            sign = self._overview.off(cell) or (style.ABSENT if cell.absent else style.FREE)
            mark = style.BROKEN if cell.standing is Standing.BREACH else " "
            look = style.BREACH if cell.standing is Standing.BREACH else style.OFF.get(sign, style.QUIET)
            return Line(sign.rjust(self._cell - 1) + mark, style=look)
        text = _cut(_code(cell), self._cell - 1).rjust(self._cell - 1)
        if cell.standing is Standing.BREACH:
            return Line(text + style.BROKEN, style=style.BREACH)
        mark = style.COVERED if cell.standing is Standing.COVERED else " "
        if mark == " " and _elsewhere(person, cell):
            mark = style.ELSEWHERE
        return Line(text + mark, style=style.KINDS[cell.kind or ShiftKind.OTHER])

    def _cover(self, day: DayCover | None) -> Line:
        if day is None:
            return Line(" " * self._cell)
        if day.missing:
            return Line(f"-{day.missing}".rjust(self._cell - 1) + " ", style=style.BAD)
        if day.surplus:
            return Line(f"+{day.there - day.target}".rjust(self._cell - 1) + " ", style=style.AMBER)
        return Line(str(day.there).rjust(self._cell - 1) + " ", style=style.GOOD)


def _elsewhere(person: Person, cell: Cell) -> bool:
    home = person.employee.positions[0].unit
    return any(assignment.unit != home for assignment in cell.assignments)


def _name(person: Person) -> str:
    """Return how a row is labelled: who, the first competence, and the position size in whole per cent."""
    held = person.employee.competences[:1]
    size = f"{(person.figures.size + 50) // 100}%"
    return " ".join((person.employee.name or person.employee.id, *(h.competence for h in held), size))


def _code(cell: Cell) -> str:
    return "+".join(assignment.shift_type for assignment in cell.assignments)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _legend(overview: Overview, voice: Voice, width: int) -> Iterator[Line]:
    """Yield the key to what occurs, wrapped by hand so that no entry is torn apart."""
    entries = [*_codes(overview, voice), *_signs(overview, voice)]
    line = Line()
    for entry in entries:
        if line.cell_len and line.cell_len + entry.cell_len > width:
            line.rstrip()
            yield line
            line = Line()
        line.append_text(entry).append("   ")
    line.rstrip()
    yield line


def _codes(overview: Overview, voice: Voice) -> Iterator[Line]:
    used = {a.shift_type for a in overview.rota.assignments}
    for shift_type in overview.problem.shift_types:
        if shift_type.code in used:
            times = f"{clock_text(shift_type.start)}–{clock_text(shift_type.end)}"
            kind = voice(f"kind.{shift_type.kind.value}")
            code = (f" {shift_type.code} ", style.KINDS[shift_type.kind])
            inside = inside_text(shift_type, voice)
            yield Line.assemble(code, f" {times} {kind}", f", {inside}" if inside else "")


def _signs(overview: Overview, voice: Voice) -> Iterator[Line]:
    cells = [cell for person in overview.people for cell in person.cells]
    days = [day for line in overview.demand for day in line.days if day is not None]
    holidays = (d for d in overview.horizon.dates() if overview.red(d) and d.weekday() != SUNDAY)
    off = {overview.off(c) or (style.ABSENT if c.absent else style.FREE) for c in cells if not c.assignments}
    signs = (
        *((mark, mark, style.OFF.get(mark, style.QUIET), mark in off) for mark in map(str, Mark)),
        (style.FREE, "free", style.QUIET, style.FREE in off),
        (style.ABSENT, "absent", style.QUIET, style.ABSENT in off),
        (style.HOLIDAY, "red", style.RED_DAY, any(holidays)),
        (style.BROKEN, "breach", style.BREACH, any(c.standing is Standing.BREACH for c in cells)),
        (style.COVERED, "covered", "", any(c.standing is Standing.COVERED for c in cells)),
        (style.ELSEWHERE, "away", "", any(_elsewhere(p, c) for p in overview.people for c in p.cells)),
        ("-1", "missing", style.BAD, any(day.missing for day in days)),
        ("+1", "surplus", style.AMBER, any(day.surplus for day in days)),
    )
    for sign, word, look, occurs in signs:
        if occurs:
            yield Line.assemble((sign, look), f" {voice(f'legend.{word}')}")
