"""Units of measure (måleenheter): integers whose unit is in the type.

Nothing in the project is a float. Durations are minutes, shares are basis points, money is øre. A person
writes ``"35.5 h"`` or ``"30 min"``; a program writes the integer.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

HOUR: Final = 60
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY
FULL_POSITION: Final = 10_000

# At most seven digits: a longer number is no duration, and no arithmetic is wasted on it.
_DURATION = re.compile(r"^\s*(?:(?P<h>\d{1,7}(?:[.,]\d{1,7})?)\s*[ht])?\s*(?:(?P<m>\d{1,7})\s*min)?\s*$")
_CLOCK = re.compile(r"^(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)$")


class Refused(ValueError):  # noqa: N818 - named for what became of the value
    """A value that a model refuses, said in both languages (avvist verdi).

    Parameters
    ----------
    nb, en
        What is wrong and the way out, in a planner's words.
    at
        The field to mend, where a whole object was judged; empty for the object itself.
    """

    def __init__(self, nb: str, en: str, at: str = "") -> None:
        self.nb, self.en, self.at = nb, en, at
        super().__init__(en)


class Frozen(BaseModel):
    """A value that never changes and refuses unknown keys (uforanderlig verdi)."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")


def hours(number: float) -> int:
    """Return hours as whole minutes (timer som minutter).

    Parameters
    ----------
    number
        Hours; must be a whole number of minutes.

    Raises
    ------
    ValueError
        When ``number`` is not a whole number of minutes.
    """
    minutes = Decimal(str(number)) * HOUR
    if minutes != minutes.to_integral_value():
        raise ValueError(f"{number} h is not a whole number of minutes")
    return int(minutes)


def read_duration(value: object) -> object:
    """Turn ``"35.5 h"``, ``"7 h 30 min"`` or ``"30 min"`` into minutes (varighet).

    Anything that is not a string passes through, for pydantic to judge.
    """
    if not isinstance(value, str):
        return value
    found = _DURATION.match(value)
    if found is None or not (found["h"] or found["m"]):
        raise Refused(
            nb=f"«{value[:40]}» er ingen varighet; skriv antall minutter, eller for eksempel «7 t 30 min»",
            en=f"“{value[:40]}” is not a duration; write a number of minutes, or for example “7 h 30 min”",
        )
    return hours_text(found["h"]) + int(found["m"] or 0)


def hours_text(text: str | None) -> int:
    """Return the minutes in a decimal number of hours written with point or comma (timer)."""
    if not text:
        return 0
    try:
        minutes = Decimal(text.replace(",", ".")) * HOUR
    except InvalidOperation as error:
        raise Refused(
            nb=f"«{text}» er ikke et antall timer; skriv for eksempel «7,5 t»",
            en=f"“{text}” is not a number of hours; write for example “7.5 h”",
        ) from error
    if minutes != minutes.to_integral_value():
        raise Refused(
            nb=f"{text} timer er ikke et helt antall minutter; skriv minuttene, for eksempel «7 t 20 min»",
            en=f"{text} hours is not a whole number of minutes; write the minutes, for example “7 h 20 min”",
        )
    return int(minutes)


def read_clock(value: object) -> object:
    """Turn ``"07:30"`` into minutes after local midnight (klokkeslett); ``"24:00"`` ends a day."""
    if not isinstance(value, str):
        return value
    found = _CLOCK.match(value.strip())
    if found is None or int(found["h"]) * HOUR + int(found["m"]) > DAY:
        raise Refused(
            nb=f"«{value[:40]}» er ikke et klokkeslett; skriv for eksempel «07:30»",
            en=f"“{value[:40]}” is not a clock time; write for example “07:30”",
        )
    return int(found["h"]) * HOUR + int(found["m"])


def clock_text(minutes: int) -> str:
    """Return minutes after midnight as ``"07:30"`` (klokkeslett)."""
    return f"{minutes // HOUR:02d}:{minutes % HOUR:02d}"


def hours_minutes(minutes: int) -> str:
    """Return a duration as people read it, ``"7:30"`` (timer og minutter)."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // HOUR}:{abs(minutes) % HOUR:02d}"


Minutes = Annotated[int, BeforeValidator(read_duration), Field(ge=0, json_schema_extra={"x-unit": "min"})]
Clock = Annotated[
    int,
    BeforeValidator(read_clock),
    PlainSerializer(clock_text, return_type=str, when_used="json"),
    Field(ge=0, le=DAY, json_schema_extra={"x-unit": "HH:MM"}),
]
BasisPoints = Annotated[int, Field(ge=0, json_schema_extra={"x-unit": "1/100 %"})]
Ore = Annotated[int, Field(ge=0, json_schema_extra={"x-unit": "øre"})]
Heads = Annotated[int, Field(ge=0, json_schema_extra={"x-unit": "heads"})]
Identifier = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\s;\"\p{C}]+$")]
