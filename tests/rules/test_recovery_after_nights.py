"""Free time after nights (fri etter netter)."""

import pytest
from hypothesis import strategies as st

from models.rules.recovery_after_nights import RecoveryAfterNights
from models.units import DAY, HOUR
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    RecoveryAfterNights,
    minimum=st.sampled_from((0, 11 * HOUR, DAY, 30 * HOUR, 2 * DAY, 3 * DAY)),
    nights=st.sampled_from((1, 1, 2, 3)),
    threshold=st.sampled_from((0, 60, 3 * HOUR)),
).flatmap(
    lambda rule: worlds(rule, limits=(rule.minimum, DAY - 450, DAY - 600, 2 * DAY - 450), days=(0, 1, 5, 6))
)


def nights(*days: int) -> list[str]:
    """Return one night on each of these days of the plan."""
    return [f"{world.day(day)} 22:00-07:30" for day in days]


@pytest.mark.parametrize(("start", "broken"), [("07:30-15:00", []), ("07:29-15:00", [(3, 2879)])])
def test_the_next_shift_waits(start: str, broken: list[tuple[int, int]]) -> None:
    """48 h after a night that ends on Tuesday at 07:30 it is Thursday at 07:30."""
    rule = RecoveryAfterNights(minimum=2 * DAY)
    measured = [(b.date, b.measured) for b in found(rule, [*nights(0), f"{world.day(3)} {start}"])]
    assert measured == [(world.day(day), gap) for day, gap in broken]


def test_without_a_figure_nothing_is_asked_for() -> None:
    """The act sets no limit, and neither does the rule."""
    assert found(RecoveryAfterNights(), [*nights(0), f"{world.day(1)} 07:30-15:00"]) == []


def test_the_run_may_go_on() -> None:
    """Three nights on end are one run; a night after a night off starts too soon."""
    rule = RecoveryAfterNights(minimum=2 * DAY)
    assert found(rule, nights(0, 1, 2)) == []
    (breach,) = found(rule, nights(0, 1, 3))
    assert (breach.date, breach.measured) == (world.day(3), 38 * HOUR + 30)


@pytest.mark.parametrize(("asked", "broken"), [(1, 1), (2, 1), (3, 0)])
def test_a_short_run_is_free_of_it(asked: int, broken: int) -> None:
    """Two nights are a run where one or two are asked for, not where three are."""
    rule = RecoveryAfterNights(minimum=DAY, nights=asked)
    assert len(found(rule, [*nights(0, 1), f"{world.day(3)} 07:00-15:00"])) == broken


def test_history_counts_to_the_run() -> None:
    """A night before the plan and one in it make two; one that is wholly before is nobody's breach."""
    rule = RecoveryAfterNights(minimum=DAY, nights=2)
    day = f"{world.day(1)} 15:00-22:00"
    assert found(rule, [*nights(0), day]) == []
    (breach,) = found(rule, [*nights(0), day], history=nights(-1))
    assert (breach.date, breach.measured) == (world.day(1), 7 * HOUR + 30)
    assert found(rule, [], history=[*nights(-3), f"{world.day(-2)} 15:00-22:00"]) == []


def test_the_cycle_is_a_circle() -> None:
    """A night on the last Sunday is followed by the first Monday's evening."""
    written = [f"{world.day(0)} 15:00-22:00", *nights(13)]
    (breach,) = found(RecoveryAfterNights(minimum=DAY), written, weeks=2, cyclic=True)
    assert (breach.date, breach.measured) == (world.day(0), 7 * HOUR + 30)
