"""Shift types (vaktkoder): split shifts and resting duty, what they count and what makes no sense."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from models.audit import presences, timelines
from models.calendar import Horizon
from models.checks import check
from models.cover import covers
from models.demand import Demand, DemandRow
from models.kpi import kpis
from models.rota import Assignment, Rota
from models.shifts import ShiftType
from models.timeline import Spell
from models.uncovered import uncovered
from solver.grid import Grid
from tests import world

MARCH = date(2027, 3, 22)
"""The week whose Sunday has the short night."""
RESTING = {"passive": ({"start": "23:00", "end": "06:00"},), "passive_share": 3333}
SPLIT = {"away": ({"start": "11:00", "end": "15:00"},)}


def resting_night(**more: Any) -> ShiftType:
    """Return the resting night of the catalogue: 22 to 07, resting from 23 to 06."""
    return world.shift_type("HV", "22:00", "07:00", **{**RESTING, **more})


def split_day(**more: Any) -> ShiftType:
    """Return a split day: 07 to 11 and 15 to 19."""
    return world.shift_type("DD", "07:00", "19:00", **{**SPLIT, **more})


@pytest.mark.parametrize(
    ("share", "work"),
    [(10_000, 540), (0, 120), (5_000, 330), (3_333, 260), (1, 121)],
)
def test_a_resting_night_counts_its_share(share: int, work: int) -> None:
    """Of 9 h two are awake; seven hours at a third are 2 h 20, and no share loses a minute by rounding."""
    shift = resting_night(passive_share=share)
    assert (shift.span, shift.at_work, shift.work) == (540, 540, work)


def test_a_split_day_counts_the_hours_at_work() -> None:
    """From 07 to 19 with 11 to 15 away are 8 h of work in a span of 12."""
    shift = split_day(breaks=({"minutes": 30, "paid": False},))
    assert (shift.span, shift.at_work, shift.work) == (720, 450, 450)


def test_the_grid_and_the_auditor_count_alike() -> None:
    """Hours, presence and resting time are the same in minutes and in instants, also in the short night."""
    types = (resting_night(), split_day())
    problem = world.problem(shift_types=types, start=MARCH, weeks=1)
    for duty in Grid(problem).lines[0].candidates:
        spell = Spell.of(
            problem.shift_type[duty.shift_type], "ward", duty.date, problem.horizon, planned=True
        )
        assert (duty.work, duty.at_work) == (spell.work, spell.at_work)
        for resting in (True, False):
            instants = [
                tuple(int((at - problem.horizon.begin).total_seconds()) // 60 for at in part)
                for part in spell.there(resting=resting)
            ]
            assert list(duty.present(resting=resting)) == instants
    saturday = next(d for d in Grid(problem).lines[0].candidates if (d.day, d.shift_type) == (5, "HV"))
    assert (saturday.at_work, saturday.rested(saturday.end), saturday.work) == (480, 360, 240)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"passive": ({"start": "20:00", "end": "23:00"},)}, "20:00–23:00 does not lie inside the shift"),
        ({"passive": ({"start": "06:00", "end": "08:00"},)}, "06:00–08:00 does not lie inside the shift"),
        ({"away": ({"start": "12:00", "end": "13:00"},)}, "12:00–13:00 does not lie inside the shift"),
        ({"away": ({"start": "22:00", "end": "23:00"},)}, "starts or ends away, 22:00–23:00"),
        ({"away": ({"start": "05:00", "end": "07:00"},)}, "starts or ends away, 05:00–07:00"),
        (
            {**RESTING, "away": ({"start": "05:00", "end": "06:30"},)},
            "23:00–06:00 and 05:00–06:30 overlap",
        ),
        (
            {"passive": ({"start": "23:00", "end": "02:00"}, {"start": "01:00", "end": "03:00"})},
            "23:00–02:00 and 01:00–03:00 overlap",
        ),
        ({"passive_share": 5_000}, "the shift has none"),
        ({**RESTING, "passive_share": 10_001}, "less than or equal to 10000"),
        (
            {"away": ({"start": "23:00", "end": "06:30"},), "breaks": ({"minutes": 90, "paid": True},)},
            "the breaks are together as long as the shift itself (90 min)",
        ),
        (
            {"passive": ({"start": "22:00", "end": "07:00"},), "passive_share": 0},
            "no minute of the shift counts as work (0)",
        ),
    ],
)
def test_a_shift_that_contradicts_itself_is_refused(fields: dict[str, Any], said: str) -> None:
    """What lies outside the shift, twice in it or nowhere is told with its clock times."""
    with pytest.raises(ValidationError, match=re.escape(said)):
        world.shift_type("N", "22:00", "07:00", **fields)


def test_a_need_on_codes_says_nothing_of_resting() -> None:
    """Who names the resting night's code has said that it will do."""
    with pytest.raises(ValidationError, match="codes count as they are"):
        DemandRow(id="row", unit="ward", shift_types=("HV",), minimum=1, resting=True)


def needs(row: dict[str, Any], code: ShiftType) -> tuple[int, list[tuple[int, int]], int]:
    """Return what is missing of a Monday's row, its stretches and the surplus, when one works the code."""
    need = DemandRow.model_validate({"id": "row", "unit": "ward", "days": "1", "minimum": 1, **row})
    problem = world.problem(shift_types=(code,), demand=Demand(rows=(need,)))
    rota = Rota.of([Assignment(employee="anna", unit="ward", shift_type=code.code, date=world.MONDAY)])
    (presence,) = presences(problem, timelines(problem, rota))
    (cover,) = covers(problem, presence)
    asked = list(presence.heads(presence.needs[0]))
    assert [(s.minutes, s.heads) for s in cover.stretches] == asked
    rows = Grid(problem).rows("ward")
    assert sum(row.minutes for row in rows) == sum(minutes for minutes, _ in asked)
    gaps = uncovered(problem, rota)
    assert sum(gap.head_minutes for gap in gaps) == cover.head_minutes
    return cover.head_minutes, asked, cover.surplus


def test_nobody_is_there_in_the_gap_of_a_split_shift() -> None:
    """Of 07 to 19 with four hours away, eight are manned and four are not."""
    assert needs({"start": "07:00", "end": "19:00"}, split_day()) == (240, [(240, 1), (240, 0), (240, 1)], 0)
    assert needs({"start": "07:00", "end": "19:00", "resting": True}, split_day())[0] == 240
    assert needs({"start": "11:00", "end": "15:00"}, split_day())[1] == [(240, 0)]


def test_resting_duty_counts_where_it_will_do() -> None:
    """The night has somebody awake for two hours, and somebody there for all nine."""
    night = {"start": "22:00", "end": "07:00"}
    assert needs(night, resting_night()) == (420, [(60, 1), (420, 0), (60, 1)], 0)
    assert needs({**night, "resting": True}, resting_night()) == (0, [(540, 1)], 0)
    full = {**night, "minimum": 0, "maximum": 0, "resting": True}
    assert needs(full, resting_night())[2] == 540


@pytest.mark.parametrize(("resting", "warned"), [(True, False), (False, True)])
def test_a_need_that_only_sleepers_meet_is_out_of_reach(*, resting: bool, warned: bool) -> None:
    """Where no code of the plan is awake from 01 to 05, a row that asks for somebody awake is warned of."""
    row = DemandRow(id="row", unit="ward", start=60, end=300, minimum=1, resting=resting)
    problem = world.problem(shift_types=(resting_night(), split_day()), demand=Demand(rows=(row,)))
    assert ("minimum-out-of-reach" in {issue.code for issue in check(problem)}) == warned
    for kind in problem.shift_types:
        spell = Spell.of(kind, "ward", world.MONDAY, problem.horizon, planned=True)
        clocks = [
            tuple(world.clock(f"{problem.horizon.local(at):%H:%M}") for at in p)
            for p in spell.there(resting=resting)
        ]
        assert clocks == [(a % 1440, b % 1440) for a, b in kind.there(resting=resting)]


def test_the_reason_of_a_gap_is_that_no_shift_is_awake_then() -> None:
    """At 03 the only code of the plan sleeps, so no one could fill the row by taking it."""
    need = DemandRow(id="row", unit="ward", days="1", start=180, end=240, minimum=1)
    people = (world.employee(), world.employee("bo"))
    problem = world.problem(*people, shift_types=(resting_night(),), demand=Demand(rows=(need,)))
    (gap,) = uncovered(problem, Rota())
    assert [(cause.code, cause.count) for cause in gap.causes] == [("no_shift", 2)]


def test_key_figures_count_what_the_position_counts() -> None:
    """Saturday's resting night is 4 h 20; of it 22 to 24 and 00 to 07 are all weekend."""
    problem = world.problem(shift_types=(resting_night(), split_day()))
    placed = ((5, "HV"), (2, "DD"), (4, "HV"))
    rota = world.rota([(world.MONDAY + timedelta(days=day), code, "ward") for day, code in placed])
    (person,) = kpis(problem, rota).people
    assert person.hours == 260 + 480 + 260
    # Friday's night has one awake hour and one of rest before midnight, the rest of it is Saturday's.
    assert person.weekend_hours == 260 + (260 - 60 - 20)
    assert person.nights == 2


def test_what_is_away_is_not_at_night() -> None:
    """A split shift that is free from 21 to 06 has no night hours, though its span has nine."""
    shift = world.shift_type("S", "18:00", "10:00", away=({"start": "21:00", "end": "06:00"},))
    spell = Spell.of(shift, "ward", world.MONDAY, Horizon(start=world.MONDAY, weeks=1), planned=True)
    assert spell.inside(spell.start, spell.end) == 420
    night = world.problem(shift_types=(shift,)).horizon
    assert spell.inside(night.instant(world.MONDAY, 1260), night.instant(world.MONDAY, 1800)) == 0
