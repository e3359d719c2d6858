"""How charts are drawn (tegning): panels for competences by days, as SVG with text as text, or PNG.

Colours are told apart by those who see few of them, and nothing is said by colour alone: the need is a line,
what is missing is hatched, the levels differ in lightness.
"""

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from textwrap import fill
from typing import Any, Final

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, MaxNLocator

from api.charts.panels import CELL, CELLS, Chart, Line, Panel, Row
from models.units import HOUR

INK: Final = "#1F2328"
QUIET: Final = "#6B7280"
GRID: Final = "#E5E7EB"
WORK: Final = "#D9D4C7"
Look = dict[str, Any]
_NEED: Final[Look] = {"color": INK, "linewidth": 1.6}
_LEAST: Final[Look] = {"color": INK, "linewidth": 0.9, "linestyle": (0, (2, 2))}
_MIDDLE: Final[Look] = {"color": "#0072B2", "linewidth": 1.3}
_BAND: Final[Look] = {"color": "#56B4E9", "alpha": 0.35}
_SHORT: Final[Look] = {"facecolor": "#F6D3BE", "edgecolor": "#D55E00", "hatch": "/////", "linewidth": 0}
_HOURS: Final = (0, 6, 12, 18)
_WIDTH: Final = 16.0
_TALL, _LOW, _ROUND = 2.7, 1.55, 1.75
_STYLE: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "svg.fonttype": "none",
    "svg.hashsalt": "turnusmotor",
    "hatch.linewidth": 0.7,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
}


def drawn(chart: Chart, path: Path) -> bytes:
    """Return a chart as the format that the file's name asks for (tegn)."""
    target = io.BytesIO()
    with mpl.rc_context(_STYLE):
        figure = _figure(chart)
        if path.suffix.lower() == ".png":
            about = {"Title": chart.title, "Description": chart.description, "Software": None}
            figure.savefig(target, format="png", dpi=150, metadata=about)
            return target.getvalue()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return _described(target.getvalue().decode(), chart).encode()


def _described(svg: str, chart: Chart) -> str:
    """Return the drawing with a title and a description, for those who have it read to them."""
    head, tag, rest = svg.partition("<svg ")
    attributes, close, body = rest.partition(">")
    about = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    return f'{head}{tag}role="img" {attributes}{close}\n {about}{body}'


def _figure(chart: Chart) -> Figure:
    heights = [_TALL, *[_LOW] * (len(chart.rows) - 1)]
    height = sum(heights) + _ROUND
    figure = Figure(figsize=(_WIDTH, height), facecolor="white")
    grid = figure.add_gridspec(
        len(chart.rows),
        len(chart.days),
        height_ratios=heights,
        left=0.125,
        right=0.99,
        top=1 - 1.05 / height,
        bottom=0.7 / height,
        wspace=0.05,
        hspace=0.16,
    )
    figure.text(0.012, 1 - 0.32 / height, chart.title, fontsize=15, fontweight="bold", va="center")
    figure.text(0.012, 1 - 0.62 / height, chart.subtitle, fontsize=10, color=QUIET, va="center")
    for at, row in enumerate(chart.rows):
        for day, panel in enumerate(row.panels):
            axes = figure.add_subplot(grid[at, day])
            _panel(axes, panel, len(row.levels))
            _frame(axes, chart, row, at=at, day=day)
    figure.legend(
        handles=_legend(chart),
        loc="lower center",
        bbox_to_anchor=(0.5, 0.04 / height),
        ncols=12,
        frameon=False,
        fontsize=9,
    )
    return figure


def _panel(axes: Axes, panel: Panel, levels: int) -> None:
    """Draw one competence on one day: work at the back, who is there, the need, and what is missing."""
    floor: Line = (0.0,) * CELLS
    colours = shades(levels) if levels else [WORK] * len(panel.layers)
    for colour, layer in zip(colours, panel.layers, strict=True):
        ceiling = tuple(a + b for a, b in zip(floor, layer, strict=True))
        _fill(
            axes, floor, ceiling, {"facecolor": colour, "edgecolor": "white", "linewidth": 0.3, "zorder": 1}
        )
        floor = ceiling
    if panel.high:
        _fill(axes, panel.low, panel.high, _BAND | {"linewidth": 0, "zorder": 2})
        _steps(axes, panel.middle, _MIDDLE | {"zorder": 3})
    if any(panel.short):
        below = tuple(need - missing for need, missing in zip(panel.need, panel.short, strict=True))
        _fill(axes, below, panel.need, _SHORT | {"zorder": 4})
    if any(panel.least):
        _steps(axes, panel.least, _LEAST | {"zorder": 5})
    _steps(axes, panel.need, _NEED | {"zorder": 6})
    if panel.note:
        look: Look = {"fontsize": 7.5, "color": "#A34700", "fontweight": "bold", "zorder": 7}
        axes.text(0.985, 0.97, panel.note, transform=axes.transAxes, ha="right", va="top", **look)


def _frame(axes: Axes, chart: Chart, row: Row, *, at: int, day: int) -> None:
    """Give a panel its scales, and its headings where it stands at an edge."""
    axes.set_xlim(0, 24)
    axes.set_ylim(0, max(row.top * 1.24, 1.3))
    axes.xaxis.set_major_locator(FixedLocator(_HOURS))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.grid(color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=8, labelleft=day == 0, labelbottom=at == len(chart.rows) - 1)
    axes.set_xticklabels([f"{hour:02d}" for hour in _HOURS])
    for side in axes.spines.values():
        side.set_linewidth(0.8)
    if at == 0:
        axes.set_title(chart.days[day].capitalize(), fontsize=10, color=INK, pad=6)
    if day == 0:
        axes.annotate(
            fill(row.label, 19, break_long_words=False),
            xy=(0.012, 1.0),
            xycoords=("figure fraction", "axes fraction"),
            fontsize=9,
            fontweight="bold",
            va="top",
            annotation_clip=False,
        )
        axes.set_ylabel(chart.axis, fontsize=8)


def shades(number: int) -> list[str]:
    """Return so many colours from light to dark, apart for every eye (nyanser)."""
    scale = mpl.colormaps["cividis_r"]
    at = [0.08 + 0.84 * n / max(1, number - 1) for n in range(number)]
    return [mpl.colors.to_hex(scale(share)) for share in at]


def _legend(chart: Chart) -> Sequence[Artist]:
    panels = [panel for row in chart.rows for panel in row.panels]
    levels, words = chart.rows[0].levels, chart.words
    handles: list[Artist] = [Line2D([], [], label=words["need"], **_NEED)]
    if any(any(panel.least) for panel in panels):
        handles.append(Line2D([], [], label=words["least"], **_LEAST))
    if any(panel.high for panel in panels):
        handles.append(Line2D([], [], label=words["middle"], **_MIDDLE))
        handles.append(Patch(label=words["there"], **_BAND))
    if any(any(panel.short) for panel in panels):
        handles.append(Patch(label=words["short"], **_SHORT))
    if any(panel.layers for panel in panels):
        handles += [Patch(color=c, label=n) for c, n in zip(shades(len(levels)), levels, strict=True)]
        if not levels or len(chart.rows) > 1:
            handles.append(Patch(color=WORK, label=words["work"]))
    return handles


def _steps(axes: Axes, line: Line, look: Look) -> None:
    at, (heads,) = _runs(line)
    axes.step(at, heads, where="post", **look)


def _fill(axes: Axes, low: Line, high: Line, look: Look) -> None:
    at, (floor, ceiling) = _runs(low, high)
    axes.fill_between(at, floor, ceiling, step="post", **look)


def _runs(*lines: Line) -> tuple[list[float], list[list[float]]]:
    """Return the hours at which any line changes, and the lines there: cells that are alike are one."""
    cells = list(zip(*lines, strict=True))
    changes = [at for at, cell in enumerate(cells) if at == 0 or cell != cells[at - 1]]
    values = [[*(line[at] for at in changes), line[-1]] for line in lines]
    return [*(at * CELL / HOUR for at in changes), CELLS * CELL / HOUR], values
