"""Placing: the line found for one person is the best there is against what the others work."""

import numpy as np
import pytest

from solver.expected import Expected
from solver.formulation import Values
from solver.freed import best_of
from solver.placing import Placing, Seats
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


def marginal(task: Task, seats: Seats, values: Values) -> Numbers:
    """Return what each of somebody's duties would add to what the others have."""
    return Expected(task.crew.rows, values).marginal(seats.duties[0])


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
        seats = placing.seats([person])
        (line,) = seats.lines([marginal(task, seats, values)], WIDE)
        assert line is not None
        assert set(line) <= set(task.built.formulation.duties[person])
        trial = values.copy()
        trial[seats.duties[0]] = 0
        trial[line] = 1
        best = best_of(task, 0, values, set(seats.duties[0].tolist()), 10.0)
        assert best.values is not None
        assert cost(task, trial) == cost(task, best.values)


@pytest.mark.parametrize("seed", range(4))
def test_who_has_the_best_line_gets_no_other(seed: int) -> None:
    """What somebody has is known, and only better lines are found."""
    task, values = begun(seed)
    placing = Placing(task)
    for person in placing.people:
        seats = placing.seats([person])
        now = seats.duties[0][values[seats.duties[0]] == 1]
        (line,) = seats.lines([marginal(task, seats, values)], WIDE, [now])
        if line is not None:
            trial = values.copy()
            trial[now], trial[line] = 0, 1
            assert cost(task, trial) < cost(task, values)
            assert seats.lines([marginal(task, seats, trial)], WIDE, [line]) == [None]


def test_prices_of_accounts_are_remembered() -> None:
    """The next time somebody of a class is placed, the search begins where the last one ended."""
    task, values = begun(0)
    placing = Placing(task)
    seats = placing.seats(["anna"])
    seats.lines([marginal(task, seats, values)], WIDE)
    assert np.array_equal(placing.prices[placing.at["anna"]], placing.seats(["bo"])._paths.prices[0])


@pytest.mark.parametrize("seed", range(4))
def test_side_by_side_each_gets_the_line_that_one_gets_alone(seed: int) -> None:
    """Of five people at once, two of them alike, each has a line as cheap as when nobody is placed beside."""
    task, values = begun(seed)
    placing = Placing(task)
    together = placing.seats(placing.people)
    gains = [Expected(task.crew.rows, values).marginal(duties) for duties in together.duties]
    lines = together.lines(gains, WIDE)
    for place, person in enumerate(placing.people):
        line, alone = lines[place], placing.seats([person])
        assert line is not None
        (other,) = alone.lines([gains[place]], WIDE)
        assert other is not None
        assert together.cost(place, gains[place], line) == alone.cost(0, gains[place], other)


def test_the_more_people_the_more_are_placed_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody is in one group, in the order asked for, and none is larger than three."""
    task, _ = begun(0)
    placing, duties = Placing(task), task.built.formulation.duties
    for apart, sizes in ((10, [1] * 5), (2, [2, 2, 1]), (1, [3, 2])):
        monkeypatch.setattr("solver.placing.APART", apart)
        groups = [seats.duties for seats in placing.groups(placing.people)]
        assert [len(group) for group in groups] == sizes
        placed = [mine.tolist() for group in groups for mine in group]
        assert placed == [list(duties[person]) for person in placing.people]
