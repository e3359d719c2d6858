"""The workflow checklist: each item met, too late and not documented, with the day that the law gives."""

from datetime import date
from typing import Any

import pytest

from models.audit import audit
from models.examples import example
from models.findings import Finding, Outcome, Severity
from models.process import Process
from models.regulations import regulation_names
from models.rota import Rota
from models.workflow import Asks, items
from tests import world

EFFECTIVE = date(2027, 1, 4)
MET, LATE, UNDOCUMENTED = Outcome.MET, Outcome.LATE, Outcome.UNDOCUMENTED


def plan(written: list[str] | None = None, law: date | None = None, **more: Any) -> dict[str, Finding]:
    """Return the findings, by item, on a plan from 4 January 2027 with these shifts."""
    types, placed = world.shifts(written or ["2027-01-04 07:30-15:00"])
    fields = {"start": EFFECTIVE, "profile": "none", "shift_types": types, **more}
    problem = world.problem(fields.pop("person", world.employee()), **fields)
    return {finding.item: finding for finding in audit(problem, world.rota(placed), law).workflow}


@pytest.mark.parametrize(
    ("effective", "discussed", "outcome", "by"),
    [
        (None, date(2026, 12, 21), MET, date(2026, 12, 21)),
        (None, date(2026, 12, 22), LATE, date(2026, 12, 21)),
        (None, None, UNDOCUMENTED, date(2026, 12, 21)),
        (date(2027, 1, 5), date(2026, 12, 22), MET, date(2026, 12, 22)),
        (date(2026, 3, 1), date(2026, 2, 15), MET, date(2026, 2, 15)),
    ],
)
def test_a_plan_is_discussed_two_weeks_before_it_takes_effect(
    effective: date | None, discussed: date | None, outcome: Outcome, by: date
) -> None:
    """A plan from 4 January 2027 is discussed by 21 December 2026, and a day later is too late."""
    found = plan(process=Process(effective=effective, discussed=discussed))["discussed"]
    assert (found.outcome, found.by, found.citation) == (outcome, by, "AML § 10-3")
    if outcome is not MET:
        assert str(by) in found.text.nb
        assert str(by) in found.text.en
        assert found.severity is Severity.ERROR


STEPS: list[tuple[str, str, dict[str, Any], list[str]]] = [
    ("published", "published", {}, []),
    ("need-discussed", "need_discussed", {}, ["2027-01-04 22:00-07:00"]),
    ("need-discussed", "need_discussed", {}, ["2027-01-10 07:30-15:00"]),
    ("need-discussed", "need_discussed", {}, ["2027-01-09 10:00-18:01"]),
    ("need-discussed", "need_discussed", {"start": date(2027, 3, 22)}, ["2027-03-25 07:30-15:00"]),
    ("health-checks", "health_checks", {}, ["2027-01-04 21:00-06:00"]),
    (
        "part-time-need",
        "part_time_need",
        {"person": world.employee(positions=({"unit": "ward", "size": 5_000},))},
        [],
    ),
]


@pytest.mark.parametrize(("item", "step", "more", "written"), STEPS)
def test_a_step_is_met_when_its_day_is_written(
    item: str, step: str, more: dict[str, Any], written: list[str]
) -> None:
    """Without a day the step is not documented and the text names the field; with one it is met."""
    missing = plan(written, **more)[item]
    assert missing.outcome is UNDOCUMENTED
    assert f"process.{step}" in missing.text.nb
    assert f"process.{step}" in missing.text.en
    done = plan(written, **more, process=Process.model_validate({step: date(2026, 12, 1)}))[item]
    assert done.outcome is MET


def test_items_are_asked_only_where_the_plan_gives_cause() -> None:
    """Day work on weekdays in full positions under the law alone is asked for three things."""
    assert set(plan()) == {"discussed", "published", "assessed"}
    assert set(plan(["2027-01-09 10:00-18:00"])) == {"discussed", "published", "assessed"}
    assert plan(regulation="none") == {}


def test_mainly_nights_is_three_quarters_of_the_hours() -> None:
    """A shift of 12 hours with 9 by night is mainly night work, one with a minute less is not."""
    assert plan(["2027-01-04 18:00-06:00"])["health-checks"].who == ("anna",)
    assert "health-checks" not in plan(["2027-01-04 17:59-06:00"])
    assert "health-checks" not in plan(["2027-01-04 18:00-06:00", "2027-01-06 07:30-15:00"])


def test_soundness_is_assessed_before_the_plan_takes_effect() -> None:
    """The assessment on the first day is in time, the day after is late."""
    for day, outcome in ((EFFECTIVE, MET), (date(2027, 1, 5), LATE)):
        process = Process.model_validate({"assessed": {"date": day}})
        assert plan(process=process)["assessed"].outcome is outcome


def agreement(**more: Any) -> dict[str, Any]:
    """Return an individual agreement on averaging Sundays."""
    evidence = {"mark": "V", "source": "AML § 10-8 (4)"}
    return {
        "id": "snitt",
        "title": {"nb": "Snitt", "en": "Average"},
        "route": "IND",
        "basis": "AML § 10-8 (4)",
        "deviations": ({"rule": "red_days", "parameter": "averaging", "value": True, "evidence": evidence},),
        **more,
    }


@pytest.mark.parametrize(
    ("person", "more", "lacking"),
    [
        ({}, {}, ("anna",)),
        ({"consents": ("snitt",)}, {}, ()),
        ({}, {"employees": ("anna",)}, ()),
        ({"consents": ("snitt",)}, {"consent": True}, ()),
    ],
)
def test_averaging_needs_each_ones_signature(
    person: dict[str, Any], more: dict[str, Any], lacking: tuple[str, ...]
) -> None:
    """An individual agreement in use is documented by name or consent; who has neither is listed."""
    found = plan(person=world.employee(**person), agreements=(agreement(**more),))["averaging-consents"]
    assert (found.outcome, found.who) == (UNDOCUMENTED if lacking else MET, lacking)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({}, UNDOCUMENTED),
        ({"signed": date(2026, 11, 1)}, UNDOCUMENTED),
        ({"parties": ("Kommunen", "Forbundet")}, UNDOCUMENTED),
        ({"signed": date(2026, 11, 1), "parties": ("Kommunen", "Forbundet")}, MET),
        ({"end": date(2026, 11, 1)}, None),
    ],
)
def test_agreements_in_use_have_parties_and_a_date(more: dict[str, Any], outcome: Outcome | None) -> None:
    """An agreement in use without its parties or the day of signing is named, and no other."""
    found = plan(agreements=(agreement(**more),)).get("agreements-registered")
    assert (found.outcome if found else None) == outcome
    assert found is None or outcome is MET or "snitt" in found.text.nb


def test_holidays_under_averaging_need_an_agreement_on_the_holiday_rota() -> None:
    """It is asked for over Easter 2027; in a week without a holiday, or without averaging, it is not."""
    easter: dict[str, Any] = {"start": date(2027, 3, 22), "agreements": (agreement(),)}
    day = ["2027-03-22 07:30-15:00"]
    found = plan(day, **easter)["holiday-rota"]
    assert (found.outcome, found.unconfirmed) == (UNDOCUMENTED, True)
    assert plan(day, **easter, process=Process(holiday_rota=date(2027, 3, 22)))["holiday-rota"].outcome is MET
    assert (
        plan(day, **easter, process=Process(holiday_rota=date(2027, 3, 23)))["holiday-rota"].outcome is LATE
    )
    assert "holiday-rota" not in plan(agreements=(agreement(),))
    assert "holiday-rota" not in plan(day, start=date(2027, 3, 22))


@pytest.mark.parametrize(
    ("more", "outcome", "by"),
    [
        ({}, UNDOCUMENTED, None),
        ({"signed": date(2026, 1, 12)}, MET, date(2027, 1, 11)),
        ({"signed": date(2026, 1, 4)}, LATE, date(2027, 1, 3)),
        ({"signed": date(2025, 1, 4), "evaluated": date(2026, 11, 2)}, MET, date(2027, 11, 1)),
        ({"evaluated": date(2026, 1, 10)}, LATE, date(2027, 1, 9)),
    ],
)
def test_a_plan_past_the_evaluation_is_told(more: dict[str, Any], outcome: Outcome, by: date | None) -> None:
    """A yearly evaluation that falls due before the plan's last day is a finding with its day."""
    held = agreement(evaluate_weeks=52, **more)
    found = plan(agreements=(held,))["evaluated"]
    assert (found.outcome, found.by) == (outcome, by)


def test_a_local_agreement_under_sfs_is_evaluated_yearly_though_it_says_nothing() -> None:
    """The central agreement asks for it; an agreement on another ground that says nothing is not asked."""
    signed = {"signed": date(2026, 1, 4), "route": "UNION", "majority": True}
    found = plan(agreements=(agreement(**signed, basis="AML § 10-12 (4), SFS 2310"),))["evaluated"]
    assert (found.outcome, found.by) == (LATE, date(2027, 1, 3))
    assert "evaluated" not in plan(agreements=(agreement(**signed),))


def test_long_shifts_are_assessed_with_the_safety_representative() -> None:
    """Under SFS 2310 an assessment without the safety representative is not enough."""
    person = world.employee(consents=("sfs-2310",))
    for roles, outcome in ((("employer",), UNDOCUMENTED), (("employer", "safety"), MET)):
        process = Process.model_validate({"assessed": {"date": "2026-12-01", "by": roles}})
        found = plan(person=person, profile="long-shift", process=process)
        assert found["assessed-safety"].outcome is outcome
        assert found["evaluated"].outcome is UNDOCUMENTED


@pytest.mark.parametrize(
    ("first", "told", "outcome", "by"),
    [
        (date(2027, 7, 5), date(2027, 5, 5), MET, date(2027, 5, 5)),
        (date(2027, 7, 5), date(2027, 5, 6), LATE, date(2027, 5, 5)),
        (date(2027, 7, 31), None, UNDOCUMENTED, date(2027, 5, 31)),
        (date(2027, 8, 31), date(2027, 6, 30), MET, date(2027, 6, 30)),
    ],
)
def test_holidays_are_told_two_months_before_the_first(
    first: date, told: date | None, outcome: Outcome, by: date
) -> None:
    """A holiday from 5 July is told by 5 May, and one from 31 August by 30 June (ferieloven § 6 (2))."""
    away = ({"start": first, "end": date(2027, 9, 5), "kind": "holiday"},)
    more: dict[str, Any] = {"start": date(2027, 6, 28), "weeks": 10, "process": Process(holiday_notice=told)}
    found = plan(["2027-06-28 07:30-15:00"], person=world.employee(absences=away), **more)["holiday-notice"]
    assert (found.outcome, found.by) == (outcome, by)


def test_only_a_holiday_that_begins_in_a_dated_plan_is_told_of() -> None:
    """Leave is no holiday, one that began before the plan was another plan's, and a base rota has none."""
    for fields in ({"kind": "leave"}, {"start": date(2027, 1, 3), "kind": "holiday"}):
        away = {"start": EFFECTIVE, "end": date(2027, 1, 5), **fields}
        assert "holiday-notice" not in plan(
            ["2027-01-08 08:00-15:00"], person=world.employee(absences=(away,))
        )
    away = {"start": EFFECTIVE, "end": date(2027, 1, 5), "kind": "holiday"}
    person = world.employee(absences=(away,))
    assert "holiday-notice" not in plan(["2027-01-08 08:00-15:00"], person=person, cyclic=True)


def test_law_of_another_day_asks_for_less() -> None:
    """The need for part time is documented from 2023 on; under the law of 2022 nobody asks."""
    person = world.employee(positions=({"unit": "ward", "size": 5_000},))
    assert "part-time-need" in plan(person=person)
    assert "part-time-need" in plan(person=person, law=date(2023, 1, 1))
    assert "part-time-need" not in plan(person=person, law=date(2022, 12, 31))


def test_the_checklist_makes_no_rota_unlawful_and_knows_no_names() -> None:
    """An undocumented plan is lawful by its hours; every item says in both languages what to do."""
    away = world.employee(absences=({"start": EFFECTIVE, "end": date(2027, 1, 10)},))
    report = audit(world.problem(away, start=EFFECTIVE, profile="none"), Rota.of([]))
    assert report.lawful
    assert len(report.workflow) == 3
    assert {finding.outcome for finding in report.workflow} == {UNDOCUMENTED}
    listed = items()
    assert len({item.id for item in listed}) == len(listed)
    for item in listed:
        assert item.citation
        assert item.evidence.source
        assert item.missing.nb != item.missing.en
        assert (item.step in Process.model_fields) == (item.asks in {Asks.STEP, Asks.TAKES_PART})
    assert "norway-2026" in regulation_names()


def test_unconfirmed_figures_are_in_the_report() -> None:
    """Every figure in force that nobody has checked is in the report, and no other."""
    report = audit(example("ward"), Rota.of([]))
    assert report.unconfirmed
    assert all(figure.evidence and figure.evidence.confirm for figure in report.unconfirmed)
    assert ("daily_rest", "minimum") in {(f.rule, f.parameter) for f in report.unconfirmed}
    assert '"confirm":true' in report.model_dump_json()
