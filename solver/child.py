"""The solver's own process (løserprosess): one request in, lines of JSON out.

A solver may crash, run out of memory or hang; a process of its own can do none of that to anybody else. It
dies with its parent and ends within milliseconds of SIGTERM, with the best rota already told.
"""

import gc
import json
import os
import signal
import sys
import threading
import time
from typing import Any, BinaryIO

from models.problem import Problem
from solver.build import build
from solver.conflicts import Finder, conflicts
from solver.engine import Engine
from solver.limits import Limits
from solver.memory import keep_within
from solver.parent import die_with_parent
from solver.progress import Board
from solver.rows import rota_of
from solver.strategies import STRATEGIES
from solver.strategy import Task
from solver.tolerance import NoWorse, tolerated
from solver.wire import OUT_OF_MEMORY, Wire

COUNTING = 0.1
"""Share of the time in which heads and hours are counted before the search."""
FAILED = 1
"""Status with which a child ends that could not search; its last words say why."""


def main() -> None:
    """Read a request on standard input and search until done or stopped (kjør)."""
    die_with_parent()
    wire = Wire(_private_output())
    request = json.loads(sys.stdin.readline())
    if os.getppid() != request["parent"]:
        sys.exit(FAILED)  # it ended before this process could ask to end with it
    limits = Limits.model_validate(request["limits"])
    if isinstance(limits.memory, int):
        keep_within(limits.memory)
    engine = Engine(request["deadline"])
    signal.signal(signal.SIGTERM, lambda *_: engine.stop())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    search = threading.Thread(target=_search, args=(request, limits, engine, wire), daemon=True)
    fallen = threading.Event()
    threading.excepthook = _Falls(search, fallen, wire)
    search.start()
    while search.is_alive():
        search.join(0.05)  # short, so that Python runs the signal handler in this thread
    if fallen.is_set():
        os._exit(FAILED)  # at once: solver threads may be running still


class _Falls:
    """What becomes of a thread that falls (fall): some take all with them, the rest are done without."""

    def __init__(self, search: threading.Thread, fallen: threading.Event, wire: Wire) -> None:
        self._search = search
        self._fallen = fallen
        self._wire = wire

    def __call__(self, fall: threading.ExceptHookArgs) -> None:
        error = fall.exc_value
        if isinstance(error, MemoryError) or "can't start new thread" in str(error):
            os._exit(OUT_OF_MEMORY)
        threading.__excepthook__(fall)
        sys.stderr.flush()
        if isinstance(error, OSError):
            os._exit(FAILED)  # nobody hears any more
        if fall.thread is self._search:
            self._fallen.set()
        else:
            self._wire.write(kind="weakened", what=f"{fall.exc_type.__name__}: {error}")


def _private_output() -> BinaryIO:
    """Return a way out that is nobody else's: what libraries print goes where errors go."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _search(request: dict[str, Any], limits: Limits, engine: Engine, wire: Wire) -> None:
    problem = Problem.model_validate(request["problem"])
    board = _board(problem, request, engine, wire)
    built = board.built
    task = Task(problem, built, limits, engine, board, hints=request["hints"])
    if not (_countable(task) and STRATEGIES[request["strategy"]]().search(task)):
        wire.write(kind="impossible", conflicts=[])  # known now; why takes longer
        found = conflicts(problem, engine)
        wire.write(kind="impossible", conflicts=[conflict.model_dump(mode="json") for conflict in found])
    wire.write(kind="end")


def _board(problem: Problem, request: dict[str, Any], engine: Engine, wire: Wire) -> Board:
    """Return the board with the rota to start from, if there is one."""
    start = None if request["start"] is None else rota_of(request["start"])
    if start is not None and request["tolerant"]:
        allowed = tolerated(problem, start, engine)
        board = Board(allowed.built, wire.tell, passes=NoWorse(problem, start, allowed.built))
        board.offer(allowed.start)
        return board
    board = Board(build(problem), wire.tell)
    gc.freeze()  # what is built stays to the end; to look through it for garbage takes seconds each time
    if start is not None:
        values = board.built.values(start)
        if len(board.built.worked(values)) == len(start.assignments):
            board.offer(values)
        else:  # what is left of it may break rules
            wire.write(kind="weakened", what="the rota to go on from holds shifts that no search would")
    return board


def _countable(task: Task) -> bool:
    """Whether counting heads and hours leaves a rota possible; asked only where units have rows of their own.

    A search may take all its time to prove what can be counted.
    """
    formulation = task.built.formulation
    rows = formulation.linked or any(part.impossible for part in formulation.units.values())
    if not rows or task.board.best is not None:
        return True
    until = time.monotonic() + COUNTING * task.engine.remaining
    return not Finder(task.problem, task.engine, until).counted()


if __name__ == "__main__":
    main()
