"""Progress while a rota is sought (framdrift): a table that moves on a terminal, lines elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text as Line

from api.lang import Voice
from api.terminal import style, tables

QUIET_SECONDS = 5.0
"""Between two lines where there is no terminal."""


class Moment(Protocol):
    """What is known at one moment: cost and bound of each level in øre (øyeblikk)."""

    @property
    def milliseconds(self) -> int:
        """Since the start (tid)."""

    @property
    def phase(self) -> str:
        """What is being done (fase)."""

    @property
    def values(self) -> tuple[int, ...]:
        """Cost of the best rota on each level; empty before the first (verdier)."""

    @property
    def bounds(self) -> tuple[int | None, ...]:
        """What is proven of each level (grenser)."""


class Board:
    """What the person who waits sees (tavle)."""

    def __init__(self, voice: Voice, limit: int, levels: tuple[int, ...]) -> None:
        self._voice = voice
        self._limit = limit
        self._levels = levels
        self._started = time.monotonic()
        self._moment: Moment | None = None
        self.stopping = False

    def tell(self, moment: Moment) -> None:
        """Take what is known now (fortell)."""
        self._moment = moment

    def __rich__(self) -> RenderableType:
        """Draw the board; rich asks several times a second, so that the clock moves."""
        voice, seconds = self._voice, int(time.monotonic() - self._started)
        clock = voice("live.elapsed", elapsed=_clock(seconds), limit=_clock(self._limit))
        head = Line.assemble((voice("live.title"), style.HEADING), f"  {clock}  {self._phase()}")
        hint = voice("live.stopping") if self.stopping else voice("live.stop")
        return Group(head, self._table(), Line(hint, style=style.AMBER if self.stopping else style.QUIET))

    def line(self, moment: Moment) -> str:
        """Return what is known as one line (linje)."""
        voice = self._voice
        levels = "; ".join(
            voice("live.level", level=level, value=voice.kroner(value), bound=_kroner(bound, voice))
            for level, value, bound in self._known(moment)
        )
        seconds = voice.decimal(moment.milliseconds, 1000)
        return voice(
            "live.line",
            elapsed=seconds,
            phase=phase_text(moment.phase, voice),
            levels=levels or voice("live.waiting"),
        )

    def _phase(self) -> str:
        return phase_text(self._moment.phase if self._moment is not None else "", self._voice)

    def _known(self, moment: Moment) -> Iterator[tuple[int, int, int | None]]:
        bounds = (*moment.bounds, *(None for _ in moment.values))
        return zip(self._levels, moment.values, bounds, strict=False)

    def _table(self) -> RenderableType:
        voice = self._voice
        if self._moment is None or not self._moment.values:
            return Line(voice("live.waiting"), style=style.QUIET)
        numbers = [voice(word) for word in ("best", "bound.short", "gap")]
        made: Table = tables.table(voice("level"), *numbers, right=numbers)
        for level, value, bound in self._known(self._moment):
            proven = voice("proven") if bound == value else voice.percent(tables.gap(value, bound))
            made.add_row(str(level), voice.kroner(value), _kroner(bound, voice), proven)
        return made


def phase_text(phase: str, voice: Voice) -> str:
    """Return what a phase of the search is called (fase); ``level-2`` is level 2."""
    name, _, level = phase.partition("-")
    return voice.either(f"phase.{name}", phase, level=level)


@contextmanager
def showing(console: Console, board: Board) -> Iterator[Callable[[Moment], None]]:
    """Show the board while the block runs; yield what the search tells (vis)."""
    if console.is_terminal:
        with Live(board, console=console, transient=True, refresh_per_second=5):
            yield board.tell
        return
    last = float("-inf")

    def tell(moment: Moment) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= QUIET_SECONDS:
            last = now
            console.print(Line(board.line(moment)), soft_wrap=True)

    yield tell


def _kroner(ore: int | None, voice: Voice) -> str:
    return "–" if ore is None else voice.kroner(ore)


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
