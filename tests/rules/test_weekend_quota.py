"""Weekends at most (helgekvote)."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from models.rules.weekend_quota import WeekendQuota
from tests import world
from tests.audited import found
from tests.strategies import World, worlds

WORLDS: st.SearchStrategy[World] = st.builds(
    lambda maximum, weeks: WeekendQuota(maximum=maximum, weeks=weeks),
    st.sampled_from((0, 1, 1, 2)),
    st.sampled_from((None, 1, 2, 3)),
).flatmap(lambda rule: worlds(rule, limits=(660, 6 * 1440), days=(4, 5, 6, 0), weeks=5))


def weekends(*weeks: int, day: int = 5) -> tuple[str, ...]:
    """Return a Saturday shift in each week, or one on another day; 0 is the plan's first week."""
    return tuple(f"{world.MONDAY + timedelta(days=7 * week + day)} 07:00-15:00" for week in weeks)


@pytest.mark.parametrize(
    ("maximum", "weeks", "written", "broken"),
    [
        (2, None, weekends(0, 3), []),
        (2, None, weekends(0, 1, 3), [(3, 3)]),
        (0, None, weekends(2, day=6), [(2, 1)]),
        (0, None, weekends(2, day=4), []),
        (1, 2, weekends(1, 2), []),
        (1, 2, weekends(0, 1, 2, 3), [(1, 2), (3, 2)]),
        (1, 3, weekends(2, 3), []),
        (1, 3, weekends(3, 4), [(4, 2)]),
    ],
)
def test_worked_weekends_are_counted_in_each_stretch(
    maximum: int, weeks: int | None, written: tuple[str, ...], broken: list[tuple[int, int]]
) -> None:
    """One weekend above the quota is one breach of its stretch, at the last of its weekends."""
    breaches = found(WeekendQuota(maximum=maximum, weeks=weeks), written, weeks=5)
    assert [((b.date - world.MONDAY).days // 7, b.measured) for b in breaches] == broken


def test_both_days_are_one_weekend() -> None:
    """Saturday and Sunday together use one weekend of the quota."""
    both = (*weekends(0), *weekends(0, day=6))
    assert found(WeekendQuota(maximum=1, weeks=None), both) == []


def test_weekends_of_the_history_do_not_count() -> None:
    """The quota is the plan's own."""
    rule = WeekendQuota(maximum=1, weeks=None)
    assert found(rule, weekends(0), history=weekends(-2, -1)) == []
