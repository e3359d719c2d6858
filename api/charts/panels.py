"""What a chart shows (figurinnhold): numbers and words, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from models.units import DAY

CELL: Final = 5
"""Minutes of a cell: fine enough for every clock time that a shift begins or ends at."""
CELLS: Final = DAY // CELL
Line = tuple[float, ...]
"""A number for every cell of a day."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One competence on one day of the week (rute).

    Attributes
    ----------
    need, least
        Heads wanted, and heads below which the service is not sound.
    layers
        Work in heads, lowest level first, to be stacked.
    low, middle, high
        Heads there on the worst, the middle and the best of the plan's days; empty without a rota.
    short
        Heads missing on the worst day.
    note
        That day and how many, where any are missing.
    """

    need: Line
    least: Line
    layers: tuple[Line, ...] = ()
    low: Line = ()
    middle: Line = ()
    high: Line = ()
    short: Line = ()
    note: str = ""

    @property
    def top(self) -> float:
        """The highest that anything reaches (høyeste)."""
        stacked = [sum(cell) for cell in zip(*self.layers, strict=True)]
        return max([*self.need, *self.least, *self.high, *stacked], default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One competence through the week (rad).

    Attributes
    ----------
    levels
        What each layer of work is called.
    """

    label: str
    panels: tuple[Panel, ...]
    levels: tuple[str, ...] = ()

    @property
    def top(self) -> float:
        """The highest that anything reaches in any panel (høyeste)."""
        return max(panel.top for panel in self.panels)


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart (figur).

    Attributes
    ----------
    words
        What the legend calls each thing, by its name in ``canvas``.
    description
        The chart in sentences, for those who do not see it.
    """

    title: str
    subtitle: str
    days: tuple[str, ...]
    rows: tuple[Row, ...]
    axis: str
    description: str
    words: dict[str, str] = field(default_factory=dict)


def spread(values: Sequence[float], step: int) -> Line:
    """Return values of ``step`` minutes as cells (til ruter)."""
    return tuple(values[cell * CELL // step] for cell in range(len(values) * step // CELL))


def of_day(week: Sequence[float], day: int) -> Line:
    """Return one day's part of a week, Monday 0 (dagens del)."""
    size = len(week) // 7
    return tuple(week[day * size : (day + 1) * size])
