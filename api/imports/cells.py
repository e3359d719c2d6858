"""Cells as people write them (celler): numbers, clock times, days and shares, turned into what models read.

What cannot be understood is passed on as it stands, for the model to refuse with the cell's place.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from api.imports.task_columns import MOVABLE, Kind
from models.units import FULL_POSITION

_CLOCK: Final = re.compile(r"^(?:\d{4}-\d{2}-\d{2} )?(\d{1,2}[:.]\d{2})(?::00(?:\.0+)?)?$")
_WHOLE: Final = re.compile(r"^(\d{1,9})(?:[.,]0+)?$")
_SHARE: Final = re.compile(r"^(\d{1,3}(?:[.,]\d{1,12})?)\s*(%?)$")
_WEEK: Final = (("ma", "mo"), ("ti", "tu"), ("on", "we"), ("to", "th"), ("fr",), ("lø", "sa"), ("sø", "su"))
_DAY: Final = {
    start: number for number, starts in enumerate(_WEEK, start=1) for start in (*starts, str(number))
}
_NAMED: Final = {
    **dict.fromkeys(("hverdag", "hverdager", "ukedager", "weekday", "weekdays"), "12345"),
    **dict.fromkeys(("helg", "helger", "weekend", "weekends"), "67"),
    **dict.fromkeys(("alle", "alle dager", "hver dag", "daglig", "all", "every day", "daily"), "1234567"),
}


def value(kind: Kind, text: str) -> object:
    """Return what a cell says, or its text where it says nothing that is understood (celleverdi)."""
    return _READ[kind](text)


def _whole(text: str) -> object:
    found = _WHOLE.match(text)
    return int(found[1]) if found else text


def _clock(text: str) -> object:
    found = _CLOCK.match(text)
    return found[1] if found else text


def _days(text: str) -> object:
    """Return days from figures, a name, or days and stretches of days: ``ma-to, lø``."""
    whole, word = _WHOLE.match(text), text.casefold().strip()
    if whole:
        return whole[1]
    if word in _NAMED:
        return _NAMED[word]
    days: set[int] = set()
    for part in re.split(r"\s*(?:,|\+|/|;|\bog\b|\band\b|\s)\s*", re.sub(r"\s*[-–]\s*", "-", word)):
        first, dash, last = part.partition("-")
        begin, end = _DAY.get(first[:2]), _DAY.get(last[:2] if dash else first[:2])
        if begin is None or end is None:
            return text
        days |= {(begin - 1 + step) % 7 + 1 for step in range((end - begin) % 7 + 1)}
    return "".join(map(str, sorted(days)))


def _share(text: str) -> object:
    """Return basis points: a spreadsheet keeps 12 % as 0.12, and people write 12 or 12 %."""
    found = _SHARE.match(text)
    if found is None:
        return text
    number = Decimal(found[1].replace(",", "."))
    parts = number if found[2] or number > 1 else number * 100
    return int((parts * FULL_POSITION / 100).to_integral_value())


def _movable(text: str) -> object:
    word = text.casefold().replace("_", " ").strip()
    known = {name: key for key, said in MOVABLE.items() for name in (said.nb, said.en)} | {"dag": "same_day"}
    return known.get(word, text)


_READ: Final[Mapping[Kind, Callable[[str], object]]] = {
    Kind.TEXT: str,
    Kind.LEVEL: str,
    Kind.WHOLE: _whole,
    Kind.CLOCK: _clock,
    Kind.DAYS: _days,
    Kind.SHARE: _share,
    Kind.MOVABLE: _movable,
}
