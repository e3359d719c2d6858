"""The day of turning 18 (myndighetsdag): children are refused, and a date that nobody needs is pointed at."""

from datetime import date

import pytest

from models.agreements import Agreement
from models.audit import audit
from models.checks import check
from models.findings import Severity
from models.text import Language
from tests import world
from tests.bad_input import everything, put, refused, written

WHERE = ("employees", 0, "adult_from")


def said(adult_from: str, *, cyclic: bool = False) -> list[tuple[str, str, Severity]]:
    """Return what is said of somebody who turns 18 on a day, in a plan of three weeks from 1 March 2027."""
    problem = world.problem(world.employee(adult_from=adult_from), weeks=3, cyclic=cyclic)
    return [(i.code, i.place, i.severity) for i in check(problem) if i.place.endswith("adult_from")]


@pytest.mark.parametrize(
    ("adult_from", "code"),
    [
        ("2030-03-02", "child-under-15"),
        ("2030-03-01", "in-compulsory-school"),
        ("2029-01-01", "in-compulsory-school"),
        ("2028-12-31", None),
        ("2027-03-09", None),
        ("2027-03-01", None),
    ],
)
def test_children_and_pupils_are_refused(adult_from: str, code: str | None) -> None:
    """15 on 2 March is too young for 1 March; who turns 16 this year is at school until the summer."""
    expected = [] if code is None else [(code, "employees[0].adult_from", Severity.ERROR)]
    assert said(adult_from) == expected


def test_the_29th_is_a_day_like_others() -> None:
    """15 on 29 June is too young for 28 June; only 29 February has no like three years before."""
    for adult_from, codes in (("2030-06-29", ["child-under-15"]), ("2030-06-28", ["in-compulsory-school"])):
        person = world.employee(adult_from=adult_from)
        issues = check(world.problem(person, start=date(2027, 6, 28)))
        assert [issue.code for issue in issues if issue.place.endswith("adult_from")] == codes
    assert said("2032-02-29") == [("child-under-15", "employees[0].adult_from", Severity.ERROR)]


def test_a_plan_after_the_last_school_day_takes_the_year_that_has_finished() -> None:
    """Turning 18 in 2029 is turning 16 in 2027: a plan from 5 July is open, one from 28 June is not."""
    for start, faults in (("2027-06-28", 1), ("2027-07-05", 0)):
        person = world.employee(adult_from="2029-05-05")
        problem = world.problem(person, start=date.fromisoformat(start))
        assert sum(issue.code == "in-compulsory-school" for issue in check(problem)) == faults


def test_what_nobody_needs_is_pointed_at() -> None:
    """An adult's old birthday is personal data without a use; in a cycle nobody grows up."""
    assert said("2027-02-28") == [("adult-already", "employees[0].adult_from", Severity.WARNING)]
    assert said("2027-03-10", cyclic=True) == [
        ("birthday-in-cycle", "employees[0].adult_from", Severity.WARNING)
    ]
    assert said("2027-03-10") == []


@pytest.mark.parametrize("value", ["2027-02-29", "1969-12-31", "2101-01-01", "0001-01-01", 18, "seventeen"])
def test_an_illegible_birthday_is_refused_in_both_languages(value: object) -> None:
    """A day that does not exist or lies outside our time is refused at its place, with what to write."""
    document = everything()
    put(document, WHERE, value)
    (issue,) = [i for i in refused(written(document)) if i.place == "employees[0].adult_from"]
    assert issue.text.say(Language.NB) != issue.text.say(Language.EN)


def test_a_child_is_refused_with_the_way_out() -> None:
    """The message names the field, both dates, the law and what to do."""
    document = everything()
    put(document, WHERE, "2031-01-01")
    (issue,) = refused(written(document))
    for word in ("adult_from", "2028-01-01", "2027-03-01", "§ 11-2 (2)", "leave the person out"):
        assert word in issue.text.en


def test_an_apprentice_has_a_trade() -> None:
    """Another trade than the two that the law tells apart is refused with the words that are known."""
    document = everything()
    put(document, ("employees", 0, "apprentice"), "plumber")
    (issue,) = refused(written(document))
    assert issue.place == "employees[0].apprentice"
    assert "health_care" in issue.text.en
    assert "other" in issue.text.en


def light_care(route: str, value: str = "24:00") -> Agreement:
    """Return an agreement that lets light work in nursing and care last until a time of day."""
    return Agreement.model_validate(
        {
            "id": "light-care",
            "title": {"nb": "Lett pleiearbeid", "en": "Light care work"},
            "route": route,
            "basis": "forskrift om organisering, ledelse og medvirkning § 12-9 g",
            "deviations": (
                {
                    "rule": "youth_night",
                    "parameter": "off_from",
                    "value": value,
                    "evidence": {"mark": "LOCAL", "source": "vurdering 1/2027"},
                },
            ),
        }
    )


@pytest.mark.parametrize(
    ("route", "broken", "codes"),
    [("REG", 0, []), ("REP", 1, ["no-ground"]), ("LOCAL", 1, ["no-ground"])],
)
def test_a_regulation_opens_the_evening_and_no_agreement_does(
    route: str, broken: int, codes: list[str]
) -> None:
    """Until 23:30 is lawful where light care work is registered; the parties cannot agree on it."""
    evening = world.shift_type("E", "15:30", "23:30", breaks=({"minutes": 30, "paid": True},))
    problem = world.problem(
        world.employee(adult_from="2028-01-01"), shift_types=(evening,), agreements=(light_care(route),)
    )
    report = audit(problem, world.rota([(world.MONDAY, "E", "ward")]))
    assert sum(breach.rule == "youth_night" for breach in report.breaches) == broken
    told = [issue.code for issue in check(problem) if issue.place.startswith("agreements[0]")]
    assert told == codes
