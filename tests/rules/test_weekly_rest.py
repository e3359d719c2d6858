"""Weekly rest (ukentlig arbeidsfri)."""

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.people import WorkedShift
from models.rules.weekly_rest import WeeklyRest
from models.units import DAY, HOUR, WEEK, clock_text
from solver.grid import Grid
from tests import world
from tests.audited import found
from tests.strategies import MONDAYS, World, changed, worlds


def after(drawn: World, before: list[int]) -> World:
    """Return the world with one of its own shifts worked on each of these days before a calendar plan."""
    horizon, codes = drawn.problem.horizon, drawn.problem.shift_types
    if horizon.cyclic or not before:
        return drawn
    history = [
        WorkedShift(date=world.day(-day, horizon.start), shift_type=codes[day % len(codes)].code, unit="ward")
        for day in before
    ]
    return changed(drawn, person={"history": history})


@st.composite
def paced(draw: st.DrawFn, rule: WeeklyRest) -> World:
    """Draw a plan with shifts all through it, whose gaps are mostly just too short for a rest or for two."""
    rest = rule.minimum
    # As many weeks as seven shifts can fill, and the first rest often on the boundary between two of them.
    weeks = draw(st.integers(1, max(1, 7 * (rest + 9 * HOUR) // WEEK)))
    start = draw(st.sampled_from(MONDAYS))
    at = draw(st.sampled_from((0, 450, rest // 2, WEEK - rest // 2, WEEK - 3 * rest // 2)))
    placed = {}
    for _ in range(7):
        at += draw(st.sampled_from((-1, 0, 0, 1)))
        day, minute = divmod(at % (weeks * WEEK), DAY)
        length = draw(st.sampled_from((60, 450, 900, DAY)))
        code = world.shift_type(
            f"{clock_text(minute)}+{length}", clock_text(minute), clock_text((minute + length) % DAY)
        )
        placed[world.day(day, start), code.code] = code
        at += length + draw(st.sampled_from((rest - 1, rest - 1, rest - 60, rest, rest + 60, 2 * rest - 1)))
    problem = world.problem(
        rule=rule,
        start=start,
        weeks=weeks,
        cyclic=draw(st.booleans()),
        shift_types=tuple({code.code: code for code in placed.values()}.values()),
    )
    duties = (duty for line in Grid(problem).lines for duty in line.candidates)
    return World(problem, tuple(duty for duty in duties if (duty.date, duty.shift_type) in placed))


RULES = st.builds(
    WeeklyRest,
    # Seven duties cannot fill a week with gaps under 35 h, so most rests here are longer than the law's.
    minimum=st.sampled_from((28 * HOUR, 35 * HOUR, 35 * HOUR + 1, 48 * HOUR, 60 * HOUR + 1, 72 * HOUR)),
)
WORLDS = st.builds(
    after,
    RULES.flatmap(
        lambda rule: st.one_of(
            paced(rule), paced(rule), worlds(rule, limits=(rule.minimum, 2 * rule.minimum), days=(4, 5, 6, 0))
        )
    ),
    st.lists(st.integers(1, 9), max_size=4, unique=True),
)


def shifts(*written: str) -> list[str]:
    """Return shifts from day numbers and hours, as ``"5 07:00-15:00"``."""
    return [f"{world.day(int(day))} {hours}" for day, hours in (line.split(maxsplit=1) for line in written)]


MORNINGS = shifts(*(f"{day} 07:00-15:00" for day in range(5)))


def test_a_breach_says_the_longest_rest_of_the_week() -> None:
    """From Friday 15:00 to Saturday 10:00 are 19 h, from 14:00 to Sunday 07:00 are 17 h: 19 h it is."""
    (breach,) = found(WeeklyRest(), [*MORNINGS, *shifts("5 10:00-14:00", "6 07:00-15:00")])
    assert (breach.date, breach.measured, breach.limit) == (world.day(6), 19 * HOUR, 35 * HOUR)


@pytest.mark.parametrize(("ends", "breaches"), [("06:29", 0), ("06:30", 1)])
def test_a_middle_on_monday_belongs_to_the_new_week(ends: str, breaches: int) -> None:
    """Sunday 06:30 to Monday 17:30 has its middle at Monday 00:00 and is the new week's."""
    first = shifts(*(f"{day} 14:00-22:00" for day in range(5)), f"5 21:00-{ends}", "7 17:30-22:00")
    assert len(found(WeeklyRest(), first, weeks=2)) == breaches


@pytest.mark.parametrize(("minutes", "breaches"), [(0, 0), (1, 1)])
def test_half_a_minute_decides(minutes: int, breaches: int) -> None:
    """With 35 h 01, a rest from Sunday 06:29 has its middle half a minute before Monday, from 06:30 after."""
    rule = WeeklyRest(minimum=35 * HOUR + 1)
    night = f"5 21:00-06:{29 + minutes}"
    first = shifts(*(f"{day} 14:00-22:00" for day in range(5)), night, f"7 17:{30 + minutes}-22:00")
    assert len(found(rule, first, weeks=2)) == breaches


def test_a_rest_of_the_week_before_is_not_taken_again() -> None:
    """Free from Saturday 13:00 to Monday 22:00 is 57 h: the week before the plan takes 35 of them."""
    week = shifts("0 22:00-06:00", *(f"{day} 14:00-22:00" for day in range(2, 7)))
    before = shifts("-2 05:00-13:00")
    (breach,) = found(WeeklyRest(), week, history=before)
    assert breach.measured == 32 * HOUR
    # Had that week rested from Wednesday, the whole weekend would be free for the first week of the plan.
    earlier = shifts("-7 07:00-15:00", "-5 07:00-15:00", "-3 22:00-06:00")
    assert found(WeeklyRest(), week, history=[*earlier, *before]) == []


def test_a_person_who_never_rests() -> None:
    """Round the clock every day leaves no free time at all, in a calendar plan as in a cycle."""
    for cyclic in (False, True):
        (breach,) = found(WeeklyRest(), shifts(*(f"{day} 00:00-00:00" for day in range(7))), cyclic=cyclic)
        assert breach.measured == 0


def test_one_rest_too_few_in_a_cycle() -> None:
    """Three weeks with two long weekends between them: one breach, wherever the cycle is cut."""
    days = [day for day in range(21) if day not in {5, 6, 12, 13}]
    for first in range(3):
        turned = sorted((day + 7 * first) % 21 for day in days)
        assert (
            len(found(WeeklyRest(), shifts(*(f"{day} 07:00-15:00" for day in turned)), weeks=3, cyclic=True))
            == 1
        )


def test_what_a_cycle_begins_with_is_settled_by_a_turn() -> None:
    """The only rest, Sunday 04:00 to Monday 20:00 over the turn, goes to the last week and not to both."""
    week_1 = shifts("0 20:00-22:00", *(f"{day} 07:00-15:00" for day in range(1, 7)))
    week_2 = shifts(*(f"{day} 07:00-15:00" for day in range(7, 12)), "12 19:00-04:00")
    (breach,) = found(WeeklyRest(), [*week_1, *week_2], weeks=2, cyclic=True)
    assert (breach.date, breach.measured) == (world.day(6), 16 * HOUR)


def test_a_rest_has_an_upper_limit() -> None:
    """Rests of which two do not fit in a week are refused."""
    with pytest.raises(ValidationError):
        WeeklyRest(minimum=72 * HOUR + 1)
