"""Moments (anledninger): when a level has something to make a rota of."""

from enum import Enum, auto


class Moment(Enum):
    """When there is something to make a rota of (anledning)."""

    ASCENDED = auto()
    """An ascent has ended, mostly with a mixture of what everybody does."""
    NEAR = auto()
    """The master's lines have come near the bound."""
    STILL = auto()
    """The bound stands still, and so does the mixture that may be had for more."""
    FINAL = auto()
    """The bound is as high as columns can make it."""
