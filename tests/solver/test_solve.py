"""From a problem to an audited result, in real child processes."""

import os
import signal
import threading

import psutil
import pytest

from models.examples import example
from models.people import Lock
from models.problem import Problem
from models.result import LevelResult, Limit, Reason
from solver.build import build
from solver.limits import Limits
from solver.progress import Board, Progress, Proof
from solver.solve import limit_of, solve
from solver.supervise import Run
from tests import world
from tests.oracle import best
from tests.solver.test_every_strategy import tiny

FIRST = 12
"""Rotas that two searches are compared by."""


def children() -> list[int]:
    """Return the process ids of this process's children, also those that other threads started."""
    return [child.pid for child in psutil.Process().children()]


def test_small_problem_is_solved_and_proven() -> None:
    """A tiny problem ends optimal, audited, with every level's value equal to its bound."""
    problem = tiny(3)
    result = solve(problem, Limits(time=30, workers=2, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    assert result.audit is not None
    assert result.audit.lawful
    assert tuple(level.value for level in result.objective) == best(problem)
    assert all(level.bound == level.value and level.proved_by for level in result.objective)
    assert result.provenance.digest == problem.digest
    assert result.kpis is not None
    assert not result.incidents


def test_same_seed_and_one_worker_give_the_same_rota() -> None:
    """With one worker and no clock cutting in, the seed decides."""
    limits = Limits(time=60, workers=1, seed=7, gap=0.0, stall=5)
    first, second = (solve(tiny(4), limits) for _ in range(2))
    assert first.rota is not None
    assert first.rota == second.rota


def test_one_worker_finds_the_same_rotas_one_after_the_other() -> None:
    """On a ward the clock ends the search; what was found by then is what another run finds first."""

    def found() -> list[tuple[int, ...]]:
        stop, told = threading.Event(), list[tuple[int, ...]]()

        def monitor(progress: Progress) -> None:
            if progress.values and progress.values not in told:
                told.append(progress.values)
            if len(told) >= FIRST:
                stop.set()

        solve(example("ward"), Limits(time=600, workers=1, seed=7), monitor, stop=stop)
        return told[:FIRST]

    first = found()
    assert len(first) == FIRST
    assert first == found()


@pytest.mark.parametrize(("bound", "limit"), [(90, Limit.GAP), (70, Limit.STALL)])
def test_what_ended_a_search_is_said(bound: int, limit: Limit) -> None:
    """Near enough on every level it is the gap, otherwise there was no progress."""
    limits = Limits(time=60, gap=0.2)
    run = Run(tiny(3), limits, "together", lambda _: None, threading.Event(), ended=True)
    levels = (LevelResult.of(1, 100, bound, "columns"), LevelResult.of(2, 0, 0, "non-negative"))
    assert limit_of(run, levels) is limit


def test_a_search_without_progress_is_over() -> None:
    """So is one that is near enough to its bound; a level that costs nothing is at its end anyway."""
    built = build(tiny(3))
    board = Board(built, None)
    board.offer(built.nothing())
    worth = board.costs[0]
    assert not board.finished(Limits(gap=0.0))
    board.improved = board.elapsed - 5
    assert board.finished(Limits(gap=0.0, stall=4))
    assert not board.finished(Limits(gap=0.0, stall=60))
    for place, cost in enumerate(board.costs):
        board.prove(Proof(place, cost - cost // 10, "test", board.costs[:place]))
    assert board.closed(0, 0.1)
    assert not board.closed(0, 0.0)
    assert worth
    assert board.finished(Limits(gap=0.11))
    assert not board.finished(Limits(gap=0.05))


def test_stop_keeps_the_best_rota() -> None:
    """A stop while searching ends the search with the rota found so far, audited."""
    stop = threading.Event()

    def monitor(progress: Progress) -> None:
        if progress.values:
            stop.set()

    result = solve(example("ward"), Limits(time=60), monitor, stop=stop)
    assert result.termination.reason is Reason.FEASIBLE
    assert result.termination.limit is Limit.REQUEST
    assert result.rota is not None
    assert result.provenance.milliseconds < 60_000


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSEGV])
def test_a_child_that_dies_loses_nothing(sent: signal.Signals) -> None:
    """When the solver process is killed, the rota it told of is kept and the event reported."""
    killed: list[int] = []

    def monitor(progress: Progress) -> None:
        if progress.values and not killed:
            killed.extend(children())
            for pid in killed:
                os.kill(pid, sent)

    result = solve(example("ward"), Limits(time=20), monitor)
    assert killed
    assert [incident.code for incident in result.incidents] == ["solver-died"]
    assert result.termination.reason is Reason.FEASIBLE
    assert result.rota is not None
    assert result.audit is not None
    assert result.audit.lawful


def test_time_too_short_for_any_rota_is_said() -> None:
    """A limit that ends before the first rota gives none, and claims nothing."""
    result = solve(example("ward"), Limits(time=1))
    assert result.termination.reason is Reason.NOTHING_FOUND
    assert result.termination.limit is Limit.TIME
    assert result.rota is None


def impossible() -> Problem:
    """Return a problem in which one of two people is locked to two shifts that overlap."""
    early, late = world.shift_type("D", "07:30", "15:00"), world.shift_type("A", "14:30", "22:00")
    twice = tuple(Lock(date=world.MONDAY, shift_type=code) for code in ("D", "A"))
    return world.problem(
        world.employee("anna", locks=twice), world.employee("bo"), shift_types=(early, late), weeks=4
    )


def test_impossible_is_proven_and_told_by_person_and_rule() -> None:
    """A person whose own rules leave no line is named, with the smallest set of rules in conflict."""
    result = solve(impossible(), Limits(time=30))
    assert result.termination.reason is Reason.INFEASIBLE
    assert result.rota is None
    (conflict,) = result.conflicts
    assert conflict.who == "anna"
    assert "availability" in conflict.rules
    assert len(conflict.rules) == 2
