"""A search beside the search: two processes, one incumbent and one bound; a fall takes nobody along."""

import os
import re
import signal
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from solver import aside
from solver.aside import Aside
from solver.progress import Board, Proof
from solver.search.construct import Construct
from solver.search.joint import Joint
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
        beside.board.mix(0, frozenset({7, 11}))

    one = Aside(task, search)
    one.start()
    assert waited(lambda: 0 in task.board.support)
    one.end()
    assert task.board.costs == known.board.costs
    assert task.board.closed(0, 0.0)
    assert task.board.support[0] == {7, 11}
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

    one = Aside(task, search)
    one.start()
    task.board.offer(known.board.best)
    assert waited(lambda: task.board.closed(0, 0.0))
    one.end()


@pytest.mark.usefixtures("_ways")
def test_a_stop_here_is_heard_there() -> None:
    """Whoever stops the search need not know that there is another beside it."""
    task = begun()

    def search(beside: Task) -> None:
        waited(lambda: beside.engine.stopped)
        beside.board.mix(0, frozenset({3}))

    one = Aside(task, search)
    one.start()
    task.engine.stop()
    assert waited(lambda: 0 in task.board.support)
    one.end()


def test_one_that_can_hear_no_more_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that cannot follow what is found here is none to go on with; that is told."""
    fallen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", fallen.append)
    monkeypatch.setattr(Board, "hear", lambda *_: 1 // 0)
    task = begun()
    one = Aside(task, lambda _: time.sleep(600))
    one.start()
    task.board.prove(Proof(0, 1, "test", ()))
    assert waited(lambda: bool(fallen))
    one.end()
    assert "status 1" in str(fallen[0].exc_value)


def test_one_that_does_not_hear_is_ended() -> None:
    """A process that listens to nothing is gone when the search is over; what it knew is kept."""
    task = begun()

    def search(beside: Task) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        beside.board.mix(0, frozenset({os.getpid()}))
        time.sleep(600)

    one = Aside(task, search)
    one.start()
    assert waited(lambda: 0 in task.board.support)
    one.end()
    (process,) = task.board.support[0]
    assert process != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


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

    one = Aside(task, search)
    one.start()
    assert waited(lambda: bool(fallen))
    one.end()
    error = fallen[0].exc_value
    assert re.match(said, f"{type(error).__name__}: {error}")
