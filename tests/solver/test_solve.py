"""From a problem to an audited result, in real child processes."""

import os
import signal
import threading

import psutil
import pytest

from models.examples import example
from models.people import Lock
from models.problem import Problem
from models.result import Limit, Reason
from solver.limits import Limits
from solver.progress import Progress
from solver.solve import solve
from tests import world
from tests.oracle import best
from tests.solver.test_every_strategy import tiny


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
