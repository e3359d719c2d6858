"""What holds for every strategy: against the oracle it never claims too much, and it finds the best."""

import random
import time
from datetime import timedelta

import pytest

from models.agreements import Provision
from models.audit import audit
from models.demand import Demand, DemandRow
from models.people import Wish
from models.problem import Problem
from models.rules.daily_hours import DailyHours
from models.rules.position_size import PositionSize
from models.rules.weekly_rest import WeeklyRest
from solver.build import build
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board
from solver.strategies import STRATEGIES
from solver.strategy import Task
from tests import world
from tests.oracle import best

SEEDS = range(6)
OFF = (
    Provision(rule=PositionSize(tolerance=100_000)),
    Provision(rule=WeeklyRest(minimum=60)),
    Provision(rule=DailyHours(maximum=13 * 60)),
)
"""Rules that a plan of three working days could never keep, made harmless."""


def tiny(seed: int) -> Problem:
    """Return two people and two shift types on five days of a week, with drawn demand and wishes."""
    chance = random.Random(seed)
    early, late = world.shift_type("D", "07:30", "15:00"), world.shift_type("A", "14:30", "22:00")
    days = "".join(str(d) for d in sorted(chance.sample(range(1, 6), 3)))
    rows = tuple(
        DemandRow(
            id=f"{code}",
            unit="ward",
            days=days,
            shift_types=(code,),
            minimum=0,
            target=target,
            maximum=target,
        )
        for code, target in (("D", chance.choice((1, 2))), ("A", 1))
    )
    away = tuple(
        {"start": day, "end": day, "credited": 0}
        for day in (world.MONDAY + timedelta(days=n) for n in range(7))
        if str(day.isoweekday()) not in days
    )
    people = tuple(
        world.employee(
            name,
            absences=away,
            wishes=(Wish(date=world.MONDAY + timedelta(days=chance.randrange(5)), wants=False),),
        )
        for name in ("anna", "bo")
    )
    return world.problem(*people, shift_types=(early, late), demand=Demand(rows=rows)).changed(
        rules=OFF, objective=Problem.model_fields["objective"].default
    )


def searched(problem: Problem, strategy: str, seed: int = 1) -> tuple[bool, Board]:
    """Run a strategy in this process until it ends."""
    built = build(problem)
    board = Board(built, lambda _: None)
    task = Task(
        problem, built, Limits(time=6, workers=2, seed=seed, gap=0.0), Engine(time.monotonic() + 6), board
    )
    return STRATEGIES[strategy]().search(task), board


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
@pytest.mark.parametrize("seed", SEEDS)
def test_strategy_agrees_with_the_oracle(strategy: str, seed: int) -> None:
    """The best rota costs what the oracle says, the bounds bracket it and the audit is clean."""
    problem = tiny(seed)
    possible, board = searched(problem, strategy)
    assert possible
    assert board.best is not None
    report = audit(problem, board.built.rota(board.best))
    assert report.lawful
    oracle = best(problem)
    assert oracle is not None
    assert tuple(report.level(level) for level in board.built.formulation.levels) == board.costs
    assert board.costs == oracle
    for place, proof in board.proofs.items():
        assert proof.bound <= oracle[place]
    # Who searches alone may prove nothing; the others come to the end of so small a problem.
    assert strategy == "neighbourhoods" or all(board.closed(place, 0.0) for place in range(len(oracle)))
