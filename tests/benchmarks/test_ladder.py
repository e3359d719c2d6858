"""The ladder of municipalities: what is measured stays what it was, or says that it is not."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.__main__ import app
from benchmarks.ladder import DIGESTS, INSTANCES, KEPT, RUNGS, Drifted, Rung, keep
from models.reading import read_problem

WARD = Rung("ward", 6)
HOUSES = Rung("S", 6)


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.name)
def test_generator_makes_what_was_measured(rung: Rung) -> None:
    """Digest for digest, up to the largest; who means to change it runs ``keep`` and sees what it moved."""
    assert rung.generated().digest == json.loads((KEPT / DIGESTS).read_text())[rung.name]


@pytest.mark.parametrize("rung", [rung for rung in RUNGS if rung.small], ids=lambda rung: rung.name)
def test_small_ones_are_files_that_anyone_can_read(rung: Rung) -> None:
    """The file alone is the whole problem, in the format in which a planner would hand it in."""
    assert read_problem((KEPT / f"{rung.name}.json").read_bytes()) == rung.generated() == rung.read()


def test_every_rung_is_an_instance_and_no_file_is_left_over() -> None:
    """Names are told apart, and what is no longer measured is not kept."""
    assert [instance.name for instance in INSTANCES] == [rung.name for rung in RUNGS]
    assert len({rung.name for rung in RUNGS}) == len(RUNGS)
    assert {file.stem for file in KEPT.glob("*-*.json")} == {rung.name for rung in RUNGS if rung.small}


@pytest.mark.parametrize("rung", [WARD, HOUSES], ids=["file", "generated"])
def test_what_has_changed_is_refused(rung: Rung, tmp_path: Path) -> None:
    """A file that was edited and a generator that was changed both speak up, and say what to do."""
    assert keep(tmp_path, [WARD, HOUSES]) == ["ward-6w", "S-6w"]
    assert keep(tmp_path, [WARD, HOUSES]) == []
    assert rung.read(tmp_path) == rung.generated()
    known = tmp_path / DIGESTS
    known.write_text(known.read_text().replace(rung.generated().digest, "0" * 64))
    with pytest.raises(Drifted, match=f"{rung.name} is no longer what was measured.*benchmarks keep"):
        rung.read(tmp_path)
    assert keep(tmp_path, [WARD, HOUSES]) == [rung.name]
    assert rung.read(tmp_path) == rung.generated()


def test_keeping_again_changes_nothing(tmp_path: Path) -> None:
    """The files in the project are those that the generator writes, to the byte."""
    keep(tmp_path)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (KEPT / file.name).read_bytes()
    assert "up to date" in CliRunner().invoke(app, ["keep"]).output
