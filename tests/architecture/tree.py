"""The source tree as the architecture tests see it: which files, and what they define."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("models", "solver", "api", "benchmarks")
FOLDERS = (*PACKAGES, "tests")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def python_files(*folders: str) -> list[Path]:
    """Return every Python file under ``folders``, all of them when none is named."""
    return sorted(
        file
        for folder in folders or FOLDERS
        for file in (ROOT / folder).rglob("*.py")
        if "__pycache__" not in file.parts
    )


def place(file: Path, line: int | None = None) -> str:
    """Return how a failure names a file: from the root, with the line when there is one."""
    name = file.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def parsed(file: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def definitions(tree: ast.Module | ast.ClassDef, within: str = "") -> Iterator[tuple[str, Definition]]:
    """Yield the functions and classes of a module, and those inside its classes, by dotted name."""
    for node in tree.body:
        if isinstance(node, Definition):
            name = f"{within}{node.name}"
            yield name, node
            if isinstance(node, ast.ClassDef):
                yield from definitions(node, f"{name}.")
