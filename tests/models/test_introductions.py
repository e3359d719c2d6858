"""Introductions to new units (opplæring i nye enheter): what is odd about them is said, with the way out."""

from typing import Any

import pytest

from models.agreements import Provision
from models.checks import check
from models.demand import Demand, DemandRow
from models.findings import Severity
from models.rules.introduction_shifts import IntroductionShifts
from tests import world

TAUGHT = world.shift_type("O", "08:00", "15:00", supernumerary=True)
DAY = world.shift_type("D", "08:00", "15:00")
ROW = {"id": "r", "unit": "ward", "shift_types": ("D",), "minimum": 1}
RULE = (Provision(rule=IntroductionShifts()),)


def said(introductions: tuple[dict[str, Any], ...], **more: Any) -> list[tuple[str, str]]:
    """Return code and place of what is said of a person who is new somewhere."""
    person = world.employee(**{"units": ("zone",), "introductions": introductions, **more.pop("person", {})})
    defaults = {
        "shift_types": (DAY, TAUGHT),
        "rules": RULE,
        "demand": Demand(rows=(DemandRow.model_validate(ROW),)),
    }
    codes = more.get("shift_types", defaults["shift_types"])
    other = world.employee("bo", unit="zone")
    problem = world.problem(person, other, shift_types=codes, cyclic=more.pop("cyclic", False))
    problem = problem.changed(**{**defaults, **more})
    return [(issue.code, issue.place) for issue in check(problem)]


def test_an_introduction_that_can_be_given_is_nothing_to_speak_of() -> None:
    """A rule that asks for it, a workplace, a shift type for it."""
    assert said(({"unit": "zone"},)) == []
    assert said(({"unit": "zone", "shifts": 0},), shift_types=(DAY,)) == []


@pytest.mark.parametrize(
    ("code", "introductions", "more"),
    [
        ("introduction-without-rule", ({"unit": "zone"},), {"rules": ()}),
        ("introduction-elsewhere", ({"unit": "zone"},), {"person": {"units": ()}}),
        ("introduction-in-cycle", ({"unit": "zone"},), {"cyclic": True}),
        ("introduction-without-shift-type", ({"unit": "zone"},), {"shift_types": (DAY,)}),
        ("introduction-without-shift-type", ({"unit": "zone"},), {"person": {"shift_types": ("D",)}}),
    ],
)
def test_an_introduction_without_effect_is_pointed_at(
    code: str, introductions: tuple[dict[str, Any], ...], more: dict[str, Any]
) -> None:
    """Each oddity gives one warning, at the introduction."""
    assert said(introductions, **more) == [(code, "employees[0].introductions[0]")]


def test_a_unit_stands_once() -> None:
    """Two numbers for one unit are a fault, for nobody knows which is meant."""
    assert said(({"unit": "zone"}, {"unit": "zone", "shifts": 1})) == [
        ("introduction-twice", "employees[0].introductions[1]")
    ]


def test_a_need_on_a_supernumerary_code_is_pointed_at() -> None:
    """The row would wait for a head that never counts."""
    demand = Demand(rows=(DemandRow.model_validate({**ROW, "shift_types": ("D", "O")}),))
    assert said((), demand=demand) == [("supernumerary-in-demand", "demand.rows[0].shift_types")]


def test_an_introduction_names_a_unit_that_exists() -> None:
    """An unknown unit is refused like every other name."""
    problem = world.problem(world.employee(introductions=({"unit": "zon"},)))
    (issue,) = [i for i in check(problem) if i.severity is Severity.ERROR and "introductions" in i.place]
    assert (issue.code, issue.place) == ("unknown-unit", "employees[0].introductions[0].unit")
