"""The shape of every rule: registered once, titled twice, explained in numbers, and two walls apart.

The last is the wall between posting and audit. ``post`` and ``audit`` may share the rule's fields and the
project's data, but no function and no method: what both called would be wrong in both at once, and the
agreement test would not see it.
"""

import ast
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from models.rule import Rule
from models.rules import RULES, AnyRule
from models.text import Language
from models.units import hours_minutes
from tests.architecture.tree import parsed, python_files

FILES = {file.stem: file for file in python_files("models/rules") if file.stem != "__init__"}
SHARED = {"breach", "says"}
SIDES = ("models/posting.py", "models/timeline.py")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


def kind(rule: type[Rule]) -> str:
    """Return the rule's kind."""
    return str(rule.model_fields["kind"].default)


@each_rule
def test_the_kind_is_the_name_of_the_file(rule: type[Rule]) -> None:
    """A rule is found in the file of its kind, by a program and by a reader."""
    assert rule.__module__ == f"models.rules.{kind(rule)}"


def test_every_file_is_registered_once() -> None:
    """RULES and AnyRule hold the rule of each file, in the same order, and no other."""
    assert sorted(map(kind, RULES)) == sorted(FILES)
    (union, _) = get_args(AnyRule)
    assert get_args(union) == RULES


@each_rule
def test_a_rule_says_where_it_stands(rule: type[Rule]) -> None:
    """Title in both languages, citation and who may agree on something else."""
    assert rule.title.nb.strip()
    assert rule.title.en.strip()
    assert rule.title.nb != rule.title.en
    assert rule.citation.strip()
    assert isinstance(rule.deviation, tuple)
    assert rule.deviation


@each_rule
@pytest.mark.parametrize(("measured", "limit"), [(601, 660), (661, 600)])
def test_a_breach_is_explained_with_both_numbers(rule: type[Rule], measured: int, limit: int) -> None:
    """The sentence holds what was found and what is allowed, as people read it, in both languages."""
    said = rule.model_validate({}).says(measured, limit)
    for sentence in (said.say(language) for language in Language):
        for number in (measured, limit):
            assert str(number) in sentence or hours_minutes(number) in sentence
    assert said.nb != said.en


@each_rule
def test_every_rule_is_drawn(rule: type[Rule]) -> None:
    """A test file draws worlds for each rule, so that the agreement test covers it."""
    assert hasattr(import_module(f"tests.rules.test_{kind(rule)}"), "WORLDS")


@each_rule
def test_posting_and_audit_share_no_code(rule: type[Rule]) -> None:
    """No function or method of the project is reached from both sides of the wall."""
    assert Wall(FILES[kind(rule)]).breached() == set()


class Wall:
    """What ``post`` reaches in a rule's file, and what ``audit`` does."""

    def __init__(self, file: Path, text: str | None = None) -> None:
        tree = parsed(file) if text is None else ast.parse(text)
        (self._rule,) = (
            node
            for node in tree.body
            if isinstance(node, ast.ClassDef) and any("Rule" in ast.unparse(base) for base in node.bases)
        )
        self._methods = _functions(self._rule)
        self._functions = _functions(tree)
        self._imported = {
            alias.asname or alias.name: f"{node.module}:{alias.name}"
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }

    def breached(self) -> set[str]:
        """Return the code that both sides reach."""
        return self._reached("post") & self._reached("audit")

    def _reached(self, start: str) -> set[str]:
        """Return the functions, methods and classes that a method reaches, itself left out."""
        found: set[str] = set()
        waiting: list[ast.FunctionDef] = [self._methods[start]]
        while waiting:
            for name, inside in self._loaded(waiting.pop()):
                if name not in found:
                    found.add(name)
                    if inside is not None:
                        waiting.append(inside)
        return found

    def _loaded(self, function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef | None]]:
        """Yield the code that a function names, with its definition where that is in this file."""
        for node in _without_annotations(function):
            if isinstance(node, ast.Name) and node.id in self._functions:
                yield node.id, self._functions[node.id]
            elif isinstance(node, ast.Name) and _is_code(self._imported.get(node.id, "")):
                yield node.id, None
            elif isinstance(node, ast.Attribute):
                own = isinstance(node.value, ast.Name) and node.value.id in {"self", "cls", self._rule.name}
                if own and node.attr in self._methods:
                    yield f"self.{node.attr}", self._methods[node.attr]
                elif not own and node.attr in methods_of_the_models(direct=isinstance(node.value, ast.Name)):
                    yield f".{node.attr}", None


def _functions(holder: ast.Module | ast.ClassDef) -> dict[str, ast.FunctionDef]:
    return {
        node.name: node
        for node in holder.body
        if isinstance(node, ast.FunctionDef) and node.name not in SHARED
    }


def _without_annotations(function: ast.FunctionDef) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        waiting.extend(child for child in ast.iter_child_nodes(node) if child is not annotation)


def _is_code(place: str) -> bool:
    """Tell whether an import is a function or a class of the project; constants and choices are data."""
    module, _, name = place.partition(":")
    if module.split(".")[0] not in {"models", "solver"}:
        return False
    thing = getattr(_module(module), name)
    return callable(thing) and not (isinstance(thing, type) and issubclass(thing, Enum))


def _module(name: str) -> ModuleType:
    assert find_spec(name)
    return import_module(name)


@cache
def methods_of_the_models(*, direct: bool) -> frozenset[str]:
    """Return the names of methods and properties that are one piece of code, whoever asks for them.

    The posting and the auditor have classes of their own: ``line.unrolled`` and ``timeline.unrolled`` are two
    methods, so what those classes offer is left out where a name is asked directly. ``line.employee.absent``
    asks a third, and is not. A name that is data in some class of the models is taken for data.
    """
    third: set[str] = set()
    own: set[str] = set()
    data: set[str] = set()
    for file in python_files("models"):
        for holder in ast.walk(parsed(file)):
            if not isinstance(holder, ast.ClassDef):
                continue
            data.update(_fields(holder))
            if file.as_posix().endswith(SIDES):
                own.update(_functions(holder))
            elif file.parent.name != "rules":
                third.update(_functions(holder))
    return frozenset(third - data - own if direct else third - data)


def _fields(holder: ast.ClassDef) -> set[str]:
    return {
        node.target.id
        for node in holder.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


PLANTED = """
from models.units import DAY, hours_minutes

class Planted(PersonRule):
    limit: int

    def post(self, line, to):
        {post}

    def audit(self, timeline):
        {audit}

    def _both(self):
        return self.limit

    def _deep(self):
        return self._both()

def both():
    return 1
"""


@pytest.mark.parametrize(
    ("post", "audit", "shared"),
    [
        ("line.unrolled(DAY + self.limit)", "timeline.unrolled(DAY + self.limit)", set()),
        ("both()", "timeline.planned", set()),
        ("both()", "both()", {"both"}),
        ("self._both()", "self._deep()", {"self._both"}),
        ("hours_minutes(1)", "hours_minutes(2)", {"hours_minutes"}),
        ("line.employee.absent(1)", "timeline.employee.absent(1)", {".absent"}),
        ("line.employee.absences", "timeline.employee.absences", set()),
        ("self.breach(1)", "self.breach(1)", set()),
        ("map(both, [])", "f = both", {"both"}),
    ],
)
def test_the_wall_sees_what_is_planted(post: str, audit: str, shared: set[str]) -> None:
    """A function shared by name, through another method or through a value is seen; shared data is not."""
    planted = Wall(Path("planted.py"), PLANTED.format(post=post, audit=audit))
    assert planted.breached() == shared
