"""Placing: the line found for one person is the best there is against what the others work."""

import numpy as np
import pytest

from solver.expected import Expected
from solver.formulation import Values
from solver.freed import best_of
from solver.placing import Placing, Seat
from solver.pricing.paths import Effort
from solver.search.construct import Construct
from solver.strategy import Task
from solver.unitrows import Numbers
from tests.solver.test_dive import crew, task_of

WIDE = Effort(tries=30, width=5_000, lines=1)


def begun(seed: int) -> tuple[Task, Values]:
    """Return a task with a first rota on the board, and that rota."""
    task = task_of(crew(seed))
    assert Construct().search(task)
    assert task.board.best is not None
    return task, task.board.best.copy()


def marginal(task: Task, seat: Seat, values: Values) -> Numbers:
    """Return what each of somebody's duties would add to what the others have."""
    return Expected(task.crew.rows, values).marginal(seat.duties)


def cost(task: Task, values: Values) -> int:
    """Return what a rota costs, all levels together."""
    task.built.formulation.settle(values)
    return sum(task.built.formulation.costs(values).values())


@pytest.mark.parametrize("seed", range(4))
def test_a_line_is_as_good_as_the_best_that_cp_sat_finds(seed: int) -> None:
    """For each, the others' lines as they are; of three who are alike, each in their own duties."""
    task, values = begun(seed)
    placing = Placing(task)
    assert placing.people == ["anna", "bo", "cato", "dag", "eva"]
    for person in placing.people:
        seat = placing.seat(person)
        line = seat.line(marginal(task, seat, values), WIDE)
        assert line is not None
        assert set(line) <= set(task.built.formulation.duties[person])
        trial = values.copy()
        trial[seat.duties] = 0
        trial[line] = 1
        best = best_of(task, 0, values, set(seat.duties.tolist()), 10.0)
        assert best.values is not None
        assert cost(task, trial) == cost(task, best.values)


@pytest.mark.parametrize("seed", range(4))
def test_who_has_the_best_line_gets_no_other(seed: int) -> None:
    """What somebody has is known, and only better lines are found."""
    task, values = begun(seed)
    placing = Placing(task)
    for person in placing.people:
        seat = placing.seat(person)
        now = seat.duties[values[seat.duties] == 1]
        line = seat.line(marginal(task, seat, values), WIDE, now)
        if line is not None:
            trial = values.copy()
            trial[now], trial[line] = 0, 1
            assert cost(task, trial) < cost(task, values)
            assert seat.line(marginal(task, seat, trial), WIDE, line) is None


def test_prices_of_accounts_are_remembered() -> None:
    """The next time somebody of a class is placed, the search begins where the last one ended."""
    task, values = begun(0)
    placing = Placing(task)
    seat = placing.seat("anna")
    seat.line(marginal(task, seat, values), WIDE)
    assert np.array_equal(placing.prices[placing.at["anna"]], placing.seat("bo")._paths.prices[0])
