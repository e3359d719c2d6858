"""The benchmarks' command line (målingenes kommandolinje)."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.__main__ import app
from benchmarks.solutions import matrix
from models.rota import Assignment, Rota
from tests import world
from tests.benchmarks.test_curtois import TINY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three instances."""
    for number in (1, 2, 3):
        (tmp_path / f"Instance{number}.txt").write_text(TINY, encoding="utf-8")
    return tmp_path


def ran(folder: Path, *arguments: str) -> Result:
    """Return the outcome of a run on the folder's instances."""
    always = ("--time-limit", "20", "--workers", "1", "--seed", "1", "--contestants", "joint")
    out = ("--out", str(folder / "runs.parquet"), "--solutions", str(folder / "found"))
    return CliRunner().invoke(app, ["run", "--family", "curtois", *arguments, *always, *out])


def test_public_instances_are_run_and_their_rotas_kept(folder: Path) -> None:
    """Of the named instances each gets a row in points and a rota with one entry a day for each person."""
    done = ran(folder, "--data", str(folder), "--instances", "Instance1", "Instance3")
    assert done.exit_code == 0, done.output
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.output.splitlines()[2:]]
    assert [(row[0], row[3], row[4], row[5]) for row in rows] == [
        ("Instance1", "optimal", "1", "1"),
        ("Instance3", "optimal", "1", "1"),
    ]
    assert sorted(file.name for file in (folder / "found").iterdir()) == [
        "Instance1-joint-1.json",
        "Instance3-joint-1.json",
    ]
    found = json.loads((folder / "found" / "Instance1-joint-1.json").read_text(encoding="utf-8"))
    assert found["A"] == ["-", "E", "E", "E", "-", "-", "E"]
    assert found["B"][3:] == ["L", "L", "-", "-"]
    assert found["C"][5] == "E"


@pytest.mark.parametrize("arguments", [("--instances", "Instance1"), ("--data", "nowhere")])
def test_public_instances_need_their_folder(folder: Path, arguments: tuple[str, ...]) -> None:
    """Without the folder there is nothing to run, and it is said."""
    refused = ran(folder, *arguments)
    assert refused.exit_code == 2
    assert "needs --data" in refused.output


def test_an_unknown_instance_is_refused(folder: Path) -> None:
    """A misspelt name among right ones is not passed over."""
    refused = ran(folder, "--data", str(folder), "--instances", "Instance1", "Instance9")
    assert refused.exit_code == 2
    assert "Instance9" in refused.output


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--contestants", "jiont"), "jiont"),
        (("--time-limit", "0"), "--time-limit"),
        (("--time-limit", "604801"), "--time-limit"),
        (("--seed", "-1"), "--seed"),
        (("--seed", "2147483648"), "--seed"),
        (("--workers", "0"), "--workers"),
        (("--family", "wards"), "municipality, smoke, ward"),
    ],
)
def test_what_cannot_be_run_is_refused(tmp_path: Path, more: tuple[str, str], said: str) -> None:
    """A misspelt contestant beside a right one, a limit of nothing, a family that is not there."""
    out = tmp_path / "runs.parquet"
    arguments = ["run", "--instances", "ward", "--contestants", "joint", *more, "--out", str(out)]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 2
    assert all(word in refused.output for word in said.split(", ") if word != "smoke")
    assert not out.exists()


def test_a_file_that_is_none_of_runs_is_refused(folder: Path) -> None:
    """What lies at ``--out`` is left as it is, and so is what lies where an instance should."""
    out = folder / "runs.parquet"
    out.write_text("no runs", encoding="utf-8")
    refused = ran(folder, "--data", str(folder), "--instances", "Instance1")
    assert (refused.exit_code, out.read_text(encoding="utf-8")) == (2, "no runs")
    assert "runs.parquet" in refused.output
    out.unlink()
    (folder / "Instance2.txt").write_text(TINY.replace("E,480,", "E,many,"), encoding="utf-8")
    refused = ran(folder, "--data", str(folder), "--instances", "Instance2")
    assert refused.exit_code == 2
    assert "line" in refused.output


def test_an_instance_that_is_no_text_is_named(folder: Path) -> None:
    """Which file and which line, not where in our code; so is one of more weeks than a plan may have."""
    (folder / "Instance2.txt").write_bytes(TINY.encode() + b"\n\xff\xfe\n")
    refused = ran(folder, "--data", str(folder), "--instances", "Instance2")
    assert refused.exit_code == 2
    assert "Instance2.txt, line" in refused.output
    assert "UTF-8" in refused.output
    (folder / "Instance2.txt").write_text(TINY.replace("SECTION_HORIZON\n7", "SECTION_HORIZON\n371"), "utf-8")
    refused = ran(folder, "--data", str(folder), "--instances", "Instance2")
    assert refused.exit_code == 2
    assert "52 whole weeks" in refused.output


def test_where_to_write_is_looked_after_first(folder: Path) -> None:
    """A folder is made; a file in the place of one is refused before anything is run."""
    (folder / "found").write_text("a file", encoding="utf-8")
    refused = ran(folder, "--data", str(folder), "--instances", "Instance1")
    assert refused.exit_code == 2
    assert "found" in refused.output
    (folder / "found").unlink()
    new = folder / "new" / "runs.parquet"
    named = ("--family", "curtois", "--data", str(folder), "--instances", "Instance1", "--out", str(new))
    done = CliRunner().invoke(app, ["run", *named, "--contestants", "joint", "--time-limit", "20"])
    assert done.exit_code == 0, done.output
    assert new.exists()


def test_a_table_has_every_person_and_every_day() -> None:
    """Who has no shift is there as well, and two shifts of one day stand together."""
    problem = world.problem(
        world.employee("anna"),
        world.employee("bo"),
        shift_types=(world.shift_type("D", "07:00", "12:00"), world.shift_type("N", "22:00", "07:00")),
    )
    shifts = [
        Assignment(employee="anna", unit="ward", shift_type=code, date=world.day(1)) for code in ("N", "D")
    ]
    assert matrix(problem, Rota.of(shifts)) == {"anna": ["-", "D+N", *"-----"], "bo": ["-"] * 7}
