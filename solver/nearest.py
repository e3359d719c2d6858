"""The nearest rota with one cell as asked (nærmeste turnus): the fewest other cells that have to change."""

import time
from collections.abc import Mapping
from datetime import date
from typing import Final

import numpy as np

from models.audit import audit
from models.conflict import Conflict, Member, MemberKind
from models.people import Lock
from models.problem import Problem
from models.rota import Rota
from models.text import Text
from models.whatif import Cell, Nearest, differences
from solver.build import Build, build
from solver.candidates import replaced
from solver.conflicts import Finder
from solver.encode import Encoder
from solver.engine import Answer, Effort, Engine, Status
from solver.formulation import Formulation, Label, Linear, Part, Price, Values
from solver.posting import Numbers
from solver.told import conflict_of

CHANGES: Final = 0
"""The level on which changed cells are counted; the objective's own begin at 1."""
FEWEST: Final = 0.6
"""Share of the time for the fewest changes; then come the cheapest of them, and why there are none."""


def nearest(problem: Problem, rota: Rota, employee: str, day: date, cell: Cell, *, seconds: float) -> Nearest:
    """Return the smallest set of other cells that must change for one to be as asked (nærmeste).

    First without loss of coverage; where that cannot be, with as little as the fewest changes allow.
    """
    before = audit(problem, rota)
    engine = Engine(time.monotonic() + seconds)
    model = _Model(build(problem), rota, employee, day, cell)
    if not model.possible:
        return Nearest(before=before, impossible=True, conflicts=_why(problem, employee, day, cell, engine))
    costly = False
    for kept in (True, False):
        answer = model.run(engine, FEWEST * engine.remaining, kept=kept)
        if answer.values is not None:
            fewest = answer.status is Status.OPTIMAL
            # Where fewer may do, the rest of the time goes to that; else to the cheapest of the fewest.
            on = CHANGES if not fewest else None
            best = model.run(engine, engine.remaining / 2, kept=kept, given=answer.values, level=on)
            found = model.rota(answer.values if best.values is None else best.values)
            after = audit(problem, found)
            if not after.lawful:
                return Nearest(before=before)  # what the auditor does not pass is never shown
            changes = tuple(c for c in differences(rota, found) if (c.employee, c.date) != (employee, day))
            bounds = [answer.bound or 0, *([best.bound or 0] if on is not None else [])]
            return Nearest(
                before=before,
                rota=found,
                after=after,
                changes=changes,
                least=len(changes) if fewest else min(max(bounds), len(changes)),
                kept=kept,
                costly=costly,
            )
        costly = answer.status is Status.INFEASIBLE
    if costly:
        return Nearest(before=before, impossible=True, conflicts=_why(problem, employee, day, cell, engine))
    return Nearest(before=before)


class _Model:
    """The problem with a count of changed cells (modell)."""

    def __init__(self, built: Build, rota: Rota, employee: str, day: date, cell: Cell) -> None:
        self._built = built
        self._part = Part("")
        self._numbers = Numbers(built.formulation.size)
        self._values = built.values(rota)
        duty = built.grid.duty
        self._cells = _by_cell(built)
        there = self._cells.get((employee, day), [])
        asked = [v for v in there if (duty[v].shift_type, duty[v].unit) == (cell.shift_type, cell.unit)]
        self.possible = not built.formulation.impossible and (cell.shift_type is None or bool(asked))
        for v in there:
            on = int(v in asked)
            self._part.rows.append(Linear((v,), (1,), on, on, Label("asked", employee)))
        self._mark({place: lits for place, lits in self._cells.items() if place != (employee, day)})
        self._formulation = Formulation(
            {**built.formulation.people, "": self._part},
            built.formulation.units,
            built.formulation.duties,
            self._numbers.last,
            built.formulation.levels,
        )

    def run(
        self,
        engine: Engine,
        seconds: float,
        *,
        kept: bool,
        given: Values | None = None,
        level: int | None = CHANGES,
    ) -> Answer:
        """Return the least of a level, or of all together, with no more changes than ``given``."""
        start = np.zeros(self._numbers.last + 1, dtype=np.int64)
        start[: len(self._values)] = self._values
        encoder = Encoder(self._formulation)
        encoded = encoder.encode()
        levels = self._formulation.levels
        if kept and levels:
            encoder.cap(levels[0], start)
        if given is not None:
            encoder.cap(CHANGES, given)
        encoder.minimise(dict.fromkeys(levels, 1) if level is None else {level: 1})
        encoder.hint(start if given is None else given)
        # A second search on the changes goes about it in other ways than the first.
        return engine.run(encoded, start, Effort(seconds=seconds, lean=given is None or level is None))

    def rota(self, values: Values) -> Rota:
        """Return the rota that ``values`` stand for."""
        return self._built.rota(values)

    def _mark(self, cells: Mapping[tuple[str, date], list[int]]) -> None:
        """Post a literal for each cell that holds when the cell is another than before, and price it."""
        label = Label("changed", "")
        for lits in cells.values():
            changed = self._numbers.take()
            self._part.literals.append(changed)
            self._part.prices.append(Price((changed,), (1,), 0, CHANGES, label))
            for v in lits:
                if self._values[v]:
                    self._part.rows.append(Linear((v, changed), (1, 1), 1, None, label))
                else:
                    self._part.rows.append(Linear((v, changed), (-1, 1), 0, None, label))


def _by_cell(built: Build) -> dict[tuple[str, date], list[int]]:
    found: dict[tuple[str, date], list[int]] = {}
    for literals in built.formulation.duties.values():
        for v in literals:
            duty = built.grid.duty[v]
            found.setdefault((duty.employee, duty.date), []).append(v)
    return found


def _why(problem: Problem, employee: str, day: date, cell: Cell, engine: Engine) -> tuple[Conflict, ...]:
    """Return what the cell cannot hold together with: the cell is asked for as if it were locked."""
    person = problem.employee[employee]
    lock = Lock(date=day, shift_type=cell.shift_type, unit=cell.unit)
    asked = replaced(problem, person.model_copy(update={"locks": (*person.locks, lock)}))
    cores = Finder(asked, engine, time.monotonic() + engine.remaining).cores()
    found = (
        conflict_of(asked, core.keys, (), minimal=core.minimal, searched=False)
        for core in cores
        if any(key.who == employee for key in core.keys)
    )
    return tuple(_as_wish(conflict, employee, day) for conflict in found)


def _as_wish(conflict: Conflict, employee: str, day: date) -> Conflict:
    """Return a conflict in which the lock on the asked cell is called what it is: a wish."""

    def told(member: Member) -> Member:
        if member.kind is not MemberKind.LOCK or (employee, day) != (member.employees[0], member.dates[0]):
            return member
        text = Text(nb=f"det som er spurt om: {member.text.nb}", en=f"what is asked for: {member.text.en}")
        return member.model_copy(update={"text": text})

    return conflict.model_copy(update={"members": tuple(told(member) for member in conflict.members)})
