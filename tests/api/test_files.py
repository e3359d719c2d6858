"""Files that a command reads and writes (filer): refused with a sentence, never lost half-written."""

import json
import os
from pathlib import Path

import pytest

from api import cli, files
from api.files import Unwritable
from models.result import Reason
from tests.api.commands import SolveAs, ending, run, tiny, written

BAD_FILES = [
    ("missing.json", None, "finnes ikke"),
    (".", None, "er en mappe"),
    ("latin.json", '{"navn": "blåbær"}'.encode("latin-1"), "ikke UTF-8-tekst"),
    ("cut.json", b'{"format": ', "cut.json: 1 feil"),
    ("list.json", b"[]", "list.json: 1 feil"),
    ("empty.json", b"", "empty.json: 1 feil"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_FILES)
def test_a_bad_file_is_refused_with_a_sentence(name: str, content: bytes | None, said: str) -> None:
    """A file that is not a problem is refused with its place and exit code 2, never with a traceback."""
    if content is not None:
        Path(name).write_bytes(content)
    for command in (("solve", name, "--out", "r.json"), ("audit", name, "rota.json")):
        outcome = run(*command)
        assert outcome.exit_code == cli.Exit.BAD_INPUT
        assert said in outcome.stderr
        assert isinstance(outcome.exception, SystemExit)
    assert not Path("r.json").exists()


def test_every_fault_is_listed() -> None:
    """All faults come at once, each on a line with its place, in the language asked for."""
    broken = tiny().model_dump(mode="json")
    broken["employees"][0]["positions"][0]["unit"] = "nowhere"
    broken["demand"]["rows"][0]["shift_types"] = ["X"]
    broken["horizon"]["start"] = "2027-03-02"
    Path("broken.json").write_text(json.dumps(broken), encoding="utf-8")
    for language, count in (("nb", "3 feil"), ("en", "3 faults")):
        outcome = run("solve", "broken.json", "--out", "r.json", "--lang", language)
        head, *faults = outcome.stderr.splitlines()
        assert count in head
        assert [fault.split(":")[0].strip() for fault in sorted(faults)] == [
            "demand.rows[0].shift_types[0]",
            "employees[0].positions[0].unit",
            "horizon.start",
        ]


def test_standard_input_is_a_file(solve_as: SolveAs) -> None:
    """A dash reads the problem from standard input, with or without a byte order mark."""
    solve_as(lambda *_: ending(Reason.OPTIMAL))
    for mark in (b"", b"\xef\xbb\xbf"):
        outcome = run("solve", "-", "--out", "r.json", stdin=mark + tiny().model_dump_json().encode())
        assert outcome.exit_code == 0, outcome.output
    assert "standard inn: " in run("solve", "-", "--out", "r.json", stdin=b"[").stderr


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("nowhere/r.json", "finnes ikke"),
        (".", "er en mappe"),
        ("problem.json", "er også oppgaven"),
        ("./sub/../problem.json", "er også oppgaven"),
        ("problem.json/r.json", "finnes ikke"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_before_the_search(
    out: str, said: str, solve_as: SolveAs
) -> None:
    """No search is run for a result that has nowhere to go, and the problem is never overwritten."""
    asked = solve_as(lambda *_: ending(Reason.OPTIMAL))
    Path("sub").mkdir()
    path = written(tiny())
    before = Path(path).read_bytes()
    outcome = run("solve", path, "--out", out)
    assert outcome.exit_code == cli.Exit.BAD_INPUT
    assert said in outcome.stderr
    assert asked == []
    assert Path(path).read_bytes() == before


def test_the_workbook_may_not_be_the_result(solve_as: SolveAs) -> None:
    """One name for both files is refused, as is a workbook that cannot be written."""
    asked = solve_as(lambda *_: ending(Reason.OPTIMAL))
    path = written(tiny())
    assert run("solve", path, "--out", "r", "--xlsx", "r").exit_code == cli.Exit.BAD_INPUT
    assert run("solve", path, "--out", "r", "--xlsx", "no/r.xlsx").exit_code == cli.Exit.BAD_INPUT
    assert asked == []


def test_a_folder_without_permission_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which no file may be made is found out by making one."""

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(Unwritable, match=r"Permission denied"):
        files.check_writable(Path("r.json"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_loses_nothing(
    solve_as: SolveAs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What cannot be written where it belongs is saved elsewhere, with its place; the exit code tells."""
    solve_as(lambda *_: ending(Reason.OPTIMAL))
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    outcome = run("solve", written(tiny()), "--out", "/dev/full")
    assert outcome.exit_code == cli.Exit.FAILED
    (saved,) = spare.iterdir()
    assert str(saved) in outcome.stderr.replace("\n", "")
    assert json.loads(saved.read_text("utf-8"))["termination"]["reason"] == "optimal"
    assert "Lovlig turnus" in outcome.stdout


def test_a_device_is_written_to_and_never_replaced(solve_as: SolveAs) -> None:
    """The null device is still a device afterwards."""
    solve_as(lambda *_: ending(Reason.OPTIMAL))
    assert run("solve", written(tiny()), "--out", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_file_is_replaced_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails half-way leaves the old file, and nothing beside it."""
    Path("r.json").write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Unwritable, match="No space left"):
        files.write(Path("r.json"), b"new")
    assert Path("r.json").read_bytes() == b"old"
    assert [path.name for path in Path().iterdir()] == ["r.json"]


def test_a_link_and_the_permissions_are_kept() -> None:
    """Writing through a link writes the file it names; an old file keeps its permissions."""
    Path("real.json").write_bytes(b"old")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    files.write(Path("link.json"), b"new")
    assert Path("link.json").is_symlink()
    assert Path("real.json").read_bytes() == b"new"
    assert Path("real.json").stat().st_mode & 0o777 == 0o640
