"""The README's tables (tabeller): what the runs say that are kept with the project, and nothing else.

``python -m benchmarks tables`` writes them again; what stands above the mark is written by hand and stays.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import polars as pl

from api.markdown import renew, renewed, table
from benchmarks.compare import in_points, judged, ratios, until, verdict
from benchmarks.readers import curtois
from benchmarks.run import read
from models.result import Reason

README: Final = Path(__file__).with_name("README.md")
KEPT: Final = Path(__file__).with_name("results")
MARK: Final = "<!-- Written by `python -m benchmarks tables` from here on, from the runs in results/. -->"
OURS: Final = "together"
MOMENTS: Final = (10, 60, 600)
"""Seconds at which peers are put side by side."""
PUBLISHED: Final[dict[str, tuple[int | None, int]]] = {
    "Instance1": (607, 607),
    "Instance2": (828, 828),
    "Instance3": (1001, 1001),
    "Instance4": (1716, 1716),
    "Instance5": (1143, 1143),
    "Instance6": (1950, 1950),
    "Instance7": (1056, 1056),
    "Instance8": (1341, 1300),
    "Instance9": (439, 439),
    "Instance10": (4631, 4631),
    "Instance11": (3443, 3443),
    "Instance12": (4042, 4040),
    "Instance13": (3109, 1348),
    "Instance14": (1281, 1278),
    "Instance15": (4144, 3829),
    "Instance16": (3253, 3225),
    "Instance17": (5760, 5746),
    "Instance18": (5000, 4459),
    "Instance19": (3809, 3149),
    "Instance20": (None, 4769),
    "Instance21": (None, 21133),
    "Instance22": (None, 30241),
    "Instance23": (None, 17428),
    "Instance24": (None, 42463),
}
"""The best published result of ten minutes on one machine, of four methods, and the best known of any."""
RUN: Final = ("instance", "limit", "seed")
WHEN: Final = ("first rota", "ended", "memory")


def kept() -> pl.DataFrame:
    """Return the runs that are kept with the project (lagrede kjøringer)."""
    return pl.concat([read(file) for file in sorted(KEPT.glob("*.parquet"))])


def page(before: str, rows: pl.DataFrame) -> str:
    """Return the README with all below the mark written anew (siden)."""
    sections = (_care, _public, _peers, _origin)
    return renewed(before, MARK, (line for section in sections for line in section(rows)))


def write() -> bool:
    """Write the README's tables again; return whether they changed (skriv)."""
    return renew(README, page(README.read_text(encoding="utf-8"), kept()))


def _care(rows: pl.DataFrame) -> Iterator[str]:
    ours = rows.filter((pl.col("family") != curtois.FAMILY) & (pl.col("contestant") == OURS))
    cells = [
        [*_of(run), f"{run['people']} × {run['days'] // 7}", _levels(run), *_when(run)]
        for run in _ordered(ours)
    ]
    yield from ("", "### Wards and municipalities, `together`", "")
    yield from table((*RUN, "people × weeks", "levels, øre", *WHEN), cells)


def _public(rows: pl.DataFrame) -> Iterator[str]:
    found = rows.filter((pl.col("family") == curtois.FAMILY) & (pl.col("contestant") == OURS))
    cells = []
    for run in _ordered(in_points(found)):
        ten, best = PUBLISHED[run["instance"]]
        behind = "–" if run["value"] is None else f"{100 * (run['value'] - best) / best:.1f} %"
        values = ("–" if value is None else str(value) for value in (run["value"], run["bound"], ten, best))
        cells.append([*_of(run), *values, behind, *_when(run)])
    heads = (*RUN, "value", "bound", "10 min", "best known", "behind", *WHEN)
    yield from ("", "### Public instances, `together`, points", "", *table(heads, cells))


def _peers(rows: pl.DataFrame) -> Iterator[str]:
    """Put contestants side by side where ours and others come to one of the moments."""
    which = ["digest", "seed"]
    several = pl.col("contestant").n_unique().over(which) > 1
    with_ours = (pl.col("contestant") == OURS).any().over(which)
    then = {seconds: _as_of(rows, seconds).filter(several & with_ours) for seconds in MOMENTS}
    every = pl.concat(then.values())
    names = sorted(every["contestant"].unique().to_list(), key=lambda name: (name != OURS, name))
    cells = []
    for run in _ordered(every.unique(which, maintain_order=True)):
        for seconds in MOMENTS:
            same = (pl.col("digest") == run["digest"]) & (pl.col("seed") == run["seed"])
            found = in_points(judged(then[seconds].filter(same)))
            if found.is_empty():
                continue
            values = dict(found.select("contestant", "value").rows())
            least = min((v for v in values.values() if v is not None), default=None)
            cells.append([run["instance"], f"{seconds} s", *(_one(values, name, least) for name in names)])
    yield from ("", "### Side by side, the sum of the levels in øre or points", "")
    yield from table(("instance", "after", *names), cells)
    yield ""
    for seconds in MOMENTS:
        for ours, other in ((OURS, name) for name in names if name != OURS):
            pairs = ratios(then[seconds], ours, other)
            if not pairs.is_empty():
                yield f"- After {seconds} s {verdict(pairs, ours, other)}."


def _as_of(rows: pl.DataFrame, seconds: int) -> pl.DataFrame:
    """Return everybody's run as it stood after some seconds.

    One that had no more time goes before all others, for some contestants tell what they have at their end
    alone; then one that had proven its rota by then; then a longer one, on the way.
    """
    limit = pl.col("time_limit")
    proven = (pl.col("reason") == Reason.OPTIMAL.value) & (pl.col("total_ms") <= 1000 * seconds)
    offered = pl.concat(
        [
            rows.filter(limit == seconds),
            rows.filter((limit < seconds) & proven),
            until(rows.filter(limit > seconds).sort("time_limit"), seconds),
        ]
    )
    first = offered.unique(["digest", "seed", "workers", "contestant"], keep="first", maintain_order=True)
    return first.with_columns(time_limit=pl.lit(seconds, pl.Int64))


def _one(values: dict[str, int | None], name: str, least: int | None) -> str:
    if name not in values:
        return ""
    value = values[name]
    if value is None:
        return "no rota"
    return f"**{_spaced(value)}**" if value == least else _spaced(value)


def _origin(rows: pl.DataFrame) -> Iterator[str]:
    """Say on what the runs were made, and by which commits."""
    yield from ("", "### Where the runs come from", "")
    for machine, ortools in rows.select("machine", "ortools").unique().sort("machine", "ortools").rows():
        yield f"- {machine}; ortools {ortools}"
    for (commit,), runs in rows.sort("commit").group_by("commit", maintain_order=True):
        names = sorted(set(runs.select(pl.format("{} {}", "instance", "contestant")).to_series().to_list()))
        yield f"- commit `{commit}`: {', '.join(names)}"


def _ordered(rows: pl.DataFrame) -> Iterable[dict[str, Any]]:
    """Return the runs by instance, as people number them, limit and seed."""
    number = pl.col("instance").str.extract(r"^Instance(\d+)$").cast(pl.Int64)
    return rows.sort("people", "days", number, "instance", "time_limit", "seed").iter_rows(named=True)


def _of(run: dict[str, Any]) -> tuple[str, str, str]:
    return run["instance"], f"{run['time_limit']} s", str(run["seed"])


def _when(run: dict[str, Any]) -> tuple[str, str, str]:
    first, memory = run["first_ms"], run["memory_mb"]
    ended = f"{run['total_ms'] / 1000:.0f} s"
    return (
        "none" if first is None else f"{first / 1000:.1f} s",
        f"proven, {ended}" if run["reason"] == "optimal" else ended,
        "–" if memory is None else f"{_spaced(memory)} MB",
    )


def _levels(run: dict[str, Any]) -> str:
    """Return what each level costs, and that it is proven or how far from it."""
    told = []
    for value, proven, _ in json.loads(run["levels"] or "[]"):
        bound = proven or 0  # no price is below zero
        far = "proven" if value <= bound else f"({100 * (value - bound) / value:.1f} %)"
        told.append(f"{_spaced(value)} {far}")
    return " + ".join(told) or run["detail"] or ""


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
