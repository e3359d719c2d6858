"""Columns: the same bounds whoever prices, by diagrams or by CP-SAT, and none that is too high."""

from collections.abc import Callable

import pytest

from models.terms import AnyTerm
from solver.pricing import pricers
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.strategy import Task
from tests.solver.test_shortfalls import LATER, PLAIN, WISHED, best, crew, proven, task_of

Pricing = Callable[[], None]
OBJECTIVES: dict[str, tuple[AnyTerm, ...]] = {"plain": PLAIN, "wished": WISHED, **LATER}


def by_solver(monkeypatch: pytest.MonkeyPatch, *, every: int) -> None:
    """Let every so many people be priced by CP-SAT."""
    suited = pricers.Pricers._suited

    def fewer(self: pricers.Pricers, *args: object) -> object:
        return {at: made for at, made in suited(self, *args).items() if at % every}  # type: ignore[arg-type]

    monkeypatch.setattr(pricers.Pricers, "_suited", fewer)


def searched(seed: int, name: str) -> Task:
    """Return a task on which columns have come to their end, from the first rota on."""
    task = task_of(crew(seed, OBJECTIVES[name]))
    assert Construct().search(task)
    assert Columns().search(task)
    return task


@pytest.mark.parametrize("every", [1, 2])
@pytest.mark.parametrize("name", OBJECTIVES)
@pytest.mark.parametrize("seed", range(4))
def test_who_prices_makes_no_difference(
    monkeypatch: pytest.MonkeyPatch, seed: int, name: str, every: int
) -> None:
    """All by CP-SAT, early rounds to a gap, or half of them: the first level's bound is the diagrams' own."""
    swift = searched(seed, name)
    by_solver(monkeypatch, every=every)
    slow = searched(seed, name)
    assert swift.crew.pricers.swift
    assert not slow.crew.pricers.swift
    assert proven(slow, 0) == proven(swift, 0) <= best(swift.problem).costs[0]


@pytest.mark.parametrize("name", OBJECTIVES)
def test_pricing_that_is_cut_off_proves_nothing_false(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """CP-SAT has no time at all: what is proven is still no more than the best rota costs."""
    by_solver(monkeypatch, every=1)
    monkeypatch.setattr(pricers, "SECONDS", 0.0)
    for seed in range(4):
        problem = crew(seed, OBJECTIVES[name])
        task, known = task_of(problem), best(problem)
        assert known.best is not None
        task.board.offer(known.best)
        task.engine._deadline = task.board.started + 0.5
        Columns().search(task)
        for place, cost in enumerate(known.costs):
            assert proven(task, place) <= cost
