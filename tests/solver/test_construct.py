"""The first rota: what decides it is counted, never read from a clock."""

from typing import Any

import pytest

from solver.engine import Answer, Effort, Engine
from solver.search import construct
from solver.search.construct import Construct
from tests.solver.test_dive import crew, task_of


def test_lines_by_cp_sat_are_cut_off_by_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is on no diagram has the same line on a busy machine as on an idle one."""
    efforts: list[Effort] = []
    run = Engine.run

    def recorded(engine: Engine, encoded: Any, frozen: Any, effort: Effort, *more: Any) -> Answer:
        efforts.append(effort)
        return run(engine, encoded, frozen, effort, *more)

    monkeypatch.setattr(Engine, "run", recorded)
    monkeypatch.setattr(construct, "_on_diagram", lambda *_: False)
    task = task_of(crew(0))
    assert Construct().search(task)
    assert task.board.best is not None
    assert len(efforts) == len(task.problem.employees)
    assert all(effort.deterministic == construct.EFFORT < effort.seconds for effort in efforts)
