"""The README's tables: they are what the kept runs say, the worse rows too."""

import json
from typing import Any

import polars as pl
import pytest

from benchmarks.tables import MARK, README, kept, page
from tests.benchmarks.test_compare import line, runs


def written(rows: pl.DataFrame) -> list[str]:
    """Return the lines below the mark."""
    return page(f"# head\n\n{MARK}\nold\n", rows).partition(MARK)[2].splitlines()


def public(name: str = "Instance8", **more: object) -> dict[str, object]:
    """Return a run of a public instance, a point being 100 øre."""
    return line("together", name, family="curtois", point=100, **more)


def test_the_readme_says_what_the_runs_say() -> None:
    """Whoever adds a run writes the tables again."""
    before = README.read_text(encoding="utf-8")
    assert page(before, kept()) == before


def test_what_stands_above_the_mark_stays() -> None:
    """Only what is below is written, and without the mark nothing is."""
    assert page(f"# head\n\n{MARK}\nold\n", runs(line("together"))).startswith(f"# head\n\n{MARK}\n")
    with pytest.raises(ValueError, match="lost the line"):
        page("# head\n", runs(line("together")))


def test_each_level_is_proven_or_so_far_from_it() -> None:
    """A level with nothing proven is all of its value away."""
    levels = json.dumps([(1_000, 1_000, "columns"), (200, 150, "columns"), (30, None, None), (0, 0, None)])
    ward = line("together", levels=levels, memory_mb=1_234, first_ms=3_210, total_ms=59_800)
    assert (
        "| ward | 10 s | 1 | 30 × 12 | 1 000 proven + 200 (25.0 %) + 30 (100.0 %) + 0 proven "
        "| 3.2 s | 60 s | 1 234 MB |"
    ) in written(runs(ward))


def test_without_a_rota_the_row_says_why() -> None:
    """A failed run is a row as any other."""
    failed = line("together", trace=[], levels="[]", reason="failed", detail="out of memory")
    assert "| ward | 10 s | 1 | 30 × 12 | out of memory | none | 10 s | – |" in written(runs(failed))


def test_public_instances_are_in_points_beside_what_is_published() -> None:
    """Values are whole points, bounds are raised to the next, and instances stand as people count."""
    eight = public(trace=[(1000, 130_600, 100)], bound=129_650)
    ten = public("Instance10", trace=[(1000, 463_100, 100)], bound=463_100, reason="optimal", total_ms=9_000)
    told = written(runs(ten, eight))
    assert "| Instance8 | 10 s | 1 | 1306 | 1297 | 1341 | 1300 | 0.5 % | 1.0 s | 10 s | – |" in told
    last = "| Instance10 | 10 s | 1 | 4631 | 4631 | 4631 | 4631 | 0.0 % | 1.0 s | proven, 9 s | – |"
    assert told.index(last) == 1 + next(at for at, row in enumerate(told) if row.startswith("| Instance8"))


def test_peers_stand_side_by_side_as_time_goes() -> None:
    """The best of each moment is in bold, whoever it is; an instance that one alone had is left out."""
    ten_minutes: dict[str, Any] = {"time_limit": 600, "total_ms": 600_000}
    rows = runs(
        line("together", trace=[(20_000, 400, 0), (500_000, 200, 0)], **ten_minutes),
        line("joint", trace=[(5_000, 300, 0)], **ten_minutes),
        line("together", "alone", trace=[(5_000, 300, 0)], **ten_minutes),
    )
    told = written(rows)
    assert "| instance | after | together | joint |" in told
    assert "| ward | 10 s | no rota | **300** |" in told
    assert "| ward | 60 s | 400 | **300** |" in told
    assert "| ward | 600 s | **200** | 300 |" in told
    assert not any(row.startswith("| alone | 10 s |") for row in told)
    (said,) = (row for row in told if row.startswith("- After 60 s together"))
    assert said.startswith("- After 60 s together against joint: better 0, equal 0, worse 1")


def test_a_run_of_that_length_goes_before_a_longer_one_on_the_way() -> None:
    """And who had proven it all in less time has it later as well; of who had not nothing is said.

    Nor of who tells nothing on the way.
    """
    rows = runs(
        line("together", trace=[(5_000, 200, 200)], time_limit=60, total_ms=50_000, reason="optimal"),
        line("highs", trace=[(540_000, 250, 0)], time_limit=600, total_ms=600_000),
        line("highs", trace=[(50_000, 300, 0)], time_limit=60, total_ms=60_000),
        line("joint", trace=[(50_000, 350, 0)], time_limit=60, total_ms=60_000),
    )
    told = written(rows)
    assert "| instance | after | together | highs | joint |" in told
    assert "| ward | 10 s | **200** |  | no rota |" in told
    assert "| ward | 60 s | **200** | 300 | 350 |" in told
    assert "| ward | 600 s | **200** | 250 |  |" in told
    assert not any(row.startswith("- After 600 s together against joint") for row in told)


def test_who_raced_without_ours_is_not_compared() -> None:
    """Two peers alone say nothing of this project."""
    rows = runs(
        line("highs", trace=[(5_000, 300, 0)], time_limit=600, total_ms=600_000),
        line("joint", trace=[(5_000, 350, 0)], time_limit=600, total_ms=600_000),
    )
    assert not any(row.startswith(("| ward | 10 s |", "- After")) for row in written(rows))


def test_commits_and_machines_are_named() -> None:
    """Who wants to see a run again finds what it was made with."""
    told = written(runs(line("together", commit="0123456789", ortools="9.15")))
    assert "- a processor, 2 cores; ortools 9.15" in told
    assert "- commit `0123456789`: ward together" in told
