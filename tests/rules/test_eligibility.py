"""Eligibility (hvem kan ta vakten)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from models.audit import timelines
from models.people import Competence, Exemption, ExemptionKind, HeldCompetence
from models.rules.eligibility import Eligibility
from models.units import HOUR
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds

TABLE = (Competence(id="RN", covers=("HF",)), Competence(id="HF"), Competence(id="MED"))
NIGHTS = st.sampled_from(((21 * HOUR, 6 * HOUR), (23 * HOUR, 6 * HOUR), (0, 6 * HOUR), (20 * HOUR, 8 * HOUR)))


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    begin, end = draw(NIGHTS)
    rule = Eligibility(
        night_from=begin,
        night_to=end,
        night_over=draw(st.sampled_from((0, 60, 180))),
        long_over=draw(st.sampled_from((449, 450, 600))),
    )
    drawn = draw(worlds(rule, limits=(0,), days=(0, 4, 5, 6), weeks=2))
    start, days = drawn.problem.horizon.start, drawn.problem.horizon.days
    dates = st.integers(0, days - 1).map(lambda number: start + timedelta(days=number))
    spans = st.one_of(st.just((None, None)), st.tuples(dates, dates).map(lambda pair: tuple(sorted(pair))))
    held = st.builds(
        lambda competence, span: HeldCompetence(competence=competence, start=span[0], end=span[1]),
        st.sampled_from(("RN", "HF", "MED")),
        spans,
    )
    freed = st.builds(
        lambda kind, over, span: Exemption(
            kind=kind, over=None if kind is ExemptionKind.WEEKENDS else over, start=span[0], end=span[1]
        ),
        st.sampled_from(tuple(ExemptionKind)),
        st.sampled_from((None, None, 0, 60, 180, 449, 450, 480)),
        st.one_of(st.just((None, None)), spans),
    )
    types = drawn.problem.shift_types
    asked = draw(
        st.lists(st.sampled_from((None, None, "RN", "HF")), min_size=len(types), max_size=len(types))
    )
    asking = tuple(t.model_copy(update={"competence": c}) for t, c in zip(types, asked, strict=True))
    codes = tuple(draw(st.sets(st.sampled_from([t.code for t in types]), min_size=1)))
    return changed(
        drawn,
        {
            "competences": tuple(draw(st.lists(held, max_size=2))),
            "exemptions": tuple(draw(st.lists(freed, min_size=draw(st.integers(0, 2)), max_size=3))),
            "shift_types": draw(st.sampled_from((None, None, codes))),
            "weekdays": draw(st.sampled_from((None, None, "67", "15"))),
            "weekends": draw(st.sampled_from((None, None, None, {"every": 0}, {"every": 3}))),
        },
        {"competences": TABLE, "shift_types": asking},
    )


WORLDS: st.SearchStrategy[World] = _worlds()


def freed(kind: str, day: str | None = None) -> dict[str, Any]:
    """Return an employee's fields with one exemption, for good or for a day."""
    return {"exemptions": ({"kind": kind, "start": day, "end": day},)}


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("2027-03-01 16:00-24:00", 0),
        ("2027-03-01 16:00-00:01", 1),
        ("2027-03-01 03:00-11:00", 0),
        ("2027-03-01 02:59-11:00", 1),
        ("2027-03-01 04:30-22:30", 0),
        ("2027-03-01 04:30-22:31", 1),
    ],
)
def test_who_is_exempt_from_nights_works_three_hours_of_them(written: str, broken: int) -> None:
    """More than three hours between 21 and 06 is a night, at one end of the shift or at both."""
    assert len(found(Eligibility(), (written,), person=freed("nights"))) == broken


def test_a_night_is_as_long_as_it_is() -> None:
    """01:00 to 05:00 is three hours in the short night of March and four in any other."""
    start = date(2027, 3, 22)
    short, other = ("2027-03-28 01:00-05:00",), ("2027-03-27 01:00-05:00",)
    assert found(Eligibility(), short, start=start, person=freed("nights")) == []
    (breach,) = found(Eligibility(), other, start=start, person=freed("nights"))
    assert "4:00 timer om natten er over 3:00" in breach.text.nb


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("2027-03-05 23:59-07:00", 0),
        ("2027-03-06 00:00-07:00", 1),
        ("2027-03-07 23:59-07:00", 1),
        ("2027-03-01 00:00-07:00", 0),
    ],
)
@pytest.mark.parametrize("person", [freed("weekends"), {"weekends": {"every": 0}}])
def test_who_has_no_weekends_starts_none(written: str, broken: int, person: dict[str, Any]) -> None:
    """A weekend shift starts on Saturday or Sunday; one from Friday night is none."""
    assert len(found(Eligibility(), (written,), person=person)) == broken


@pytest.mark.parametrize(("written", "broken"), [("07:00-17:30 unpaid 30", 0), ("07:00-17:31 unpaid 30", 1)])
def test_a_long_shift_is_one_of_more_than_ten_hours_work(written: str, broken: int) -> None:
    """Work counts, not the span; an exemption holds on its own dates."""
    person = freed("long_shifts", "2027-03-02")
    assert len(found(Eligibility(), (f"2027-03-02 {written}",), person=person)) == broken
    assert found(Eligibility(), (f"2027-03-03 {written}",), person=person) == []


@pytest.mark.parametrize(
    ("kind", "over", "written", "broken"),
    [
        ("long_shifts", "7.5 h", "07:00-14:30", 0),
        ("long_shifts", "7.5 h", "07:00-14:31", 1),
        ("nights", 0, "14:00-21:00", 0),
        ("nights", 0, "14:01-21:01", 1),
        ("nights", "4 h", "18:00-01:00", 0),
        ("nights", "4 h", "18:00-01:01", 1),
    ],
)
def test_a_person_has_a_limit_of_their_own(kind: str, over: object, written: str, broken: int) -> None:
    """What is granted one person goes before the rule's figure, with no word of why it was granted."""
    person = {"exemptions": ({"kind": kind, "over": over},)}
    assert len(found(Eligibility(), (f"2027-03-01 {written}",), person=person)) == broken


def test_the_strictest_of_several_exemptions_holds() -> None:
    """Ten hours for good and eight in March: 8 h 30 is too long in March, and the sentence says eight."""
    march = {"kind": "long_shifts", "over": "8 h", "start": "2027-03-01", "end": "2027-03-31"}
    person = {"exemptions": ({"kind": "long_shifts"}, march)}
    (breach,) = found(Eligibility(), ("2027-03-01 07:00-15:30",), person=person)
    assert "8:30 timer er over 8:00" in breach.text.nb


def test_place_and_code_are_the_persons_own() -> None:
    """A shift in another unit, on a code that the person does not take, is two breaches."""
    problem = world.problem(world.employee(shift_types=("N",)), rule=Eligibility())
    (line,) = timelines(problem, world.rota([(world.MONDAY, "D", "elsewhere")]))
    assert [breach.text.en for breach in Eligibility().audit(line)] == [
        "shift D: does not work in elsewhere",
        "shift D: not among the codes the person may take",
    ]


@pytest.mark.parametrize(
    ("asked", "held", "broken"),
    [
        ("HF", {"competence": "HF"}, 0),
        ("HF", {"competence": "RN"}, 0),
        ("RN", {"competence": "HF"}, 1),
        ("RN", {"competence": "RN", "end": "2027-03-01"}, 0),
        ("RN", {"competence": "RN", "end": "2027-02-28"}, 1),
        ("RN", {"competence": "RN", "start": "2027-03-02"}, 1),
    ],
)
def test_what_the_shift_asks_for_is_held_that_day(asked: str, held: dict[str, Any], broken: int) -> None:
    """A nurse covers a skilled worker, not the reverse, and a competence counts on its dates."""
    problem = world.problem(
        world.employee(competences=(held,)),
        shift_types=(world.shift_type("D", "07:30", "15:00", competence=asked),),
        competences=TABLE,
    )
    (line,) = timelines(problem, world.rota([(world.MONDAY, "D", "ward")]))
    assert len(list(Eligibility().audit(line))) == broken
