"""Lifting (løft): what the duals of one level are worth on the next, as a beginning there.

An earlier level's best duals say where heads are scarce. How much of that the next level feels depends on
what an øre of the earlier one is worth there, and a master knows that last: its duals jump as long as lines
are few. What is proven is concave in that worth, so a few pricings find where most is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from solver.master import SCALE, Duals


@dataclass(frozen=True, slots=True)
class Lifted:
    """Where a level begins (utgangspunkt).

    Attributes
    ----------
    worth
        What an øre of the earlier level is worth, in øre of this one.
    proven
        What the duals prove here, in ``1 / SCALE`` øre.
    """

    worth: float
    duals: Duals
    proven: int


def lift(earlier: Duals, worth: float, proves: Callable[[Duals], int | None]) -> Lifted | None:
    """Return an earlier level's duals, weighed so that they prove most (løft).

    Parameters
    ----------
    worth
        What an øre of the earlier level is worth at first; halved or doubled as long as more is proven.
    proves
        What duals prove on this level, None where there was no time to say.

    Returns
    -------
    Lifted | None
        None where there was no time at all.
    """

    def at(worth: float) -> Lifted | None:
        duals = earlier.lifted(worth)
        proven = proves(duals)
        return None if proven is None else Lifted(worth, duals, proven)

    best = at(max(worth, 1 / SCALE))
    for factor in (0.5, 2.0):
        begun = best
        while best is not None:
            further = at(factor * best.worth)
            if further is None or further.proven <= best.proven:
                break
            best = further
        if best is not begun:
            break
    return best
