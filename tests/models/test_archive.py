"""An archived rota under the law of another day: other findings, and the report says which law and why."""

from datetime import date
from typing import Any

import pytest

from models.agreements import Provision
from models.archive import Difference, replay
from models.audit import audit
from models.evidence import Mark
from models.problem import Problem
from models.regulations import amendments, regulation, regulation_names, regulation_on
from models.rota import Rota
from models.rule import Deviation
from models.rules.weekend_frequency import WeekendFrequency
from tests import world
from tests.world import day

THEN, NOW = date(2014, 6, 1), date(2027, 3, 1)


def averaged(*agreements: Any) -> dict[str, Any]:
    """Return a problem's fields with averaged Sundays, under the profile of individual agreements."""
    return {"weeks": 6, "profile": "statutory", "agreements": agreements}


def archived(written: list[str], **more: Any) -> tuple[Problem, Rota]:
    """Return a problem and one person's rota."""
    types, placed = world.shifts(written)
    person = world.employee(weekends={"every": 1})
    return world.problem(person, shift_types=types, **more), world.rota(placed)


def found(problem: Problem, rota: Rota, when: date, *rules: str) -> list[tuple[str, date]]:
    """Return rule and day of what is broken under the law of a day."""
    report = audit(replay(problem, when).problem, rota, when)
    return sorted((b.rule, b.date) for b in report.breaches if b.rule in rules)


def test_one_rota_is_lawful_today_and_was_not_before_july_2015() -> None:
    """Three Sundays in a row and a day of 10 h by individual agreement: both are new in 2015."""
    sundays = [f"{day(n)} 08:00-15:00" for n in (6, 13, 20)]
    problem, rota = archived([*sundays, f"{day(30)} 07:00-17:00"], **averaged())
    wanted = ("red_days", "daily_hours")
    assert found(problem, rota, NOW, *wanted) == []
    assert found(problem, rota, date(2015, 7, 1), *wanted) == []
    assert found(problem, rota, date(2015, 6, 30), *wanted) == [
        ("daily_hours", day(30)),
        ("red_days", day(20)),
    ]


def test_what_goes_too_far_holds_as_far_as_the_law_went() -> None:
    """Under the law of 2014 the individual's 10 h are 9 h, and that is told with the paragraph."""
    then = replay(world.problem(**averaged()), THEN)
    (person,) = then.problem.employees
    (hours,) = [held for held in then.problem.rules_for(person) if held.rule.kind == "daily_hours"]
    assert hours.rule.model_dump()["maximum"] == 9 * 60
    (fallen,) = then.fallen
    assert fallen.text.nb == (
        "value: daily_hours.maximum er 10:00 timer, og en avtale med den enkelte kan gi høyst 9:00 timer "
        "etter AML § 10-5 (1) (–30.6.2015); 10:00 timer kan avtales med tillitsvalgte (AML § 10-5 (2) "
        "(–30.6.2015)), eller Arbeidstilsynet (AML § 10-5 (3)), eller fagforening med innstillingsrett "
        "(AML § 10-12 (4))"
    )


def test_an_employers_own_rule_falls_where_it_weakens_the_law_of_that_day() -> None:
    """A rule of the employer's own that the law of the day forbids gives way to the law's own figure."""
    mine = Provision(rule=WeekendFrequency(every=1))
    problem = world.problem(profile="none").changed(rules=(mine,))
    then = replay(problem, THEN)
    assert [issue.place for issue in then.fallen] == ["rules[0].rule.every"]
    assert then.problem.rules == ()
    stricter = Provision(rule=WeekendFrequency(every=3))
    assert replay(problem.changed(rules=(stricter,)), THEN).problem.rules == (stricter,)


def test_the_replay_says_what_differs_and_what_came_later() -> None:
    """The figures that were others, and later changes of law, are listed; of today's law nothing is."""
    then = replay(world.problem(), THEN)
    assert (then.regulation.id, then.own.id) == ("norway-2006", "norway-2026")
    assert set(then.differences) == {
        Difference(rule="red_days", parameter="in_a_row", route=None, then=2, now=3),
        Difference(rule="daily_hours", parameter="maximum", route=Deviation.IND, then=540, now=600),
        Difference(rule="daily_hours", parameter="maximum", route=Deviation.REP, then=600, now=750),
    }
    assert then.later[0].date == date(2015, 7, 1)
    assert then.later[0].date not in {a.date for a in replay(world.problem(), name="norway-2015").later}
    today = replay(world.problem(), NOW)
    assert (today.differences, today.fallen, today.later) == ((), (), ())
    assert today.problem == world.problem()


@pytest.mark.parametrize(
    ("when", "name"),
    [
        (date(2006, 1, 1), "norway-2006"),
        (date(2015, 6, 30), "norway-2006"),
        (date(2015, 7, 1), "norway-2015"),
        (date(2026, 6, 18), "norway-2015"),
        (date(2026, 6, 19), "norway-2026"),
        (date(2040, 1, 1), "norway-2026"),
    ],
)
def test_each_day_has_its_law(when: date, name: str) -> None:
    """A bundle holds from its first day until the next one's."""
    assert regulation_on(when).id == name


def test_there_is_no_law_before_the_act() -> None:
    """Before the act came into force there is nothing to audit under."""
    with pytest.raises(KeyError, match="2005-12-31"):
        regulation_on(date(2005, 12, 31))


def test_by_name_any_regulation_can_be_asked() -> None:
    """A regulation by name needs no date, and the report carries the name."""
    problem, rota = archived([f"{day(0)} 07:30-15:00"])
    for name in regulation_names():
        again = replay(problem, name=name)
        assert audit(again.problem, rota).regulation == name == again.regulation.id


def test_what_nobody_has_read_is_unconfirmed() -> None:
    """Every figure that the oldest bundle takes over from today's is unconfirmed; what was read is not."""
    old, new = regulation("norway-2006"), regulation("norway-2026")
    for provision in old.provisions:
        for name, evidence in provision.evidence.items():
            changed = (provision.rule.kind, name) == ("red_days", "in_a_row")
            assert evidence.confirm != changed
            assert evidence.mark is (Mark.V2 if changed else Mark.K)
    assert {p.rule.kind for p in old.provisions} == {p.rule.kind for p in new.provisions}
    assert regulation("norway-2015").provisions == new.provisions


def test_amendments_are_dated_and_cited() -> None:
    """Each change of law has a day, a paragraph and both languages, and they stand in order."""
    listed = amendments()
    assert [a.date for a in listed] == sorted(a.date for a in listed)
    assert all(a.citation.startswith("AML") and a.text.nb != a.text.en for a in listed)
    assert min(a.date for a in listed) == regulation("norway-2015").since
