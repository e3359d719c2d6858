"""Run the matrix (kjør målinger): instance × contestant × seed, resumable, one row each."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.contestants import Contestant
from benchmarks.instances import Instance
from benchmarks.memory import Peak
from benchmarks.readers import curtois
from benchmarks.solutions import Keep
from models.problem import Problem
from models.result import Incident, Result
from models.text import Text
from solver.limits import Limits
from solver.solve import result_of
from solver.supervise import given_up

SCHEMA: dict[str, Any] = {
    "family": pl.String,
    "instance": pl.String,
    "contestant": pl.String,
    "seed": pl.Int64,
    "workers": pl.Int64,
    "time_limit": pl.Int64,
    "digest": pl.String,
    "version": pl.String,
    "commit": pl.String,
    "ortools": pl.String,
    "machine": pl.String,
    "people": pl.Int64,
    "days": pl.Int64,
    "reason": pl.String,
    "detail": pl.String,
    "lawful": pl.Boolean,
    "value": pl.Int64,
    "bound": pl.Int64,
    "proved_by": pl.String,
    "levels": pl.String,
    "first_ms": pl.Int64,
    "total_ms": pl.Int64,
    "trace": pl.String,
    "memory_mb": pl.Int64,
    "point": pl.Int64,
}
"""Columns of a run. Money in øre, time in milliseconds.

``value`` is the sum over the levels; ``bound`` and ``proved_by`` are the only level's, where there is one.
``levels`` is JSON of (value, bound, proved_by), ``trace`` of (ms, value, bound of the first level).
``machine`` is the processor and its cores, never its name; ``detail`` says why there is no lawful rota.
``point`` is what one point of a public objective is in øre, 1 where the objective is in øre itself.
"""
FAILED = "failed"
"""The reason of a row that is tried again, and then replaced: a contestant that was not to be had."""


def run(
    instances: Iterable[Instance],
    contestants: Iterable[Contestant],
    seeds: Iterable[int],
    limits: Limits,
    out: Path,
    keep: Keep | None = None,
) -> pl.DataFrame:
    """Run what is not yet in ``out`` and append it (kjør).

    Parameters
    ----------
    keep
        Is given each new result.

    Returns
    -------
    polars.DataFrame
        All rows of the file, columns as in ``SCHEMA``.
    """
    rows = read(out) if out.exists() else pl.DataFrame(schema=SCHEMA)
    out.parent.mkdir(parents=True, exist_ok=True)
    pairs = [(i, c, s) for i in instances for s in seeds for c in contestants]
    for instance, contestant, seed in pairs:
        problem = instance.build()
        limit = limits.model_copy(update={"seed": seed})
        known = _known(instance, contestant, limit, problem.digest)
        if len(rows.filter(known & (pl.col("reason") != FAILED))):
            continue
        with Peak() as peak:
            result = _result(contestant, problem, limit)
        fields = {**_row(instance, contestant, problem, limit, result), "memory_mb": peak.megabytes}
        row = pl.DataFrame([fields], schema=SCHEMA)
        rows = pl.concat([rows.filter(~known), row])
        _write(rows, out)
        if keep is not None:
            keep(instance, contestant, seed, result)
    return rows


def _result(contestant: Contestant, problem: Problem, limits: Limits) -> Result:
    """Return what came of a contestant; one that falls has a result that says so."""
    try:
        return contestant.run(problem, limits)
    except Exception as error:  # noqa: BLE001 - whatever becomes of one, the others are measured
        what = f"{type(error).__name__}: {error}"
        fell = Text(
            nb=f"{contestant.name} falt: {what}. Meld det som en feil.",
            en=f"{contestant.name} fell: {what}. Report it as a defect.",
        )
        why = Incident(code="contestant-fell", text=fell)
        return result_of(given_up(problem, limits, contestant.name, why))


def _write(rows: pl.DataFrame, out: Path) -> None:
    """Write the whole file or none of it: whoever is killed meanwhile has lost one run at most."""
    half = out.with_name(f"{out.name}.half")
    rows.write_parquet(half)
    half.replace(out)


def read(file: Path) -> pl.DataFrame:
    """Return the rows of a file of runs (les); files from before a column came have nothing there."""
    return pl.concat([pl.DataFrame(schema=SCHEMA), pl.read_parquet(file)], how="diagonal").select(
        list(SCHEMA)
    )


def _known(instance: Instance, contestant: Contestant, limits: Limits, digest: str) -> pl.Expr:
    """Return what tells the rows of one run from all others."""
    key = {
        "family": instance.family,
        "instance": instance.name,
        "contestant": contestant.name,
        "seed": limits.seed,
        "workers": limits.workers,
        "time_limit": limits.time,
        "digest": digest,
        "version": _version(),
    }
    return pl.all_horizontal(pl.col(name) == value for name, value in key.items())


def _version() -> str:
    try:
        return version("turnusmotor")
    except PackageNotFoundError:
        return "unknown"


@cache
def _commit() -> str | None:
    """Return the commit that runs, with a plus sign where files differ from it; None outside git."""
    asked = ["git", "describe", "--always", "--dirty=+", "--abbrev=10", "--exclude=*"]
    try:
        said = subprocess.run(asked, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return said.stdout.strip() or None


@cache
def _machine() -> str:
    """Return the processor and how many cores of it there are, and no name of the machine."""
    model = platform.processor()
    known = Path("/proc/cpuinfo")
    if known.exists():
        lines = known.read_text(encoding="utf-8").splitlines()
        model = next(
            (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model
        )
    system = f"{platform.machine()} {platform.system()}"
    return f"{model or 'unknown processor'}, {os.cpu_count()} cores, {system}"


def _row(
    instance: Instance, contestant: Contestant, problem: Problem, limits: Limits, result: Result
) -> dict[str, Any]:
    levels = result.objective
    only = levels[0] if len(levels) == 1 else None
    trace = [(p.milliseconds, sum(p.values), p.bounds[0]) for p in result.trace if p.values]
    return {
        "family": instance.family,
        "instance": instance.name,
        "contestant": contestant.name,
        "seed": limits.seed,
        "workers": limits.workers,
        "time_limit": limits.time,
        "digest": result.provenance.digest,
        "version": result.provenance.version,
        "commit": _commit(),
        "ortools": result.provenance.ortools,
        "machine": _machine(),
        "people": len(problem.employees),
        "days": problem.horizon.days,
        "reason": str(result.termination.reason),
        "detail": result.termination.detail.en if result.termination.detail else None,
        "lawful": result.audit.lawful if result.audit else None,
        "value": sum(level.value for level in levels) if levels else None,
        "bound": only.bound if only else None,
        "proved_by": only.proved_by if only else None,
        "levels": json.dumps([(level.value, level.bound, level.proved_by) for level in levels]),
        "first_ms": trace[0][0] if trace else None,
        "total_ms": result.provenance.milliseconds,
        "trace": json.dumps(trace),
        "point": curtois.point(problem) if instance.family == curtois.FAMILY else 1,
    }
