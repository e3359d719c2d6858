"""What a refused value is told (meldinger): one sentence in both languages for every way to be refused.

The library that checks types has its own words for what is wrong. None of them reaches a planner: each of its
error types is mapped here to a code of ours and a sentence with the field, the value and the way out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from models.findings import Issue
from models.places import joined, last, shown, suggestion
from models.shape import Shape, locate
from models.text import Text
from models.units import Refused

_DATE: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Fault:
    """One refused value with what surrounds it (avvist verdi).

    Attributes
    ----------
    here, around
        What may stand at the place, and in the object or list that holds it.
    limits
        The limit that was passed, by the checker's name for it.
    """

    place: str
    here: Shape
    around: Shape
    value: object
    limits: Mapping[str, Any]

    @property
    def field(self) -> Text:
        """The field's name, or the file when all of it was refused (felt)."""
        name = last(self.place)
        return Text(nb=name or "filen", en=name or "the file")


Told = tuple[str, str, str, str]
"""Code, a further step of the path, bokmål and English."""


def _missing(fault: Fault) -> Told:
    field, wanted = fault.field, fault.here.wanted()
    return (
        "missing",
        "",
        f"{field.nb} mangler; legg til feltet og skriv {wanted.nb}",
        f"{field.en} is missing; add the field and write {wanted.en}",
    )


def _unknown_key(fault: Fault) -> Told:
    known = tuple(fault.around.kind.model_fields) if fault.around.kind else ()
    meant = suggestion(fault.field.nb, known)
    return (
        "unknown-key",
        "",
        f"{fault.field.nb} er ikke et felt her{meant.nb}; feltene er {', '.join(known)}",
        f"{fault.field.en} is not a field here{meant.en}; the fields are {', '.join(known)}",
    )


def _wrong_type(fault: Fault) -> Told:
    field, wanted, value = fault.field, fault.here.wanted(), shown(fault.value)
    return (
        "wrong-type",
        "",
        f"{field.nb} er {value}; skriv {wanted.nb}",
        f"{field.en} is {value}; write {wanted.en}",
    )


def _choice(fault: Fault) -> Told:
    field, wanted, value = fault.field, fault.here.names(), shown(fault.value)
    meant = suggestion(fault.value, map(str, fault.here.allowed()))
    return (
        "unknown-value",
        "",
        f"{field.nb} er {value}, som ikke finnes{meant.nb}; skriv {wanted.nb}",
        f"{field.en} is {value}, which does not exist{meant.en}; write {wanted.en}",
    )


def _kind(fault: Fault) -> Told:
    names = fault.here.names()
    given = fault.value.get("kind") if isinstance(fault.value, dict) else None
    if given is None:
        nb, en = "kind mangler", "kind is missing"
    else:
        meant = suggestion(given, map(str, fault.here.allowed()))
        nb = f"kind er {shown(given)}, som ikke finnes{meant.nb}"
        en = f"kind is {shown(given)}, which does not exist{meant.en}"
    return "unknown-value", "kind", f"{nb}; skriv {names.nb}", f"{en}; write {names.en}"


def _date(fault: Fault) -> Told:
    code, _, nb, en = _wrong_type(fault)
    if isinstance(fault.value, str) and _DATE.match(fault.value):
        nb = f"{fault.field.nb} er {shown(fault.value)}, en dato som ikke finnes; rett dag, måned eller år"
        en = f"{fault.field.en} is {shown(fault.value)}, which is no date; correct the day, month or year"
        code = "no-such-date"
    return code, "", nb, en


def _too_small(fault: Fault) -> Told:
    # A whole number above n is at least n + 1.
    least = fault.limits["ge"] if "ge" in fault.limits else fault.limits["gt"] + 1
    field, value = fault.field, shown(fault.value)
    return (
        "too-small",
        "",
        f"{field.nb} er {value}, men må være minst {least}; skriv et større tall",
        f"{field.en} is {value}, but must be at least {least}; write a larger number",
    )


def _too_large(fault: Fault) -> Told:
    most = fault.limits["le"] if "le" in fault.limits else fault.limits["lt"] - 1
    field, value = fault.field, shown(fault.value)
    return (
        "too-large",
        "",
        f"{field.nb} er {value}, men kan være høyst {most}; skriv et mindre tall",
        f"{field.en} is {value}, but may be at most {most}; write a smaller number",
    )


def _too_few(fault: Fault) -> Told:
    field, least = fault.field, fault.limits["min_length"]
    return (
        "too-few",
        "",
        f"{field.nb} har {fault.limits['actual_length']}, men må ha minst {least}; legg til det som mangler",
        f"{field.en} has {fault.limits['actual_length']}, but needs at least {least}; add what is missing",
    )


def _refused(fault: Fault) -> Told:
    error = fault.limits["error"]
    if isinstance(error, Refused):
        return "refused", error.at, f"{fault.field.nb}: {error.nb}", f"{fault.field.en}: {error.en}"
    return (
        "refused",
        "",
        f"{fault.field.nb} er {shown(fault.value)}, og verdiene passer ikke sammen ({error}); rett dem",
        f"{fault.field.en} is {shown(fault.value)}, and the values do not fit ({error}); correct them",
    )


_TYPES: Final = (
    "bool_type bool_parsing int_type int_parsing int_parsing_size int_from_float float_type finite_number "
    "string_type string_sub_type string_unicode string_too_short string_too_long string_pattern_mismatch "
    "tuple_type list_type dict_type model_type model_attributes_type none_required"
)
_DATES: Final = "date_type date_parsing date_from_datetime_parsing date_from_datetime_inexact"
TOLD: Final[Mapping[str, Callable[[Fault], Told]]] = {
    **dict.fromkeys(_TYPES.split(), _wrong_type),
    **dict.fromkeys(_DATES.split(), _date),
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
    "greater_than": _too_small,
    "greater_than_equal": _too_small,
    "less_than": _too_large,
    "less_than_equal": _too_large,
    "too_short": _too_few,
    "value_error": _refused,
}
"""How each type of error is told; the tests meet every type that the format can raise."""


def explain(error: ErrorDetails, root: type[BaseModel], around: str = "") -> Issue:
    """Return a refused value as an issue (forklar).

    Parameters
    ----------
    root
        The model that was read.
    around
        The path of what was read, when it is a part of a document.
    """
    place, here, holder = locate(root, error["loc"])
    fault = Fault(place, here, holder, error["input"], error.get("ctx", {}))
    # A type that nobody has met is told what belongs here, which is right if not the most helpful.
    code, further, nb, en = TOLD.get(error["type"], _wrong_type)(fault)
    return Issue(code=code, place=joined(around, joined(place, further)), text=Text(nb=nb, en=en))


def not_a_date(place: str, here: Shape, value: object) -> Issue:
    """Return the issue of a text that is no date (ikke en dato)."""
    code, _, nb, en = _wrong_type(Fault(place, here, Shape(None), value, {}))
    return Issue(code=code, place=place, text=Text(nb=nb, en=en))


def refusal(refused: Refused, place: str) -> Issue:
    """Return what a model said of a whole object as an issue (avvisning)."""
    told = Fault(place, Shape(None), Shape(None), None, {"error": refused})
    code, further, nb, en = _refused(told)
    return Issue(code=code, place=joined(place, further), text=Text(nb=nb, en=en))
