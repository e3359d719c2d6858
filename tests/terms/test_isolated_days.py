"""Isolated working days (enkeltvakter)."""

from datetime import date

import pytest
from hypothesis import strategies as st

from models.rules.one_place import OnePlace
from models.terms.isolated_days import IsolatedDays
from models.units import HOUR
from tests import world
from tests.strategies import worlds
from tests.terms.agreement import alone, counted

WORLDS = st.builds(IsolatedDays, price=st.sampled_from((1, 20_000))).flatmap(
    lambda term: worlds(
        OnePlace(),
        limits=(HOUR, 16 * HOUR, 24 * HOUR, 40 * HOUR),
        more=alone(term),
        days=(5, 6, 0),
        largest=6,
    )
)


def isolated(
    *days: int, history: tuple[str, ...] = (), start: str = "2027-03-01", cyclic: bool = False
) -> int:
    """Return how many isolated days a rota has that works these days of one week."""
    first = date.fromisoformat(start)
    types, before = world.shifts((*history, f"{start} 07:30-15:00"))
    worked = tuple({"date": d, "shift_type": c, "unit": u} for d, c, u in before[:-1])
    problem = world.problem(
        world.employee(history=worked),
        shift_types=types,
        start=first,
        cyclic=cyclic,
        objective=(IsolatedDays(),),
    )
    _, code, _ = before[-1]
    return counted(problem, world.rota([(world.day(number, first), code, "ward") for number in days]))[0]


@pytest.mark.parametrize(
    ("days", "count"), [((2,), 1), ((2, 3), 0), ((1, 3, 5), 3), ((1, 2, 4), 1), ((), 0), ((1, 2, 3), 0)]
)
def test_a_day_alone_is_isolated(days: tuple[int, ...], count: int) -> None:
    """A worked day counts when neither the day before nor the day after is worked."""
    assert isolated(*days) == count


def test_two_shifts_are_one_day() -> None:
    """A day with two shifts is one worked day."""
    types, placed = world.shifts(("2027-03-03 07:00-11:00", "2027-03-03 15:00-19:00"))
    problem = world.problem(shift_types=types, objective=(IsolatedDays(),))
    assert counted(problem, world.rota(placed)) == (1, 20_000)


@pytest.mark.parametrize(
    ("history", "count"),
    [
        ((), 0),
        (("2027-02-28 07:30-15:00",), 0),
        (("2027-02-26 07:30-15:00",), 1),
        (("2027-02-27 22:00-07:30",), 1),
        (("2027-02-26 07:30-15:00", "2027-02-28 22:00-07:30"), 0),
    ],
)
def test_the_first_day_is_isolated_only_when_the_day_before_is_known_free(
    history: tuple[str, ...], count: int
) -> None:
    """What the history does not reach counts as worked, what it reaches is as it says."""
    assert isolated(0, history=history) == count


def test_a_long_sunday_before_the_plan_is_seen_from_its_first_minute() -> None:
    """The Sunday of 25 hours before 1 November 2027 is worked when a shift starts at its midnight."""
    friday = "2027-10-29 07:30-15:00"
    assert isolated(0, history=(friday, "2027-10-31 00:00-00:30"), start="2027-11-01") == 0
    assert isolated(0, history=(friday,), start="2027-11-01") == 1


@pytest.mark.parametrize(("days", "cyclic", "count"), [((6,), False, 0), ((6,), True, 1), ((0, 6), True, 0)])
def test_the_last_day_has_a_neighbour_only_in_a_cycle(
    days: tuple[int, ...], cyclic: bool, count: int
) -> None:
    """What follows a calendar plan is unknown; a cyclic rota's Sunday is followed by its Monday."""
    assert isolated(*days, cyclic=cyclic) == count
