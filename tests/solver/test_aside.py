"""A search beside the search: two processes, one incumbent and one bound; a fall takes nobody along."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from solver import aside, strategies
from solver.aside import Aside
from solver.mean import Mean
from solver.memory import MEGABYTE
from solver.progress import Board, Mixed, Proof
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.rounding import Rounding
from solver.strategies import Together
from solver.strategy import Task
from tests.solver.test_dive import crew, task_of


@pytest.fixture(params=[True, False], ids=["process", "thread"])
def _ways(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(aside, "_forks", lambda: request.param)


def begun() -> Task:
    """Return a task with a first rota on the board."""
    task = task_of(crew(0))
    assert Construct().search(task)
    return task


def waited(until: Callable[[], bool]) -> bool:
    """Return whether something came about within a while."""
    over = time.monotonic() + 30
    while time.monotonic() < over:
        if until():
            return True
        time.sleep(0.01)
    return False


def best() -> Task:
    """Return a task with the best rota there is, proven."""
    task = task_of(crew(0))
    Joint().search(task)
    assert task.board.closed(0, 0.0)
    return task


@pytest.mark.usefixtures("_ways")
def test_what_it_finds_and_proves_is_on_the_board() -> None:
    """The rota, its cost, the bound and what the master mixes are as if found here."""
    known, task = best(), begun()
    assert known.board.best is not None
    assert task.board.costs > known.board.costs

    def search(beside: Task) -> None:
        assert known.board.best is not None
        beside.board.offer(known.board.best)
        beside.board.prove(Proof(0, known.board.costs[0], "test", ()))
        beside.board.mix(Mixed(0, (7, 11), 1))

    with Aside(task, search):
        assert waited(lambda: 0 in task.board.support)
    assert task.board.costs == known.board.costs
    assert task.board.closed(0, 0.0)
    assert task.board.support[0] == Mixed(0, (7, 11), 1)
    assert task.board.best is not None
    assert np.array_equal(task.board.best, known.board.best)


@pytest.mark.usefixtures("_ways")
def test_what_is_found_here_is_known_there() -> None:
    """A search that waits for a better rota gets it, and answers."""
    known, task = best(), begun()
    assert known.board.best is not None
    first = task.board.costs

    def search(beside: Task) -> None:
        if waited(lambda: beside.board.costs < first):
            beside.board.prove(Proof(0, beside.board.costs[0], "test", ()))

    with Aside(task, search):
        task.board.offer(known.board.best)
        assert waited(lambda: task.board.closed(0, 0.0))


@pytest.mark.usefixtures("_ways")
def test_a_stop_here_is_heard_there() -> None:
    """Whoever stops the search need not know that there is another beside it."""
    task = begun()

    def search(beside: Task) -> None:
        waited(lambda: beside.engine.stopped)
        beside.board.mix(Mixed(0, (3,), 1))

    with Aside(task, search):
        task.engine.stop()
        assert waited(lambda: 0 in task.board.support)


@pytest.mark.usefixtures("_ways")
def test_how_far_an_ascent_has_come_is_known_here() -> None:
    """What everybody works on average, and whether there is more to come; nothing is, when it has ended."""
    task = begun()
    mean = Mean(np.array([0.0, 0.5]), np.array([[7]]))
    task.board.climbing = True

    def search(beside: Task) -> None:
        beside.board.climb(mean, goes_on=True)
        waited(lambda: beside.engine.stopped)

    with Aside(task, search):
        assert waited(lambda: task.board.mean is not None)
        assert task.board.mean is not None
        assert np.array_equal(task.board.mean.mixture, mean.mixture)
        assert np.array_equal(task.board.mean.prices, mean.prices)
        assert task.board.climbing
        task.engine.stop()
        assert waited(lambda: not task.board.climbing)


def test_nobody_waits_for_a_mean_that_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finder that would round goes on to search when the prover has been killed."""
    fallen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", fallen.append)
    monkeypatch.setattr(strategies, "prove_and_help", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    task = task_of(crew(0))
    task = replace(task, limits=task.limits.model_copy(update={"workers": 2, "stall": 1}))
    assert Together().search(task)
    assert task.board.best is not None
    assert task.board.mean is None
    assert "status -9" in str(fallen[0].exc_value)


def test_one_that_can_hear_no_more_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that cannot follow what is found here is none to go on with; that is told."""
    fallen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", fallen.append)
    monkeypatch.setattr(Board, "hear", lambda *_: 1 // 0)
    task = begun()
    with Aside(task, lambda _: time.sleep(600)):
        task.board.prove(Proof(0, 1, "test", ()))
        assert waited(lambda: bool(fallen))
    assert "status 1" in str(fallen[0].exc_value)


def test_one_that_does_not_hear_is_ended() -> None:
    """A process that listens to nothing is gone when the search is over; what it knew is kept."""
    task = begun()

    def search(beside: Task) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        beside.board.mix(Mixed(0, (os.getpid(),), 1))
        time.sleep(600)

    with Aside(task, search):
        assert waited(lambda: 0 in task.board.support)
    (process,) = task.board.support[0].duties
    assert process != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what is written to")
def test_two_share_what_memory_there_is() -> None:
    """Of what a limit leaves, each of two processes may use half; without a limit there is none to share."""
    code = (
        "import resource, sys; from solver.memory import MEGABYTE, _own_data, keep_within, shared_by_two;"
        "shared_by_two(); none = resource.getrlimit(resource.RLIMIT_DATA)[0];"
        "keep_within(2_000); shared_by_two();"
        "print(none == resource.RLIM_INFINITY, _own_data(), resource.getrlimit(resource.RLIMIT_DATA)[0])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    unlimited, used, limit = told.split()
    assert unlimited == "True"
    assert int(limit) == pytest.approx((int(used) + 2_000 * MEGABYTE) / 2, rel=0.02)


@pytest.mark.parametrize(
    ("fall", "said"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "RuntimeError: .*status -9"),
        (lambda: 1 // 0, "RuntimeError: ZeroDivisionError"),
        (lambda: bytearray(2**62), "MemoryError"),
    ],
)
def test_a_fall_is_raised_here(
    monkeypatch: pytest.MonkeyPatch, fall: Callable[[], object], said: str
) -> None:
    """Whoever watches the threads of this process is told how the other ended."""
    fallen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", fallen.append)
    task = begun()

    def search(_: Task) -> None:
        fall()

    with Aside(task, search):
        assert waited(lambda: bool(fallen))
    error = fallen[0].exc_value
    assert re.match(said, f"{type(error).__name__}: {error}")


@pytest.mark.usefixtures("_ways")
def test_the_prover_climbs_before_there_is_a_rota(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first rota that waits for a bound to be proven is found; and then the best there is."""
    task = task_of(crew(0))
    task = replace(task, limits=task.limits.model_copy(update={"workers": 2}))
    construct = Construct.search

    def late(self: Construct, waiting: Task) -> bool:
        assert waited(lambda: bool(waiting.board.proofs))
        assert waiting.board.best is None
        return construct(self, waiting)

    monkeypatch.setattr(Construct, "search", late)
    assert Together().search(task)
    assert task.board.costs == best().board.costs
    assert task.board.closed(0, 0.0)


def test_a_rota_that_was_given_is_rounded_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from a rota there already was, the finder rounds what the ascent comes to."""
    rounded: list[bool] = []
    run = Rounding.run

    def noted(self: Rounding) -> bool:
        rounded.append(self._along)
        return run(self)

    monkeypatch.setattr(Rounding, "run", noted)
    monkeypatch.setattr(strategies, "_sweep", lambda _: None)
    task = begun()
    task = replace(task, limits=task.limits.model_copy(update={"workers": 2}))
    assert Together().search(task)
    assert True in rounded
    assert task.board.costs == best().board.costs
