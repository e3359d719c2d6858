"""Sweeps: a rota gets better line by line, and stays lawful."""

import pytest

from models.audit import audit
from solver.engine import Engine
from solver.placing import Placing
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.sweep import sweeps
from tests.solver.test_dive import crew, task_of


@pytest.mark.parametrize("seed", range(6))
def test_each_rota_is_lawful_and_better_than_the_one_before(seed: int) -> None:
    """From everybody at home as much as the rules allow, down to where no line alone can gain."""
    problem = crew(seed)
    task = task_of(problem)
    assert Construct().search(task)
    assert task.board.best is not None
    # Everybody's line is the same as the first one's: lawful for those who are alike, and bad for the ward.
    formulation = task.built.formulation
    values = task.board.best.copy()
    for name in ("bo", "cato"):
        values[list(formulation.duties[name])] = values[list(formulation.duties["anna"])]
    formulation.settle(values)
    start = tuple(formulation.costs(values).values())
    costs = [start]
    for better in sweeps(Placing(task), values):
        costs.append(tuple(formulation.costs(better).values()))
        assert audit(problem, task.built.rota(better)).lawful
    assert len(costs) > 1
    assert costs == sorted(set(costs), reverse=True)
    assert tuple(formulation.costs(values).values()) == start
    whole = task_of(problem)
    Joint().search(whole)
    assert whole.board.costs <= costs[-1]


def test_a_stop_ends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is placed when the search has been stopped."""
    task = task_of(crew(0))
    assert Construct().search(task)
    assert task.board.best is not None
    monkeypatch.setattr(Engine, "stopped", property(lambda _: True))
    assert not list(sweeps(Placing(task), task.board.best))
