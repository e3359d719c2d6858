"""A solver child from outside (oppsyn): started, heard, stopped, and started again if it dies.

Whatever becomes of the child, the best rota it told of is kept.
"""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from models.conflict import Conflict
from models.problem import Problem
from models.result import Incident, TracePoint
from models.text import Text
from solver.limits import Limits
from solver.progress import Progress
from solver.rows import Rows

Monitor = Callable[[Progress], None]

GRACE = 5.0
"""Seconds past its deadline after which a child that does not end is killed."""
RESERVE = 2.0
"""Seconds kept for the audit and the result, a quarter of the time where there is little."""
TRIES = 3


@dataclass(slots=True)
class Run:
    """What is known of a search from outside (kjøring).

    Attributes
    ----------
    rota
        The best so far, and before that the one to start from.
    tolerant
        Whether what that one breaks is tolerated.
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

    @property
    def elapsed(self) -> float:
        """Seconds since the start (medgått tid)."""
        return time.monotonic() - self.started

    @property
    def remaining(self) -> float:
        """Seconds that the search may still use (gjenstående tid)."""
        return self.limits.time - min(RESERVE, self.limits.time / 4) - self.elapsed


def supervise(run: Run) -> None:
    """Run children until one ends by itself, time is up or a stop is asked for (før tilsyn)."""
    for attempt in range(TRIES):
        _attempt(run, attempt)
        if run.ended or run.stop.is_set() or run.remaining <= 0:
            return


def _attempt(run: Run, attempt: int) -> None:
    """Run one child to its end, whatever that is."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    errors: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "solver.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        readers = (
            threading.Thread(target=_read, args=(child, lines), daemon=True),
            threading.Thread(target=_drain, args=(child, errors), daemon=True),
        )
        for reader in readers:
            reader.start()
        try:
            _request(run, child, attempt)
            _listen(run, child, lines)
        finally:
            child.kill()
            for reader in readers:
                reader.join()
    if not run.ended and not run.stop.is_set() and run.remaining > -GRACE:
        run.incidents.append(_died(child.returncode, errors))


def _request(run: Run, child: "subprocess.Popen[str]", attempt: int) -> None:
    assert child.stdin is not None  # noqa: S101 - opened as a pipe above
    request = {
        "problem": run.problem.model_dump(mode="json"),
        "limits": run.limits.model_dump(mode="json"),
        # The monotonic clock is the machine's, so a deadline means the same in the child.
        "deadline": time.monotonic() + run.remaining,
        "strategy": run.strategy,
        "start": run.rota,
        "hints": attempt == 0,
        "tolerant": run.tolerant,
    }
    try:
        child.stdin.write(json.dumps(request) + "\n")
        child.stdin.close()
    except BrokenPipeError:
        return  # it died at birth; the silence that follows is reported as such


def _listen(run: Run, child: "subprocess.Popen[str]", lines: "queue.SimpleQueue[str | None]") -> None:
    asked = False
    while run.remaining > -GRACE:
        if run.stop.is_set() and not asked:
            child.terminate()
            asked = True
        try:
            line = lines.get(timeout=0.05)
        except queue.Empty:
            continue
        if line is None:
            return
        _hear(run, json.loads(line))


def _hear(run: Run, event: dict[str, Any]) -> None:
    if event["kind"] in {"found", "progress"}:
        told = event["progress"]
        run.progress = Progress(
            milliseconds=int(run.elapsed * 1000),
            phase=told["phase"],
            values=tuple(told["values"]),
            bounds=tuple(told["bounds"]),
            provers=tuple(told["provers"]),
        )
        run.rota = event.get("rota", run.rota)
        mark(run, run.progress)
    elif event["kind"] == "impossible":
        run.conflicts = tuple(Conflict.model_validate(conflict) for conflict in event["conflicts"])
    elif event["kind"] == "end":
        run.ended = True


def mark(run: Run, progress: Progress) -> None:
    """Write down what is known now and tell whoever watches (merk)."""
    if progress.values:
        point = TracePoint(
            milliseconds=progress.milliseconds, values=progress.values, bounds=progress.bounds
        )
        run.trace.append(point)
    run.monitor(progress)


def _read(child: "subprocess.Popen[str]", lines: "queue.SimpleQueue[str | None]") -> None:
    assert child.stdout is not None  # noqa: S101 - opened as a pipe
    for line in child.stdout:
        if line.endswith("\n"):
            lines.put(line)
    lines.put(None)


def _drain(child: "subprocess.Popen[str]", errors: list[str]) -> None:
    assert child.stderr is not None  # noqa: S101 - opened as a pipe
    errors.extend(child.stderr)


def _died(code: int | None, errors: list[str]) -> Incident:
    last = errors[-1].strip() if errors else ""
    how = f"signal {-code}" if code is not None and code < 0 else f"status {code}"
    return Incident(
        code="solver-died",
        text=Text(
            nb=f"Løserprosessen døde ({how}) og ble startet igjen fra beste turnus. {last}".strip(),
            en=f"The solver process died ({how}) and was started again from the best rota. {last}".strip(),
        ),
    )
