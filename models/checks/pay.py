"""Checks of pay (lønn): that the tariff exists, and that wages are asked for only where they can be known."""

from collections.abc import Iterator
from math import floor

from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue
from models.pay.payroll import Payroll
from models.pay.setting import PaySetting
from models.pay.tariff import tariff, tariff_names
from models.places import shown, suggestion
from models.problem import Problem
from models.salvage import attempt
from models.units import FULL_POSITION

_MOST_NAMED = 5


def pay(subject: Subject) -> Iterator[Issue]:
    """Yield what is wrong with the pay (lønn)."""
    for judge in (_tariff, _not_yet, _local, _asked, _idle):
        yield from attempt(judge, subject.problem)


def _tariff(problem: Problem) -> Iterator[Issue]:
    setting, known = problem.pay, tariff_names()
    if setting is not None and setting.tariff not in known:
        meant, names = suggestion(setting.tariff, known), ", ".join(known)
        yield fault(
            "unknown-tariff",
            "pay.tariff",
            nb=f"{shown(setting.tariff)} finnes ikke{meant.nb}; skriv en av {names}",
            en=f"{shown(setting.tariff)} does not exist{meant.en}; write one of {names}",
        )


def _not_yet(problem: Problem) -> Iterator[Issue]:
    setting, plan = problem.pay, problem.horizon
    if setting is not None and setting.tariff in tariff_names() and not plan.cyclic:
        since = tariff(setting.tariff).since
        if plan.start < since:
            yield warning(
                "tariff-not-in-force",
                "pay.tariff",
                nb=f"{setting.tariff} gjelder fra {since}, etter at planen begynner {plan.start}; lønna er "
                "regnet etter nyere satser",
                en=f"{setting.tariff} holds from {since}, after the plan starts on {plan.start}; wages are "
                "reckoned by newer rates",
            )


def _local(problem: Problem) -> Iterator[Issue]:
    setting = problem.pay
    if setting is None or setting.tariff not in tariff_names():
        return
    rates = tariff(setting.tariff)
    for place, local in numbered("pay.local", setting.local):
        central = getattr(rates, local.supplement.value)
        least = central.share.exact * FULL_POSITION
        if local.share is not None and local.share < least:
            yield _too_low(f"{place}.share", local.share, floor(least))
        if local.least is not None and local.least < central.least:
            yield _too_low(f"{place}.least", local.least, central.least)


def _too_low(place: str, value: int, least: int) -> Issue:
    return fault(
        "below-tariff",
        place,
        nb=f"{value} er under tariffens {least}, og en lokal avtale kan bare gi mer; hev tallet eller ta det "
        "bort",
        en=f"{value} is below the tariff's {least}, and a local agreement may only give more; raise it or "
        "remove it",
    )


def _asked(problem: Problem) -> Iterator[Issue]:
    terms = numbered("objective", problem.objective)
    asked = next((place for place, term in terms if getattr(term, "kind", None) == "wages"), None)
    if problem.pay is None:
        if asked is not None:
            yield fault(
                "wages-without-pay",
                f"{asked}.kind",
                nb="wages trenger lønnsopplysninger; legg til pay med zone, eller ta bort leddet",
                en="wages needs data on pay; add pay with zone, or remove the term",
            )
        return
    unknown = list(_unknown(problem, problem.pay))
    if asked is None:
        if unknown:
            names = ", ".join(name for _, name in unknown[:_MOST_NAMED])
            names += " …" if len(unknown) > _MOST_NAMED else ""
            yield warning(
                "pay-unknown",
                "pay.assumed",
                nb=f"lønna til {len(unknown)} ansatte er ukjent, så lønnskostnaden mangler dem: {names}",
                en=f"the pay of {len(unknown)} employees is unknown, so wages leave them out: {names}",
            )
        return
    for place, name in unknown:
        yield fault(
            "pay-unknown",
            f"{place}.pay",
            nb=f"lønna til {name} er ukjent, og målet wages trenger den; skriv pay, eller pay.assumed for en "
            "av kompetansene",
            en=f"the pay of {name} is unknown, and the objective wages needs it; write pay, or pay.assumed "
            "for one of the competences",
        )


def _unknown(problem: Problem, setting: PaySetting) -> Iterator[tuple[str, str]]:
    """Yield place and id of those whose pay nothing tells."""
    if setting.tariff in tariff_names():
        payroll = Payroll.of(setting, dated=True)
        for place, employee in numbered("employees", problem.employees):
            if employee.pay is None and payroll.annual(employee) is None:
                yield place, employee.id


def _idle(problem: Problem) -> Iterator[Issue]:
    if problem.pay is None:
        for place, employee in numbered("employees", problem.employees):
            if getattr(employee, "pay", None) is not None:
                yield warning(
                    "pay-without-zone",
                    f"{place}.pay",
                    nb="lønna har ingen virkning før oppgaven har pay med zone; legg det til øverst",
                    en="the pay has no effect until the problem has pay with zone; add it at the top",
                )
