"""Days off on the terminal (fridager): what is owed, and what somebody should look at."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text as Line

from api.lang import Voice
from api.overview import Overview
from api.terminal import style
from api.terminal.tables import MOST, bullet, heading


def days_off(overview: Overview, voice: Voice) -> Iterator[RenderableType]:
    """Yield what is said of days off, person by person (fridager); nothing where all is in order."""
    said = [(person, finding) for person in overview.people for finding in person.days_off.findings]
    given = sum(owed.given is not None for person in overview.people for owed in person.days_off.owed)
    if not said and not given:
        return
    yield heading(voice("days_off"))
    if given:
        yield Line(voice("owed.sum", number=given), style=style.QUIET)
    for person, finding in said[:MOST]:
        who = person.employee.name or person.employee.id
        day = voice.day(finding.date, overview.horizon)
        yield bullet(Line(f"{who}, {day}: {voice.say(finding.text)} ({finding.citation})"))
    if len(said) > MOST:
        yield Line(voice("and_more", number=len(said) - MOST), style=style.QUIET)
