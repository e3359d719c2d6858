"""Merging rotas (fletting): what two searches have gained since they last knew of each other, put together.

Hard rules but a unit's own are about one person, so any mixture of two lawful rotas' lines is lawful. Only
what it costs has to be asked.
"""

import numpy as np

from solver.formulation import Formulation, Values

MOST = 40
"""People who may differ; rotas that differ more are not two continuations of one."""


def merged(formulation: Formulation, better: Values, other: Values) -> Values:
    """Return the better of two rotas, with those of the other's lines that make it better still (flettet).

    Parameters
    ----------
    better, other
        Both settled and lawful.
    """
    differing = formulation.owner[np.flatnonzero((better != other) & (formulation.owner >= 0))]
    people: list[int] = np.unique(differing).tolist()
    if not people or len(people) > MOST or formulation.linked:
        return better
    best, costs = better, formulation.costs(better)
    for place in people:
        line = formulation.parts[place].literals
        trial = best.copy()
        trial[line] = other[line]
        formulation.settle(trial)
        changed = formulation.costs(trial)
        if tuple(changed.values()) < tuple(costs.values()):
            best, costs = trial, changed
    return best
