"""What surrounds a person's line besides the law (omstendigheter): what terms of cost must know."""

from dataclasses import dataclass

from models.pay.payroll import Payroll


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for everybody in a problem (omstendigheter).

    Attributes
    ----------
    payroll
        How work is paid, None where the problem does not say.
    """

    payroll: Payroll | None = None
