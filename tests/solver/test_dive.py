"""The dive: from columns down to a rota that is lawful, and near what columns prove."""

import random
import time
from unittest.mock import Mock

import numpy as np
import pytest

from models.agreements import Provision
from models.audit import audit
from models.demand import Demand, DemandRow
from models.people import Wish
from models.problem import Problem
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.minimum_run import MinimumRun
from models.rules.plan_hours import PlanHours
from models.rules.weekend_quota import WeekendQuota
from models.terms.surplus import Surplus
from models.terms.uncovered import Uncovered
from models.terms.wishes import Wishes
from models.units import HOUR
from solver.build import build
from solver.engine import Engine
from solver.level import Level
from solver.limits import Limits
from solver.master import SCALE
from solver.progress import Board
from solver.search import dive
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.dive import Dive
from solver.search.joint import Joint
from solver.strategy import Task
from tests import world


def crew(seed: int) -> Problem:
    """Return five people, three of them alike, two shift types and two weeks under generic rules alone."""
    chance = random.Random(seed)
    early, late = world.shift_type("D", "07:30", "15:30"), world.shift_type("A", "14:30", "22:30")
    rows = tuple(
        DemandRow(id=code, unit="ward", days="1234567", shift_types=(code,), minimum=0, target=2, maximum=2)
        for code in ("D", "A")
    )
    wishes = {
        name: tuple(
            Wish(date=world.day(day), shift_type=chance.choice("DA"), wants=chance.random() < 0.5, weight=3)
            for day in chance.sample(range(14), 4)
        )
        for name in ("dag", "eva")
    }
    names = ("anna", "bo", "cato", "dag", "eva")
    people = [world.employee(name, wishes=wishes.get(name, ())) for name in names]
    rules = (
        ConsecutiveDays(maximum=5),
        MinimumRun(minimum=2),
        WeekendQuota(maximum=1, weeks=None),
        PlanHours(minimum=chance.choice((40, 64)) * HOUR, maximum=80 * HOUR),
    )
    objective = (
        Uncovered(level=1, price=100, below_minimum=0),
        Surplus(level=1, price=1),
        Wishes(level=1, price=9_000),
    )
    plain = world.problem(*people, shift_types=(early, late), demand=Demand(rows=rows), weeks=2)
    return plain.changed(
        rules=tuple(Provision(rule=rule) for rule in rules), regulation="none", objective=objective
    )


def short_shifts(minimum: int = 0) -> Problem:
    """Return people who may work two short shifts a day, in an order that is not the day's.

    Parameters
    ----------
    minimum
        Hours that each must work; with 28, everybody has two shifts on some day.
    """
    shift_types = (world.shift_type("A", "16:00", "20:00"), world.shift_type("D", "08:00", "12:00"))
    rows = tuple(
        DemandRow(id=code, unit="ward", days="12345", shift_types=(code,), minimum=0, target=2, maximum=2)
        for code in ("D", "A")
    )
    people = [world.employee(name) for name in ("anna", "bo", "cato")]
    plain = world.problem(*people, shift_types=shift_types, demand=Demand(rows=rows))
    rules = (ConsecutiveDays(maximum=4), PlanHours(minimum=minimum * HOUR, maximum=28 * HOUR))
    return plain.changed(
        rules=tuple(Provision(rule=rule) for rule in rules),
        regulation="none",
        objective=(Uncovered(level=1, price=100, below_minimum=0), Surplus(level=1, price=1)),
    )


def task_of(problem: Problem) -> Task:
    """Return a task of a minute with an empty board."""
    built = build(problem)
    limits = Limits(workers=1, gap=0.0)
    return Task(problem, built, limits, Engine(time.monotonic() + 60), Board(built, lambda _: None))


def dived(seed: int) -> tuple[Task, list[tuple[int, ...]]]:
    """Return a task in which columns came to an end and one dive was made, and what the board held."""
    task = task_of(crew(seed))
    Construct().search(task)
    columns, seen = Columns(), [task.board.costs]
    assert columns.search(task)
    assert task.crew.pricers.swift
    if not task.board.closed(0, 0.0):
        assert columns.final(task, 0)
        Dive(task, columns.levels[0]).run()
        seen.append(task.board.costs)
    return task, seen


@pytest.mark.parametrize("seed", range(6))
def test_a_dive_ends_lawfully_between_bound_and_start(seed: int) -> None:
    """The rota passes the audit, costs no more than the first one and no less than is proven possible."""
    task, seen = dived(seed)
    assert task.board.best is not None
    report = audit(task.problem, task.board.built.rota(task.board.best))
    assert report.lawful
    assert report.level(1) == task.board.costs[0]
    assert seen == sorted(seen, reverse=True)
    assert task.board.proofs[0].bound <= task.board.costs[0]


def test_dives_find_the_best_there_is() -> None:
    """With everything set free on the way back, a dive on so few people ends where CP-SAT does."""
    for seed in range(4):
        task, _ = dived(seed)
        whole = task_of(crew(seed))
        Joint().search(whole)
        assert whole.board.closed(0, 0.0)
        assert task.board.costs == whole.board.costs
        assert task.board.proofs[0].bound <= whole.board.costs[0]


@pytest.mark.parametrize("seed", range(4))
def test_without_time_a_dive_settles_what_it_knows(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It prices nothing any more, and still ends with a lawful rota that costs no more than the first."""
    monkeypatch.setattr(dive, "SHARE", 0.0)
    priced = Mock(return_value=True)
    monkeypatch.setattr(Dive, "_price", priced)
    task, seen = dived(seed)
    assert task.board.best is not None
    assert audit(task.problem, task.board.built.rota(task.board.best)).lawful
    assert seen == sorted(seen, reverse=True)
    assert priced.call_count <= 1  # how long one takes is not known before


def test_a_dive_ends_where_others_have_met_the_mixture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is settled any more once the best rota costs what lines can be mixed for."""
    task = task_of(crew(0))
    Construct().search(task)
    columns = Columns()
    assert columns.search(task)
    level = columns.levels[0]
    assert level.hopeful
    settle = Dive._settle
    settled: list[int] = []

    def met(dive: Dive) -> None:
        settled.append(len(settled))
        settle(dive)
        level.mixed = float(SCALE * task.board.costs[0])

    monkeypatch.setattr(Dive, "_settle", met)
    assert not Dive(task, level).run()
    assert settled == [0]


def test_two_shifts_a_day_are_never_cut_to_one() -> None:
    """Where every lawful line has two shifts on some day, a dive leaves it to others."""
    task = task_of(short_shifts(minimum=28))
    Construct().search(task)
    columns = Columns()
    assert columns.search(task)
    assert task.crew.pricers.swift
    before = task.board.costs
    assert not Dive(task, columns.levels[0]).run()
    assert task.board.costs == before
    assert task.board.best is not None
    assert audit(task.problem, task.board.built.rota(task.board.best)).lawful


def test_what_the_master_mixes_is_told_for_everybody_alike() -> None:
    """The duties that are held up as promising are lines of each, whatever order shift types stand in."""
    task = task_of(short_shifts())
    task.board.offer(task.built.nothing())
    columns = Columns()
    assert columns.search(task)
    (alike,) = task.crew.classes
    assert len(alike.people) == 3
    support, duty = task.board.support[0].first(), task.built.grid.duty
    told = [
        {(duty[v].date, duty[v].shift_type) for v in mine if v in support}
        for mine in task.built.formulation.duties.values()
    ]
    assert told[0]
    assert told[0] == told[1] == told[2]
    (known,) = columns.levels[0].known
    mixed = {v for line in known.lines for v in line.duties.tolist()}
    assert mixed >= support & set(task.built.formulation.duties["anna"])


def test_what_is_near_the_mixture_stands_by_what_it_costs() -> None:
    """After the mixture's duties come other lines', by how much the cheapest with one of them costs more."""
    task = task_of(crew(0))
    task.board.offer(task.built.nothing())
    columns = Columns()
    assert columns.search(task)
    level, duties = columns.levels[0], task.built.formulation.duties
    told, prices = level._support(), level.prices(level.centre)
    beyond: dict[int, int] = {}
    for alike, known in zip(task.crew.classes, level.known, strict=True):
        costs = [
            int(prices.worth[line.duties].sum() + prices.multipliers @ np.array(line.costs))
            for line in known.lines
        ]
        for line, cost in zip(known.lines, costs, strict=True):
            for place in map(duties[alike.people[0]].index, line.duties.tolist()):
                for duty in (duties[person][place] for person in alike.people):
                    beyond[duty] = min(cost - min(costs), beyond.get(duty, cost - min(costs)))
    assert set(told.duties) == set(beyond)
    near = [beyond[duty] for duty in told.duties[told.held :]]
    assert near == sorted(near)
    assert len(set(near)) > 1


def test_the_board_is_told_whether_it_paid() -> None:
    """A dive from the best rota there is finds nothing better and says so."""
    task, _ = dived(2)
    costs = task.board.costs
    level = Columns()
    task.board.proofs.clear()
    assert level.search(task)
    assert not Dive(task, level.levels[0]).run()
    assert task.board.costs == costs


def test_a_stopped_dive_changes_nothing() -> None:
    """When the engine is stopped, a dive ends at once and the board keeps what it had."""
    task, _ = dived(1)
    columns = Columns()
    task.board.proofs.clear()
    columns.search(task)
    costs = task.board.costs
    task.engine.stop()
    assert not Dive(task, columns.levels[0]).run()
    assert task.board.costs == costs


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_hoped_for_below_the_mixture(seed: int) -> None:
    """Before there is a mixture, and when the best rota costs no more, there is nothing to dive for."""
    task, whole = task_of(crew(seed)), task_of(crew(seed))
    Joint().search(whole)
    assert whole.board.best is not None
    assert Construct().search(task)
    level = Level(task, 0, (), None)
    hopes = [level.hopeful]
    for _ in level.run():
        pass
    assert level.rounded(level.bound) == whole.board.costs[0] < task.board.costs[0]
    hopes.append(level.hopeful)
    task.board.offer(whole.board.best)
    hopes.append(level.hopeful)
    assert hopes == [False, True, False]
