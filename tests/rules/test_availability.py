"""Availability (tilgjengelighet): absence and locked cells."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.agreements import Provision
from models.people import Absence, Lock
from models.rules.availability import Availability
from models.units import DAY
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    more: dict[str, Any] = {"units": ("zone",)} if draw(st.booleans()) else {}
    drawn = draw(worlds(Availability(), days=(0, 1, 5, 6), weeks=2, largest=6, person=st.just(more)))
    # The limit itself is an end of a shift, or a minute beside one, so that both sides of it are drawn.
    ends = st.sampled_from([shift_type.end for shift_type in drawn.problem.shift_types])
    until = min(DAY, max(0, draw(ends) + draw(st.sampled_from((-1, 0, 0, 1)))))
    horizon = drawn.problem.horizon
    # A day beyond either end of the plan, whose lock is nothing to post, and the morning after a duty.
    edges = [horizon.start + timedelta(days=number) for number in (-1, 0, horizon.days - 1, horizon.days)]
    used = [duty.date for duty in drawn.duties]
    after = [duty.date + timedelta(days=1) for duty in drawn.duties]
    days = st.one_of(st.sampled_from(used), st.sampled_from(after), st.sampled_from(edges))
    codes = st.sampled_from([None, *(duty.shift_type for duty in drawn.duties)])
    units = st.sampled_from((None, None, "ward", "zone"))
    absences = st.builds(
        lambda start, length: Absence(start=start, end=start + timedelta(days=length)),
        days,
        st.integers(0, 2),
    )
    locks = st.builds(Lock, date=days, shift_type=codes, unit=units)
    exact = st.sampled_from(drawn.duties).map(
        lambda duty: Lock(date=duty.date, shift_type=duty.shift_type, unit=duty.unit)
    )
    kept = draw(st.sampled_from((0, 0, 1, 1, 2)))
    held = st.lists(st.one_of(exact, locks), min_size=kept, max_size=kept)
    return changed(
        drawn,
        {
            "absences": tuple(draw(st.lists(absences, min_size=draw(st.integers(0, 1)), max_size=2))),
            "locks": tuple(draw(held)),
        },
        {"rules": (Provision(rule=Availability(night_until=until)),), "agreements": ()},
    )


WORLDS: st.SearchStrategy[World] = _worlds()
TUESDAY = date(2027, 3, 2)


def lock(shift_type: str | None, unit: str | None = None, day: date = TUESDAY) -> dict[str, Any]:
    """Return an employee's fields with one locked cell."""
    return {"locks": ({"date": day, "shift_type": shift_type, "unit": unit},)}


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("2027-03-01 22:00-08:00", 0),
        ("2027-03-01 22:00-08:01", 1),
        ("2027-03-02 00:00-07:00", 1),
        ("2027-03-02 23:59-07:00", 1),
        ("2027-03-03 00:00-07:00", 0),
        ("2027-03-01 23:59-23:59", 1),
    ],
)
def test_an_absent_day_is_free(written: str, broken: int) -> None:
    """No shift starts on an absent day, and the night into it ends by eight at the latest."""
    away = {"absences": ({"start": TUESDAY, "end": TUESDAY},)}
    assert len(found(Availability(), (written,), person=away)) == broken


def test_the_end_of_a_night_is_read_by_the_clock() -> None:
    """In the long October night a shift until 08:00 lasts an hour more and is lawful all the same."""
    away = {"absences": ({"start": "2027-10-31", "end": "2027-10-31"},)}
    for end, broken in (("08:00", 0), ("08:01", 1)):
        written = (f"2027-10-30 22:00-{end}",)
        assert len(found(Availability(), written, start=date(2027, 10, 25), person=away)) == broken


def test_a_night_of_the_history_into_an_absence_is_nobodys_breach() -> None:
    """What was worked before the plan is not judged."""
    away = {"absences": ({"start": world.MONDAY, "end": world.MONDAY},)}
    assert found(Availability(), (), history=("2027-02-28 22:00-12:00",), person=away) == []


@pytest.mark.parametrize(
    ("locked", "written", "said"),
    [
        (lock("07:00-15:00"), ("2027-03-02 07:00-15:00",), []),
        (lock("07:00-15:00", "ward"), ("2027-03-02 07:00-15:00",), []),
        (
            lock("07:00-15:00"),
            ("2027-03-01 07:00-15:00",),
            ["låst vakt 07:00-15:00 er ikke satt opp"],
        ),
        (
            lock("07:00-15:00", "ward"),
            ("2027-03-02 07:00-15:00 unit zone",),
            [
                "låst vakt 07:00-15:00 i ward er ikke satt opp",
                "vakt 07:00-15:00 på en dag låst til 07:00-15:00 i ward",
            ],
        ),
        (
            lock("07:00-15:00"),
            ("2027-03-02 07:00-15:00", "2027-03-02 16:00-20:00"),
            ["vakt 16:00-20:00 på en dag låst til 07:00-15:00"],
        ),
        (lock(None), ("2027-03-01 22:00-07:00",), []),
        (lock(None), ("2027-03-02 07:00-15:00",), ["vakt 07:00-15:00 på en låst fridag"]),
        (lock("07:00-15:00", day=date(2027, 2, 28)), (), []),
    ],
)
def test_a_locked_cell_stays_as_it_is(
    locked: dict[str, Any], written: tuple[str, ...], said: list[str]
) -> None:
    """What is locked is worked and nothing besides; the text says which cell differs and how."""
    assert [breach.text.nb for breach in found(Availability(), written, person=locked)] == said


def test_a_lock_that_no_duty_can_keep_makes_the_problem_impossible() -> None:
    """A locked shift on an absent day is said to be impossible, by name, before any search."""
    fields = {**lock("D"), "absences": ({"start": TUESDAY, "end": TUESDAY},)}
    problem = world.problem(world.employee(**fields), rule=Availability())
    built = build(problem, only=frozenset({"availability"}))
    assert [(label.kind, label.who) for label in built.formulation.impossible] == [("availability", "anna")]
