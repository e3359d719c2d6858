"""What surrounds a person's line besides the law (omstendigheter), for terms of cost and fairness."""

from dataclasses import dataclass

from models.fairness import FairShares
from models.pay.payroll import Payroll


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for everybody in a problem (omstendigheter).

    Attributes
    ----------
    payroll
        How work is paid, None where the problem does not say.
    fair
        What falls to whom of weekends, evenings, nights and holidays.
    """

    payroll: Payroll | None = None
    fair: FairShares | None = None
