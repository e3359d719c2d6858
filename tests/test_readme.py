"""The README's claims (README-ens påstander): each is held to the thing it speaks of."""

import re
import threading
from pathlib import Path

from typer.testing import CliRunner

from api.cli import app
from models.examples import example
from models.result import Reason
from solver.limits import Limits
from solver.solve import solve

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_make_targets_exist() -> None:
    """The two commands are in the Makefile."""
    targets = re.findall(r"^make (\w+)", README, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_folders_of_the_map_open_with_their_readme() -> None:
    """Every folder in the map is there, and so is the file it opens with."""
    rows = re.findall(r"^\| `(\w+)/` \|.*\| `([\w/.]+)` \|$", README, re.MULTILINE)
    assert len(rows) == 5
    assert all((ROOT / folder).is_dir() and (ROOT / file).is_file() for folder, file in rows)


def test_commands_of_the_worked_example_exist() -> None:
    """Every ``turnusmotor`` command and option in the README is one that the program knows."""
    lines = re.findall(r"^turnusmotor (\w+)(.*)$", README, re.MULTILINE)
    assert {command for command, _ in lines} == {
        *("example", "solve", "audit", "explain", "improve", "sheet", "rules", "demand", "chart"),
    }
    for command, rest in lines:
        told = CliRunner().invoke(app, [command, "--help"])
        assert told.exit_code == 0
        assert all(option in told.output for option in re.findall(r"--[\w-]+", rest))


def test_figures_of_the_ward_are_those_of_the_example() -> None:
    """Thirty people, 18.3 full-time equivalents, 650 hours in an ordinary week, every third weekend."""
    ward = example("ward")
    assert len(ward.employees) == 30
    assert round(sum(e.size for e in ward.employees) / 10_000, 1) == 18.3
    heads = [row for row in ward.demand.rows if row.competence is None]
    hours = sum(
        row.minimum * len(row.days) * ward.shift_type[(row.shift_types or ("",))[0]].work for row in heads
    )
    assert hours == 650 * 60
    weekend = [row for row in heads if row.days == "67" and row.shift_types in {("D",), ("A",)}]
    assert sum(row.minimum * 2 for row in weekend) == 18
    assert sum(e.shift_types != ("N",) for e in ward.employees) == 24


def test_python_example_runs() -> None:
    """The README's Python runs as it stands, on a shorter clock."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert "Limits(time=20)" in code
    exec(compile(code.replace("Limits(time=20)", "Limits(time=12)"), "README.md", "exec"), {})  # noqa: S102


def test_gaps_of_the_worked_example_have_causes() -> None:
    """Every uncovered need of the ward says what holds the others back."""
    stop = threading.Event()
    result = solve(
        example("ward"), Limits(time=300), lambda told: stop.set() if told.values else None, stop=stop
    )
    assert result.termination.reason in {Reason.OPTIMAL, Reason.FEASIBLE}
    assert result.uncovered
    assert all(need.causes and need.text.nb != need.text.en for need in result.uncovered)
    assert all(level.proved_by and level.bound is not None for level in result.objective)
