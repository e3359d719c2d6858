"""Timefold (konkurrent): construction heuristic and local search over the same rows, in a process of Java."""

import subprocess
import threading

import numpy as np

from benchmarks.peers.timefold.installation import MissingError, installation
from benchmarks.peers.timefold.model import Model, model
from models.problem import Problem
from models.result import Incident, Result
from models.text import Text
from solver.limits import Limits
from solver.progress import Progress
from solver.rows import rows_of
from solver.solve import result_of
from solver.supervise import Run, given_up, mark

NAME = "timefold"
GRACE = 5.0
"""Seconds past its time after which Java is ended."""


def run(problem: Problem, limits: Limits) -> Result:
    """Return what Timefold finds, audited (kjør); it proves nothing.

    Where it cannot run, the result is of no rota and says why.
    """
    try:
        # Before the clock starts: fetching and compiling are done once, and are not the search's.
        command = installation().command
    except MissingError as missing:
        return result_of(_without(problem, limits, "peer-missing", missing.text))
    made = Run(problem, limits, NAME, lambda _: None, threading.Event())
    asked = model(problem)
    started = made.elapsed
    seconds = max(0.5, limits.time - started)  # the audit comes after
    try:
        java = subprocess.run(
            command,
            input=asked.numbers(int(seconds * 1000), 1000 * (limits.stall or 0), limits.seed),
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds + GRACE,
        )
    except subprocess.TimeoutExpired as late:
        # What it told before that still counts; the output is bytes here, whatever was asked for.
        output, errors = (late.stdout or b"").decode(), "no end in time"
    else:
        output, errors = java.stdout, java.stderr
    told = [line for line in output.splitlines() if line.startswith(("found ", "last "))]
    if not told:
        return result_of(_without(problem, limits, "peer-failed", _died(errors)))
    _hear(made, asked, told, started)
    return result_of(made)


def _hear(made: Run, asked: Model, told: list[str], started: float) -> None:
    """Take down each rota told of; those that break a rule count only if there is no other at the end."""
    formulation = asked.built.formulation
    for line in told:
        what, milliseconds, broken, *duties = line.split()
        if int(broken) and (what != "last" or made.rota is not None):
            continue
        values = asked.built.nothing()
        values[np.array(duties, dtype=np.int64)] = 1
        formulation.settle(values)
        made.rota = rows_of(asked.built.rota(values))
        made.progress = Progress(
            milliseconds=int(started * 1000) + int(milliseconds),
            phase=NAME,
            values=tuple(formulation.costs(values).values()),
            bounds=(None,) * len(formulation.levels),
            provers=(None,) * len(formulation.levels),
        )
        if not int(broken):
            mark(made, made.progress)


def _without(problem: Problem, limits: Limits, code: str, why: Text) -> Run:
    return given_up(problem, limits, NAME, Incident(code=code, text=why))


def _died(errors: str) -> Text:
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    why = lines[0] if lines else "–"
    return Text(nb=f"Timefold ga ingen turnus fra seg: {why}", en=f"Timefold handed no rota over: {why}")
