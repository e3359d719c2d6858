"""The climb to the best prices (stigning): many small concave bounds over a few prices each, side by side.

Shor's r-algorithm: each step goes along the slope in a space that is squeezed in the direction in which the
slope last turned, so that a ridge – where a bound of finitely many paths always has its top – is followed
along instead of crossed again and again. Steps grow as long as the way goes up, and shrink when it does not.

Source: N. Z. Shor, *Minimization Methods for Non-Differentiable Functions*, Springer 1985, chapter 3.
"""

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

SQUEEZE = 0.4
"""What is left of the space in the direction in which a slope has turned."""
LONGER = 1.6
SHORTER = 0.5
NOTHING = 1e-12


class Climb:
    """Where some climbs stand (stigninger), one row for each; what they climb is told step by step.

    Parameters
    ----------
    at
        Where they begin, one column for each price.
    unit
        By what each price is about measured: a step in it is so much shorter as its unit is large.
    length
        Of each one's first step.

    Attributes
    ----------
    at
        Where they stand.
    """

    def __init__(self, at: Reals, unit: Reals, length: Reals) -> None:
        self.at = at.copy()
        self._space = np.eye(at.shape[1]) / unit[:, None, :]
        self._length = length.copy()
        self._slope = np.zeros(at.shape)
        self._heading = np.zeros(at.shape)

    def step(self, slope: Reals) -> None:
        """Take one step, given the slope where each stands (steg); one without slope stays."""
        if self._heading.any():
            turned = _unit(np.einsum("nij,ni->nj", self._space, slope - self._slope))
            squeezed = np.einsum("nij,nj,nk->nik", self._space, turned, turned)
            self._space -= (1 - SQUEEZE) * squeezed
            upward = (slope * self._heading).sum(axis=1) > 0
            self._length *= np.where(upward, LONGER, SHORTER)
        heading = _unit(np.einsum("nij,ni->nj", self._space, slope))
        self._heading = np.einsum("nij,nj->ni", self._space, heading)
        self._slope = slope.copy()
        self.at += self._length[:, None] * self._heading


def _unit(rows: Reals) -> Reals:
    """Return rows of length 1, those of no length as they are."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Reals = rows / np.where(lengths > NOTHING, lengths, 1.0)
    return scaled
