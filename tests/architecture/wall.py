"""The wall between saying and checking (skillevegg): which of the project's functions a method reaches.

A method reaches what it loads, and what the functions and methods of its file that it calls load in turn.
Only functions of the project count: what the file defines or imports from the project's packages, and
methods that people, shifts and competences have. Constants and types are data and do not count.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache

from tests.architecture.tree import PACKAGES, ROOT, parsed

GIVEN_TO_BOTH = ("models/people.py", "models/shifts.py", "models/competence.py")
GIVEN_TO_ONE = ("models/posting.py", "models/timeline.py")


def reached(tree: ast.Module, *methods: str) -> set[str]:
    """Return the names of the project's functions that the methods reach (nådde funksjoner)."""
    functions = _functions(tree)
    named = {*functions, *_imported(tree)}
    found: set[str] = set()
    waiting = list(methods)
    while waiting:
        for node in _loaded(functions[waiting.pop()]):
            name = node.id if isinstance(node, ast.Name) else node.attr
            of_project = name in named or (isinstance(node, ast.Attribute) and name in _shared_methods())
            if of_project and name.strip("_")[:1].islower() and name not in found:
                found.add(name)
                waiting.extend({name} & set(functions))
    return found


def _functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    return {node.name: node for body in bodies for node in body if isinstance(node, ast.FunctionDef)}


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in PACKAGES:
            yield from (alias.asname or alias.name for alias in node.names)


def _loaded(node: ast.AST) -> Iterator[ast.Name | ast.Attribute]:
    """Yield names and attributes loaded anywhere in a node, annotations left out."""
    if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
        yield node
    for field, value in ast.iter_fields(node):
        if field not in {"annotation", "returns"}:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _loaded(child)


@lru_cache
def _shared_methods() -> frozenset[str]:
    """Return the methods of what posting and checking both are given.

    A name that is a field too, there or in what only one of them is given, says nothing and is left out.
    """
    methods = {n.name for n in _nodes(*GIVEN_TO_BOTH) if isinstance(n, ast.FunctionDef)}
    fields = {
        n.target.id
        for n in _nodes(*GIVEN_TO_BOTH, *GIVEN_TO_ONE)
        if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    return frozenset(methods - fields)


def _nodes(*files: str) -> Iterator[ast.AST]:
    return (node for file in files for node in ast.walk(parsed(ROOT / file)))
