"""A rota that breaks rules made better: planted breaches healed, what must stay no worse, nothing new."""

from collections.abc import Sequence
from time import monotonic

import pytest
from pydantic import ValidationError

from models.agreements import Provision
from models.audit import audit
from models.demand import Demand, DemandRow
from models.healing import compare
from models.people import Absence, Employee, WorkedShift
from models.problem import Problem
from models.result import Reason, Result
from models.rota import Assignment, Rota
from models.terms import STANDARD_OBJECTIVE
from solver.engine import Engine
from solver.improve import improve
from solver.limits import Limits
from solver.tolerance import NoWorse, tolerated
from tests import world

D, A, N = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("A", "14:30", "22:00"),
    world.shift_type("N", "21:45", "07:45"),
)
LIMITS = Limits(time=60, workers=1)


def ward(*people: Employee, **more: object) -> Problem:
    """Return a week of day, evening and night shifts that asks for one by day."""
    row = DemandRow(id="day", unit="ward", shift_types=("D",), days="12345", minimum=1)
    problem = world.problem(
        *people, shift_types=(D, A, N), demand=Demand(rows=(row,)), objective=STANDARD_OBJECTIVE
    )
    return problem.changed(**more)


def person(name: str, size: int = 2000, **more: object) -> Employee:
    """Return a person with a small position in the ward."""
    return Employee.model_validate({"id": name, "positions": ({"unit": "ward", "size": size},), **more})


def rota(*placed: tuple[str, int, str], unit: str = "ward") -> Rota:
    """Return a rota from (name, day, code)."""
    return Rota.of(
        [Assignment(employee=n, unit=unit, shift_type=c, date=world.day(day)) for n, day, c in placed]
    )


def better(problem: Problem, start: Rota) -> Result:
    """Improve a rota, and hold the result to its promise by audits of its own."""
    result = improve(problem, start, LIMITS)
    assert result.rota is not None
    assert result.improvement is not None
    found = compare(audit(problem, start).breaches, audit(problem, result.rota).breaches)
    assert found.worse == ()
    assert result.improvement.healing == found
    assert (result.termination.reason is Reason.IMPROVED) is bool(found.left)
    return result


def kinds(breaches: Sequence[object]) -> list[str]:
    """Return the rules of some breaches."""
    return sorted(getattr(breach, "rule", "") for breach in breaches)


def test_planted_breaches_are_healed() -> None:
    """An evening before a day shift, and a shift on a day of absence: both are gone, nothing is left."""
    away = Absence(start=world.day(3), end=world.day(3))
    problem = ward(person("anna"), person("bo", absences=(away,)))
    start = rota(("anna", 0, "A"), ("anna", 1, "D"), ("bo", 3, "D"))
    assert set(kinds(audit(problem, start).breaches)) >= {"daily_rest", "availability"}
    result = better(problem, start)
    assert result.termination.reason is Reason.FEASIBLE
    assert result.audit is not None
    assert result.audit.lawful
    assert set(kinds(result.improvement.healing.healed)) >= {"daily_rest", "availability"}  # type: ignore[union-attr]


def test_what_cannot_be_healed_stays_no_worse() -> None:
    """A position that nobody can fill, since the person is away: it remains, and the other breach goes."""
    away = Absence(start=world.day(0), end=world.day(6), credited=0)
    problem = ward(person("anna"), person("bo", size=8000, absences=(away,)))
    start = rota(("anna", 0, "A"), ("anna", 1, "D"))
    result = better(problem, start)
    assert result.termination.reason is Reason.IMPROVED
    assert kinds(result.improvement.healing.left) == ["position_size"]  # type: ignore[union-attr]
    assert "daily_rest" in kinds(result.improvement.healing.healed)  # type: ignore[union-attr]


def test_a_shift_in_a_unit_that_is_not_the_persons_is_taken_in() -> None:
    """What the problem says could never be is audited and mended, not refused."""
    problem = ward(person("anna"), person("bo", positions=({"unit": "other", "size": 2000},)))
    start = Rota.of(
        [*rota(("bo", 0, "D")).assignments, *rota(("anna", 1, "D"), ("anna", 2, "D")).assignments]
    )
    assert "eligibility" in kinds(audit(problem, start).breaches)
    result = better(problem, start)
    assert "eligibility" in kinds(result.improvement.healing.healed)  # type: ignore[union-attr]


def test_an_enforced_minimum_that_is_broken_may_not_fall_further() -> None:
    """Two are asked for where one works: it stays one at least, and is healed where somebody can come."""
    hard = Provision.model_validate({"rule": {"kind": "coverage"}, "enforcement": "hard"})
    row = DemandRow(id="day", unit="ward", shift_types=("D",), days="1", minimum=2)
    people = (person("anna", size=1400), person("bo", size=1400))
    problem = ward(*people, rules=(hard,), demand=Demand(rows=(row,)))
    result = better(problem, rota(("anna", 0, "D")))
    assert result.termination.reason is Reason.FEASIBLE
    alone = ward(people[0], rules=(hard,), demand=Demand(rows=(row,)))
    result = better(alone, rota(("anna", 0, "D")))
    assert kinds(result.improvement.healing.left) == ["coverage"]  # type: ignore[union-attr]


def test_a_lawful_rota_is_only_made_cheaper() -> None:
    """With nothing broken there is nothing to tolerate: the rota stays lawful and covers more."""
    problem = ward(person("anna"), person("bo"))
    start = rota(("anna", 5, "D"), ("bo", 6, "D"))
    assert audit(problem, start).lawful
    result = better(problem, start)
    assert result.termination.reason is Reason.FEASIBLE
    assert result.audit is not None
    assert result.audit.level(1) < audit(problem, start).level(1)


HISTORY = (WorkedShift(date=world.day(-1), shift_type="N", unit="ward"),)


@pytest.mark.parametrize(
    "start",
    [
        rota(("anna", 0, "A"), ("anna", 1, "D"), ("anna", 1, "A"), ("anna", 2, "N")),
        rota(*((("anna", day, "D")) for day in range(7))),
        rota(("anna", 0, "D"), ("anna", 0, "A")),
        rota(("anna", 5, "N"), ("anna", 6, "A")),
        Rota(),
    ],
)
def test_the_rota_itself_is_tolerated(start: Rota) -> None:
    """Whatever is broken – rests, runs, places, history – the model admits the rota it starts from."""
    problem = ward(person("anna", size=3000, history=HISTORY))
    allowed = tolerated(problem, start, Engine(monotonic() + 20))
    assert allowed.built.rota(allowed.start) == start
    assert allowed.built.formulation.impossible == []
    assert NoWorse(problem, start, allowed.built)(allowed.start)
    broken = allowed.built.formulation.costs(allowed.start)[0]
    assert (broken > 0) is bool(audit(problem, start).breaches)


def test_the_gate_refuses_what_the_auditor_finds_worse() -> None:
    """A day more after seven in a row is a larger breach, and is not let through."""
    problem = ward(person("anna", size=3000))
    start = rota(("anna", 0, "A"), ("anna", 1, "D"))
    allowed = tolerated(problem, start, Engine(monotonic() + 20))
    gate = NoWorse(problem, start, allowed.built)
    worse = rota(("anna", 0, "A"), ("anna", 1, "D"), ("anna", 1, "A"), ("anna", 2, "D"))
    assert not gate(allowed.built.values(worse))
    assert gate(allowed.built.values(rota(("anna", 0, "D"), ("anna", 1, "D"))))


def test_a_result_with_something_worse_cannot_be_made() -> None:
    """No code path can serve a rota as improved that breaks something anew."""
    problem = ward(person("anna"))
    result = better(problem, rota(("anna", 0, "A"), ("anna", 1, "D")))
    made = result.model_dump()
    breach = audit(problem, rota(("anna", 0, "A"), ("anna", 1, "D"))).breaches[0].model_dump()
    made["improvement"]["healing"]["worse"] = (breach,)
    with pytest.raises(ValidationError, match="breaks nothing anew"):
        Result.model_validate(made)


def test_absence_of_time_keeps_the_rota() -> None:
    """With a second to go the given rota comes back, audited and called what it is."""
    problem = ward(person("anna"))
    start = rota(("anna", 0, "A"), ("anna", 1, "D"))
    result = improve(problem, start, Limits(time=1, workers=1))
    assert result.rota is not None
    assert result.improvement is not None
    assert result.improvement.healing.worse == ()
