"""Coverage (dekning)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.audit import presences, timelines
from models.demand import Demand, DemandCurve, DemandException, DemandRow
from models.findings import Breach
from models.people import Competence, HeldCompetence
from models.posting import Duty
from models.rota import Assignment, Rota
from models.rules.coverage import Coverage
from models.units import DAY, WEEK
from tests import world
from tests.agreement import disagreement
from tests.strategies import World, changed, worlds

TABLE = (Competence(id="RN", covers=("HF",)), Competence(id="HF"))
COMPETENCES = st.sampled_from((None, None, None, "RN", "HF"))
HELD = st.lists(
    st.builds(
        lambda competence, first: HeldCompetence(competence=competence, start=first),
        st.sampled_from(("RN", "HF")),
        st.sampled_from((None, None, date(2027, 3, 3), date(2027, 3, 28), date(2027, 10, 31))),
    ),
    max_size=2,
).map(lambda held: {"competences": tuple(held), "units": ("zone",)})


@st.composite
def _row(draw: st.DrawFn, duties: Sequence[Duty]) -> DemandRow:
    """Draw a need on or about one of the duties, as codes or as a window that just holds it or does not."""
    duty = draw(st.sampled_from(duties))
    row: dict[str, Any] = {
        "id": "row",
        "unit": "ward",
        "days": str(duty.date.isoweekday()),
        "minimum": draw(st.sampled_from((1, 1, 1, 2))),
        "competence": draw(COMPETENCES),
    }
    if draw(st.booleans()):
        codes = draw(st.sets(st.sampled_from([d.shift_type for d in duties]), min_size=1, max_size=2))
        return DemandRow.model_validate({**row, "shift_types": tuple(codes)})
    later = draw(st.sampled_from((duty, duty, *duties)))
    start = (duty.start + draw(st.sampled_from((-1, 0, 0, 1, 30)))) % DAY
    end = (later.end + draw(st.sampled_from((-30, -1, 0, 0, 1)))) % DAY
    return DemandRow.model_validate({**row, "start": start, "end": end, "resting": draw(st.booleans())})


@st.composite
def _curve(draw: st.DrawFn, duties: Sequence[Duty]) -> DemandCurve:
    duty = draw(st.sampled_from(duties))
    hour = duty.start // 60 % 24
    heads = [0] * 24
    for later, needed in enumerate(draw(st.lists(st.integers(1, 2), min_size=1, max_size=4))):
        heads[(hour + later) % 24] = needed
    return DemandCurve(
        id="curve",
        unit="ward",
        days=str(duty.date.isoweekday()),
        step=60,
        targets=tuple(heads),
        competence=draw(COMPETENCES),
    )


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    drawn = draw(
        worlds(
            Coverage(),
            limits=(0, 660),
            days=(0, 1, 5, 6),
            weeks=2,
            people=2,
            largest=12,
            person=HELD,
            more=st.just({"competences": TABLE}),
        )
    )
    cycle = drawn.problem.horizon.weeks * WEEK
    duties: list[Duty] = []
    for duty in drawn.duties:
        # A person in two places is for another rule; here each shift is a head.
        if len(duties) < 7 and not any(_overlap(duty, other, cycle) for other in duties):
            duties.append(duty)
    row = draw(_row(duties))
    dates = [duty.date for duty in duties]
    others = [
        DemandException(row="row", date=day, minimum=draw(st.sampled_from((0,) * 9 + (1,))))
        for day in drawn.problem.horizon.dates()
        if (str(day.isoweekday()) in row.days and day not in dates) or draw(st.integers(0, 40)) == 0
    ]
    curves = (draw(_curve(duties)),) if draw(st.integers(0, 5)) == 0 else ()
    demand = Demand(rows=(row,), curves=curves, exceptions=tuple(others), red_days_as_sundays=False)
    staged = changed(drawn, more={"demand": demand})
    return World(staged.problem, tuple(duties))


def _overlap(one: Duty, other: Duty, cycle: int) -> bool:
    return one.employee == other.employee and any(
        one.start + turn < other.end and other.start < one.end + turn for turn in (-cycle, 0, cycle)
    )


WORLDS: st.SearchStrategy[World] = _worlds()
NAMES = ("anna", "bo")


def short(
    row: Mapping[str, Any],
    *written: Sequence[str],
    held: Sequence[str | None] = (None, None),
    start: date = world.MONDAY,
    cyclic: bool = False,
) -> list[Breach]:
    """Return the breaches of one need when anna and bo work the written shifts."""
    types, _ = world.shifts([line for lines in written for line in lines])
    people = [
        world.employee(name, competences=({"competence": has},) if has else ())
        for name, has in zip(NAMES, held, strict=True)
    ]
    need = DemandRow.model_validate({"id": "row", "unit": "ward", "minimum": 1, **row})
    problem = world.problem(
        *people,
        shift_types=types or (world.shift_type("D", "07:30", "15:00"),),
        competences=TABLE,
        demand=Demand(rows=(need,), red_days_as_sundays=False),
        start=start,
        cyclic=cyclic,
    )
    rota = Rota.of(
        [
            Assignment(employee=name, unit=unit, shift_type=code, date=day)
            for name, lines in zip(NAMES, written, strict=False)
            for day, code, unit in world.shifts(lines)[1]
        ]
    )
    (presence,) = presences(problem, timelines(problem, rota))
    return list(Coverage().audit(presence))


MONDAY = {"days": "1", "start": "07:00", "end": "22:00"}


@pytest.mark.parametrize(
    ("row", "anna", "bo", "said"),
    [
        (MONDAY, ["2027-03-01 07:00-15:00"], ["2027-03-01 15:00-22:00"], []),
        (MONDAY, ["2027-03-01 07:00-14:59"], ["2027-03-01 15:00-22:00"], ["14:59–15:00: 0 til stede"]),
        (MONDAY, ["2027-03-01 07:00-15:00"], [], ["15:00–22:00: 0 til stede"]),
        (
            {**MONDAY, "minimum": 2},
            ["2027-03-01 07:00-22:00"],
            ["2027-03-01 09:00-12:00"],
            ["07:00–09:00: 1"],
        ),
        (
            {**MONDAY, "minimum": 2},
            ["2027-03-01 07:00-22:00"],
            ["2027-03-01 07:00-12:00"],
            ["12:00–22:00: 1"],
        ),
        ({**MONDAY, "minimum": 0}, [], [], []),
    ],
)
def test_the_fewest_at_any_instant_count(
    row: dict[str, Any], anna: list[str], bo: list[str], said: list[str]
) -> None:
    """Every instant of the window has its heads; the breach names the first time with the fewest."""
    broken = short(row, anna, bo)
    assert [said in breach.text.nb for breach, said in zip(broken, said, strict=True)] == [True] * len(said)
    assert all(breach.unit == "ward" and breach.date == world.MONDAY for breach in broken)


def test_a_window_over_midnight_goes_round_the_cycle() -> None:
    """Sunday's night is met by Sunday's shift and, past midnight, by a shift of the cycle's Monday."""
    row = {"days": "7", "start": "22:00", "end": "07:00"}
    night, late, early = "2027-03-07 22:00-07:00", "2027-03-07 16:00-02:00", "2027-03-01 02:00-10:00"
    assert short(row, [night], cyclic=True) == []
    assert short(row, [late], [early], cyclic=True) == []
    (breach,) = short(row, [late], [early])
    assert "02:00–07:00" in breach.text.en


def test_a_night_of_the_history_is_present_on_the_first_day() -> None:
    """Who came before the plan's first midnight is there until the shift ends."""
    before = ({"date": "2027-02-28", "shift_type": "N", "unit": "ward"},)
    types = (world.shift_type("N", "22:00", "07:00"),)
    for end, broken in (("07:00", 0), ("07:01", 1)):
        row = DemandRow(id="row", unit="ward", days="1", start=0, end=world.clock(end), minimum=1)
        problem = world.problem(
            world.employee(history=before), shift_types=types, demand=Demand(rows=(row,)), rule=Coverage()
        )
        (presence,) = presences(problem, timelines(problem, Rota()))
        assert len(list(Coverage().audit(presence))) == broken
        assert disagreement(problem, "coverage", ()) == ""


@pytest.mark.parametrize(
    ("asked", "held", "broken"),
    [
        (None, (None, None), 0),
        ("HF", ("RN", "HF"), 0),
        ("RN", ("RN", "HF"), 1),
        ("RN", ("RN", "RN"), 0),
        ("HF", (None, "RN"), 1),
    ],
)
def test_competence_counts_with_what_it_covers(
    asked: str | None, held: tuple[str | None, str | None], broken: int
) -> None:
    """Two of a competence are two who hold it or stand in for it, in a window and on codes alike."""
    day = ["2027-03-01 07:00-15:00"]
    window = {"days": "1", "start": "07:00", "end": "15:00", "minimum": 2, "competence": asked}
    codes = {"days": "1", "shift_types": ("07:00-15:00",), "minimum": 2, "competence": asked}
    assert len(short(window, day, day, held=held)) == broken
    assert len(short(codes, day, day, held=held)) == broken


def test_a_person_in_two_places_is_one_head() -> None:
    """Two shifts at once make nobody two people: the need for two is not met."""
    both = ["2027-03-01 07:00-15:00", "2027-03-01 08:00-12:00"]
    (breach,) = short({"days": "1", "start": "09:00", "end": "11:00", "minimum": 2}, both)
    assert (breach.measured, breach.limit) == (1, 2)


def test_the_hour_that_the_short_night_skips_needs_nobody() -> None:
    """02:00 to 03:00 on 28 March has no instant; 02:00 to 04:00 has an hour's worth."""
    start = date(2027, 3, 22)
    assert short({"days": "7", "start": "02:00", "end": "03:00"}, start=start) == []
    assert len(short({"days": "7", "start": "02:00", "end": "04:00"}, start=start)) == 1


def test_codes_are_counted_where_they_start() -> None:
    """A need on codes counts the shifts of its date: yesterday's night is not tonight's."""
    row = {"days": "2", "shift_types": ("22:00-07:00",)}
    (breach,) = short(row, ["2027-03-01 22:00-07:00"])
    assert breach.date == world.MONDAY + timedelta(days=1)
    assert breach.text.en == "ward row 22:00-07:00: 0 present where at least 1 are required"
    assert short(row, ["2027-03-02 22:00-07:00"]) == []
