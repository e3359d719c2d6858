"""From a problem to an audited result, in real child processes."""

import os
import signal
import threading

import psutil
import pytest

from models.audit import audit
from models.examples import example
from models.people import Lock, Wish
from models.problem import Problem
from models.result import LevelResult, Limit, Reason, Termination
from models.rota import Assignment, Rota
from models.rules.daily_hours import DailyHours
from models.units import HOUR
from solver.build import build
from solver.limits import Limits
from solver.progress import Board, Progress, Proof
from solver.solve import limit_of, result_of, solve
from solver.supervise import TRIES, Run
from tests import world
from tests.models.test_standing import partial
from tests.oracle import best
from tests.solver.test_apart import beside, moved
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


def barred(problem: Problem, *names: str) -> Problem:
    """Return a problem in which some people may work nothing, and wish to work."""
    wish = Wish(date=world.day(1), wants=True)
    people = tuple(
        e.model_copy(update={"shift_types": (), "wishes": (wish,)}) if e.id in names else e
        for e in problem.employees
    )
    return problem.changed(employees=people)


@pytest.mark.parametrize("names", [("bo",), ("anna", "bo")])
def test_what_no_rota_changes_is_no_gap(names: tuple[str, ...]) -> None:
    """A wish that nobody can meet costs what it costs; the rest is proven with it, by one worker, too."""
    problem = barred(tiny(3), *names)
    result = solve(problem, Limits(time=60, workers=1, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    assert tuple(level.value for level in result.objective) == best(problem)
    assert build(problem).formulation.constants[result.objective[-1].level] > 0


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
    limits = Limits(time=60, gap=0.2, stall=30)
    run = Run(tiny(3), limits, "together", lambda _: None, threading.Event(), ended=True)
    levels = (LevelResult.of(1, 100, bound, "columns"), LevelResult.of(2, 0, 0, "non-negative"))
    assert limit_of(run, levels) is limit


def test_what_ends_while_it_is_audited_has_not_ended_the_search() -> None:
    """A search that came to its end has not ended for time, nor because somebody asked, a moment later."""
    limits = Limits(time=60, gap=0.2)
    run = Run(tiny(3), limits, "together", lambda _: None, threading.Event(), ended=True)
    run.close()
    run.started -= 60
    run.stop.set()
    levels = (LevelResult.of(1, 100, 90, "columns"),)
    assert limit_of(run, levels) is Limit.GAP
    late = Run(tiny(3), limits, "together", lambda _: None, threading.Event(), ended=True)
    late.started -= 60
    late.close()
    assert limit_of(late, levels) is Limit.TIME


def test_a_search_that_found_nothing_in_time_has_not_failed() -> None:
    """Only a solver that fell too often has; time that was not quite up is no such thing."""
    run = Run(tiny(3), Limits(time=60), "together", lambda _: None, threading.Event())
    run.close()
    assert result_of(run).termination == Termination(reason=Reason.NOTHING_FOUND, limit=Limit.TIME)
    run.losses = TRIES
    assert result_of(run).termination.reason is Reason.FAILED


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


def test_a_child_goes_on_from_the_rota_that_it_is_given() -> None:
    """What it tells first costs what the given rota does, whole or in parts; a poor one, for this test."""
    one, other = moved(tiny(3), "north"), moved(tiny(5), "south")
    both = beside(one, other)
    for problem, strategy in ((one, "together"), (one, "neighbourhoods"), (both, "together")):
        told: list[tuple[int, ...]] = []
        solve(
            problem,
            Limits(time=30, workers=2, gap=0.0),
            lambda progress, told=told: told.append(progress.values),  # type: ignore[misc]
            strategy=strategy,
            start=Rota(),
        )
        report = audit(problem, Rota())
        assert report.lawful
        first = next(values for values in told if values)
        levels = sorted({term.level for term in problem.objective})
        assert first == tuple(report.level(level) for level in levels)
        assert told[-1] < first


def test_what_leans_on_an_agreement_for_a_part_of_the_plan_is_left_aside() -> None:
    """The auditor lets such a rota pass; no search would make it, so it says on which ground it stands."""
    codes = (world.shift_type("D", "07:30", "15:00"), world.shift_type("A", "14:30", "22:00"))
    half = world.employee(positions=({"unit": "ward", "size": 4_225},))
    plain = world.problem(half, shift_types=codes, rule=DailyHours(maximum=15 * HOUR), profile="none")
    some_days = partial("daily_rest", plain, 0, 4, None)
    problem = plain.changed(agreements=(*plain.agreements, some_days))
    late = Assignment(employee="anna", unit="ward", shift_type="A", date=world.day(0))
    start = Rota.of([late, late.model_copy(update={"shift_type": "D", "date": world.day(1)})])
    report = audit(problem, start)
    assert report.lawful
    assert {breach.rule for breach in report.covered} == {"daily_rest"}
    stopped = threading.Event()
    stopped.set()
    result = solve(problem, start=start, stop=stopped)
    assert result.rota is None
    assert [incident.code for incident in result.incidents] == ["start-leaning"]
    assert "«Del»" in result.incidents[0].text.nb
    assert "“Part”" in result.incidents[0].text.en


def test_a_search_goes_on_from_a_rota_unless_it_breaks_rules() -> None:
    """Stopped before it begins, a search has the rota that it was given, if that one is lawful."""
    problem, stopped = tiny(3), threading.Event()
    start = solve(problem, Limits(time=30, gap=0.0)).rota
    stopped.set()
    assert start is not None
    kept = solve(problem, start=start, stop=stopped)
    assert kept.rota == start
    assert kept.termination.limit is Limit.REQUEST
    assert not kept.incidents
    first = start.assignments[0]
    other = {"D": "A", "A": "D"}[first.shift_type]
    twice = Rota.of([*start.assignments, first.model_copy(update={"shift_type": other})])
    left = solve(problem, start=twice, stop=stopped)
    assert left.rota is None
    assert [incident.code for incident in left.incidents] == ["start-unlawful"]


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
