"""What a strategy is (strategi), and what it is given."""

import random
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from models.problem import Problem
from solver.build import Build
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

    def __post_init__(self) -> None:
        self.chance = random.Random(self.limits.seed)


class Strategy(Protocol):
    """A way of searching (strategi). It writes what it finds and proves on the task's board."""

    name: ClassVar[str]

    def search(self, task: Task) -> bool:
        """Search until done, stopped or out of time; return False when proven impossible (søk)."""
