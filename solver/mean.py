"""The mean (snitt): what everybody works on average in what is nearly the best that lines can be mixed to."""

from dataclasses import dataclass

from solver.unitrows import Numbers, Reals


@dataclass(frozen=True, slots=True)
class Mean:
    """What everybody works on average (snitt).

    Attributes
    ----------
    mixture
        Per variable how many of its class work it, with all who are alike in the duties of the first of them.
    prices
        What a unit of each account is worth there, in øre, one row for each class.
    """

    mixture: Reals
    prices: Numbers
