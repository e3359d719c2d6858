"""Charts of runs (diagrammer): gap over time, waits for a rota and for a good one, and growth with size.

A contestant has one colour, one marker and one line in every chart, told apart by those who see few colours.
"""

import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
import polars as pl
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator, NullLocator, StrMethodFormatter

from api.charts.canvas import GRID, INK, QUIET
from benchmarks.compare import judged

STYLE: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "svg.fonttype": "none",
    "svg.hashsalt": "turnusmotor",
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
}
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#1F2328")
MARKS: Final = ("o", "s", "^", "D", "v", "P", "*")
LINES: Final = ("-", "--", "-.", ":")
FINEST: Final = 0.01
"""Per cent; a smaller gap is drawn as this."""
OURS: Final = "together"
ACROSS: Final = 3
Look = dict[str, Any]


def drawn(rows: pl.DataFrame, folder: Path, kind: str = "svg") -> list[Path]:
    """Write every chart of some runs to ``folder``, as SVG or PNG, and return the files (tegn)."""
    folder.mkdir(parents=True, exist_ok=True)
    found = judged(rows)
    charts: dict[str, Callable[[pl.DataFrame], Figure]] = {
        "gap": gap_over_time,
        "first": lambda runs: waits(runs, "first", "Time to the first lawful rota"),
        "closed": lambda runs: waits(
            runs, "closed", "Time to a gap of 1 % to the best bound that anyone proved"
        ),
        "near": lambda runs: waits(runs, "near", "Time to a rota 1 % behind the best that anyone found"),
        "size": growth,
    }
    files = []
    for name, chart in charts.items():
        target = io.BytesIO()
        with mpl.rc_context(STYLE):
            about = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
            chart(found).savefig(target, format=kind, dpi=150, metadata=about)
        files.append(folder / f"{name}.{kind}")
        files[-1].write_bytes(target.getvalue())
    return files


def gap_over_time(found: pl.DataFrame) -> Figure:
    """Return a panel for each instance, with the gap of every run as time goes (gap over tid)."""
    groups = found.partition_by("instance", maintain_order=True)
    across = min(ACROSS, len(groups))
    down = math.ceil(len(groups) / across)
    figure = _figure(
        "Gap over time",
        "per cent of the value above the best bound anyone proved; on several levels, above the best value",
        (4.6 * max(2, across), 3.0 * down + 1.4),
    )
    looks = _looks(found)
    for at, group in enumerate(groups):
        axes = figure.add_subplot(down, across, at + 1)
        limit = max(group["time_limit"])
        several = group["lowest"].is_null().all()
        least = 100.0
        for run in group.filter(pl.col("value").is_not_null()).iter_rows(named=True):
            reference = run["best" if several else "lowest"]
            points = [(ms / 1000, _per_cent(value, reference)) for ms, value, _ in json.loads(run["trace"])]
            if points:
                _steps(axes, [*points, (run["time_limit"], points[-1][1])], looks[run["contestant"]])
                least = min(least, points[-1][1])
        axes.set_xlim(0, 1.02 * limit)
        _logarithmic(axes.yaxis)
        # From the whole decade under the best, so that no space is kept for what nobody reached.
        axes.set_ylim(min(10.0, 10.0 ** math.floor(math.log10(least) + 1e-9)), 115)
        axes.set_title(group["instance"][0], loc="left", color=INK)
        axes.set_xlabel("seconds")
        axes.set_ylabel("behind the best value, %" if several else "gap, %")
        _plain(axes)
    return _legend(figure, looks)


def _steps(axes: Axes, points: list[tuple[float, float]], look: Look) -> None:
    """Draw what is known from each moment on, with the contestant's mark at the end."""
    times, gaps = zip(*points, strict=True)
    axes.step(
        times,
        gaps,
        where="post",
        linewidth=1.5,
        color=look["color"],
        linestyle=look["line"],
        marker=look["mark"],
        markevery=[-1],
        clip_on=False,
    )


def waits(found: pl.DataFrame, column: str, title: str) -> Figure:
    """Return a row for each instance, with the seconds that everybody's longest runs took (ventetid)."""
    found = _longest(found)
    names = found["instance"].unique(maintain_order=True).to_list()
    figure = _figure(title, "seconds; a cross at the time limit: not reached", (9.2, 0.55 * len(names) + 2.2))
    looks = _looks(found)
    axes = figure.add_subplot()
    step = 0.6 / max(1, len(looks) - 1)
    for run in found.iter_rows(named=True):
        look = looks[run["contestant"]]
        height = names.index(run["instance"]) + (look["place"] - (len(looks) - 1) / 2) * step
        seconds = run[column] if run["value"] is not None else None
        mark = look["mark"] if seconds is not None else "x"
        axes.plot(
            [run["time_limit"] if seconds is None else max(seconds, 0.01)],
            [height],
            color=look["color"],
            marker=mark,
            linestyle="",
            markersize=6,
        )
    for at in range(1, len(names)):
        axes.axhline(at - 0.5, color=QUIET, linewidth=0.4)
    _logarithmic(axes.xaxis)
    axes.set_xlim(right=1.2 * max(found["time_limit"]))
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlabel("seconds")
    _plain(axes)
    return _legend(figure, looks)


def growth(found: pl.DataFrame) -> Figure:
    """Return how the waits grow with people × weeks, median of the longest runs of a size (vekst)."""
    found = _longest(found)
    figure = _figure(
        "Cost growing with size",
        "median seconds by person-weeks planned; runs that did not get there count as their time limit",
        (9.2, 4.4),
    )
    looks = _looks(found)
    sized = found.filter(pl.col("people").is_not_null()).with_columns(
        size=pl.col("people") * pl.col("days") / 7
    )
    for at, (column, title) in enumerate(
        (("first", "first lawful rota"), ("near", "1 % behind the best value found"))
    ):
        axes = figure.add_subplot(1, 2, at + 1)
        # A run without a lawful rota waited all its time, whatever its trace says.
        waited = pl.when(pl.col("value").is_not_null()).then(pl.col(column)).fill_null(pl.col("time_limit"))
        medians = sized.group_by("contestant", "size").agg(waited.median().alias("seconds")).sort("size")
        for name, look in looks.items():
            line = medians.filter(pl.col("contestant") == name)
            axes.plot(
                line["size"].to_list(),
                [max(seconds, 0.01) for seconds in line["seconds"]],
                color=look["color"],
                marker=look["mark"],
                linestyle=look["line"],
            )
        _logarithmic(axes.xaxis)
        _logarithmic(axes.yaxis)
        axes.set_title(title, loc="left", color=INK)
        axes.set_xlabel("person-weeks")
        axes.set_ylabel("seconds")
        _plain(axes)
    return _legend(figure, looks)


def _longest(found: pl.DataFrame) -> pl.DataFrame:
    """Return of each problem, seed and contestant the run that had the most time."""
    which = ["digest", "seed", "workers", "contestant"]
    return found.sort("time_limit", maintain_order=True).unique(which, keep="last", maintain_order=True)


def _per_cent(value: int, reference: int) -> float:
    return max(FINEST, 100 * (value - reference) / value) if value > 0 else FINEST


def _looks(found: pl.DataFrame) -> dict[str, Look]:
    """Return each contestant's colour, marker, line and place, by name so that charts agree; ours first."""
    names = sorted(found["contestant"].unique().to_list(), key=lambda name: (not name.startswith(OURS), name))
    return {
        name: {
            "color": COLOURS[at % len(COLOURS)],
            "mark": MARKS[at % len(MARKS)],
            "line": LINES[at % len(LINES)],
            "place": at,
        }
        for at, name in enumerate(names)
    }


def _figure(title: str, subtitle: str, size: tuple[float, float]) -> Figure:
    height = size[1]
    room = ConstrainedLayoutEngine(rect=(0.01, 0.45 / height, 0.98, 1 - 1.15 / height))
    figure = Figure(figsize=size, facecolor="white", layout=room)
    figure.text(0.015, 1 - 0.28 / height, title, fontsize=13, fontweight="bold", va="center")
    figure.text(0.015, 1 - 0.54 / height, subtitle, fontsize=8.5, color=QUIET, va="center")
    return figure


def _logarithmic(axis: XAxis | YAxis) -> None:
    """Make an axis logarithmic, with numbers as people write them."""
    scale = axis.axes.set_xscale if isinstance(axis, XAxis) else axis.axes.set_yscale
    scale("log")
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(StrMethodFormatter("{x:g}"))
    axis.set_minor_locator(NullLocator())


def _plain(axes: Axes) -> None:
    axes.grid(color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, which="both")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _legend(figure: Figure, looks: dict[str, Look]) -> Figure:
    handles = [
        Line2D([], [], color=look["color"], marker=look["mark"], linestyle=look["line"], label=name)
        for name, look in looks.items()
    ]
    height = figure.get_size_inches()[1]
    figure.legend(
        handles=handles, loc="lower center", bbox_to_anchor=(0.5, 0.02 / height), ncols=6, frameon=False
    )
    return figure
