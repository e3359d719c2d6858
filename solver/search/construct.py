"""The first rota (første turnus): one person at a time, each given what helps most of what is left.

By the cheapest path through a person's diagram where there is one, else by CP-SAT.
"""

from typing import ClassVar

import numpy as np

from solver.encode import Encoder
from solver.engine import Effort, Status
from solver.expected import Expected
from solver.formulation import Values
from solver.placing import Placing, Seats
from solver.pricing.paths import Effort as PathEffort
from solver.strategy import Task

EFFORT = 1.0
"""Deterministic time of the first look for somebody's line by CP-SAT, about seconds; four times as much each
time that it finds none."""
NOISE = 0.1
"""How far chance may move what a shift is worth, of the most that one is worth."""
PATHS = (
    PathEffort(tries=10, width=60, lines=1),
    PathEffort(tries=40, width=60, lines=1),
    PathEffort(tries=40, width=60, lines=1),
    PathEffort(tries=40, width=400, lines=1),
)
"""A quick try, and better ones for whoever finds no path so, each with luck of its own."""


class Construct:
    """A first rota, person by person (første turnus)."""

    name: ClassVar[str] = "construct"

    def search(self, task: Task) -> bool:
        """Put a first rota on the board (søk); needs units without hard rules of their own."""
        task.board.enter(self.name)
        values = task.built.nothing()
        placing, chance = Placing(task), np.random.default_rng(task.limits.seed)
        expected = Expected(task.crew.rows, values)
        on_diagrams = frozenset(placing.people)
        for person in _order(task):
            seats = placing.seats([person]) if person in on_diagrams else None
            placed = seats is not None and _on_diagram(seats, expected, values, chance)
            if not placed and not _place(task, values, person):
                return False
            mine = np.array(task.built.formulation.duties[person], dtype=np.int64)
            expected.change(mine, values[mine])
            if task.engine.stopped:
                return True
        task.board.offer(values)
        return True


def _on_diagram(seats: Seats, expected: Expected, values: Values, chance: np.random.Generator) -> bool:
    """Give one person the cheapest path (på diagram); return False where none was found."""
    gain = expected.marginal(seats.duties[0])
    most = int(NOISE * np.abs(gain).max(initial=0))
    for effort in PATHS:
        # Shifts that help equally would all be of one kind, until it may not be worked any more.
        (line,) = seats.lines([gain + chance.integers(0, 1 + most, len(gain))], effort)
        if line is not None:
            values[line] = 1
            return True
    return False


def _order(task: Task) -> list[str]:
    """Return people with the fewest rows open to them first, larger positions before smaller."""
    openings: dict[int, int] = {}
    for part in task.built.formulation.units.values():
        for excess in part.excesses:
            for variable in excess.variables:
                openings[variable] = openings.get(variable, 0) + 1

    def key(person: str) -> tuple[int, int]:
        reach = sum(openings.get(v, 0) for v in task.built.formulation.duties[person])
        return -reach, -task.problem.employee[person].size

    return sorted(task.built.formulation.duties, key=key)


def _place(task: Task, values: Values, person: str) -> bool:
    """Give one person a line against what the others have; return False when there is none."""
    formulation = task.built.formulation
    formulation.settle(values)
    encoder = Encoder(formulation, values, formulation.duties[person])
    encoded = encoder.encode()
    encoder.minimise(dict.fromkeys(formulation.levels, 1))
    hard = EFFORT
    while True:
        effort = Effort(seconds=20 * hard, deterministic=hard, seed=task.limits.seed)
        answer = task.engine.run(encoded, values, effort)
        if answer.values is not None:
            values[:] = answer.values
            return True
        if answer.status is Status.INFEASIBLE:
            return False
        if task.engine.stopped:
            return True
        hard *= 4
