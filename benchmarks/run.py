"""Run the matrix (kjør målinger): instance × contestant × seed, resumable, one row each."""

import json
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.contestants import Contestant
from benchmarks.instances import Instance
from benchmarks.solutions import Keep
from models.result import Result
from solver.limits import Limits

KEY = ("family", "instance", "contestant", "seed", "workers", "time_limit", "digest", "version")
SCHEMA: dict[str, Any] = {
    "family": pl.String,
    "instance": pl.String,
    "contestant": pl.String,
    "seed": pl.Int64,
    "workers": pl.Int64,
    "time_limit": pl.Int64,
    "digest": pl.String,
    "version": pl.String,
    "ortools": pl.String,
    "machine": pl.String,
    "reason": pl.String,
    "lawful": pl.Boolean,
    "value": pl.Int64,
    "bound": pl.Int64,
    "proved_by": pl.String,
    "levels": pl.String,
    "first_ms": pl.Int64,
    "total_ms": pl.Int64,
    "trace": pl.String,
}
"""Columns of a run. Money in øre, time in milliseconds.

``value`` is the sum over the levels; ``bound`` and ``proved_by`` are the only level's, where there is one.
``levels`` is JSON of (value, bound, proved_by), ``trace`` of (ms, value, bound of the first level).
"""


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
    rows = pl.read_parquet(out) if out.exists() else pl.DataFrame(schema=SCHEMA)
    pairs = [(i, c, s) for i in instances for s in seeds for c in contestants]
    for instance, contestant, seed in pairs:
        problem = instance.build()
        limit = limits.model_copy(update={"seed": seed})
        if _known(rows, instance, contestant, limit, problem.digest):
            continue
        result = contestant.run(problem, limit)
        row = pl.DataFrame([_row(instance, contestant, limit, result)], schema=SCHEMA)
        rows = pl.concat([rows, row])
        rows.write_parquet(out)
        if keep is not None:
            keep(instance, contestant, seed, result)
    return rows


def _known(
    rows: pl.DataFrame, instance: Instance, contestant: Contestant, limits: Limits, digest: str
) -> bool:
    known = rows.filter(
        (pl.col("family") == instance.family)
        & (pl.col("instance") == instance.name)
        & (pl.col("contestant") == contestant.name)
        & (pl.col("seed") == limits.seed)
        & (pl.col("workers") == limits.workers)
        & (pl.col("time_limit") == limits.time)
        & (pl.col("digest") == digest)
    )
    return len(known) > 0


def _row(instance: Instance, contestant: Contestant, limits: Limits, result: Result) -> dict[str, Any]:
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
        "ortools": result.provenance.ortools,
        "machine": f"{platform.machine()} {platform.system()}",
        "reason": str(result.termination.reason),
        "lawful": result.audit.lawful if result.audit else None,
        "value": sum(level.value for level in levels) if levels else None,
        "bound": only.bound if only else None,
        "proved_by": only.proved_by if only else None,
        "levels": json.dumps([(level.value, level.bound, level.proved_by) for level in levels]),
        "first_ms": trace[0][0] if trace else None,
        "total_ms": result.provenance.milliseconds,
        "trace": json.dumps(trace),
    }
