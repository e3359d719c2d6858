"""Shift types (vaktkoder): what a code on the rota means."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.units import DAY, Clock, Frozen, Identifier, Minutes, Refused


class ShiftKind(StrEnum):
    """The kind of a shift, for colours and counts (vaktslag); no rule reads the law from it."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    LONG = "long"
    OTHER = "other"


class Break(Frozen):
    """A break (pause); unpaid only when the employee may leave, AML § 10-9 (1)."""

    minutes: Annotated[Minutes, Field(gt=0)]
    paid: bool


class ShiftType(Frozen):
    """A shift type (vaktkode).

    Attributes
    ----------
    code
        What stands in the rota, for example ``"D"``.
    start, end
        Local wall time; an end at or before the start is on the next day.
    breaks
        Paid breaks are working time, unpaid breaks are not.
    units
        Units that use the code; None means all.
    competence
        Competence that whoever takes the shift must hold; None means anyone.
    """

    code: Identifier
    name: str = ""
    kind: ShiftKind
    start: Clock
    end: Clock
    breaks: tuple[Break, ...] = ()
    units: tuple[Identifier, ...] | None = None
    competence: Identifier | None = None

    @property
    def span(self) -> int:
        """Minutes from start to end by the wall clock (lengde)."""
        return (self.end - self.start - 1) % DAY + 1

    @property
    def unpaid(self) -> int:
        """Minutes of unpaid break (ubetalt pause)."""
        return sum(pause.minutes for pause in self.breaks if not pause.paid)

    @property
    def work(self) -> int:
        """Working minutes on an ordinary night (arbeidstid)."""
        return self.span - self.unpaid

    @model_validator(mode="after")
    def _breaks_fit(self) -> "ShiftType":
        if sum(pause.minutes for pause in self.breaks) >= self.span:
            raise Refused(
                nb=f"pausene er til sammen like lange som vakten selv ({self.span} min); kort dem ned",
                en=f"the breaks are together as long as the shift itself ({self.span} min); shorten them",
                at="breaks",
            )
        return self
