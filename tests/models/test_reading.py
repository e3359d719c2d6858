"""A problem is read whole or refused with everything that is wrong with it, in words a planner knows."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from models.checks.references import REFERENCES
from models.checks.subject import Thing
from models.findings import Severity
from models.problem import Problem
from models.reading import read_problem
from models.rule import Rule
from models.shape import leaves
from models.term import Term
from tests.bad_input import EVERYTHING, everything, found, put, refused, take, written

Spoil = Callable[[Any], None]


def faults(document: object) -> set[tuple[str, str]]:
    """Return code and place of every error in a document."""
    return {(i.code, i.place) for i in refused(written(document)) if i.severity is Severity.ERROR}


def test_a_problem_that_uses_every_field_is_read() -> None:
    """The document of the tests writes every field of every model, is valid and survives a round trip."""
    problem = read_problem(written(EVERYTHING))
    known, used = set(), set()
    for model in _models(problem):
        if not isinstance(model, Rule | Term):
            known |= {(type(model).__name__, name) for name in type(model).model_fields}
            used |= {(type(model).__name__, name) for name in model.model_fields_set}
    assert known == used
    assert read_problem(problem.model_dump_json()).digest == problem.digest


def _models(value: object) -> list[BaseModel]:
    if isinstance(value, tuple):
        return [model for element in value for model in _models(element)]
    if isinstance(value, dict):
        return _models(tuple(value.values()))
    if not isinstance(value, BaseModel):
        return []
    return [value, *_models(tuple(getattr(value, name) for name in type(value).model_fields))]


def _set(path: tuple[str | int, ...], value: object) -> Spoil:
    return lambda document: put(document, path, value)


def _add(path: tuple[str | int, ...], *elements: object) -> Spoil:
    return lambda document: found(document, path).extend(elements)


def _unpaid(document: Any) -> None:
    """Take away what pay is reckoned from, the plan's and the person's."""
    take(document, ("pay",))
    take(document, ("employees", 0, "pay"))


ANNA: tuple[str | int, ...] = ("employees", 0)
ROW: tuple[str | int, ...] = ("demand", "rows", 0)
AGREEMENT: tuple[str | int, ...] = ("agreements", 0)
DEVIATION: tuple[str | int, ...] = (*AGREEMENT, "deviations", 0)

FAULTS: list[tuple[str, str, Spoil]] = [
    ("missing", "horizon", lambda d: take(d, ("horizon",))),
    ("missing", "demand.rows[1].id", lambda d: take(d, ("demand", "rows", 1, "id"))),
    ("unknown-key", "employees[0].postions", _set((*ANNA, "postions"), [])),
    ("unknown-key", 'horizon["ø ø"]', _set(("horizon", "ø ø"), 1)),
    ("wrong-type", "horizon.weeks", _set(("horizon", "weeks"), "3")),
    ("wrong-type", "horizon.weeks", _set(("horizon", "weeks"), True)),
    ("wrong-type", "employees", _set(("employees",), {})),
    ("wrong-type", "employees[1]", _set(("employees", 1), "bo")),
    ("wrong-type", "horizon.start", _set(("horizon", "start"), 20270301)),
    ("wrong-type", "horizon.start", _set(("horizon", "start"), "1803859200")),
    ("wrong-type", "units[0].id", _set(("units", 0, "id"), "A 2")),
    ("wrong-type", "demand.rows[0].days", _set((*ROW, "days"), "21")),
    ("wrong-type", "agreements[0].deviations[0].value", _set((*DEVIATION, "value"), None)),
    ("no-such-date", "horizon.start", _set(("horizon", "start"), "2027-02-30")),
    ("refused", "horizon.start", _set(("horizon", "start"), "2027-03-02")),
    ("refused", "horizon.start", _set(("horizon", "start"), "9999-12-27")),
    ("too-large", "horizon.weeks", _set(("horizon", "weeks"), 53)),
    ("too-small", "horizon.weeks", _set(("horizon", "weeks"), 0)),
    ("number-too-large", "horizon.weeks", _set(("horizon", "weeks"), 10**30)),
    ("not-a-number", "horizon.weeks", _set(("horizon", "weeks"), float("nan"))),
    ("broken-text", "name", _set(("name",), "\ud800")),
    ("unknown-value", "horizon.kind", _set(("horizon", "kind"), "cycle")),
    ("unknown-value", "format", _set(("format",), "turnusmotor-problem-2")),
    ("unknown-value", "rules[0].rule.kind", _set(("rules", 0, "rule", "kind"), "daily_rst")),
    ("unknown-value", "rules[0].rule.kind", lambda d: take(d, ("rules", 0, "rule", "kind"))),
    ("wrong-type", "rules[0].rule.minimum", _set(("rules", 0, "rule", "minimum"), [])),
    ("refused", "rules[0].rule.minimum", _set(("rules", 0, "rule", "minimum"), "20 h")),
    ("unknown-parameter", "rules[0].evidence.x", lambda d: d["rules"][0].update(evidence={"x": _evidence()})),
    ("too-few", "units", _set(("units",), [])),
    ("too-large", "employees[0].positions[0].size", _set((*ANNA, "positions", 0, "size"), 10_001)),
    ("positions-above-full", "employees[0].positions", _set((*ANNA, "positions", 0, "size"), 6_001)),
    ("refused", "employees[0].weekends.phase", _set((*ANNA, "weekends", "phase"), 3)),
    ("refused", "employees[0].absences[0].end", _set((*ANNA, "absences", 0, "end"), "2027-03-09")),
    ("refused", "employees[0].absences[0].credited", _set((*ANNA, "absences", 0, "credited"), "1,0001 t")),
    ("refused", "shift_types[0].start", _set(("shift_types", 0, "start"), "7.3")),
    ("refused", "shift_types[0].breaks", _set(("shift_types", 0, "breaks", 0, "minutes"), 450)),
    ("refused", "shift_types[1].passive", _set(("shift_types", 1, "passive", 0, "start"), "20:00")),
    ("refused", "shift_types[1].passive_share", _set(("shift_types", 1, "passive"), [])),
    ("too-large", "shift_types[1].passive_share", _set(("shift_types", 1, "passive_share"), 10001)),
    ("refused", "shift_types[1].passive[0].end", _set(("shift_types", 1, "passive", 0, "end"), "5")),
    ("refused", "shift_types[2].away", _set(("shift_types", 2, "away", 0, "end"), "15:30")),
    ("wrong-type", "shift_types[1].night_strain", _set(("shift_types", 1, "night_strain"), "ja")),
    ("refused", "demand.rows[0].resting", _set((*ROW, "resting"), value=True)),
    ("starts-at-24", "shift_types[1].start", _set(("shift_types", 1, "start"), "24:00")),
    ("refused", "demand.rows[0]", _set((*ROW, "shift_types"), None)),
    ("refused", "demand.rows[1].end", _set(("demand", "rows", 1, "end"), None)),
    ("refused", "demand.rows[0].maximum", _set((*ROW, "maximum"), 1)),
    ("refused", "demand.curves[0].targets", _set(("demand", "curves", 0, "targets"), [1])),
    ("refused", "demand.curves[0].minimums[0]", _set(("demand", "curves", 0, "minimums", 0), 1)),
    ("refused", "demand.exceptions[0].target", _set(("demand", "exceptions", 0, "minimum"), 2)),
    ("empty-demand", "demand", _set(("demand",), {})),
    ("unknown-row", "demand.exceptions[0].row", _set(("demand", "exceptions", 0, "row"), "kveld")),
    ("exception-on-curve", "demand.exceptions[0].row", _set(("demand", "exceptions", 0, "row"), "runde")),
    ("outside-plan", "demand.exceptions[0].date", _set(("demand", "exceptions", 0, "date"), "2027-03-22")),
    (
        "duplicate-exception",
        "demand.exceptions[1]",
        _add(("demand", "exceptions"), {"row": "dag", "date": "2027-03-05", "minimum": 1}),
    ),
    ("shift-type-of-another-unit", "demand.rows[0].shift_types[0]", _set((*ROW, "shift_types"), ["H"])),
    ("duplicate-id", "units[2].id", _add(("units",), {"id": "A2"})),
    ("duplicate-id", "shift_types[3].code", lambda d: d["shift_types"].append(d["shift_types"][0])),
    ("duplicate-id", "demand.curves[0].id", _set(("demand", "curves", 0, "id"), "dag")),
    ("duplicate-id", "agreements[1].id", lambda d: d["agreements"].append(d["agreements"][0])),
    (
        "duplicate-id",
        "agreements[1].id",
        _add(("agreements",), {**EVERYTHING["agreements"][0], "id": "local-rota"}),
    ),
    ("duplicate-id", "rules[3].rule.kind", _add(("rules",), {"rule": {"kind": "daily_rest"}})),
    ("competence-ring", "competences[0].covers", _set(("competences", 1, "covers"), ["SPL"])),
    ("competence-ring", "competences[2].covers", _set(("competences", 2, "covers"), ["MED"])),
    ("lock-on-absence", "employees[0].locks[0]", _set((*ANNA, "locks", 0, "date"), "2027-03-11")),
    (
        "contradictory-locks",
        "employees[0].locks[2]",
        _add((*ANNA, "locks"), {"date": "2027-03-03", "shift_type": "D"}),
    ),
    (
        "contradictory-locks",
        "employees[0].locks[0]",
        _add((*ANNA, "locks"), {"date": "2027-03-01", "shift_type": "N"}),
    ),
    (
        "contradictory-locks",
        "employees[0].locks[2]",
        _add((*ANNA, "locks"), {"date": "2027-03-02", "shift_type": "D", "unit": "A2"}),
    ),
    ("outside-plan", "employees[0].locks[0].date", _set((*ANNA, "locks", 0, "date"), "2027-03-22")),
    ("lock-elsewhere", "employees[0].locks[0].shift_type", _set((*ANNA, "locks", 0, "shift_type"), "H")),
    ("history-in-plan", "employees[0].history[0].date", _set((*ANNA, "history", 0, "date"), "2027-03-01")),
    ("no-such-year", "employees[0].history[0].date", _set((*ANNA, "history", 0, "date"), "0001-01-01")),
    ("history-in-cycle", "employees[0].history[0]", _set(("horizon", "kind"), "cyclic")),
    (
        "duplicate-history",
        "employees[0].history[1]",
        _add((*ANNA, "history"), {"date": "2027-02-26", "shift_type": "N", "unit": "A2"}),
    ),
    (
        "refused",
        "objective[0].prices",
        lambda d: d["objective"][0]["prices"].append({"competence": "SPL", "price": 1}),
    ),
    ("unknown-regulation", "regulation", _set(("regulation",), "norway-1977")),
    ("unknown-profile", "profile", _set(("profile",), "nothing")),
    ("unknown-tariff", "pay.tariff", _set(("pay", "tariff"), "hta-1977")),
    ("wages-without-pay", "objective[2].kind", _unpaid),
    ("below-tariff", "pay.local[0].share", _set(("pay", "local", 0, "share"), 2499)),
    ("below-tariff", "pay.local[0].least", _set(("pay", "local", 0, "least"), 6999)),
    ("refused", "pay.local[0]", _set(("pay", "local", 0), {"supplement": "night"})),
    ("pay-unknown", "employees[1].pay", _set(("pay", "assumed"), [])),
    ("refused", "employees[0].pay", _set((*ANNA, "pay", "annual"), 60_000_000)),
    ("refused", "employees[0].pay.years", lambda d: d["employees"][0]["pay"].pop("years")),
    ("unknown-rule", "agreements[0].deviations[0].rule", _set((*DEVIATION, "rule"), "rest")),
    ("unknown-parameter", "agreements[0].deviations[0].parameter", _set((*DEVIATION, "parameter"), "hours")),
    ("refused", "agreements[0].deviations[0].value", _set((*DEVIATION, "value"), "lenge")),
    ("wrong-type", "agreements[0].deviations[0].value", _set((*DEVIATION, "value"), True)),
    ("refused", "agreements[0].deviations[0].value", _set((*DEVIATION, "value"), "12 h")),
    ("refused", "agreements[0].end", _set((*AGREEMENT, "end"), "2026-12-31")),
]


def _evidence() -> dict[str, object]:
    return {"mark": "V", "source": "x"}


@pytest.mark.parametrize(("code", "where", "spoil"), FAULTS, ids=[f"{c} {w}" for c, w, _ in FAULTS])
def test_one_fault_is_said_once_at_its_place(code: str, where: str, spoil: Spoil) -> None:
    """A single fault gives a single error, with its stable code and exact path."""
    document = everything()
    spoil(document)
    assert faults(document) == {(code, where)}


UNKNOWN = [pattern for pattern in REFERENCES if pattern != "demand.exceptions[].row"]


@pytest.mark.parametrize("pattern", UNKNOWN)
def test_a_name_that_names_nothing_is_found_everywhere(pattern: str) -> None:
    """Wherever something is named that does not exist, an error stands at that very place."""
    document = everything()
    steps: list[str | int] = []
    for step in pattern.split("."):
        steps += [step.removesuffix("[]"), 0] if step.endswith("[]") else [step]
    if pattern == "shift_types[].units[]":
        document["shift_types"][0]["units"] = ["A2"]
    if "rule" in steps:
        # The rules that name codes stand behind one that does not.
        steps[steps.index("rule") - 1] = 1 if "forbidden" in steps else 2
    put(document, tuple(steps), "Ukjent")
    where = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).removeprefix(".")
    assert (f"unknown-{REFERENCES[pattern].code}", where) in faults(document)


def test_every_name_in_the_format_is_checked() -> None:
    """Every field that holds a name is an id, a checked reference, or the name of a bundle of law."""
    named = set()
    for steps, here, _ in leaves(Problem, EVERYTHING):
        if here.pattern is not None and "1?2?" not in here.pattern:
            named.add("".join("[]" if isinstance(s, int) else f".{s}" for s in steps).removeprefix("."))
    ids = {f"{thing.section}[].{thing.key}" for thing in Thing}
    assert named == ids | set(REFERENCES) | {"regulation", "profile", "pay.tariff"}


def test_ten_faults_are_said_in_one_go() -> None:
    """Faults of type, date, name, sum, order and law in ten places are all reported together."""
    document = everything()
    chosen = [
        ("horizon.weeks", _set(("horizon", "weeks"), 0)),
        ("units[1].nmae", lambda d: d["units"][1].update(nmae=d["units"][1].pop("name"))),
        ("competences[0].covers", _set(("competences", 1, "covers"), ["SPL"])),
        ("shift_types[0].start", _set(("shift_types", 0, "start"), "halv åtte")),
        ("employees[0].positions[0].unit", _set((*ANNA, "positions", 0, "unit"), "A3")),
        ("employees[0].weekends.phase", _set((*ANNA, "weekends", "phase"), 5)),
        ("employees[0].history[0].date", _set((*ANNA, "history", 0, "date"), "2027-02-30")),
        ("employees[0].positions", _set((*ANNA, "positions", 1, "size"), 9000)),
        ("demand.rows[0].maximum", _set((*ROW, "maximum"), 0)),
        ("demand.exceptions[0].row", _set(("demand", "exceptions", 0, "row"), "dagg")),
        ("agreements[0].deviations[0].value", _set((*DEVIATION, "value"), "20 h")),
        ("regulation", _set(("regulation",), "norway-2025")),
    ]
    for _, spoil in chosen:
        spoil(document)
    assert {where for _, where in faults(document)} == {where for where, _ in chosen}


def test_a_broken_element_keeps_its_name_known() -> None:
    """A shift type with an illegible clock is still a shift type, so what names it is not called unknown."""
    document = everything()
    document["shift_types"][0]["start"] = "?"
    document["units"][0] = {"idd": "A2"}
    assert faults(document) == {
        ("refused", "shift_types[0].start"),
        ("missing", "units[0].id"),
        ("unknown-key", "units[0].idd"),
    }


def test_a_model_is_judged_by_what_can_be_read_of_it() -> None:
    """A row without an id, or an absence in an illegible person, still answers for its own contradictions."""
    document = everything()
    take(document, (*ROW, "id"))
    put(document, (*ROW, "maximum"), 0)
    put(document, ("employees", 1, "positions", 0, "size"), "full")
    document["employees"][1]["absences"] = [{"start": "2027-03-09", "end": "2027-03-02"}]
    assert faults(document) == {
        ("missing", "demand.rows[0].id"),
        ("refused", "demand.rows[0].maximum"),
        ("unknown-row", "demand.exceptions[0].row"),
        ("wrong-type", "employees[1].positions[0].size"),
        ("refused", "employees[1].absences[0].end"),
    }


def test_a_suggestion_is_made_where_a_name_is_near() -> None:
    """A misspelt key, rule and reference each bring up the name that was meant."""
    document = everything()
    document["horizon"]["week"] = document["horizon"].pop("weeks")
    document["profile"] = "local-agrement"
    put(document, ("employees", 1, "positions", 0, "unit"), "a2")
    said = " ".join(issue.text.nb for issue in refused(written(document)))
    assert 'mente du "weeks"?' in said
    assert 'mente du "local-agreement"?' in said
    assert 'mente du "A2"?' in said


def test_what_is_odd_but_possible_is_a_warning() -> None:
    """Warnings alone do not refuse a problem, and stand behind the errors when there are some."""
    document = everything()
    document["demand"]["rows"][0]["minimum"] = 3
    document["demand"]["rows"][0].update(target=3)
    document["employees"][0]["absences"][0] = {"start": "2027-06-01", "end": "2027-06-02"}
    document["agreements"][0]["end"] = "2027-03-10"
    read_problem(written(document))
    document["horizon"]["start"] = "2027-03-02"
    order = [issue.severity for issue in refused(written(document))]
    assert order == sorted(order, key=lambda severity: severity is Severity.WARNING)


def test_a_problem_that_is_read_has_rules_for_everyone() -> None:
    """After reading, no person and no unit can be met by an agreement that a rule refuses."""
    problem = read_problem(written(EVERYTHING))
    assert all(problem.rules_for(employee) for employee in problem.employees)
    assert all(problem.rules_at(unit.id) for unit in problem.units)
