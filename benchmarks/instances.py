"""The instances (oppgavene): named problems in families, each made by a function."""

from collections.abc import Callable
from dataclasses import dataclass

from models.examples import example
from models.problem import Problem


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


def _ward(name: str) -> Instance:
    return Instance("ward", name, "worked case, 24 beds and 30 employees", lambda: flattened(example(name)))


INSTANCES: tuple[Instance, ...] = (
    _ward("ward"),
    _ward("ward-easter"),
    _ward("ward-cyclic"),
)
