"""What may stand where (form): the format's types, read from the models themselves.

So a message about a place can say what belongs there, and a new field needs no second description.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from models.places import path, shown
from models.text import Text

Steps = tuple[str | int, ...]
_UNITS: Final = {
    "min": Text(
        nb='et antall minutter, eller for eksempel "7 t 30 min"',
        en='a number of minutes, or for example "7 h 30 min"',
    ),
    "HH:MM": Text(nb='et klokkeslett som "07:30"', en='a clock time like "07:30"'),
    "1/100 %": Text(
        nb="hundredels prosent som helt tall (10000 er full stilling, 7550 er 75,5 %)",
        en="hundredths of a percent as a whole number (10000 is a full position, 7550 is 75.5 %)",
    ),
    "øre": Text(nb="øre som helt tall", en="øre as a whole number"),
    "heads": Text(nb="et antall personer som helt tall", en="a whole number of people"),
}
_SCALARS: Final[dict[object, Text]] = {
    int: Text(nb="et helt tall", en="a whole number"),
    bool: Text(nb="true eller false", en="true or false"),
    date: Text(nb='en dato som "2027-01-04"', en='a date like "2027-01-04"'),
    dict: Text(nb="et objekt i krøllparenteser", en="an object in braces"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place (form).

    Attributes
    ----------
    kind
        A model, a tuple's or dict's generic type, or a plain type; None below what the format knows.
    choices
        The models of a union, by their kind.
    notes
        Constraints and units.
    """

    kind: Any
    choices: tuple[type[BaseModel], ...] = ()
    notes: tuple[Any, ...] = ()
    nullable: bool = False

    def step(self, step: str | int) -> "Shape":
        """Return what may stand one step further in (neste ledd)."""
        origin, arguments = get_origin(self.kind), get_args(self.kind)
        if origin is tuple and isinstance(step, int):
            return shape(arguments[0])
        if origin is dict:
            return shape(arguments[1])
        if is_model(self.kind) and step in self.kind.model_fields:
            return of_field(self.kind, str(step))
        return Shape(None)

    def allowed(self) -> tuple[str | int, ...]:
        """Return the values to choose among, if they are few (tillatte verdier)."""
        if self.choices:
            return tuple(kind_of(model) for model in self.choices)
        if get_origin(self.kind) is Literal:
            return get_args(self.kind)
        if isinstance(self.kind, type) and issubclass(self.kind, Enum):
            return tuple(member.value for member in self.kind)
        return ()

    def names(self) -> Text:
        """Return the values to choose among as an enumeration (oppramsing)."""
        *most, end = [shown(value) for value in self.allowed()]
        if not most:
            return Text(nb=end, en=end)
        return Text(nb=f"{', '.join(most)} eller {end}", en=f"{', '.join(most)} or {end}")

    def wanted(self) -> Text:
        """Return what to write here (hva som skal stå)."""
        text = self._wanted()
        return Text(nb=f"{text.nb} eller null", en=f"{text.en} or null") if self.nullable else text

    def _wanted(self) -> Text:
        if self.choices:
            names = self.names()
            return Text(nb=f"et objekt med kind lik {names.nb}", en=f"an object whose kind is {names.en}")
        if self.allowed():
            return self.names()
        if is_model(self.kind):
            needed = ", ".join(n for n, f in self.kind.model_fields.items() if f.is_required())
            braces = _SCALARS[dict]
            return Text(nb=f"{braces.nb} med {needed}", en=f"{braces.en} with {needed}") if needed else braces
        if get_origin(self.kind) is tuple:
            return Text(nb="en liste i hakeparenteser", en="a list in square brackets")
        return self._scalar()

    def _scalar(self) -> Text:
        unit = next((_UNITS[u] for u in map(_unit, self.notes) if u in _UNITS), None)
        if unit is not None:
            return unit
        if self.kind is str:
            return _text_wanted(self.pattern)
        if isinstance(self.kind, UnionType):
            return Text(
                nb="et helt tall, en tekst, true eller false", en="a whole number, a text, true or false"
            )
        return _SCALARS.get(get_origin(self.kind) or self.kind, Text(nb="noe annet", en="something else"))

    @property
    def scalar_date(self) -> bool:
        """Whether a date belongs here (dato)."""
        return self.kind is date

    @property
    def pattern(self) -> str | None:
        """The pattern that a text must follow (mønster)."""
        return next((p for p in (getattr(note, "pattern", None) for note in self.notes) if p), None)


def is_model(kind: object) -> bool:
    """Whether a type is one of the models (modell)."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def kind_of(model: type[BaseModel]) -> str:
    """Return the kind by which a union tells a model from the others (slag)."""
    return str(model.model_fields["kind"].default)


@cache
def of_field(model: type[BaseModel], name: str) -> Shape:
    """Return what may stand in a model's field (felt)."""
    field = model.model_fields[name]
    return shape(field.annotation, tuple(field.metadata), field.json_schema_extra)


def shape(annotation: Any, notes: tuple[Any, ...] = (), extra: Any = None) -> Shape:  # noqa: ANN401 - a type
    """Return what a type accepts (form)."""
    notes = (*notes, extra) if extra else notes
    if get_origin(annotation) is Annotated:
        annotation, *further = get_args(annotation)
        return shape(annotation, (*notes, *_flat(further)))
    if get_origin(annotation) in {Union, UnionType}:
        parts = [part for part in get_args(annotation) if part is not NoneType]
        nullable = len(parts) < len(get_args(annotation))
        if len(parts) == 1:
            only = shape(parts[0], notes)
            return Shape(only.kind, only.choices, only.notes, nullable=nullable)
        models = tuple(part for part in parts if is_model(part))
        return Shape(None if models else int | str | bool, models, notes, nullable=nullable)
    return Shape(annotation, notes=notes)


def locate(root: type[BaseModel], steps: Steps) -> tuple[str, Shape, Shape]:
    """Return the path, what belongs there and what belongs around it (plassering).

    Steps that name a branch of a union are no part of the file and are left out of the path.
    """
    around, here, written = Shape(None), Shape(root), []
    for step in steps:
        if here.choices:
            chosen = [model for model in here.choices if kind_of(model) == step]
            if chosen:
                here = Shape(chosen[0])
                continue
        if here.kind == int | str | bool:
            continue
        around, here = here, here.step(step)
        written.append(step)
    return path(written), here, around


def leaves(root: type[BaseModel], data: object) -> Iterator[tuple[Steps, Shape, object]]:
    """Yield each plain value of a document with what belongs there (blader)."""
    waiting: list[tuple[Steps, Shape, object]] = [((), Shape(root), data)]
    while waiting:
        steps, here, value = waiting.pop()
        if isinstance(value, dict):
            kinds = [model for model in here.choices if kind_of(model) == value.get("kind")]
            here = Shape(kinds[0]) if kinds else here
            waiting.extend(((*steps, key), here.step(key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            element = here.step(0)
            waiting.extend(((*steps, i), element, inner) for i, inner in enumerate(value))
        else:
            yield steps, here, value


@cache
def adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """Return the reader of one field by itself (feltleser)."""
    field = model.model_fields[name]
    described: Any = field.annotation
    for note in field.metadata:
        described = Annotated[described, note]
    return TypeAdapter(described)


def _flat(notes: Iterable[Any]) -> Iterator[Any]:
    """Yield the notes, and those that a field's own description holds."""
    for note in notes:
        if isinstance(note, FieldInfo):
            yield from note.metadata
            yield note.json_schema_extra
        else:
            yield note


def _unit(note: object) -> str | None:
    return str(note.get("x-unit")) if isinstance(note, dict) else None


def _text_wanted(pattern: str | None) -> Text:
    if pattern is None:
        return Text(nb="en tekst", en="a text")
    if "1?2?" in pattern:
        return Text(
            nb='ukedager i rekkefølge, for eksempel "12345" for mandag til fredag',
            en='weekdays in order, for example "12345" for Monday to Friday',
        )
    return Text(
        nb="en kode på 1–64 tegn uten mellomrom, semikolon og anførselstegn",
        en="a code of 1–64 characters without blanks, semicolons and quotes",
    )
