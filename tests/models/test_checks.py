"""The cross-checks of a problem that was read or built: warnings, and nothing said without cause."""

from collections.abc import Callable
from typing import Any

import pytest

from models.checks import check
from models.demand import Demand, DemandRow
from models.examples import example, example_names
from models.findings import Severity
from models.problem import Problem
from models.text import Language
from tests import world
from tests.bad_input import EVERYTHING, everything, put

Spoil = Callable[[Any], object]


def built(document: object) -> Problem:
    """Return a problem as a program makes it, without its being read."""
    return Problem.model_validate(document)


def said(document: object, severity: Severity) -> list[tuple[str, str]]:
    """Return code and place of what is said of a problem with this severity."""
    return [(i.code, i.place) for i in check(built(document)) if i.severity is severity]


def test_nothing_is_said_of_the_examples() -> None:
    """The packaged examples are without errors and without warnings, on every horizon."""
    assert {name: check(example(name)) for name in example_names()} == dict.fromkeys(example_names(), ())


def test_nothing_is_said_of_what_the_tests_build_on() -> None:
    """The document in which every field is written is without errors and warnings."""
    assert check(built(EVERYTHING)) == ()


def _anna(**fields: object) -> Spoil:
    return lambda document: document["employees"][0].update(fields)


def _agreement(**fields: object) -> Spoil:
    return lambda document: document["agreements"][0].update(fields)


def _row(**fields: object) -> Spoil:
    return lambda document: document["demand"]["rows"][0].update(fields)


def _wish(day: str, *, wants: bool) -> dict[str, object]:
    return {"date": day, "shift_type": "D", "wants": wants}


WARNINGS: list[tuple[str, str, Spoil]] = [
    ("no-shift-type", "employees[0]", _anna(shift_types=[], locks=[])),
    (
        "outside-plan",
        "employees[0].absences[0]",
        _anna(absences=[{"start": "2027-03-22", "end": "2027-03-25"}]),
    ),
    (
        "overlapping-absences",
        "employees[0].absences[1]",
        _anna(
            absences=[
                {"start": "2027-03-09", "end": "2027-03-12"},
                {"start": "2027-03-12", "end": "2027-03-13"},
            ]
        ),
    ),
    ("outside-plan", "employees[0].wishes[0].date", _anna(wishes=[_wish("2027-02-28", wants=True)])),
    ("pay-without-zone", "employees[0].pay", lambda d: [d.pop("pay"), d["objective"].pop()]),
    ("pay-unknown", "pay.assumed", lambda d: [d["pay"].update(assumed=[]), d["objective"].pop()]),
    (
        "contradictory-wishes",
        "employees[0].wishes[1]",
        _anna(wishes=[_wish("2027-03-04", wants=True), _wish("2027-03-04", wants=False)]),
    ),
    ("lock-not-taken", "employees[0].locks[0]", _anna(shift_types=["N", "H"])),
    ("lock-not-taken", "employees[0].locks[0]", _anna(weekdays="134567")),
    ("minimum-out-of-reach", "demand.rows[0].minimum", _row(minimum=3, target=3)),
    ("minimum-out-of-reach", "demand.rows[0].minimum", _row(competence="SPL", minimum=2)),
    (
        "minimum-out-of-reach",
        "demand.curves[0].minimums",
        lambda d: d["demand"]["curves"][0].update(targets=[2] * 24, minimums=[2] * 24),
    ),
    (
        "minimum-out-of-reach",
        "demand.exceptions[0].minimum",
        lambda d: d["demand"]["exceptions"][0].update(minimum=3, target=3, maximum=3),
    ),
    (
        "empty-demand",
        "demand.curves[0].targets",
        lambda d: put(d, ("demand", "curves", 0, "targets"), [0] * 24),
    ),
    ("agreement-ends-inside", "agreements[0]", _agreement(end="2027-03-20")),
    ("agreement-ends-inside", "agreements[0]", _agreement(start="2027-03-02")),
    ("agreement-outside-plan", "agreements[0]", _agreement(end="2027-02-28")),
    (
        "no-ground",
        "agreements[0].route",
        lambda d: d["agreements"][0]["deviations"][0].update(
            rule="position_size", parameter="tolerance", value="12 h"
        ),
    ),
    (
        "deviation-without-rule",
        "agreements[0].deviations[0].rule",
        lambda d: [
            d.update(profile="statutory"),
            d["agreements"][0]["deviations"][0].update(rule="consecutive_days", parameter="maximum", value=4),
            d["agreements"][0].update(route="LOCAL"),
        ],
    ),
    (
        "quota-without-rule",
        "employees[0].quotas",
        lambda d: [d["rules"].pop(2), d["agreements"][0]["adds"].pop(2)],
    ),
    (
        "phase-does-not-repeat",
        "employees[0].weekends.phase",
        lambda d: [
            d["horizon"].update(kind="cyclic"),
            d["employees"][0].update(history=[], weekends={"every": 2, "phase": 0}),
        ],
    ),
]


@pytest.mark.parametrize(("code", "where", "spoil"), WARNINGS, ids=[f"{c} {w}" for c, w, _ in WARNINGS])
def test_one_oddity_gives_one_warning(code: str, where: str, spoil: Spoil) -> None:
    """A single oddity gives a single warning with its stable code and exact path, and no error."""
    document = everything()
    spoil(document)
    assert said(document, Severity.WARNING) == [(code, where)]
    assert said(document, Severity.ERROR) == []


@pytest.mark.parametrize(
    ("regulation", "week", "told"),
    [
        ("norway-2026", "computed", []),
        ("none", 2130, []),
        ("none", "computed", ["employees[0].positions[0].full_time_week"]),
    ],
)
def test_a_computed_week_wants_the_rule_that_computes_it(
    regulation: str, week: int | str, told: list[str]
) -> None:
    """Where no rule reckons the week nothing binds the hours, and that is said."""
    person = world.employee(positions=({"unit": "ward", "size": 10_000, "full_time_week": week},))
    rows = (DemandRow(id="D", unit="ward", shift_types=("D",), minimum=1),)
    problem = world.problem(person, regulation=regulation, profile="none", demand=Demand(rows=rows))
    assert [i.place for i in check(problem) if i.code == "week-without-rule"] == told


@pytest.mark.parametrize(
    ("minimum", "fields", "short"),
    [
        (2, {}, False),
        (3, {}, True),
        (2, {"shift_types": ["N"]}, True),
        (2, {"weekdays": "67"}, True),
        (2, {"weekdays": "567"}, False),
        (2, {"competences": [{"competence": "MED"}]}, True),
        (2, {"positions": [{"unit": "HT", "size": 5000}], "units": [], "locks": [], "history": []}, True),
    ],
)
def test_who_could_ever_cover_a_row_is_counted(minimum: int, fields: dict[str, object], short: bool) -> None:
    """A person counts for a row by workplace, competence, shift types and weekdays, at least at some time."""
    document = everything()
    document["employees"][0].update(fields)
    document["demand"]["rows"][0].update(minimum=minimum, target=3)
    codes = {code for code, place in said(document, Severity.WARNING) if place.startswith("demand.rows[0]")}
    assert codes == ({"minimum-out-of-reach"} if short else set())


def test_a_night_of_the_day_before_counts_for_a_window() -> None:
    """Whoever may start on Fridays only can still be there on Saturday morning, but not on Sunday morning."""
    for days, short in (("6", False), ("7", True)):
        document = everything()
        document["demand"]["rows"][1].update(days=days, start="02:00", end="06:00", minimum=2)
        document["employees"][1]["weekdays"] = "5"
        assert (
            ("minimum-out-of-reach", "demand.rows[1].minimum") in said(document, Severity.WARNING)
        ) == short


def test_agreements_that_each_hold_may_clash_together() -> None:
    """Two deviations that are each accepted can make a rule impossible for those whom both cover."""
    document = everything()
    lang = document["agreements"][0]
    entry = lang["deviations"][0]
    # Only Anna has consented to the first; the second takes the first's figure for granted.
    lang["deviations"] = [{**entry, "parameter": "normal", "value": "13 h"}]
    second = {**lang, "id": "kort", "consent": False, "deviations": [{**entry, "value": "12 h"}]}
    document["agreements"].append(second)
    problem = built(document)
    (issue,) = [i for i in check(problem) if i.severity is Severity.ERROR]
    assert (issue.code, issue.place) == ("agreements-clash", "agreements")
    assert "aml-10-11-9, local-rota, kort" in issue.text.nb


def test_unknown_law_does_not_stop_the_check() -> None:
    """A problem that names unknown law is checked for all else, and nothing is raised."""
    document = everything()
    document.update(regulation="lex", profile="pax")
    document["agreements"][0]["employees"] = ["cato"]
    errors = said(document, Severity.ERROR)
    assert set(errors) == {
        ("unknown-regulation", "regulation"),
        ("unknown-profile", "profile"),
        ("unknown-employee", "agreements[0].employees[0]"),
    }


def test_a_program_may_leave_demand_out_and_is_told() -> None:
    """A problem built without demand is an error of one line in both languages."""
    (issue,) = check(world.problem())
    assert issue.code == "empty-demand"
    assert issue.say(Language.NB) == (
        "demand: demand: uten behov er det ingenting å bemanne; skriv minst én rad i rows eller curves"
    )
    assert issue.say(Language.EN).startswith("demand: demand: without demand")


def test_long_lists_of_locks_and_wishes_are_checked_in_one_pass() -> None:
    """A person with a lock on every day of a year, twice over, is told of every pair and of nothing else."""
    document = everything()
    document["horizon"]["weeks"] = 52
    days = [day.isoformat() for day in built(document).horizon.dates()]
    document["employees"][1]["locks"] = [{"date": day, "shift_type": "D"} for day in days] * 2
    found = said(document, Severity.ERROR)
    assert {code for code, _ in found} == {"contradictory-locks"}
    assert len(found) == 364


@pytest.mark.parametrize(
    ("start", "kind", "regulation", "meant"),
    [
        ("2014-06-02", "calendar", "norway-2026", "norway-2006"),
        ("2026-06-15", "calendar", "norway-2026", "norway-2015"),
        ("2026-06-22", "calendar", "norway-2026", ""),
        ("2014-06-02", "calendar", "norway-2006", ""),
        ("2014-06-02", "calendar", "none", ""),
        ("2014-06-02", "cyclic", "norway-2026", ""),
    ],
)
def test_a_plan_older_than_its_law_is_told(start: str, kind: str, regulation: str, meant: str) -> None:
    """A calendar plan that starts before its regulation is told which one was the law then."""
    problem = world.problem().changed(
        horizon={"start": start, "weeks": 1, "kind": kind}, regulation=regulation
    )
    found = [issue for issue in check(problem) if issue.code == "law-of-another-day"]
    assert [meant in issue.text.nb and meant in issue.text.en for issue in found] == [True] * bool(meant)
