"""A ward with two under 18 (to under 18 år): an apprentice, and a weekend worker who grows up in the plan.

Four weeks from Monday 2 August 2027, five adults beside them. Lars is 17 all the time and an apprentice in
the health-care-worker trade. Yara turns 18 on Thursday 12 August: chapter 11 is hers until then and chapter
10 from 00:00 that day. Everything is counted here by hand from the clock times below, not by the rules.
"""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby, pairwise

import pytest

from models.audit import audit
from models.demand import Demand, DemandRow
from models.problem import Problem
from models.result import Result
from models.rota import Assignment, Rota
from models.terms import STANDARD_OBJECTIVE
from solver.limits import Limits
from solver.solve import solve
from tests import world

START = date(2027, 8, 2)
BIRTHDAY = date(2027, 8, 12)
HALF_HOUR = ({"minutes": 30, "paid": True},)
CLOCKS = {"D": (7.5, 7.5), "A": (14.5, 7.5), "E": (15.5, 8), "N": (22, 9.5), "L": (7.5, 11.5)}
"""When each shift starts, in hours after midnight, and how many hours it lasts; all breaks are paid."""

ADULTS = ("ada", "bo", "cato", "dina", "even")
SHIFT_TYPES = (
    world.shift_type("D", "07:30", "15:00", breaks=HALF_HOUR),
    world.shift_type("A", "14:30", "22:00", breaks=HALF_HOUR),
    world.shift_type("E", "15:30", "23:30", breaks=HALF_HOUR),
    world.shift_type("N", "22:00", "07:30", breaks=HALF_HOUR),
    world.shift_type("L", "07:30", "19:00", breaks=HALF_HOUR * 2),
)


def ward() -> Problem:
    """Return the ward, with its demand by code and nothing that only the young could do."""
    lars = world.employee("lars", adult_from="2028-03-01", apprentice="health_care")
    yara = world.employee(
        "yara",
        positions=({"unit": "ward", "size": 4_000},),
        adult_from=BIRTHDAY,
        # On the evening of the birthday she may work the night: it begins when she is 18.
        locks=({"date": BIRTHDAY, "shift_type": "N", "unit": "ward"},),
    )
    rows = (
        {"id": "day", "days": "12345", "shift_types": ("D",), "minimum": 2},
        {"id": "evening", "days": "12345", "shift_types": ("A", "E"), "minimum": 1},
        {"id": "night", "days": "1234", "shift_types": ("N",), "minimum": 1},
        {"id": "weekend", "days": "67", "shift_types": ("D", "L"), "minimum": 1},
        {"id": "weekend-evening", "days": "67", "shift_types": ("A",), "minimum": 1},
    )
    return world.problem(
        *(world.employee(name) for name in ADULTS),
        lars,
        yara,
        shift_types=SHIFT_TYPES,
        start=START,
        weeks=4,
        demand=Demand(rows=tuple(DemandRow.model_validate({"unit": "ward", **row}) for row in rows)),
        profile="local-agreement",
        objective=STANDARD_OBJECTIVE,
    )


@cache
def solved() -> Result:
    """Return the ward's rota, found once for all tests here."""
    return solve(ward(), Limits(time=20, workers=1))


Worked = tuple[datetime, datetime]


def worked(rota: Rota, name: str) -> list[Worked]:
    """Return from when to when a person is at work, by the clocks written above."""
    found = []
    for a in rota.assignments:
        if a.employee == name:
            start, lasts = CLOCKS[a.shift_type]
            begin = datetime.combine(a.date, datetime.min.time()) + timedelta(hours=start)
            found.append((begin, begin + timedelta(hours=lasts)))
    return sorted(found)


def hours(shifts: list[Worked]) -> float:
    """Return how long some shifts are together."""
    return sum(((end - begin) / timedelta(hours=1) for begin, end in shifts), 0.0)


def rota() -> Rota:
    """Return the rota that was found."""
    found = solved().rota
    assert found is not None
    return found


def test_a_lawful_rota_is_found() -> None:
    """No breach of anything, and nothing that an agreement has to cover for the two under 18."""
    report = audit(ward(), rota())
    assert report.breaches == ()
    assert [b for b in report.covered if b.employee == "lars"] == []


@pytest.mark.parametrize(("name", "agreed"), [*((name, 142.0) for name in (*ADULTS, "lars")), ("yara", 56.8)])
def test_everybody_has_the_hours_of_the_position(name: str, agreed: float) -> None:
    """4 × 35.5 h = 142 h for a full position and 56.8 h for 40 %, within five hours either way."""
    assert agreed - 5 <= hours(worked(rota(), name)) <= agreed + 5


@pytest.mark.parametrize(("name", "until"), [("lars", date(2027, 8, 30)), ("yara", BIRTHDAY)])
def test_chapter_11_is_kept_until_the_birthday(name: str, until: date) -> None:
    """At most 8 h a day and 40 h a week, nothing from 23 to 06, and 11 or 12 h between two shifts."""
    young = [shift for shift in worked(rota(), name) if shift[0].date() < until]
    rest = 11 if name == "lars" else 12
    for _, day in groupby(young, key=lambda shift: shift[0].date()):
        assert hours(list(day)) <= 8
    for _, week in groupby(young, key=lambda shift: shift[0].isocalendar().week):
        assert hours(list(week)) <= 40
    if name == "yara":
        # Of the evenings she has A only: E lasts until 23:30.
        assert all(end.hour <= 22 and end.date() == begin.date() for begin, end in young)
    for (_, ended), (begins, _) in pairwise(worked(rota(), name)):
        if ended.date() < until:
            assert begins - ended >= timedelta(hours=rest)


def test_the_young_have_two_days_off_together_every_week() -> None:
    """48 h in each of Lars's four weeks whose middle lies in the week, and in Yara's first two."""
    for name, weeks in (("lars", 4), ("yara", 2)):
        begin = datetime.combine(START, datetime.min.time())
        edges = [begin, *(moment for shift in worked(rota(), name) for moment in shift)]
        free = list(zip(edges[::2], [*edges[1::2], begin + timedelta(weeks=4)], strict=True))
        for week in range(weeks):
            monday = begin + timedelta(weeks=week)
            # A free stretch serves the week when 48 h of it can have their middle there.
            first, last = monday - timedelta(hours=24), monday + timedelta(days=6)
            assert any(
                max(start, first) < last and end - max(start, first) >= timedelta(hours=48)
                for start, end in free
            ), (name, week)


def test_the_birthday_opens_the_night() -> None:
    """Yara works the night that begins on her birthday; the one before it would be a breach of one hour."""
    placed = {(a.employee, a.date, a.shift_type) for a in rota().assignments}
    assert ("yara", BIRTHDAY, "N") in placed
    eve = BIRTHDAY - timedelta(days=1)
    moved = Rota.of([Assignment(employee="yara", unit="ward", shift_type="N", date=eve)])
    (breach,) = [b for b in audit(ward(), moved).breaches if b.rule.startswith("youth")]
    assert (breach.rule, breach.measured, breach.limit, breach.date) == ("youth_night", 60, 0, eve)


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("L", {"youth_hours": (690, 480)}),  # 11.5 h; the 12.5 h of rest that it leaves are enough
        ("N", {"youth_hours": (570, 480)}),  # a health-care apprentice may work at night, but not 9.5 h
        ("E", {}),  # until 23:30: his trade opens the night
    ],
)
def test_what_an_adult_may_and_the_apprentice_may_not(code: str, rules: dict[str, tuple[int, int]]) -> None:
    """One shift on the first Tuesday, judged under the same agreements as the adults'."""
    one = Rota.of([Assignment(employee="lars", unit="ward", shift_type=code, date=START + timedelta(days=1))])
    found = {b.rule: (b.measured, b.limit) for b in audit(ward(), one).breaches if b.rule.startswith("youth")}
    assert found == rules
