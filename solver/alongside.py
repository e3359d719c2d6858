"""What is decided alongside duties (hjelpevariabler): the unions and choices that a neighbourhood sets free.

A union follows from what it is made of. A choice is any other literal of a person's own: the rest that a week
has, say.
"""

import numpy as np

from solver.flat import Mask, Numbers
from solver.formulation import Formulation, Part, Values

RINGS = 2
"""How far from free duties choices are free: beside them in a row, and beside those."""


def release(formulation: Formulation, place: int, values: Values, free: Mask) -> None:
    """Set free what one person's free duties may change, besides themselves (frigjør).

    Whatever is not free keeps its value. The given values keep every row, so to leave something out costs
    freedom and never the rota at hand; what is free is what a duty can be worth changing for:

    - a union of which anything is free, for then it says what that says;
    - a choice in a row with anything free, for it stands in the way of that, or is made good by it;
    - a choice in a row with one of those, for it stands in their way: the rest of the week after, or a mark
      that was set to no purpose where a few may be.

    Where all duties are free everything is. So it is where values break a row: a rota that came from
    elsewhere does not say what was chosen, and has to be let find out.

    Parameters
    ----------
    place
        Whose, by place among the formulation's parts.
    free
        Which of all variables are free; the person's other literals are added to it.
    """
    part = formulation.parts[place]
    literals = np.array(part.literals, dtype=np.int64)
    mine = formulation.owner[literals] == place
    others = literals[~mine]
    if not len(others):
        return
    rows = formulation.rows(place)
    if free[literals[mine]].all() or rows.broken(values).any():
        free[others] = True
        return
    _follow(part, literals, free)
    choice = np.zeros(len(free), dtype=np.bool_)
    choice[others] = True
    choice[list(part.unions)] = False
    for _ in range(RINGS if choice.any() else 0):
        free[rows.sums.beside(free, choice)] = True
        _follow(part, literals, free)


def _follow(part: Part, literals: Numbers, free: Mask) -> None:
    """Set free the unions of which anything is, the innermost first."""
    found = set(literals[free[literals]].tolist())
    found.update([-literal for literal in found])
    for union, lits in part.unions.items():
        if not found.isdisjoint(lits):
            found.update((union, -union))
            free[union] = True
