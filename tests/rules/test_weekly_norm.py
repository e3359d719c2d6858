"""The weekly norm (ukenormen)."""

import ast
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

import models.norm
from models.agreements import Provision
from models.audit import timelines
from models.norm.reckoning import Reckoning, WorkPattern, reckon
from models.people import Absence, Position
from models.rules.position_size import PositionSize
from models.rules.weekly_norm import WeeklyNorm
from models.units import HOUR
from tests import world
from tests.agreement import rota_of
from tests.audited import found as found_by
from tests.strategies import MONDAYS, World, changed, worlds

NORM = Path(str(models.norm.__file__)).parent

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
    way = draw(st.sampled_from(({}, SLIDING, SLIDING, SUNDAYS)))
    figures = {**figures, **way}
    # Weeks that some of the shifts fill, at one of the three lengths or between two of them.
    some = st.sets(st.sampled_from(drawn.duties), min_size=1, max_size=6)
    chosen = set(drawn.duties) if way is SLIDING else draw(some)
    average = sum(duty.work for duty in chosen) // horizon.weeks
    longest = max(10, average + draw(st.sampled_from((-600, -60, 0, 60, 300))))
    middle = max(0, longest - draw(st.sampled_from((0, 30, 120, 600))))
    shortest = max(0, middle - draw(st.sampled_from((0, 30, 120, 600))))
    if way is SLIDING:
        middle, shortest = longest, 0
    rule = WeeklyNorm(day=longest, rota=middle, continuous=shortest, **figures)
    computed = Position(unit="ward", size=draw(st.sampled_from((10_000, 9_999, 3_333))), full_time_week=None)
    own = draw(st.sampled_from((shortest + 1, middle, longest, longest + 60)))
    fixed = Position(unit="ward", size=draw(st.sampled_from((10_000, 5_000))), full_time_week=own)
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


def reckoned(
    written: Sequence[str], rule: WeeklyNorm | None = None, *, start: str = "2027-03-01", **more: Any
) -> Reckoning:
    """Return the reckoning of one person's shifts."""
    types, placed = world.shifts(written)
    weeks, cyclic = more.pop("weeks", 1), more.pop("cyclic", False)
    problem = world.problem(
        world.employee(**more), shift_types=types, start=date.fromisoformat(start), weeks=weeks, cyclic=cyclic
    )
    return reckon(rule or WeeklyNorm(), timelines(problem, world.rota(placed))[0])


def position(size: int = 10_000, week: int | str = "computed") -> dict[str, Any]:
    """Return a position as it is written."""
    return {"unit": "ward", "size": size, "full_time_week": week}


@pytest.mark.parametrize(
    ("written", "start", "split"),
    [
        (["2027-03-06 15:00-22:30"], "2027-03-01", (450, 180, 90)),  # Sat: 18–21 S, 21–22:30 N
        (["2027-03-06 22:00-07:30"], "2027-03-01", (570, 90, 480)),  # Sun 06:00–07:30 S
        (["2027-03-07 22:00-07:30"], "2027-03-01", (570, 0, 480)),  # Sunday is over at 22:00
        (["2027-03-07 14:00-22:30"], "2027-03-01", (510, 420, 90)),
        (["2027-03-27 22:00-07:30"], "2027-03-22", (510, 90, 420)),  # the short night
        (["2027-10-30 22:00-07:30"], "2027-10-25", (630, 90, 540)),  # the long one
        (["2027-03-27 14:00-22:00"], "2027-03-22", (480, 360, 60)),  # Easter Eve from 15:00
        (["2027-03-24 14:00-22:00"], "2027-03-22", (480, 180, 60)),  # before Maundy Thursday from 18:00
        (["2027-03-24 14:00-22:00 unpaid 420"], "2027-03-22", (60, 0, 60)),
        (["2027-03-29 07:30-22:30 unpaid 60"], "2027-03-29", (840, 750, 90)),  # 15 − 1.5 − 1 h break
        (["2027-04-30 14:00-22:00"], "2027-04-26", (480, 0, 60)),  # 1 May begins at 22:00
        (["2027-05-17 14:00-22:00"], "2027-05-17", (480, 420, 60)),
    ],
)
def test_hours_are_split_once(written: list[str], start: str, split: tuple[int, int, int]) -> None:
    """An hour is night, else Sunday or holiday, else neither; a break lies outside both while it fits."""
    found = reckoned(written, start=start).hours
    assert (found.worked, found.sunday, found.night) == split


def test_a_base_rota_shows_no_holidays() -> None:
    """Maundy Thursday is an ordinary day in a cyclic rota, and a holiday in a calendar plan."""
    written = ["2027-03-25 08:00-16:00"]
    assert reckoned(written, start="2027-03-22").hours.sunday == 480
    assert reckoned(written, start="2027-03-22", cyclic=True).hours.sunday == 0


@pytest.mark.parametrize(
    ("positions", "due"),
    [
        ([position()], 2250),
        ([position(5_000)], 1125),
        ([position(5_000), position(5_000, 2016)], 1125 + 1008),
        ([position(10_000, 2016)], 2250),
    ],
)
def test_a_fixed_week_stands_beside_a_computed_one(positions: list[dict[str, Any]], due: int) -> None:
    """Day work is 37.5 h for the part whose week is computed; where all are fixed all is reckoned so."""
    found = reckoned(["2027-03-01 08:00-16:00"], positions=positions)
    assert (found.pattern, found.due) == (WorkPattern.DAY, due)


@pytest.mark.parametrize(
    ("absences", "due", "amounts"),
    [
        ([], 4500, Fraction(1, 2)),
        ([{"start": "2027-03-08", "end": "2027-03-14"}], 2250, Fraction(1)),
        ([{"start": "2027-03-08", "end": "2027-03-14", "credited": 2250}], 2250, Fraction(1)),
        ([{"start": "2027-03-01", "end": "2027-03-14"}], 0, None),
    ],
)
def test_absence_changes_neither_norm_nor_position(
    absences: list[dict[str, Any]], due: int, amounts: Fraction | None
) -> None:
    """37.5 h in two weeks are half a position, and a whole one where a week is absence."""
    days = [f"2027-03-0{day} 08:00-15:30" for day in range(1, 6)]
    found = reckoned(days, weeks=2, positions=[position()], absences=absences)
    assert (found.due, found.amounts) == (due, amounts)


def test_absent_sundays_count_in_no_condition() -> None:
    """One Sunday of four is no rota of day shifts; one of the three that were there is."""
    days = ["2027-03-07 08:00-15:30"]
    away = [{"start": "2027-03-28", "end": "2027-03-28"}]
    assert reckoned(days, weeks=4).pattern is WorkPattern.DAY
    assert reckoned(days, weeks=4, absences=away).pattern is WorkPattern.ROTA


def test_who_has_a_computed_week_is_left_to_this_rule() -> None:
    """The rule on a fixed week neither posts nor finds anything for them."""
    person = {"positions": (position(),)}
    assert found_by(PositionSize(tolerance=0), (), person=person) == []
    (breach,) = found_by(WeeklyNorm(tolerance=0), (), person=person)
    assert (breach.measured, breach.limit) == (0, 2250)
    assert "dagarbeid, 37:30 i uka" in breach.text.nb


@pytest.mark.parametrize(
    ("week", "limits"), [(2250, [2130]), (2190, [2130]), (2130, []), (2016, [])], ids=str
)
def test_a_fixed_week_is_bound_by_what_is_shorter(week: int, limits: list[int]) -> None:
    """A rota is 35.5 h, so 40 h are too many under a contract of 37.5 h; 35.5 h is for the other rule."""
    days = [f"2027-03-0{day} 08:00-16:00" for day in (3, 4, 5, 6, 7)]
    person = {"positions": (position(week=week),)}
    assert [
        b.limit for b in found_by(WeeklyNorm(tolerance=0, binds_fixed=True), days, person=person)
    ] == limits
    assert found_by(WeeklyNorm(tolerance=0), days, person=person) == []


def test_the_weeks_must_rise() -> None:
    """A rota that asks for more than day work is refused, with the field to mend."""
    with pytest.raises(ValidationError, match="must rise in that order"):
        WeeklyNorm(rota=2251)


def test_the_two_sides_share_only_figures() -> None:
    """What says the norm to a solver and what reckons a rota load no function of the project in common."""

    def loaded(*modules: str) -> set[str]:
        found = set()
        for module in modules:
            for node in ast.walk(ast.parse((NORM / f"{module}.py").read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("models."):
                    found |= {f"{node.module}:{alias.name}" for alias in node.names}
        return found

    both = loaded("posting", "patterns", "sums", "weights") & loaded("reckoning", "hours")
    assert {name.partition(":")[2] for name in both} == {
        "NormFigures",
        "FULL_POSITION",
        "HOUR",
        "DAY",
        "SUNDAY",
    }
