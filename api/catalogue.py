"""Rules and terms by their kind (katalog): titles, parameters and what their docstrings say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc
from typing import Final

from models.rule import Rule
from models.rules import RULES
from models.term import Term
from models.terms import TERMS
from models.text import Text
from models.units import clock_text, hours_minutes

HEADINGS: Final = ("Law", "Reads", "Posted as", "Audited as", "Not covered")


@lru_cache
def rules() -> dict[str, type[Rule]]:
    """Return the rules by kind, in the order in which they are posted (regler)."""
    return {kind_of(rule): rule for rule in RULES}


@lru_cache
def terms() -> dict[str, type[Term]]:
    """Return the terms of the objective by kind (ledd)."""
    return {kind_of(term): term for term in TERMS}


def kind_of(model: type[Rule | Term]) -> str:
    """Return the kind that a rule's or a term's class fixes (slag)."""
    return str(model.model_fields["kind"].default)


def rule_title(kind: str) -> Text:
    """Return a rule's title, or its kind for one that is not known here (regelens navn)."""
    rule = rules().get(kind)
    return rule.title if rule is not None else Text(nb=kind, en=kind)


def term_title(kind: str) -> Text:
    """Return a term's title, or its kind for one that is not known here (leddets navn)."""
    term = terms().get(kind)
    return term.title if term is not None else Text(nb=kind, en=kind)


def term_unit(kind: str) -> Text:
    """Return what a term is counted in (leddets enhet)."""
    term = terms().get(kind)
    return term.unit if term is not None else Text(nb="", en="")


def measured_in(rule: str, parameter: str) -> str | None:
    """Return the unit of a rule's parameter, for example ``min`` (måleenhet)."""
    known = rules().get(rule)
    field = known.model_fields.get(parameter) if known is not None else None
    for extra in (field.json_schema_extra, *field.metadata) if field is not None else ():
        held = extra if isinstance(extra, dict) else getattr(extra, "json_schema_extra", None)
        if isinstance(held, dict) and "x-unit" in held:
            return str(held["x-unit"])
    return None


def in_words(rule: str, parameter: str, value: object) -> str | None:
    """Return a value that needs no language, None for a switch (verdi)."""
    if isinstance(value, bool):
        return None
    unit = measured_in(rule, parameter)
    if isinstance(value, int) and unit in {"min", "HH:MM"}:
        return hours_minutes(value) if unit == "min" else clock_text(value)
    return "–" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule's docstring taken apart (forklaring): its first sentence, and the text under each heading."""

    summary: str
    sections: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]


def explanation(rule: type[Rule]) -> Explanation:
    """Return what a rule's docstring says, and of its parameters also those that it inherits (forklaring)."""
    texts = [cleandoc(held.__doc__ or "").replace("``", "") for held in rule.__mro__]
    summary, _, rest = texts[0].partition("\nAttributes\n")[0].partition("\n\n")
    parameters = (p for text in texts for p in _parameters(text.partition("\nAttributes\n")[2]))
    return Explanation(" ".join(summary.split()), tuple(_sections(rest)), tuple(parameters))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading with its text; the text of a heading goes on until the next."""
    names = "|".join(map(re.escape, HEADINGS))
    parts = re.split(rf"^({names}) {{2,}}", text, flags=re.MULTILINE)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield name, " ".join(body.split())


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    """Yield each parameter of the Attributes section with its text."""
    for name, body in re.findall(r"^(\w[\w, ]*)\n((?:[ ]+.*\n?|\n)+)", text, flags=re.MULTILINE):
        yield name, " ".join(body.split())
