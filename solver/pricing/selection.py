"""Which of many paths to keep (utvalg): one of those that are alike, and of each person's the nearest."""

import numpy as np

from solver.pricing.layer import Numbers

_MIX = np.uint64(0x9E3779B97F4A7C15)


def rank(group: Numbers) -> Numbers:
    """Return each element's place in its group (plass); groups are together."""
    begins = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])) if len(group) else group
    return np.arange(len(group)) - np.repeat(begins, np.diff(np.append(begins, len(group))))


def nearest(
    keep: Numbers, person: Numbers, score: Numbers, total: Numbers, *, width: int, dropped: Numbers
) -> Numbers:
    """Return each person's with the least score (nærmest); note the least total that is given up."""
    if np.bincount(person[keep], minlength=1).max() <= width:
        return keep
    order = keep[np.lexsort((score[keep], person[keep]))]
    within = rank(person[order]) < width
    np.minimum.at(dropped, person[order[~within]], total[order[~within]])
    return order[within]


def cheapest_of_alike(state: Numbers, drawn: Numbers, paid: Numbers) -> Numbers:
    """Return the cheapest of those in the same state with the same drawn (like), and perhaps one more.

    Alike are found by a hash and then compared, so two that differ are never taken for one.
    """
    factors = np.cumprod(np.full(1 + drawn.shape[1], _MIX))
    mixed = state.astype(np.uint64) * factors[0] + drawn.astype(np.uint64) @ factors[1:]
    order = np.argsort(mixed)
    mixed, state, drawn = mixed[order], state[order], drawn[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (mixed[1:] != mixed[:-1]) | (state[1:] != state[:-1]) | (drawn[1:] != drawn[:-1]).any(axis=1)
    if new.all():
        return order
    begins = np.flatnonzero(new)
    group = np.cumsum(new) - 1
    cheapest = np.minimum.reduceat(paid[order], begins)
    first = np.flatnonzero(paid[order] == cheapest[group])
    best = np.empty(len(begins), dtype=np.int64)
    best[group[first[::-1]]] = first[::-1]
    return order[best]
