"""The sheet on the weekly norm (ukenormark): every number of the reckoning, one person a row."""

from collections.abc import Iterator, Sequence

from api.exports.list_sheets import Column, Value
from api.lang import Voice
from api.norms import explained, normed
from api.overview import Overview
from models.units import FULL_POSITION, HOUR


def norm_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of norms (ukenormkolonner)."""
    hours = ("norm.hours", "norm.sunday", "norm.night", "norm.credited")
    return [
        Column(voice("employee"), 12),
        Column(voice("name"), 20),
        Column(voice("norm.pattern"), 22),
        *(Column(voice(word), 14, "hours.fine") for word in hours),
        Column(voice("norm.sundays"), 14),
        Column(voice("norm.week"), 12, "hours.fine"),
        *(Column(voice(word), 14, "percent") for word in ("norm.amounts", "norm.contract")),
        Column(voice("norm.source"), 22),
        Column(voice("why"), 90, "wrapped"),
    ]


def norm_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield everybody's norm; how it is reckoned stands in the first row (ukenorm)."""
    why = "\n".join(explained(overview, voice))
    for person, norm in normed(overview):
        yield (
            person.employee.id,
            person.employee.name or "",
            voice(f"pattern.{norm.pattern.value}"),
            *(minutes / HOUR for minutes in (norm.hours, norm.sunday, norm.night, norm.credited)),
            f"{norm.sundays_worked} / {norm.sundays}",
            norm.week / HOUR,
            None if norm.amounts is None else norm.amounts / FULL_POSITION,
            person.figures.size / FULL_POSITION,
            voice("norm.computed" if norm.computed else "norm.fixed"),
            why,
        )
        why = ""
