"""One cell as asked, and the fewest others that must change: against a listing of every rota."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from models.audit import audit
from models.demand import Demand, DemandRow
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment, Rota
from models.terms import STANDARD_OBJECTIVE
from models.whatif import Cell, alternatives, differences, held
from solver.engine import Answer, Engine, Status
from solver.nearest import nearest
from tests import world
from tests.models.test_standing import partial
from tests.oracle import lawful_lines

D = Cell(shift_type="D", unit="ward")
OFF = Cell()


def person(name: str, **more: object) -> Employee:
    """Return a person with so small a position that one shift a week fills it."""
    fields = {"positions": ({"unit": "ward", "size": 1400},), "weekdays": "12", **more}
    return Employee.model_validate({"id": name, **fields})


def ward(*people: Employee) -> Problem:
    """Return a week that asks for one on Monday and one on Tuesday."""
    row = DemandRow(id="day", unit="ward", shift_types=("D",), days="12", minimum=1)
    return world.problem(*people, demand=Demand(rows=(row,)), objective=STANDARD_OBJECTIVE)


def rota(*placed: tuple[str, int]) -> Rota:
    """Return a rota of day shifts from (name, day)."""
    return Rota.of(
        [Assignment(employee=n, unit="ward", shift_type="D", date=world.day(day)) for n, day in placed]
    )


def fewest(problem: Problem, before: Rota, name: str, day: int, cell: Cell) -> int | None:
    """Return the fewest other cells that change in any lawful rota with coverage kept, by listing all."""
    cover = audit(problem, before).level(1)
    lines = (tuple(lawful_lines(problem, e)) for e in problem.employees)
    counts = []
    for chosen in product(*lines):
        after = Rota.of([a for line in chosen for a in line])
        report = audit(problem, after)
        if held(after, name, world.day(day)) == (cell,) and report.lawful and report.level(1) <= cover:
            others = [c for c in differences(before, after) if (c.employee, c.date) != (name, world.day(day))]
            counts.append(len(others))
    return min(counts, default=None)


@pytest.mark.parametrize(
    ("name", "day", "cell"), [("anna", 0, OFF), ("anna", 1, D), ("bo", 0, D), ("bo", 1, OFF), ("eva", 0, D)]
)
def test_the_fewest_changes_are_those_of_the_listing(name: str, day: int, cell: Cell) -> None:
    """For every question the answer is lawful, keeps coverage, and is as small as any."""
    problem, before = ward(person("anna"), person("bo"), person("eva")), rota(("anna", 0), ("bo", 1))
    answer = nearest(problem, before, name, world.day(day), cell, seconds=10)
    assert answer.rota is not None
    assert answer.after is not None
    assert answer.after.lawful
    assert answer.kept
    assert answer.fewest
    assert held(answer.rota, name, world.day(day)) == (cell,)
    assert len(answer.changes) == fewest(problem, before, name, day, cell)


def moved_away() -> tuple[Problem, Rota]:
    """Return a rota with a Monday that is no longer one of the person's days."""
    people = person("anna", weekdays="2"), person("bo"), person("eva")
    return ward(*people), rota(("anna", 0), ("bo", 1))


@pytest.mark.parametrize(("name", "day", "cell"), [("bo", 1, OFF), ("bo", 0, D), ("eva", 0, D)])
def test_a_shift_that_nobody_may_have_any_more_is_a_change(name: str, day: int, cell: Cell) -> None:
    """It covered Monday as the rota was, so others must, and that its cell changes is counted."""
    problem, before = moved_away()
    answer = nearest(problem, before, name, world.day(day), cell, seconds=10)
    assert answer.kept
    assert answer.fewest
    assert any(change.employee == "anna" and change.date == world.day(0) for change in answer.changes)
    assert len(answer.changes) == fewest(problem, before, name, day, cell)


def test_it_is_counted_where_the_search_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proven number of changes is that of the search and those that none can spare."""
    run = Engine.run

    def cut_off(*arguments: Any, **options: Any) -> Answer:
        answer = run(*arguments, **options)
        return replace(answer, status=Status.FEASIBLE) if answer.values is not None else answer

    monkeypatch.setattr(Engine, "run", cut_off)
    problem, before = moved_away()
    answer = nearest(problem, before, "bo", world.day(1), OFF, seconds=10)
    assert answer.least == len(answer.changes) == fewest(problem, before, "bo", 1, OFF)


def test_a_proof_says_which_agreements_it_does_not_reckon_with() -> None:
    """Where an agreement covers some days only, that is said of whatever is proven."""
    problem = ward(person("anna"), person("bo"))
    narrower = problem.changed(agreements=(*problem.agreements, partial("daily_rest", problem, 0, 2, None)))
    for asked, codes in ((problem, []), (narrower, ["proof-narrowed"])):
        answer = nearest(asked, rota(("anna", 0), ("bo", 1)), "anna", world.day(0), OFF, seconds=10)
        assert answer.fewest
        assert [incident.code for incident in answer.incidents] == codes


def test_a_loss_of_coverage_is_proven_before_it_is_offered() -> None:
    """With nobody to step in, coverage falls, and it is proven that it must."""
    answer = nearest(
        ward(person("anna", weekdays="1")), rota(("anna", 0)), "anna", world.day(0), OFF, seconds=10
    )
    assert answer.rota is not None
    assert answer.costly
    assert not answer.kept


def test_what_cannot_be_is_told_as_a_conflict() -> None:
    """A code that is not the person's: proven impossible, with the rule that says so and the wish."""
    problem = ward(person("anna", shift_types=()), person("bo"))
    answer = nearest(problem, rota(("bo", 0)), "anna", world.day(0), D, seconds=10)
    assert answer.impossible
    assert answer.rota is None
    (conflict,) = answer.conflicts
    assert {member.rule for member in conflict.members} == {"availability", "eligibility"}
    assert any("det som er spurt om" in member.text.nb for member in conflict.members)


def test_every_alternative_is_judged_by_the_auditor() -> None:
    """A day off leaves Monday uncovered at its price, and breaks nothing."""
    problem = ward(person("anna"), person("bo"))
    now, off = alternatives(problem, rota(("anna", 0), ("bo", 1)), "anna", world.day(0))
    assert (now.now, now.cell, now.broken) == (True, D, ())
    assert (off.now, off.cell, off.broken) == (False, OFF, ())
    assert [(c.row, c.before, c.after, c.target) for c in off.cover] == [("day", 1, 0, 1)]
    assert next(t for t in off.terms if t.kind == "uncovered").after > 0


def test_an_alternative_names_only_what_it_adds() -> None:
    """Breaches that are there anyway are not held against another cell; those of the cell itself are told."""
    problem = ward(person("anna", weekdays="1"), person("bo"))
    now, off = alternatives(problem, rota(("anna", 1), ("bo", 0)), "anna", world.day(1))
    assert [breach.rule for breach in now.broken] == ["eligibility"]
    assert off.broken == ()
    assert [breach.rule for breach in off.healed] == ["eligibility"]
