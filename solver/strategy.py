"""What a strategy is (strategi), and what it is given."""

import random
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from models.problem import Problem
from solver.build import Build
from solver.crew import Crew
from solver.engine import Engine
from solver.limits import Limits
from solver.progress import Board


@dataclass(slots=True)
class Task:
    """A problem to search, and all that a strategy may use (oppdrag).

    Attributes
    ----------
    hints
        Whether CP-SAT may be given hints; some versions of it abort on them, so a second try goes without.
    """

    problem: Problem
    built: Build
    limits: Limits
    engine: Engine
    board: Board
    hints: bool = True
    chance: random.Random = field(init=False)
    _crew: Crew | None = None

    def __post_init__(self) -> None:
        self.chance = random.Random(self.limits.seed)

    @property
    def crew(self) -> Crew:
        """Everybody, ready to be priced (mannskap); made when first asked for."""
        if self._crew is None:
            self._crew = Crew.of(self.problem, self.built, self.engine, hints=self.hints)
        return self._crew


class Strategy(Protocol):
    """A way of searching (strategi). It writes what it finds and proves on the task's board."""

    name: ClassVar[str]

    def search(self, task: Task) -> bool:
        """Search until done, stopped or out of time; return False when proven impossible (søk)."""
