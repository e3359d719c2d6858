"""Whole shortfalls: bounds that mixtures of lines cannot give, and never one above the best rota."""

import math
import random
import time

import numpy as np
import pytest

from models.agreements import Provision
from models.demand import Demand, DemandRow
from models.people import Wish
from models.problem import Problem
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.plan_hours import PlanHours
from models.terms import AnyTerm
from models.terms.surplus import Surplus
from models.terms.uncovered import Uncovered
from models.terms.wishes import Wishes
from models.units import HOUR
from solver.build import build
from solver.engine import Engine
from solver.limits import Limits
from solver.moment import Moment
from solver.progress import Board
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.shortfalls import Shortfall, Shortfalls
from solver.strategy import Task
from tests import world

SEEDS = range(12)
HOURS = {"D": ("07:00", "14:00"), "A": ("14:00", "22:00"), "L": ("07:00", "18:00")}
"""Of 7, 8 and 11 hours: what is missing has three prices, and few sums of them are near each other."""


UNCOVERED, WISHES = Uncovered(level=1, price=100, below_minimum=0), Wishes(level=1, price=900)
PLAIN: tuple[AnyTerm, ...] = (UNCOVERED,)
WISHED: tuple[AnyTerm, ...] = (UNCOVERED, WISHES)
LATER: dict[str, tuple[AnyTerm, ...]] = {
    "own costs are given": (WISHES, UNCOVERED.model_copy(update={"level": 2})),
    "shortfalls are given": (UNCOVERED, Surplus(level=2, price=70), WISHES.model_copy(update={"level": 2})),
}


def crew(seed: int, objective: tuple[AnyTerm, ...], least: int = 0) -> Problem:
    """Return four people who cannot fill three kinds of shift, each of whom works two of them.

    Parameters
    ----------
    least
        Hours that everybody has to work, wanted or not.
    """
    chance = random.Random(seed)
    rows = tuple(
        DemandRow(
            id=code, unit="ward", days="12345", shift_types=(code,), minimum=0, target=heads, maximum=heads
        )
        for code, heads in (("D", chance.choice((1, 2))), ("A", 1), ("L", 1))
    )
    people = []
    for name in ("anna", "bo", "cato", "dag"):
        wish = Wish(
            date=world.day(chance.randrange(7)), shift_type="A", wants=chance.random() < 0.5, weight=2
        )
        codes = tuple(sorted(chance.sample("DAL", 2)))
        people.append(world.employee(name, shift_types=codes, wishes=(wish,)))
    rules = (
        ConsecutiveDays(maximum=chance.choice((3, 4))),
        PlanHours(minimum=least * HOUR, maximum=chance.choice((26, 27, 31)) * HOUR),
    )
    plain = world.problem(
        *people,
        shift_types=tuple(world.shift_type(code, *hours) for code, hours in HOURS.items()),
        demand=Demand(rows=rows),
        weeks=1,
    )
    return plain.changed(
        rules=tuple(Provision(rule=rule) for rule in rules), regulation="none", objective=objective
    )


def task_of(problem: Problem) -> Task:
    """Return what a strategy is given, in this process."""
    built = build(problem)
    limits = Limits(time=60, workers=2, gap=0.0)
    return Task(problem, built, limits, Engine(time.monotonic() + 60), Board(built, lambda _: None))


def best(problem: Problem) -> Board:
    """Return a board with the best rota, by one model of everything."""
    task = task_of(problem)
    Joint().search(task)
    assert all(task.board.closed(place, 0.0) for place in range(len(task.board.costs)))
    return task.board


def proven(task: Task, place: int) -> int:
    """Return what is proven of a level; no price is below zero."""
    proof = task.board.proofs.get(place)
    return proof.bound if proof else 0


def raised(task: Task) -> dict[int, tuple[int, int]]:
    """Return by level what columns prove in the end, and what whole shortfalls make of it."""
    columns, found = Columns(), {}
    for place, moment in columns.prove(task):
        if moment is Moment.FINAL:
            final = proven(task, place)
            Shortfalls(task, columns.levels[place]).raise_bound()
            found[place] = final, proven(task, place)
    return found


@pytest.mark.parametrize("objective", [PLAIN, WISHED])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_bound_is_above_the_best_rota(seed: int, objective: tuple[AnyTerm, ...]) -> None:
    """From the first rota on, with and without costs of people's own."""
    problem = crew(seed, objective)
    task = task_of(problem)
    Construct().search(task)
    for final, bound in raised(task).values():
        assert final <= bound <= best(problem).costs[0]


@pytest.mark.parametrize("given", LATER)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_bound_of_a_later_level_is_above_the_best_rota(seed: int, given: str) -> None:
    """What an earlier level may cost is given, and duals are worth something there, too."""
    problem = crew(seed, LATER[given], least=21)
    task, known = task_of(problem), best(problem)
    assert known.best is not None
    task.board.offer(known.best)
    for place, (final, bound) in raised(task).items():
        assert final <= bound <= known.costs[place]


@pytest.mark.parametrize(
    ("seed", "objective"), [(9, PLAIN), (32, PLAIN), (2, WISHED), (5, WISHED), (32, WISHED)]
)
def test_whole_heads_prove_what_mixtures_cannot(seed: int, objective: tuple[AnyTerm, ...]) -> None:
    """Columns alone leave a gap here; with whole shortfalls the best rota is proven to be that."""
    problem = crew(seed, objective)
    task = task_of(problem)
    Construct().search(task)
    final, bound = raised(task)[0]
    assert final < bound == best(problem).costs[0]


def test_what_can_be_mixed_is_not_forbidden() -> None:
    """Where everybody may lack plenty of everything there is no cut, and nothing is claimed."""
    task = task_of(crew(9, PLAIN))
    Construct().search(task)
    columns = Columns()
    for place, moment in columns.prove(task):
        if moment is Moment.FINAL:
            shortfalls = Shortfalls(task, columns.levels[place])
            shortfalls._enough = math.inf
            shortfalls._master.ration([rows.tolist() for rows in shortfalls._kinds], 1_000_000)
            plenty = Shortfall(np.full(len(shortfalls._kinds), 100), 0, 0)
            assert not shortfalls._forbid(plenty)
            assert len(shortfalls._cuts) == 1
            return
    raise AssertionError("columns close this one, so nothing was tried")
