"""What cannot hold together, and what mends it: tiny problems where both are known by hand."""

import json
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations, product
from time import monotonic

import pytest

from models.agreements import Enforcement, Provision
from models.audit import audit
from models.conflict import Conflict, Effect, MemberKind, RepairKind
from models.demand import Demand, DemandRow
from models.people import Absence, Competence, Employee, HeldCompetence, Lock
from models.problem import Problem
from models.result import Reason
from models.rota import Assignment, Rota
from solver.conflicts import conflicts
from solver.encode import Encoder
from solver.engine import Effort, Engine
from solver.groups import Groups, Key
from solver.limits import Limits
from solver.minimal import Minimiser
from solver.solve import solve
from tests import world
from tests.oracle import lawful_lines

HARD = (Provision.model_validate({"rule": {"kind": "coverage"}, "enforcement": Enforcement.HARD}),)
EARLY, LATE = world.shift_type("D", "07:30", "15:00"), world.shift_type("A", "14:30", "22:00")


def told(problem: Problem, seconds: float = 20) -> tuple[Conflict, ...]:
    """Return the conflicts of a problem."""
    return conflicts(problem, Engine(monotonic() + seconds))


def staffed(*people: Employee, rows: Sequence[DemandRow], **more: object) -> Problem:
    """Return a problem whose minimums are enforced."""
    problem = world.problem(*people, demand=Demand(rows=tuple(rows)))
    return problem.changed(rules=HARD, **more)


def need(unit: str = "ward", minimum: int = 1, days: str = "1", competence: str | None = None) -> DemandRow:
    """Return a row of day shifts."""
    return DemandRow(
        id=f"day-{unit}",
        unit=unit,
        shift_types=("D",),
        days=days,
        minimum=minimum,
        competence=competence,
    )


def part_time(name: str, size: int, *units: str, **more: object) -> Employee:
    """Return a person with as large a position in each unit."""
    places = tuple({"unit": unit, "size": size} for unit in units)
    return Employee.model_validate({"id": name, "positions": places, **more})


def has_rota(problem: Problem) -> bool:
    """Whether any rota is lawful, by listing them all and asking the auditor."""
    lines = (tuple(lawful_lines(problem, e)) for e in problem.employees)
    rotas = (Rota.of([a for line in rota for a in line]) for rota in product(*lines))
    return any(audit(problem, rota).lawful for rota in rotas)


def twice() -> Problem:
    """Return a person locked to two shifts that overlap, and a colleague."""
    locks = tuple(Lock(date=world.MONDAY, shift_type=code) for code in ("D", "A"))
    return world.problem(
        world.employee("anna", locks=locks), world.employee("bo"), shift_types=(EARLY, LATE), weeks=4
    )


def test_one_person_locked_to_two_places() -> None:
    """A lock and one place at a time, on the one day, mended by taking the lock away."""
    (conflict,) = told(twice())
    assert [(m.kind, m.rule, m.employees, m.dates) for m in conflict.members] == [
        (MemberKind.LOCK, "availability", ("anna",), (world.MONDAY,)),
        (MemberKind.RULE, "one_place", ("anna",), (world.MONDAY,)),
    ]
    assert conflict.minimal
    assert conflict.searched
    assert "AML § 10-1 (1)" in conflict.text.nb
    assert "mandag 1. mars" in conflict.text.nb
    assert "Monday 1 March" in conflict.text.en
    (repair,) = conflict.repairs
    assert (repair.kind, repair.cost, repair.effect) == (RepairKind.LOCK, 0, Effect.FEASIBLE)


def test_absence_without_credit_against_the_position() -> None:
    """Four weeks away with no hours credited; to credit them mends it."""
    away = Absence(start=world.MONDAY, end=world.MONDAY + timedelta(days=27), credited=0)
    (conflict,) = told(world.problem(world.employee("anna", absences=(away,)), weeks=4))
    assert set(conflict.rules) == {"position_size", "availability"}
    assert next(len(m.dates) for m in conflict.members if m.kind is MemberKind.ABSENCE) == 28
    assert conflict.repairs[0].text.en.startswith("credit the hours")


def test_one_unit_with_too_few_nurses() -> None:
    """Two nurses are asked for and there is one: the need alone, as arithmetic, and the smallest lowering."""
    nurse = world.employee("anna", competences=(HeldCompetence(competence="RN"),))
    problem = staffed(
        nurse,
        world.employee("bo"),
        rows=[need(minimum=2, competence="RN")],
        competences=(Competence(id="RN"),),
    )
    (conflict,) = told(problem)
    (member,) = conflict.members
    assert (member.kind, member.unit, member.row) == (MemberKind.DEMAND, "ward", "day-ward")
    assert conflict.reckoning is not None
    assert conflict.reckoning.en == "2 are required, and 1 may take that shift: anna."
    assert {r.kind for r in conflict.repairs} == {RepairKind.MINIMUM, RepairKind.COMPETENCE}
    lower = next(r for r in conflict.repairs if r.kind is RepairKind.MINIMUM)
    assert [(s.amount, s.measure, s.day) for s in lower.steps] == [(1, "heads", world.MONDAY)]
    assert lower.cost == 450 * 1800 * 5  # a shift's minutes at the price of a head below the minimum
    assert lower.smallest


def test_a_pool_across_two_units() -> None:
    """One person in a combined position is asked for in both units at once: two needs and one place."""
    problem = staffed(part_time("anna", 2000, "A", "B"), rows=[need("A"), need("B")])
    (conflict,) = told(problem)
    assert [(m.kind, m.unit) for m in conflict.members] == [
        (MemberKind.DEMAND, "A"),
        (MemberKind.DEMAND, "B"),
        (MemberKind.RULE, None),
    ]
    assert conflict.rules == ("coverage", "one_place")
    assert [repair.kind for repair in conflict.repairs] == [RepairKind.MINIMUM]


@pytest.mark.parametrize("row", ["lock", "absence-0"])
def test_a_row_may_have_any_name(row: str) -> None:
    """A row of demand called as the groups call their own is a row of demand all the same."""
    wanted = need(minimum=2).model_copy(update={"id": row})
    (conflict,) = told(staffed(part_time("anna", 1000, "ward"), rows=[wanted]))
    assert [(member.kind, member.row) for member in conflict.members] == [(MemberKind.DEMAND, row)]
    assert conflict.repairs


def test_a_colleague_who_may_come_over_is_the_cheapest() -> None:
    """Where somebody works next door, to let them in costs nothing and so stands first."""
    people = (part_time("anna", 1000, "A", "B"), part_time("bo", 1000, "B"), part_time("eva", 1000, "C"))
    problem = staffed(*people, rows=[need("A", 2), need("B", 1)])
    (conflict,) = told(problem)
    assert conflict.repairs[0].kind is RepairKind.UNIT
    assert conflict.repairs[0].cost == 0
    assert [r.rank for r in conflict.repairs] == sorted(r.rank for r in conflict.repairs)


def test_hours_that_the_positions_do_not_have() -> None:
    """More hours asked for than a half position holds: reckoned in hours, the raise as small as it can be."""
    person = Employee.model_validate({"id": "anna", "positions": ({"unit": "ward", "size": 5000},)})
    problem = staffed(person, rows=[need(days="1234")])
    (conflict,) = told(problem)
    assert conflict.rules == ("coverage", "position_size")
    assert conflict.reckoning is not None
    raised = next(r for r in conflict.repairs if r.kind is RepairKind.POSITION)
    (step,) = raised.steps
    # Four shifts are 30 h; 5 h of tolerance leave 25 h, which is 70.43 % of 35.5 h.
    assert step.amount == 2050
    assert "50,0 % til 70,5 %" in raised.text.nb


def test_an_agreement_that_the_law_opens_for_is_named() -> None:
    """A shift of ten hours against the statute's nine: the averaging agreement mends it, by its paragraph."""
    long = world.shift_type("L", "08:00", "18:00")
    row = DemandRow(id="long", unit="ward", shift_types=("L",), days="1", minimum=1)
    problem = world.problem(
        part_time("anna", 8500, "ward"), demand=Demand(rows=(row,)), shift_types=(long,), profile="none"
    ).changed(rules=HARD)
    found = told(problem)
    signed = [r for c in found for r in c.repairs if r.kind is RepairKind.AGREEMENT]
    assert {step.agreement for repair in signed for step in repair.steps} >= {"aml-10-5-1"}
    assert "AML § 10-5 (1)" in signed[0].text.nb
    assert all(r.cost == 0 for r in signed)


def test_the_employers_own_rule_may_be_eased() -> None:
    """A local ceiling of two days in a row against a lock on three: a day more is tried before no ceiling."""
    own = Provision.model_validate({"rule": {"kind": "consecutive_days", "maximum": 2}})
    locks = tuple(Lock(date=world.day(n), shift_type="D") for n in range(3))
    problem = world.problem(world.employee("anna", locks=locks)).changed(rules=(own,))
    (conflict,) = told(problem)
    assert set(conflict.rules) == {"availability", "consecutive_days"}
    eased = [r for r in conflict.repairs if r.kind is RepairKind.OWN_RULE]
    assert "høyst 3" in eased[0].text.nb


def test_every_member_is_needed_and_the_whole_is_impossible() -> None:
    """Seen by the auditor alone: all rules leave no rota, and each one less leaves one."""
    people = (part_time("anna", 1000, "A", "B", weekdays="1"), part_time("bo", 1000, "A", weekdays="1"))
    problem = staffed(*people, rows=[need("A", 2), need("B")])
    (conflict,) = told(problem)
    assert len([m for m in conflict.members if m.kind is MemberKind.DEMAND]) == 2
    assert not has_rota(problem)
    for member in conflict.members:
        if member.kind is MemberKind.DEMAND:
            rest = tuple(row for row in problem.demand.rows if row.id != member.row)
            assert has_rota(problem.changed(demand=Demand(rows=rest)))


def test_a_cut_off_search_says_so() -> None:
    """With no time at all nothing is claimed."""
    assert told(twice(), seconds=0) == ()


def test_the_smallest_part_is_found_and_first_ones_are_kept() -> None:
    """QuickXplain on numbers: impossible is a sum of ten or more."""
    minimiser = Minimiser[int](lambda some: sum(some) >= 10)
    assert sorted(minimiser.smallest([4, 1, 6, 3, 7, 2])) == [4, 6]
    assert minimiser.sure


def test_what_cannot_be_told_is_not_called_minimal() -> None:
    """An answer that is neither yes nor no keeps the element, and says so."""
    minimiser = Minimiser[int](lambda some: True if sum(some) >= 10 else None)
    assert sorted(minimiser.smallest([5, 5, 1])) == [5, 5]
    assert not minimiser.sure


def test_groups_together_say_what_the_build_says() -> None:
    """Every rule of every person has a group, and a lock and an absence one each."""
    keys = list(Groups(twice()).every())
    assert keys.count(Key("availability", "anna", "lock", world.MONDAY)) == 1
    assert Key("availability", "bo") not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("weekdays", ["12", "56", "67"])
def test_groups_admit_what_the_auditor_passes(weekdays: str) -> None:
    """All groups of a person together admit exactly the lines without a breach."""
    away = Absence(start=world.day(4), end=world.day(4))
    history = ({"date": world.day(-1), "shift_type": "A", "unit": "ward"},)
    person = part_time("anna", 2500, "ward", weekdays=weekdays, absences=(away,), history=history)
    problem = world.problem(person, shift_types=(EARLY, LATE))
    groups, lawful = Groups(problem), {frozenset(line) for line in lawful_lines(problem, person)}
    formulation = groups.formulation(tuple(groups.of_person(person)))
    duties = [d for d in groups.grid.lines[0].candidates if str(d.date.isoweekday()) in weekdays]
    for chosen in (set(some) for n in range(len(duties) + 1) for some in combinations(duties, n)):
        encoded = Encoder(formulation).encode()
        for duty in groups.grid.lines[0].candidates:
            if duty.works in encoded.variables:
                encoded.model.add(encoded.variables[duty.works] == int(duty in chosen))
        answer = Engine(monotonic() + 10).run(encoded, groups.nothing(), Effort(seconds=5))
        line = frozenset(
            Assignment(employee="anna", unit=d.unit, shift_type=d.shift_type, date=d.date) for d in chosen
        )
        assert answer.solved is (line in lawful), sorted((d.date, d.shift_type) for d in chosen)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_result_carries_conflict_and_repairs(workers: int) -> None:
    """Through the child process and JSON: the same conflict, its members and its repairs."""
    problem = staffed(part_time("anna", 1000, "A", "B"), rows=[need("A"), need("B")])
    result = solve(problem, Limits(time=20, workers=workers))
    assert result.termination.reason is Reason.INFEASIBLE
    (conflict,) = result.conflicts
    assert conflict.repairs[0].effect is Effect.FEASIBLE
    stored = json.loads(result.model_dump_json())["conflicts"][0]
    assert [member["kind"] for member in stored["members"]] == ["demand", "demand", "rule"]
