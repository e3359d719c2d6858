"""Weekly rest (ukentlig arbeidsfri)."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.people import WorkedShift
from models.rules.weekly_rest import WeeklyRest
from models.shifts import ShiftType
from models.units import DAY, HOUR, WEEK, clock_text
from solver.grid import Grid
from tests import world
from tests.agreement import disagreement
from tests.audited import found
from tests.strategies import MONDAYS, World, worlds

Span = tuple[int, int]


@st.composite
def paced(draw: st.DrawFn, rule: WeeklyRest) -> World:
    """Draw weeks whose only rests lie about Monday 00:00, where one week's rest becomes the next one's.

    From one such gap to the next there are shifts, a minute too close for a rest between them.
    """
    rest, cyclic = rule.minimum, draw(st.booleans())
    weeks = draw(st.integers(1, 1 + (rest >= 48 * HOUR) + (rest >= 72 * HOUR)))
    lengths = st.sampled_from((20, 450, 900, DAY))
    before = st.sampled_from((rest // 2, rest // 2, 3 * rest // 4, rest, 3 * rest // 2))
    long = st.sampled_from((rest - 1, rest - 1, rest - 1, rest, rest + 60, 2 * rest - 1, 2 * rest))
    begins = [WEEK * week - draw(before) + draw(st.sampled_from((-1, 0, 1))) for week in range(weeks)]
    spans = []
    for begin, until in pairwise([*begins, begins[0] + WEEK * weeks]):
        at = begin + draw(long) + draw(st.sampled_from((0, 0, 1)))
        last = until - draw(lengths)
        while at < last:
            spans.append((at, draw(lengths)))
            at = sum(spans[-1]) + rest - 1
        spans.append((last, until - last))
    for begin, length in draw(st.lists(st.sampled_from(spans), max_size=2)):
        # A short shift beside another, so that a gap may also be a little longer.
        off = draw(st.sampled_from((1, 30, 120, 600)))
        spans.append(draw(st.sampled_from(((begin - off, 20), (begin + length + off - 20, 20)))))
    if cyclic:
        return _offered(
            rule, weeks, draw(st.sampled_from(MONDAYS)), [(a % (WEEK * weeks), n) for a, n in spans]
        )
    first = (begins[0] - 450, 450)
    return _offered(rule, weeks, draw(st.sampled_from(MONDAYS)), spans, [first])


def _offered(
    rule: WeeklyRest, weeks: int, start: date, spans: list[Span], history: list[Span] | None = None
) -> World:
    """Return a plan in which the spans may be chosen, cyclic when there is no history."""
    placed = [_placed(span, start) for span in spans]
    worked = [_placed(span, start) for span in history or ()]
    problem = world.problem(
        world.employee(
            history=[WorkedShift(date=day, shift_type=code.code, unit="ward") for day, code in worked]
        ),
        rule=rule,
        start=start,
        weeks=weeks,
        cyclic=history is None,
        shift_types=tuple({code.code: code for _, code in (*placed, *worked)}.values()),
    )
    wanted = {(day, code.code) for day, code in placed}
    duties = [duty for line in Grid(problem).lines for duty in line.candidates]
    return World(problem, tuple([duty for duty in duties if (duty.date, duty.shift_type) in wanted][:8]))


def _placed(span: Span, start: date) -> tuple[date, ShiftType]:
    day, minute = divmod(span[0], DAY)
    ends = clock_text((minute + span[1]) % DAY)
    return world.day(day, start), world.shift_type(
        f"{clock_text(minute)}+{span[1]}", clock_text(minute), ends
    )


RULES = st.builds(
    WeeklyRest,
    # Seven duties cannot fill a week with gaps under 35 h, so most rests here are longer than the law's.
    minimum=st.sampled_from((72 * HOUR, 60 * HOUR + 1, 48 * HOUR, 35 * HOUR + 1, 35 * HOUR, 28 * HOUR)),
)
WORLDS = RULES.flatmap(
    lambda rule: st.one_of(
        paced(rule), paced(rule), worlds(rule, limits=(rule.minimum, 2 * rule.minimum), days=(4, 5, 6, 0))
    )
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


def test_a_rest_of_the_week_before_yields_to_the_plan() -> None:
    """From Saturday 20:00 the week before rests until Monday 07:00, unless a shift on Monday morning ends it.

    Then it has none, and the plan's first week rests from Monday 02:00 to Tuesday 13:00. Without that shift
    only 30 h are left of those 35.
    """
    monday, before = "0 00:00-02:00", shifts("-2 12:00-20:00")
    week = ["1 13:00-23:00", *(f"{day} 14:00-22:00" for day in range(2, 7))]
    assert found(WeeklyRest(), shifts(monday, *week), history=before) == []
    (breach,) = found(WeeklyRest(), shifts(*week), history=before)
    assert breach.measured == 30 * HOUR
    spans = [(0, 120), (DAY + 13 * HOUR, 600), *((day * DAY + 14 * HOUR, 480) for day in range(2, 7))]
    drawn = _offered(WeeklyRest(), 1, world.MONDAY, spans, [(-2 * DAY + 12 * HOUR, 480)])
    assert len(drawn.duties) == 7
    assert disagreement(drawn.problem, "weekly_rest", drawn.duties) == ""


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
