"""Comparing runs: gaps, waits, pairs and charts."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from benchmarks.__main__ import app
from benchmarks.charts import drawn
from benchmarks.compare import couples, gathered, judged, ratios, until, verdict, warnings
from benchmarks.run import SCHEMA


def line(contestant: str, instance: str = "ward", **more: Any) -> dict[str, Any]:
    """Return a run that found 400 after a second and 200 after four, under ten seconds."""
    trace = more.pop("trace", [(1000, 400, None), (4000, 200, 100)])
    fields = {
        "family": "ward",
        "instance": instance,
        "contestant": contestant,
        "seed": 1,
        "workers": 2,
        "time_limit": 10,
        "digest": instance,
        "version": "1",
        "machine": "a processor, 2 cores",
        "people": 30,
        "days": 84,
        "reason": "feasible",
        "lawful": True,
        "value": trace[-1][1] if trace else None,
        "bound": 0,
        "first_ms": trace[0][0] if trace else None,
        "total_ms": 10_000,
        "trace": json.dumps(trace),
    }
    return {**dict.fromkeys(SCHEMA), **fields, **more}


def runs(*lines: dict[str, Any]) -> pl.DataFrame:
    """Return runs as they are read from a file."""
    return pl.DataFrame(list(lines), schema=SCHEMA)


def test_a_gap_is_to_the_best_bound_of_anybody() -> None:
    """Who proved nothing has a gap all the same, and who is dearer is behind."""
    dear = line("joint", trace=[(2000, 250, None)])
    found = judged(runs(line("together", bound=100), dear))
    assert found["lowest"].to_list() == [100, 100]
    assert found["gap"].to_list() == [0.5, 0.6]
    assert found["behind"].to_list() == [0.0, 0.2]


def test_waits_are_read_from_the_trace() -> None:
    """The first rota, the first with a gap of 1 %, and the first 1 % behind the best have each their time."""
    prover = line("together", trace=[(1000, 400, None), (3000, 202, 100), (4000, 200, 199)], bound=199)
    found = judged(runs(prover, line("joint", trace=[(2000, 300, None)])))
    assert found["first"].to_list() == [1.0, 2.0]
    assert found["closed"].to_list() == [4.0, None]
    assert found["near"].to_list() == [3.0, None]


def test_an_unlawful_rota_has_no_value() -> None:
    """What the auditor rejects is not the best, has no gap, and loses against any lawful rota."""
    rejected = line("timefold", lawful=False, reason="rejected", trace=[(1000, 1, None)])
    rows = runs(line("together"), rejected)
    found = judged(rows)
    assert found["value"].to_list() == [200, None]
    assert found["best"].to_list() == [200, 200]
    assert found["near"].to_list()[0] == 4.0
    assert found["first"].to_list() == [1.0, None]
    said = verdict(ratios(rows, "together", "timefold"), "together", "timefold")
    assert "a lawful rota where the other had none 1, the other way round 0" in said


def test_levels_are_behind_the_best_and_have_no_gap() -> None:
    """On several levels no one bound holds, so there is no gap to it."""
    found = judged(runs(line("together", bound=None), line("joint", bound=None, trace=[(9000, 800, None)])))
    assert found["gap"].to_list() == [None, None]
    assert found["behind"].to_list() == [0.0, 0.75]


def test_nothing_to_pay_is_no_gap() -> None:
    """A value of 0 is the best there is."""
    found = judged(runs(line("together", trace=[(500, 0, 0)])))
    assert found.select("gap", "behind", "closed", "near").row(0) == (0.0, 0.0, 0.5, 0.5)


def test_pairs_are_of_the_same_problem_and_seed() -> None:
    """A ratio is between equal digests, seeds, workers and limits; two zeros are equal."""
    zero = [(500, 0, 0)]
    rows = runs(
        line("together"),
        line("joint", trace=[(500, 400, None)]),
        line("together", "other", trace=zero),
        line("joint", "other", trace=zero),
        line("together", "third"),
        line("joint", "third", digest="changed"),
        line("joint", seed=2),
    )
    found = ratios(rows, "together", "joint")
    assert found.select("instance", "ratio").rows() == [("other", 1.0), ("ward", 0.5)]
    assert verdict(found, "together", "joint").startswith(
        "together against joint: better 1, equal 1, worse 0"
    )
    assert any("third is not the same problem" in warning for warning in warnings(rows))


def test_runs_stand_on_the_way_as_their_traces_say() -> None:
    """Before the first rota there is no value, between two the earlier; who had ended is as at the end."""
    ended = line("joint", trace=[(1500, 300, 100)], bound=300, total_ms=2_000, reason="optimal")
    rows = runs(line("together"), ended)
    shown = ("contestant", "value", "bound", "first_ms", "reason", "total_ms")
    assert until(rows, 0.5).select(shown).rows() == [
        ("together", None, None, None, "under way", 500),
        ("joint", None, None, None, "under way", 500),
    ]
    assert until(rows, 3).select(shown).rows() == [
        ("together", 400, None, 1000, "under way", 3_000),
        ("joint", 300, 300, 1500, "optimal", 2_000),
    ]
    assert until(rows, 4).select("value", "bound").row(0) == (200, 100)
    assert until(rows, 10).equals(rows)


def test_of_who_tells_nothing_on_the_way_nothing_is_said() -> None:
    """A rota that is told of at the end alone may have been there long before."""
    rows = runs(line("together"), line("highs", trace=[(9_900, 300, 0)]))
    assert until(rows, 5)["contestant"].to_list() == ["together"]
    assert until(rows, 10)["contestant"].to_list() == ["together", "highs"]
    named = rows.with_columns(pl.concat_str("contestant", pl.lit(" · before")))
    assert until(named, 5)["contestant"].to_list() == ["together · before"]


def test_levels_are_compared_in_their_order() -> None:
    """A loss on the first level is not made good by any gain on a later one, whatever the sums are."""
    ours = line("together", levels="[[100, 0, null], [300, 0, null]]", trace=[(1000, 400, None)])
    other = line("joint", levels="[[150, 0, null], [50, 0, null]]", trace=[(1000, 200, None)])
    found = ratios(runs(ours, other), "together", "joint")
    assert found.select("ours", "other", "better").rows() == [(400, 200, True)]
    assert "better 1, equal 0, worse 0" in verdict(found, "together", "joint")


def test_of_several_versions_the_newest_counts(tmp_path: Path) -> None:
    """A file that two versions have written to holds one pair, not four."""
    file = tmp_path / "runs.parquet"
    old = [line("together", version="1", trace=[(1000, 900, None)]), line("joint", version="1")]
    runs(*old, line("together", version="2"), line("joint", version="2")).write_parquet(file)
    rows = gathered([file])
    assert rows["version"].to_list() == ["2", "2"]
    assert len(ratios(rows, "together", "joint")) == 1


def test_who_did_not_run_is_told_of(tmp_path: Path) -> None:
    """A misspelt name pairs with nobody, and whose runs there are is said; other files are refused."""
    file = tmp_path / "runs.parquet"
    runs(line("together"), line("joint")).write_parquet(file)
    said = CliRunner().invoke(app, ["compare", str(file), "--other", "jiont"])
    assert said.exit_code == 0
    assert "No pair of together and jiont: the runs are of together, joint." in said.output
    file.write_text("no runs", encoding="utf-8")
    said = CliRunner().invoke(app, ["compare", str(file)])
    assert said.exit_code == 2
    assert "no file of runs" in said.output


def test_several_levels_have_no_one_bound_on_the_way_either() -> None:
    """The trace tells the first level's bound, which is none of the sum."""
    rows = runs(line("together", bound=None, levels="[[200, 100, null], [0, 0, null]]"))
    assert until(rows, 5).select("value", "bound", "levels").row(0) == (200, None, None)


def test_pairs_on_the_way_are_printed(tmp_path: Path) -> None:
    """`--at` prints a verdict of its own, and who was first may be last."""
    file = tmp_path / "runs.parquet"
    runs(line("together"), line("joint", trace=[(500, 300, None)])).write_parquet(file)
    said = CliRunner().invoke(app, ["compare", str(file), "--at", "2"])
    assert said.exit_code == 0, said.output
    assert "After 2 s together against joint: better 0, equal 0, worse 1" in said.output
    assert "\ntogether against joint: better 1, equal 0, worse 0" in said.output


def test_files_are_compared_contestant_by_contestant(tmp_path: Path) -> None:
    """With two files each contestant meets itself, under the files' names, and other machines are told of."""
    before, after = tmp_path / "before.parquet", tmp_path / "after.parquet"
    runs(line("together", trace=[(1000, 400, None)]), line("joint")).drop("commit").write_parquet(before)
    runs(line("together", machine="another")).write_parquet(after)
    rows = gathered([before, after])
    assert couples(rows, "together", "joint") == [("together · after", "together · before")]
    said = CliRunner().invoke(app, ["compare", str(before), str(after)])
    assert said.exit_code == 0, said.output
    assert "The runs have different machines: a processor, 2 cores; another." in said.output
    assert "together · after against together · before: better 1" in said.output
    assert "| ward | 10 s | 1 | 200 | 400 | 0.5 | True |" in said.output


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A misspelt name is said, with what to do."""
    said = CliRunner().invoke(app, ["compare", str(tmp_path / "none.parquet")])
    assert said.exit_code == 2
    assert "none.parquet" in said.output


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_charts_are_drawn_whatever_the_runs_hold(kind: str, tmp_path: Path) -> None:
    """Runs without a rota, on levels, or of no known size are drawn as well; the words are text."""
    rows = runs(
        line("together", bound=100),
        line("timefold", lawful=False, reason="rejected"),
        line("highs", lawful=None, reason="failed", trace=[]),
        line("together", "levels", bound=None, people=None),
        line("joint", trace=[], value=300),
        line("together", "town", people=480, trace=[(900, 0, 0)]),
    )
    short = line("highs", "town", people=480, time_limit=5, total_ms=5_000, trace=[(4_900, 9, 0)])
    files = drawn(pl.concat([rows, runs(short)]), tmp_path / "charts", kind)
    assert [file.name for file in files] == [
        f"{name}.{kind}" for name in ("gap", "first", "closed", "near", "size")
    ]
    for file in files:
        drawing = file.read_bytes()
        if kind == "png":
            assert drawing.startswith(b"\x89PNG")
        else:
            assert all(word in drawing.decode() for word in ("together", "timefold", "highs"))
    if kind == "svg":
        assert "behind the best value, %" in files[0].read_text(encoding="utf-8")
        assert "levels" in files[1].read_text(encoding="utf-8")


def test_the_same_runs_give_the_same_drawing(tmp_path: Path) -> None:
    """A drawing holds no date and no chance, so that it can be kept in a repository."""
    rows = runs(line("together", bound=100), line("joint"))
    first, second = (drawn(rows, tmp_path / name) for name in ("one", "two"))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
