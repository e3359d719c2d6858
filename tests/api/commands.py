"""A command in this process, and the smallest problem worth giving it."""

from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner
from typer.testing import Result as Outcome

from api import cli
from models.demand import Demand, DemandRow
from models.problem import Problem
from models.result import Reason, Result, Termination
from solver.limits import Limits
from tests import world
from tests.api import made

Solve = Callable[..., Result]
SolveAs = Callable[[Solve], list[Limits]]
"""Puts a function in the place of the search, and returns the list of limits it is asked with."""


def run(*arguments: str, stdin: bytes | str | None = None) -> Outcome:
    """Run a command in this process."""
    return CliRunner().invoke(cli.app, list(arguments), input=stdin)


def tiny() -> Problem:
    """Return a problem that is solved at once: one person, one week, four day shifts."""
    row = DemandRow(id="day", unit="ward", shift_types=("D",), days="1234", minimum=1)
    person = world.employee(positions=({"unit": "ward", "size": 8451, "full_time_week": 2130},))
    fields = world.problem(person, demand=Demand(rows=(row,))).model_dump(mode="json")
    return Problem.model_validate({name: value for name, value in fields.items() if name != "objective"})


def written(problem: Problem, path: str = "problem.json") -> str:
    """Write a problem and return the path."""
    Path(path).write_text(problem.model_dump_json(), encoding="utf-8")
    return path


def lawful(problem: Problem) -> Result:
    """Return a result with the rota that solves the tiny problem."""
    rota = made.rota(problem, [("anna", day, "D") for day in range(4)])
    whole = made.result(problem, rota)
    assert whole.audit is not None
    assert whole.audit.lawful
    return whole


def ending(reason: Reason) -> Result:
    """Return a result with this reason, with a rota where one is served."""
    if reason in {Reason.OPTIMAL, Reason.FEASIBLE}:
        return lawful(tiny()).model_copy(update={"termination": Termination(reason=reason)})
    return made.result(tiny(), reason=reason)
