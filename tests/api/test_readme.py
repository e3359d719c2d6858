"""The README of the interface: it documents every field and every exit code, and nothing else."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from api import cli
from models.result import Result
from models.units import Frozen
from tests.architecture.tree import ROOT


def nested(annotation: object) -> type[Frozen] | None:
    """Return the model inside an annotation, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((found for part in get_args(annotation) if (found := nested(part))), None)


def fields(model: type[Frozen], prefix: str = "") -> Iterator[str]:
    """Yield the path of every field that the model writes, ``[]`` after a list."""
    written_fields: dict[str, Any] = {name: field.annotation for name, field in model.model_fields.items()}
    written_fields |= {name: field.return_type for name, field in model.model_computed_fields.items()}
    for name, annotation in written_fields.items():
        path = f"{prefix}{name}" + ("[]" if "tuple" in str(annotation) else "")
        yield path
        inner = nested(annotation)
        if inner is not None and inner.__name__ != "Text":
            yield from fields(inner, f"{path}.")


def documented() -> Iterator[str]:
    """Yield the path of every field that the README documents."""
    text = (ROOT / "api" / "README.md").read_text(encoding="utf-8")
    chapter = text.partition("\n## result.json\n")[2].partition("\n## ")[0]
    for section in chapter.split("\n### ")[1:]:
        heading, _, body = section.partition("\n")
        for place in re.findall(r"`(.+?)`", heading) or [""]:
            for name in re.findall(r"^\| `(.+?)` \|", body, flags=re.MULTILINE):
                yield f"{place}.{name}" if place else name


def test_the_readme_documents_every_field() -> None:
    """Every field of result.json is documented, and nothing that is not there."""
    assert sorted(documented()) == sorted(fields(Result))


def test_the_readme_documents_every_exit_code() -> None:
    """Every exit code stands in the table, and no other."""
    text = (ROOT / "api" / "README.md").read_text(encoding="utf-8")
    table = text.partition("### Exit codes")[2].partition("\n## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, flags=re.MULTILINE)} == set(cli.Exit)
