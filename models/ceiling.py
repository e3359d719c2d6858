"""A ceiling on days (tak på dager): at most so many are worked, said only where it is not said already."""

from collections.abc import Sequence
from itertools import chain

from models.posting import Lit, Posting


def ceiling(most: int, days: Sequence[Sequence[Lit]], to: Posting) -> None:
    """Let at most so many days be worked, unless the rules have said as much already (tak).

    Parameters
    ----------
    days
        The duties that work each day; a day of which one is certain counts as worked.
    """
    # Once each, so that a day is no more than one however often its history has worked it.
    single = [tuple(dict.fromkeys(lits)) for lits in days]
    apart: list[list[Sequence[Lit]]] = []
    for lits in filter(None, single):
        for group in apart:
            if all(to.apart(one, other) for met in group for one in met for other in lits):
                group.append(lits)
                break
        else:
            apart.append([lits])
    # Of days that are apart at most one is worked.
    if len(apart) > most:
        # Duties that are apart count themselves; of others the day counts one.
        counted = (lits if len(to.groups(lits)) == 1 else [to.any_of(lits)] for lits in single)
        to.at_most(most, chain.from_iterable(counted))
