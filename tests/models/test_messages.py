"""However an input is ruined, it is read or refused in plain words, in both languages."""

import ast
import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from pydantic import ValidationError

from models.findings import Issue, Severity
from models.messages import TOLD
from models.problem import Problem
from models.reading import read_problem
from models.shape import locate
from models.text import Language
from tests.architecture.tree import parsed, place, python_files
from tests.bad_input import EVERYTHING, WRONG, everything, nonsense, places, put, take, tried, written

FOREIGN = ("pydantic", "Traceback", "type=", "Error", "ctx", "loc=", "NoneType", "tuple", "dict", "Decimal")


def types(text: str) -> set[str]:
    """Return the checker's own names for what is wrong with a text."""
    try:
        Problem.model_validate_json(text, strict=True)
    except ValidationError as error:
        return {fault["type"] for fault in error.errors()}
    return set()


def clean(issue: Issue) -> bool:
    """Tell whether an issue says something in both languages and nothing of how it was found."""
    said = [issue.say(language) for language in Language]
    return (
        issue.text.nb != issue.text.en
        and all(len(text) < 1000 and text.isprintable() for text in said)
        and not any(word in text for word in FOREIGN for text in said)
    )


def ruined() -> Iterator[Any]:
    """Yield documents with one place taken away or overwritten.

    The first place of each kind of value meets every wrong value, and each further one some of them.
    """
    kinds: set[str] = set()
    for number, at in enumerate(places(EVERYTHING)):
        document = everything()
        take(document, at)
        yield document
        kind = locate(Problem, at)[1].wanted().en
        for value in WRONG[number % 9 :: 9] if kind in kinds else WRONG:
            document = everything()
            put(document, at, copy.deepcopy(value))
            yield document
        kinds.add(kind)


def test_every_kind_of_place_refuses_every_wrong_value_in_plain_words() -> None:
    """A document with one place ruined is read or refused, and nothing else happens.

    Every type of error that the checker of types knows for our models is met on the way and has a sentence.
    """
    met: set[str] = set()
    for document in ruined():
        text = written(document)
        assert [issue for issue in tried(text) if not clean(issue)] == []
        met |= types(text)
    met -= {"json_invalid"}  # NaN and half characters, which are taken out before
    assert met - set(TOLD) == set()
    assert len(met) > 15


@settings(max_examples=300)
@given(text=nonsense())
def test_nonsense_is_read_or_refused(text: str | bytes) -> None:
    """However a problem is mangled, the answer is a whole problem or a list of issues."""
    issues = tried(text)
    assert all(issue.text.nb and issue.text.en for issue in issues)
    if not issues:
        # Nothing half-read: what was read says the same when written and read again.
        problem = read_problem(text)
        assert read_problem(problem.model_dump_json()).digest == problem.digest
    else:
        assert any(issue.severity is Severity.ERROR for issue in issues)


def test_no_validator_speaks_english_only() -> None:
    """Whatever a model of the input refuses, it refuses in both languages."""
    outputs = {"models/result.py"}
    bare = [
        place(file, node.lineno)
        for file in python_files("models")
        if place(file) not in outputs
        for function in ast.walk(parsed(file))
        if isinstance(function, ast.FunctionDef)
        and any("validator" in ast.unparse(mark) for mark in function.decorator_list)
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and node.exc is not None and "Refused(" not in ast.unparse(node.exc)
    ]
    assert bare == []


def test_the_palette_is_json() -> None:
    """The wrong values can be written as JSON, so that they are tried as values and not as broken text."""
    assert len(json.loads(written(list(WRONG)))) == len(WRONG)
