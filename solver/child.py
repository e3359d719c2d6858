"""The solver's own process (løserprosess): one request in, lines of JSON out.

A solver may crash, run out of memory or hang; a process of its own can do none of that to anybody else. It
dies with its parent and ends within milliseconds of SIGTERM, with the best rota already told.
"""

import ctypes
import json
import signal
import sys
import threading
import time
from dataclasses import asdict
from typing import IO, Any

from models.problem import Problem
from solver.build import build
from solver.conflicts import Finder, conflicts
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board, Found, Progress
from solver.rows import rota_of, rows_of
from solver.strategies import STRATEGIES
from solver.strategy import Task
from solver.tolerance import NoWorse, tolerated

_PR_SET_PDEATHSIG = 1
COUNTING = 0.1
"""Share of the time in which heads and hours are counted before the search."""


def main() -> None:
    """Read a request on standard input and search until done or stopped (kjør)."""
    _die_with_parent()
    request = json.loads(sys.stdin.readline())
    engine = Engine(request["deadline"])
    signal.signal(signal.SIGTERM, lambda *_: engine.stop())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    finished = threading.Event()

    def work() -> None:
        _search(request, engine, Wire(sys.stdout))
        finished.set()

    search = threading.Thread(target=work, daemon=True)
    search.start()
    while search.is_alive():
        search.join(0.05)  # short, so that Python runs the signal handler in this thread
    if not finished.is_set():
        sys.exit(1)  # the thread has written its traceback; the parent reports its last line


class Wire:
    """Writes events as lines of JSON (linje); safe between threads."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._lock = threading.Lock()

    def tell(self, event: Found | Progress) -> None:
        """Write what the search tells (fortell)."""
        if isinstance(event, Found):
            self.write(kind="found", rota=rows_of(event.rota), progress=asdict(event.progress))
        else:
            self.write(kind="progress", progress=asdict(event))

    def write(self, **line: Any) -> None:  # noqa: ANN401 - any JSON value
        """Write one line (skriv)."""
        with self._lock:
            self._out.write(json.dumps(line) + "\n")
            self._out.flush()


def _search(request: dict[str, Any], engine: Engine, wire: Wire) -> None:
    problem = Problem.model_validate(request["problem"])
    limits = Limits.model_validate(request["limits"])
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
    if start is not None:
        board.offer(board.built.values(start))
    return board


def _countable(task: Task) -> bool:
    """Whether counting heads and hours leaves a rota possible; asked only where units have rows of their own.

    A search may take all its time to prove what can be counted.
    """
    rows = any(part.rows or part.impossible for part in task.built.formulation.units.values())
    if not rows or task.board.best is not None:
        return True
    until = time.monotonic() + COUNTING * task.engine.remaining
    return not Finder(task.problem, task.engine, until).counted()


def _die_with_parent() -> None:
    """Ask the kernel to end this process when its parent ends; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
