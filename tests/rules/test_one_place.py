"""One place at a time (ett sted om gangen)."""

from datetime import date

import pytest
from hypothesis import strategies as st

from models.rules.one_place import OnePlace
from solver.grid import Grid
from tests import world
from tests.agreement import disagreement
from tests.audited import found
from tests.strategies import World, worlds

# Sunday beside Monday: what runs over the plan's first instant, out of the history or round the cycle.
WORLDS: st.SearchStrategy[World] = worlds(
    OnePlace(), limits=(0, 60), days=(0, 6), person=st.sampled_from(({}, {"units": ("zone",)}))
)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        (("2027-03-01 07:00-15:00", "2027-03-01 15:00-22:00"), []),
        (("2027-03-01 07:00-15:00", "2027-03-01 14:59-22:00"), [1]),
        (("2027-03-01 07:00-15:00", "2027-03-01 10:00-12:00 unit zone"), [120]),
        (("2027-03-01 00:00-24:00", "2027-03-02 00:00-08:00"), []),
        (("2027-03-01 07:00-15:00", "2027-03-01 08:00-14:00", "2027-03-01 12:00-20:00"), [360, 180, 120]),
    ],
)
def test_shared_minutes_are_a_breach(written: tuple[str, ...], minutes: list[int]) -> None:
    """Shifts that touch are lawful; every pair that shares minutes is one breach, with their number."""
    assert [breach.measured for breach in found(OnePlace(), written)] == minutes


def test_a_shift_without_length_takes_no_place() -> None:
    """The hour that the March night skips leaves a shift of no minutes, which overlaps with nothing."""
    start, written = date(2027, 3, 22), ("2027-03-27 22:00-07:00", "2027-03-28 02:00-03:00")
    assert found(OnePlace(), written, start=start) == []
    types, placed = world.shifts(written)
    problem = world.problem(rule=OnePlace(), start=start, shift_types=types)
    duties = [d for d in Grid(problem).lines[0].candidates if (d.date, d.shift_type, d.unit) in placed]
    assert len(duties) == 2
    assert disagreement(problem, "one_place", duties) == ""


def test_two_overlapping_shifts_of_the_history_bind_nobody() -> None:
    """What went wrong before the plan makes no rota impossible: the first shift after it is admitted."""
    types = (
        world.shift_type("N", "22:00", "07:00"),
        world.shift_type("O", "23:00", "07:30"),
        world.shift_type("D", "07:00", "15:00"),
        world.shift_type("E", "07:30", "15:00"),
    )
    before = tuple({"date": "2027-02-28", "unit": "ward", "shift_type": code} for code in ("N", "O"))
    problem = world.problem(world.employee(history=before), rule=OnePlace(), shift_types=types)
    monday = [duty for duty in Grid(problem).lines[0].candidates if duty.day == 0]
    assert len(monday) == 4
    assert disagreement(problem, "one_place", monday) == ""


def test_the_later_shift_carries_the_breach() -> None:
    """A night out of the history breaks the rule on the day whose shift starts before it ends."""
    (breach,) = found(OnePlace(), ("2027-03-01 07:00-15:00",), history=("2027-02-28 22:00-07:30",))
    assert (breach.date, breach.measured, breach.limit) == (world.MONDAY, 30, 0)
    assert breach.text.nb == "0:30 timer på to vakter samtidig, der grensen er 0:00"
