"""The plan that the audit is timed on (revisjonstid), and the command that prints the times."""

from typer.testing import CliRunner

from benchmarks.__main__ import app
from benchmarks.auditing import long_plan, timed
from models.audit import audit
from models.terms import TERMS


def test_a_plan_has_the_people_and_weeks_that_are_asked_for() -> None:
    """40 people are a ward and ten of the next, each in one ward, and work every week of theirs."""
    problem, rota = long_plan(40, 4)
    assert (len(problem.employees), problem.horizon.weeks, len(problem.units)) == (40, 4, 2)
    assert [unit.id for unit in problem.units for e in problem.employees if e.workplaces == (unit.id,)] == [
        "ward1"
    ] * 30 + ["ward2"] * 10
    worked = rota.by_employee()
    assert set(worked) == {employee.id for employee in problem.employees}
    assert all(a.date in problem.horizon for assigned in worked.values() for a in assigned)


def test_the_plan_is_worked_about_as_the_positions_say() -> None:
    """So that the audit meets as many shifts as a real plan has."""
    problem, rota = long_plan(30, 12)
    hours = sum(problem.shift_type[a.shift_type].work for a in rota.assignments)
    asked = sum(employee.week for employee in problem.employees) * 12
    assert 0.85 < hours / asked < 1.05


def test_every_part_of_the_audit_is_timed() -> None:
    """Each rule that holds for somebody and each term has a line of its own; wages and marks as well."""
    problem, rota = long_plan(2, 1)
    names = [part.name.strip() for part in timed(problem, rota)]
    kinds = {held.rule.kind for e in problem.employees for held in problem.rules_for(e)}
    assert {f"rule {kind}" for kind in kinds} <= set(names)
    assert {f"term {term.kind}" for term in problem.objective} <= set(names)
    assert {"audit", "key figures", "wages", "days off by name"} <= set(names)
    assert {term.kind for term in audit(problem, rota).terms} <= {
        str(term.model_fields["kind"].default) for term in TERMS
    }


def test_the_command_prints_a_line_for_each_part() -> None:
    """The size of the plan first, then the audit as a whole and the slowest of its parts."""
    done = CliRunner().invoke(app, ["audit", "--people", "2", "--weeks", "1", "--least", "0"])
    assert done.exit_code == 0, done.output
    first, second, *rest = done.output.splitlines()
    assert first.startswith("2 people, 1 weeks, ")
    assert second.startswith("audit ")
    assert all(line.endswith(" s") for line in rest)
