"""From text to plain values (syntaks): JSON, with the faults that show before its meaning is known.

Python's reader is lenient where that helps nobody: it takes the last of two equal keys, reads NaN, and
follows any depth until it breaks. Here each of these is a fault with a place.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from models.findings import BadInput, Issue
from models.places import at, shown
from models.text import Text

DEEPEST: Final = 40
LARGEST: Final = 10**9
SPOILT: Final = ((("unreadable",),),)
"""Stands where a value was refused already: no field of the format accepts it, so nothing is built on it."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
# Half characters, and those that steer a terminal instead of being seen on it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EXPECTED: Final = {
    "Expecting property name": Text(nb="en nøkkel i doble anførselstegn", en="a key in double quotes"),
    "Expecting ':'": Text(nb="kolon etter nøkkelen", en="a colon after the key"),
    "Expecting ','": Text(nb="komma eller en avsluttende parentes", en="a comma or a closing bracket"),
    "Expecting value": Text(nb="en verdi", en="a value"),
    "Unterminated string": Text(nb="anførselstegnet som slutter teksten", en="the quote that ends the text"),
    "Invalid control": Text(nb="tekst uten linjeskift og tabulator", en="text without line break or tab"),
    "Invalid \\": Text(nb="et gyldig tegn etter \\", en="a valid character after \\"),
    "Extra data": Text(nb="slutten på filen", en="the end of the file"),
}
_ELSE = Text(nb="gyldig JSON", en="valid JSON")


@dataclass(frozen=True, slots=True)
class Document:
    """A text as plain values (dokument).

    Attributes
    ----------
    data
        What it says; ``SPOILT`` where a value was refused.
    issues
        What was refused, each at its place.
    """

    data: object
    issues: tuple[Issue, ...]


class _Twice(dict[str, Any]):
    """An object in which some key stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs]
        self.keys_twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))


@dataclass(frozen=True, slots=True)
class _Unfit:
    """A number that no field can hold, as it was written."""

    written: str


def parse(text: str | bytes, name: str = "") -> Document:
    """Return what a JSON text says (les JSON).

    Parameters
    ----------
    name
        The file's name, for places in it.

    Raises
    ------
    BadInput
        When there is nothing to go on with: not UTF-8, not JSON, or nested beyond reason.
    """
    written = _decoded(text, name)
    if not written.strip():
        _refuse(
            "empty-file",
            name,
            nb="filen er tom; skriv oppgaven i den",
            en="the file is empty; write the problem in it",
        )
    depth = _too_deep(written)
    if depth is not None:
        _refuse(
            "too-deep",
            _position(written, depth, name),
            nb=f"mer enn {DEEPEST} parenteser er åpne inni hverandre her; formatet trenger langt færre",
            en=f"more than {DEEPEST} brackets are open inside each other here; the format needs far fewer",
        )
    try:
        raw = json.loads(
            written,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_Unfit,
        )
    except json.JSONDecodeError as error:
        _invalid(written, error, name)
    cleaned = _Cleaner()
    return Document(cleaned.value(raw, ""), tuple(cleaned.issues))


def _refuse(code: str, place: str, nb: str, en: str) -> NoReturn:
    raise BadInput((Issue(code=code, place=place, text=Text(nb=nb, en=en)),))


def _decoded(text: str | bytes, name: str) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    if text.startswith(_WIDE):
        _refuse(
            "not-utf8",
            name,
            nb="filen er lagret som UTF-16 eller UTF-32; lagre den som UTF-8",
            en="the file is saved as UTF-16 or UTF-32; save it as UTF-8",
        )
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder's offsets are those of the bytes after the mark.
        body = text.removeprefix(codecs.BOM_UTF8)
        before = body[: error.start].decode("utf-8")
        byte = body[error.start]
        _refuse(
            "not-utf8",
            _position(before, len(before), name),
            nb=f"tegnet her (byte {byte:#04x}) er ikke UTF-8; lagre filen som UTF-8",
            en=f"the character here (byte {byte:#04x}) is not UTF-8; save the file as UTF-8",
        )


def _position(text: str, offset: int, name: str) -> str:
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return f"{name}:{line}:{column}" if name else f"{line}:{column}"


def _open(text: str, until: int | None = None) -> Iterator[list[int]]:
    """Yield the offsets of the brackets that are open, after each bracket."""
    stack: list[int] = []
    for token in _TOKEN.finditer(text, 0, len(text) if until is None else until):
        if token[0] in "[{":
            stack.append(token.start())
        elif token[0] in "]}" and stack:
            stack.pop()
        yield stack


def _too_deep(text: str) -> int | None:
    return next((stack[-1] for stack in _open(text) if len(stack) > DEEPEST), None)


def _invalid(text: str, error: json.JSONDecodeError, name: str) -> NoReturn:
    fault = _fault(text, error)
    _refuse(
        "invalid-json",
        _position(text, error.pos, name),
        nb=f"linje {error.lineno}, tegn {error.colno}: {fault.nb}",
        en=f"line {error.lineno}, character {error.colno}: {fault.en}",
    )


def _fault(text: str, error: json.JSONDecodeError) -> Text:
    wanted = next((says for start, says in _EXPECTED.items() if error.msg.startswith(start)), _ELSE)
    unended = error.msg.startswith("Unterminated string")
    before, rest = text[: error.pos].rstrip(), text[error.pos : error.pos + 20]
    if unended or not text[error.pos :].strip():
        line = error.lineno if unended else _innermost(text)
        return Text(
            nb=f"filen slutter midt i det som begynte på linje {line}; her mangler {wanted.nb}",
            en=f"the file ends inside what began on line {line}; missing here: {wanted.en}",
        )
    if rest[0] in "]}" and before.endswith(","):
        return Text(
            nb=f"det står et komma for mye foran {rest[0]}; ta det bort",
            en=f"there is a comma too many before {rest[0]}; take it away",
        )
    found = shown(rest.split("\n", maxsplit=1)[0])
    return Text(
        nb=f"her står {found}, men det skulle stått {wanted.nb}",
        en=f"here is {found}, but there should be {wanted.en}",
    )


def _innermost(text: str) -> int:
    """Return the line of the last bracket that is still open at the end."""
    stack: list[int] = []
    for now in _open(text):
        stack = now
    return text.count("\n", 0, stack[-1] if stack else 0) + 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(pairs)


def _whole(digits: str) -> int | _Unfit:
    number = int(digits) if len(digits) <= len(str(-LARGEST)) else LARGEST + 1
    return number if abs(number) <= LARGEST else _Unfit(digits)


def _decimal(digits: str) -> float | _Unfit:
    number = float(digits)
    return number if abs(number) <= LARGEST else _Unfit(digits)


@dataclass(slots=True)
class _Cleaner:
    """Walks the values and takes out what no field can hold."""

    issues: list[Issue] = field(default_factory=list)

    def value(self, raw: object, place: str) -> object:
        """Return a value without what is reported (renset verdi)."""
        if isinstance(raw, dict):
            if isinstance(raw, _Twice):
                for key in raw.keys_twice:
                    self._twice(key, at(place, key))
            return {self._plain(key): self.value(inner, at(place, key)) for key, inner in raw.items()}
        if isinstance(raw, list):
            return [self.value(inner, at(place, number)) for number, inner in enumerate(raw)]
        if isinstance(raw, _Unfit):
            return self._unfit(raw, place)
        if isinstance(raw, str) and _UNSEEN.search(raw):
            return self._broken_text(raw, place)
        return raw

    def _plain(self, text: str) -> str:
        """Return a text without half characters, which no file can be written with."""
        return text.encode("utf-8", "backslashreplace").decode("utf-8")

    def _report(self, code: str, place: str, nb: str, en: str) -> None:
        self.issues.append(Issue(code=code, place=place, text=Text(nb=nb, en=en)))

    def _twice(self, key: str, place: str) -> None:
        self._report(
            "duplicate-key",
            place,
            nb=f"{shown(key)} står to ganger i samme objekt; behold den ene",
            en=f"{shown(key)} stands twice in the same object; keep one of them",
        )

    def _unfit(self, number: _Unfit, place: str) -> object:
        known = number.written.lstrip("-") in {"NaN", "Infinity"}
        nb = f"{number.written[:20]} er {'ikke et tall' if known else 'et for stort tall'}"
        en = f"{number.written[:20]} is {'not a number' if known else 'too large a number'}"
        self._report(
            "not-a-number" if known else "number-too-large",
            place,
            nb=f"{nb}; skriv et tall på høyst {LARGEST}",
            en=f"{en}; write a number of at most {LARGEST}",
        )
        return SPOILT

    def _broken_text(self, raw: str, place: str) -> object:
        self._report(
            "broken-text",
            place,
            nb=f"teksten {shown(raw)} har et usynlig eller halvt tegn i seg; skriv den på nytt",
            en=f"the text {shown(raw)} has an invisible or half character in it; write it again",
        )
        return SPOILT
