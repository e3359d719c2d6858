"""Checks of what an agreement must have beside its figures (vilkår): consent, and a night of eight hours."""

from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from models.agreements import Agreement
from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue
from models.regulations import regulation, regulation_names
from models.rule import Deviation, Rule
from models.rules.average_week import AverageWeek
from models.rules.daily_hours import DailyHours
from models.rules.long_shifts import LongShifts
from models.rules.night_average import NightAverage
from models.rules.night_strain import NightStrain
from models.rules.reference_average import ReferenceAverage
from models.rules.weekly_hours import WeeklyHours
from models.rules.weekly_norm import WeeklyNorm
from models.salvage import attempt
from models.shape import adapter, kind_of
from models.units import DAY, HOUR, clock_text

_CENTRAL: Final = "SFS 2310"
_NIGHT: Final = 8 * HOUR
_MORNING: Final = 6 * HOUR
"""A night by agreement has so many hours at least, and all from 00:00 to this one, AML § 10-11 (1)."""


def conditions(subject: Subject) -> Iterator[Issue]:
    """Yield agreements that lack what the law asks of them besides (vilkår)."""
    name = subject.problem.regulation
    if name in regulation_names() and regulation(name).series is not None:
        for place, agreement in numbered("agreements", subject.problem.agreements):
            for judge in (_voluntary, _above_the_average, _averaged, _nights):
                yield from attempt(judge, subject, agreement, place)


def _voluntary(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    """Yield long shifts that would be given to people who have not opted in."""
    longest, law = _figure(agreement, LongShifts, "maximum"), _law(subject, LongShifts, "maximum")
    if _CENTRAL in agreement.basis and _longer(longest, law) and not _each_one(agreement):
        yield fault(
            "long-shifts-not-voluntary",
            f"{place}.consent",
            nb=f"langvakter etter {_CENTRAL} er frivillige for hver ansatt, og avtalen gjelder alle; sett "
            "consent til true og før avtalen i consents hos dem som vil, eller nevn dem i employees",
            en=f"long shifts under {_CENTRAL} are voluntary for each employee, and the agreement covers all; "
            "set consent to true and enter it under consents of those who want to, or name them in employees",
        )


def _above_the_average(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    """Yield an average above 48 h for people who have not consented, AML § 10-12 (4)."""
    average, law = _figure(agreement, AverageWeek, "maximum"), _law(subject, AverageWeek, "maximum")
    if _longer(average, law) and not _each_one(agreement):
        yield warning(
            "average-without-consent",
            f"{place}.consent",
            nb="mer enn 48 timer i uka i snitt krever samtykke fra hver enkelt (AML § 10-12 (4)); sett "
            "consent til true og før avtalen i consents hos dem som samtykker",
            en="more than 48 hours a week on average needs the consent of each (AML § 10-12 (4)); set "
            "consent to true and enter the agreement under consents of those who consent",
        )


def _averaged(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    """Yield averaging by the Labour Inspection over a plan that is longer than it may give, § 10-5 (3)."""
    frames = regulation(subject.problem.regulation).frameworks().of("reference_average", "weeks_max")
    most = next((f.most for f in frames if f.route is Deviation.AT and f.most is not None), None)
    longer = (
        _longer(_figure(agreement, rule, "maximum"), _law(subject, rule, "maximum"))
        for rule in (DailyHours, WeeklyHours)
    )
    given = _figure(agreement, ReferenceAverage, "weeks_max")
    if most is None or agreement.route is not Deviation.AT or given is not None or not any(longer):
        return
    if subject.problem.horizon.weeks > most:
        yield warning(
            "average-too-long",
            f"{place}.deviations",
            nb=f"Arbeidstilsynet kan gi gjennomsnitt over høyst {most} uker (AML § 10-5 (3)), og planen har "
            f"{subject.problem.horizon.weeks}; legg til avviket reference_average.weeks_max {most}",
            en=f"the Labour Inspection may allow averaging over {most} weeks at most (AML § 10-5 (3)), and "
            f"the plan has {subject.problem.horizon.weeks}; add the deviation reference_average.weeks_max "
            f"{most}",
        )


def _nights(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    """Yield nights that are moved or cut further than representatives may, § 10-11 (1)."""
    for rule in (NightAverage, NightStrain, WeeklyNorm) if agreement.route is not Deviation.UNION else ():
        agreed = [_figure(agreement, rule, name) for name in ("night_from", "night_to")]
        law = [_law(subject, rule, name) for name in ("night_from", "night_to")]
        start, end = (given if own is None else own for own, given in zip(agreed, law, strict=True))
        if start is None or end is None or agreed == [None, None]:
            continue
        length = (end - start) % DAY
        if length < _NIGHT or -start % DAY + _MORNING > length:
            night = f"{clock_text(start % DAY)}–{clock_text(end % DAY)}"
            yield fault(
                "no-night",
                f"{place}.deviations",
                nb=f"natten i {kind_of(rule)} er {night}; den kan avtales til minst 8 timer med 00:00–06:00 "
                "i seg (AML § 10-11 (1)); rett night_from eller night_to",
                en=f"the night in {kind_of(rule)} is {night}; it may be agreed as 8 hours or more with "
                "00:00–06:00 in it (AML § 10-11 (1)); correct night_from or night_to",
            )


def _each_one(agreement: Agreement) -> bool:
    """Whether everybody it covers has agreed to it or is named in it."""
    return agreement.consent or agreement.employees is not None


def _longer(given: int | None, law: int | None) -> bool:
    return given is not None and law is not None and given > law


def _law(subject: Subject, rule: type[Rule], parameter: str) -> int | None:
    """Return the figure of the regulation alone, None where it has no such rule."""
    provisions = regulation(subject.problem.regulation).provisions
    found = next((p.rule for p in provisions if isinstance(p.rule, rule)), None)
    return None if found is None else int(getattr(found, parameter))


def _figure(agreement: Agreement, rule: type[Rule], parameter: str) -> int | None:
    """Return the figure that an agreement gives one parameter, None where it gives none that can be read."""
    for deviation in agreement.deviations:
        if deviation.rule == kind_of(rule) and deviation.parameter == parameter:
            try:
                return int(adapter(rule, parameter).validate_python(deviation.value))
            except ValidationError:
                return None  # no figure at all, which the checks of the input say
    return None
