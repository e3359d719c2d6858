"""A calendar plan across the holidays of spring (kalenderplan over påske, mai og pinse): 26 weeks of 2027.

A house from Monday 4 January to Sunday 4 July 2027: two on day and one on evening from Monday to Friday, one
of each on Saturdays and on red days, and one at night. Four have day and evening, two have the nights. Law
and individual averaging only: every second weekend, half of the red days free. The night from Easter Eve is
an hour short.

law.md 2.5, ``aml-10-8-4-avg``: 26 Sundays and 6 holidays on other days are 32 red days, of which at least 16
are free and at most 16 worked. What holds for every lawful rota is counted in the one that is found;
what is exact is counted by hand in the rota of Anna and Nora, who are written out week by week.
"""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

from models.calendar import Horizon
from models.demand import Demand, DemandRow
from models.pay.setting import Pay, PayGroup, PaySetting, Zone
from models.people import Absence, AbsenceKind, Employee, Position, Weekends
from models.problem import Problem, Unit
from models.rota import Rota
from models.units import hours
from tests import world

START: Final = date(2027, 1, 4)
WEEKS: Final = 26
SHIFT_TYPES: Final = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("A", "14:30", "22:00", kind="evening"),
    world.shift_type("N", "22:00", "07:30", kind="night"),
)
CLOCKS: Final = {"D": ("07:30", 7.5), "A": ("14:30", 7.5), "N": ("22:00", 9.5)}
"""When each shift starts and how many hours it lasts by the clock on the wall; all breaks are paid."""
MAUNDY, GOOD_FRIDAY, EASTER_MONDAY = date(2027, 3, 25), date(2027, 3, 26), date(2027, 3, 29)
FIRST_OF_MAY, ASCENSION, WHIT_MONDAY = date(2027, 5, 1), date(2027, 5, 6), date(2027, 5, 17)
HOLIDAYS: Final = (MAUNDY, GOOD_FRIDAY, EASTER_MONDAY, FIRST_OF_MAY, ASCENSION, WHIT_MONDAY)
"""Those on other days than Sundays; 17 May is Whit Monday, and 28 March and 16 May are Sundays anyway."""
SUNDAYS: Final = tuple(
    date(2027, month, day)
    for month, days in (
        (1, (10, 17, 24, 31)),
        (2, (7, 14, 21, 28)),
        (3, (7, 14, 21, 28)),
        (4, (4, 11, 18, 25)),
        (5, (2, 9, 16, 23, 30)),
        (6, (6, 13, 20, 27)),
        (7, (4,)),
    )
    for day in days
)
RED: Final = tuple(sorted((*SUNDAYS, *HOLIDAYS)))
BEGINS: Final = {
    GOOD_FRIDAY: "22:00",  # the day before is red
    date(2027, 3, 28): "15:00",  # Easter Eve
    EASTER_MONDAY: "22:00",
    FIRST_OF_MAY: "22:00",  # the act of 26 April 1947
    date(2027, 5, 2): "22:00",
    date(2027, 5, 16): "15:00",  # Whitsun Eve
    WHIT_MONDAY: "22:00",
}
"""When on the day before a red day begins, where that is not 18:00; all of them end at 22:00."""

AWAY: Final = Absence(start=date(2027, 5, 3), end=date(2027, 5, 9), kind=AbsenceKind.HOLIDAY)
"""Anna's holiday, the week of Ascension Day."""
IN_RETURN: Final = Absence(
    start=date(2027, 4, 23), end=date(2027, 4, 23), kind=AbsenceKind.F5, credited=hours(7.5)
)
"""Anna's F5 for a weekly day off on Good Friday."""


def person(name: str, phase: int, *, nights: bool = False, absences: tuple[Absence, ...] = ()) -> Employee:
    """Return a nurse of ten years on every second weekend.

    All nights and every second weekend come to more than 539 hours at night and 231 on Sundays in a year, so
    the week of the two is 33.6 h; 98 % of it is 32.928 h.
    """
    position = (
        Position(unit="ward", size=9_800, full_time_week=hours(33.6))
        if nights
        else Position(unit="ward", size=10_000)
    )
    return Employee(
        id=name,
        positions=(position,),
        shift_types=("N",) if nights else ("D", "A"),
        weekends=Weekends(every=2, phase=phase),
        absences=absences,
        pay=Pay(group=PayGroup.HIGHER_3, years=10),
    )


@cache
def house() -> Problem:
    """Return the house; the demand of a holiday is that of a Sunday, 1 May is no Saturday."""
    rows: tuple[tuple[str, str, str, int], ...] = (
        ("day", "12345", "D", 2),
        ("evening", "12345", "A", 1),
        ("saturday-day", "6", "D", 1),
        ("saturday-evening", "6", "A", 1),
        ("sunday-day", "7", "D", 1),
        ("sunday-evening", "7", "A", 1),
        ("night", "1234567", "N", 1),
    )
    demand = Demand(
        rows=tuple(
            DemandRow(id=name, unit="ward", days=days, shift_types=(code,), minimum=heads)
            for name, days, code, heads in rows
        )
    )
    return Problem(
        horizon=Horizon(start=START, weeks=WEEKS),
        units=(Unit(id="ward"),),
        shift_types=SHIFT_TYPES,
        employees=(
            person("anna", 1, absences=(AWAY,)),
            person("bo", 1),
            person("cato", 0),
            person("dina", 0),
            person("nora", 1, nights=True),
            person("nils", 0, nights=True),
        ),
        demand=demand,
        pay=PaySetting(zone=Zone.I),
    )


Worked = tuple[datetime, datetime]


def at(day: date, clock: str) -> datetime:
    """Return a moment by the clock on the wall."""
    return datetime.fromisoformat(f"{day}T{clock}")


def worked(rota: Rota, name: str) -> list[Worked]:
    """Return from when to when a person is at work, by the clocks written above."""
    begins = ((at(a.date, CLOCKS[a.shift_type][0]), a) for a in rota.assignments if a.employee == name)
    return sorted((begin, begin + timedelta(hours=CLOCKS[a.shift_type][1])) for begin, a in begins)


def lasting(begin: datetime, end: datetime) -> float:
    """Return how many hours a shift, or a part of one, lasts; the clock jumps at 2 on 28 March."""
    jump = at(date(2027, 3, 28), "02:00")
    return (end - begin) / timedelta(hours=1) - (begin < jump < end)


def red_worked(shifts: list[Worked]) -> list[date]:
    """Return the red days of which some of the shifts have a minute."""
    windows = {day: (at(day - timedelta(days=1), BEGINS.get(day, "18:00")), at(day, "22:00")) for day in RED}
    return [
        day
        for day, (first, last) in windows.items()
        if any(begin < last and end > first for begin, end in shifts)
    ]


def weekly(shifts: list[Worked]) -> list[float]:
    """Return the hours of each week, shifts cut at Monday 00:00."""
    mondays = [at(START + timedelta(weeks=week), "00:00") for week in range(WEEKS + 1)]
    return [
        sum(
            lasting(max(begin, monday), min(end, following))
            for begin, end in shifts
            if begin < following and end > monday
        )
        for monday, following in pairwise(mondays)
    ]


def heaviest(weeks: list[float]) -> float:
    """Return the most hours in eight weeks in a row."""
    return max(sum(weeks[first : first + 8]) for first in range(len(weeks) - 7))
