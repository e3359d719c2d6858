"""Compare contestants in files of runs (sammenlign): values side by side, ratios, gaps and waits."""

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from api.markdown import table
from benchmarks.contestants import CONTESTANTS
from benchmarks.run import SCHEMA, read

NEAR = 0.01
"""A share of the value; a gap no larger is closed, and a rota no more behind is as good as the best."""
UNDER_WAY = "under way"
"""The reason of a run that is looked at before its end."""
PAIR = ["family", "instance", "seed", "workers", "time_limit", "digest"]
"""What two runs have in common that may be compared."""


def gathered(files: Sequence[Path]) -> pl.DataFrame:
    """Return the runs of one file or several (samlet), of each the newest that a file holds.

    With several files a contestant is called by its name and its file's, ``together · before``.
    """
    frames = []
    short = len({file.stem for file in files}) == len(files)
    for file in files:
        rows = read(file).unique([*PAIR, "contestant"], keep="last", maintain_order=True)
        if len(files) > 1:
            rows = rows.with_columns(
                pl.concat_str(pl.col("contestant"), pl.lit(f" · {file.stem if short else file}"))
            )
        frames.append(rows)
    return pl.concat(frames)


def in_points(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows in points where the objective counts in points (i poeng); bounds are raised to the next."""
    point = pl.col("point").fill_null(1)
    return rows.with_columns(pl.col("value") // point, (pl.col("bound") + point - 1) // point)


def until(rows: pl.DataFrame, seconds: float) -> pl.DataFrame:
    """Return the runs as they stood after some seconds (fram til), read from their traces.

    A run that had ended by then is as it is. Of the others the auditor saw the last rota only; that earlier
    ones are lawful is the word of who found them. Levels are known of the last one alone. Of who tells
    nothing on the way nothing is known, and there is no row.
    """
    silent = [contestant.name for contestant in CONTESTANTS if not contestant.tells]
    name = pl.col("contestant").str.split(" · ").list.first()
    rows = rows.filter((pl.col("total_ms") <= 1000 * seconds) | ~name.is_in(silent))
    points = [_told(trace, seconds) for trace in rows["trace"]]
    last = [told[-1] if told else (None, None, None) for told in points]
    ended = pl.col("total_ms") <= 1000 * seconds
    then = pl.DataFrame(
        {
            "value": [value for _, value, _ in last],
            "bound": [bound for _, _, bound in last],
            "first_ms": [told[0][0] if told else None for told in points],
            "trace": [json.dumps(told) for told in points],
        },
        schema={name: SCHEMA[name] for name in ("value", "bound", "first_ms", "trace")},
    )
    now = rows.with_columns(
        *(
            pl.when(ended).then(name).otherwise(then[name]).alias(name)
            for name in ("value", "first_ms", "trace")
        ),
        # The trace knows the first level's, which says nothing of several.
        bound=pl.when(ended).then("bound").when(pl.col("bound").is_not_null()).then(then["bound"]),
        levels=pl.when(ended).then("levels"),
        reason=pl.when(ended).then("reason").otherwise(pl.lit(UNDER_WAY)),
        total_ms=pl.when(ended).then("total_ms").otherwise(pl.lit(int(1000 * seconds))),
    )
    return now.select(list(SCHEMA))


def _told(trace: str | None, seconds: float) -> list[list[int | None]]:
    """Return the points of a trace up to some seconds."""
    return [point for point in json.loads(trace or "[]") if point[0] <= 1000 * seconds]


def judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Return each run with what all runs of its problem say of it (vurdert).

    Returns
    -------
    polars.DataFrame
        The rows with ``value`` None where the auditor passed no rota, and these columns more:
        ``lowest``, the best bound that anybody proved, None on several levels; ``best``, the best value that
        anybody found; ``gap`` and ``behind``, the shares of the value above the one and the other;
        ``first``, ``closed`` and ``near``, seconds to the first rota, to one with a gap of ``NEAR``, and to
        one so little behind, None where that was not reached.
    """
    value = pl.col("value")
    served = rows.with_columns(value=pl.when(pl.col("lawful")).then(value))
    found = served.with_columns(
        lowest=pl.col("bound").max().over("digest"), best=value.min().over("digest")
    ).with_columns(gap=_share("lowest"), behind=_share("best"))
    # Who has no lawful rota to show has reached nothing.
    trace = pl.when(pl.col("value").is_not_null()).then(pl.col("trace")).fill_null("[]")
    runs = found.select(trace, "lowest", "best").rows()
    waits = {
        "first": [_wait(points, None) for points, _, _ in runs],
        "closed": [None if lowest is None else _wait(points, lowest) for points, lowest, _ in runs],
        "near": [None if best is None else _wait(points, best) for points, _, best in runs],
    }
    return found.with_columns(pl.Series(name, seconds, dtype=pl.Float64) for name, seconds in waits.items())


def _share(reference: str) -> pl.Expr:
    """Return how much of the value lies above a reference; nothing of a value that is 0."""
    value = pl.col("value")
    return pl.when(value > 0).then((value - pl.col(reference)) / value).when(value == 0).then(0.0)


def _wait(trace: str, reference: int | None) -> float | None:
    """Return the seconds to the first value that is near enough to ``reference``, to any if None."""
    for ms, value, _ in json.loads(trace):
        if reference is None or value - reference <= NEAR * value:
            return float(ms / 1000)
    return None


def side_by_side(rows: pl.DataFrame) -> pl.DataFrame:
    """Return a short line for each run, best first within an instance, limit and seed (side om side)."""
    shown = in_points(judged(rows)).sort(
        "instance", "time_limit", "seed", "value", "contestant", nulls_last=True
    )
    return shown.select(
        "instance",
        pl.format("{} s", "time_limit").alias("limit"),
        "seed",
        "contestant",
        "value",
        "bound",
        pl.format("{} %", (100 * pl.col("gap")).round(2)).alias("gap"),
        pl.format("{} %", (100 * pl.col("behind")).round(2)).alias("behind best"),
        pl.format("{} s", pl.col("first").round(1)).alias("first rota"),
        pl.format("{} s", pl.col("closed").round(1)).alias("gap 1 %"),
        pl.format("{} s", pl.col("near").round(1)).alias("1 % behind"),
        pl.when(pl.col("value").is_null())
        .then(pl.coalesce("detail", "reason"))
        .otherwise(pl.col("reason"))
        .alias("ended"),
    )


def ratios(rows: pl.DataFrame, ours: str, other: str) -> pl.DataFrame:
    """Return the two contestants' values side by side (forhold).

    Returns
    -------
    polars.DataFrame
        instance, limit, seed, ours, other, ratio (ours / other; None where one has no lawful rota, 1 where
        both are 0), better (whether ours is, level by level; None where they are equal, or one has no lawful
        rota), bound, first_ms of each.
    """
    found = in_points(judged(rows))
    mine = found.filter(pl.col("contestant") == ours)
    theirs = found.filter(pl.col("contestant") == other)
    joined = mine.join(theirs, on=PAIR, suffix="_other")
    same = pl.col("value") == pl.col("value_other")
    ratio = (pl.col("value") / pl.col("value_other")).round(3)
    levels = joined.select("value", "value_other", "levels", "levels_other").rows()
    better = pl.Series("better", [_better(*each) for each in levels], dtype=pl.Boolean)
    return joined.select(
        "instance",
        pl.format("{} s", "time_limit").alias("limit"),
        "seed",
        pl.col("value").alias("ours"),
        pl.col("value_other").alias("other"),
        pl.when(same).then(1.0).when(pl.col("value_other") > 0).then(ratio).alias("ratio"),
        better,
        pl.max_horizontal("bound", "bound_other").alias("bound"),
        "first_ms",
        pl.col("first_ms_other"),
    ).sort("instance", "limit", "seed")


def _better(
    value: int | None, other: int | None, levels: str | None, levels_other: str | None
) -> bool | None:
    """Whether the one is better than the other, by levels in their order where those are known."""
    if value is None or other is None:
        return None
    ours, theirs = ([level[0] for level in json.loads(told or "[]")] for told in (levels, levels_other))
    if not ours or len(ours) != len(theirs):
        ours, theirs = [value], [other]
    return None if ours == theirs else ours < theirs


def verdict(pairs: pl.DataFrame, ours: str, other: str) -> str:
    """Return in one line how often each is the better of the two (dom)."""
    both = pairs.filter(pl.col("ours").is_not_null() & pl.col("other").is_not_null())
    better, equal = len(both.filter("better")), both["better"].null_count()
    alone = len(pairs.filter(pl.col("ours").is_not_null() & pl.col("other").is_null()))
    behind = len(pairs.filter(pl.col("ours").is_null() & pl.col("other").is_not_null()))
    median = both["ratio"].median()
    middle = f"; median ratio {median:.3f}" if isinstance(median, float) else ""
    return (
        f"{ours} against {other}: better {better}, equal {equal}, worse {len(both) - better - equal}; "
        f"a lawful rota where the other had none {alone}, the other way round {behind}{middle}"
    )


def couples(rows: pl.DataFrame, ours: str, other: str) -> list[tuple[str, str]]:
    """Return which contestants to pair (par): the two named, or each with itself in another file."""
    names: list[str] = rows["contestant"].unique(maintain_order=True).to_list()
    if {ours, other} <= set(names):
        return [(ours, other)]
    by_name: dict[str, list[str]] = {}
    for name in names:
        by_name.setdefault(name.split(" · ")[0], []).append(name)
    return [(found[-1], earlier) for found in by_name.values() for earlier in found[:-1]]


def warnings(rows: pl.DataFrame) -> list[str]:
    """Return what makes a comparison worth less than it looks (forbehold)."""
    found = []
    for column, what in (("machine", "machines"), ("workers", "workers"), ("time_limit", "time limits")):
        different = sorted(map(str, rows[column].drop_nulls().unique().to_list()))
        if len(different) > 1:
            found.append(f"The runs have different {what}: {'; '.join(different)}.")
    for (instance,), group in rows.group_by("instance", maintain_order=True):
        if group["digest"].n_unique() > 1:
            found.append(f"{instance} is not the same problem in all runs; only equal digests are paired.")
    return found


def shown(frame: pl.DataFrame) -> str:
    """Return a frame as a Markdown table (tabell)."""
    rows = (["–" if cell is None else str(cell) for cell in row] for row in frame.rows())
    return "\n".join(table(frame.columns, rows))
