"""Timefold as a contestant: that its model is the problem, and that it is said when it cannot run."""

import os
import random
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.peers import timefold
from benchmarks.peers.timefold.installation import RELEASE
from benchmarks.peers.timefold.model import ROW, UNION, Model, Sum, model
from models.agreements import Provision
from models.audit import audit
from models.posting import Duty
from models.problem import Problem
from models.result import Reason
from models.rota import Assignment, Rota
from models.rules.position_size import PositionSize
from models.rules.weekend_frequency import WeekendFrequency
from solver.limits import Limits
from tests import world
from tests.solver.test_every_strategy import tiny

HOURLESS = Provision(rule=PositionSize(tolerance=100_000))
WEEKENDS = Provision(rule=WeekendFrequency(every=1))


def counted(asked: Model, rota: Rota) -> tuple[int, tuple[int, ...]]:
    """Return how many rows a rota breaks, and its cost by level, as ``Rota.java`` is to count them."""
    formulation = asked.built.formulation
    values = asked.built.values(rota)
    duties = set(chain.from_iterable(formulation.duties.values()))
    values[[v for v in range(2, len(values)) if v not in duties]] = 0

    def total(one: Sum) -> int:
        return one.constant + sum(w * int(values[v]) for v, w in zip(one.variables, one.weights, strict=True))

    def over(one: Sum, value: int) -> int:
        return max(0, value - one.high, one.low - value)

    defined = {one.target: one for one in asked.sums if one.target}
    rows = [one for one in asked.sums if one.kind == ROW]
    for variable in asked.order:
        if variable in defined:
            made = total(defined[variable])
            values[variable] = min(1, made) if defined[variable].kind == UNION else max(0, made)
        else:
            gains = [
                over(one, total(one)) - over(one, total(one) + one.weights[one.variables.index(variable)])
                for one in rows
                if variable in one.variables
            ]
            values[variable] = int(min(gains) >= 0 and max(gains) > 0)
    broken = sum(over(one, total(one)) > 0 for one in rows)
    return broken, tuple(formulation.costs(values).values())


def fortnight() -> Problem:
    """Return one person, short shifts on each day of two weeks, all rules but those of hours and weekends.

    Whether there are rests enough is then most often a week's, not a day's.
    """
    early, late = world.shift_type("D", "07:30", "12:30"), world.shift_type("E", "16:00", "20:00")
    return world.problem(shift_types=(early, late), weeks=2).changed(rules=(HOURLESS, WEEKENDS))


@pytest.mark.parametrize("problem", [tiny(2), fortnight()], ids=["demand", "rests"])
def test_the_model_says_what_the_auditor_says(problem: Problem) -> None:
    """A drawn rota breaks no row exactly when it is lawful, and then costs what the auditor measures."""
    asked = model(problem)
    days: dict[tuple[str, date], list[Duty]] = {}
    for literals in asked.built.formulation.duties.values():
        for duty in (asked.built.grid.duty[literal] for literal in literals):
            days.setdefault((duty.employee, duty.date), []).append(duty)
    chance = random.Random(5)
    lawful = 0
    for _ in range(200):
        share = chance.choice((0.3, 0.6, 0.8, 0.95))
        drawn = [chance.choice(offered) for offered in days.values() if chance.random() < share]
        rota = Rota.of(
            [
                Assignment(employee=d.employee, unit=d.unit, shift_type=d.shift_type, date=d.date)
                for d in drawn
            ]
        )
        report = audit(problem, rota)
        broken, costs = counted(asked, rota)
        assert report.lawful == (broken == 0)
        if report.lawful:
            lawful += 1
            assert costs == tuple(report.level(level) for level in asked.built.formulation.levels)
    assert 20 <= lawful <= 180, "the draws must hold both kinds"


def test_what_is_derived_comes_after_what_it_is_made_from() -> None:
    """A union or a count is worked out after its members."""
    asked = model(fortnight())
    place = {variable: at for at, variable in enumerate(asked.order)}
    for one in asked.sums:
        if one.target:
            assert all(place.get(member, -1) < place[one.target] for member in one.variables)


def tool(folder: Path, name: str, says: str) -> None:
    """Write a program that prints a line."""
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (None, "needs Java 17"),
        ("javac 11.0.2", "here is «11.0.2»"),
        ("javac 17.0.1", "could not be fetched from PyPI"),
    ],
    ids=["no Java", "old Java", "no wheel"],
)
def test_a_machine_without_it_is_told_why(
    version: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Java, with too old a Java or without the wheel there is a result of no rota that says so."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("java", "javac") if version else ():
        tool(tmp_path, name, version or "")
    result = timefold.run(tiny(3), Limits(time=5))
    assert result.termination.reason is Reason.FAILED
    assert result.rota is None
    assert result.termination.detail is not None
    assert said in result.termination.detail.en
    assert [incident.code for incident in result.incidents] == ["peer-missing"]
    assert not (tmp_path / "cache" / "turnusmotor" / f"timefold-{RELEASE}" / "wheel").exists()
