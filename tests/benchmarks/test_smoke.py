"""The smoke matrix: every contestant on tiny instances, a few seconds each."""

import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from benchmarks.contestants import CONTESTANTS, Contestant
from benchmarks.instances import Instance, flattened
from benchmarks.peers.timefold.installation import installed
from benchmarks.readers import curtois
from benchmarks.run import SCHEMA, run
from models.problem import Problem
from models.result import Result
from solver.limits import Limits
from solver.solve import solve
from tests.benchmarks.test_curtois import TINY
from tests.oracle import best
from tests.solver.test_every_strategy import tiny

LIMITS = Limits(time=60, workers=1, gap=0.0, stall=5)
"""Ample for a machine with other work: who proves is done in a second, and Timefold ends at the stall."""
RACING = [contestant for contestant in CONTESTANTS if contestant.name != "neighbourhoods"]
INSTANCES = (
    Instance("smoke", "law", "two people in a week", lambda: flattened(tiny(3))),
    Instance("smoke", "public", "three people in a week", lambda: curtois.read(TINY)),
)
ABSENT = {"timefold"} if not installed() else set()


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, pl.DataFrame]]:
    """Return the file of the matrix and its rows; what is not installed is not fetched for a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        patch.setenv("PIP_CONFIG_FILE", os.devnull)
        out = tmp_path_factory.mktemp("runs") / "runs.parquet"
        yield out, run(INSTANCES, RACING, [1], LIMITS, out)


def row(rows: pl.DataFrame, instance: str, contestant: str) -> dict[str, object]:
    """Return the one row of an instance and a contestant."""
    return rows.row(
        by_predicate=(pl.col("instance") == instance) & (pl.col("contestant") == contestant), named=True
    )


@pytest.mark.parametrize("contestant", [contestant.name for contestant in RACING])
@pytest.mark.parametrize("instance", [instance.name for instance in INSTANCES])
def test_every_contestant_finds_a_lawful_rota(
    matrix: tuple[Path, pl.DataFrame], instance: str, contestant: str
) -> None:
    """The auditor passes it, and nobody proved that it must cost more; who is not here says so instead."""
    rows = matrix[1]
    found = row(rows, instance, contestant)
    if contestant in ABSENT:
        assert (found["reason"], found["lawful"], found["value"]) == ("failed", None, None)
        assert "Timefold" in str(found["detail"])
        return
    assert found["lawful"], found["detail"]
    trace = json.loads(str(found["trace"]))
    proven = rows.filter(pl.col("instance") == instance)["bound"].max()
    assert isinstance(proven, int)
    assert isinstance(found["value"], int)
    assert proven <= found["value"] == trace[-1][1]
    assert found["first_ms"] == trace[0][0]


def test_no_bound_is_above_the_best_there_is(matrix: tuple[Path, pl.DataFrame]) -> None:
    """What is proven is at most what the best of all lawful rotas costs, and no value is below that."""
    least = sum(best(INSTANCES[0].build()) or ())
    rows = matrix[1].filter((pl.col("instance") == INSTANCES[0].name) & pl.col("lawful"))
    bounds, values = rows["bound"].to_list(), rows["value"].to_list()
    assert max(bounds) <= least <= min(values)


def test_a_row_says_where_it_comes_from(matrix: tuple[Path, pl.DataFrame]) -> None:
    """Each row has the problem's digest and size, seed, versions and the processor, not its owner's name."""
    for found in matrix[1].iter_rows(named=True):
        problem = next(i for i in INSTANCES if i.name == found["instance"]).build()
        assert list(found) == list(SCHEMA)
        assert (found["digest"], found["seed"], found["workers"]) == (problem.digest, 1, 1)
        assert (found["people"], found["days"]) == (len(problem.employees), problem.horizon.days)
        assert found["version"]
        assert found["ortools"]
        assert f"{os.cpu_count()} cores" in found["machine"]
        assert platform.node() not in found["machine"]


def test_what_was_run_is_not_run_again(matrix: tuple[Path, pl.DataFrame]) -> None:
    """A second run of the matrix adds no row and changes none that has a rota."""
    out, rows = matrix
    again = run(INSTANCES, RACING, [1], LIMITS, out)
    key = ["instance", "contestant"]
    assert len(again) == len(rows) == len(INSTANCES) * len(RACING)
    kept = pl.col("reason") != "failed"
    assert again.filter(kept).sort(key).equals(rows.filter(kept).sort(key))


def test_what_could_not_run_is_tried_again(tmp_path: Path) -> None:
    """A row of a failure gives way to what the next attempt finds; another seed is another row."""
    solved = RACING[0].run(INSTANCES[0].build(), LIMITS)
    failed = solved.model_copy(
        update={
            "termination": solved.termination.model_copy(update={"reason": "failed"}),
            "rota": None,
            "audit": None,
            "objective": (),
        }
    )
    answers = [failed, solved, solved]

    def attempt(_: Problem, __: Limits) -> Result:
        return answers.pop(0)

    out, contestant = tmp_path / "runs.parquet", Contestant("late", "comes in time", attempt)
    reasons = [
        run(INSTANCES[:1], [contestant], seeds, LIMITS, out)["reason"].to_list()
        for seeds in ([1], [1], [1], [1, 2])
    ]
    assert reasons == [["failed"], ["optimal"], ["optimal"], ["optimal", "optimal"]]
    assert answers == []


def test_a_contestant_that_falls_is_a_row(tmp_path: Path) -> None:
    """The others are measured all the same, what was measured is on the disk, and it is tried again."""

    def falls(_: Problem, __: Limits) -> Result:
        raise ZeroDivisionError("by nothing")

    def stands(problem: Problem, limits: Limits) -> Result:
        return solve(problem, limits, strategy="joint")

    out, racing = tmp_path / "runs.parquet", (Contestant("falls", "", falls), Contestant("joint", "", stands))
    rows = run(INSTANCES[:1], racing, [1], LIMITS, out)
    fell = row(rows, "law", "falls")
    assert (fell["reason"], fell["value"]) == ("failed", None)
    assert "by nothing" in str(fell["detail"])
    assert row(rows, "law", "joint")["lawful"]
    assert list(tmp_path.iterdir()) == [out]
    again = run(INSTANCES[:1], (Contestant("falls", "", stands),), [1], LIMITS, out)
    assert row(again, "law", "falls")["lawful"]
