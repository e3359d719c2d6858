"""The instances (oppgavene): named problems in families, each made by a function."""

from collections.abc import Callable
from dataclasses import dataclass

from models.examples import example
from models.people import Employee
from models.problem import Problem
from models.terms import AnyTerm
from models.terms.isolated_days import IsolatedDays
from models.terms.short_rests import ShortRests
from models.terms.surplus import Surplus
from models.terms.uncovered import Uncovered


@dataclass(frozen=True, slots=True)
class Instance:
    """One problem to measure on (måleoppgave).

    Attributes
    ----------
    source
        Where it comes from.
    """

    family: str
    name: str
    source: str
    build: Callable[[], Problem]


def flattened(problem: Problem) -> Problem:
    """Return the problem with every term on one level (ett nivå), so that two values are one comparison."""
    return problem.changed(
        objective=tuple(term.model_copy(update={"level": 1}) for term in problem.objective)
    )


WEIGHED: tuple[AnyTerm, ...] = (
    Uncovered(level=1, price=20, below_minimum=0),
    Surplus(level=1, price=2),
    IsolatedDays(level=1, price=1800),
    ShortRests(level=1, price=2700),
)
"""One weighted sum, as a developer would write it first (veid sum).

Ten points for a day shift's missing head in each row of competence, one for a head too many, two for an
isolated day, three for a short rest; a point is 900 øre.
"""


def _weighed(name: str) -> Instance:
    return Instance(
        "ward",
        f"{name}-weighed",
        "worked case, one weighted sum",
        lambda: example(name).changed(objective=WEIGHED),
    )


def _levels(name: str) -> Instance:
    return Instance("ward", f"{name}-levels", "worked case, three levels", lambda: example(name))


NINE_WEEKENDS = 1418
"""A position in basis points that nine weekends of 26 fill, less 5 h."""


def _position(employee: Employee, size: int) -> Employee:
    positions = tuple(p.model_copy(update={"size": size}) for p in employee.positions)
    return employee.model_copy(update={"positions": positions})


def half_year() -> Problem:
    """Return the ward from August to January, with Christmas and the long night (halvt år).

    Every third of 26 weekends is eight or nine of them, 120 or 135 h; a student's 14.08 % is 129:58, and 5 h
    more at most. Two minutes are missing; with a tenth of a per cent more the students can have nine.
    """
    ward = example("ward")
    people = tuple(_position(e, NINE_WEEKENDS) if e.weekdays == "67" else e for e in ward.employees)
    return ward.changed(horizon=ward.horizon.model_copy(update={"weeks": 26}), employees=people)


def _ward(name: str) -> Instance:
    return Instance("ward", name, "worked case on one level, 24 beds", lambda: flattened(example(name)))


INSTANCES: tuple[Instance, ...] = (
    _levels("ward"),
    _ward("ward"),
    _weighed("ward"),
    _ward("ward-easter"),
    _ward("ward-cyclic"),
    _levels("ward-cyclic"),
    Instance("ward", "ward-26w-levels", "worked case of 26 weeks, three levels", half_year),
    _ward("ward-long"),
    _levels("ward-long"),
)
