"""Quick returns (korte vaktskift)."""

import pytest
from hypothesis import strategies as st

from models.rules.quick_returns import QuickReturns
from models.units import HOUR
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    QuickReturns,
    limit=st.sampled_from((60, 8 * HOUR, 11 * HOUR, 11 * HOUR + 1)),
    maximum=st.sampled_from((0, 1, 1, 2)),
).flatmap(lambda rule: worlds(rule, limits=(0, rule.limit, rule.limit, 16 * HOUR), days=(5, 6, 0), weeks=2))

EVENING, MORNING = "14:30-22:00", "07:00-15:00"


def returns(*days: int) -> list[str]:
    """Return an evening on each of these days of the plan, and a morning on the next."""
    return [
        f"{world.day(day + later)} {shift}" for day in days for later, shift in ((0, EVENING), (1, MORNING))
    ]


def test_a_week_is_one_breach_on_the_day_of_its_last_return() -> None:
    """Three quick returns where one is allowed are one breach, on the third."""
    (breach,) = found(QuickReturns(maximum=1), returns(0, 2, 4))
    assert (breach.date, breach.measured, breach.limit, breach.measure) == (world.day(5), 3, 1, "n")


@pytest.mark.parametrize(("start", "breaches"), [("09:00", 0), ("08:59", 1)])
def test_the_limit_itself_is_not_quick(start: str, breaches: int) -> None:
    """From 22:00 to 09:00 there are 11 hours, which is enough; one minute less is not."""
    written = [f"{world.day(0)} {EVENING}", f"{world.day(1)} {start}-15:00"]
    assert len(found(QuickReturns(maximum=0), written)) == breaches


def test_an_overlap_is_quick() -> None:
    """Two shifts that overlap, and two at the same hours in two units, are returned to quickly."""
    overlap = [f"{world.day(0)} 07:00-15:00", f"{world.day(0)} 14:00-22:00"]
    twice = [f"{world.day(0)} 07:00-15:00", f"{world.day(0)} 07:00-15:00 unit B"]
    assert len(found(QuickReturns(maximum=0), overlap)) == 1
    assert len(found(QuickReturns(maximum=0), twice)) == 1


def test_what_lies_inside_a_shift_is_the_one_before() -> None:
    """After a course 10–11 inside a shift 07–15, the evening at 22:00 follows the course: 11 hours."""
    shift, course, evening = (
        f"{world.day(0)} {hours}" for hours in ("07:00-15:00", "10:00-11:00", "22:00-23:00")
    )
    assert len(found(QuickReturns(maximum=1), [shift, course, evening])) == 0
    assert len(found(QuickReturns(maximum=0), [shift, evening])) == 1


def test_a_return_from_the_history_counts_in_the_plan() -> None:
    """From Sunday evening before the plan to Monday morning is one of the first week's."""
    before, morning = (f"{world.day(-1)} {EVENING}", f"{world.day(0)} {MORNING}")
    (breach,) = found(QuickReturns(maximum=0), [morning], history=[before])
    assert breach.date == world.day(0)
    assert found(QuickReturns(maximum=0), [], history=[before, f"{world.day(-1)} 23:00-23:30"]) == []


def test_a_week_that_cannot_hold_too_many_asks_for_nothing() -> None:
    """Where no week can have more than the maximum, no literal is spent and no row is written."""
    rule = QuickReturns(maximum=7)
    problem = world.problem(shift_types=[world.shift_type("N", "22:00", "14:00")], rule=rule, weeks=2)
    part = build(problem, only=frozenset({"quick_returns"})).formulation.people["anna"]
    assert (len(part.literals), part.rows) == (14, [])
