"""Weekend frequency (helgefrekvens)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.rules.weekend_frequency import WeekendFrequency
from solver.grid import Grid
from tests import world
from tests.agreement import disagreement
from tests.audited import found
from tests.strategies import World, worlds

OWN: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({}),
    st.integers(0, 4).map(lambda every: {"weekends": {"every": every}}),
    st.integers(1, 4).flatmap(
        lambda every: st.integers(0, every - 1).map(
            lambda phase: {"weekends": {"every": every, "phase": phase}}
        )
    ),
)

WORLDS: st.SearchStrategy[World] = st.sampled_from((1, 2, 2, 3, 3, 4, 5)).flatmap(
    lambda every: worlds(
        WeekendFrequency(every=every), limits=(660, 6 * 1440), days=(4, 5, 6, 0), weeks=6, person=OWN
    )
)


def weekends(*weeks: int) -> tuple[str, ...]:
    """Return a Saturday shift in each week; 0 is the plan's first."""
    return tuple(f"{world.MONDAY + timedelta(days=7 * week + 5)} 07:00-15:00" for week in weeks)


def own(every: int, phase: int | None = None) -> dict[str, Any]:
    """Return an employee's fields with their own weekend frequency."""
    return {"weekends": {"every": every, "phase": phase}}


@pytest.mark.parametrize(
    ("written", "history", "gaps"),
    [
        (weekends(0, 3), (), []),
        (weekends(0, 2), (), [(2, 2)]),
        (weekends(0, 1, 2), (), [(1, 1), (2, 1)]),
        (weekends(1), weekends(-2), []),
        (weekends(0), weekends(-2), [(0, 2)]),
        (weekends(2), weekends(-3, -2, -1), []),
        (weekends(), weekends(-2, -1), []),
    ],
)
def test_each_weekend_stands_apart_from_the_one_before(
    written: tuple[str, ...], history: tuple[str, ...], gaps: list[tuple[int, int]]
) -> None:
    """A weekend too soon after the last, history included, is one breach with the weeks between them."""
    broken = found(WeekendFrequency(every=3), written, history=history, weeks=4)
    assert [((b.date - world.MONDAY).days // 7, b.measured) for b in broken] == gaps


@pytest.mark.parametrize(
    ("weeks", "every", "written", "broken"),
    [
        (3, 3, weekends(1), 0),
        (3, 4, weekends(1), 1),
        (5, 3, weekends(0, 3), 1),
        (6, 3, weekends(0, 3), 0),
        (1, 1, weekends(0), 0),
        (1, 2, weekends(0), 1),
    ],
)
def test_the_cycle_is_a_circle(weeks: int, every: int, written: tuple[str, ...], broken: int) -> None:
    """From the last worked weekend of the cycle to the first of its next turn is a gap like any other."""
    assert len(found(WeekendFrequency(every=every), written, weeks=weeks, cyclic=True)) == broken


@pytest.mark.parametrize(
    ("person", "written", "said"),
    [
        (own(1), weekends(0, 1, 2), []),
        (own(2), weekends(0, 2), []),
        (own(0), weekends(2), ["a weekend for one who has none"]),
        (own(2, 1), weekends(1, 3), []),
        (own(2, 1), weekends(0), ["a weekend in week 1 of 2, where the person has week 2"]),
        (own(1, 0), weekends(0, 1), []),
        (
            own(4),
            weekends(0, 3),
            ["a worked weekend 3 weeks after the last, where there should be at least 4"],
        ),
    ],
)
def test_the_persons_own_frequency_holds(
    person: dict[str, Any], written: tuple[str, ...], said: list[str]
) -> None:
    """What is agreed with the person replaces the rule's number, up or down, and names the weeks."""
    broken = found(WeekendFrequency(every=3), written, weeks=4, person=person)
    assert [breach.text.en for breach in broken] == said


def test_two_weekends_of_the_history_bind_nobody() -> None:
    """Weekends too close before the plan make no rota impossible: they only rule out the next ones."""
    before = tuple({"date": world.day(7 * week + 5), "shift_type": "D", "unit": "ward"} for week in (-2, -1))
    problem = world.problem(world.employee(history=before), rule=WeekendFrequency(every=3), weeks=4)
    saturdays = [duty for duty in Grid(problem).lines[0].candidates if duty.weekday == 5]
    assert len(saturdays) == 4
    assert disagreement(problem, "weekend_frequency", saturdays) == ""


def test_a_night_from_friday_is_no_weekend() -> None:
    """A shift belongs to the day it starts: Friday night is not a weekend, Sunday night is."""
    rule = WeekendFrequency(every=2)
    assert found(rule, ("2027-03-06 07:00-15:00", "2027-03-12 23:59-07:30"), weeks=2) == []
    assert len(found(rule, ("2027-03-06 07:00-15:00", "2027-03-14 23:59-07:30"), weeks=2)) == 1
