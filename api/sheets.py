"""What the command ``sheet`` does (turnus per ansatt): whose rota, in which calendar, to which files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from api.exports.person_sheets import person_workbook
from api.exports.shift_files import shifts_csv, shifts_ics
from api.lang import Voice
from api.overview import Overview, Person
from api.person_sheet import person_sheet
from api.shell import Exit, refuse, save
from api.terminal.person import show_sheet
from api.terminal.style import screen
from models.audit import AuditReport, audit
from models.kpi import kpis
from models.marks import Mark, PersonMarks, in_calendar, worked_in_calendar
from models.problem import Problem
from models.rota import Rota
from models.units import Refused

_OF_THE_CYCLE: Final = frozenset({"position_size", "plan_hours", "weekly_norm"})
_MOST: Final = 60
"""How many ids a refusal lists."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for (bestilling): whose sheets, and the files they are written to."""

    ids: tuple[str, ...]
    xlsx: Path | None = None
    csv: Path | None = None
    ics: Path | None = None

    def targets(self) -> list[tuple[str, Path]]:
        """Return the files with what they are called (filer)."""
        named = (("XLSX", self.xlsx), ("CSV", self.csv), ("iCalendar", self.ics))
        return [(name, path) for name, path in named if path is not None]


def show(overview: Overview, wanted: Wanted, voice: Voice) -> Exit:
    """Print the sheets, or write the files that are asked for (vis eller skriv)."""
    people = chosen(overview, wanted.ids, voice)
    if wanted.ics is not None and overview.horizon.cyclic:
        refuse(voice("sheet.no_dates"))
    if wanted.ics is not None and len(people) != 1:
        refuse(voice("sheet.one", number=len(people)))
    sheets = [person_sheet(overview, person, voice) for person in people]
    code = Exit.DONE
    if wanted.xlsx is not None:
        code = max(code, save(wanted.xlsx, person_workbook(sheets, voice), voice))
    if wanted.csv is not None:
        code = max(code, save(wanted.csv, shifts_csv(overview, people, voice), voice))
    if wanted.ics is not None:
        code = max(code, save(wanted.ics, shifts_ics(overview, people[0], voice), voice))
    for sheet in sheets if not wanted.targets() else ():
        show_sheet(screen(), sheet, voice)
    return code


def overview_of(problem: Problem, rota: Rota) -> Overview:
    """Return a rota as it is seen (oversikt)."""
    return Overview(problem, rota, audit(problem, rota), kpis(problem, rota))


def overview_in_calendar(problem: Problem, rota: Rota, start: date, weeks: int) -> Overview:
    """Return a base rota as it is worked from a Monday on, its F3 given (oversikt i kalenderen).

    Raises
    ------
    Refused
        When the rota is a calendar plan already, or ``start`` is no Monday.
    """
    given = in_calendar(problem, rota, start, weeks)
    worked, planned = worked_in_calendar(problem, rota, start, weeks)
    left = _without_given(planned, given)
    return Overview(worked, left, _but_totals(audit(worked, left)), kpis(worked, left), given)


def calendar_overview(problem: Problem, rota: Rota, start: str, weeks: int, voice: Voice) -> Overview:
    """Return a base rota in the calendar, or refuse what was asked for (i kalenderen)."""
    try:
        return overview_in_calendar(problem, rota, date.fromisoformat(start), weeks)
    except Refused as refused:
        refuse(refused.nb if voice.language == "nb" else refused.en)
    except ValidationError as invalid:
        error = invalid.errors()[0].get("ctx", {}).get("error")
        if isinstance(error, Refused):
            refuse(error.nb if voice.language == "nb" else error.en)
        raise
    except ValueError:
        refuse(voice("sheet.not_a_day", text=start[:40]))


def chosen(overview: Overview, ids: Sequence[str], voice: Voice) -> tuple[Person, ...]:
    """Return those who were asked for, in the problem's order, or everybody (utvalg)."""
    known = overview.problem.employee
    for one in ids:
        if one not in known:
            some = ", ".join(list(known)[:_MOST]) + (" …" if len(known) > _MOST else "")
            refuse(voice("sheet.unknown", name=one[:64], names=some))
    return tuple(person for person in overview.people if not ids or person.employee.id in ids)


def _but_totals(report: AuditReport) -> AuditReport:
    """Return a report without what is counted over a whole plan: a base rota is whole in its cycle.

    The calendar may end in the middle of a turn, and an F3 that is given counts as worked.
    """
    kept = tuple(breach for breach in report.breaches if breach.rule not in _OF_THE_CYCLE)
    return report.model_copy(update={"breaches": kept})


def _without_given(rota: Rota, given: tuple[PersonMarks, ...]) -> Rota:
    """Return the rota without the shifts that are given off (F3)."""
    off = {(one.employee, day.date) for one in given for day in one.marks if day.mark is Mark.F3}
    return Rota.of([a for a in rota.assignments if (a.employee, a.date) not in off])
