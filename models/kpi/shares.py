"""Shares and counts (andeler og antall): the units in which key figures are given."""

from typing import Annotated

from pydantic import Field

from models.units import FULL_POSITION, BasisPoints

Count = Annotated[int, Field(ge=0)]
Share = BasisPoints | None
SignedMinutes = Annotated[int, Field(json_schema_extra={"x-unit": "min"})]
OptionalMinutes = Annotated[int | None, Field(json_schema_extra={"x-unit": "min"})]
Hundredths = Annotated[int, Field(ge=0, json_schema_extra={"x-unit": "1/100"})]


def rounded(part: int, whole: int) -> int:
    """Return a quotient, rounded half up (avrundet)."""
    return (2 * part + whole) // (2 * whole)


def share(part: int, whole: int) -> int | None:
    """Return a share in basis points, rounded half up (andel); None of nothing."""
    return rounded(FULL_POSITION * part, whole) if whole else None
