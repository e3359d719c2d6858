"""A solver child with a fault of its own, for the tests of what survives it.

Run as ``python -m tests.solver.faulty FAULT [MARK]``. With a mark the fault happens once: the child that
finds the file there is as good as any. ``MOMENT NUMBER`` instead is a child that lets its parent ask for a
stop there, ``without UNIT`` one that dies of a unit.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from solver import aside, child, strategies
from solver.encode import Encoder
from solver.engine import Engine
from solver.formulation import Values
from solver.grid import Grid
from solver.progress import Board
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.dive import Dive
from solver.search.lns import NeighbourhoodSearch, Phase
from solver.search.rounding import Rounding
from solver.search.within import Within
from solver.strategy import Task

MEGABYTE = 2**20
PARENT = os.getppid()
"""The process that watches; what is forked from this one has another parent."""


def _in_place_of(kind: object, name: str, function: Callable[..., object]) -> None:
    """Let a part of the solver do something else."""
    setattr(kind, name, function)


def _killed_before() -> None:
    """Die as when killed from outside, before there is a rota."""
    _in_place_of(Construct, "search", lambda *_: os.kill(os.getpid(), signal.SIGKILL))


def _after_first(then: Callable[[], None]) -> None:
    """Do something when the first rota has been told."""
    offer = Board.offer

    def offered(board: Board, values: Values) -> bool:
        offer(board, values)
        then()
        return True

    _in_place_of(Board, "offer", offered)


def _proves_late() -> None:
    """Let nobody prove before there is a rota, lest all be done by then."""
    _in_place_of(strategies, "_can_climb", lambda _: False)


def _proves_nothing() -> None:
    """Leave all to those who find."""
    _proves_late()
    _in_place_of(Columns, "prove", lambda *_: iter(()))


def _hangs() -> None:
    """Hang with the first rota."""
    _proves_late()
    _after_first(_hang)


def _hang() -> None:
    """Neither end nor listen."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    time.sleep(600)


def _aborts_on_hints() -> None:
    _proves_nothing()
    _in_place_of(Encoder, "hint", lambda *_: os.abort())


def _stand_back() -> None:
    """Let the finders begin when the prover has ended, lest they be done before it comes far."""
    search = NeighbourhoodSearch.search

    def searched(self: NeighbourhoodSearch, task: Task) -> bool:
        for thread in threading.enumerate():
            if thread.name == aside.NAME:
                thread.join()
        return search(self, task)

    _in_place_of(NeighbourhoodSearch, "search", searched)


def _falling(error: Callable[[], None]) -> None:
    """Let the prover, which there is with two workers only, meet with something."""
    _stand_back()

    def prove(*_: object) -> Iterator[int]:
        error()
        yield from ()

    _in_place_of(Columns, "prove", prove)


def _eat() -> None:
    """Use memory until there is no more; the cap keeps the machine safe where there is no limit."""
    eaten = [bytearray(MEGABYTE) for _ in range(2000)]
    raise AssertionError(f"{len(eaten)} MB and no limit")


def _slip() -> None:
    raise ZeroDivisionError("slipped")


def _chatter() -> None:
    """Print to what was standard output, as a library in C may."""
    print("chatter", flush=True)  # noqa: T201
    os.write(1, b"more chatter\n")


def _ask_for_stop() -> None:
    """Have the parent ask for a stop, and wait for it to be heard."""
    heard, stop = threading.Event(), Engine.stop

    def stopped(engine: Engine) -> None:
        stop(engine)
        heard.set()

    _in_place_of(Engine, "stop", stopped)
    os.kill(PARENT, signal.SIGUSR1)
    heard.wait()


def _nobody_works(_: Construct, task: Task) -> bool:
    """Begin with a rota in which nobody works."""
    task.board.offer(task.built.nothing())
    return True


def _stopped_at(kind: object, name: str, number: int = 1) -> None:
    """Let the parent ask for a stop when a method is called for the n-th time."""
    method, calls = getattr(kind, name), count(1)

    def stopped(*arguments: Any, **named: Any) -> object:
        if next(calls) == number:
            _ask_for_stop()
        return method(*arguments, **named)

    _in_place_of(kind, name, stopped)


def _without(unit: str) -> None:
    """Die before there is a rota wherever a unit is searched."""
    search = child._search

    def searched(request: dict[str, Any], *others: Any) -> None:
        if any(one["id"] == unit for one in request["problem"]["units"]):
            os._exit(3)
        search(request, *others)

    _in_place_of(child, "_search", searched)


MOMENTS: dict[str, tuple[object, str]] = {
    "build": (Grid, "__init__"),
    "construct": (Construct, "search"),
    "sweep": (strategies, "sweeps"),
    "columns": (Columns, "prove"),
    "rounding": (Rounding, "run"),
    "dive": (Dive, "run"),
    "within": (Within, "improve"),
    "neighbourhoods": (Phase, "run"),
    "offer": (Board, "offer"),
    "solver": (Engine, "run"),
}
"""Where in a search a stop may come: at the n-th call of these."""

PROVING = {"columns", "rounding", "dive", "within"}
"""Moments of the prover; the finders stand back there."""

FAULTS: dict[str, Callable[[], None]] = {
    "killed-before": _killed_before,
    "killed-after": lambda: _after_first(lambda: os.kill(os.getpid(), signal.SIGKILL)),
    "segfault-after": lambda: _after_first(lambda: os.kill(os.getpid(), signal.SIGSEGV)),
    "hangs": _hangs,
    "aborts-on-hints": _aborts_on_hints,
    "eats-memory": lambda: _falling(_eat),
    "slips": lambda: _falling(_slip),
    "prover-killed": lambda: _falling(lambda: os.kill(os.getpid(), signal.SIGKILL)),
    "chatters": lambda: _after_first(_chatter),
}


def main(fault: str, mark: str = "") -> None:
    """Be a child with a fault, unless it has happened already; or one that is stopped at a moment."""
    if fault in MOMENTS:
        if fault in PROVING:
            _stand_back()
        if fault == "neighbourhoods":
            _proves_nothing()
        if fault in {*PROVING, "neighbourhoods"}:
            # Whatever comes before may find the best there is.
            _in_place_of(Construct, "search", _nobody_works)
            _in_place_of(strategies, "sweeps", lambda *_: iter(()))
        if fault in {"dive", "within"}:
            _in_place_of(Rounding, "run", lambda *_: False)
        if fault == "within":
            _in_place_of(Dive, "run", lambda *_: False)
        _stopped_at(*MOMENTS[fault], int(mark))
    elif fault == "without":
        _without(mark)
    elif not mark or not Path(mark).exists():
        if mark:
            Path(mark).touch()
        FAULTS[fault]()
    child.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
