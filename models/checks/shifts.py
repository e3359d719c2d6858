"""Checks of shift types (vaktkoder): that there is somebody who may work each of them."""

from collections.abc import Iterator
from typing import Final

from models.agreements import Enforcement
from models.checks.subject import Subject, numbered, warning
from models.findings import Breach, Issue
from models.people import Employee
from models.problem import Problem
from models.rule import PersonRule
from models.shifts import ShiftType
from models.timeline import Spell, Timeline

ALONE: Final = frozenset({"breaks", "daily_hours", "daily_rest", "long_shifts", "night_strain"})
"""The rules that a shift can break by itself, on whatever day."""


def unworkable(subject: Subject) -> Iterator[Issue]:
    """Yield the shift types that law and agreements keep from everybody (vakter ingen kan ta)."""
    problem = subject.problem
    for place, shift_type in numbered("shift_types", problem.shift_types):
        broken = _against_all(problem, shift_type)
        if broken is not None:
            code = shift_type.code
            yield warning(
                "shift-nobody-may-work",
                place,
                nb=f"ingen kan ha {code}: {broken.text.nb} ({broken.citation}); rett vakten, eller registrer "
                "avtalen som åpner for den, med samtykke der den krever det",
                en=f"nobody may work {code}: {broken.text.en} ({broken.citation}); correct the shift, or "
                "register the agreement that allows it, with consent where it asks for that",
            )


def _against_all(problem: Problem, shift_type: ShiftType) -> Breach | None:
    """Return what the shift breaks for all who could be meant; None when somebody may work it, or none is."""
    found: Breach | None = None
    asked: set[tuple[tuple[str, tuple[str, ...]], ...]] = set()
    for employee in problem.employees:
        if not _meant(employee, shift_type):
            continue
        rules = problem.rules_for(employee)
        # Those under the same agreements have the same rules, and most people are.
        under = tuple((held.rule.kind, held.agreements) for held in rules)
        if under in asked:
            continue
        asked.add(under)
        line = _alone(problem, employee, shift_type)
        alone = (held.rule for held in rules if held.enforcement is Enforcement.HARD)
        breaches = (r.audit(line) for r in alone if isinstance(r, PersonRule) and r.kind in ALONE)
        found = next((breach for each in breaches for breach in each), None)
        if found is None:
            return None
    return found


def _meant(employee: Employee, shift_type: ShiftType) -> bool:
    codes, units = employee.shift_types, shift_type.units
    return (codes is None or shift_type.code in codes) and (
        units is None or not set(units).isdisjoint(employee.workplaces)
    )


def _alone(problem: Problem, employee: Employee, shift_type: ShiftType) -> Timeline:
    """Return somebody's rota with nothing but the shift, in the middle of the plan's first week."""
    day = problem.horizon.dates()[2]
    spell = Spell.of(shift_type, employee.workplaces[0], day, problem.horizon, planned=True)
    return Timeline(employee, problem.horizon, (spell,), problem.substitution)
