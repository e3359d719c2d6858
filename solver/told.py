"""A conflict in words (konflikten fortalt): by paragraph, person, day and row of demand."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

from models.agreements import InForce
from models.calendar import Horizon
from models.conflict import Conflict, Member, MemberKind, Repair
from models.phrases import day_text
from models.problem import Problem
from models.rule import Rule
from models.text import Language, Text
from models.units import hours_minutes
from solver.formulation import Linear
from solver.groups import AVAILABILITY, COVERAGE, Groups, Key

NAMED: Final = 4
"""People and stretches of days that are named one by one; more are counted."""
_WHOLE: Final = Fraction(4, 5)
"""Share of the plan's days from which it is the plan as a whole."""
HOURS: Final = frozenset({"position_size", "planned_overtime", "weekly_norm"})
"""Rules that bind the hours in the plan to the position."""
_SHIFT: Final = 30
"""Minutes from which a weight is a shift's work; smaller ones count days."""
_FIGURES: Final = {
    "minimum": Text(nb="minst", en="at least"),
    "maximum": Text(nb="høyst", en="at most"),
    "tolerance": Text(nb="slingringsmonn", en="tolerance"),
    "every": Text(nb="hver", en="one in"),
}


def conflict_of(
    problem: Problem, keys: Sequence[Key], repairs: Sequence[Repair], *, minimal: bool, searched: bool
) -> Conflict:
    """Return groups that cannot hold together as a conflict (konflikt)."""
    groups = Groups(problem)
    members = tuple(_members(groups, keys))
    return Conflict(
        who=keys[0].who,
        rules=tuple(dict.fromkeys(member.rule for member in members)),
        text=_together(members),
        members=members,
        minimal=minimal,
        reckoning=_reckoning(groups, keys),
        repairs=tuple(sorted(repairs, key=lambda repair: repair.rank)),
        searched=searched,
    )


def days_text(days: Iterable[date], horizon: Horizon) -> Text:
    """Return days in words, neighbours joined (dager i ord): ``"lørdag 9. januar"``."""
    ordered = sorted(set(days))
    runs: list[list[date]] = []
    for day in ordered:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > NAMED:
        first, last = day_text(ordered[0], horizon), day_text(ordered[-1], horizon)
        return Text(
            nb=f"{len(ordered)} dager fra {first.nb} til {last.nb}",
            en=f"{len(ordered)} days from {first.en} to {last.en}",
        )
    said = [_run(run, horizon) for run in runs]
    return Text(nb=joined([t.nb for t in said], "og"), en=joined([t.en for t in said], "and"))


def joined(words: Sequence[str], last: str) -> str:
    """Return words as a list in a sentence (oppramsing): ``"a, b og c"``."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def names_text(names: Sequence[str]) -> Text:
    """Return people by id, or how many where they are many (navn)."""
    if len(names) <= NAMED:
        return Text(nb=joined(names, "og"), en=joined(names, "and"))
    few = ", ".join(names[:2])
    return Text(nb=f"{len(names)} ansatte ({few} …)", en=f"{len(names)} employees ({few} …)")


def rule_text(rule: Rule) -> Text:
    """Return a rule with its paragraph and its main figure (regel i ord)."""
    nb, en = [rule.citation], [rule.citation]
    for name, word in _FIGURES.items():
        value = getattr(rule, name, None)
        if isinstance(value, int) and not isinstance(value, bool):
            minutes = type(rule).model_fields[name].metadata and _in_minutes(rule, name)
            shown = hours_minutes(value) if minutes else str(value)
            nb.append(f"{word.nb} {shown}")
            en.append(f"{word.en} {shown}")
    return Text(nb=f"«{rule.title.nb}» ({', '.join(nb)})", en=f"“{rule.title.en}” ({', '.join(en)})")


def _in_minutes(rule: Rule, name: str) -> bool:
    field = type(rule).model_fields[name]
    extras = (field.json_schema_extra, *(getattr(m, "json_schema_extra", None) for m in field.metadata))
    return any(isinstance(extra, dict) and extra.get("x-unit") == "min" for extra in extras)


def sums_work(row: Linear, duties: Container[int]) -> bool:
    """Whether a row is about the minutes of shifts (summerer arbeid), not about how many there are."""
    weights = [weight for v, weight in zip(row.variables, row.weights, strict=True) if v in duties]
    return len(weights) == len(row.weights) and all(weight >= _SHIFT for weight in weights)


def _run(run: Sequence[date], horizon: Horizon) -> Text:
    first, last = day_text(run[0], horizon), day_text(run[-1], horizon)
    if run[0] == run[-1]:
        return first
    return Text(nb=f"{first.nb} – {last.nb}", en=f"{first.en} – {last.en}")


def _members(groups: Groups, keys: Sequence[Key]) -> Iterable[Member]:
    """Yield the groups as members, those of the same rule and the same row together."""
    bundles: dict[tuple[str, ...], list[Key]] = {}
    for key in keys:
        if key.kind == COVERAGE:
            bundle: tuple[str, ...] = (key.kind, key.who, key.what)
        elif key.kind == AVAILABILITY:
            bundle = (key.kind, key.who, key.what.partition(" ")[0])
        else:
            bundle = (key.kind, groups.held(key).model_dump_json())
        bundles.setdefault(bundle, []).append(key)
    for bundled in bundles.values():
        yield _member(groups, bundled)


def _member(groups: Groups, keys: Sequence[Key]) -> Member:
    first, held = keys[0], groups.held(keys[0])
    of_unit = first.who not in groups.problem.employee
    dates = _dates(groups, keys)
    kind = _kind(first, held)
    people = () if of_unit else tuple(dict.fromkeys(key.who for key in keys))
    return Member(
        kind=kind,
        rule=first.kind,
        citation=held.rule.citation,
        employees=people,
        unit=first.who if of_unit else None,
        row=first.what if first.kind == COVERAGE else None,
        dates=dates,
        agreements=held.agreements,
        text=_sentence(groups, keys, kind, _when(dates, groups.problem.horizon)),
    )


def _kind(key: Key, held: InForce) -> MemberKind:
    if key.kind == COVERAGE:
        return MemberKind.DEMAND
    if key.kind == AVAILABILITY:
        return MemberKind.LOCK if key.locked else MemberKind.ABSENCE
    return MemberKind.AGREEMENT if held.agreements else MemberKind.RULE


def _dates(groups: Groups, keys: Sequence[Key]) -> tuple[date, ...]:
    horizon = groups.problem.horizon
    days = {key.on for key in keys if key.on is not None}
    for key in keys:
        if key.absence is not None:
            away = groups.problem.employee[key.who].absences[key.absence]
            days |= {day for day in horizon.dates() if day in away}
        elif key.on is None:
            touched = {v for row in groups.part(key).rows for v in row.variables}
            days |= {d.date for v in touched if (d := groups.grid.duty.get(v)) and d.date in horizon}
    if keys[0].kind not in {AVAILABILITY, COVERAGE} and len(days) >= _WHOLE * horizon.days:
        return ()
    return tuple(sorted(days))


def _when(dates: Sequence[date], horizon: Horizon) -> Text:
    if not dates:
        return Text(nb="", en="")
    said = days_text(dates, horizon)
    return Text(nb=f", {said.nb}", en=f", {said.en}")


def _sentence(groups: Groups, keys: Sequence[Key], kind: MemberKind, when: Text) -> Text:
    first, rule = keys[0], groups.held(keys[0]).rule
    who = names_text(tuple(dict.fromkeys(key.who for key in keys)))
    if kind is MemberKind.DEMAND:
        return _demand_text(groups, keys, when)
    if kind is MemberKind.ABSENCE:
        return Text(
            nb=f"fraværet til {who.nb}{when.nb} ({rule.citation})",
            en=f"the absence of {who.en}{when.en} ({rule.citation})",
        )
    if kind is MemberKind.LOCK:
        codes = [
            lock.shift_type
            for key in keys
            for lock in groups.problem.employee[key.who].locks
            if lock.date == key.on
        ]
        nb = joined([code or "fri" for code in dict.fromkeys(codes)], "og")
        en = joined([code or "off" for code in dict.fromkeys(codes)], "and")
        return Text(nb=f"{who.nb} er låst til {nb}{when.nb}", en=f"{who.en} is locked to {en}{when.en}")
    said = rule_text(rule)
    by = ", ".join(groups.held(first).agreements)
    nb, en = (f", etter avtale {by}", f", under agreement {by}") if by else ("", "")
    return Text(nb=f"{said.nb} for {who.nb}{when.nb}{nb}", en=f"{said.en} for {who.en}{when.en}{en}")


def _demand_text(groups: Groups, keys: Sequence[Key], when: Text) -> Text:
    first, citation = keys[0], groups.held(keys[0]).rule.citation
    wanted = {(key.what, key.on) for key in keys}
    needs = [row for row in groups.rows(first.who) if (row.row, row.date) in wanted]
    low, high = min(row.minimum for row in needs), max(row.minimum for row in needs)
    number = str(low) if low == high else f"{low}–{high}"
    competence = needs[0].competence
    nb = f" med {competence}" if competence else ""
    en = f" with {competence}" if competence else ""
    return Text(
        nb=f"minst {number}{nb} på rad {first.what} i {first.who}{when.nb} ({citation})",
        en=f"at least {number}{en} on row {first.what} in {first.who}{when.en} ({citation})",
    )


def _together(members: Sequence[Member]) -> Text:
    nb, en = ("; ".join(member.text.say(language) for member in members) for language in Language)
    return Text(nb=f"Dette kan ikke holdes sammen: {nb}.", en=f"These cannot hold together: {en}.")


def _reckoning(groups: Groups, keys: Sequence[Key]) -> Text | None:
    """Return the conflict as arithmetic: heads against people, or hours against positions."""
    needs = [key for key in keys if key.kind == COVERAGE]
    kinds = {key.kind for key in keys} - {COVERAGE}
    if len(needs) == 1 and kinds <= {AVAILABILITY, "eligibility"}:
        return _heads(groups, needs[0], keys)
    if needs and kinds & HOURS:
        return _hours(groups, needs, keys)
    return None


def _heads(groups: Groups, need: Key, keys: Sequence[Key]) -> Text | None:
    barred = {
        v
        for key in keys
        if key.kind != COVERAGE
        for row in groups.part(key).rows
        if row.high == 0 and len(row.variables) == 1
        for v in row.variables
    }
    duty = groups.grid.duty
    rows = [row for row in groups.rows(need.who) if (row.row, row.date) == (need.what, need.on)]
    able = [sorted({duty[v].employee for v in row.works if v in duty and v not in barred}) for row in rows]
    row, few = min(zip(rows, able, strict=True), key=lambda pair: len(pair[1]))
    if len(few) >= row.minimum:
        return None
    who = names_text(few)
    return Text(
        nb=f"Det kreves {row.minimum}, og {len(few)} kan ta den vakten{f': {who.nb}' if few else ''}.",
        en=f"{row.minimum} are required, and {len(few)} may take that shift{f': {who.en}' if few else ''}.",
    )


def _hours(groups: Groups, needs: Sequence[Key], keys: Sequence[Key]) -> Text | None:
    wanted = {(key.who, key.what, key.on) for key in needs}
    asked = 0
    for unit in {key.who for key in needs}:
        rows = [row for row in groups.rows(unit) if (row.unit, row.row, row.date) in wanted]
        edges = sorted({edge for row in rows for edge in (row.start, row.start + row.minutes)})
        for begin, end in pairwise(edges):
            there = [r.minimum for r in rows if r.start <= begin and r.start + r.minutes >= end]
            asked += (end - begin) * max(there, default=0)
    types = groups.problem.shift_types
    stretch = max(Fraction(t.span, t.work) for t in types)
    most_of: dict[str, int] = {}
    for key in keys:
        for row in groups.part(key).rows if key.kind in HOURS else ():
            if row.high is not None and sums_work(row, groups.grid.duty):
                most_of[key.who] = min(row.high, most_of.get(key.who, row.high))
    most = sum(most_of.values())
    if asked <= most * stretch:
        return None
    names = names_text(list(most_of))
    need, have = hours_minutes(asked), hours_minutes(int(most * stretch))
    return Text(
        nb=f"Behovet er minst {need} timer til stede; {names.nb} kan gi høyst {have} etter stillingene.",
        en=f"The need is at least {need} hours present; {names.en} can give at most {have} by position.",
    )
