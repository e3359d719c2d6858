"""What became of breaches, on the terminal (utbedring på skjermen)."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text as Line

from api.catalogue import rule_title
from api.lang import Voice
from api.terminal import style, tables
from models.calendar import Horizon
from models.healing import Improvement
from models.result import LevelResult

MOST = 10
"""Mended breaches that are printed; the result has them all."""


def healing(
    made: Improvement, levels: Sequence[LevelResult], horizon: Horizon, voice: Voice
) -> Iterator[RenderableType]:
    """Yield how many breaches are mended, smaller and left, and which are mended (utbedring)."""
    found = made.healing
    yield tables.heading(voice("healing.title"))
    yield Line(healed(made, voice))
    for breach in found.healed[:MOST]:
        text = voice(
            "healing.line",
            rule=voice.say(rule_title(breach.rule)),
            who=breach.employee or breach.unit or "",
            day=voice.day(breach.date, horizon),
            text=voice.say(breach.text),
        )
        yield tables.bullet(Line(text, style=style.GOOD))
    if len(found.healed) > MOST:
        yield Line(voice("and_more", number=len(found.healed) - MOST), style=style.QUIET)
    changes = [
        voice(
            "healing.level",
            level=level.level,
            before=voice.kroner(made.level(level.level)),
            after=voice.kroner(level.value),
        )
        for level in levels
    ]
    if changes:
        yield Line(voice("healing.levels", levels=", ".join(changes)))


def healed(made: Improvement, voice: Voice) -> str:
    """Return in one sentence what became of the breaches (utbedret)."""
    if not made.breaches:
        return voice("healing.clean")
    found = made.healing
    counts = (len(found.healed), len(found.eased), len(found.left))
    gone, eased, left = map(voice.number, counts)
    return voice("healing.sum", healed=gone, eased=eased, left=left)
