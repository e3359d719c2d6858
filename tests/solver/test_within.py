"""Within the master's lines: the whole rota from a few duties, and only when there are few."""

import time

import pytest

from models.problem import Problem
from solver.build import build
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board
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
    duties = [v for mine in task.built.formulation.duties.values() for v in mine]
    task.board.support[0] = frozenset(v for v in duties if best.board.best[v])
    before = task.board.costs
    found = Within().improve(task, 0)
    assert task.board.costs[0] == best.board.costs[0]
    assert found is (task.board.costs < before)


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
    task.board.support[0] = frozenset(v for mine in task.built.formulation.duties.values() for v in mine)
    before = task.board.costs
    assert not Within().improve(task, 0)
    assert task.board.costs == before
