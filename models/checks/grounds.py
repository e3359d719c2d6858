"""Checks of law and agreements (regelverk og avtaler): that they exist, are understood, and hold together."""

import json
from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from models.agreements import Agreement, DeviationEntry, Provision, ends_inside, in_force
from models.calendar import Horizon
from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue
from models.messages import explain
from models.places import shown, suggestion
from models.regulations import Regulation, profile, profile_names, regulation, regulation_names
from models.rule import Deviation, Rule
from models.rules import RULES
from models.rules.shift_quota import ShiftQuota
from models.rules.weekly_norm import WeeklyNorm
from models.salvage import attempt
from models.shape import adapter, kind_of
from models.text import Text

KINDS: Final[dict[str, type[Rule]]] = {kind_of(rule): rule for rule in RULES}


def grounds(subject: Subject) -> Iterator[Issue]:
    """Yield what is wrong with the law and the agreements (regelverk og avtaler)."""
    for judge in (_regulation, _profile, _evidence, _agreements):
        yield from attempt(judge, subject)


def _regulation(subject: Subject) -> Iterator[Issue]:
    name = subject.problem.regulation
    yield from _named("regulation", name, regulation_names())
    if name in regulation_names():
        yield from _of_the_day(regulation(name), subject.problem.horizon)


def _of_the_day(chosen: Regulation, plan: Horizon) -> Iterator[Issue]:
    """Yield a warning when the plan starts before its law: a base rota has no day of its own."""
    if chosen.series is None or plan.cyclic or plan.start >= chosen.since:
        return
    known = [bundle for bundle in map(regulation, regulation_names()) if bundle.series == chosen.series]
    held = max((b for b in known if b.since <= plan.start), key=lambda b: b.since, default=None)
    if held is not None:
        yield warning(
            "law-of-another-day",
            "regulation",
            nb=f"planen begynner {plan.start}, og {chosen.id} gjelder fra {chosen.since}; skriv {held.id}, "
            "som var loven da",
            en=f"the plan starts on {plan.start}, and {chosen.id} is in force from {chosen.since}; write "
            f"{held.id}, the law of that day",
        )


def _profile(subject: Subject) -> Iterator[Issue]:
    yield from _named("profile", subject.problem.profile, profile_names())


def _named(field: str, name: str, known: tuple[str, ...]) -> Iterator[Issue]:
    if name not in known:
        meant, names = suggestion(name, known), ", ".join(known)
        yield fault(
            f"unknown-{field}",
            field,
            nb=f"{shown(name)} finnes ikke{meant.nb}; skriv en av {names}",
            en=f"{shown(name)} does not exist{meant.en}; write one of {names}",
        )


def _evidence(subject: Subject) -> Iterator[Issue]:
    listed = [*numbered("rules", getattr(subject.problem, "rules", ()))]
    for place, agreement in numbered("agreements", getattr(subject.problem, "agreements", ())):
        listed += numbered(f"{place}.adds", getattr(agreement, "adds", ()))
    for place, provision in listed:
        yield from attempt(_sources, provision, place)


def _sources(provision: Provision, place: str) -> Iterator[Issue]:
    for parameter in provision.evidence:
        yield from _parameter(type(provision.rule), parameter, f"{place}.evidence.{parameter}")


def _agreements(subject: Subject) -> Iterator[Issue]:
    rules = _standing(subject)
    complete = getattr(subject.problem, "regulation", None) in regulation_names()
    for place, agreement in numbered("agreements", subject.problem.agreements):
        yield from attempt(_dates, subject, agreement, place)
        rules |= {provision.rule.kind: provision.rule for provision in _read(getattr(agreement, "adds", ()))}
        for where, deviation in numbered(f"{place}.deviations", getattr(agreement, "deviations", ())):
            yield from attempt(_deviation, deviation, rules, where)
            if complete:
                yield from attempt(_idle, deviation, rules, where)
                yield from attempt(_ground, subject, agreement, deviation, place)


def _standing(subject: Subject) -> dict[str, Rule]:
    """Return the rules before the problem's own agreements, as far as they are known."""
    problem = subject.problem
    provisions: list[Provision] = []
    if getattr(problem, "regulation", None) in regulation_names():
        provisions += regulation(problem.regulation).provisions
    provisions += _read(getattr(problem, "rules", ()))
    signed = profile(problem.profile).agreements if subject.signed else ()
    # The last of equal kinds holds, as in the problem itself.
    latest = {provision.rule.kind: provision for provision in provisions}
    return {held.rule.kind: held.rule for held in in_force(tuple(latest.values()), signed)}


def _read(provisions: tuple[Provision, ...]) -> list[Provision]:
    return [provision for provision in provisions if hasattr(provision, "rule")]


def _dates(subject: Subject, agreement: Agreement, place: str) -> Iterator[Issue]:
    plan = subject.problem.horizon
    beyond = ends_inside(agreement, plan)
    if beyond is not None:
        yield warning(
            "agreement-ends-inside",
            place,
            nb=f"avtalen gjelder ikke {beyond}. Turnusen lages uten den, og revisor bruker den dag for dag; "
            "forleng den, eller del planen",
            en=f"the agreement does not hold on {beyond}. The rota is made without it, and the auditor "
            "applies it day by day; extend it, or divide the plan",
        )
    elif not agreement.spans(plan):
        yield warning(
            "agreement-outside-plan",
            place,
            nb=f"avtalen gjelder ingen dag i planen, {plan.start} til {plan.last}, og brukes ikke",
            en=f"the agreement holds on no day of the plan, {plan.start} to {plan.last}, and is not used",
        )


def _deviation(deviation: DeviationEntry, rules: dict[str, Rule], place: str) -> Iterator[Issue]:
    if deviation.rule not in KINDS:
        meant, names = suggestion(deviation.rule, KINDS), ", ".join(KINDS)
        yield fault(
            "unknown-rule",
            f"{place}.rule",
            nb=f"regelen {shown(deviation.rule)} finnes ikke{meant.nb}; skriv en av {names}",
            en=f"the rule {shown(deviation.rule)} does not exist{meant.en}; write one of {names}",
        )
        return
    model = KINDS[deviation.rule]
    unknown = list(_parameter(model, deviation.parameter, f"{place}.parameter"))
    yield from unknown or _value(model, deviation, rules, place)


def _idle(deviation: DeviationEntry, rules: dict[str, Rule], place: str) -> Iterator[Issue]:
    if deviation.rule in KINDS and deviation.rule not in rules:
        yield warning(
            "deviation-without-rule",
            f"{place}.rule",
            nb=f"regelen {deviation.rule} gjelder ikke her, så avviket er uten virkning; legg den i adds",
            en=f"the rule {deviation.rule} is not in force, so the deviation does nothing; add it to adds",
        )


def _parameter(model: type[Rule], parameter: str, place: str) -> Iterator[Issue]:
    known = [name for name in model.model_fields if name != "kind"]
    if parameter not in known:
        meant, names, kind = suggestion(parameter, known), ", ".join(known), kind_of(model)
        yield fault(
            "unknown-parameter",
            place,
            nb=f"regelen {kind} har ikke {shown(parameter)}{meant.nb}; den har {names or 'ingen tall'}",
            en=f"the rule {kind} does not have {shown(parameter)}{meant.en}; it has {names or 'no figures'}",
        )


def _value(
    model: type[Rule], deviation: DeviationEntry, rules: dict[str, Rule], place: str
) -> Iterator[Issue]:
    try:
        adapter(model, deviation.parameter).validate_json(json.dumps(deviation.value), strict=True)
        base = rules[deviation.rule].model_dump() if deviation.rule in rules else {"kind": deviation.rule}
        changed = model.model_validate({**base, deviation.parameter: deviation.value})
    except ValidationError as refused:
        for error in refused.errors():
            if error["type"] != "missing":
                told = explain({**error, "loc": error["loc"] or (deviation.parameter,)}, model)
                yield told.model_copy(update={"place": f"{place}.value"})
    else:
        if deviation.rule in rules:
            # Deviations are taken in order, so the next one is judged on what this one leaves.
            rules[deviation.rule] = changed


def _ground(subject: Subject, agreement: Agreement, deviation: DeviationEntry, place: str) -> Iterator[Issue]:
    framed = regulation(subject.problem.regulation).frameworks().of(deviation.rule, deviation.parameter)
    if framed:
        return  # the figure is judged with the route, in models/checks/registry.py
    allowed = KINDS[deviation.rule].deviation if deviation.rule in KINDS else ()
    if allowed and agreement.route not in allowed:
        routes = ", ".join(route for route in allowed if route is not Deviation.NOBODY) or Deviation.NOBODY
        yield warning(
            "no-ground",
            f"{place}.route",
            nb=f"{agreement.route} gir ikke grunnlag for å fravike {deviation.rule}; regelen nevner {routes}",
            en=f"{agreement.route} is no ground to deviate from {deviation.rule}; the rule names {routes}",
        )


def idle_fields(subject: Subject) -> Iterator[Issue]:
    """Yield the people whose quotas or computed week no rule in force honours (uten virkning)."""
    problem, plan = subject.problem, subject.problem.horizon
    everywhere = {provision.rule.kind for provision in problem.provisions}
    for place, person in numbered("employees", problem.employees):
        covering = (agreement for agreement in problem.all_agreements if agreement.covers(person, plan))
        kinds = everywhere.union(added.rule.kind for agreement in covering for added in agreement.adds)
        if person.quotas and kind_of(ShiftQuota) not in kinds:
            yield warning(
                "quota-without-rule",
                f"{place}.quotas",
                nb="regelen shift_quota gjelder ikke her, så kvotene er uten virkning; legg den i rules",
                en="the rule shift_quota is not in force, so the quotas do nothing; add it to rules",
            )
        computed = [n for n, held in enumerate(person.positions) if held.full_time_week is None]
        if computed and kind_of(WeeklyNorm) not in kinds:
            yield warning(
                "week-without-rule",
                f"{place}.positions[{computed[0]}].full_time_week",
                nb="regelen weekly_norm gjelder ikke her, så ingenting binder timene; skriv uka, eller legg "
                "regelen i rules",
                en="the rule weekly_norm is not in force, so nothing binds the hours; write the week, or add "
                "the rule to rules",
            )


def clashes(subject: Subject) -> Iterator[Issue]:
    """Yield the sets of agreements that make a rule impossible together (avtaler som ikke går sammen).

    Each value was accepted by itself; a problem that gets past this check has rules for everyone.
    """
    problem, plan = subject.problem, subject.problem.horizon
    signed = problem.all_agreements
    people = [tuple(a for a in signed if a.covers(person, plan)) for person in problem.employees]
    units = [tuple(a for a in signed if a.covers_unit(unit.id, plan)) for unit in problem.units]
    distinct = {tuple(agreement.id for agreement in chosen): chosen for chosen in (*people, *units)}
    reported: set[Text] = set()
    for ids, chosen in distinct.items():
        try:
            in_force(problem.provisions, chosen)
        except ValidationError as refused:
            for error in refused.errors():
                text = explain(error, Rule).text
                if text not in reported:
                    reported.add(text)
                    yield fault(
                        "agreements-clash",
                        "agreements",
                        nb=f"{', '.join(ids)} går ikke sammen: {text.nb}",
                        en=f"{', '.join(ids)} do not go together: {text.en}",
                    )
