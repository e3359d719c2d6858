"""What every test of a command stands on: a folder of its own, and a search that can be replaced."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import solver.solve
from api import cli
from api.terminal import live
from models.problem import Problem
from models.result import Result
from models.rota import Rota
from solver.limits import Limits
from solver.progress import Progress
from tests.api.commands import Solve, SolveAs


@pytest.fixture(autouse=True)
def _anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in a folder of its own, in bokmål, with lines of progress at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(cli.LANGUAGE, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(live, "QUIET_SECONDS", 0.0)


@pytest.fixture
def solve_as(monkeypatch: pytest.MonkeyPatch) -> SolveAs:
    """Put a function in the place of the search; what it is asked for ends in the list."""
    asked: list[Limits] = []

    def inject(search: Solve) -> list[Limits]:
        def solve(
            problem: Problem,
            limits: Limits,
            tell: Callable[[Progress], None],
            *,
            start: Rota | None,
            stop: threading.Event,
        ) -> Result:
            assert start is None
            asked.append(limits)
            return search(problem, tell, stop)

        monkeypatch.setattr(solver.solve, "solve", solve)
        return asked

    return inject
