"""A small unit whose full week nobody has written down: the search finds the rota and the week with it.

Three people share day, evening and night in a base rota of three weeks. Counted by hand, for each of them:

- 7 days and 3 evenings of 7.5 h and 3 nights of 10 h are H = 52.5 + 22.5 + 30 = 105 h;
- a night from 21:45 to 07:45 has 8.25 h before 06:00, an evening to 22:00 has 1 h after 21:00:
  N = 3 × 8.25 + 3 × 1 = 27.75 h;
- one weekend in three with a day shift on the Sunday, 07:30 to 15:00: S = 7.5 h. Saturday's ends at 15:00;
- 27.75 h in three weeks are 481 night hours a year, under 539: not continuous, but three parts;
- due are 3 × 37.5 − 7.5/6 − 27.75/4 = 104.3125 h, so 105 h are 41 minutes too many;
- they amount to (105 + 1.25 + 6.9375) / 112.5 = 100.61 % of a position, with W = 105 / 3 / 1.0061 = 34.79 h.

A fixed week of 35.5 h would call for 106.5 h, and one of 33.6 h for 100.8 h.
"""

from models.agreements import Provision
from models.demand import Demand, DemandRow
from models.kpi import kpis
from models.norm.reckoning import WorkPattern
from models.people import Employee
from models.problem import Problem
from models.result import Reason
from models.rules.coverage import Coverage
from models.rules.shift_quota import ShiftQuota
from models.rules.weekly_norm import WeeklyNorm
from solver.limits import Limits
from solver.solve import solve
from tests import world

PAUSE = ({"minutes": 30, "paid": True},)
CODES = (
    world.shift_type("D", "07:30", "15:00", kind="day", breaks=PAUSE),
    world.shift_type("A", "14:30", "22:00", kind="evening", breaks=PAUSE),
    world.shift_type("N", "21:45", "07:45", kind="night", breaks=PAUSE),
)
SHARES = {"D": 7, "A": 3, "N": 3}
NEEDS = {"D": "1234567", "A": "135", "N": "123"}


def unit(tolerance: int) -> Problem:
    """Return the unit; ``tolerance`` is how many minutes the hours may miss what they should be."""
    quotas = tuple({"shift_types": (c,), "minimum": n, "maximum": n} for c, n in SHARES.items())
    people = tuple(
        Employee.model_validate(
            {
                "id": name,
                "positions": ({"unit": "ward", "size": 10_000, "full_time_week": "computed"},),
                "weekends": {"every": 3},
                "quotas": quotas,
            }
        )
        for name in ("anna", "bo", "cato")
    )
    rows = tuple(
        DemandRow(id=c, unit="ward", shift_types=(c,), days=days, minimum=1, maximum=1)
        for c, days in NEEDS.items()
    )
    norm = WeeklyNorm(tolerance=tolerance, binds_fixed=True)
    return world.problem(
        *people, shift_types=CODES, weeks=3, cyclic=True, demand=Demand(rows=rows), profile="local-agreement"
    ).changed(rules=tuple(Provision(rule=rule) for rule in (ShiftQuota(), norm, Coverage())))


def test_the_search_finds_a_rota_and_the_week_that_it_calls_for() -> None:
    """With 42 minutes of tolerance a lawful rota is found, and its norm is the one counted by hand."""
    problem = unit(tolerance=42)
    result = solve(problem, Limits(time=20, workers=1))
    assert result.rota is not None
    assert result.audit is not None
    assert result.audit.breaches == ()
    for person in kpis(problem, result.rota).people:
        norm = person.norm
        assert norm is not None
        assert norm.pattern is WorkPattern.THREE_PART
        assert (norm.hours, norm.night, norm.sunday) == (35 * 60, 555, 150)
        assert (norm.sundays_worked, norm.sundays) == (1, 3)
        assert (person.hours, norm.due, person.deviation) == (6300, 6259, 41)
        assert (norm.amounts, norm.week) == (10_061, 2087)


def test_a_minute_less_of_tolerance_is_proven_impossible() -> None:
    """With 40 minutes no rota gives everybody these shifts, and the search knows it."""
    result = solve(unit(tolerance=40), Limits(time=20, workers=1))
    assert result.termination.reason is Reason.INFEASIBLE
