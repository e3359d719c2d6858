"""Weekly hours (ukentlig arbeidstid)."""

import pytest
from hypothesis import strategies as st

from models.rules.weekly_hours import WeeklyHours
from models.units import DAY, HOUR
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    WeeklyHours,
    # With seven duties at most, a low ceiling takes the place of forty hours; some are sums of drawn lengths.
    maximum=st.sampled_from((0, 60, 450, 451, 900, 15 * HOUR + 1, 1350, 1500, 40 * HOUR)),
    passive_from=st.sampled_from((0, 5000, 5001)),
    passive_most=st.sampled_from((0, 30, 10 * HOUR)),
    passive_ceiling=st.sampled_from((0, 500, 48 * HOUR)),
).flatmap(lambda rule: worlds(rule, limits=(0, 11 * HOUR, 2 * DAY), days=(6, 0), weeks=2))


def test_a_week_is_one_breach_on_its_last_day_of_work() -> None:
    """Five days of 8 h 01 are 40 h 05: one breach, on Friday."""
    (breach,) = found(WeeklyHours(), [f"{world.day(day)} 07:00-15:01" for day in range(5)])
    assert (breach.date, breach.measured, breach.limit) == (world.day(4), 2405, 2400)


@pytest.mark.parametrize(("maximum", "days"), [(119, [6, 7]), (120, [7]), (449, [7]), (450, [])])
def test_a_night_is_cut_at_monday(maximum: int, days: list[int]) -> None:
    """Sunday 22:00–07:30 is 2 h of one week and 7 h 30 of the next."""
    breaches = found(WeeklyHours(maximum=maximum), [f"{world.day(6)} 22:00-07:30"], weeks=2)
    assert [breach.date for breach in breaches] == [world.day(day) for day in days]


@pytest.mark.parametrize(
    ("shift", "first", "second"),
    [
        ("22:00-07:30 unpaid 30", 120, 420),
        ("15:00-00:15 unpaid 30", 525, 0),
    ],
)
def test_an_unpaid_break_lies_after_the_cut_as_far_as_it_fits(shift: str, first: int, second: int) -> None:
    """The half hour is taken from Monday's part, and from Sunday's only where Monday's is shorter."""
    breaches = found(WeeklyHours(maximum=0), [f"{world.day(6)} {shift}"], weeks=2)
    assert [breach.measured for breach in breaches] == [minutes for minutes in (first, second) if minutes]


def test_the_last_night_of_a_cycle_counts_in_the_first_week() -> None:
    """In a cycle of one week Sunday's night is wholly of that week: 2 h at its end, 7 h 30 at its start."""
    night = [f"{world.day(6)} 22:00-07:30"]
    assert found(WeeklyHours(maximum=570), night, cyclic=True) == []
    (breach,) = found(WeeklyHours(maximum=569), night, cyclic=True)
    assert (breach.date, breach.measured) == (world.day(6), 570)
    last = [f"{world.day(13)} 22:00-07:30"]
    (breach,) = found(WeeklyHours(maximum=449), last, cyclic=True, weeks=2)
    assert (breach.date, breach.measured) == (world.day(0), 450)


def test_a_week_filled_by_the_history_is_no_breach_until_more_is_planned() -> None:
    """The history's night alone is nobody's breach; a minute of planned work beside it is the plan's."""
    before = [f"{world.day(-1)} 22:00-07:30"]
    assert found(WeeklyHours(maximum=60), [], history=before) == []
    (breach,) = found(WeeklyHours(maximum=60), [f"{world.day(3)} 10:00-10:01"], history=before)
    assert (breach.date, breach.measured) == (world.day(3), 451)


def nights(number: int, words: str) -> list[str]:
    """Return resting nights of 9 h from Monday on."""
    return [f"{world.day(day)} 22:00-07:00 {words}" for day in range(number)]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        # 45 h with 22 h 30 of half rest: up to ten come on top, but never past 48.
        (nights(5, "resting 22:00-07:00 share 3333"), []),
        ([*nights(5, "resting 22:00-07:00"), f"{world.day(5)} 12:00-15:00"], []),
        ([*nights(5, "resting 22:00-07:00"), f"{world.day(5)} 12:00-15:01"], [48 * HOUR]),
        # 45 h with 5 × 2 h of rest: 40 h and five is the limit, and met; an hour less rest is not enough.
        (nights(5, "resting 01:00-03:00"), []),
        ([*nights(4, "resting 01:00-03:00"), f"{world.day(4)} 22:00-07:00 resting 01:00-02:58"], [2699]),
    ],
)
def test_half_of_the_resting_duty_comes_on_top(written: list[str], limits: list[int]) -> None:
    """AML § 10-4 (2): half of the passive time, at most 10 h in seven days and 48 h in all."""
    assert [breach.limit for breach in found(WeeklyHours(passive_from=0), written)] == limits


def test_only_what_is_mainly_passive_lengthens_the_week() -> None:
    """Of 9 h two are no main part: five such nights are 45 h of a week of 40; four and a half are half."""
    (breach,) = found(WeeklyHours(), nights(5, "resting 01:00-03:00"))
    assert (breach.measured, breach.limit) == (45 * HOUR, 40 * HOUR)
    assert found(WeeklyHours(), nights(5, "resting 01:00-05:30")) == []
