"""A small house with a resting night (hvilende natt): somebody awake by day, and somebody there by night.

care_services.md 3.1, shift HV 22:00–07:00, resting 23:00 to 06:00, of which a third counts: two hours awake
and 2 h 20 of the seven are 4 h 20 in the position, and 9 h where the law looks. Mornings 07:00–14:30 and
evenings 14:30–22:00 are 7.5 h each. A week has 14 · 7.5 + 7 · 4 h 20 = 135 h 20, which is 3.81 positions.
Three people a day and every third weekend call for nine; on half a position each they have hours to spare.
"""

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import Any, Final

import pytest

from models.audit import audit
from models.calendar import Horizon, HorizonKind
from models.demand import Demand, DemandRow
from models.kpi import kpis
from models.people import Employee, Position, Weekends
from models.problem import Problem, Unit
from models.result import Result
from models.rota import Assignment, Rota
from models.uncovered import uncovered
from solver.limits import Limits
from solver.solve import solve
from tests import world

START: Final = date(2027, 8, 2)
RESTING: Final = world.shift_type(
    "HV", "22:00", "07:00", kind="night", passive=({"start": "23:00", "end": "06:00"},), passive_share=3333
)
NAMES: Final = ("anna", "bo", "cato", "dina", "erik", "frida", "gro", "hans", "ida")
CODES: Final = (
    world.shift_type("M", "07:00", "14:30"),
    world.shift_type("E", "14:30", "22:00", kind="evening"),
    RESTING,
)


@lru_cache
def house(*, awake: bool = False) -> Problem:
    """Return the house for three weeks that repeat; by night it needs somebody awake, or there at all."""
    rows: tuple[dict[str, Any], ...] = (
        {"id": "day", "start": "06:00", "end": "23:00"},
        {"id": "night", "start": "23:00", "end": "06:00", "resting": not awake},
    )
    return Problem(
        horizon=Horizon(start=START, weeks=3, kind=HorizonKind.CYCLIC),
        units=(Unit(id="house"),),
        shift_types=CODES,
        employees=tuple(
            Employee(
                id=name,
                positions=(Position(unit="house", size=5000),),
                weekends=Weekends(every=3, phase=number % 3),
            )
            for number, name in enumerate(NAMES)
        ),
        demand=Demand(rows=tuple(DemandRow(unit="house", minimum=1, **row) for row in rows)),
        profile="local-agreement",
    )


@lru_cache
def solved() -> Result:
    """Return what the search finds in fifteen seconds."""
    return solve(house(), Limits(time=15, workers=2))


def test_the_house_is_manned_day_and_night() -> None:
    """At most two of 63 shifts are open after fifteen seconds; each resting night counts 4 h 20."""
    result = solved()
    assert result.rota is not None
    assert result.audit is not None
    assert result.audit.lawful
    assert sum(gap.missing for gap in result.uncovered) <= 2
    codes = Counter(a.shift_type for a in result.rota.assignments)
    assert all(codes[code] >= 21 - 2 for code in ("M", "E", "HV"))
    figures = kpis(house(), result.rota)
    assert figures.hours == codes["HV"] * 260 + (codes["M"] + codes["E"]) * 450


def nights(*days: int) -> Rota:
    """Return Anna's resting nights on days of the plan."""
    placed = [world.day(day, START) for day in days]
    return Rota.of([Assignment(employee="anna", unit="house", shift_type="HV", date=day) for day in placed])


def test_somebody_awake_is_another_need() -> None:
    """A resting night leaves 23 to 06 unmet where the row asks for somebody awake: seven hours short."""
    for awake, head_minutes in ((False, 0), (True, 420)):
        gaps = uncovered(house(awake=awake), nights(0))
        tonight = [gap for gap in gaps if (gap.row, gap.date) == ("night", START)]
        assert sum(gap.head_minutes for gap in tonight) == head_minutes


@pytest.mark.parametrize(("shifts", "found"), [(5, []), (6, [(54 * 60, 48 * 60)])])
def test_the_law_counts_the_night_whole(shifts: int, found: list[tuple[int, int]]) -> None:
    """Without agreements a week is 40 h and half of the rest, ten hours at most and never past 48.

    Five nights are 45 h with 35 h of rest among them, six are 54 h; the position counts 21 h 40 and 26 h.
    """
    problem = house().changed(profile="none")
    broken = [b for b in audit(problem, nights(*range(shifts))).breaches if b.rule == "weekly_hours"]
    assert [(b.measured, b.limit) for b in broken] == found
    assert kpis(problem, nights(*range(shifts))).hours == shifts * 260
