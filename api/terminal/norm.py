"""The weekly norm on the terminal (ukenorm): what each person's shifts call for, ready to be checked."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text as Line

from api.lang import Voice
from api.norms import explained, missed, normed
from api.overview import Overview
from api.terminal import style, tables


def norms(overview: Overview, voice: Voice, width: int) -> Iterator[RenderableType]:
    """Yield the reckoning of every norm, and what its letters mean (ukenorm)."""
    found = list(normed(overview))
    if not found:
        return
    short = ".short" if width < tables.ROOMY else ""
    numbers = ["H", "S", "N", voice(f"norm.sundays{short}"), "W"]
    numbers += [voice(f"norm.amounts{short}"), voice("size")]
    made = tables.table(voice("employee"), voice("norm.pattern"), *numbers, right=numbers)
    for person, norm in found:
        amounts = voice.percent(norm.amounts)
        made.add_row(
            person.employee.name or person.employee.id,
            voice(f"pattern.{norm.pattern.value}"),
            *(voice.hours(minutes, 2) for minutes in (norm.hours + norm.credited, norm.sunday, norm.night)),
            f"{norm.sundays_worked}/{norm.sundays}",
            voice.hours(norm.week, 2),
            Line(amounts, style=style.BAD if missed(overview, person) else ""),
            voice.percent(person.figures.size),
        )
    yield tables.heading(voice("norm.title"))
    yield made
    for sentence in explained(overview, voice):
        yield Line(sentence, style=style.QUIET)
