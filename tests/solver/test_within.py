"""Within the master's lines: the whole rota from a few duties, and only when there are few."""

import time

import numpy as np
import pytest

from models.problem import Problem
from solver.build import build
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board, Mixed
from solver.search import within
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.within import Within
from solver.strategy import Task
from tests.solver.test_every_strategy import tiny


def task_of(problem: Problem) -> Task:
    """Return a task of a minute with an empty board."""
    built = build(problem)
    limits = Limits(workers=1, gap=0.0)
    return Task(problem, built, limits, Engine(time.monotonic() + 60), Board(built, lambda _: None))


@pytest.mark.parametrize("seed", range(6))
def test_what_the_lines_hold_is_put_together(seed: int) -> None:
    """From any rota, with no duties but its own and the best rota's, the first level ends at the best."""
    best = task_of(tiny(seed))
    Joint().search(best)
    assert best.board.best is not None
    task = task_of(tiny(seed))
    task.board.offer(task.built.nothing())
    worked = [v for mine in task.built.formulation.duties.values() for v in mine if best.board.best[v]]
    task.board.support[0] = Mixed(0, tuple(worked), len(worked))
    before = task.board.costs
    found = Within().improve(task, 0)
    assert task.board.costs[0] == best.board.costs[0]
    assert found is (task.board.costs < before)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_near_is_let_in_bit_by_bit(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the mixture's duties make nothing better, those near it do; once, until something is better."""
    monkeypatch.setattr(within, "MOST", 1.0)
    best = task_of(tiny(seed))
    Joint().search(best)
    assert best.board.best is not None
    task = task_of(tiny(seed))
    task.board.offer(task.built.nothing())
    duties = [v for mine in task.built.formulation.duties.values() for v in mine]
    worked = set(np.flatnonzero(best.board.best).tolist())
    useless_first = sorted(duties, key=worked.__contains__)
    task.board.support[0] = Mixed(0, tuple(useless_first), len(duties) // 3)
    tried = Within()
    assert not tried.widen(task, 0)  # not before the mixture's own have been tried
    before = task.board.costs
    helped = tried.improve(task, 0)
    helped |= tried.widen(task, 0)
    assert task.board.costs[0] == best.board.costs[0]
    assert helped is (task.board.costs < before)
    assert not tried.widen(task, 0)


def test_nothing_known_is_nothing_tried() -> None:
    """Without a master there is only the rota itself, and that is no better than it is."""
    task = task_of(tiny(3))
    Construct().search(task)
    before = task.board.costs
    assert not Within().improve(task, 0)
    assert task.board.costs == before


def test_nearly_everything_is_left_to_others() -> None:
    """Where the lines hold most duties it would be the whole problem: nothing is tried, nothing changed."""
    task = task_of(tiny(3))
    task.board.offer(task.built.nothing())
    duties = tuple(v for mine in task.built.formulation.duties.values() for v in mine)
    task.board.support[0] = Mixed(0, duties, len(duties))
    before = task.board.costs
    assert not Within().improve(task, 0)
    assert task.board.costs == before
