"""A base rota as it is found (løst grunnturnus): what holds for every lawful rota of the house."""

from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from models.audit import audit
from models.calendar import HorizonKind
from models.kpi import kpis
from models.marks import Mark, marks
from models.result import Result
from models.rota import Rota
from solver.limits import Limits
from solver.solve import solve
from tests.scenarios.cycle import (
    DAYS,
    LAST_SUNDAY,
    NIGHTS,
    START,
    WEEKS,
    cell,
    eight_weeks,
    house,
    round_twice,
)

PEOPLE = (*DAYS, *NIGHTS)
HOUR = timedelta(hours=1)


@cache
def solved() -> Result:
    """Return what the search finds in twelve seconds."""
    return solve(house(), Limits(time=12, workers=2))


def rota() -> Rota:
    """Return the rota that was found."""
    found = solved().rota
    assert found is not None
    return found


def test_a_lawful_rota_is_found() -> None:
    """No breach, and at most six of 228 + 84 shifts are missing; the positions hold exactly so many."""
    assert audit(house(), rota()).breaches == ()
    assert sum(gap.missing for gap in solved().uncovered) <= 6
    assert len(rota().assignments) == 228 + 84


@pytest.mark.parametrize(("name", "shifts"), [*((n, 38) for n in DAYS), *((n, 28) for n in NIGHTS)])
def test_everybody_has_the_shifts_of_the_position(name: str, shifts: int) -> None:
    """285.42 h ± 5 h are 38 shifts of 7.5 h, and 264.12 h ± 5 h are 28 of 9.5 h: no other number fits."""
    codes = Counter(a.shift_type for a in rota().assignments if a.employee == name)
    assert sum(codes.values()) == shifts
    assert (set(codes) == {"N"}) is (name in NIGHTS)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_rests_over_the_seam(name: str) -> None:
    """11 h between two shifts, 9 where the agreement shortens one, also from week 12 to week 1."""
    shifts = round_twice(rota(), name)
    gaps = [begins - ended for (_, ended), (begins, _) in pairwise(shifts)]
    assert min(gaps) >= 9 * HOUR
    assert all(other >= 22 * HOUR - one for one, other in pairwise(gaps) if one < 11 * HOUR)
    figures = next(person for person in kpis(house(), rota()).people if person.employee == name)
    assert figures.shortest_rest == min(gaps) / timedelta(minutes=1)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_third_weekend_round_the_cycle(name: str) -> None:
    """At most four of twelve, both days of each, three weeks apart also over the seam; so many red days."""
    group = NIGHTS if name in NIGHTS else DAYS
    days = [a.date for a in rota().assignments if a.employee == name and a.date.isoweekday() > 5]
    weekends = Counter((day - START).days // 7 for day in days)
    assert set(weekends) <= {week for week in range(WEEKS) if week % 3 == group.index(name) % 3}
    assert set(weekends.values()) <= {2}
    found = next(person for person in marks(house(), rota()) if person.employee == name)
    assert (found.red_days, found.red_days_free) == (12, 12 - len(weekends))


@pytest.mark.parametrize("name", PEOPLE)
def test_no_eight_weeks_are_too_long(name: str) -> None:
    """384 h in any eight, twelve of which are tried; all twelve hold each shift eight times."""
    stretches = eight_weeks(round_twice(rota(), name))
    assert max(stretches) <= 384
    total = 38 * 7.5 if name in DAYS else 28 * 9.5
    assert sum(stretches) == 8 * total


@pytest.mark.parametrize("name", PEOPLE)
def test_nights_and_days_on_end(name: str) -> None:
    """At most five days and three nights on end, over the seam as well."""
    worked = {begin.date() for begin, _ in round_twice(rota(), name)}
    most = 3 if name in NIGHTS else 5
    assert not any({day + timedelta(days=n) for n in range(most + 1)} <= worked for day in worked)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_week_has_its_f1(name: str) -> None:
    """Twelve, one a week, on a Sunday in eight at the least; no F3 and no F5 in a base rota."""
    found = next(person for person in marks(house(), rota()) if person.employee == name)
    first = [day.date for day in found.marks if day.mark is Mark.F1]
    assert [(day - START).days // 7 for day in first] == list(range(WEEKS))
    assert sum(day.isoweekday() == 7 for day in first) >= 8
    assert found.owed == ()


def test_a_defect_across_the_seam_is_caught() -> None:
    """Nils's last night ends on Monday of week 1; a day shift there has no rest, and one cell is no more."""
    assert ("nils", LAST_SUNDAY, "N") in {(a.employee, a.date, a.shift_type) for a in rota().assignments}
    edited = cell(rota(), "nils", START, "D")
    broken = [b for b in audit(house(), edited).breaches if b.rule == "daily_rest"]
    assert [(b.employee, b.date, b.measured, b.limit) for b in broken] == [("nils", START, 0, 540)]
    # In a calendar plan of the same shifts nothing comes before the first Monday, so nothing is broken.
    dated = house().changed(horizon=house().horizon.model_copy(update={"kind": HorizonKind.CALENDAR}))
    assert [b for b in audit(dated, edited).breaches if b.rule == "daily_rest"] == []
