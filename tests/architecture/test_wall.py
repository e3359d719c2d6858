"""What is posted is never checked with the same hands: no function serves both."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import parsed, place, python_files
from tests.architecture.wall import reached

SIDES = {"models/rules": ("post", "audit"), "models/terms": ("post", "measure")}
FILES = [
    (file, *sides)
    for folder, sides in SIDES.items()
    for file in python_files(folder)
    if file.name != "__init__.py"
]

PLANTED = """
from models.units import hours_minutes as read

def _deep(x):
    return read(x)

def _mine(x):
    return _deep(x)

class Some:
    def post(self, line, to):
        return {body}

    def measure(self, timeline):
        return self._way(timeline) + timeline.employee.week

    def _way(self, x: "_mine"):
        return read(x)
"""


@pytest.mark.parametrize(
    ("file", "says", "checks"), FILES, ids=[place(file).removeprefix("models/") for file, *_ in FILES]
)
def test_no_function_serves_both(file: Path, says: str, checks: str) -> None:
    """In no rule and no term do posting and checking reach the same function of the project."""
    tree = parsed(file)
    assert reached(tree, says) & reached(tree, checks) == set()


@pytest.mark.parametrize(
    ("body", "shared"),
    [
        ("_mine(line)", {"read"}),
        ("self._way(line)", {"_way", "read"}),
        ("line.employee.week", {"week"}),
        ("min(line.week for week in ())", {"week"}),
        ("line.employee.size", set()),
        ("sum(self.price for week in line)", set()),
    ],
)
def test_the_wall_is_seen_to_be_broken(body: str, shared: set[str]) -> None:
    """A function that both sides reach is found however deep, and a field that both read is not one."""
    tree = ast.parse(PLANTED.format(body=body))
    assert reached(tree, "post") & reached(tree, "measure") == shared
