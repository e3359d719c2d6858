"""What is public is explained, and a rule explains itself under the same five headings."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import PACKAGES, Definition, definitions, parsed, place, python_files

HEADINGS = ("Law", "Reads", "Posted as", "Audited as", "Not covered")
# What these mark is documented elsewhere: at the getter, the parent or the implementation.
EXPLAINED_ELSEWHERE = re.compile(r"(^|\.)(setter|deleter|override|overload)$")


def needs_docstring(name: str, node: Definition) -> bool:
    """Tell whether a definition is public and its own place of explanation."""
    public = not any(part.startswith("_") for part in name.split("."))
    return public and not any(EXPLAINED_ELSEWHERE.search(ast.unparse(mark)) for mark in node.decorator_list)


def rule_classes(file: Path) -> list[ast.ClassDef]:
    """Return the rules of a file: the classes with a base called Rule or SomethingRule."""
    return [
        node
        for _, node in definitions(parsed(file))
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).split("[")[0].endswith("Rule") for base in node.bases)
    ]


def follows_headings(docstring: str | None) -> bool:
    """Tell whether a docstring has the five headings, in order, each with text beside it."""
    beside = r"^\s*{} {{2,}}\S"
    pattern = ".*?".join(beside.format(heading) for heading in HEADINGS)
    return re.search(pattern, docstring or "", flags=re.MULTILINE | re.DOTALL) is not None


def test_every_module_has_a_docstring() -> None:
    """Every module of the packages says what it is for."""
    files = python_files(*PACKAGES)
    assert [place(file) for file in files if not ast.get_docstring(parsed(file))] == []


def test_every_public_name_has_a_docstring() -> None:
    """Every public class, function and method of the packages says what it is or does."""
    silent = [
        f"{place(file, node.lineno)} {name}"
        for file in python_files(*PACKAGES)
        for name, node in definitions(parsed(file))
        if needs_docstring(name, node) and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_rule_file_holds_a_rule_with_headings() -> None:
    """Every file in models/rules holds a rule, and its docstring has the five headings in order."""
    files = [file for file in python_files("models/rules") if file.name != "__init__.py"]
    without = [place(file) for file in files if not rule_classes(file)]
    astray = [
        f"{place(file, node.lineno)} {node.name}"
        for file in files
        for node in rule_classes(file)
        if not follows_headings(ast.get_docstring(node))
    ]
    assert without + astray == []


def test_every_test_makes_a_claim() -> None:
    """Every test function has a sentence as docstring, so that a failure reads as news."""
    claims = [
        (f"{place(file, node.lineno)} {name}", (ast.get_docstring(node) or "").split("\n\n")[0])
        for file in python_files("tests")
        if file.name.startswith("test_")
        for name, node in definitions(parsed(file))
        if node.name.startswith("test_")
    ]
    assert [test for test, claim in claims if not re.fullmatch(r"[^a-z\s].*[.?]", claim, re.DOTALL)] == []
