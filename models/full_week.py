"""The weekly hours of a full position (full uke): a figure of its own, or computed from the rota."""

from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer

from models.units import Minutes, Refused, read_duration

ROTA_WEEK: Final = 2130
"""A full week of ordinary rota work, 35.5 h: the estimate where the week is computed."""


def _read_week(value: object) -> object:
    """Turn ``"computed"`` into None, for a week that follows from the rota (beregnet uke)."""
    if not isinstance(value, str):
        return value
    if value.strip().casefold() in {"computed", "beregnet"}:
        return None
    try:
        return read_duration(value)
    except Refused as refused:
        raise Refused(
            nb=f"{refused.nb}, eller «computed», så uka følger av turnusen",
            en=f"{refused.en}, or “computed” for a week that follows from the rota",
        ) from refused


def _week_text(minutes: int | None) -> int | str:
    return "computed" if minutes is None else minutes


FullTimeWeek = Annotated[
    Minutes | None,
    BeforeValidator(_read_week),
    PlainSerializer(_week_text, return_type=int | str, when_used="json"),
]
"""Minutes; None, written ``"computed"``, for a week that follows from the rota (ukentlig arbeidstid)."""
