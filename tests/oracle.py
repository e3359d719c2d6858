"""The oracle (fasiten): the best lawful rota of a tiny problem, by audit and measurement alone.

It lists every rota. Nothing of the solver is used, so what it says is what the auditor means.
"""

from collections.abc import Iterator
from itertools import product

from models.audit import audit, timeline
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rule import PersonRule
from tests.agreement import breaches

Line = tuple[Assignment, ...]


def best(problem: Problem) -> tuple[int, ...] | None:
    """Return the least cost, level by level, of any lawful rota; None where there is none."""
    levels = sorted({term.level for term in problem.objective})
    found: tuple[int, ...] | None = None
    for lines in product(*(tuple(lawful_lines(problem, e)) for e in problem.employees)):
        report = audit(problem, Rota.of([a for line in lines for a in line]))
        costs = tuple(report.level(level) for level in levels)
        if report.lawful and (found is None or costs < found):
            found = costs
    return found


def lawful_lines(problem: Problem, employee: Employee) -> Iterator[Line]:
    """Yield every line of one person that breaks none of the rules about persons."""
    possible = (
        Assignment(employee=employee.id, unit=unit, shift_type=code.code, date=day)
        for day in problem.horizon.dates()
        for unit in employee.workplaces
        for code in problem.shift_types
    )
    # Whether a person may take a shift at all, and is there that day, does not depend on the other shifts.
    alone = ("eligibility", "availability")
    choices = [a for a in possible if not any(breaches(problem, kind, Rota.of([a])) for kind in alone)]
    for mask in range(2 ** len(choices)):
        line = tuple(a for i, a in enumerate(choices) if mask >> i & 1)
        worked = timeline(problem, employee, list(line))
        rules = (held.rule for held in problem.rules_for(employee))
        if not any(True for rule in rules if isinstance(rule, PersonRule) for _ in rule.audit(worked)):
            yield line
