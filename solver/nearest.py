"""The nearest rota with one cell as asked (nærmeste turnus): the fewest other cells that have to change."""

import time
from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

import numpy as np

from models.audit import AuditReport, audit
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
from solver.incidents import narrowed
from solver.limits import reserve
from solver.posting import Numbers
from solver.told import conflict_of

Place: TypeAlias = tuple[str, date]
"""A person's day."""

CHANGES: Final = 0
"""The level on which changed cells are counted; the objective's own begin at 1."""
FEWEST: Final = 0.6
"""Share of the time for the fewest changes; then come the cheapest of them, and why there are none."""


def nearest(
    problem: Problem,
    rota: Rota,
    employee: str,
    day: date,
    cell: Cell,
    *,
    seconds: float,
    hints: bool = True,
) -> Nearest:
    """Return the smallest set of other cells that must change for one to be as asked (nærmeste).

    First without loss of coverage; where that cannot be, with as little as the fewest changes allow.
    ``hints`` is whether CP-SAT is told where to begin.
    """
    engine = Engine(time.monotonic() + seconds - reserve(problem, seconds))
    before = audit(problem, rota)
    partial = {agreement.id: agreement for e in problem.employees for agreement in problem.partial(e)}
    model = _Model(build(problem), before, rota, (employee, day), cell, hints=hints)
    answer = _searched(problem, rota, model, engine)
    if not partial:
        return answer
    return answer.model_copy(update={"incidents": (narrowed(tuple(partial.values())),)})


def _searched(problem: Problem, rota: Rota, model: "_Model", engine: Engine) -> Nearest:
    before, place, cell = model.before, model.place, model.cell
    if not model.possible:
        return Nearest(before=before, impossible=True, conflicts=_why(problem, place, cell, engine))
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
            changes = tuple(c for c in differences(rota, found) if (c.employee, c.date) != place)
            bounds = [answer.bound or 0, *([best.bound or 0] if on is not None else [])]
            least = max(bounds) + model.gone
            return Nearest(
                before=before,
                rota=found,
                after=after,
                changes=changes,
                least=len(changes) if fewest else min(least, len(changes)),
                kept=kept,
                costly=costly,
            )
        costly = answer.status is Status.INFEASIBLE
    if costly:
        return Nearest(before=before, impossible=True, conflicts=_why(problem, place, cell, engine))
    return Nearest(before=before)


class _Model:
    """The problem with a count of changed cells (modell).

    Attributes
    ----------
    before
        Audit of the rota as it is.
    place, cell
        What is asked for.
    possible
        Whether the cell can be as asked at all.
    gone
        Other cells that change whatever is done, since what they hold is nobody's to have any more.
    """

    def __init__(
        self, built: Build, before: AuditReport, rota: Rota, place: Place, cell: Cell, *, hints: bool
    ) -> None:
        self.before, self.place, self.cell = before, place, cell
        self._hints = hints
        self._built = built
        self._part = Part("")
        self._numbers = Numbers(built.formulation.size)
        self._values = built.values(rota)
        duty = built.grid.duty
        cells = _by_cell(built)
        there = cells.pop(place, [])
        asked = [v for v in there if (duty[v].shift_type, duty[v].unit) == (cell.shift_type, cell.unit)]
        self.possible = not built.formulation.impossible and (cell.shift_type is None or bool(asked))
        for v in there:
            on = int(v in asked)
            self._part.rows.append(Linear((v,), (1,), on, on, Label("asked", place[0])))
        gone = _gone(built, rota) - {place}
        self.gone = len(gone)
        self._mark(literals for other, literals in cells.items() if other not in gone)
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
            encoder.cap_at(levels[0], self.before.level(levels[0]))
        if given is not None:
            encoder.cap(CHANGES, given)
        encoder.minimise(dict.fromkeys(levels, 1) if level is None else {level: 1})
        if self._hints:
            encoder.hint(start if given is None else given)
        # A second search on the changes goes about it in other ways than the first.
        return engine.run(encoded, start, Effort(seconds=seconds, lean=given is None or level is None))

    def rota(self, values: Values) -> Rota:
        """Return the rota that ``values`` stand for."""
        return self._built.rota(values)

    def _mark(self, cells: Iterable[list[int]]) -> None:
        """Post a literal for each cell that holds when the cell is another than before, and price it."""
        label = Label("changed", "")
        for literals in cells:
            changed = self._numbers.take()
            self._part.literals.append(changed)
            self._part.prices.append(Price((changed,), (1,), 0, CHANGES, label))
            for v in literals:
                if self._values[v]:
                    self._part.rows.append(Linear((v, changed), (1, 1), 1, None, label))
                else:
                    self._part.rows.append(Linear((v, changed), (-1, 1), 0, None, label))


def _by_cell(built: Build) -> dict[Place, list[int]]:
    found: dict[Place, list[int]] = {}
    for literals in built.formulation.duties.values():
        for v in literals:
            duty = built.grid.duty[v]
            found.setdefault((duty.employee, duty.date), []).append(v)
    return found


def _gone(built: Build, rota: Rota) -> set[Place]:
    """Return the cells with a shift that no duty stands for: the rules have changed, or the person's."""
    kept = set(built.rota(built.values(rota)).assignments)
    return {(a.employee, a.date) for a in rota.assignments if a not in kept}


def _why(problem: Problem, place: Place, cell: Cell, engine: Engine) -> tuple[Conflict, ...]:
    """Return what the cell cannot hold together with: the cell is asked for as if it were locked."""
    employee, day = place
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
