"""The minute grid (minuttnettet): elapsed minutes, unrolled lines, rows cut where presence changes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Horizon, HorizonKind
from models.demand import Demand, DemandRow
from models.people import Competence
from models.posting import TRUE, Duty, Row
from models.problem import Problem
from models.units import DAY, WEEK
from solver.grid import Clockwork, Grid, GridLine
from tests import world
from tests.strategies import MONDAYS

NIGHT, LATE = ("22:00-07:30", "14:30-22:00")


def wall(day: date, clock: int) -> datetime:
    """Return local time in Oslo as an instant, by the standard library alone."""
    midnight = datetime.combine(day, datetime.min.time()) + timedelta(minutes=clock)
    return midnight.replace(tzinfo=ZoneInfo("Europe/Oslo")).astimezone(UTC)


@given(
    start=st.sampled_from(MONDAYS),
    day=st.integers(-14, 28),
    clock=st.integers(0, 2 * DAY),
)
def test_grid_minutes_are_elapsed_minutes(start: date, day: int, clock: int) -> None:
    """Between the plan's first instant and any local time lie as many minutes as the world's clocks say."""
    clockwork = Clockwork(Horizon(start=start, weeks=4))
    elapsed = wall(start + timedelta(days=day), clock) - wall(start, 0)
    assert clockwork.at(day, clock) * 60 == elapsed.total_seconds()


@pytest.mark.parametrize(
    ("start", "night", "minutes"),
    [(date(2027, 3, 22), 5, 510), (date(2027, 3, 22), 4, 570), (date(2027, 10, 25), 5, 630)],
)
def test_a_night_is_as_long_as_it_is(start: date, night: int, minutes: int) -> None:
    """From 22:00 to 07:30 the clock runs 8 h 30 in March's short night and 10 h 30 in October's long one."""
    clockwork = Clockwork(Horizon(start=start, weeks=1))
    assert clockwork.at(night, 1890) - clockwork.at(night, 1320) == minutes


@given(start=st.sampled_from(MONDAYS), day=st.integers(-14, 28), clock=st.integers(0, 2 * DAY))
def test_a_cycle_changes_no_clocks(start: date, day: int, clock: int) -> None:
    """Every day of a cyclic rota has 24 hours, whatever dates it is drawn on."""
    clockwork = Clockwork(Horizon(start=start, weeks=4, kind=HorizonKind.CYCLIC))
    assert clockwork.at(day, clock) == day * DAY + clock


def line(problem: Problem) -> GridLine:
    """Return the first person's line."""
    return Grid(problem).lines[0]


def seen(duties: Sequence[Duty]) -> list[tuple[int, str, bool]]:
    """Return day number, shift type and whether it is a constant."""
    return [(duty.day, duty.shift_type, duty.works == TRUE) for duty in duties]


def with_history(*written: str) -> Problem:
    """Return a problem whose one person worked these shifts before it."""
    types, placed = world.shifts((*written, "2027-03-01 07:30-15:00"))
    worked = [{"date": d, "shift_type": code, "unit": unit} for d, code, unit in placed[:-1]]
    return world.problem(world.employee(history=tuple(worked)), shift_types=types)


def test_history_is_constant_and_comes_first() -> None:
    """What was worked before the plan lies on negative days, in order, with the literal that is true."""
    known = line(with_history("2027-02-28 22:00-07:30", "2027-02-26 07:30-15:00"))
    unrolled = known.unrolled(before=7 * DAY)
    assert seen(unrolled)[:2] == [(-3, "07:30-15:00", True), (-1, "22:00-07:30", True)]
    assert (unrolled[1].start, unrolled[1].end, unrolled[1].work) == (-120, 450, 570)
    assert all(duty.works != TRUE and duty.day >= 0 for duty in unrolled[2:])
    assert unrolled[2:] == known.duties()


@pytest.mark.parametrize(
    ("before", "days"), [(0, [-1]), (DAY, [-1]), (2 * DAY + 540, [-1]), (2 * DAY + 541, [-3, -1])]
)
def test_history_is_seen_as_far_as_asked(before: int, days: list[int]) -> None:
    """A shift is among what is known when a minute of it lies in the stretch that is asked for."""
    known = line(with_history("2027-02-28 22:00-07:30", "2027-02-26 07:30-15:00"))
    assert [duty.day for duty in known.unrolled(before=before) if duty.works == TRUE] == days


def test_what_is_known_begins_with_the_history() -> None:
    """Known is from the first worked shift to the plan's last minute, an hour earlier in March."""
    assert line(with_history("2027-02-26 07:30-15:00")).known == (450 - 3 * DAY, WEEK)
    assert line(with_history()).known == (0, WEEK)
    assert line(world.problem(start=date(2027, 3, 22))).known == (0, WEEK - 60)
    assert line(world.problem(cyclic=True)).known == (None, None)


def test_a_cycle_unrolls_into_itself() -> None:
    """Before a cyclic rota lies its own end and after it its own beginning, with the same literals."""
    types, _ = world.shifts((f"2027-03-01 {NIGHT}",))
    wrapped = line(world.problem(shift_types=types, cyclic=True, weeks=2))
    inside = {duty.day: duty for duty in wrapped.duties()}
    unrolled = wrapped.unrolled(before=DAY, after=DAY)
    assert [duty.day for duty in unrolled] == [-2, *range(-1, 15)]
    for duty in unrolled:
        own = inside[duty.day % 14]
        assert duty.works == own.works
        assert duty.end - duty.start == own.end - own.start
        assert duty.start == DAY * duty.day + 22 * 60
        assert duty.date == world.day(duty.day)


def test_a_cycle_unrolls_through_several_turns() -> None:
    """A week that looks back three weeks sees itself three times over."""
    wrapped = line(world.problem(cyclic=True))
    days = [duty.day for duty in wrapped.unrolled(before=3 * WEEK)]
    assert days == list(range(-21, 7))


def test_a_forbidden_duty_is_in_no_turn() -> None:
    """A duty that is ruled out is gone from the plan and every turn of the cycle, whoever asked before."""
    wrapped = line(world.problem(cyclic=True))
    assert [duty.day for duty in wrapped.unrolled(before=DAY)] == list(range(-1, 7))
    wrapped.forbidden.add(wrapped.candidates[6].works)
    assert [duty.day for duty in wrapped.unrolled(before=3 * DAY)] == [-3, -2, 0, 1, 2, 3, 4, 5]


def test_a_line_lets_go_of_what_is_forbidden() -> None:
    """When the rules have spoken, a line keeps the duties that are left, and so does the grid."""
    grid = Grid(world.problem())
    monday, *others = grid.lines[0].candidates
    grid.lines[0].forbidden.add(monday.works)
    grid.lines[0].let_go()
    assert grid.lines[0].candidates == grid.lines[0].duties() == tuple(others)
    assert not grid.lines[0].forbidden
    assert list(grid.duty.values()) == others


def test_every_workplace_and_code_is_a_duty() -> None:
    """A person has a duty a day for each code that each of their units uses, each with its own literal."""
    day, annex = (
        world.shift_type("D", "07:30", "15:00"),
        world.shift_type("X", "08:00", "12:00", units=("annex",)),
    )
    anna, bo = world.employee("anna", units=("annex",)), world.employee("bo")
    grid = Grid(world.problem(anna, bo, shift_types=(day, annex), units=({"id": "ward"}, {"id": "annex"})))
    first, second = ({(d.unit, d.shift_type) for d in person.candidates} for person in grid.lines)
    assert first == {("ward", "D"), ("annex", "D"), ("annex", "X")}
    assert second == {("ward", "D")}
    assert sorted(grid.duty) == list(range(TRUE + 1, TRUE + 1 + 7 * 4))
    assert grid.literals == max(grid.duty)


def rows(
    row: Mapping[str, object], *written: str, start: str = "2027-03-01", cyclic: bool = False
) -> list[Row]:
    """Return the rows of one need, one unit and one person who may take these shift types."""
    types, _ = world.shifts(written)
    demand = Demand(rows=(DemandRow.model_validate({"id": "need", "unit": "ward", "target": 1, **row}),))
    problem = world.problem(shift_types=types, start=date.fromisoformat(start), cyclic=cyclic, demand=demand)
    return list(Grid(problem).rows("ward"))


def test_a_window_is_cut_where_presence_changes() -> None:
    """Within a row everybody who counts is there all the time, and the rows leave no minute out."""
    found = rows(
        {"start": "07:00", "end": "16:00", "days": "1"}, "2027-03-01 07:30-15:00", "2027-03-01 14:30-22:00"
    )
    assert [(row.start, row.minutes, len(row.works)) for row in found] == [
        (420, 30, 0),
        (450, 420, 1),
        (870, 30, 2),
        (900, 60, 1),
    ]


@given(
    start=st.sampled_from(MONDAYS),
    cyclic=st.booleans(),
    opens=st.integers(0, 95),
    lasts=st.integers(1, 96),
    starts=st.lists(st.tuples(st.integers(0, 47), st.integers(2, 40)), min_size=1, max_size=4, unique=True),
)
def test_rows_are_pieces_of_equal_presence(
    start: date, cyclic: bool, opens: int, lasts: int, starts: list[tuple[int, int]]
) -> None:
    """A window's rows follow each other from end to end, and in each minute the same duties are there."""
    types = [
        world.shift_type(f"{at}+{length}", _clock(at * 30), _clock((at + length) * 30 % DAY))
        for at, length in starts
    ]
    window = {"start": _clock(opens * 15), "end": _clock((opens + lasts) * 15 % DAY)}
    demand = Demand(
        rows=(DemandRow.model_validate({"id": "need", "unit": "ward", "target": 1, **window}),),
        red_days_as_sundays=False,
    )
    grid = Grid(world.problem(shift_types=types, start=start, cyclic=cyclic, demand=demand))
    turns = grid.lines[0].unrolled(before=2 * DAY, after=2 * DAY)
    found = grid.rows("ward")
    assert found
    for row, following in zip(found, [*found[1:], None], strict=True):
        assert row.minutes > 0
        if following is not None and following.date == row.date:
            assert following.start == row.start + row.minutes
        for minute in (row.start, row.start + row.minutes - 1):
            assert sorted(row.works) == sorted(d.works for d in turns if d.start <= minute < d.end)


def test_the_night_before_counts_in_the_morning() -> None:
    """A worked night is a constant in the first morning's row, and in a cycle it is the last Sunday's."""
    morning = {"start": "00:00", "end": "07:30", "days": "1"}
    (first,) = rows(morning, f"2027-03-01 {NIGHT}", cyclic=True)
    assert first.works == (line_of_nights().candidates[6].works,)
    problem = with_history(f"2027-02-28 {NIGHT}")
    demand = Demand(rows=(DemandRow.model_validate({"id": "need", "unit": "ward", "target": 1, **morning}),))
    (worked,) = Grid(problem.changed(demand=demand)).rows("ward")
    assert worked.works == (TRUE,)


def line_of_nights() -> GridLine:
    """Return a cyclic week of nights."""
    types, _ = world.shifts((f"2027-03-01 {NIGHT}",))
    return line(world.problem(shift_types=types, cyclic=True))


def test_heads_on_codes_are_one_row() -> None:
    """A need for codes counts those who start that day on one of them, for as long as the first lasts."""
    need = {"shift_types": (NIGHT, LATE), "days": "6"}
    (row,) = rows(
        need, f"2027-03-27 {NIGHT}", f"2027-03-26 {LATE}", "2027-03-27 08:00-12:00", start="2027-03-22"
    )
    assert (row.start, row.minutes, len(row.works)) == (5 * DAY + 1320, 510, 2)


def test_a_row_counts_those_who_hold_the_competence() -> None:
    """A nurse stands in for a skilled worker from the day the competence is held, others do not."""
    nurse = Competence(id="nurse", covers=("skilled",))
    anna = world.employee("anna", competences=({"competence": "nurse", "start": world.day(1)},))
    demand = Demand(
        rows=(DemandRow(id="need", unit="ward", competence="skilled", shift_types=("D",), target=1),)
    )
    problem = world.problem(
        anna, world.employee("bo"), competences=(nurse, Competence(id="skilled")), demand=demand
    )
    grid = Grid(problem)
    assert [[grid.duty[v].employee for v in row.works] for row in grid.rows("ward")] == [[], *[["anna"]] * 6]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
