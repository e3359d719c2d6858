"""A conflict on the terminal (konflikt på skjermen): what cannot hold together, and what mends it."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text as Line

from api.lang import Voice
from api.terminal import style, tables
from models.conflict import Conflict, Effect, Repair

MOST = 8
"""Repairs of one conflict that are printed; the result has them all."""


def conflicts(found: Sequence[Conflict], voice: Voice, *, repairs: bool = True) -> Iterator[RenderableType]:
    """Yield each conflict, with its repairs where they were looked for (konflikter)."""
    for number, conflict in enumerate(found, 1):
        if len(found) > 1:
            yield Line(voice("conflict.more", number=number, total=len(found)), style=style.QUIET)
        yield from _conflict(conflict, voice)
        if repairs:
            yield from _repairs(conflict, voice)


def _conflict(conflict: Conflict, voice: Voice) -> Iterator[RenderableType]:
    yield tables.heading(voice("conflict.title"))
    for text in [member.text for member in conflict.members] or [conflict.text]:
        yield tables.bullet(Line(voice.say(text)))
    if conflict.reckoning is not None:
        yield Line(voice.say(conflict.reckoning), style=style.AMBER)
    if not conflict.minimal:
        yield Line(voice("conflict.not_minimal"), style=style.AMBER)


def _repairs(conflict: Conflict, voice: Voice) -> Iterator[RenderableType]:
    if conflict.repairs:
        whole = conflict.repairs[0].effect is Effect.FEASIBLE
        yield tables.heading(voice("repairs" if whole else "repairs.core"))
        for repair in conflict.repairs[:MOST]:
            yield tables.bullet(Line(_repair(repair, voice)))
        if len(conflict.repairs) > MOST:
            yield Line(voice("and_more", number=len(conflict.repairs) - MOST), style=style.QUIET)
    elif conflict.searched:
        yield Line(voice("repairs.none"))
    if not conflict.searched:
        yield Line(voice("repairs.unfinished"), style=style.AMBER)


def _repair(repair: Repair, voice: Voice) -> str:
    cost = voice("repair.unpriced")
    if repair.cost is not None:
        cost = voice.kroner(repair.cost) if repair.cost else voice("repair.free")
    tail = "" if repair.smallest else voice("repair.not_smallest")
    return voice("repair.line", cost=cost, text=voice.say(repair.text)) + tail
