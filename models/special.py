"""Special groups (særlige grupper): the little that is stored of the young, apprentices and newcomers."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from models.calendar import YEARS
from models.units import Frozen, Identifier, Refused


def _in_our_time(value: date) -> date:
    if value.year not in YEARS:
        raise Refused(
            nb=f"{value} ligger utenfor årene {YEARS[0]}–{YEARS[-1]}; skriv dagen personen fyller 18 år",
            en=f"{value} lies outside the years {YEARS[0]}–{YEARS[-1]}; write the day the person turns 18",
        )
    return value


Adulthood = Annotated[date, AfterValidator(_in_our_time)]
"""The day on which a person turns 18 (myndighetsdag)."""


class Trade(StrEnum):
    """What an apprentice is trained for (lærefag), as far as the regulation on young workers asks.

    HEALTH_CARE the health-care-worker trade (helsearbeiderfaget), OTHER any other.
    """

    HEALTH_CARE = "health_care"
    OTHER = "other"


class Introduction(Frozen):
    """A unit in which a person is new (opplæring i en enhet).

    Attributes
    ----------
    shifts
        Introduction shifts due there, those of the history among them; None takes the number of the rule
        ``introduction_shifts``, and 0 means that none are due.
    """

    unit: Identifier
    shifts: Annotated[int, Field(ge=0, le=50)] | None = None
