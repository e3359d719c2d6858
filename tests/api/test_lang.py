"""The language of the interface (språk): every text in both languages, numbers as people write them."""

import ast
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import api
from api.lang import Voice
from api.words import WORDS
from models.agreements import Enforcement
from models.evidence import Mark
from models.findings import Standing
from models.result import Limit, Reason
from models.rule import Deviation, Scope
from models.shifts import ShiftKind
from models.text import Language
from solver import blockwise, level
from solver.progress import NON_NEGATIVE
from solver.search import closing
from tests import world

NB, EN = Voice(Language.NB), Voice(Language.EN)


@pytest.mark.parametrize(
    ("said", "nb", "en"),
    [
        (lambda v: v.number(1_234_567), "1 234 567", "1,234,567"),
        (lambda v: v.number(-1_000), "−1 000", "−1,000"),
        (lambda v: v.hours(2130), "35,5", "35.5"),
        (lambda v: v.hours(-1), "0,0", "0.0"),
        (lambda v: v.hours(-63), "−1,1", "−1.1"),
        (lambda v: v.signed_hours(90), "+1,5", "+1.5"),
        (lambda v: v.signed_hours(0), "0,0", "0.0"),
        (lambda v: v.percent(6_102), "61,0 %", "61.0%"),
        (lambda v: v.percent(None), "–", "–"),
        (lambda v: v.kroner(1_234_550), "12 346 kr", "NOK 12,346"),
        (lambda v: v.date(date(2027, 1, 9)), "09.01.2027", "2027-01-09"),
        (lambda v: v.clock(630), "10:30", "10:30"),
        (lambda v: v.count("breaches", 1), "1 brudd", "1 breach"),
        (lambda v: v.route(()), "ingen", "nobody"),
        (lambda v: v.day(date(2027, 1, 9), world.problem().horizon), "lø 9.1.", "Sa 9 Jan"),
    ],
)
def test_numbers_look_as_people_write_them(said: object, nb: str, en: str) -> None:
    """Decimal comma and spaces in bokmål, decimal point and commas in English; dates likewise."""
    assert callable(said)
    assert [said(voice).replace("\xa0", " ") for voice in (NB, EN)] == [nb, en]


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same() -> None:
    """Each text has the same values in both languages, and neither is empty."""
    assert [key for key, text in WORDS.items() if placeholders(text.nb) != placeholders(text.en)] == []
    assert [key for key, text in WORDS.items() if not text.nb or not text.en] == []


def literals() -> Iterator[str]:
    """Yield every string in the package, f-strings with a star for each value."""
    for file in Path(api.__path__[0]).rglob("*.py"):
        if file.parent.name == "words":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(
                    part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "*"
                    for part in node.values
                )


def test_no_text_is_idle() -> None:
    """Every text of the interface is used: by its key, or by a key that is put together."""
    used = set(literals())
    heads = {word.split("*")[0] for word in used if "." in word and word.split("*")[0].endswith(".")}
    counted = {key for key in WORDS if key.rsplit(".", 1)[-1] in {"one", "more"}}
    idle = [
        key
        for key in WORDS
        if key not in used and key not in counted and not any(key.startswith(head) for head in heads)
    ]
    assert sorted(key for key in idle if not key.endswith(".short")) == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("verdict", list(Reason)),
        ("limit", list(Limit)),
        ("standing", list(Standing)),
        ("mark", list(Mark)),
        ("kind", list(ShiftKind)),
        ("enforcement", list(Enforcement)),
        ("scope", list(Scope)),
    ],
)
def test_every_value_has_a_word(words: str, values: list[str]) -> None:
    """Every value of an enumeration that is shown has a text."""
    assert [value for value in values if f"{words}.{value}" not in WORDS] == []


def test_every_prover_has_a_word() -> None:
    """Whoever may have proved a bound is named in the reader's language, also several of different parts."""
    provers = (level.PROVER, blockwise.PROVER, closing.PROVER, NON_NEGATIVE, "cp-sat")
    assert [prover for prover in provers if f"prover.{prover}" not in WORDS] == []
    told = Voice(Language.NB).prover("blocks + columns")
    assert told == "bevist av kolonnegenerering, blokk for blokk + kolonnegenerering"


def test_every_route_has_a_word() -> None:
    """Every route of deviation has a text."""
    assert [route for route in Deviation if f"route.{route.name}" not in WORDS] == []
