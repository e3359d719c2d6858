"""Rounding: from what everybody works in the mean to a lawful rota that is nearly as good."""

from dataclasses import replace

import numpy as np
import pytest

from models.audit import audit
from solver.engine import Engine
from solver.master import SCALE
from solver.mean import Mean
from solver.search import rounding
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.rounding import SHARES, Rounding, _apart
from solver.strategy import Task
from solver.unitrows import Reals
from tests.solver.test_ascent import climbed
from tests.solver.test_dive import crew, task_of


def test_rotas_are_lawful_and_much_nearer_the_best_than_the_first() -> None:
    """Of what six first rotas cost beyond the best, one rounding of an ascent each takes more than half."""
    beyond_first, beyond_rounded = 0, 0
    for seed in range(6):
        task, _, reached = climbed(seed)
        first = task.board.costs[0]
        Rounding(task, reached.mean).run()
        assert task.board.best is not None
        assert audit(crew(seed), task.built.rota(task.board.best)).lawful
        whole = task_of(crew(seed))
        Joint().search(whole)
        best, rounded = whole.board.costs[0], task.board.costs[0]
        assert best <= rounded <= first
        beyond_first, beyond_rounded = beyond_first + first - best, beyond_rounded + rounded - best
    assert beyond_rounded < beyond_first / 2


def test_what_the_board_takes_is_told() -> None:
    """A better rota is said to be one; from the best there is none."""
    task, _, reached = climbed(0)
    before = task.board.costs
    better = Rounding(task, reached.mean).run()
    assert better == (task.board.costs < before)
    whole = task_of(crew(0))
    Joint().search(whole)
    assert whole.board.best is not None
    task.board.offer(whole.board.best)
    assert not Rounding(task, reached.mean).run()


def test_those_who_are_alike_share_evenly() -> None:
    """Three of five are alike: each works a third of what the mixture has for them, the others all theirs."""
    task, _, reached = climbed(0)
    formulation = task.built.formulation
    apart = _apart(task, reached.mean)
    for name in ("anna", "bo", "cato"):
        share = apart[list(formulation.duties[name])]
        assert share == pytest.approx(reached.mean.mixture[list(formulation.duties["anna"])] / 3)
        assert share.max() <= 1.0
    assert np.allclose(
        apart[list(formulation.duties["eva"])], reached.mean.mixture[list(formulation.duties["eva"])]
    )


def test_a_stop_leaves_the_rota_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rounding that is stopped before everybody has a line offers nothing."""
    task, _, reached = climbed(0)
    assert Construct().search(task)
    before = task.board.costs
    monkeypatch.setattr(Engine, "stopped", property(lambda _: True))
    assert not Rounding(task, reached.mean).run()
    assert task.board.costs == before


def test_an_ascent_is_followed_while_it_climbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time round takes the newest mean."""
    task, _, reached = climbed(0)
    board, means, taken = task.board, [replace(reached.mean) for _ in SHARES], []
    apart = rounding._apart

    def next_one(task: Task, mean: Mean) -> Reals:
        taken.append(mean)
        board.climb(means.pop(0) if means else None, goes_on=bool(means))
        return apart(task, mean)

    monkeypatch.setattr(rounding, "_apart", next_one)
    board.climb(reached.mean, goes_on=True)
    later = list(means)
    Rounding(task, reached.mean, along=True).run()
    assert taken == [reached.mean, *later]
    assert not board.climbing


def test_what_the_master_mixes_is_not_exchanged() -> None:
    """Unless an ascent is followed the mean stays, whatever the board has."""
    task, _, reached = climbed(0)
    task.board.climb(replace(reached.mean), goes_on=False)
    mine = Rounding(task, reached.mean)
    mine.run()
    assert mine._mean is reached.mean


def test_the_masters_mixture_costs_what_the_master_says() -> None:
    """In the mean, what the rows are over and what the lines cost by themselves is the master's value."""
    task = task_of(crew(0))
    assert Construct().search(task)
    columns = Columns()
    assert columns.search(task)
    level = columns.levels[0]
    solved = level._master.solve()
    assert solved is not None
    mean, rows = level._in_the_mean(), level.crew.rows
    assert mean is not None
    over = np.maximum(0.0, rows.totals(mean.mixture) - rows.above) @ rows.cost[0]
    own = sum(weight * level._lines[at].costs[0] for at, weight in level._master.mix.items())
    constants = rows.constant[0] + level.crew.own.constants[0]
    assert over + own + constants == pytest.approx(solved[0] / SCALE)
