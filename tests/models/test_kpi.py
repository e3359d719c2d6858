"""Key figures (nøkkeltall): what a rota amounts to."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.audit import timelines
from models.demand import Demand, DemandRow
from models.kpi import Kpis, PersonKpis, kpis, share
from models.people import Absence, Competence, Employee, HeldCompetence, Position, Wish
from models.problem import Problem, Unit
from models.rota import Assignment, Rota
from models.rules.position_size import PositionSize
from tests import world

CODES = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("A", "14:30", "22:00"),
    world.shift_type("N", "21:45", "07:45"),
    world.shift_type("L", "07:30", "21:00", breaks=({"minutes": 60, "paid": False},)),
)
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


def problem(*people: Employee, **more: Any) -> Problem:
    """Return a ward with four codes."""
    return world.problem(*people, shift_types=CODES, **{"weeks": 2, **more})


def rota(asked: Problem, *placed: tuple[str, int, str]) -> Rota:
    """Return a rota of one ward from (name, day, code)."""
    return Rota.of(
        [
            Assignment(
                employee=name,
                unit="ward",
                shift_type=code,
                date=asked.horizon.start + timedelta(days=day),
            )
            for name, day, code in placed
        ]
    )


def figures(asked: Problem, *placed: tuple[str, int, str]) -> Kpis:
    """Return the figures of a rota given as (name, day, code)."""
    return kpis(asked, rota(asked, *placed))


def anna(*placed: tuple[int, str], asked: Problem | None = None) -> PersonKpis:
    """Return the figures of one person, whose shifts are given as (day, code)."""
    return figures(asked or problem(), *(("anna", day, code) for day, code in placed)).people[0]


def test_positions() -> None:
    """Shares of positions count people, a combined position as the one person it is."""
    sizes = {"a": (10_000,), "b": (6_000, 4_000), "c": (8_000,), "d": (4_999,), "e": (1_999,)}
    people = [
        world.employee(name, positions=tuple(Position(unit="ward", size=size) for size in held))
        for name, held in sizes.items()
    ]
    found = figures(problem(*people))
    assert (found.employees, found.full_time, found.full_time_share) == (5, 2, 4_000)
    assert found.mean_position == (10_000 + 10_000 + 8_000 + 4_999 + 1_999) // 5
    assert (found.continuity_carriers, found.below_half, found.below_fifth) == (6_000, 4_000, 2_000)


def test_hours_against_the_position() -> None:
    """Hours, what the position asks for, and the difference, of which an unpaid break is no part."""
    found = anna((0, "D"), (1, "L"))
    assert (found.shifts, found.hours, found.position_hours) == (2, 450 + 750, 2 * 2130)
    assert found.deviation == 1200 - 4260


def test_absence_is_taken_off_the_position() -> None:
    """A day of absence takes off a seventh of the week, or what is credited for it."""
    start = world.MONDAY
    away = Absence(start=start, end=start + timedelta(days=6))
    credited = Absence(start=start + timedelta(days=7), end=start + timedelta(days=8), credited=900)
    assert anna(asked=problem(world.employee(absences=(away,)))).position_hours == 2130
    assert anna(asked=problem(world.employee(absences=(credited,)))).position_hours == 4260 - 900


def test_a_weekend_is_worked_when_a_shift_starts_in_it() -> None:
    """A Friday night is no worked weekend, but its hours after midnight are weekend hours."""
    found = anna((FRIDAY, "N"), (7 + SUNDAY, "N"))
    assert found.weekends == 1
    assert found.weekend_hours == 465 + 135
    assert found.weekend_share == share(600, 1200) == 5_000


def test_the_break_is_spread_over_the_shift() -> None:
    """Weekend hours are the shift's work in proportion, so that they never exceed it."""
    night = world.shift_type("X", "20:00", "08:00", breaks=({"minutes": 120, "paid": False},))
    asked = world.problem(shift_types=(night,), weeks=2)
    assert anna((FRIDAY, "X"), asked=asked).weekend_hours == 8 * 60 * 600 // 720


def test_the_short_weekend() -> None:
    """The Saturday night when clocks are put forward has an hour less of weekend."""
    asked = problem(start=date(2027, 3, 22))
    assert anna((SATURDAY, "N"), asked=asked).weekend_hours == 9 * 60


def test_nights_are_read_from_the_clock() -> None:
    """A night has more than three hours between 21 and 06, whatever its kind says."""
    late = world.shift_type("S", "16:00", "00:00")
    later = world.shift_type("T", "16:00", "00:01")
    early = world.shift_type("U", "02:59", "10:00")
    asked = world.problem(shift_types=(late, later, early), weeks=2)
    assert [anna((0, code), asked=asked).nights for code in "STU"] == [0, 1, 1]


def test_runs_of_days_and_nights() -> None:
    """The longest run of duty days and of nights, and the days that stand alone."""
    found = anna((0, "D"), (2, "N"), (3, "N"), (5, "D"), (6, "D"), (7, "D"), (10, "D"))
    assert (found.longest_run, found.longest_nights) == (3, 2)
    assert found.isolated_days == 1


def test_the_edge_of_what_is_known_stands_not_alone() -> None:
    """A lone first or last day is not counted, for nobody knows the day beside it."""
    assert anna((0, "D"), (13, "D")).isolated_days == 0


def test_history_is_part_of_a_run() -> None:
    """A run that began before the plan is counted from where it began, its nights are not."""
    before = [{"date": world.MONDAY - timedelta(days=n), "shift_type": "N", "unit": "ward"} for n in (1, 2)]
    asked = problem(world.employee(history=before))
    found = anna((0, "N"), asked=asked)
    assert (found.longest_nights, found.nights, found.longest_run) == (3, 1, 3)
    assert found.shortest_rest == 14 * 60


def test_a_cyclic_run_goes_round() -> None:
    """In a cyclic rota the last days and the first are one run, and nothing stands alone at the seam."""
    found = anna((12, "D"), (13, "D"), (0, "D"), asked=problem(cyclic=True))
    assert (found.longest_run, found.isolated_days) == (3, 0)


def test_a_cyclic_run_is_at_most_the_cycle() -> None:
    """Someone who works every day of the cycle has a run as long as the cycle."""
    every = tuple((day, "D") for day in range(7))
    assert anna(*every, asked=problem(weeks=1, cyclic=True)).longest_run == 7


def test_rests() -> None:
    """The shortest rest is between two shifts, and those below 11 hours are counted."""
    found = anna((0, "A"), (1, "D"), (3, "D"), (4, "D"))
    assert (found.shortest_rest, found.quick_returns) == (9 * 60 + 30, 1)
    assert anna((0, "A")).shortest_rest is None


def test_red_days() -> None:
    """Sundays and public holidays are red; a cyclic rota has no holidays."""
    maundy = date(2027, 3, 22)
    assert anna((3, "D"), (6, "D"), asked=problem(start=maundy)).red_days == 2
    assert anna((3, "D"), (6, "D"), asked=problem(start=maundy, cyclic=True)).red_days == 1


def test_hours_away_from_the_own_units() -> None:
    """Work in a unit where one has no position is away, in one where one has it is not."""
    units = (Unit(id="ward"), Unit(id="zone"))
    lent = world.employee("lena", unit="zone", units=("ward",))
    asked = problem(world.employee(), lent, units=units)
    found = figures(asked, ("anna", 0, "D"), ("lena", 1, "D"))
    assert [person.away for person in found.people] == [0, 450]
    assert found.away_share == 5_000


def test_wishes() -> None:
    """A wish to work is met by the shift, a wish to be free by its absence; weights count."""
    day = world.day
    wishes = (
        Wish(date=day(0), shift_type="D", wants=True, weight=3),
        Wish(date=day(1), shift_type="D", wants=True),
        Wish(date=day(1), wants=True, weight=5),
        Wish(date=day(1), shift_type="D", wants=False, weight=7),
        Wish(date=day(0), wants=False, weight=11),
        Wish(date=day(99), wants=False, weight=100),
    )
    found = figures(problem(world.employee(wishes=wishes)), ("anna", 0, "D"), ("anna", 1, "A"))
    assert (found.wishes, found.wishes_met) == (27, 3 + 5 + 7)
    assert found.wishes_share == share(15, 27)


def test_coverage_per_competence() -> None:
    """Demand, cover, shortage and surplus are counted per competence, the rows for anyone first."""
    rows = (
        {"id": "nurse", "shift_types": ("D",), "competence": "RN", "minimum": 1},
        {"id": "heads", "shift_types": ("D",), "minimum": 2, "maximum": 2},
    )
    demand = Demand(
        rows=tuple(DemandRow.model_validate({"unit": "ward", "days": "1", **row}) for row in rows)
    )
    people = [world.employee(name) for name in ("anna", "bo", "cato")]
    nina = world.employee("nina", competences=(HeldCompetence(competence="RN"),))
    asked = problem(*people, nina, demand=demand, competences=(Competence(id="RN"),), weeks=2)
    everybody = tuple((name, 0, "D") for name in ("anna", "bo", "cato"))
    anyone, nurse = figures(asked, *everybody, ("nina", 7, "D")).coverage
    assert (anyone.competence, nurse.competence) == (None, "RN")
    assert (anyone.needed, anyone.covered, anyone.uncovered, anyone.surplus) == (1800, 1350, 450, 450)
    assert (anyone.needed_heads, anyone.missing_heads, anyone.share, anyone.gap) == (4, 1, 7_500, 2_500)
    assert (nurse.needed, nurse.covered, nurse.share, nurse.gap) == (900, 450, 5_000, 5_000)


def test_the_most_extreme_person() -> None:
    """The rota's own figures are the most extreme of its people's, and its shares those of the sums."""
    asked = problem(world.employee("anna"), world.employee("bo"))
    found = figures(asked, ("anna", SATURDAY, "D"), ("anna", SUNDAY, "D"), ("bo", 0, "A"), ("bo", 1, "D"))
    assert (found.most_weekends, found.fewest_weekends) == (1, 0)
    assert (found.most_weekend_share, found.median_weekend_share) == (10_000, 0)
    assert (found.weekend_share, found.hours) == (5_000, 4 * 450)
    assert (found.shortest_rest, found.quick_returns, found.longest_run) == (570, 1, 2)


def test_an_empty_rota_has_no_shares() -> None:
    """A share of nothing is None, never nought."""
    found = figures(problem())
    assert (found.weekend_share, found.away_share, found.wishes_share, found.shortest_rest) == (None,) * 4
    assert found.people[0].weekend_share is None
    assert found.coverage == ()


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(1, 3, 3_333), (2, 3, 6_667), (1, 8, 1_250), (0, 0, None)]
)
def test_shares_are_rounded_half_up(part: int, whole: int, expected: int | None) -> None:
    """A share is a whole number of basis points, the nearest one."""
    assert share(part, whole) == expected


def test_figures_survive_json() -> None:
    """The figures read back from their own JSON as the same value."""
    found = figures(problem(), ("anna", 0, "D"))
    assert Kpis.model_validate_json(found.model_dump_json()) == found


def test_an_unknown_employee_is_refused() -> None:
    """A rota with somebody the problem does not have is an error, not a missing row."""
    with pytest.raises(KeyError, match="zoe"):
        figures(problem(), ("zoe", 0, "D"))


@given(
    sizes=st.lists(st.integers(1, 10_000), min_size=1, max_size=2),
    first=st.integers(-3, 15),
    days=st.integers(0, 9),
    credited=st.one_of(st.none(), st.integers(0, 3_000)),
    shifts=st.lists(st.integers(0, 13), max_size=9, unique=True),
)
def test_hours_are_reckoned_as_the_rule_does(
    sizes: list[int], first: int, days: int, credited: int | None, shifts: list[int]
) -> None:
    """The deviation is nought exactly where the rule on position size, without tolerance, finds no fault."""
    begins = world.day(first)
    person = world.employee(
        positions=tuple(Position(unit="ward", size=size) for size in sizes),
        absences=(Absence(start=begins, end=begins + timedelta(days=days), credited=credited),),
    )
    asked = problem(person)
    made = rota(asked, *(("anna", day, "D") for day in shifts))
    (line,) = timelines(asked, made)
    found = kpis(asked, made).people[0]
    breaches = list(PositionSize(tolerance=0).audit(line))
    assert [breach.measured - breach.limit for breach in breaches] == [found.deviation] * bool(
        found.deviation
    )
