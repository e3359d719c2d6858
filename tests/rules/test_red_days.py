"""Sundays and public holidays off (søn- og helgedagsfri)."""

from datetime import date

import pytest
from hypothesis import strategies as st

from models.rules.red_days import RedDays
from models.units import DAY, HOUR, WEEK
from tests import world
from tests.audited import found
from tests.strategies import MONDAYS, worlds

EASTER = date(2027, 3, 22)
WHITSUN = date(2027, 5, 10)
MAY = date(2028, 5, 15)
CHRISTMAS = date(2027, 12, 20)
SUMMER = date(2027, 6, 7)

WORLDS = st.builds(
    RedDays,
    least=st.sampled_from((1, 1, 60, 240)),
    averaging=st.booleans(),
    weeks=st.sampled_from((1, 2, 3, 26)),
    in_a_row=st.sampled_from((1, 2, 3)),
).flatmap(
    lambda rule: worlds(
        rule,
        limits=(0, DAY - 450, 2 * DAY, WEEK - 450),
        days=(3, 4, 5, 6, 0),
        mondays=(*MONDAYS, EASTER, WHITSUN, MAY, CHRISTMAS),
    )
)


def sundays(*weeks: int, shift: str = "10:00-18:00", start: date = world.MONDAY) -> list[str]:
    """Return one shift on the Sunday of each of these weeks of the plan."""
    return [f"{world.day(7 * week + 6, start)} {shift}" for week in weeks]


@pytest.mark.parametrize(
    ("start", "written", "broken"),
    [
        (EASTER, ["2027-03-24 10:00-18:01", "2027-03-26 10:00-18:00"], 1),
        (EASTER, ["2027-03-24 10:00-18:00", "2027-03-26 10:00-18:00"], 0),
        (EASTER, ["2027-03-26 21:00-22:00", "2027-03-27 10:00-15:01"], 1),
        (EASTER, ["2027-03-26 21:00-22:00", "2027-03-27 10:00-15:00"], 0),
        (EASTER, ["2027-03-26 22:00-23:00", "2027-03-27 10:00-15:01"], 0),
        (EASTER, ["2027-03-25 21:59-22:01"], 1),
        (EASTER, ["2027-03-25 20:00-22:00"], 0),
        (EASTER, ["2027-03-28 20:00-22:01"], 1),
        (WHITSUN, ["2027-05-15 14:00-15:01", "2027-05-16 22:00-23:00"], 1),
        (WHITSUN, ["2027-05-15 14:00-15:00", "2027-05-16 22:00-23:00"], 0),
        (MAY, ["2028-05-16 18:00-22:01", "2028-05-21 10:00-18:00"], 1),
        (MAY, ["2028-05-16 18:00-22:00", "2028-05-21 10:00-18:00"], 0),
        (CHRISTMAS, ["2027-12-24 14:00-15:01", "2027-12-26 10:00-18:00"], 1),
        (CHRISTMAS, ["2027-12-24 14:00-15:00", "2027-12-26 10:00-18:00"], 0),
        (CHRISTMAS, ["2027-12-26 10:00-18:00", "2027-12-31 10:00-18:01"], 1),
        (CHRISTMAS, ["2027-12-26 10:00-18:00", "2027-12-31 10:00-18:00"], 0),
    ],
)
def test_a_red_day_begins_and_ends_by_the_clock(start: date, written: list[str], broken: int) -> None:
    """18:00 the day before, 15:00 on three eves, 22:00 before 17 May and between red days; then 22:00."""
    assert len(found(RedDays(), written, start=start, weeks=2)) == broken


def test_two_red_days_in_a_row_are_told_on_the_second() -> None:
    """Sundays 1 and 2 and 4: one breach, on the second."""
    (breach,) = found(RedDays(), sundays(0, 1, 3), weeks=4)
    assert (breach.date, breach.measured, breach.limit) == (world.day(13), 2, 1)


def test_the_history_is_looked_at_and_is_nobodys_breach() -> None:
    """A Sunday worked before the plan rules out its first; two of them are no breach of the plan."""
    assert found(RedDays(), sundays(1), history=sundays(-2, -1), weeks=2) == []
    (breach,) = found(RedDays(), sundays(0), history=sundays(-2, -1), weeks=2)
    assert breach.date == world.day(6)


def test_the_last_shift_may_reach_a_red_day_after_the_plan() -> None:
    """Easter Monday begins on Sunday 22:00: a plan that ends there has worked both days."""
    written = ["2027-03-28 10:00-18:00", "2027-03-28 22:00-07:30"]
    (breach,) = found(RedDays(), written, start=EASTER)
    assert breach.date == date(2027, 3, 28)


@pytest.mark.parametrize(("least", "broken"), [(1, 1), (240, 1), (241, 0)])
def test_a_few_minutes_may_be_too_little(least: int, broken: int) -> None:
    """Saturday 14:00–22:00 has four hours of the Sunday."""
    written = [f"{world.day(5)} 14:00-22:00", *sundays(1)]
    assert len(found(RedDays(least=least), written, weeks=2)) == broken


@pytest.mark.parametrize(
    ("weeks", "written", "broken"),
    [
        (4, (0, 1), []),
        (4, (0, 1, 3), [(27, 3, 2)]),
        (5, (0, 1, 4), []),
        (5, (0, 1, 2, 4), [(20, 3, 2)]),
        (6, (2, 3, 4, 5), [(41, 2, 1)]),
        (1, (0,), []),
    ],
)
def test_half_are_free_on_average(
    weeks: int, written: tuple[int, ...], broken: list[tuple[int, int, int]]
) -> None:
    """By periods of four weeks from the plan's start; the odd day of what is left may be worked."""
    rule = RedDays(averaging=True, weeks=4)
    measured = [
        ((b.date - SUMMER).days, b.measured, b.limit)
        for b in found(rule, sundays(*written, start=SUMMER), start=SUMMER, weeks=weeks)
        if b.limit != rule.in_a_row
    ]
    assert measured == broken


@pytest.mark.parametrize(
    ("written", "broken"), [((0, 1, 2), []), ((0, 1, 2, 3, 4), [27, 34]), ((0, 1, 3, 4, 5), [])]
)
def test_every_fourth_sunday_is_free(written: tuple[int, ...], broken: list[int]) -> None:
    """The fourth in a row is a breach, and so is the fifth."""
    rule = RedDays(averaging=True, weeks=52)
    found_in = found(rule, sundays(*written), start=world.MONDAY, weeks=12)
    assert [(breach.date - world.MONDAY).days for breach in found_in] == broken


@pytest.mark.parametrize(
    ("weeks", "written", "broken"),
    [(2, (0,), 0), (1, (0,), 2), (3, (0,), 0), (3, (0, 1), 1), (6, (0, 1, 5), 0)],
)
def test_the_cycle_is_a_circle(weeks: int, written: tuple[int, ...], broken: int) -> None:
    """No more than half of a turn; every Sunday of a one-week cycle is too many and too long."""
    assert len(found(RedDays(averaging=True), sundays(*written), weeks=weeks, cyclic=True)) == broken


def test_a_cycle_has_no_holidays() -> None:
    """In a base rota two shifts in Easter week touch no red day."""
    written = ["2027-03-25 10:00-18:00", "2027-03-26 10:00-18:00"]
    assert found(RedDays(), written, start=EASTER, weeks=2, cyclic=True) == []
    assert len(found(RedDays(), written, start=EASTER, weeks=2)) == 1


def test_a_night_from_sunday_ten_o_clock_is_no_sunday() -> None:
    """Sunday's window ends at 22:00: half an hour earlier is Sunday work."""
    assert found(RedDays(), sundays(0, 1, shift="22:00-07:30"), weeks=2) == []
    assert len(found(RedDays(), sundays(0, 1, shift="21:30-07:30"), weeks=2)) == 1
    assert found(RedDays(least=HOUR), sundays(0, 1, shift="21:30-07:30"), weeks=2) == []
