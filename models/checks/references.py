"""Checks of names (henvisninger): what is named exists, and what has a name has it alone."""

from collections.abc import Iterator
from typing import Final

from models.agreements import Provision
from models.checks.subject import Subject, Thing, fault, numbered, section
from models.findings import Issue
from models.places import joined, shown
from models.problem import Problem
from models.salvage import attempt

REFERENCES: Final = {
    "competences[].covers[]": Thing.COMPETENCE,
    "shift_types[].units[]": Thing.UNIT,
    "shift_types[].competence": Thing.COMPETENCE,
    "employees[].positions[].unit": Thing.UNIT,
    "employees[].competences[].competence": Thing.COMPETENCE,
    "employees[].units[]": Thing.UNIT,
    "employees[].shift_types[]": Thing.SHIFT_TYPE,
    "employees[].quotas[].shift_types[]": Thing.SHIFT_TYPE,
    "employees[].consents[]": Thing.AGREEMENT,
    "employees[].introductions[].unit": Thing.UNIT,
    "employees[].withdrawals[].agreement": Thing.AGREEMENT,
    "employees[].locks[].shift_type": Thing.SHIFT_TYPE,
    "employees[].locks[].unit": Thing.UNIT,
    "employees[].wishes[].shift_type": Thing.SHIFT_TYPE,
    "employees[].history[].shift_type": Thing.SHIFT_TYPE,
    "employees[].history[].unit": Thing.UNIT,
    "demand.rows[].unit": Thing.UNIT,
    "demand.rows[].competence": Thing.COMPETENCE,
    "demand.rows[].shift_types[]": Thing.SHIFT_TYPE,
    "demand.curves[].unit": Thing.UNIT,
    "demand.curves[].competence": Thing.COMPETENCE,
    "demand.exceptions[].row": Thing.ROW,
    "agreements[].adds[].rule.forbidden[].after": Thing.SHIFT_TYPE,
    "agreements[].adds[].rule.forbidden[].never[]": Thing.SHIFT_TYPE,
    "agreements[].adds[].rule.quotas[].shift_types[]": Thing.SHIFT_TYPE,
    "agreements[].units[]": Thing.UNIT,
    "agreements[].employees[]": Thing.EMPLOYEE,
    "rules[].rule.forbidden[].after": Thing.SHIFT_TYPE,
    "rules[].rule.forbidden[].never[]": Thing.SHIFT_TYPE,
    "rules[].rule.quotas[].shift_types[]": Thing.SHIFT_TYPE,
    "objective[].prices[].competence": Thing.COMPETENCE,
    "pay.assumed[].competence": Thing.COMPETENCE,
}
"""Every field that names something described elsewhere; a test finds one that is left out."""


def unknown(subject: Subject) -> Iterator[Issue]:
    """Yield every reference to something that does not exist (ukjente henvisninger)."""
    rows, curves = subject.ids[Thing.ROW] or {}, subject.ids[Thing.CURVE] or {}
    for pattern, thing in REFERENCES.items():
        for place, word in follow(subject.written, pattern):
            if thing is Thing.ROW and word in curves and word not in rows:
                yield fault(
                    "exception-on-curve",
                    place,
                    nb=f"{shown(word)} er en kurve, og unntak gjelder bare rader; skriv kurven som rader",
                    en=f"{shown(word)} is a curve, and exceptions hold for rows only; write it as rows",
                )
            else:
                yield from subject.reference(thing, word, place)


def follow(root: object, pattern: str, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the words found at a pattern, each with its path (følg sti).

    What is left out, or is not of the kind that belongs there, yields nothing.
    """
    step, _, rest = pattern.partition(".")
    name = step.removesuffix("[]")
    found = root.get(name) if isinstance(root, dict) else getattr(root, name, None)
    elements = [(joined(place, name), found)]
    if step.endswith("[]"):
        elements = list(numbered(joined(place, name), found)) if isinstance(found, list | tuple) else []
    for where, element in elements:
        if not rest and isinstance(element, str):
            yield where, element
        elif rest and not isinstance(element, str):
            yield from follow(element, rest, where)


def twice(subject: Subject) -> Iterator[Issue]:
    """Yield every id that is used again (like id-er)."""
    for thing in Thing:
        # Rows and curves share their names, for a rota's need is known by that name alone; and so do the
        # agreements of the profile and those of the problem.
        taken = {Thing.CURVE: subject.ids[Thing.ROW], Thing.AGREEMENT: subject.signed}.get(thing)
        first = dict(taken or {})
        for place, element in numbered(thing.section, section(subject.problem, thing) or ()):
            word = getattr(element, thing.key, None)
            if word is not None and first.setdefault(word, place) != place:
                yield _again(f"{place}.{thing.key}", word, first[word])


def rules_twice(subject: Subject) -> Iterator[Issue]:
    """Yield every rule that one list of provisions holds twice (like regler)."""
    yield from _kinds_twice("rules", getattr(subject.problem, "rules", ()))
    for place, agreement in numbered("agreements", getattr(subject.problem, "agreements", ())):
        yield from _kinds_twice(f"{place}.adds", getattr(agreement, "adds", ()))


def _kinds_twice(place: str, provisions: tuple[Provision, ...]) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for where, provision in numbered(place, provisions):
        kind = getattr(getattr(provision, "rule", None), "kind", None)
        if kind is not None and first.setdefault(kind, where) != where:
            yield _again(f"{where}.rule.kind", kind, first[kind])


def _again(place: str, word: str, first: str) -> Issue:
    return fault(
        "duplicate-id",
        place,
        nb=f"{shown(word)} er brukt før, i {first}; gi den ene et annet navn eller ta den bort",
        en=f"{shown(word)} is used already, in {first}; rename or remove one of them",
    )


def rings(subject: Subject) -> Iterator[Issue]:
    """Yield every ring in the substitution table (sirkel i erstatningstabellen), once."""
    yield from attempt(_rings, subject.problem)


def _rings(problem: Problem) -> Iterator[Issue]:
    covers = {
        competence.id: getattr(competence, "covers", ())
        for competence in problem.competences
        if hasattr(competence, "id")
    }
    reported: set[str] = set()
    for place, competence in numbered("competences", problem.competences):
        start = getattr(competence, "id", None)
        if start is None or start in reported:
            continue
        ring = _way_back(start, covers)
        if ring:
            reported.update(ring)
            chain = " → ".join([*ring, start])
            yield fault(
                "competence-ring",
                f"{place}.covers",
                nb=f"erstatningstabellen går i ring: {chain}; ta bort ett av leddene",
                en=f"the substitution table runs in a ring: {chain}; remove one of the links",
            )


def _way_back(start: str, covers: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the shortest way from a competence back to itself, without its end; empty when there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for further in covers.get(here, ()):
            if further == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if further not in came_from:
                came_from[further] = here
                waiting.append(further)
    return []
