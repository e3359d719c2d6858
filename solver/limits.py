"""What may end a search (grenser)."""

from typing import Annotated, Final, Literal

from pydantic import Field

from models.problem import Problem
from models.units import Frozen
from solver.memory import LEAST

RESERVE: Final = 2.0
"""Seconds kept for the audit and the result, and ``PER_WEEK`` for each person's week; a quarter at most."""
PER_WEEK: Final = 0.002
"""Measured: audit, key figures, days off and causes of 195 people and 12 weeks take 9 busy seconds."""


def reserve(problem: Problem, seconds: float) -> float:
    """Return how many of the seconds are kept for what comes after the search (reserve)."""
    weeks = len(problem.employees) * problem.horizon.weeks
    return min(RESERVE + PER_WEEK * weeks, seconds / 4)


class Limits(Frozen):
    """How long and how hard to search (grenser).

    Attributes
    ----------
    time
        Seconds from start to finished result.
    workers
        Subproblems at a time.
    seed
        Where chance begins; the same seed and one worker give the same rota where no clock cuts in.
    gap
        Stop when every level is proven within this share of its value.
    stall
        Stop after so many seconds without a better rota or bound; None never does.
    memory
        Megabytes that the solver's processes may use together; ``auto`` is a share of what is free at the
        start, None is no limit.
    """

    time: Annotated[int, Field(ge=1, le=7 * 24 * 3600)] = 60
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    gap: Annotated[float, Field(ge=0, lt=1)] = 0.01
    stall: Annotated[int, Field(ge=1)] | None = None
    memory: Annotated[int, Field(ge=LEAST)] | Literal["auto"] | None = "auto"
