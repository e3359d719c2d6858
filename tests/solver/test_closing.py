"""Closing: what a better rota may hold is solved to the end, and that is a proof."""

import pytest

from solver.moment import Moment
from solver.search import closing
from solver.search.closing import PROVER, Closing
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.strategy import Task
from tests.solver.test_columns import by_solver
from tests.solver.test_fixing import OBJECTIVES, SEEDS, finals
from tests.solver.test_shortfalls import best, crew, task_of


@pytest.mark.parametrize("largest", [closing.LARGEST, 60])
@pytest.mark.parametrize("name", OBJECTIVES)
def test_what_is_left_is_solved_and_proven(monkeypatch: pytest.MonkeyPatch, name: str, largest: int) -> None:
    """From any rota on, at once or price by price: no bound is above the best there is."""
    monkeypatch.setattr(closing, "LARGEST", largest)
    provers, closed = set(), 0
    for seed in SEEDS:
        task, levels = finals(seed, name, from_best=False)
        for level in levels[:1]:
            Closing().improve(task, level)
            if not level.place:
                assert task.board.proofs[0].bound <= best(task.problem).costs[0] <= task.board.costs[0]
            closed += task.board.closed(level.place, 0.0)
            provers.add(task.board.proofs[level.place].prover)
            assert largest < closing.THINNED * 60 or task.board.closed(level.place, 0.0)
    assert closed
    assert PROVER in provers


def test_it_is_a_proof_whoever_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those whom CP-SAT prices keep all their duties; the best there is is found and proven all the same."""
    by_solver(monkeypatch, every=2)
    for seed in SEEDS:
        task, levels = finals(seed, "wished", from_best=False)
        for level in levels:
            Closing().improve(task, level)
            assert task.board.closed(level.place, 0.0)
            assert task.board.costs[0] == best(task.problem).costs[0]


def open_still() -> tuple[Task, Columns]:
    """Return a task whose first level columns leave open."""
    for seed in SEEDS:
        task, columns = task_of(crew(seed, OBJECTIVES["wished"])), Columns()
        assert Construct().search(task)
        if any(m is Moment.FINAL for _, m in columns.prove(task)) and not task.board.closed(0, 0.0):
            return task, columns
    raise AssertionError("columns closed all of them")


def test_too_large_a_problem_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one of which a better rota may hold too much."""
    task, columns = open_still()
    before = task.board.proofs[0]
    for most in ("MOST", "LARGEST"):
        monkeypatch.setattr(closing, most, 0)
        assert not Closing().improve(task, columns.levels[0])
        monkeypatch.undo()
    assert task.board.proofs[0] is before


def test_it_is_tried_once_for_each_best_rota(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off in the first try, it is not tried again before there is a better rota."""
    task, columns = open_still()
    one = Closing()
    monkeypatch.setattr(closing, "SHARE", 1e-9)
    one.improve(task, columns.levels[0])
    monkeypatch.undo()
    one.improve(task, columns.levels[0])
    assert not task.board.closed(0, 0.0)
    Closing().improve(task, columns.levels[0])
    assert task.board.closed(0, 0.0)
