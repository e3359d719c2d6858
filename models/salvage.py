"""What can still be read of a broken input (berging), so that one fault does not hide another.

A model that was refused is put together from those of its fields that are sound. The others are left out, and
whoever touches one of them learns so from ``unread``. Such a half-read model is judged and thrown away; it
never leaves ``models/reading.py``.
"""

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel

from models.findings import Issue
from models.messages import refusal
from models.places import path
from models.shape import Shape, Steps, adapter, is_model, of_field
from models.units import Refused

M = TypeVar("M", bound=BaseModel)


def unread(gap: AttributeError) -> bool:
    """Whether an attribute is missing because its field could not be read (ulest felt)."""
    return isinstance(gap.obj, BaseModel) and gap.name in type(gap.obj).model_fields


def attempt(judge: Callable[..., Iterator[Issue]], *arguments: object) -> Iterator[Issue]:
    """Yield what ``judge`` finds until it touches what could not be read (forsøk)."""
    found = judge(*arguments)
    while True:
        try:
            issue = next(found)
        except StopIteration:
            return
        except AttributeError as gap:
            if not unread(gap):
                raise
            return
        yield issue


class Salvage:
    """Puts half-read models together (berging).

    Parameters
    ----------
    refused
        Where something was refused, as steps from the root.

    Attributes
    ----------
    issues
        What the refused models say of themselves as far as they could be read: the checker of types asks
        a model only when all its fields are sound.
    """

    def __init__(self, refused: Collection[Steps]) -> None:
        self._within = {steps[:n] for steps in refused for n in range(len(steps))}
        self._broken = self._within | set(refused)
        self.issues: list[Issue] = []

    def model(self, model: type[M], raw: object, at: Steps = ()) -> M:
        """Return a model from its sound fields (halvlest modell)."""
        given = raw if isinstance(raw, dict) else {}
        broken = [name for name in model.model_fields if (*at, name) in self._broken]
        sound = {
            name: adapter(model, name).validate_json(json.dumps(given[name]), strict=True)
            for name in model.model_fields
            if name in given and name not in broken
        }
        for name in broken:
            sound |= self._part(name, of_field(model, name), given.get(name), (*at, name))
        half = model.model_construct(**sound)
        for name in set(model.model_fields) - set(sound):
            # A default is what holds where nothing is written, not where something illegible is.
            if name in given or model.model_fields[name].is_required():
                half.__dict__.pop(name, None)
        if at in self._within:
            self._judge(half, at)
        return half

    def _part(self, name: str, shape: Shape, raw: object, at: Steps) -> dict[str, Any]:
        """Return a broken field as far as it is sound, if it is of a kind that has sound parts."""
        if is_model(shape.kind) and isinstance(raw, dict):
            return {name: self.model(shape.kind, raw, at)}
        if get_origin(shape.kind) is not tuple or not isinstance(raw, list):
            return {}
        inner = shape.step(0)
        if is_model(inner.kind):
            return {name: tuple(self.model(inner.kind, element, (*at, i)) for i, element in enumerate(raw))}
        return {}

    def _judge(self, half: BaseModel, at: Steps) -> None:
        for validator in type(half).__pydantic_decorators__.model_validators.values():
            if validator.info.mode == "after":
                self.issues.extend(attempt(_say, validator.func, half, path(at)))


def _say(validator: Callable[[BaseModel], object], half: BaseModel, place: str) -> Iterator[Issue]:
    try:
        validator(half)
    except Refused as refused:
        yield refusal(refused, place)
