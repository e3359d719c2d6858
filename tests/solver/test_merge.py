"""Merging: what two searches gained apart is there together, and nothing unlawful or worse."""

from functools import partial

import pytest

from models.audit import audit
from solver import merge
from solver.formulation import Values
from solver.merge import merged
from solver.search.construct import Construct
from solver.strategies import Primal
from solver.strategy import Task
from tests.solver.test_dive import crew, task_of


def begun(seed: int) -> tuple[Task, Values]:
    """Return a task and a first rota."""
    task = task_of(crew(seed))
    assert Construct().search(task)
    assert task.board.best is not None
    return task, task.board.best.copy()


def cost(task: Task, values: Values) -> tuple[int, ...]:
    """Return what a rota costs."""
    return tuple(task.built.formulation.costs(values).values())


def idle(task: Task, values: Values, person: str) -> Values:
    """Return a rota in which somebody has no work at all, which these rules may forbid."""
    changed = values.copy()
    changed[list(task.built.formulation.duties[person])] = 0
    task.built.formulation.settle(changed)
    return changed


@pytest.mark.parametrize("seed", range(6))
def test_gains_of_two_are_put_together(seed: int) -> None:
    """Of two rotas that are worse in one person each, both persons' better lines are kept."""
    task, best = begun(seed)
    better, other = sorted((idle(task, best, person) for person in ("anna", "dag")), key=partial(cost, task))
    assert cost(task, best) < cost(task, better)
    both = merged(task.built.formulation, better, other)
    assert cost(task, both) == cost(task, best)
    assert (both == best).all()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_merged_is_lawful_and_no_worse(seed: int) -> None:
    """Everybody has the line of one rota or of the other."""
    task, first = begun(seed)
    other = first.copy()
    assert Primal().search(task)
    better, formulation = task.board.best, task.built.formulation
    assert better is not None
    both = merged(formulation, better.copy(), other)
    assert cost(task, both) <= cost(task, better)
    assert audit(task.problem, task.built.rota(both)).lawful
    for duties in map(list, formulation.duties.values()):
        assert (both[duties] == better[duties]).all() or (both[duties] == other[duties]).all()


def test_rotas_that_have_little_in_common_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are no two continuations of one, and to ask of everybody takes long."""
    task, best = begun(0)
    other = idle(task, best, "anna")
    assert (merged(task.built.formulation, other, best) == best).all()
    monkeypatch.setattr(merge, "MOST", 0)
    assert (merged(task.built.formulation, other, best) == other).all()
