"""What is checked (gjenstand): a problem, whole or half-read, with the ids that its parts may name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from models.findings import Issue, Severity
from models.places import last, shown, suggestion
from models.problem import Problem
from models.regulations import profile, profile_names
from models.text import Text

T = TypeVar("T")
_MOST_LISTED: Final = 8


class Thing(Enum):
    """Something that is named by an id elsewhere in the problem (navngitt ting)."""

    UNIT = ("unit", "units", "id", "enheten", "the unit")
    COMPETENCE = ("competence", "competences", "id", "kompetansen", "the competence")
    SHIFT_TYPE = ("shift-type", "shift_types", "code", "vaktkoden", "the shift type")
    EMPLOYEE = ("employee", "employees", "id", "den ansatte", "the employee")
    ROW = ("row", "demand.rows", "id", "behovsraden", "the demand row")
    CURVE = ("curve", "demand.curves", "id", "behovskurven", "the demand curve")
    AGREEMENT = ("agreement", "agreements", "id", "avtalen", "the agreement")

    def __init__(self, code: str, section: str, key: str, nb: str, en: str) -> None:
        self.code, self.section, self.key, self.nb, self.en = code, section, key, nb, en


_NEEDED: Final = {Thing.UNIT, Thing.SHIFT_TYPE, Thing.EMPLOYEE}
Ids = Mapping[str, str]
"""Each id with the place where it stands first."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A problem to be checked (gjenstand).

    Attributes
    ----------
    ids
        The ids of each thing; None where the section could not be read, so that nothing named in it can be
        called unknown.
    signed
        The ids of the profile's agreements.
    written
        The problem as it was written, in which names stand also where something beside them is illegible.
    """

    problem: Problem
    ids: Mapping[Thing, Ids | None]
    signed: Ids
    written: object

    @classmethod
    def of(cls, problem: Problem, also: Mapping[str, Iterable[str]], written: object) -> "Subject":
        """Return a subject (gjenstand).

        Parameters
        ----------
        also
            By section: words of elements whose id could not be read, any of which may be the id meant.
        """
        ids: dict[Thing, Ids | None] = {}
        for thing in Thing:
            elements = section(problem, thing)
            # An empty list of what every problem must have is a fault of its own.
            absent = elements is None or (not elements and thing in _NEEDED)
            ids[thing] = None if absent else _first(thing, elements or (), also.get(thing.section, ()))
        signed = _signed(problem)
        own = ids[Thing.AGREEMENT]
        ids[Thing.AGREEMENT] = None if own is None or signed is None else {**own, **signed}
        return cls(problem, ids, signed or {}, written)

    def reference(self, thing: Thing, word: str | None, place: str) -> Iterator[Issue]:
        """Yield an issue when ``word`` names nothing (ukjent henvisning); None names nothing on purpose."""
        known = self.ids[thing]
        if word is None or known is None or word in known:
            return
        meant = suggestion(word, known)
        some = ", ".join(shown(name) for name in list(known)[:_MOST_LISTED])
        some += " …" if len(known) > _MOST_LISTED else ""
        nb = f"{thing.nb} {shown(word)} finnes ikke{meant.nb}; legg til i {thing.section}"
        en = f"{thing.en} {shown(word)} does not exist{meant.en}; add it to {thing.section}"
        yield fault(
            f"unknown-{thing.code}",
            place,
            nb=f"{nb} eller bruk {some}" if some else nb,
            en=f"{en} or use {some}" if some else en,
        )

    def dated(self, day: date, place: str, severity: Severity = Severity.ERROR) -> Iterator[Issue]:
        """Yield an issue when ``day`` lies outside the plan (utenfor planen)."""
        plan = self.problem.horizon
        if day not in plan:
            yield fault(
                "outside-plan",
                place,
                nb=f"{day} er utenfor planen, {plan.start} til {plan.last}; rett datoen eller ta det bort",
                en=f"{day} is outside the plan, {plan.start} to {plan.last}; correct or remove it",
                severity=severity,
            )


def fault(code: str, place: str, nb: str, en: str, severity: Severity = Severity.ERROR) -> Issue:
    """Return an issue whose text opens with the field (feil)."""
    field = last(place)
    return Issue(
        code=code, place=place, text=Text(nb=f"{field}: {nb}", en=f"{field}: {en}"), severity=severity
    )


def warning(code: str, place: str, nb: str, en: str) -> Issue:
    """Return an issue that hinders nothing (advarsel)."""
    return fault(code, place, nb, en, Severity.WARNING)


def numbered(place: str, elements: Iterable[T]) -> Iterator[tuple[str, T]]:
    """Yield the elements of a list, each with its path (nummerert)."""
    return ((f"{place}[{number}]", element) for number, element in enumerate(elements))


def section(problem: Problem, thing: Thing) -> tuple[object, ...] | None:
    """Return the list in which a thing is described, or None when it could not be read (del)."""
    found: object = problem
    for step in thing.section.split("."):
        found = getattr(found, step, None)
    return found if isinstance(found, tuple) else None


def _first(thing: Thing, elements: tuple[object, ...], also: Iterable[str]) -> Ids:
    found = dict.fromkeys(also, thing.section)
    for place, element in numbered(thing.section, elements):
        word = getattr(element, thing.key, None)
        if word is not None:
            found.setdefault(word, place)
    return found


def _signed(problem: Problem) -> Ids | None:
    name = getattr(problem, "profile", None)
    if name not in profile_names():
        return None
    return {agreement.id: f"profile {name}" for agreement in profile(name).agreements}
