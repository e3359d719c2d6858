"""Checks of the registered agreements (avtaleregister): that they may give what they give, and are in use.

An agreement that gives more than its ground allows is refused with the paragraph. One that is lawful and
covers nobody is never passed over in silence.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from models.agreements import Agreement, Unapplied
from models.amounts import amount
from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue, Severity
from models.frames import Frame, Frames, Overstep
from models.people import Employee
from models.phrases import ROUTES
from models.regulations import profile, profile_names, regulation, regulation_names
from models.rule import Deviation
from models.rules import RULES
from models.salvage import attempt
from models.shape import kind_of
from models.text import Text

KINDS: Final = {kind_of(rule): rule for rule in RULES}
_MOST_NAMED: Final = 8
_WHY: Final[Mapping[Unapplied, Text]] = {
    Unapplied.NAMED: Text(nb="er ikke nevnt i employees", en="are not named in employees"),
    Unapplied.MAJORITY: Text(
        nb="er ikke bundet: avtalen er ikke merket majority, nevner dem ikke og har ikke deres samtykke "
        "(AML § 10-12 (5))",
        en="are not bound: the agreement is not marked majority, does not name them and lacks their consent "
        "(AML § 10-12 (5))",
    ),
    Unapplied.CONSENT: Text(nb="har ikke samtykket i consents", en="have not opted in under consents"),
    Unapplied.UNIT: Text(
        nb="arbeider også i enheter som avtalen ikke gjelder for",
        en="also work in units that the agreement does not cover",
    ),
    Unapplied.DATES: Text(
        nb="har trukket samtykket, eller dekkes ikke alle dager i planen",
        en="have taken their consent back, or are not covered on every day of the plan",
    ),
}


def oversteps(subject: Subject, *, mend: bool = True) -> Iterator[Issue]:
    """Yield what goes further than the law lets it (utenfor rammene).

    Parameters
    ----------
    mend
        Whether to say what to change; a rota in the archive is only to be judged.
    """
    problem = subject.problem
    if problem.regulation not in regulation_names():
        return
    frames = regulation(problem.regulation).frameworks()
    for place, provision in numbered("rules", getattr(problem, "rules", ())):
        if hasattr(provision, "rule"):
            for overstep in frames.weakened(provision, Deviation.NOBODY):
                yield _beyond(overstep, f"{place}.rule.{overstep.parameter}", mend=mend)
            if frames.softened(provision):
                yield _soft(f"{place}.enforcement", provision.rule.kind)
    for place, agreement in numbered("agreements", getattr(problem, "agreements", ())):
        yield from attempt(partial(_agreement, mend=mend), frames, agreement, place)
    for agreement in profile(problem.profile).agreements if problem.profile in profile_names() else ():
        # A profile's figures are those of today; under older law they hold as far as that law went.
        for issue in _agreement(frames, agreement, "profile", mend=False):
            yield issue.model_copy(update={"place": "profile", "severity": Severity.WARNING})


def _agreement(frames: Frames, agreement: Agreement, place: str, *, mend: bool) -> Iterator[Issue]:
    for where, deviation in numbered(f"{place}.deviations", agreement.deviations):
        if all(hasattr(deviation, name) for name in ("rule", "parameter", "value")):
            overstep = frames.overstep(agreement, deviation)
            if overstep is not None:
                at = f"{place}.route" if overstep.own is None else f"{where}.value"
                yield _beyond(overstep, at, mend=mend)
    for where, provision in numbered(f"{place}.adds", agreement.adds):
        if hasattr(provision, "rule"):
            for overstep in frames.weakened(provision, agreement.route, agreement.basis):
                yield _beyond(overstep, f"{where}.rule.{overstep.parameter}", mend=mend)
            if frames.softened(provision):
                yield _soft(f"{where}.enforcement", provision.rule.kind)


def _beyond(overstep: Overstep, place: str, *, mend: bool) -> Issue:
    rule = KINDS[overstep.rule]
    value = amount(rule, overstep.parameter, overstep.value)
    who = ROUTES[overstep.route]
    what = f"{overstep.rule}.{overstep.parameter}"
    limit = _limit(overstep.own, overstep) if overstep.own else None
    others = [_other(frame) for frame in overstep.others]
    ways = Text(
        nb=f"; {value.nb} kan avtales med {', eller '.join(o.nb for o in others)}" if others else "",
        en=f"; {value.en} may be agreed with {', or '.join(o.en for o in others)}" if others else "",
    )
    if limit is None:
        return fault(
            "no-ground",
            place,
            nb=f"{who.nb} kan ikke fravike {what} til {value.nb} ({rule.citation}){ways.nb}"
            + ("; endre tallet eller grunnlaget" if mend else ""),
            en=f"{who.en} cannot deviate from {what} to {value.en} ({rule.citation}){ways.en}"
            + ("; change the figure or the ground" if mend else ""),
        )
    return fault(
        "beyond-frame",
        place,
        nb=f"{what} er {value.nb}, og en avtale med {who.nb} kan gi {limit.nb}{ways.nb}"
        + ("; endre tallet" if mend else ""),
        en=f"{what} is {value.en}, and an agreement with {who.en} may give {limit.en}{ways.en}"
        + ("; change the figure" if mend else ""),
    )


def _limit(frame: Frame, overstep: Overstep) -> Text:
    least = frame.least is not None and overstep.value < frame.least
    bound = amount(KINDS[frame.rule], frame.parameter, frame.least if least else frame.most)
    word = Text(nb="minst", en="at least") if least else Text(nb="høyst", en="at most")
    return Text(
        nb=f"{word.nb} {bound.nb} etter {frame.basis}", en=f"{word.en} {bound.en} under {frame.basis}"
    )


def _other(frame: Frame) -> Text:
    who = ROUTES[frame.route]
    return Text(nb=f"{who.nb} ({frame.basis})", en=f"{who.en} ({frame.basis})")


def _soft(place: str, kind: str) -> Issue:
    return fault(
        "law-made-soft",
        place,
        nb=f"{kind} er bindende i regelverket og kan ikke bare rapporteres; skriv hard",
        en=f"{kind} is binding in the regulation and cannot be merely reported; write hard",
    )


def unapplied(subject: Subject) -> Iterator[Issue]:
    """Yield every agreement that is not applied, to anybody or to some it might cover, and why (ubrukt)."""
    own = len(subject.problem.agreements)
    signed = subject.problem.all_agreements
    for place, agreement in numbered("agreements", signed[len(signed) - own :]):
        yield from _unapplied(subject, agreement, place)
    for agreement in signed[: len(signed) - own]:
        yield from _unapplied(subject, agreement, "profile")


def _unapplied(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    problem, plan = subject.problem, subject.problem.horizon
    if not agreement.spans(plan):
        return  # told by itself, with the day
    lacking: dict[Unapplied, list[Employee]] = {}
    for employee in problem.employees:
        why = agreement.lacks(employee, plan)
        if why is None:
            continue
        here = agreement.units is None or not set(agreement.units).isdisjoint(employee.workplaces)
        if here:
            lacking.setdefault(why, []).append(employee)
    covered = any(agreement.covers(employee, plan) for employee in problem.employees)
    for why, people in lacking.items():
        # That others are named, or that not everybody has opted in, is as it was meant where somebody has.
        meant = covered and why in {Unapplied.NAMED, Unapplied.CONSENT, Unapplied.MAJORITY}
        if not meant:
            yield _not_used(agreement, why, people, place, nobody=not covered)
    if not covered and not lacking:
        yield warning(
            "agreement-not-applied",
            place,
            nb=f"avtalen {agreement.id} gjelder ingen: ingen ansatte arbeider i enhetene i units",
            en=f"agreement {agreement.id} covers nobody: no employee works in the units listed in units",
        )


def _not_used(
    agreement: Agreement, why: Unapplied, people: list[Employee], place: str, *, nobody: bool
) -> Issue:
    some = ", ".join(person.id for person in people[:_MOST_NAMED])
    some += " …" if len(people) > _MOST_NAMED else ""
    nb = "gjelder ingen" if nobody else "brukes ikke i planleggingen for alle"
    en = "covers nobody" if nobody else "is not used in the planning for everybody"
    return warning(
        "agreement-not-applied",
        place,
        nb=f"avtalen {agreement.id} {nb}: {some} {_WHY[why].nb}",
        en=f"agreement {agreement.id} {en}: {some} {_WHY[why].en}",
    )
