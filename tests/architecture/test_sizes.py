"""Nothing is too long to read in one sitting, and nothing has a name that says nothing."""

import ast
from pathlib import Path

from tests.architecture.tree import FOLDERS, ROOT, parsed, place, python_files

FILE_LINES = 400
RULE_LINES = 200
FUNCTION_LINES = 50
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "core", "base", "manager"}


def lines(file: Path) -> int:
    """Return how many lines a file has."""
    return len(file.read_text(encoding="utf-8").splitlines())


def says_nothing(name: str) -> bool:
    """Tell whether a name's last word is an empty one: ``date_utils``, but not ``base_rota``."""
    return name.strip("_").split("_")[-1].lower() in EMPTY_NAMES


def test_files_are_short() -> None:
    """No Python file has more than 400 lines."""
    assert [place(file) for file in python_files() if lines(file) > FILE_LINES] == []


def test_rules_and_terms_are_short() -> None:
    """No file of a rule or a term has more than 200 lines."""
    files = python_files("models/rules", "models/terms")
    assert [place(file) for file in files if lines(file) > RULE_LINES] == []


def test_functions_are_short() -> None:
    """No function or method has more than 50 lines, its docstring included."""
    long = [
        f"{place(file, node.lineno)} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for file in python_files()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_names_say_something() -> None:
    """No module or folder is called utils, helpers, common, core, base or manager."""
    folders = {
        folder
        for file in python_files()
        for folder in file.parents
        if folder.is_relative_to(ROOT) and folder != ROOT
    }
    named = {file: file.stem for file in python_files()} | {folder: folder.name for folder in folders}
    assert sorted(place(path) for path, name in named.items() if says_nothing(name)) == []


def test_every_folder_is_looked_at() -> None:
    """Every package and the tests hold Python files, so that no check above passes on nothing."""
    assert [folder for folder in FOLDERS if not python_files(folder)] == []
