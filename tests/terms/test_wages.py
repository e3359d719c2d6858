"""Wages (lønnskostnad) as a term: priced on the grid, measured from instants."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.pay.setting import Pay, PayGroup, PaySetting, Zone
from models.people import Position
from models.rota import Rota
from models.rules.one_place import OnePlace
from models.terms.wages import Wages
from models.units import HOUR
from solver.build import build
from tests import world
from tests.strategies import MONDAYS, World, changed, worlds
from tests.terms.agreement import alone, counted

WHITSUN = date(2027, 5, 10)
CHRISTMAS = date(2027, 12, 20)


@st.composite
def _paid(draw: st.DrawFn, drawn: World) -> World:
    """Give the person a pay, near and far from where the floors of the supplements give way."""
    annual = st.sampled_from((1, 41_200_000, 51_688_000, 51_688_001, 58_736_363, 58_736_400, 79_750_000))
    pay = st.builds(Pay, annual=annual, rota=st.booleans(), higher_holiday_pay=st.booleans()) | st.builds(
        Pay, group=st.sampled_from(PayGroup), years=st.integers(0, 20)
    )
    positions = tuple(
        Position(unit=unit, size=5000, full_time_week=week)
        for unit, week in zip(("ward", "else"), draw(st.permutations((2130, 2250, 2016))), strict=False)
    )
    setting = PaySetting(
        zone=draw(st.sampled_from(Zone)), pension=draw(st.none() | st.sampled_from((0, 1, 1655)))
    )
    units = ({"id": "ward"}, {"id": "else"})
    person = {"pay": draw(pay), "positions": draw(st.permutations(positions)), "units": ("ward",)}
    return _offered(changed(drawn, person=person, more={"pay": setting, "units": units}), drawn)


def _offered(new: World, old: World) -> World:
    """Return the world with the duties that the same shifts are where there are two units."""
    wanted = {(duty.date, duty.shift_type) for duty in old.duties}
    lines = build(new.problem, only=frozenset()).grid.lines
    duties = [d for line in lines for d in line.candidates if (d.date, d.shift_type) in wanted]
    return World(new.problem, tuple(duties[:6]))


WORLDS = (
    st.builds(Wages, price=st.sampled_from((1, 3)))
    .flatmap(
        lambda term: worlds(
            OnePlace(),
            limits=(0, 8 * HOUR),
            more=alone(term),
            weeks=2,
            largest=4,
            days=(4, 5, 6),
            mondays=(*MONDAYS, WHITSUN, CHRISTMAS),
        )
    )
    .flatmap(_paid)
)


def cost(*written: str, start: str = "2027-03-01", cyclic: bool = False, **pay: Any) -> int:
    """Return what a nurse's shifts cost in zone I, posted and measured alike."""
    types, placed = world.shifts(written)
    problem = world.problem(
        world.employee(pay=Pay.model_validate(pay or {"group": "higher_3", "years": 10})),
        shift_types=types,
        start=date.fromisoformat(start),
        cyclic=cyclic,
        objective=(Wages(),),
        pay=PaySetting(zone=Zone.I),
    )
    quantity, price = counted(problem, world.rota(placed))
    assert quantity == price
    return price


@pytest.mark.parametrize(
    ("shift", "paid"),
    [
        # 3194.80 base, 702.86 weekend, 672.59 night: 4570.24…; times 1.25 and 1.141.
        ("2027-03-06 22:00-07:30", 651_831),
        # 7.5 h of 336.2947: 2522.21; times 1.42625.
        ("2027-03-02 07:30-15:00", 359_730),
        # The same and 4 h of 56 and 1 h of 84.0737: 2830.28…
        ("2027-03-02 14:30-22:00", 403_669),
    ],
)
def test_a_shift_costs_what_is_reckoned_by_hand(shift: str, paid: int) -> None:
    """Base and supplements with holiday pay 12 %, pension 13 % and employer's contribution 14.1 %."""
    assert cost(shift) == paid


def test_easter_costs_more_than_a_weekend() -> None:
    """7.5 h are the same on Maundy Thursday, Easter Eve and Easter Sunday; a cycle knows Sundays alone."""
    days = [cost(f"2027-03-{day} 07:30-15:00", start="2027-03-22") for day in (25, 27, 28)]
    plain = cost("2027-03-02 07:30-15:00")
    assert days == [839_371, 839_371, 839_371]
    assert cost("2027-03-25 07:30-15:00", start="2027-03-22", cyclic=True) == plain
    assert plain < cost("2027-03-28 07:30-15:00", start="2027-03-22", cyclic=True) < days[0]


def test_nobody_works_for_an_unknown_pay() -> None:
    """A term that cannot know what a duty costs says so; it prices nothing at 0."""
    for setting in (None, PaySetting(zone=Zone.I)):
        problem = world.problem(objective=(Wages(),), pay=setting)
        with pytest.raises(ValueError, match="pay of anna is unknown"):
            build(problem)
        with pytest.raises(ValueError, match="pay of anna is unknown"):
            counted_without_posting(problem)


def counted_without_posting(problem: Any) -> None:
    """Measure a rota with one shift."""
    from models.audit import audit

    audit(problem, world.rota([(world.MONDAY + timedelta(days=1), "D", "ward")]))


def test_no_shifts_cost_nothing() -> None:
    """An empty rota is free, whatever the pay."""
    problem = world.problem(
        world.employee(pay=Pay(annual=1)), objective=(Wages(),), pay=PaySetting(zone=Zone.V)
    )
    assert counted(problem, Rota.of([])) == (0, 0)
