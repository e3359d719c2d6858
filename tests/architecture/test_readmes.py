"""Each folder explains itself."""

import ast
import re

import pytest

from tests.architecture.tree import FOLDERS, ROOT, parsed, python_files


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_opens_with_a_readme(folder: str) -> None:
    """Each folder has a README.md that opens with a heading and says something below it."""
    readme = ROOT / folder / "README.md"
    assert readme.is_file(), f"write {folder}/README.md"
    heading, *rest = readme.read_text(encoding="utf-8").splitlines()
    assert heading.startswith("# ")
    assert any(line.strip() for line in rest)


def test_the_solver_says_who_knows_ortools() -> None:
    """Its README names the files that import ortools, all of them and no other."""
    said = (ROOT / "solver" / "README.md").read_text(encoding="utf-8").partition(" import ortools.")[0]
    named = re.findall(r"`([a-z_/]+)`", said.rpartition("Only")[2])
    solver = ROOT / "solver"
    importing = {
        file.relative_to(solver).with_suffix("").as_posix()
        for file in python_files("solver")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ortools")
    }
    assert named == sorted(importing)
