"""Everybody's days off (fridager)."""

from models.audit import timelines
from models.marks.codes import PersonMarks
from models.marks.person import person_marks
from models.problem import Problem
from models.rota import Rota


def marks(problem: Problem, rota: Rota) -> tuple[PersonMarks, ...]:
    """Return each employee's days off, in the problem's order (fridager).

    Raises
    ------
    KeyError
        When the rota names an employee or a shift type that the problem does not have.
    """
    return tuple(person_marks(problem, line) for line in timelines(problem, rota))
