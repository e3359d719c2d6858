"""What a term of the objective is (ledd): something a lawful rota is better for having less of.

Terms stand on levels (nivåer), solved in order: no gain on a later level is bought with a loss on an earlier
one. Prices within a level are øre. ``post`` says what is minimised; ``measure`` counts it again from the
rota alone, with no solver in sight.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from models.posting import Line, Posting, Row
from models.rule import Scope
from models.text import Text
from models.timeline import Presence, Timeline
from models.units import Frozen, Ore

Level = Annotated[int, Field(ge=1, le=9)]
"""Place in the order of solving, 1 first (nivå)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A term counted from a rota (målt verdi): ``quantity`` in the term's unit, ``cost`` in øre."""

    quantity: int
    cost: int

    def __add__(self, other: "Measured") -> "Measured":
        """Add two counts (sum)."""
        return Measured(self.quantity + other.quantity, self.cost + other.cost)


class Term(Frozen):
    """A term of the objective (ledd).

    Attributes
    ----------
    level
        1 is solved first.
    price
        Øre per unit.
    """

    kind: str
    level: Level
    price: Ore

    scope: ClassVar[Scope]
    title: ClassVar[Text]
    unit: ClassVar[Text]

    def costing(self, quantity: int) -> Measured:
        """Return ``quantity`` with its cost at this term's price (kostnad)."""
        return Measured(quantity, quantity * self.price)


class PersonTerm(Term):
    """A term on one person's time (personledd)."""

    scope: ClassVar[Scope] = Scope.PERSON

    @abstractmethod
    def post(self, line: Line, to: Posting) -> None:
        """Price the person's duties (poster)."""

    @abstractmethod
    def measure(self, timeline: Timeline) -> Measured:
        """Count the term for one person (mål)."""


class UnitTerm(Term):
    """A term on who is at work in one unit (enhetsledd)."""

    scope: ClassVar[Scope] = Scope.UNIT

    @abstractmethod
    def post(self, rows: Sequence[Row], to: Posting) -> None:
        """Price the unit's rows (poster)."""

    @abstractmethod
    def measure(self, presence: Presence) -> Measured:
        """Count the term for one unit (mål)."""
