"""The instances (oppgavene): named problems in families, each made by a function."""

from collections.abc import Callable
from dataclasses import dataclass

from models.examples import example
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


def _ward(name: str) -> Instance:
    return Instance("ward", name, "worked case, 24 beds and 30 employees", lambda: flattened(example(name)))


INSTANCES: tuple[Instance, ...] = (
    Instance("ward", "ward-levels", "worked case, three levels", lambda: example("ward")),
    _ward("ward"),
    _weighed("ward"),
    _ward("ward-easter"),
    _ward("ward-cyclic"),
)
