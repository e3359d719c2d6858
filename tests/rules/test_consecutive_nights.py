"""Nights in a row (netter på rad)."""

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.people import WorkedShift
from models.rules.consecutive_nights import ConsecutiveNights
from models.units import DAY, HOUR
from solver.grid import Grid
from tests import world
from tests.agreement import disagreement
from tests.audited import found
from tests.strategies import World, changed, worlds

RULES = st.builds(
    ConsecutiveNights,
    maximum=st.sampled_from((0, 1, 1, 2, 3)),
    night_from=st.sampled_from((21 * HOUR, 21 * HOUR, 23 * HOUR, 0)),
    night_to=st.sampled_from((6 * HOUR, 6 * HOUR, 7 * HOUR)),
    threshold=st.sampled_from((0, 60, 3 * HOUR, 3 * HOUR)),
)
# Gaps that bring the next shift to the same time of the next day, a minute or an hour off, or a day later.
GAPS = (DAY - 450, DAY - 600, DAY - 900, 2 * DAY - 450)


def after(drawn: World, before: list[int]) -> World:
    """Return the world with one of its own shifts worked on each of these days before a calendar plan."""
    horizon, codes = drawn.problem.horizon, drawn.problem.shift_types
    if horizon.cyclic:
        return drawn
    history = [
        WorkedShift(date=world.day(-day, horizon.start), shift_type=codes[day % len(codes)].code, unit="ward")
        for day in before
    ]
    return changed(drawn, person={"history": history})


WORLDS = st.builds(
    after,
    RULES.flatmap(lambda rule: worlds(rule, limits=GAPS, days=(0, 1, 5, 6), weeks=2)),
    st.lists(st.integers(1, 4), max_size=3, unique=True),
)


def nights(*days: int, shift: str = "22:00-07:30") -> list[str]:
    """Return one night on each of these days of the plan."""
    return [f"{world.day(day)} {shift}" for day in days]


def test_a_run_is_one_breach_on_its_last_day() -> None:
    """Five nights in a row are one breach, on the fifth, with its length."""
    (breach,) = found(ConsecutiveNights(maximum=3), nights(0, 1, 2, 3, 4))
    assert (breach.date, breach.measured, breach.limit, breach.measure) == (world.day(4), 5, 3, "n")


@pytest.mark.parametrize(
    ("shift", "breaches"), [("15:00-00:00", 0), ("15:00-00:01", 1), ("02:59-11:00", 1), ("03:00-11:00", 0)]
)
def test_a_night_has_more_than_the_threshold(shift: str, breaches: int) -> None:
    """Exactly 180 minutes inside 21:00–06:00 make no night, one minute more does."""
    assert len(found(ConsecutiveNights(maximum=1), nights(0, 1, shift=shift))) == breaches


def test_minutes_of_two_nights_add_up() -> None:
    """From 04:00 to 22:01 there are 120 minutes of one night and 61 of the next: 181."""
    assert len(found(ConsecutiveNights(maximum=0), nights(0, shift="04:00-22:01"))) == 1
    assert found(ConsecutiveNights(maximum=0), nights(0, shift="04:00-22:00")) == []


def test_two_nights_from_one_day_are_one() -> None:
    """A night at 00:30 and one at 22:00 start on the same day, so Monday and Tuesday make two."""
    written = [*nights(0, shift="00:30-08:00"), *nights(0, 1)]
    assert found(ConsecutiveNights(maximum=2), written) == []


def test_two_nights_of_the_history_from_one_day_are_one_when_posted() -> None:
    """Both nights of the Sunday before are known; with two in a row allowed, Monday is open."""
    types = (world.shift_type("E", "00:00", "06:00"), world.shift_type("N", "22:00", "06:00"))
    before = tuple({"date": world.day(-1), "shift_type": code, "unit": "ward"} for code in "EN")
    problem = world.problem(
        world.employee(history=before), shift_types=types, rule=ConsecutiveNights(maximum=2)
    )
    nights_offered = [d for d in Grid(problem).lines[0].candidates if d.shift_type == "N"][:3]
    assert disagreement(problem, "consecutive_nights", nights_offered) == ""


def test_another_window() -> None:
    """With the night agreed as 23:00–07:00, a shift 19:00–02:00 has 180 minutes of it and is none."""
    rule = ConsecutiveNights(maximum=0, night_from=23 * HOUR, night_to=7 * HOUR)
    assert found(rule, nights(0, shift="19:00-02:00")) == []
    assert len(found(rule, nights(0, shift="19:00-02:01"))) == 1


def test_a_run_across_the_turn_of_the_cycle_is_reported_once() -> None:
    """Thursday to Sunday of the last week and Monday of the first: five in a row, on Monday."""
    (breach,) = found(ConsecutiveNights(maximum=3), nights(0, 10, 11, 12, 13), weeks=2, cyclic=True)
    assert (breach.date, breach.measured) == (world.day(0), 5)


def test_nights_without_end() -> None:
    """A night every day of a cycle never ends: one breach, however high the ceiling."""
    (breach,) = found(ConsecutiveNights(maximum=30), nights(*range(7)), cyclic=True)
    assert breach.date == world.day(6)
    assert breach.measured > 30


def test_what_lies_before_the_plan_is_no_breach() -> None:
    """Four nights that ended with the history are nobody's breach; one more in the plan is the plan's."""
    before = nights(-4, -3, -2, -1)
    assert found(ConsecutiveNights(maximum=3), nights(1), history=before) == []
    (breach,) = found(ConsecutiveNights(maximum=3), nights(0), history=before)
    assert (breach.date, breach.measured) == (world.day(0), 5)


def test_a_night_needs_a_length() -> None:
    """A window that ends when it starts is refused."""
    with pytest.raises(ValidationError, match="a night has a length"):
        ConsecutiveNights(night_from=6 * HOUR, night_to=6 * HOUR)
