"""A search beside the search (ved siden av): in a process of its own, which knows and tells the same.

Threads of one interpreter take turns: an ascent beside neighbourhoods took more than twice as long as alone
on two cores. The process is forked from the one that has built the problem, so nothing is built or stored
twice. What either board takes – a better rota, a bound, what the master mixes – the other is told. A process
that falls takes only itself along, unless memory ran out: then, as for any part of a search, all is begun
anew with fewer workers.
"""

import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from solver.memory import shared_by_two
from solver.parent import die_with_parent
from solver.progress import Board, Word
from solver.strategy import Task

PATIENCE = 0.5
"""Seconds in which a process that is asked to end may do so; what it knew is told."""
WATCH = 0.1
"""Seconds between two looks at whether the search has been stopped."""
NAME = "aside"
"""Of the thread that listens, or searches."""
Search = Callable[[Task], None]


class Aside:
    """One search beside the search, as long as the block lasts (ved siden av).

    Where processes cannot be forked it has a thread. No other thread of this process may be searching yet.
    """

    def __init__(self, task: Task, search: Search) -> None:
        self._task, self._search = task, search
        self._ending = False
        self._process: BaseProcess | None = None

    def __enter__(self) -> None:
        """Begin (start)."""
        if _forks():
            self._process, here = self._forked()
            self._thread = threading.Thread(
                target=self._listen, args=(self._process, here), name=NAME, daemon=True
            )
        else:
            self._thread = threading.Thread(target=self._here, name=NAME, daemon=True)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        """Ask it to end, and wait until it has (slutt)."""
        self._ending = True
        if self._process is not None:
            self._task.board.echo = None
            self._process.terminate()
            self._process.join(PATIENCE)
            self._process.kill()
        self._thread.join()

    def _forked(self) -> tuple[BaseProcess, Connection]:
        """Return the process, and this one's end of what joins them."""
        here, there = multiprocessing.Pipe()
        process = multiprocessing.get_context("fork").Process(
            target=_beside, args=(self._task, self._search, here, there, os.getpid()), daemon=True
        )
        with warnings.catch_warnings():
            # Later versions of Python warn of locks that other threads may hold; none is at work yet.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        there.close()
        shared_by_two()
        self._task.board.echo = _Echo(here)
        return process, here

    def _here(self) -> None:
        """Search in a thread of this process."""
        try:
            self._search(self._task)
        finally:
            self._task.board.desert()

    def _listen(self, process: BaseProcess, here: Connection) -> None:
        """Put on the board what the process tells, until it ends."""

        def pass_on_a_stop() -> None:
            if self._task.engine.stopped:
                process.terminate()

        fallen = _hear(here, self._task.board, pass_on_a_stop)
        self._task.board.desert()
        process.join()
        if self._ending:
            return
        if fallen is not None:
            raise (MemoryError if fallen.memory else RuntimeError)(fallen.what)
        if process.exitcode:
            raise RuntimeError(f"the search beside the search ended with status {process.exitcode}")


@dataclass(frozen=True, slots=True)
class _Fallen:
    """The last word of a process that fell (fall)."""

    what: str
    memory: bool


class _Echo:
    """Tells the other board what this one has taken (ekko); safe between threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def __call__(self, word: Word | _Fallen) -> None:
        """Tell it; whoever listens to the other process says so when it has ended and hears no more."""
        with self._lock, suppress(OSError):
            self._connection.send(word)


def _hear(
    connection: Connection, board: Board, meanwhile: Callable[[], None] = lambda: None
) -> _Fallen | None:
    """Put on a board what another one tells, until it ends; return the last word of one that fell."""
    while True:
        try:
            while not connection.poll(WATCH):
                meanwhile()
            word: Word | _Fallen = connection.recv()
        except (EOFError, OSError):
            return None
        if isinstance(word, _Fallen):
            return word
        board.hear(word)


def _end_with_it(fall: threading.ExceptHookArgs) -> None:
    """Take this process along with a thread that fell: one that hears no more is of no use."""
    threading.__excepthook__(fall)
    sys.stderr.flush()
    os._exit(1)


def _forks() -> bool:
    """Whether processes can be forked safely; elsewhere system libraries have threads of their own."""
    return sys.platform == "linux"


def _beside(task: Task, search: Search, here: Connection, there: Connection, parent: int) -> None:
    """Search in the process that was forked."""
    die_with_parent()
    if os.getppid() != parent:
        return  # it ended before this process could ask to end with it
    here.close()
    shared_by_two()
    threading.excepthook = _end_with_it
    task.engine.renew()
    signal.signal(signal.SIGTERM, lambda *_: task.engine.stop())
    echo = _Echo(there)
    task.board.tell, task.board.echo = None, echo
    threading.Thread(target=_hear, args=(there, task.board), daemon=True).start()
    try:
        search(task)
    except Exception as error:
        echo(_Fallen(f"{type(error).__name__}: {error}", isinstance(error, MemoryError)))
        raise
