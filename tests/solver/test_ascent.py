"""An ascent proves no more than there is and comes near what columns prove, in exact arithmetic."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.instances import flattened
from models.demand import Demand
from models.examples import example
from models.terms.uncovered import Uncovered
from solver.ascent import FIRST_LENGTH, SHORTEST, Ascent, Reached, _Seen
from solver.engine import Engine
from solver.level import Level
from solver.master import SCALE
from solver.moment import Moment
from solver.pricing.paths import Effort
from solver.pricing.pricers import Pricers, Wanted
from solver.progress import Board, Proof
from solver.proving import prove_and_help
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.lns import NeighbourhoodSearch
from solver.search.rounding import Rounding
from solver.strategy import Task
from solver.unitrows import Reals
from tests.solver.test_dive import crew, task_of


def climbed(seed: int) -> tuple[Task, Level, Reached]:
    """Return a task with a first rota, its first level, and where an ascent on it came, ever higher."""
    task = task_of(crew(seed))
    Construct().search(task)
    level = Level(task, 0, (), None)
    steps = list(Ascent(level).run())
    bounds = [reached.bound for reached in steps]
    assert bounds == sorted(set(bounds))
    return task, level, steps[-1]


def best(seed: int) -> int:
    """Return what the best rota costs, by one model of everything."""
    whole = task_of(crew(seed))
    Joint().search(whole)
    assert whole.board.closed(0, 0.0)
    return whole.board.costs[0]


@pytest.mark.parametrize("seed", range(6))
def test_the_bound_is_below_the_best_and_near_it(seed: int) -> None:
    """No rota costs less; and columns, searched to the end, prove hardly more."""
    task, level, reached = climbed(seed)
    assert level.rounded(reached.bound) <= best(seed)
    columns = Columns()
    assert columns.search(task)
    proven = SCALE * task.board.proofs[0].bound
    assert reached.bound >= 0.95 * proven


def test_the_wards_ascent_alone_proves_what_its_weekends_lack() -> None:
    """24 heads and 8 nurses have no owner; a minute below the minimum costs five times its price.

    With all levels on one nothing is gained for some hundred steps, and that is no end.
    """
    level = Level(task_of(flattened(example("ward"))), 0, (), None)
    *_, reached = Ascent(level).run()
    assert level.rounded(reached.bound) > (24 + 8) * 450 * 5 * 1_800


@pytest.mark.parametrize("seed", range(3))
def test_an_ascent_needs_no_rota(seed: int) -> None:
    """Told of none, it comes about as high, and no higher than there is."""
    level = Level(task_of(crew(seed)), 0, (), None)
    *_, reached = Ascent(level).run()
    assert level.rounded(reached.bound) <= best(seed)
    assert reached.bound >= 0.95 * climbed(seed)[2].bound


def test_an_ascent_in_which_no_length_pays_tries_them_all_again() -> None:
    """What has been seen on the way shows a better one; once one has paid, no more."""
    ascent = Ascent(Level(task_of(crew(0)), 0, (), None))
    lengths = [ascent._length]
    while len(lengths) < 100:
        ascent._learn(better=False)
        lengths.append(ascent._length)
    assert lengths.count(FIRST_LENGTH) > 1
    assert min(lengths) == pytest.approx(SHORTEST, rel=1.0)
    ascent._learn(better=True)
    for _ in range(1_000):
        ascent._learn(better=False)
    assert ascent._length < SHORTEST


@pytest.mark.parametrize(("share", "hurried"), [(0.0, True), (1.0, False)])
def test_a_level_knows_whether_its_ascent_was_cut_off(
    monkeypatch: pytest.MonkeyPatch, share: float, *, hurried: bool
) -> None:
    """One that may take no time is; one that may take all the time there is comes to its end."""
    monkeypatch.setattr("solver.level.CLIMBING", share)
    task = task_of(crew(0))
    level = Level(task, 0, (), None)
    assert next(level.run()) is Moment.ASCENDED
    assert level.hurried is hurried
    assert task.board.mean is not None
    assert not task.board.climbing


def test_nobody_waits_where_there_is_no_ascent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A level whose duals cannot be had without a master says so before it begins with one."""
    task = task_of(crew(0))
    Construct().search(task)
    task.board.climbing = True
    monkeypatch.setattr(Pricers, "swift", False)
    level = Level(task, 0, (), None)
    monkeypatch.setattr(Level, "_mixed", lambda _: None)
    assert not list(level.run())
    assert not task.board.climbing


def test_who_has_no_time_to_prove_helps_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the ascent was cut off, its last mean is rounded, and neighbourhoods come before the master."""
    task, done = task_of(crew(0)), []
    Construct().search(task)
    monkeypatch.setattr("solver.level.CLIMBING", 0.0)

    def found(_: NeighbourhoodSearch, helping: Task) -> bool:
        done.append(("find", helping.limits.seed))
        task.engine.stop()
        return True

    def rounded(rounding: Rounding) -> bool:
        done.append(("round", rounding._mean is task.board.mean))
        return True

    monkeypatch.setattr(Rounding, "run", rounded)
    monkeypatch.setattr(NeighbourhoodSearch, "search", found)
    monkeypatch.setattr(Level, "_mixed", lambda _: done.append(("mix", 0)))
    prove_and_help(task)
    assert done == [("round", True), ("find", task.limits.seed + 1)]


@pytest.mark.parametrize("seed", range(3))
def test_pricing_to_the_end_proves_no_less(seed: int) -> None:
    """Where it stands, accounts kept instead of let go, the lines cost at least what was said."""
    task, level, reached = climbed(seed)
    prices = level.prices(reached.duals)
    wanted = Wanted(prices.cost, [None] * len(task.crew.classes), 0.0, Effort(tries=30, width=6_400))
    priced: Sequence[int | None] = [answer.bound for answer in task.crew.pricers.price(wanted)]
    total = level.worth_of(reached.duals)
    for alike, bound in zip(task.crew.classes, priced, strict=True):
        assert bound is not None
        total += len(alike.people) * bound
    assert total >= reached.bound


def test_duals_stay_where_they_may_be() -> None:
    """None is below nothing or above what the row costs, and of a mirrored pair only one has a price."""
    _, level, reached = climbed(0)
    rows = level.crew.rows
    assert (reached.duals.rows >= 0).all()
    assert (reached.duals.rows <= SCALE * rows.cost[0]).all()
    pairs = np.flatnonzero(rows.mirror >= 0)
    assert len(pairs)
    assert not (np.minimum(reached.duals.rows[pairs], reached.duals.rows[rows.mirror[pairs]]) > 0).any()


def test_where_nothing_can_be_gained_nobody_climbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A best rota that costs what the first point proves, here nothing at all, leaves no step to take."""
    problem = crew(0)
    rows = tuple(row.model_copy(update={"target": 1}) for row in problem.demand.rows)
    enough = Uncovered(level=1, price=100, below_minimum=0)
    task = task_of(problem.changed(demand=Demand(rows=rows), objective=(enough,)))
    Construct().search(task)
    assert task.board.costs == (0,)
    ascent, looks = Ascent(Level(task, 0, (), None)), list[Reals]()
    seen = ascent._seen

    def counted(duals: Reals, prices: Reals) -> _Seen | None:
        looks.append(duals)
        return seen(duals, prices)

    monkeypatch.setattr(ascent, "_seen", counted)
    assert not list(ascent.run())
    assert len(looks) == 1


def test_a_stop_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is claimed of an ascent that was stopped before its first step."""
    task = task_of(crew(0))
    Construct().search(task)
    level = Level(task, 0, (), None)
    monkeypatch.setattr(Engine, "stopped", property(lambda _: True))
    assert not list(Ascent(level).run())


def test_a_level_closed_meanwhile_is_climbed_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """When somebody else proves the best rota between two bounds, the first of them is the last told."""
    task = task_of(crew(0))
    Construct().search(task)
    told: list[Proof] = []
    prove = Board.prove

    def closing(board: Board, proof: Proof) -> None:
        told.append(proof)
        prove(board, proof)
        prove(board, Proof(0, board.costs[0], "somebody else", ()))

    monkeypatch.setattr(Board, "prove", closing)
    assert not list(Level(task, 0, (), None).run())
    assert len(told) == 1


@pytest.mark.parametrize("seed", range(4))
def test_columns_prove_the_same_from_there(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Begun near the best duals and held there at first, columns end where they end without."""
    bounds = []
    for ascend in (True, False):
        if not ascend:
            monkeypatch.setattr(Level, "_ascend", lambda _: iter(()))
        task = task_of(crew(seed))
        Construct().search(task)
        columns = Columns()
        assert columns.search(task)
        assert task.board.closed(0, 0.0) or columns.final(task, 0)
        bounds.append(task.board.proofs[0].bound)
    assert bounds[0] == bounds[1]


def test_an_ascent_that_gains_nothing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no step of any length pays it is left to the columns, long before the last step."""
    monkeypatch.setattr("solver.ascent.MOST_IN_VAIN", 200)
    ascent = Ascent(Level(task_of(crew(0)), 0, (), None))
    seen, steps = ascent._seen, 0

    def far_below(duals: Reals, prices: Reals) -> _Seen | None:
        nonlocal steps
        steps += 1
        there = seen(duals, prices)
        return there if there is None or steps == 1 else replace(there, bound=-1)

    monkeypatch.setattr(ascent, "_seen", far_below)
    assert not list(ascent.run())
    assert steps == 1 + 200
