"""The handbook (håndbok): glossary and rule catalogue of ``models/README.md``, from what the program holds.

``make docs`` writes it again. What stands above the mark is written by hand and stays; all below comes from
the rules, the terms, the law and the glossary, and a test holds the file to them.
"""

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Final

from api.catalogue import explanation, rules, terms
from api.lang import Voice
from api.markdown import renew, renewed, table
from models.agreements import Agreement
from models.amounts import amount
from models.evidence import Evidence
from models.figures import Figure, figures
from models.frames import Frame
from models.phrases import ROUTES
from models.regulations import (
    STANDARD_REGULATION,
    amendments,
    profile,
    profile_names,
    regulation,
    regulation_names,
)
from models.rule import Deviation, Rule
from models.text import Language, Text
from models.units import Frozen
from models.workflow import items

README: Final = Path(__file__).resolve().parents[1] / "models" / "README.md"
MARK: Final = (
    "<!-- Written by `make docs` from here on: change the rules, models/law or models/glossary.toml. -->"
)
_EN: Final = Voice(Language.EN)


class Word(Frozen):
    """A word of the project (ord).

    Attributes
    ----------
    code
        The class, field or value that carries it.
    """

    word: Text
    code: str | None = None
    note: Text | None = None


def glossary() -> tuple[Word, ...]:
    """Return the words of the project, one for each thing (ordliste)."""
    text = (resources.files("models") / "glossary.toml").read_text(encoding="utf-8")
    return tuple(Word.model_validate(row) for row in tomllib.loads(text)["words"])


def page(before: str) -> str:
    """Return the README with all below the mark written anew (siden)."""
    written = (_words, _regulations, _amendments, _profiles, _rules, _terms, _checklist, _unconfirmed)
    return renewed(before, MARK, (line for section in written for line in ("", *section())))


def main() -> None:
    """Write the README again (skriv)."""
    changed = renew(README, page(README.read_text(encoding="utf-8")))
    sys.stdout.write(f"{README.name}: {'written' if changed else 'up to date'}\n")


def _both(text: Text | None) -> tuple[str, str]:
    return ("", "") if text is None else (text.en, text.nb)


def _words() -> Iterator[str]:
    yield "## Words (ordliste)"
    yield ""
    yield "One word for each thing. `in code` is the class, field or value that carries it."
    yield ""
    yield from table(
        ("English", "bokmål", "in code", "note", "merknad"),
        (
            (w.word.en, w.word.nb, f"`{w.code}`" if w.code else "", *_both(w.note))
            for w in sorted(glossary(), key=lambda w: w.word.en.lower())
        ),
    )


def _regulations() -> Iterator[str]:
    yield "## Regulations (regelverk)"
    yield ""
    yield from table(
        ("id", "title", "tittel", "in force from", "takes over", "evidence"),
        (
            (
                f"`{bundle.id}`",
                *_both(bundle.title),
                bundle.since.isoformat(),
                f"`{bundle.extends}`" if bundle.extends else "",
                bundle.unread or "",
            )
            for bundle in sorted(map(regulation, regulation_names()), key=lambda b: (b.since, b.id))
        ),
    )


def _amendments() -> Iterator[str]:
    yield "### Known changes of law (lovendringer)"
    yield ""
    yield from table(
        ("date", "paragraph", "change", "endring", "evidence"),
        ((a.date.isoformat(), a.citation, *_both(a.text), _known(a.evidence)) for a in amendments()),
    )


def _profiles() -> Iterator[str]:
    yield "## Profiles of agreements (profiler)"
    yield ""
    signed = [(name, agreement) for name in profile_names() for agreement in profile(name).agreements]
    yield from table(
        ("profile", "agreement", "title", "tittel", "agreed with (avtales med)", "basis", "covers"),
        (
            (
                f"`{name}`",
                f"`{agreement.id}`",
                *_both(agreement.title),
                _route(agreement.route),
                agreement.basis,
                _binding(agreement),
            )
            for name, agreement in signed
        ),
    )


def _binding(agreement: Agreement) -> str:
    said = [
        "the majority rule: all who do the work" if agreement.majority else "",
        "those who have opted in" if agreement.consent else "",
        f"from {agreement.start}" if isinstance(agreement.start, date) else "",
        f"evaluated every {agreement.evaluate_weeks} weeks" if agreement.evaluate_weeks else "",
    ]
    return "; ".join(part for part in said if part) or "all"


def _rules() -> Iterator[str]:
    yield f"## Rule catalogue (regelkatalog), {len(rules())} rules"
    yield ""
    yield (
        "Each rule with its figures in every bundle and profile, how they are known, and how far they may be "
        "agreed. Times are hours and minutes."
    )
    for kind, rule in rules().items():
        yield ""
        yield from _rule(kind, rule)


def _rule(kind: str, rule: type[Rule]) -> Iterator[str]:
    said = explanation(rule)
    sections = dict(said.sections)
    routes = ", ".join(_route(route) for route in rule.deviation if route is not Deviation.NOBODY)
    yield f"### `{kind}` – {rule.title.en} / {rule.title.nb}"
    yield ""
    yield said.summary
    yield ""
    yield f"- **Law (lov):** {sections.get('Law', rule.citation)}"
    yield f"- **Reads (sier):** {sections.get('Reads', '')}"
    if sections.get("Not covered"):
        yield f"- **Not covered (dekker ikke):** {sections['Not covered']}"
    yield f"- **Concerns (gjelder):** {rule.scope.value}; {_force(kind)}"
    yield f"- **May be agreed with (kan avtales med):** {routes or _route(Deviation.NOBODY, alone=True)}"
    rows = list(_figures(kind))
    if rows:
        yield ""
        yield from table(("figure", "value", "in", "evidence", ""), rows)
    frames = [f for f in regulation(STANDARD_REGULATION).frames if f.rule == kind]
    agreed = [frame for frame in frames if frame.route is not Deviation.NOBODY]
    if agreed:
        yield ""
        yield from table(
            ("may be agreed", "by (med)", "to", "paragraph", "evidence"),
            (
                (f"`{f.parameter}`", _route(f.route), _limit(rule, f), f.basis, _known(f.evidence))
                for f in agreed
            ),
        )


def _force(kind: str) -> str:
    held = next((p for p in regulation(STANDARD_REGULATION).provisions if p.rule.kind == kind), None)
    if held is None:
        return "only where a problem or an agreement adds it (bare der en oppgave eller avtale tar den med)"
    word = f"enforcement.{held.enforcement.value}"
    return f"{_EN(word)} ({Voice(Language.NB)(word)}) in `{STANDARD_REGULATION}`"


def _figures(kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the rule's figures by bundle: older ones only where they differ, profiles where they set one."""
    standard = regulation(STANDARD_REGULATION)
    now = {f.parameter: f for f in figures(standard.provisions, ()) if f.rule == kind}
    for figure in now.values():
        yield _figure(figure, f"`{STANDARD_REGULATION}`")
    for name in regulation_names():
        if regulation(name).series == standard.series:
            for figure in figures(regulation(name).provisions, ()):
                known = now.get(figure.parameter) if figure.rule == kind else None
                if known is not None and known.value != figure.value:
                    yield _figure(figure, f"`{name}`")
    for name in profile_names():
        for figure in figures(standard.provisions, profile(name).agreements):
            if figure.rule == kind and figure.agreement is not None:
                yield _figure(figure, f"`{name}` / `{figure.agreement}`")


def _figure(figure: Figure, where: str) -> tuple[str, ...]:
    known = "none (mangler)" if figure.evidence is None else _known(figure.evidence, doubt=False)
    doubt = "**unconfirmed (ubekreftet)**" if figure.unconfirmed else ""
    return f"`{figure.parameter}`", _EN.figure(figure), where, known, doubt


def _known(evidence: Evidence, *, doubt: bool = True) -> str:
    said = f"{evidence.mark.value}: {evidence.source}"
    return f"{said} – **unconfirmed**" if doubt and evidence.confirm else said


def _limit(rule: type[Rule], frame: Frame) -> str:
    bound = frame.most if frame.least is None else frame.least
    if bound is None:
        return "no figure in the law (ikke tallfestet)"
    value = amount(rule, frame.parameter, bound)
    if rule.model_fields[frame.parameter].annotation is bool:
        return f"{value.en} ({value.nb})"
    return f"{'at most' if frame.least is None else 'at least'} {value.en}"


def _route(route: Deviation, *, alone: bool = False) -> str:
    if alone:
        return "nobody (ingen)"
    known = ROUTES.get(route)
    return route.value if known is None else f"{known.en} ({known.nb})"


def _terms() -> Iterator[str]:
    yield f"## Terms of the objective (ledd), {len(terms())} terms"
    yield ""
    yield from table(
        ("term", "title", "tittel", "counted in", "telles i"),
        ((f"`{kind}`", *_both(term.title), *_both(term.unit)) for kind, term in terms().items()),
    )


def _checklist() -> Iterator[str]:
    yield "## Workflow checklist (sjekkliste)"
    yield ""
    yield from table(
        ("item", "title", "tittel", "paragraph", "asked", "due", "evidence"),
        (
            (
                f"`{item.id}`",
                *_both(item.title),
                item.citation,
                item.when.value.replace("_", " ") + (f", from {item.since}" if item.since else ""),
                "" if item.days is None else f"{item.days} days before",
                _known(item.evidence),
            )
            for item in items()
        ),
    )


def _unconfirmed() -> Iterator[str]:
    standard = regulation(STANDARD_REGULATION)
    found = [f for f in figures(standard.provisions, ()) if f.unconfirmed]
    for name in profile_names():
        listed = figures(standard.provisions, profile(name).agreements)
        found += [f for f in listed if f.unconfirmed and f.agreement is not None]
    once = {(f.rule, f.parameter, f.value, f.agreement): f for f in found}
    yield f"## Unconfirmed figures (ubekreftede tall), {len(once)} of them"
    yield ""
    yield "Nobody has checked these against law or agreement. Every result lists those that are in use."
    yield ""
    yield from table(
        ("rule", "figure", "value", "set by", "source"),
        (
            (
                f"`{f.rule}`",
                f"`{f.parameter}`",
                _EN.figure(f),
                f"`{f.agreement or STANDARD_REGULATION}`",
                f.evidence.source if f.evidence else "",
            )
            for f in once.values()
        ),
    )


if __name__ == "__main__":
    main()
