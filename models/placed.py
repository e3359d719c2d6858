"""Demand from tasks put into a problem (behov satt inn): the need sets the plan, not the last rota."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.checks import check
from models.demand import Demand
from models.findings import BadInput, Issue, Severity
from models.places import shown, suggestion
from models.problem import Problem
from models.text import Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A problem with new demand for one unit (oppgave med nytt behov).

    Attributes
    ----------
    rows, exceptions
        How many of the unit's rows and curves, and of the exceptions to them, gave way.
    """

    problem: Problem
    rows: int
    exceptions: int


def placed(problem: Problem, made: Demand, unit: str) -> Placed:
    """Return the problem with this demand in place of the unit's own (sett inn behovet).

    Other units keep theirs. A curve whose name is taken elsewhere gets the unit's before it.

    Raises
    ------
    BadInput
        When the unit or a competence is not in the problem, with every name that is not.
    """
    unknown = tuple(_unknown(problem, made, unit))
    if unknown:
        raise BadInput(unknown)
    old = problem.demand
    rows = tuple(row for row in old.rows if row.unit != unit)
    curves = tuple(curve for curve in old.curves if curve.unit != unit)
    gone = {row.id for row in old.rows if row.unit == unit}
    gone |= {curve.id for curve in old.curves if curve.unit == unit}
    exceptions = tuple(one for one in old.exceptions if one.row not in gone)
    taken = {row.id for row in rows} | {curve.id for curve in curves}
    new = tuple(
        curve.model_copy(update={"id": f"{unit}-{curve.id}"[-64:]}) if curve.id in taken else curve
        for curve in made.curves
    )
    fields = {"rows": rows, "curves": (*curves, *new), "exceptions": exceptions}
    whole = problem.changed(demand=old.model_copy(update=fields))
    faults = tuple(issue for issue in check(whole) if issue.severity is Severity.ERROR)
    if faults:
        raise BadInput(faults)
    return Placed(whole, len(gone), len(old.exceptions) - len(exceptions))


def _unknown(problem: Problem, made: Demand, unit: str) -> Iterator[Issue]:
    units = [one.id for one in problem.units]
    if unit not in units:
        meant, known = suggestion(unit, units), ", ".join(units)
        text = Text(
            nb=f"enheten {shown(unit)} finnes ikke i oppgaven{meant.nb}; den har {known}. Rett den, eller "
            "skriv --unit",
            en=f"the unit {shown(unit)} is not in the problem{meant.en}; it has {known}. Correct it, or "
            "write --unit",
        )
        yield Issue(code="unknown-unit", place="unit", text=text)
    competences = [one.id for one in problem.competences]
    for word in sorted({curve.competence for curve in made.curves if curve.competence} - {*competences}):
        meant, known = suggestion(word, competences), ", ".join(competences)
        text = Text(
            nb=f"kompetansen {shown(word)} finnes ikke i oppgaven{meant.nb}; den har {known}. Skriv hva "
            "nivået heter der, i arket Nivåer eller med --competence NIVÅ=KOMPETANSE",
            en=f"the competence {shown(word)} is not in the problem{meant.en}; it has {known}. Write what "
            "the level is called there, in the sheet Levels or with --competence LEVEL=COMPETENCE",
        )
        yield Issue(code="unknown-competence", place="levels", text=text)
