"""Changes that might mend a conflict (forslag): decisions, signatures, competence; tried one by one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from models.agreements import Agreement, Enforcement, InForce, Provision
from models.conflict import RepairKind, Step
from models.people import Employee, HeldCompetence
from models.problem import Problem
from models.regulations import profile, profile_names
from models.rota import Rota
from models.rule import Deviation, Rule
from models.text import Language, Text
from solver.groups import AVAILABILITY, COVERAGE, Key
from solver.told import days_text, names_text, rule_text

WHOM: Final = 4
"""People that a unit or a competence is tried on, those with the largest positions first."""

_BINDING: Final = frozenset({AVAILABILITY, COVERAGE, "eligibility", "one_place", "position_size"})
"""Rules that are no choice of the parties, or have a repair of their own."""
_ROUTES: Final = (Deviation.IND, Deviation.REP, Deviation.LOCAL, Deviation.UNION, Deviation.AT)
"""Who signs, in the order of how much it takes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A repair that is still to be tried (forslag).

    Attributes
    ----------
    problem
        The problem with it.
    effort
        Order among repairs of the same kind.
    rota
        One that the repaired problem has, where it was found on the way.
    """

    kind: RepairKind
    problem: Problem
    steps: tuple[Step, ...]
    text: Text
    cost: int | None = 0
    effort: int = 0
    smallest: bool = True
    rota: Rota | None = None


def candidates(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    """Yield what might mend a conflict, the least effort first (forslag)."""
    yield from _locks(problem, keys)
    yield from _absences(problem, keys)
    yield from _own_rules(problem, keys)
    yield from _choices(problem, keys)
    yield from _units(problem, keys)
    yield from _agreements(problem, keys)
    yield from _competences(problem, keys)


def replaced(problem: Problem, *people: Employee) -> Problem:
    """Return the problem with some employees changed (endrede ansatte)."""
    by_id = {person.id: person for person in people}
    return problem.changed(employees=tuple(by_id.get(e.id, e) for e in problem.employees))


def _locks(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    for key in dict.fromkeys(k for k in keys if k.locked):
        person = problem.employee[key.who]
        kept = tuple(lock for lock in person.locks if lock.date != key.on)
        if key.on is None or len(kept) == len(person.locks):
            continue
        day = days_text([key.on], problem.horizon)
        text = Text(
            nb=f"ta bort låsen til {key.who} {day.nb}", en=f"remove the lock of {key.who} on {day.en}"
        )
        step = Step(text=text, employee=key.who, day=key.on, rule=AVAILABILITY)
        changed = person.model_copy(update={"locks": kept})
        yield Candidate(RepairKind.LOCK, replaced(problem, changed), (step,), text)


def _absences(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    hours = any(key.kind == "position_size" for key in keys)
    for who, number in dict.fromkeys((k.who, k.absence) for k in keys):
        if number is None:
            continue
        person = problem.employee[who]
        away = person.absences[number]
        days = days_text([day for day in problem.horizon.dates() if day in away], problem.horizon)
        others = (*person.absences[:number], *person.absences[number + 1 :])
        ways = [(others, "flytt eller trekk fraværet til", "move or withdraw the absence of")]
        if hours and away.credited is not None:
            credited = away.model_copy(update={"credited": None})
            kept = (*person.absences[:number], credited, *person.absences[number + 1 :])
            ways.insert(0, (kept, "godskriv timene i fraværet til", "credit the hours of the absence of"))
        for absences, nb, en in ways:
            text = Text(nb=f"{nb} {who} ({days.nb})", en=f"{en} {who} ({days.en})")
            step = Step(text=text, employee=who, day=away.start, rule=AVAILABILITY)
            changed = person.model_copy(update={"absences": absences})
            yield Candidate(RepairKind.ABSENCE, replaced(problem, changed), (step,), text)


def _held(problem: Problem, keys: Sequence[Key]) -> Iterator[InForce]:
    """Yield the rules of a conflict as they are in force, each once."""
    seen = set()
    for key in keys:
        of_person = key.who in problem.employee
        rules = problem.rules_for(problem.employee[key.who]) if of_person else problem.rules_at(key.who)
        held = next(held for held in rules if held.rule.kind == key.kind)
        if held.rule.kind not in seen:
            seen.add(held.rule.kind)
            yield held


def _own_rules(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    own = {provision.rule.kind for provision in problem.rules}
    routes = {agreement.id: agreement.route for agreement in problem.all_agreements}
    for held in _held(problem, keys):
        kind = held.rule.kind
        local = held.without is None and all(routes[a] is Deviation.LOCAL for a in held.agreements)
        if kind in _BINDING or not (kind in own or local):
            continue
        for rule in _milder(held.rule):
            was, now = rule_text(held.rule), rule_text(rule)
            text = Text(nb=f"endre {was.nb} til {now.nb}", en=f"change {was.en} to {now.en}")
            yield _with_rule(problem, held, rule, Enforcement.HARD, text)
        was = rule_text(held.rule)
        text = Text(nb=f"la {was.nb} være et ønske, ikke et krav", en=f"make {was.en} a wish, not a demand")
        yield _with_rule(problem, held, held.rule, Enforcement.REPORTED, text)


def _milder(rule: Rule) -> Iterator[Rule]:
    """Yield the rule with a count eased by one, then by two."""
    for name, by in (("maximum", 1), ("minimum", -1), ("every", -1)):
        value = getattr(rule, name, None)
        if isinstance(value, int) and value < 60 and type(rule).model_fields[name].annotation is int:  # noqa: PLR2004
            for step in (by, 2 * by):
                if value + step >= 1:
                    yield rule.model_copy(update={name: value + step})


def _with_rule(
    problem: Problem, held: InForce, rule: Rule, enforcement: Enforcement, text: Text
) -> Candidate:
    provision = Provision.model_validate({"rule": rule.model_dump(), "enforcement": enforcement})
    step = Step(text=text, rule=rule.kind)
    effort = 1 if enforcement is Enforcement.REPORTED else 0
    if not held.agreements:
        kept = tuple(p for p in problem.rules if p.rule.kind != rule.kind)
        changed = problem.changed(rules=(*kept, provision))
    else:
        said = Agreement(
            id=f"ny-{rule.kind}", title=text, route=Deviation.LOCAL, basis="Lokal avtale", adds=(provision,)
        )
        changed = problem.changed(agreements=(*problem.agreements, said))
    return Candidate(RepairKind.OWN_RULE, changed, (step,), text, effort=effort)


def _choices(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    """Yield people freed from what they have been limited to: shift types and weekdays."""
    for key in dict.fromkeys(key for key in keys if key.kind == "eligibility"):
        person = problem.employee[key.who]
        for field, nb, en in (
            ("shift_types", "alle vaktkoder", "every shift type"),
            ("weekdays", "alle ukedager", "every weekday"),
        ):
            if getattr(person, field) is not None:
                text = Text(nb=f"la {key.who} ta {nb}", en=f"let {key.who} take {en}")
                step = Step(text=text, employee=key.who, rule=key.kind)
                changed = replaced(problem, person.model_copy(update={field: None}))
                yield Candidate(RepairKind.CHOICE, changed, (step,), text)


def _units(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    for unit in dict.fromkeys(key.who for key in keys if key.kind == COVERAGE):
        wanted = _competences_of(problem, keys, unit)
        strangers = [e for e in problem.employees if unit not in e.workplaces]

        def useful(person: Employee, wanted: frozenset[str] = wanted) -> tuple[bool, int]:
            start = problem.horizon.start
            return not any(problem.substitution.covers(person, c, start) for c in wanted), -person.size

        for person in sorted(strangers, key=useful)[:WHOM]:
            text = Text(nb=f"la {person.id} arbeide også i {unit}", en=f"let {person.id} work in {unit} too")
            step = Step(text=text, employee=person.id, unit=unit)
            changed = person.model_copy(update={"units": (*person.units, unit)})
            yield Candidate(RepairKind.UNIT, replaced(problem, changed), (step,), text)


def _competences_of(problem: Problem, keys: Sequence[Key], unit: str) -> frozenset[str]:
    rows = {key.what for key in keys if key.kind == COVERAGE and key.who == unit}
    asked = chain(
        ((row.id, row.competence) for row in problem.demand.rows),
        ((curve.id, curve.competence) for curve in problem.demand.curves),
    )
    return frozenset(competence for row, competence in asked if row in rows and competence is not None)


def _competences(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    start = problem.horizon.start
    for unit in dict.fromkeys(key.who for key in keys if key.kind == COVERAGE):
        for competence in sorted(_competences_of(problem, keys, unit)):
            there = (e for e in problem.employees if unit in e.workplaces)
            lacking = [e for e in there if not problem.substitution.covers(e, competence, start)]
            for person in sorted(lacking, key=lambda e: -e.size)[:WHOM]:
                text = Text(
                    nb=f"gi {person.id} kompetansen {competence}",
                    en=f"give {person.id} the competence {competence}",
                )
                step = Step(text=text, employee=person.id, unit=unit)
                held = (*person.competences, HeldCompetence(competence=competence))
                changed = person.model_copy(update={"competences": held})
                yield Candidate(RepairKind.COMPETENCE, replaced(problem, changed), (step,), text, cost=None)


def _agreements(problem: Problem, keys: Sequence[Key]) -> Iterator[Candidate]:
    kinds = {key.kind for key in keys}
    people = [problem.employee[who] for who in dict.fromkeys(k.who for k in keys) if who in problem.employee]
    known = {agreement.id for agreement in problem.all_agreements}
    standard = [a for name in profile_names() for a in profile(name).agreements if a.id not in known]
    unique = {(a.id, a.model_dump_json()): a for a in standard}
    for agreement in sorted(
        (*problem.all_agreements, *unique.values()), key=lambda a: _ROUTES.index(a.route)
    ):
        said = [entry for entry in agreement.deviations if entry.rule in kinds]
        bound = [p for p in people if agreement.consent and agreement.id not in p.consents]
        # One that is signed already can only be opted into.
        if not said or not agreement.spans(problem.horizon) or (agreement.id in known and not bound):
            continue
        signed = problem
        if agreement.id not in known:
            signed = problem.changed(agreements=(*problem.agreements, agreement))
        if bound:
            opted = (p.model_copy(update={"consents": (*p.consents, agreement.id)}) for p in bound)
            signed = replaced(signed, *opted)
        figures = list(_figures(problem, signed, people, {entry.rule for entry in said}))
        if not figures:
            continue
        who = names_text([person.id for person in bound]) if bound else None
        with_nb, with_en = (f" med samtykke fra {who.nb}", f" with consent of {who.en}") if who else ("", "")
        nb, en = (", ".join(figure.say(language) for figure in figures) for language in Language)
        text = Text(
            nb=f"inngå «{agreement.title.nb}» ({agreement.basis}){with_nb}: {nb}",
            en=f"sign “{agreement.title.en}” ({agreement.basis}){with_en}: {en}",
        )
        step = Step(text=text, agreement=agreement.id, rule=said[0].rule)
        effort = _ROUTES.index(agreement.route)
        yield Candidate(RepairKind.AGREEMENT, signed, (step,), text, effort=effort)


def _figures(
    before: Problem, after: Problem, people: Sequence[Employee], kinds: Collection[str]
) -> Iterator[Text]:
    """Yield the rules of some kinds that an agreement changes for somebody, with their new figures."""
    seen = set()
    for person in people:
        old = {held.rule.kind: held.rule for held in before.rules_for(person)}
        for held in after.rules_for(after.employee[person.id]):
            kind = held.rule.kind
            if kind in kinds and kind not in seen and held.rule != old.get(kind):
                seen.add(kind)
                yield rule_text(held.rule)
