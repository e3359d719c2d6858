"""Places in an input (steder): paths as people read them, and values short enough to print."""

import difflib
import json
import re
from collections.abc import Iterable
from typing import Final

from models.text import Text

_PLAIN: Final = re.compile(r"^\w[\w-]{0,60}$")
_LONGEST: Final = 40


def at(place: str, step: str | int) -> str:
    """Return the path one step further in (sti): ``employees[3].positions[0].unit``."""
    if isinstance(step, int):
        return f"{place}[{step}]"
    if not _PLAIN.match(step):
        return f"{place}[{shown(step)}]"
    return f"{place}.{step}" if place else step


def joined(outer: str, inner: str) -> str:
    """Return a path inside another (sammensatt sti); either may be empty."""
    return f"{outer}.{inner}" if outer and inner else outer or inner


def path(steps: Iterable[str | int]) -> str:
    """Return a path from its steps (sti)."""
    place = ""
    for step in steps:
        place = at(place, step)
    return place


def last(place: str) -> str:
    """Return the last field of a path, with its number in a list (felt): ``positions[0]``."""
    return place.rsplit(".", 1)[-1]


def inside(place: str, outer: str) -> bool:
    """Whether a place is ``outer`` or lies inside it (innenfor)."""
    return place == outer or place.startswith((f"{outer}.", f"{outer}["))


def shown(value: object) -> str:
    """Return a value as one short printable piece (verdi), texts in quotes."""
    if isinstance(value, str):
        short = value[:_LONGEST]
        text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
        return f'"{text}"' if len(value) <= _LONGEST else f'"{text}…"'
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list | tuple):
        return "[…]" if value else "[]"
    text = json.dumps(value, default=str)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def suggestion(word: object, known: Iterable[str]) -> Text:
    """Return " (mente du …?)" when a known word is near, else nothing (forslag)."""
    words = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(str(word)[:_LONGEST].casefold(), words, n=1)
    if not near:
        return Text(nb="", en="")
    meant = shown(words[near[0]])
    return Text(nb=f" (mente du {meant}?)", en=f" (did you mean {meant}?)")
