"""The weekly norm for any surface (ukenorm): who has one, and how it was reckoned in a sentence a pattern."""

from collections.abc import Iterator

from api.lang import Voice
from api.overview import Overview, Person
from models.kpi.norm import PersonNorm, norm_figures
from models.norm.reckoning import WorkPattern
from models.units import HOUR


def normed(overview: Overview) -> Iterator[tuple[Person, PersonNorm]]:
    """Yield the people whose norm a rule reckons (ansatte med ukenorm)."""
    for person in overview.people:
        if person.figures.norm is not None:
            yield person, person.figures.norm


def missed(overview: Overview, person: Person) -> bool:
    """Whether the auditor found the person's hours too many or too few by their norm (avvik)."""
    findings = (*overview.report.breaches, *overview.report.reported)
    return any(b.rule == "weekly_norm" and b.employee == person.employee.id for b in findings)


def explained(overview: Overview, voice: Voice) -> Iterator[str]:
    """Yield how the norm is reckoned, for the patterns that occur (forklaring)."""
    found = list(normed(overview))
    if not found:
        return
    yield voice("norm.legend")
    for pattern in WorkPattern:
        person = next((person for person, norm in found if norm.pattern is pattern), None)
        figures = None if person is None else norm_figures(overview.problem, person.employee)
        if figures is None:
            continue
        title = voice(f"pattern.{pattern.value}").capitalize()
        when = voice(
            f"norm.when.{pattern.value}",
            nights=figures.yearly_nights // HOUR,
            sundays=figures.yearly_sundays // HOUR,
            every=figures.every,
            regular=figures.regular_every,
            day=voice.percent(figures.day_share, 0),
            night=voice.percent(figures.night_share, 0),
        )
        if pattern is WorkPattern.THREE_PART:
            yield voice(
                "norm.sliding",
                pattern=title,
                when=when,
                sunday=figures.sunday_credit,
                night=figures.night_credit,
                day=voice.hours(figures.day - (figures.holiday_credit if overview.horizon.cyclic else 0), 2),
                low=voice.hours(figures.continuous),
                high=voice.hours(figures.rota),
            )
        else:
            weeks = {WorkPattern.CONTINUOUS: figures.continuous, WorkPattern.DAY: figures.day}
            week = voice.hours(weeks.get(pattern, figures.rota))
            yield voice("norm.plain", pattern=title, when=when, week=week)
    if any(norm.credited for _, norm in found):
        yield voice("norm.with_credit")
