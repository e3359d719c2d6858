"""What a rule is (regel): data, what may be posted, what is audited, where it stands in the law.

A rule is one class in one file under ``models/rules``. Its fields are its parameters. ``post`` speaks to a
solver through the neutral verbs of ``models/posting.py``; ``audit`` reads instants of a finished rota. The
two share nothing but the fields – a test holds them to it – and another test proves that they admit the same
rotas.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from models.findings import Breach
from models.posting import Line, Posting, Row
from models.text import Text
from models.timeline import Presence, Timeline
from models.units import Frozen


class Scope(StrEnum):
    """How much of a rota a rule looks at (rekkevidde); search strategies decompose by it."""

    PERSON = "person"
    UNIT = "unit"


class Deviation(StrEnum):
    """Who may agree on something else (avviksadgang).

    IND the individual in writing, REP local union representatives, UNION a union with right of nomination,
    AT the Labour Inspection, REG a regulation under the act, LOCAL whoever set it, NOBODY nobody.
    """

    NOBODY = "-"
    REG = "REG"
    IND = "IND"
    REP = "REP"
    AT = "AT"
    UNION = "UNION"
    LOCAL = "LOCAL"


@dataclass(frozen=True, slots=True)
class Sight:
    """How far an audit sees from the day of a breach (synsvidde).

    Attributes
    ----------
    back, ahead
        Days before and after it. Shifts that start on others decide nothing on that day.
    """

    back: int
    ahead: int


OWN_DAY = Sight(0, 0)
"""The sight of a rule on single shifts."""


class Rule(Frozen):
    """A rule (regel). Every subclass fixes its ``kind``, equal to the name of its file."""

    kind: str

    scope: ClassVar[Scope]
    title: ClassVar[Text]
    citation: ClassVar[str]
    deviation: ClassVar[tuple[Deviation, ...]]

    @abstractmethod
    def says(self, measured: int, limit: int) -> Text:
        """Return one sentence on a breach (forklaring), without name and date."""

    def breach(
        self,
        day: date,
        *,
        measured: int,
        limit: int,
        measure: str = "min",
        employee: str | None = None,
        unit: str | None = None,
    ) -> Breach:
        """Return a breach of this rule (brudd)."""
        return Breach(
            rule=self.kind,
            citation=self.citation,
            employee=employee,
            unit=unit,
            date=day,
            measured=measured,
            limit=limit,
            measure=measure,
            text=self.says(measured, limit),
        )


class PersonRule(Rule):
    """A rule on one person's time (personregel)."""

    scope: ClassVar[Scope] = Scope.PERSON

    @abstractmethod
    def post(self, line: Line, to: Posting) -> None:
        """Post what the person may be given (poster)."""

    @abstractmethod
    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield the person's breaches, each at its last moment in the plan (revider)."""

    @property
    def sight(self) -> Sight | None:
        """How far ``audit`` sees from a breach, None for the whole plan (synsvidde).

        Who asks what one shift more would break may leave out the shifts that are not seen. Beyond the day
        itself the promise holds in a calendar plan only, for a cycle is near itself at both ends.
        """
        return None


class UnitRule(Rule):
    """A rule on who is at work in one unit (enhetsregel)."""

    scope: ClassVar[Scope] = Scope.UNIT

    @abstractmethod
    def post(self, rows: Sequence[Row], to: Posting) -> None:
        """Post what the unit must have (poster)."""

    @abstractmethod
    def audit(self, presence: Presence) -> Iterator[Breach]:
        """Yield the unit's breaches (revider)."""
