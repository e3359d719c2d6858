"""A search beside the search (ved siden av): in a process of its own, which knows and tells the same.

Threads of one interpreter take turns: an ascent beside neighbourhoods took more than twice as long as alone
on two cores. The process is forked from the one that has built the problem, so nothing is built or stored
twice. What either board takes – a better rota, a bound, what the master mixes – the other is told. A process
that falls takes only itself along.
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
    """One search beside the search (ved siden av); where processes cannot be forked, a thread."""

    def __init__(self, task: Task, search: Search) -> None:
        self._task, self._search = task, search
        self._ending = False
        self._process: BaseProcess | None = None
        self._here: Connection | None = None

    def start(self) -> None:
        """Begin (start); no other thread of this process may be searching yet."""
        body = self._in_thread
        if _forks():
            self._fork()
            body = self._listen
        self._thread = threading.Thread(target=body, name=NAME, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Ask it to end, and wait until it has (slutt)."""
        self._ending = True
        if self._process is not None:
            self._task.board.echo = None
            self._process.terminate()
            self._process.join(PATIENCE)
            self._process.kill()
        self._thread.join()

    def _in_thread(self) -> None:
        self._search(self._task)

    def _fork(self) -> None:
        self._here, there = multiprocessing.Pipe()
        arguments = (self._task, self._search, self._here, there, os.getpid())
        self._process = multiprocessing.get_context("fork").Process(
            target=_beside, args=arguments, daemon=True
        )
        with warnings.catch_warnings():
            # Later versions of Python warn of locks that other threads may hold; none is at work yet.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        there.close()
        shared_by_two()
        self._task.board.echo = _Echo(self._here)

    def _listen(self) -> None:
        """Put on the board what the process tells, until it ends."""
        assert self._process is not None  # noqa: S101 - forked before this thread began
        assert self._here is not None  # noqa: S101 - the same
        fallen = _hear(self._here, self._task.board, self._pass_on_a_stop)
        self._process.join()
        if self._ending:
            return
        if fallen is not None:
            if fallen.memory:
                raise MemoryError(fallen.what)
            raise RuntimeError(fallen.what)
        if self._process.exitcode:
            raise RuntimeError(f"the search beside the search ended with status {self._process.exitcode}")

    def _pass_on_a_stop(self) -> None:
        if self._process is not None and self._task.engine.stopped:
            self._process.terminate()


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
