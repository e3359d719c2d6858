"""Long shifts (langvakter)."""

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.rules.long_shifts import LongShifts
from models.units import DAY, HOUR
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    lambda over, more, rest, in_a_row, per_week: LongShifts(
        over=over, maximum=over + more, rest=rest, in_a_row=in_a_row, per_week=per_week
    ),
    st.sampled_from((0, 59, 120, 449, 600)),
    st.sampled_from((0, 1, 300, 15 * HOUR)),
    st.sampled_from((0, 9 * HOUR, 11 * HOUR)),
    st.integers(1, 3),
    st.integers(1, 3),
).flatmap(lambda rule: worlds(rule, limits=(rule.rest, DAY - 600, DAY - 750), days=(5, 6, 0), weeks=2))
SFS = LongShifts(maximum=15 * HOUR, rest=9 * HOUR)


def long(*days: int, hours: str = "07:30-21:00") -> list[str]:
    """Return shifts of 13 h 30, or of other hours, on days of the plan."""
    return [f"{world.day(day)} {hours}" for day in days]


@pytest.mark.parametrize(
    ("hours", "limits"),
    [
        ("07:30-20:00", []),
        ("07:30-20:01", [750]),
        ("07:30-20:30 unpaid 30", []),
        ("07:30-22:30", [750]),
        ("07:00-22:00 away 11:00-15:00", []),
    ],
)
def test_nobody_has_a_long_shift_who_has_not_agreed(hours: str, limits: list[int]) -> None:
    """Without SFS 2310 12 h 30 of work are the most; a longer span with time off is no long shift."""
    assert [breach.limit for breach in found(LongShifts(), long(0, hours=hours))] == limits


@pytest.mark.parametrize(("hours", "broken"), [("07:00-22:00", 0), ("07:00-22:01", 1)])
def test_fifteen_hours_are_the_longest(hours: str, broken: int) -> None:
    """SFS 2310: up to and including 15 h."""
    assert len(found(SFS, long(0, hours=hours))) == broken


def test_two_in_a_row_and_three_in_a_week() -> None:
    """A third on end is one too many, on its own day; a fourth in the week as well, wherever it lies."""
    assert found(SFS, long(0, 1, 3)) == []
    (run,) = found(SFS, long(0, 1, 2))
    assert (run.date, run.measured, run.limit) == (world.day(2), 3, 2)
    (week,) = found(SFS, long(0, 1, 3, 4))
    assert (week.date, week.measured, week.limit) == (world.day(4), 4, 3)
    assert week.text.en == "4 long shifts in the week where the limit is 3"
    assert found(SFS, long(5, 6, 8, 9, 11), weeks=2) == []


def test_rest_between_two_long_shifts() -> None:
    """Eleven hours, or nine by local agreement: 21:00 to 07:30 is 10 h 30, 22:30 to 07:29 a minute short."""
    assert found(SFS, long(0, 1)) == []
    (breach,) = found(LongShifts(maximum=15 * HOUR), long(0, 1))
    assert (breach.measured, breach.limit, breach.date) == (630, 660, world.day(1))
    late = [f"{world.day(0)} 08:00-22:30", f"{world.day(1)} 07:29-21:00"]
    assert [breach.measured for breach in found(SFS, late)] == [539]


def test_the_history_counts_and_is_nobodys_breach() -> None:
    """Two long shifts before the plan let no third follow; three of them are not the plan's fault."""
    before = [f"{world.day(day)} 07:30-21:00" for day in (-2, -1)]
    assert [breach.date for breach in found(SFS, long(0), history=before)] == [world.day(0)]
    assert found(SFS, long(2), history=[f"{world.day(-3)} 07:30-21:00", *before]) == []


def test_a_cycle_of_long_shifts_has_no_end() -> None:
    """Sunday's is followed by Monday's of the next turn."""
    assert len(found(SFS, long(0, 5, 6), cyclic=True)) == 1
    assert [breach.measure for breach in found(SFS, long(*range(7)), cyclic=True)] == ["n", "n"]


def test_the_longest_is_no_shorter_than_what_is_long() -> None:
    """A maximum below the threshold says nothing."""
    with pytest.raises(ValidationError, match="raise maximum or lower over"):
        LongShifts(over=700, maximum=600)
