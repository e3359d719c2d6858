"""A problem in groups (grupper): every rule of every person, and every need, recorded by itself.

``build`` lets rules speak one after the other: what one forbids the next never sees, and they share what
they say. That is quick, but a rule cannot be taken out again. Here each speaks alone, over all duties that
there are, so that any of them may be left out and the others still say the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from models.agreements import Enforcement, InForce
from models.people import Employee
from models.posting import TRUE, Row
from models.problem import Problem
from models.rule import PersonRule, UnitRule
from solver.formulation import Formulation, Label, Linear, Part, Values
from solver.grid import Grid
from solver.posting import Numbers, Recorder

AVAILABILITY = "availability"
COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Key:
    """One group (gruppe).

    Attributes
    ----------
    kind
        The rule's kind.
    who
        Employee or unit.
    what
        The row of a need; ``absence 0`` or ``lock`` of what is decided for a person.
    on
        Day of the need or of the lock.
    day
        Number of the day by which the group's rows are cut; None is all of them.
    """

    kind: str
    who: str
    what: str = ""
    on: date | None = None
    day: int | None = None

    @property
    def absence(self) -> int | None:
        """Number of the person's absence that the group is about (fravær)."""
        number = self.what.removeprefix("absence ") if self.kind == AVAILABILITY else ""
        return int(number) if number.isdecimal() else None

    @property
    def locked(self) -> bool:
        """Whether the group is about what is locked on a day (låst)."""
        return self.kind == AVAILABILITY and self.absence is None


class Groups:
    """All groups of a problem, each recorded when it is asked for (grupper)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = Grid(problem)
        self._numbers = Numbers(self.grid.literals)
        self._lines = {line.employee.id: line for line in self.grid.lines}
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._parts: dict[Key, Part] = {}
        self._cut: dict[Key, dict[int | None, Part]] = {}

    def every(self) -> Iterator[Key]:
        """Yield every group, people first, then units (alle grupper)."""
        for employee in self.problem.employees:
            yield from self.of_person(employee)
        for unit in self.problem.units:
            yield from self.of_unit(unit.id)

    def of_person(self, employee: Employee) -> Iterator[Key]:
        """Yield the groups of one person (personens grupper)."""
        for held in self.problem.rules_for(employee):
            if not isinstance(held.rule, PersonRule) or held.enforcement is not Enforcement.HARD:
                continue
            if held.rule.kind != AVAILABILITY:
                yield Key(held.rule.kind, employee.id)
                continue
            for number in range(len(employee.absences)):
                yield Key(AVAILABILITY, employee.id, f"absence {number}")
            for day in sorted({lock.date for lock in employee.locks if lock.date in self.problem.horizon}):
                yield Key(AVAILABILITY, employee.id, "lock", day)

    def of_unit(self, unit: str) -> Iterator[Key]:
        """Yield the groups of one unit, one for each need where it is coverage (enhetens grupper)."""
        for held in self.problem.rules_at(unit):
            if not isinstance(held.rule, UnitRule) or held.enforcement is not Enforcement.HARD:
                continue
            if held.rule.kind == COVERAGE:
                wanted = (row for row in self.rows(unit) if row.minimum > 0)
                yield from dict.fromkeys(Key(COVERAGE, unit, row.row, row.date) for row in wanted)
            else:
                yield Key(held.rule.kind, unit)

    def rows(self, unit: str) -> tuple[Row, ...]:
        """Return the unit's dated rows (dekningsrader)."""
        if unit not in self._rows:
            self._rows[unit] = self.grid.rows(unit)
        return self._rows[unit]

    def held(self, key: Key) -> InForce:
        """Return the rule of a group as it is in force there (gjeldende regel)."""
        employee = self.problem.employee.get(key.who) if key.who in self._lines else None
        rules = self.problem.rules_at(key.who) if employee is None else self.problem.rules_for(employee)
        return next(held for held in rules if held.rule.kind == key.kind)

    def part(self, key: Key) -> Part:
        """Return what a group says, alone (gruppens føringer)."""
        whole = replace(key, day=None)
        if whole not in self._parts:
            self._parts[whole] = self._posted(whole)
        if key.day is None:
            return self._parts[whole]
        return self.by_day(whole)[key.day]

    def by_day(self, key: Key) -> dict[int | None, Part]:
        """Return a group's rows by the last day that each looks at (delt på dager)."""
        if key not in self._cut:
            self._cut[key] = self._divided(self.part(key))
        return self._cut[key]

    def formulation(self, keys: Iterable[Key], more: Iterable[Part] = ()) -> Formulation:
        """Return some groups as a formulation without an objective of their own (formulering)."""
        whole = Part("")
        for part in (*(self.part(key) for key in keys), *more):
            whole.rows += part.rows
            whole.excesses += part.excesses
            whole.prices += part.prices
            whole.impossible += part.impossible
        used = {v for row in whole.rows for v in row.variables}
        used |= {v for excess in whole.excesses for v in excess.variables}
        whole.literals = sorted(used - {excess.count for excess in whole.excesses})
        return Formulation({"": whole}, {}, {}, self._numbers.last, (0,))

    def nothing(self) -> Values:
        """Return values in which nobody works (tom turnus)."""
        values = np.zeros(self._numbers.last + 1, dtype=np.int64)
        values[TRUE] = 1
        return values

    def _posted(self, key: Key) -> Part:
        part, rule = Part(key.who), self.held(key).rule
        if isinstance(rule, UnitRule):
            rows = self.rows(key.who)
            if key.kind == COVERAGE:
                rows = tuple(row for row in rows if (row.row, row.date) == (key.what, key.on))
            recorder = Recorder(part, self._numbers, set())
            recorder.speaks(key.kind)
            rule.post(rows, recorder)
        elif isinstance(rule, PersonRule):
            line = self._lines[key.who]
            line = replace(line, employee=_decided(line.employee, key), forbidden=set())
            recorder = Recorder(part, self._numbers, line.forbidden)
            recorder.speaks(key.kind)
            rule.post(line, recorder)
            label = Label(key.kind, key.who)
            part.rows.extend(Linear((lit,), (1,), None, 0, label) for lit in sorted(line.forbidden))
        return part

    def _divided(self, part: Part) -> dict[int | None, Part]:
        duty, reach = self.grid.duty, dict[int, int]()
        for row in part.rows:
            days = [duty[v].day for v in row.variables if v in duty]
            for v in row.variables if days else ():
                reach[v] = max(reach.get(v, -1), *days)
        found: dict[int | None, Part] = {}
        for row in part.rows:
            known = [duty[v].day if v in duty else reach.get(v, -1) for v in row.variables]
            day = max(known, default=-1)
            where = found.setdefault(None if day < 0 else day, Part(part.owner))
            where.rows.append(row)
        if part.impossible:
            found.setdefault(None, Part(part.owner)).impossible = part.impossible
        return found


def _decided(employee: Employee, key: Key) -> Employee:
    """Return the person with only the absence or the locks of the group."""
    if key.kind != AVAILABILITY:
        return employee
    locks = tuple(lock for lock in employee.locks if key.locked and lock.date == key.on)
    absences = () if key.absence is None else (employee.absences[key.absence],)
    return employee.model_copy(update={"locks": locks, "absences": absences})
