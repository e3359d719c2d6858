"""How fast a finished rota is audited (revisjonstid): a plan of any size, and the time that each part takes.

The plan is the worked ward, as many times as there are people for, worked by a pattern of three weeks.
Nothing is searched for: the auditor has to be fast on rotas from anywhere, lawful or not. Seconds are those
of the processor, so that other work on the machine is left out.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from time import process_time
from typing import Final

from models.audit import audit, measure, presences, timelines
from models.calendar import Horizon
from models.demand import Demand
from models.examples import example
from models.kpi import kpis
from models.marks import marks
from models.people import Employee
from models.problem import Problem, Unit
from models.rota import Assignment, Rota
from models.rule import PersonRule, UnitRule
from models.timeline import Presence, Timeline
from models.units import FULL_POSITION
from models.wages import wages

START: Final = date(2027, 1, 4)
"""A year with everything in it: Easter, May, Christmas and both changes of clocks."""
PATTERNS: Final[Mapping[str, tuple[str, str, str]]] = {
    "days": ("DDA.A..", "D.DAAAA", "..DDA.."),
    "nights": ("NNN....", "....NNN", ".NNN..."),
    "weekends": (".......", ".....DD", "......."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the work with its time (del)."""

    name: str
    seconds: float


def long_plan(people: int, weeks: int) -> tuple[Problem, Rota]:
    """Return a plan with so many people and weeks, and a rota for it (stor plan)."""
    ward = example("ward")
    wards = math.ceil(people / len(ward.employees))
    units = tuple(f"ward{number + 1}" for number in range(wards))
    staff = [_moved(e, unit, number) for number, unit in enumerate(units) for e in ward.employees][:people]
    rows = tuple(
        row.model_copy(update={"id": f"{row.id}-{unit}", "unit": unit})
        for unit in units
        for row in ward.demand.rows
    )
    problem = ward.changed(
        horizon=Horizon(start=START, weeks=weeks),
        units=tuple(Unit(id=unit) for unit in units),
        employees=tuple(staff),
        demand=Demand(rows=rows),
    )
    return problem, Rota.of([a for number, e in enumerate(staff) for a in _worked(e, number, weeks)])


def timed(problem: Problem, rota: Rota) -> Iterator[Part]:
    """Yield the audit as a whole, then what it is made of, then what is shown beside it (deltider)."""
    yield _part("audit", lambda: audit(problem, rota))
    lines = timelines(problem, rota)
    units = presences(problem, lines)
    yield _part("  timelines", lambda: timelines(problem, rota))
    yield _part("  presences", lambda: presences(problem, lines))
    kinds = dict.fromkeys(held.rule.kind for line in lines for held in problem.rules_for(line.employee))
    for kind in kinds:
        yield _part(f"  rule {kind}", partial(_rule, problem, lines, units, kind))
    for term in problem.objective:
        yield _part(f"  term {term.kind}", partial(measure, problem.changed(objective=(term,)), lines, units))
    yield _part("key figures", lambda: kpis(problem, rota))
    yield _part("  wages", lambda: [wages(line) for line in lines])
    yield _part("days off by name", lambda: marks(problem, rota))


def _part(name: str, work: Callable[[], object]) -> Part:
    before = process_time()
    work()
    return Part(name, process_time() - before)


def _rule(problem: Problem, lines: tuple[Timeline, ...], units: tuple[Presence, ...], kind: str) -> None:
    for line in lines:
        for held in problem.rules_for(line.employee):
            for rule in (held.rule, held.without):
                if rule is not None and rule.kind == kind and isinstance(rule, PersonRule):
                    list(rule.audit(line))
    for unit in units:
        for held in problem.rules_at(unit.unit):
            if held.rule.kind == kind and isinstance(held.rule, UnitRule):
                list(held.rule.audit(unit))


def _moved(employee: Employee, unit: str, number: int) -> Employee:
    positions = tuple(position.model_copy(update={"unit": unit}) for position in employee.positions)
    return employee.model_copy(update={"id": f"{employee.id}-{number + 1}", "positions": positions})


def _worked(employee: Employee, number: int, weeks: int) -> Iterator[Assignment]:
    """Yield a person's shifts: the pattern from a week of its own, thinned out to the position."""
    weekends = employee.weekdays == "67"
    kind = "weekends" if weekends else "nights" if employee.shift_types == ("N",) else "days"
    size = FULL_POSITION if weekends else employee.size
    shifts = [
        (START + timedelta(days=7 * week + day), code)
        for week in range(weeks)
        for day, code in enumerate(PATTERNS[kind][(week + number) % 3])
        if code != "."
    ]
    for at, (day, code) in enumerate(shifts):
        if (at + 1) * size // FULL_POSITION > at * size // FULL_POSITION:
            yield Assignment(employee=employee.id, unit=employee.positions[0].unit, shift_type=code, date=day)
