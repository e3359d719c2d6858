"""Average hours with night work (gjennomsnitt ved nattarbeid)."""

import pytest
from hypothesis import strategies as st

from models.examples import example
from models.rules.night_average import NightAverage
from models.units import DAY, HOUR, WEEK
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import worlds

WORLDS = st.builds(
    NightAverage,
    # With seven duties at most, a low ceiling takes the place of 177 h 20; some are sums of drawn lengths.
    maximum=st.sampled_from((0, 450, 451, 900, 15 * HOUR + 1, 1350, 1800)),
    weeks=st.sampled_from((1, 2, 2, 3, 4)),
    regular=st.sampled_from((1, 1, 2, 3)),
    threshold=st.sampled_from((60, 3 * HOUR)),
).flatmap(lambda rule: worlds(rule, limits=(0, DAY - 450, 2 * DAY, WEEK - 450), days=(6, 0), weeks=3))


def shifts(*numbers: int, shift: str = "07:00-15:00") -> list[str]:
    """Return one shift on each of these days of the plan."""
    return [f"{world.day(number)} {shift}" for number in numbers]


def nights(*numbers: int) -> list[str]:
    """Return one night on each of these days of the plan."""
    return shifts(*numbers, shift="22:00-06:00")


@pytest.mark.parametrize(("maximum", "broken"), [(1440, []), (1439, [(14, 1440)])])
def test_a_night_puts_the_ceiling_in_force(maximum: int, broken: list[tuple[int, int]]) -> None:
    """Two days and a night are 24 h, told on the last day of work; three days have no ceiling."""
    rule = NightAverage(maximum=maximum, weeks=3)
    measured = [
        ((b.date - world.MONDAY).days, b.measured)
        for b in found(rule, [*shifts(0), *nights(8), *shifts(14)], weeks=3)
    ]
    assert measured == broken
    assert found(rule, shifts(0, 8, 14), weeks=3) == []


@pytest.mark.parametrize(("regular", "broken"), [(2, 1), (3, 0)])
def test_a_few_nights_may_not_be_regular(regular: int, broken: int) -> None:
    """With two nights of three asked for there is no ceiling."""
    rule = NightAverage(maximum=HOUR, weeks=2, regular=regular)
    assert len(found(rule, [*nights(1, 2), *shifts(4)])) == broken


@pytest.mark.parametrize(("shift", "broken"), [("15:00-00:00", 0), ("15:00-00:01", 1), ("03:00-11:00", 0)])
def test_a_night_has_more_than_the_threshold(shift: str, broken: int) -> None:
    """Exactly 180 minutes inside 21:00–06:00 make no night, one minute more does."""
    assert len(found(NightAverage(maximum=HOUR), shifts(1, shift=shift))) == broken


def test_the_history_counts_and_is_nobodys_breach() -> None:
    """A night before the plan puts the ceiling in force for the days of the plan's first weeks."""
    rule = NightAverage(maximum=600, weeks=2)
    assert found(rule, [], history=nights(-5, -3), weeks=2) == []
    (breach,) = found(rule, shifts(2), history=nights(-5), weeks=2)
    assert (breach.date, breach.measured) == (world.day(2), 960)
    assert found(rule, shifts(8), history=nights(-5, -3), weeks=2) == []


def test_the_last_night_of_a_cycle_counts_before_its_first_week() -> None:
    """A night in week 3 and two days in week 1 stand within two weeks of each other, round the cycle."""
    written = [*shifts(0, 1), *nights(16)]
    (breach,) = found(NightAverage(maximum=1439, weeks=2), written, weeks=3, cyclic=True)
    assert (breach.date, breach.measured) == (world.day(1), 1440)


def test_who_works_nights_only_has_a_ceiling_without_a_literal() -> None:
    """The ward's night staff have nothing but nights, so the ceiling always holds."""
    built = build(example("ward"), only=frozenset({"eligibility", "night_average"}))
    for name, part in built.formulation.people.items():
        assert part.literals == list(built.formulation.duties[name])
        assert {row.high for row in part.rows} <= {177 * HOUR + 20}
    assert any(part.rows for part in built.formulation.people.values())
