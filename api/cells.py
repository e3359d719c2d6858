"""Which cell is asked about (hvilken celle): employee, day and wished shift from the command line."""

from datetime import date
from typing import Final

from models.findings import BadInput, Issue
from models.places import shown, suggestion
from models.problem import Problem
from models.rota import Rota
from models.text import Text
from models.whatif import Cell, cells, held

_OFF: Final = frozenset({"fri", "off", "free", "-"})


def day_asked(problem: Problem, employee: str, day: str) -> date:
    """Return the day of the cell that is asked about (dag).

    Raises
    ------
    BadInput
        When there is no such employee, or no such day in the plan.
    """
    issues = []
    if employee not in problem.employee:
        meant = suggestion(employee, problem.employee)
        issues.append(
            _issue(
                "unknown-employee",
                "--employee",
                nb=f"{shown(employee)} er ikke en ansatt i oppgaven{meant.nb}; oppgi den ansattes id",
                en=f"{shown(employee)} is no employee of the problem{meant.en}; give the employee's id",
            )
        )
    found = _date(day)
    horizon = problem.horizon
    if found is None or found not in horizon:
        issues.append(
            _issue(
                "no-such-day",
                "--date",
                nb=f"{shown(day)} er ingen dag i planen; oppgi en fra {horizon.start} til {horizon.last}",
                en=f"{shown(day)} is no day of the plan; give one from {horizon.start} to {horizon.last}",
            )
        )
    if issues or found is None:
        raise BadInput(tuple(issues))
    return found


def cell_asked(problem: Problem, rota: Rota, employee: str, day: date, instead: str) -> Cell:
    """Return the cell that is wished for (ønsket celle): ``N``, ``N@unit`` or a word for a day off.

    Without a unit it is that of the shift it takes the place of, if the code is used there.

    Raises
    ------
    BadInput
        When the person could never have such a cell.
    """
    code, _, unit = instead.partition("@")
    if code not in problem.shift_type and code.casefold() in _OFF:
        return Cell()
    possible = [cell for cell in cells(problem, employee) if cell.shift_type is not None]
    here = [cell.unit for cell in held(rota, employee, day)]
    fitting = [cell for cell in possible if cell.shift_type == code and unit in {"", cell.unit}]
    if not fitting:
        known = ", ".join(dict.fromkeys(f"{cell.shift_type}@{cell.unit}" for cell in possible))
        raise BadInput(
            (
                _issue(
                    "unknown-cell",
                    "--instead",
                    nb=f"{shown(instead)} er ingen vakt for {employee}; skriv «fri» eller en av {known}",
                    en=f"{shown(instead)} is no shift for {employee}; write “off” or one of {known}",
                ),
            )
        )
    return next((cell for cell in fitting if cell.unit in here), fitting[0])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _issue(code: str, place: str, *, nb: str, en: str) -> Issue:
    return Issue(code=code, place=place, text=Text(nb=nb, en=en))
