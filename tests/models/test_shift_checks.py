"""Shift types that nobody may work (vakter ingen kan ta): said when the problem is read, not later."""

from typing import Any

import pytest

from models.checks import check
from models.demand import Demand, DemandRow
from models.findings import Severity
from models.people import Employee
from models.problem import Problem
from models.shifts import ShiftType
from tests import world


def problem(*codes: ShiftType, people: tuple[Employee, ...] = (), **more: Any) -> Problem:
    """Return a ward with these codes and a need on the first."""
    row = DemandRow(id="row", unit="ward", shift_types=(codes[0].code,), minimum=1)
    return world.problem(*people, shift_types=codes, demand=Demand(rows=(row,)), **more)


def told(asked: Problem) -> list[tuple[str, str]]:
    """Return the places and English texts of what is said of shifts that nobody may work."""
    found = [issue for issue in check(asked) if issue.code == "shift-nobody-may-work"]
    assert all(issue.severity is Severity.WARNING and issue.text.nb != issue.text.en for issue in found)
    return [(issue.place, issue.text.en) for issue in found]


LONG = world.shift_type("L", "07:30", "22:00", breaks=({"minutes": 60, "paid": False},))
STRAIN = world.shift_type("N", "22:00", "07:30", night_strain=True)


@pytest.mark.parametrize(
    ("code", "profile", "said"),
    [
        (world.shift_type("D", "07:30", "15:00"), "statutory", ""),
        (
            world.shift_type("D", "07:30", "15:00", breaks=()),
            "statutory",
            "shift D of 7:30 hours: 0 minutes of break where at least 1 is required (AML § 10-9 (1)",
        ),
        (LONG, "local-agreement", "13:30 hours"),
        (LONG, "long-shift", "9:30 hours of rest where at least 11:00"),
        (
            STRAIN,
            "statutory",
            "9:30 hours of work within 24 hours with a straining night, where 8:00 is allowed",
        ),
        (STRAIN, "local-agreement", ""),
        (
            world.shift_type("DD", "07:00", "21:00", away=({"start": "11:00", "end": "17:00"},)),
            "statutory",
            "rest",
        ),
    ],
)
def test_a_shift_that_the_law_keeps_from_all_is_a_warning(code: ShiftType, profile: str, said: str) -> None:
    """The warning names the shift, what it breaks and the way out; a lawful shift says nothing."""
    found = told(problem(code, profile=profile))
    assert bool(found) == bool(said)
    for place, text in found:
        assert place == "shift_types[0]"
        assert said in text
        assert "register the agreement that allows it" in text


def test_one_who_has_opted_in_is_enough() -> None:
    """A long shift is somebody's as soon as one of those who may take the code has consented."""
    anna, bo = world.employee("anna", consents=("sfs-2310",)), world.employee("bo")
    long = LONG.model_copy(update={"breaks": LONG.breaks})
    assert told(problem(long, people=(bo,), profile="long-shift")) != []
    assert told(problem(long, people=(bo, anna), profile="long-shift")) == []
    # Anna does not take the code, so for those who do it is as if she were not there.
    held = anna.model_copy(update={"shift_types": ("D",)})
    day = world.shift_type("D", "07:30", "15:00")
    assert told(problem(day, long, people=(bo, held), profile="long-shift")) != []
    nobody = bo.model_copy(update={"shift_types": ("D",)})
    assert told(problem(day, long, people=(nobody,), profile="long-shift")) == []


def test_another_regulation_says_nothing() -> None:
    """Where no law is in force there is none to keep anybody from a shift."""
    assert told(problem(LONG, regulation="none", profile="none")) == []
