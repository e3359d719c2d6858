"""Compare contestants in one file of runs (sammenlign): values side by side, and their ratio."""

import json

import polars as pl


def value_at(trace: str, seconds: float) -> int | None:
    """Return the best value known after ``seconds``, None where there was none (verdi ved tid)."""
    values = [value for ms, value, _ in json.loads(trace) if ms <= seconds * 1000]
    return min(values) if values else None


def ratios(rows: pl.DataFrame, ours: str, other: str) -> pl.DataFrame:
    """Return the two contestants' values side by side (forhold).

    Returns
    -------
    polars.DataFrame
        instance, seed, ours, other, ratio (ours / other; None where one has no rota), bound, first_ms.
    """
    keys = ["family", "instance", "seed", "workers", "time_limit", "digest"]
    mine = rows.filter(pl.col("contestant") == ours)
    theirs = rows.filter(pl.col("contestant") == other)
    joined = mine.join(theirs, on=keys, suffix="_other")
    return joined.select(
        "instance",
        "seed",
        pl.col("value").alias("ours"),
        pl.col("value_other").alias("other"),
        (pl.col("value") / pl.col("value_other")).round(3).alias("ratio"),
        pl.max_horizontal("bound", "bound_other").alias("bound"),
        "first_ms",
        pl.col("first_ms_other"),
    ).sort("instance", "seed")


def table(frame: pl.DataFrame) -> str:
    """Return a frame as a Markdown table (tabell)."""
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + " --- |" * len(frame.columns)]
    lines.extend(
        "| " + " | ".join("–" if cell is None else str(cell) for cell in row) + " |" for row in frame.rows()
    )
    return "\n".join(lines)
