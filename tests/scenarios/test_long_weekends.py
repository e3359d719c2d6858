"""Long weekend shifts (langvakter i helgene): the day-and-evening group of the ward on every fourth weekend.

care_services.md 8.1, case B4. Weekdays are as before: 6 on day, 4 on evening. In the weekend four work 07:30
to 21:00 with an hour unpaid, which is 12.5 h, and one works an ordinary day. That is 5 · 10 · 7.5 = 375 h on
weekdays and 2 · (4 · 12.5 + 7.5) = 115 h in the weekend: 490 h a week, 13.80 positions of 35.5 h. Five people
each weekend and every fourth weekend call for twenty people – the twenty of the ward who are no students have
13.797 positions, which is 1959 h in four weeks for a demand of 1960.

A shift of 13 h 30 leaves 10 h 30 of its 24 hours, and 21:00 to 07:30 is 10 h 30 as well: under 11 both, and
so for none but those who have agreed to SFS 2310. Sixteen have, all nurses and health care workers; the four
assistants have not and take the ordinary day.
"""

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from models.audit import audit
from models.calendar import Horizon, HorizonKind
from models.demand import Demand
from models.examples import example
from models.kpi import kpis
from models.people import Employee, Lock, Weekends
from models.problem import Problem
from models.result import Result
from models.rota import Assignment, Rota
from models.shifts import ShiftKind
from models.units import hours
from solver.limits import Limits
from solver.solve import solve

WARD: Final = "SH-A2"
START: Final = date(2027, 8, 2)
PEOPLE: Final = tuple(f"E{number:02d}" for number in range(1, 21))
WEEKENDS: Final = tuple(PEOPLE[weekend::4] for weekend in range(4))
"""Five people for each weekend, the last of the five an assistant."""
VOLUNTEERS: Final = PEOPLE[:16]


def _phased(employee: Employee) -> Employee:
    """Return an employee whose weekends are given."""
    phase = PEOPLE.index(employee.id) % 4
    return employee.model_copy(update={"weekends": Weekends(every=4, phase=phase)})


@lru_cache
def b4(profile: str = "long-shift") -> Problem:
    """Return the base rota of case B4: four weeks that repeat."""
    ward = example("ward-long")
    return ward.changed(
        name="SH-A2 B4",
        profile=profile,
        horizon=Horizon(start=START, weeks=4, kind=HorizonKind.CYCLIC),
        shift_types=tuple(t for t in ward.shift_types if t.kind is not ShiftKind.NIGHT),
        employees=tuple(_phased(e) for e in ward.employees if e.id in PEOPLE),
        demand=Demand(rows=tuple(row for row in ward.demand.rows if not row.id.startswith("N-"))),
    )


def _works(name: str, code: str, *days: date) -> list[Assignment]:
    return [Assignment(employee=name, unit=WARD, shift_type=code, date=day) for day in days]


def by_hand() -> Rota:
    """Return the weekends as written by hand: those of each weekend work both its days."""
    placed = []
    for weekend, people in enumerate(WEEKENDS):
        saturday = START + timedelta(days=7 * weekend + 5)
        for name in people:
            code = "L" if name in VOLUNTEERS else "D"
            placed += _works(name, code, saturday, saturday + timedelta(days=1))
    return Rota.of(placed)


@lru_cache
def solved() -> Result:
    """Return what the search finds in twenty seconds when the weekends are fixed as written by hand."""
    fixed = by_hand().by_employee()
    people = tuple(
        employee.model_copy(
            update={"locks": tuple(Lock(date=a.date, shift_type=a.shift_type) for a in fixed[employee.id])}
        )
        for employee in b4().employees
    )
    return solve(b4().changed(employees=people), Limits(time=20, workers=2))


def test_the_weekends_by_hand_keep_law_and_agreement() -> None:
    """20 weekends of two shifts: 32 long ones of 12.5 h and 8 days of 7.5 h; the weekdays are missing."""
    report = audit(b4(), by_hand())
    assert {breach.rule for breach in report.breaches} == {"position_size"}
    figures = {person.employee: person for person in kpis(b4(), by_hand()).people}
    for name in PEOPLE:
        person = figures[name]
        assert person.weekends == 1
        assert person.hours == person.weekend_hours == (1500 if name in VOLUNTEERS else 900)
        assert person.shortest_rest == (630 if name in VOLUNTEERS else 990)
    assert sum(person.hours for person in figures.values()) == 4 * 115 * 60


def test_what_the_agreements_cover_is_counted() -> None:
    """32 long shifts leave 10 h 30 of their 24 hours, 16 Sundays begin after as much; 12.5 h is above 9.

    The local agreement with the representatives carries the same weekend, for its day is 12.5 h and its rest
    9 h; an individual agreement does not.
    """
    covered = Counter(breach.rule for breach in audit(b4(), by_hand()).covered)
    assert covered == {"daily_rest": 32 + 16, "daily_hours": 32}
    local = audit(b4("local-agreement"), by_hand())
    assert {breach.rule for breach in local.breaches} == {"position_size"}
    assert Counter(breach.rule for breach in local.covered)["daily_rest"] == 32 + 16
    alone = Counter(breach.rule for breach in audit(b4("statutory"), by_hand()).breaches)
    assert (alone["daily_rest"], alone["daily_hours"]) == (32 + 16, 32)


def test_long_shifts_are_voluntary() -> None:
    """Without her consent E01's two long shifts are three breaches: what each leaves of 24 h, and the gap."""
    without = b4().changed(
        employees=tuple(e.model_copy(update={"consents": ()}) if e.id == "E01" else e for e in b4().employees)
    )
    broken = [b for b in audit(without, by_hand()).breaches if b.rule != "position_size"]
    assert [(b.employee, b.rule, b.measured) for b in broken] == [("E01", "daily_rest", 630)] * 3


def test_a_longer_shift_is_for_the_volunteers_alone() -> None:
    """07:30–22:00 is 13.5 h of work, above 12.5: the central agreement allows it, the local one does not.

    Without it the 32 are too long, and between the 16 pairs of them lie 9 h 30, where 11 are asked for.
    """
    longer = b4().shift_type["L"].model_copy(update={"end": hours(22)})
    codes = tuple(longer if t.code == "L" else t for t in b4().shift_types)
    assert {b.rule for b in audit(b4().changed(shift_types=codes), by_hand()).breaches} == {"position_size"}
    local = b4("local-agreement").changed(shift_types=codes)
    broken = Counter(b.rule for b in audit(local, by_hand()).breaches)
    assert (broken["long_shifts"], broken["daily_hours"]) == (32 + 16, 32)


def test_the_search_finds_a_lawful_rota() -> None:
    """No breach, the weekends as they were fixed, and at most four of 200 weekday places still open."""
    result = solved()
    assert result.rota is not None
    assert result.audit is not None
    assert result.audit.lawful
    assert sum(gap.missing for gap in result.uncovered if gap.competence is None) <= 4
    assert set(by_hand().assignments) <= set(result.rota.assignments)
    long = Counter(a.employee for a in result.rota.assignments if a.shift_type == "L")
    assert sum(long[name] for name in VOLUNTEERS) == sum(long.values()) >= 32
    covering = {b.agreements for b in result.audit.covered if b.rule == "daily_rest"}
    assert covering == {("sfs-2310",)}
    figures = kpis(b4(), result.rota)
    assert all(person.weekends == 1 for person in figures.people)
    assert all(abs(person.deviation) <= 300 for person in figures.people)
    assert sum(person.weekend_hours for person in figures.people) == 4 * 115 * 60
