"""Agreements: whom, where and when they cover, and what the auditor makes of a deviation on each day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from models.agreements import Agreement, Unapplied
from models.audit import audit
from models.findings import Standing
from models.people import Employee
from models.problem import Problem, Unit
from tests import world
from tests.world import MONDAY, day

TITLE = {"nb": "Avtale", "en": "Agreement"}
EVIDENCE = {"mark": "V", "source": "AML § 10-8 (3)"}


def agreement(name: str = "rest", **more: Any) -> Agreement:
    """Return an agreement of representatives on 9 h of rest that binds a majority."""
    deviation = {"rule": "daily_rest", "parameter": "minimum", "value": "9 h", "evidence": EVIDENCE}
    return Agreement.model_validate(
        {
            "id": name,
            "title": TITLE,
            "route": "REP",
            "basis": "AML § 10-8 (3)",
            "majority": True,
            "deviations": (deviation,),
            **more,
        }
    )


def deviation(rule: str, parameter: str, value: object) -> dict[str, Any]:
    """Return the only deviation of an agreement."""
    entry = {"rule": rule, "parameter": parameter, "value": value, "evidence": EVIDENCE}
    return {"deviations": (entry,)}


EVENING_DAY = ("14:30-22:00", "07:30-15:00")


def worked(
    written: Sequence[str], *agreements: Agreement, rule: str = "daily_rest", **more: Any
) -> list[tuple[Standing, date]]:
    """Return standing and day of what the audit finds of one rule in one person's shifts."""
    person: Employee = more.pop("person", world.employee())
    types, placed = world.shifts(written)
    problem = world.problem(person, shift_types=types, agreements=agreements, profile="none", **more)
    report = audit(problem, world.rota(placed, person.id))
    found = (*report.breaches, *report.covered)
    return sorted((b.standing, b.date) for b in found if b.rule == rule)


def short_rest(number: int, *, units: tuple[str, str] = ("ward", "ward")) -> list[str]:
    """Return an evening and the next day's early shift, 9.5 h apart."""
    return [
        f"{day(number)} {EVENING_DAY[0]} unit {units[0]}",
        f"{day(number + 1)} {EVENING_DAY[1]} unit {units[1]}",
    ]


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ({}, Standing.COVERED),
        ({"end": day(6)}, Standing.COVERED),
        ({"end": day(2)}, Standing.COVERED),
        ({"end": day(1)}, Standing.EXPIRED),
        ({"start": day(2)}, Standing.COVERED),
        ({"start": day(3)}, Standing.EXPIRED),
        ({"signed": day(2)}, Standing.COVERED),
        ({"signed": day(3)}, Standing.EXPIRED),
        ({"start": day(0), "signed": day(3)}, Standing.EXPIRED),
        ({"start": day(3), "signed": day(0)}, Standing.EXPIRED),
        ({"end": day(-1)}, Standing.BREACH),
        ({"start": day(7)}, Standing.BREACH),
        ({"terminated": day(-12), "notice_weeks": 2}, Standing.COVERED),
        ({"terminated": day(-13), "notice_weeks": 2}, Standing.EXPIRED),
        ({"terminated": day(-14), "notice_weeks": 2, "start": day(0)}, Standing.EXPIRED),
        ({"terminated": day(0), "notice_weeks": 2, "end": day(1)}, Standing.EXPIRED),
    ],
)
def test_a_short_rest_is_judged_on_the_day_that_it_ends(dates: dict[str, Any], standing: Standing) -> None:
    """A rest of 9.5 h that ends on Wednesday is covered where the agreement holds on that day."""
    assert worked(short_rest(1), agreement(**dates)) == [(standing, day(2))]


def test_an_expired_agreement_is_named_with_its_last_day() -> None:
    """The finding names the agreement and the day on which it ended, in both languages."""
    types, placed = world.shifts(short_rest(3))
    problem = world.problem(shift_types=types, agreements=(agreement(end=day(2)),), profile="none")
    report = audit(problem, world.rota(placed))
    (breach,) = [b for b in report.breaches if b.rule == "daily_rest"]
    assert not report.lawful
    assert (breach.standing, breach.agreements, breach.lapsed) == (Standing.EXPIRED, ("rest",), day(2))
    assert breach.text.nb.endswith("avtalen rest gjaldt til og med 2027-03-03")
    assert breach.text.en.endswith("agreement rest held until 2027-03-03")


def test_one_rota_has_breaches_covered_and_expired_days_side_by_side() -> None:
    """Three short rests: before the agreement, on its days, and after its last one."""
    rota = [*short_rest(0), *short_rest(2), *short_rest(7)]
    assert worked(rota, agreement(start=day(2), end=day(6)), weeks=2) == sorted(
        [
            (Standing.EXPIRED, day(1)),
            (Standing.COVERED, day(3)),
            (Standing.EXPIRED, day(8)),
        ]
    )


def test_a_week_must_lie_in_the_agreement_from_its_monday() -> None:
    """54 h in a week need an agreement from that Monday: one from Tuesday does not reach back."""
    long_days = [f"{day(n)} 07:00-16:00" for n in range(5)]
    more = deviation("weekly_hours", "maximum", "54 h")
    for start, standing in ((day(0), Standing.COVERED), (day(1), Standing.EXPIRED)):
        held = agreement(**more, start=start, end=day(9))
        assert worked(long_days, held, rule="weekly_hours", weeks=2) == [(standing, day(4))]


def test_averaging_must_hold_from_the_first_day_of_the_plan() -> None:
    """Sundays are averaged over the plan: an agreement from its second day on is no ground for it."""
    sundays = [f"{day(n)} 08:00-15:00" for n in (6, 13)]
    more = {**deviation("red_days", "averaging", value=True), "route": "IND"}
    frequency = {"person": world.employee(weekends={"every": 1}), "weeks": 4}
    when: Any
    for when, standing in (
        ({"end": day(13)}, Standing.COVERED),
        ({"start": day(1)}, Standing.EXPIRED),
        ({"end": day(12)}, Standing.EXPIRED),
    ):
        assert worked(sundays, agreement(**more, **when), rule="red_days", **frequency) == [
            (standing, day(13))
        ]


@pytest.mark.parametrize(
    ("units", "standing"),
    [
        (("ward", "ward"), Standing.COVERED),
        (("ward", "zone"), Standing.BREACH),
        (("zone", "ward"), Standing.BREACH),
        (("zone", "zone"), Standing.BREACH),
    ],
)
def test_a_person_with_two_units_is_covered_where_both_shifts_are(
    units: tuple[str, str], standing: Standing
) -> None:
    """With one of two units under the agreement, a rest between two shifts there is covered and no other."""
    person = world.employee(units=("zone",))
    found = worked(short_rest(0, units=units), agreement(units=("ward",)), person=person)
    assert found == [(standing, day(1))]


@pytest.mark.parametrize(
    ("fields", "person", "why"),
    [
        ({}, {}, None),
        ({"units": ("ward",)}, {}, None),
        ({"units": ("zone",)}, {}, Unapplied.UNIT),
        ({"units": ("ward",)}, {"units": ("zone",)}, Unapplied.UNIT),
        ({"majority": False}, {}, Unapplied.MAJORITY),
        ({"majority": False, "employees": ("anna",)}, {}, None),
        ({"employees": ("bo",)}, {}, Unapplied.NAMED),
        ({"majority": False, "consent": True}, {}, Unapplied.CONSENT),
        ({"majority": False, "consent": True}, {"consents": ("rest",)}, None),
        ({"majority": True, "consent": True}, {}, Unapplied.CONSENT),
        ({"route": "UNION", "majority": False}, {}, Unapplied.MAJORITY),
        ({"route": "AT", "majority": False}, {}, None),
        ({"route": "IND", "majority": False}, {}, None),
        ({"start": day(1)}, {}, Unapplied.DATES),
        (
            {"consent": True},
            {"consents": ("rest",), "withdrawals": ({"agreement": "rest", "date": day(3)},)},
            Unapplied.DATES,
        ),
        (
            {"consent": True},
            {"consents": ("rest",), "withdrawals": ({"agreement": "rest", "date": day(7)},)},
            None,
        ),
    ],
)
def test_why_an_agreement_does_not_cover_somebody(
    fields: dict[str, Any], person: dict[str, Any], why: Unapplied | None
) -> None:
    """Names, majority, consent and its withdrawal, units and dates each decide, and the reason is told."""
    someone = world.employee(**person)
    plan = world.problem(someone).horizon
    assert agreement(**fields).lacks(someone, plan) is why
    assert agreement(**fields).covers(someone, plan) is (why is None)


def test_a_consent_taken_back_ends_the_cover_on_that_day() -> None:
    """Two short rests: the one before consent is withdrawn is covered, the other is not."""
    person = world.employee(consents=("rest",), withdrawals=({"agreement": "rest", "date": day(3)},))
    found = worked([*short_rest(0), *short_rest(3)], agreement(consent=True), person=person)
    assert found == sorted([(Standing.COVERED, day(1)), (Standing.EXPIRED, day(4))])


@pytest.mark.parametrize(("first", "standing"), [(1, Standing.COVERED), (2, Standing.EXPIRED)])
def test_the_day_of_withdrawal_is_the_first_without_cover(first: int, standing: Standing) -> None:
    """With consent withdrawn from Thursday a rest that ends on Wednesday is covered, and no later one."""
    person = world.employee(consents=("rest",), withdrawals=({"agreement": "rest", "date": day(3)},))
    found = worked(short_rest(first), agreement(consent=True), person=person)
    assert found == [(standing, day(first + 1))]


@pytest.mark.parametrize("end", [day(6), day(4), day(1)])
def test_what_an_agreement_does_not_give_it_never_covers(end: date) -> None:
    """A rest of 8.5 h is a breach under an agreement on 9 h, whether it holds that day, or did before."""
    rota = [f"{day(1)} 15:00-22:30", f"{day(2)} 07:00-14:30"]
    assert worked(rota, agreement(end=end)) == [(Standing.BREACH, day(2))]


def test_a_rule_that_an_agreement_adds_is_audited_on_its_own_days() -> None:
    """Nights in a row above the agreement's number are a breach on its days and nobody's business after."""
    adds = ({"rule": {"kind": "consecutive_nights", "maximum": 1}},)
    nights = [f"{day(n)} 22:00-07:00" for n in (0, 1)]
    held: dict[str, Any] = {"route": "LOCAL", "adds": adds, "deviations": ()}
    types, placed = world.shifts(nights)
    night = tuple(code.model_copy(update={"kind": "night"}) for code in types)
    for end, number in ((day(1), 1), (day(0), 0)):
        problem = world.problem(shift_types=night, agreements=(agreement(**held, end=end),), profile="none")
        report = audit(problem, world.rota(placed))
        assert sum(b.rule == "consecutive_nights" for b in report.breaches) == number


def two_units() -> Problem:
    """Return a problem with two units, one of them under an agreement that ends inside the plan."""
    person = world.employee(units=("zone",))
    return world.problem(
        person,
        units=(Unit(id="ward"), Unit(id="zone")),
        agreements=(agreement(units=("ward",), end=day(3)),),
        profile="none",
        start=MONDAY,
    )


def test_rules_and_partial_agreements_of_a_person() -> None:
    """An agreement for some days and some units is no ground for the search, and is known as partial."""
    problem = two_units()
    (person,) = problem.employees
    (rest,) = [held for held in problem.rules_for(person) if held.rule.kind == "daily_rest"]
    assert (rest.rule.model_dump()["minimum"], rest.agreements) == (660, ())
    assert [partial.id for partial in problem.partial(person)] == ["rest"]


def test_a_deviation_is_laid_to_the_agreement_that_covers_it() -> None:
    """Ten hours are covered by the individual agreement, and twelve by the one with representatives alone."""
    more = {"basis": "AML § 10-5", **deviation("daily_hours", "maximum", "10 h")}
    mine = agreement("ind", **{**more, "route": "IND"})
    ours = agreement("rep", **{**more, **deviation("daily_hours", "maximum", "12 h")})
    types, placed = world.shifts([f"{day(0)} 07:00-17:00", f"{day(2)} 07:00-19:00"])
    problem = world.problem(shift_types=types, agreements=(mine, ours), profile="none")
    report = audit(problem, world.rota(placed))
    covered = {b.date: b.agreements for b in report.covered if b.rule == "daily_hours"}
    assert covered == {day(0): ("ind", "rep"), day(2): ("rep",)}
