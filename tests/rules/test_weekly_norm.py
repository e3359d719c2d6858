"""The weekly norm (ukenormen)."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from models.agreements import Provision
from models.audit import timelines
from models.norm.reckoning import reckon
from models.people import Absence, Position
from models.rules.weekly_norm import WeeklyNorm
from models.units import HOUR
from tests.agreement import rota_of
from tests.strategies import MONDAYS, World, changed, worlds

# Besides those of every rule: the weeks of 1 May, a Saturday, and of Whitsun with 17 May on its Monday.
STARTS = (*MONDAYS, date(2027, 4, 26), date(2027, 5, 10))


@st.composite
def _figures(draw: st.DrawFn) -> dict[str, Any]:
    """Draw figures that a handful of shifts can reach, on either side."""
    portion = st.sampled_from((0, 2_500, 5_000, 7_500, 10_000))
    return {
        "sunday_credit": draw(st.sampled_from((0, 10, 7))),
        "night_credit": draw(st.sampled_from((0, 15, 20))),
        "sunday_least": draw(st.sampled_from((1, 241))),
        "part": draw(st.sampled_from((0, 60, 3 * HOUR))),
        "every": draw(st.sampled_from((1, 2, 2, 3))),
        "regular_every": draw(st.sampled_from((1, 2, 3, 4))),
        "day_share": draw(portion),
        "night_share": draw(portion),
        "yearly_nights": draw(st.sampled_from((0, 26 * HOUR, 260 * HOUR, 10_000 * HOUR))),
        "yearly_sundays": draw(st.sampled_from((0, 26 * HOUR, 260 * HOUR, 10_000 * HOUR))),
        "holiday_credit": draw(st.sampled_from((0, 0, 13))),
        "binds_fixed": draw(st.booleans()),
    }


# Three parts, and a week that is still sliding, are much to ask of six shifts.
SLIDING = {
    "part": 0,
    "day_share": 0,
    "every": 3,
    "sunday_least": 1,
    "yearly_nights": 10_000 * HOUR,
    "sunday_credit": 10,
    "night_credit": 15,
}
# Sundays alone tell day work from a rota, on either side of every second.
SUNDAYS = {"part": 1_500, "every": 2, "sunday_least": 1, "yearly_nights": 10_000 * HOUR}


def _ruled(drawn: World, rule: WeeklyNorm, person: dict[str, Any] | None = None) -> World:
    return changed(drawn, person, {"rules": (Provision.model_validate({"rule": rule.model_dump()}),)})


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    figures = draw(_figures())
    units = st.sampled_from(({}, {"units": ("zone",)}))
    found = worlds(WeeklyNorm(), weeks=3, days=(2, 5, 6), person=units, mondays=STARTS, largest=6)
    drawn = draw(found)
    horizon = drawn.problem.horizon
    # Weeks that some of the shifts fill, at one of the three lengths or between two of them.
    chosen = draw(st.sets(st.sampled_from(drawn.duties), min_size=1, max_size=6))
    average = sum(duty.work for duty in chosen) // horizon.weeks
    longest = max(10, average + draw(st.sampled_from((-600, -60, 0, 60, 300))))
    middle = max(0, longest - draw(st.sampled_from((0, 30, 120, 600))))
    shortest = max(0, middle - draw(st.sampled_from((0, 30, 120, 600))))
    way = draw(st.sampled_from(({}, SLIDING, SUNDAYS)))
    figures = {**figures, **way}
    if way is SLIDING:
        middle, shortest = longest, 0
    rule = WeeklyNorm(day=longest, rota=middle, continuous=shortest, **figures)
    computed = Position(unit="ward", size=draw(st.sampled_from((10_000, 9_999, 3_333))), full_time_week=None)
    fixed = Position(unit="ward", size=draw(st.sampled_from((10_000, 5_000))), full_time_week=middle)
    positions = draw(st.sampled_from(((computed,), (computed,), (fixed,), (computed, fixed))))
    absences = st.builds(
        lambda first, length, credited: Absence(
            start=horizon.start + timedelta(days=first),
            end=horizon.start + timedelta(days=first + length),
            credited=credited,
        ),
        st.integers(-3, horizon.days),
        st.integers(0, 12),
        st.sampled_from((None, None, 0, 450)),
    )
    person = {"positions": positions, "absences": tuple(draw(st.lists(absences, max_size=1)))}
    # The tolerance that these very shifts meet, or miss by a minute.
    met = _ruled(drawn, rule, person)
    mine = [duty for duty in chosen if duty.employee == "anna"]
    found_of = reckon(rule, timelines(met.problem, rota_of(mine))[0])
    missed = abs(found_of.hours.worked - found_of.due) + draw(st.sampled_from((-1, 0, 0, 1)))
    return _ruled(met, rule.model_copy(update={"tolerance": max(0, missed)}))


WORLDS: st.SearchStrategy[World] = _worlds()
