"""Units with rows of their own: what binds people together is kept by every strategy, from any rota on."""

import time

import pytest

from models.agreements import Enforcement, Provision
from models.audit import audit
from models.demand import Demand
from models.problem import Problem
from models.rota import Rota
from solver.build import build
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board
from solver.strategies import STRATEGIES
from solver.strategy import Task
from tests.oracle import best, lawful_lines
from tests.solver.test_every_strategy import tiny

HARD = Provision.model_validate({"rule": {"kind": "coverage"}, "enforcement": Enforcement.HARD})


def linked(seed: int) -> Problem:
    """Return two people of whom one must be there on the first kind of shift."""
    problem = tiny(seed)
    first, *others = problem.demand.rows
    rows = (first.model_copy(update={"minimum": 1, "target": 2, "maximum": 2}), *others)
    return problem.changed(rules=(*problem.rules, HARD), demand=Demand(rows=rows))


def first_rota(problem: Problem) -> Rota:
    """Return a lawful rota that is not the best: the first that there is."""
    anna, bo = (tuple(lawful_lines(problem, person)) for person in problem.employees)
    rotas = (Rota.of([*one, *other]) for one in anna for other in bo)
    return next(rota for rota in rotas if audit(problem, rota).lawful)


@pytest.mark.parametrize("started", [False, True])
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
@pytest.mark.parametrize("seed", range(2))
def test_strategy_agrees_with_the_oracle(strategy: str, seed: int, workers: int, *, started: bool) -> None:
    """The best rota costs what the oracle says and is lawful, whatever it was begun from."""
    problem = linked(seed)
    built, until = build(problem), time.monotonic() + 6
    assert built.formulation.linked
    board = Board(built, lambda _: None)
    if started:
        assert board.offer(built.values(first_rota(problem)))
    limits = Limits(time=6, workers=workers, gap=0.0)
    assert STRATEGIES[strategy]().search(Task(problem, built, limits, Engine(until), board))
    assert board.best is not None
    assert audit(problem, built.rota(board.best)).lawful
    oracle = best(problem)
    assert board.costs == oracle
    for place, proof in board.proofs.items():
        assert proof.bound <= oracle[place]
    assert (
        strategy == "neighbourhoods" or workers == 1 or all(board.closed(n, 0.0) for n in range(len(oracle)))
    )


def test_a_board_takes_no_rota_that_breaks_a_units_row() -> None:
    """Each of its lines is lawful, and together they leave nobody for what must be covered."""
    built = build(linked(0))
    board = Board(built, None)
    assert not board.offer(built.nothing())
    assert board.best is None
    assert board.offer(built.values(first_rota(built.problem)))
