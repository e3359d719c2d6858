"""What duals make of everything (priser), and what pricing everybody under them says (svar)."""

from collections.abc import Sequence
from dataclasses import dataclass

from solver.pricing.lines import Line
from solver.unitrows import Numbers


@dataclass(frozen=True, slots=True)
class Prices:
    """What duals make of everything (priser).

    Attributes
    ----------
    worth
        Per duty: what the units' rows make of it.
    multipliers
        What each level's own costs count for.
    cost
        Per variable: both together.
    """

    worth: Numbers
    multipliers: Numbers
    cost: Numbers


@dataclass(frozen=True, slots=True)
class Said:
    """What pricing everybody under some duals says (svar).

    Attributes
    ----------
    total
        What no lawful rota comes to less than under the duals; None where somebody's bound is not known.
    unproven
        How much more that might be, had every pricing been searched to the end.
    lines
        New ones, each with its class.
    bounds
        What each class's cheapest line costs at least; empty where somebody's is not known.
    """

    total: int | None
    unproven: int
    lines: Sequence[tuple[int, Line]]
    bounds: Sequence[int] = ()
