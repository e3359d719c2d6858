"""Uncovered needs (udekket behov): where a rota is short, and why nobody else stands there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.audit import audit
from models.demand import Demand, DemandRow
from models.people import Competence, Employee, HeldCompetence, Position
from models.problem import Problem, Unit
from models.rota import Assignment, Rota
from models.rules import RULES
from models.rules.one_place import OnePlace
from models.rules.position_size import PositionSize
from models.rules.weekend_frequency import WeekendFrequency
from models.rules.whole_weekends import WholeWeekends
from models.shifts import ShiftType
from models.terms.uncovered import Uncovered
from models.text import Language
from models.uncovered import UncoveredNeed, uncovered
from tests import world

DAY = world.shift_type("D", "07:30", "15:00")
EVENING = world.shift_type("A", "14:30", "22:00")
NIGHT = world.shift_type("N", "21:45", "07:45")
SATURDAY, SUNDAY = 5, 6
LENIENT = PositionSize(tolerance=100_000)
"""A tolerance that nobody's hours pass, so that hours hold nobody back."""


def rows(*written: dict[str, Any]) -> Demand:
    """Return demand of one ward; a row is named after its place in the list."""
    fields: list[dict[str, Any]] = [{"id": f"row{n}", "unit": "ward", **row} for n, row in enumerate(written)]
    return Demand(rows=tuple(DemandRow.model_validate(row) for row in fields), red_days_as_sundays=False)


def problem(
    demand: Demand,
    *names: str,
    rules: Sequence[Any] = (LENIENT,),
    shift_types: Sequence[ShiftType] = (DAY, EVENING, NIGHT),
    people: Sequence[Employee] = (),
    enforcement: str = "hard",
    **more: Any,
) -> Problem:
    """Return a ward with this demand, and people who may do anything unless told otherwise."""
    asked = world.problem(
        *(people or [world.employee(name) for name in names]),
        shift_types=shift_types,
        demand=demand,
        **more,
    )
    own = [{"rule": rule.model_dump(), "enforcement": enforcement} for rule in rules]
    return Problem.model_validate({**asked.model_dump(), "rules": own})


def gaps(asked: Problem, *placed: tuple[str, int, str]) -> tuple[UncoveredNeed, ...]:
    """Return the gaps of a rota given as (name, day, code)."""
    return uncovered(asked, rota(*placed))


def rota(*placed: tuple[str, int, str]) -> Rota:
    """Return a rota of one ward from (name, day, code)."""
    return Rota.of(
        [
            Assignment(employee=name, unit="ward", shift_type=code, date=world.day(day))
            for name, day, code in placed
        ]
    )


def test_a_covered_need_is_no_gap() -> None:
    """A need that has its heads is not reported."""
    asked = problem(rows({"shift_types": ("D",), "days": "1", "minimum": 1}), "anna")
    assert gaps(asked, ("anna", 0, "D")) == ()


def test_heads_on_codes() -> None:
    """A need for heads on a code is short for as long as the code lasts, whoever else is in the house."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 2, "target": 3})
    (gap,) = gaps(problem(demand, "anna", "bo"), ("anna", 0, "D"), ("bo", 0, "A"))
    assert (gap.row, gap.date, gap.start, gap.end) == ("row0", world.MONDAY, 450, 900)
    assert (gap.missing, gap.below_minimum, gap.head_minutes) == (2, 1, 2 * 450)


def test_a_window_is_short_in_stretches() -> None:
    """A window is reported for each stretch that is short, with its worst moment and its head-minutes."""
    demand = rows({"start": "06:00", "end": "23:00", "days": "1", "minimum": 1, "target": 2})
    found = gaps(problem(demand, "anna", "bo"), ("anna", 0, "D"), ("bo", 0, "A"))
    assert [(gap.start, gap.end, gap.missing, gap.head_minutes) for gap in found] == [
        (360, 870, 2, 2 * 90 + 420),
        (900, 1380, 2, 420 + 2 * 60),
    ]
    assert [gap.below_minimum for gap in found] == [1, 1]


def test_the_short_night_is_an_hour_shorter() -> None:
    """In the night when clocks are put forward a missing head is missing an hour less."""
    demand = rows({"shift_types": ("N",), "days": "6", "minimum": 1})
    (gap,) = gaps(problem(demand, "anna", start=date(2027, 3, 22)))
    assert (gap.date, gap.head_minutes) == (date(2027, 3, 27), 9 * 60)


def test_a_gap_to_midnight_ends_at_24() -> None:
    """A stretch that ends at midnight ends at 24:00 and not at 00:00."""
    (gap,) = gaps(problem(rows({"start": "22:30", "end": "24:00", "days": "1", "minimum": 1}), "anna"))
    assert (gap.start, gap.end) == (22 * 60 + 30, 24 * 60)


def causes(gap: UncoveredNeed) -> dict[str, int]:
    """Return a gap's causes as a dictionary."""
    return {cause.code: cause.count for cause in gap.causes}


def test_who_could_take_it_is_free() -> None:
    """Whom no rule holds back counts as free."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 2})
    (gap,) = gaps(problem(demand, "anna", "bo", "cato"), ("anna", 0, "D"))
    assert causes(gap) == {"free": 2}


def test_who_is_there_is_not_asked() -> None:
    """Those who already count towards the need are no cause of it."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 2})
    (gap,) = gaps(problem(demand, "anna"), ("anna", 0, "D"))
    assert gap.causes == ()
    assert "Det er ingen andre ved enheten" in gap.text.nb


def test_who_is_at_work_cannot_be_in_two_places() -> None:
    """Someone on an overlapping shift is already at work."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 1})
    (gap,) = gaps(problem(demand, "anna", rules=(LENIENT, OnePlace())), ("anna", 0, "A"))
    assert causes(gap) == {"one_place": 1}


def test_the_weekend_is_named_before_the_hours() -> None:
    """Someone with the weekend off and the hours filled is reported as off: that is what one can change."""
    hours = PositionSize(tolerance=0)
    asked = problem(
        rows({"shift_types": ("D",), "days": "6", "minimum": 1}),
        rules=(WeekendFrequency(every=2), WholeWeekends(), hours),
        people=[world.employee(positions=(Position(unit="ward", size=2113, full_time_week=2130),))],
        weeks=2,
    )
    first, second = gaps(asked, ("anna", 8, "D"), ("anna", 9, "D")), gaps(asked)
    assert [causes(gap) for gap in first] == [{"position_size": 1}, {"position_size": 1}]
    assert [causes(gap) for gap in second] == [{"free_weekend": 1}, {"free_weekend": 1}]
    (third,) = gaps(asked, ("anna", SATURDAY, "D"), ("anna", SUNDAY, "D"))
    assert (third.date, causes(third)) == (world.day(12), {"weekend_frequency": 1})


def test_half_a_weekend_is_no_reason() -> None:
    """Who could take both days of the weekend is as good as free, and is told apart from who is free."""
    demand = rows({"shift_types": ("D",), "days": "67", "minimum": 1})
    asked = problem(demand, "anna", rules=(LENIENT, WholeWeekends()))
    assert [causes(gap) for gap in gaps(asked)] == [{"free_weekend": 1}, {"free_weekend": 1}]
    (other,) = gaps(asked, ("anna", SATURDAY, "D"))
    assert causes(other) == {"free": 1}


def test_a_rule_that_is_broken_already_is_no_cause() -> None:
    """Too few hours are broken before and less broken after: they hold nobody back."""
    asked = problem(
        rows({"shift_types": ("D",), "days": "1", "minimum": 1}), "anna", rules=(PositionSize(tolerance=0),)
    )
    (gap,) = gaps(asked)
    assert causes(gap) == {"free": 1}


def test_a_priced_rule_holds_nobody_back() -> None:
    """A rule that is reported and not enforced is no cause."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 1})
    hours = PositionSize(tolerance=0)
    alone: dict[str, Any] = {"regulation": "none", "profile": "none"}
    tiny = [world.employee(positions=(Position(unit="ward", size=100),))]
    for enforcement, cause in (("hard", "position_size"), ("reported", "free")):
        (gap,) = gaps(problem(demand, people=tiny, rules=(hours,), enforcement=enforcement, **alone))
        assert causes(gap) == {cause: 1}


def nurses() -> dict[str, Any]:
    """Return competences in which a nurse covers a skilled worker."""
    return {"competences": (Competence(id="RN", covers=("HF",)), Competence(id="HF"))}


def test_only_those_who_hold_the_competence_are_asked() -> None:
    """Someone without the competence is no candidate; with none at all the text says so."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 1, "competence": "HF"})
    nurse = world.employee("nina", competences=(HeldCompetence(competence="RN"),))
    (one,) = gaps(problem(demand, people=[nurse, world.employee("bo")], **nurses()))
    assert causes(one) == {"free": 1}
    assert one.text.nb.endswith("1 andre har kompetansen: 1 kan ta den uten brudd.")
    (none,) = gaps(problem(demand, people=[world.employee("bo")], **nurses()))
    assert none.causes == ()
    assert none.text.nb.endswith("Ingen andre ved enheten har kompetansen.")
    assert none.text.en.endswith("Nobody else in the unit holds the competence.")


def test_only_the_unit_is_asked() -> None:
    """People who do not work in the unit are no candidates."""
    demand = rows({"shift_types": ("D",), "days": "1", "minimum": 1})
    people = [world.employee("anna"), world.employee("zoe", unit="zone")]
    (gap,) = gaps(problem(demand, people=people, units=(Unit(id="ward"), Unit(id="zone"))))
    assert causes(gap) == {"free": 1}


def test_no_shift_type_reaches_the_hour() -> None:
    """Where no code is at work at the worst moment, that is the cause for everybody."""
    demand = rows({"start": "06:00", "end": "07:00", "days": "1", "minimum": 1})
    (gap,) = gaps(problem(demand, "anna", "bo", shift_types=(DAY,)))
    assert causes(gap) == {"no_shift": 2}


def test_a_cyclic_morning_is_reached_from_the_last_night() -> None:
    """In a cyclic rota the night before the first Monday is the last Sunday's."""
    demand = rows({"start": "05:00", "end": "06:00", "days": "1", "minimum": 1})
    calendar, _ = gaps(problem(demand, "anna", weeks=2))
    cyclic, _ = gaps(problem(demand, "anna", weeks=2, cyclic=True))
    assert (causes(calendar), causes(cyclic)) == ({"no_shift": 1}, {"free": 1})
    (other,) = gaps(problem(demand, "anna", weeks=2, cyclic=True), ("anna", 7 + SUNDAY, "N"))
    assert other.date == world.day(7)


def test_the_shift_nearest_to_lawful_gives_the_cause() -> None:
    """Where several codes would do, one lawful code is enough to be free."""
    demand = rows({"start": "14:30", "end": "15:00", "days": "1", "minimum": 2})
    bo = world.employee("bo", shift_types=("D",))
    (gap,) = gaps(problem(demand, people=[world.employee("anna"), bo]))
    assert causes(gap) == {"free": 2}


@pytest.mark.parametrize(
    ("language", "cyclic", "text"),
    [
        (
            Language.NB,
            False,
            "lørdag 6. mars 07:30–15:00, ward row0: 1 mangler, 1 under minimum. "
            "2 andre: 1 har allerede vakt, 1 kan ta den uten brudd.",
        ),
        (
            Language.EN,
            True,
            "Saturday of week 1 07:30–15:00, ward row0: 1 short, 1 below the minimum. "
            "2 more: 1 already at work, 1 could lawfully take it.",
        ),
    ],
)
def test_the_text_says_it_all(language: Language, cyclic: bool, text: str) -> None:
    """The sentence names day, time, place, number and reasons; a cyclic rota has weeks and no dates."""
    demand = rows({"shift_types": ("D",), "days": "6", "minimum": 1})
    asked = problem(demand, "anna", "bo", rules=(LENIENT, OnePlace()), cyclic=cyclic, weeks=2)
    gap, _ = gaps(asked, ("anna", SATURDAY, "A"))
    assert gap.text.say(language) == text


def test_a_gap_survives_json() -> None:
    """A gap reads back from its own JSON as the same value."""
    (gap,) = gaps(problem(rows({"start": "22:30", "end": "24:00", "days": "1", "minimum": 1}), "anna"))
    assert UncoveredNeed.model_validate_json(gap.model_dump_json()) == gap


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Problem, Rota]:
    """Draw a ward with demand of both sorts, three people and any rota."""
    starts = st.sampled_from(("00:00", "06:00", "07:30", "12:10", "21:45"))
    one = st.one_of(
        st.fixed_dictionaries({"shift_types": st.sampled_from((("D",), ("A", "N"), ("N",)))}),
        st.fixed_dictionaries({"start": starts, "end": starts}),
    )
    wanted = []
    for chosen in draw(st.lists(one, min_size=1, max_size=3)):
        least = draw(st.integers(0, 2))
        more = {
            "minimum": least,
            "target": least + draw(st.integers(0, 1)),
            "competence": draw(st.sampled_from((None, "HF", "RN"))),
        }
        wanted.append({**chosen, **more})
    people = [
        world.employee("anna", competences=(HeldCompetence(competence="RN"),)),
        world.employee("bo", competences=(HeldCompetence(competence="HF", end=world.day(3)),)),
        world.employee("cato"),
    ]
    cell = st.tuples(
        st.sampled_from(("anna", "bo", "cato")), st.integers(0, 6), st.sampled_from(("D", "A", "N"))
    )
    placed = draw(st.lists(cell, max_size=12, unique=True))
    asked = problem(
        rows(*wanted),
        people=people,
        start=draw(st.sampled_from((world.MONDAY, date(2027, 3, 22), date(2027, 10, 25)))),
        cyclic=draw(st.booleans()),
        objective=(Uncovered(),),
        **nurses(),
    )
    days = [asked.horizon.start + timedelta(days=day) for _, day, _ in placed]
    return asked, Rota.of(
        [
            Assignment(employee=name, unit="ward", shift_type=code, date=day)
            for (name, _, code), day in zip(placed, days, strict=True)
        ]
    )


@given(worlds())
def test_gaps_add_up_to_the_term(drawn: tuple[Problem, Rota]) -> None:
    """The head-minutes of all gaps are what the auditor counts for the term."""
    asked, made = drawn
    (term,) = audit(asked, made).terms
    assert sum(gap.head_minutes for gap in uncovered(asked, made)) == term.quantity


@given(worlds())
def test_a_cause_is_known(drawn: tuple[Problem, Rota]) -> None:
    """Every cause is a rule's kind or one of the three words, and nobody is counted twice."""
    known = {rule.model_fields["kind"].default for rule in RULES} | {"free", "free_weekend", "no_shift"}
    for gap in uncovered(*drawn):
        assert {cause.code for cause in gap.causes} <= known
        assert sum(cause.count for cause in gap.causes) <= len(drawn[0].employees)
