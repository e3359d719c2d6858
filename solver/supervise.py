"""A solver child from outside (oppsyn): started, heard, stopped, and started again if it dies.

Whatever becomes of the child, the best rota it told of is kept, and what happened is written down.
"""

import json
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from os import getpid
from signal import SIGKILL
from typing import IO

from pydantic import ValidationError

from models.conflict import Conflict
from models.problem import Problem
from models.result import Incident, TracePoint
from solver import incidents
from solver.limits import Limits, reserve
from solver.memory import allowance
from solver.progress import Costs, Progress
from solver.rows import Rows
from solver.wire import EndLine, FoundLine, ImpossibleLine, Line, WeakenedLine, heard

Monitor = Callable[[Progress], None]
Pipe = IO[bytes]

COMMAND = (sys.executable, "-m", "solver.child")
GRACE = 5.0
"""Seconds past its deadline, or after a stop, at which a child that does not end is killed."""
SLACK = 0.5
"""Seconds before the deadline at which a search that ended is said to have ended for time."""
TRIES = 3
"""Children that may be lost one after another without a better rota."""
REMEMBERED = 200
"""Lines of a child's last words."""


@dataclass(slots=True)
class Run:
    """What is known of a search from outside (kjøring).

    Attributes
    ----------
    rota
        The best so far, and before that the one to start from.
    tolerant
        Whether what that one breaks is tolerated.
    losses
        Children lost since the rota last became better; one at least when any was lost.
    workers
        How many the next child gets, fewer when memory was short.
    """

    problem: Problem
    limits: Limits
    strategy: str
    monitor: Monitor
    stop: threading.Event
    started: float = field(default_factory=time.monotonic)
    rota: Rows | None = None
    tolerant: bool = False
    progress: Progress | None = None
    conflicts: tuple[Conflict, ...] | None = None
    ended: bool = False
    trace: list[TracePoint] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    losses: int = 0
    workers: int = 0
    _left: float | None = None
    _stopped: bool | None = None

    def __post_init__(self) -> None:
        self.workers = self.workers or self.limits.workers

    @property
    def elapsed(self) -> float:
        """Seconds since the start (medgått tid)."""
        return time.monotonic() - self.started

    @property
    def remaining(self) -> float:
        """Seconds that the search may still use (gjenstående tid)."""
        return self.limits.time - reserve(self.problem, self.limits.time) - self.elapsed

    @property
    def values(self) -> Costs:
        """What the best rota costs on each level, as far as a child has told (verdier)."""
        return self.progress.values if self.progress is not None else ()

    @property
    def over(self) -> bool:
        """Whether no child is to be started any more (over)."""
        return (
            self.ended
            or self.stop.is_set()
            or self.remaining <= 0
            or self.conflicts is not None
            or self.losses >= TRIES
        )

    @property
    def spent(self) -> bool:
        """Whether a search that ended, or that ends now, has ended for time (tiden er brukt opp)."""
        return (self.remaining if self._left is None else self._left) <= SLACK

    @property
    def stopped(self) -> bool:
        """Whether somebody asked for a stop before the search ended (stanset)."""
        return self.stop.is_set() if self._stopped is None else self._stopped

    def close(self) -> None:
        """Note how things stand when nothing is searched for any more: an audit takes time, too (avslutt)."""
        self._left, self._stopped = self.remaining, self.stop.is_set()


def given_up(problem: Problem, limits: Limits, strategy: str, why: Incident) -> Run:
    """Return a run of which nothing came (oppgitt), and why."""
    return Run(problem, limits, strategy, lambda _: None, threading.Event(), incidents=[why], losses=TRIES)


def supervise(run: Run) -> None:
    """Run children until one ends by itself, time is up, too many died or one asks to stop (før tilsyn)."""
    memory = allowance(run.limits.memory)
    while not run.over:
        _attempt(run, memory)
    run.close()


def _attempt(run: Run, memory: int | None) -> None:
    """Run one child to its end, whatever that is."""
    before = run.values
    said: deque[bytes] = deque(maxlen=REMEMBERED)
    pipe = subprocess.PIPE
    try:
        child = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    except OSError as error:
        then = _lost(run, before, fewer=False)
        run.incidents.append(incidents.not_started(error.strerror or str(error), then))
        return
    with child:
        hung = _heard_out(run, child, _request(run, memory), said)
    if hung:
        run.incidents.append(incidents.hung(GRACE, best=run.rota is not None))
    elif not run.ended and not run.stop.is_set():
        run.incidents.append(_death(run, child.returncode, said, before, memory))


def _death(run: Run, code: int, said: "deque[bytes]", before: Costs, memory: int | None) -> Incident:
    """Return what a child died of, and let the next one have it easier."""
    words = [line.decode(errors="replace") for line in said]
    if incidents.no_room(code, words):
        return incidents.out_of_memory(memory, _lost(run, before, fewer=True))
    # Who is killed from outside has mostly been the largest when memory ran out.
    return incidents.died(code, words, _lost(run, before, fewer=code == -SIGKILL))


def _lost(run: Run, before: Costs, *, fewer: bool) -> incidents.Next:
    """Count a lost child and return what is done next."""
    gained = bool(run.values) and (not before or run.values < before)
    run.losses = 1 if gained else run.losses + 1
    if fewer:
        run.workers = max(1, run.workers // 2)
    if run.losses == TRIES - 1:
        run.workers = 1  # the last try is the simplest: neighbourhoods alone, and least memory
    return incidents.Next(
        again=not run.over,
        best=run.rota is not None,
        workers=run.workers,
        given_up=run.losses >= TRIES,
    )


def _request(run: Run, memory: int | None) -> bytes:
    """Return what a child is asked: one line."""
    limits = run.limits.model_copy(update={"workers": run.workers, "memory": memory})
    request = {
        "problem": run.problem.model_dump(mode="json"),
        "limits": limits.model_dump(mode="json"),
        # The monotonic clock is the machine's, so a deadline means the same in the child.
        "deadline": time.monotonic() + run.remaining,
        "strategy": run.strategy,
        "start": run.rota,
        "hints": run.losses == 0,
        "tolerant": run.tolerant,
        "parent": getpid(),
    }
    return json.dumps(request).encode() + b"\n"


def _heard_out(run: Run, child: "subprocess.Popen[bytes]", request: bytes, said: "deque[bytes]") -> bool:
    """Ask a child and hear it to its end; return whether it had to be killed."""
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    # Each pipe has a thread of its own: a child that neither reads nor writes keeps nobody waiting.
    threads = (
        threading.Thread(target=_write, args=(child.stdin, request), daemon=True),
        threading.Thread(target=_read, args=(child.stdout, lines), daemon=True),
        threading.Thread(target=_keep, args=(child.stderr, said), daemon=True),
    )
    try:
        for thread in threads:
            thread.start()
        return _listen(run, child, lines)
    finally:
        child.kill()
        for thread in threads:
            if thread.ident is not None:
                thread.join()


def _listen(run: Run, child: "subprocess.Popen[bytes]", lines: "queue.SimpleQueue[bytes | None]") -> bool:
    asked: float | None = None
    while not run.ended:
        if run.stop.is_set() and asked is None:
            child.terminate()
            asked = time.monotonic()
        if run.remaining <= -GRACE or (asked is not None and time.monotonic() - asked >= GRACE):
            return not _heard_late(run, lines)
        try:
            line = lines.get(timeout=0.05)
        except queue.Empty:
            continue
        if line is None:
            return _lingers(child)
        _hear(run, line)
    return False


def _heard_late(run: Run, lines: "queue.SimpleQueue[bytes | None]") -> bool:
    """Hear what a child has said, for it may be this process that is late; return whether it has ended."""
    last = [lines.get() for _ in range(lines.qsize())]
    for line in last:
        if line is not None:
            _hear(run, line)
    return run.ended or None in last


def _lingers(child: "subprocess.Popen[bytes]") -> bool:
    """Whether a child that has closed its mouth lives on; how it ends says why it did."""
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        return True
    return False


def _hear(run: Run, line: bytes) -> None:
    try:
        event = heard(line)
    except ValidationError:
        _once(run, incidents.garbled())
        return
    _take(run, event)


def _take(run: Run, event: Line) -> None:
    if isinstance(event, ImpossibleLine):
        run.conflicts = event.conflicts
    elif isinstance(event, WeakenedLine):
        _once(run, incidents.weakened(event.what))
    elif isinstance(event, EndLine):
        run.ended = True
    else:
        now = replace(event.progress, milliseconds=int(run.elapsed * 1000))
        run.progress = now if run.progress is None else with_bounds_of(run.progress, now)
        if isinstance(event, FoundLine):
            run.rota = event.rota
        mark(run, run.progress)


def _once(run: Run, incident: Incident) -> None:
    if incident not in run.incidents:
        run.incidents.append(incident)


def mark(run: Run, progress: Progress) -> None:
    """Write down what is known now and tell whoever watches (merk)."""
    if progress.values:
        point = TracePoint(milliseconds=progress.milliseconds, values=progress.values, bounds=progress.bounds)
        run.trace.append(point)
    run.monitor(progress)


def with_bounds_of(before: Progress, now: Progress) -> Progress:
    """Return what is known now, with what was proved before where it still holds (med grensene fra før)."""
    bounds, provers = list(now.bounds), list(now.provers)
    for level, bound in enumerate(before.bounds):
        holds = before.values[:level] == now.values[:level]
        if holds and bound is not None and bound > (now.bounds[level] or 0):
            bounds[level], provers[level] = bound, before.provers[level]
    return replace(now, bounds=tuple(bounds), provers=tuple(provers))


def _write(pipe: Pipe, request: bytes) -> None:
    try:
        with pipe:
            pipe.write(request)
    except BrokenPipeError:
        return  # it died at birth; the silence that follows is reported as such


def _read(pipe: Pipe, lines: "queue.SimpleQueue[bytes | None]") -> None:
    for line in pipe:
        if line.endswith(b"\n"):  # who is killed may leave half a line
            lines.put(line)
    lines.put(None)


def _keep(pipe: Pipe, said: "deque[bytes]") -> None:
    said.extend(pipe)
