"""The terms of the objective (leddene), one file each; ``TERMS`` is the registry.

``STANDARD_OBJECTIVE`` is what a problem has that says nothing else: cover the demand first, then fill the
positions without crowding the shifts, then care for people's weeks. A term that is not in it is one that a
planner asks for.
"""

from typing import Annotated, Final

from pydantic import Field

from models.term import Term
from models.terms.fairness import Fairness
from models.terms.isolated_days import IsolatedDays
from models.terms.position_fill import PositionFill
from models.terms.short_rests import ShortRests
from models.terms.surplus import Surplus
from models.terms.uncovered import Uncovered
from models.terms.wages import Wages
from models.terms.wishes import Wishes

TERMS: Final[tuple[type[Term], ...]] = (
    Uncovered,
    Surplus,
    PositionFill,
    IsolatedDays,
    ShortRests,
    Wishes,
    Wages,
    Fairness,
)

AnyTerm = Annotated[
    Uncovered | Surplus | PositionFill | IsolatedDays | ShortRests | Wishes | Wages | Fairness,
    Field(discriminator="kind"),
]

STANDARD_OBJECTIVE: Final[tuple[AnyTerm, ...]] = (
    Uncovered(),
    Surplus(),
    PositionFill(),
    IsolatedDays(),
    ShortRests(),
    Wishes(),
)
