"""A base rota of twelve weeks (grunnturnus): week 12 is followed by week 1, and no week has a holiday.

A house under a local agreement, every third weekend: two on day and one on evening from Monday to Friday, one
of each in the weekend, and one at night. A week has 15 + 4 shifts of 7.5 h by day and 7 nights of 9.5 h.

Twelve weeks have 228 shifts by day and evening, 38 for each of six people: 285 h, where 67 % of 35.5 h are
285.42 h. They have 84 nights, 28 for each of three: 266 h, where 62 % are 264.12 h.
"""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from models.calendar import Horizon, HorizonKind
from models.demand import Demand, DemandRow
from models.pay.setting import Pay, PayGroup, PaySetting, Zone
from models.people import Employee, Lock, Position, Weekends
from models.problem import Problem, Unit
from models.rota import Assignment, Rota
from tests import world

START: Final = date(2027, 1, 4)
WEEKS: Final = 12
LAST_SUNDAY: Final = date(2027, 3, 28)
CYCLE: Final = timedelta(weeks=WEEKS)
CLOCKS: Final = {"D": ("07:30", 7.5), "A": ("14:30", 7.5), "N": ("22:00", 9.5)}
"""When each shift starts and how many hours it lasts; all breaks are paid."""
SHIFT_TYPES: Final = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("A", "14:30", "22:00", kind="evening"),
    world.shift_type("N", "22:00", "07:30", kind="night"),
)
DAYS: Final = ("anna", "bo", "cato", "dina", "erik", "eva")
NIGHTS: Final = ("gro", "hans", "nils")
"""Each list has two, or one, for every weekend of three; the last of each works weeks 3, 6, 9 and 12."""


def person(name: str) -> Employee:
    """Return a skilled worker of ten years on every third weekend; Nils has the night of the last Sunday."""
    nights = name in NIGHTS
    group = NIGHTS if nights else DAYS
    lock = Lock(date=LAST_SUNDAY, shift_type="N")
    return Employee(
        id=name,
        positions=(Position(unit="ward", size=6_200 if nights else 6_700),),
        shift_types=("N",) if nights else ("D", "A"),
        weekends=Weekends(every=3, phase=group.index(name) % 3),
        locks=(lock,) if name == "nils" else (),
        pay=Pay(group=PayGroup.SKILLED, years=10),
    )


@cache
def house() -> Problem:
    """Return the house for twelve weeks that repeat."""
    rows = (
        ("day", "12345", "D", 2),
        ("evening", "1234567", "A", 1),
        ("weekend", "67", "D", 1),
        ("night", "1234567", "N", 1),
    )
    return Problem(
        horizon=Horizon(start=START, weeks=WEEKS, kind=HorizonKind.CYCLIC),
        units=(Unit(id="ward"),),
        shift_types=SHIFT_TYPES,
        employees=tuple(person(name) for name in (*DAYS, *NIGHTS)),
        demand=Demand(
            rows=tuple(
                DemandRow(id=name, unit="ward", days=days, shift_types=(code,), minimum=heads)
                for name, days, code, heads in rows
            )
        ),
        profile="local-agreement",
        pay=PaySetting(zone=Zone.I),
    )


def on(name: str, code: str, day: date) -> Assignment:
    """Return one shift."""
    return Assignment(employee=name, unit="ward", shift_type=code, date=day)


def cell(rota: Rota, name: str, day: date, code: str) -> Rota:
    """Return a rota with one cell written over by hand."""
    kept = (a for a in rota.assignments if (a.employee, a.date) != (name, day))
    return Rota.of([*kept, on(name, code, day)])


Worked = tuple[datetime, datetime]


def round_twice(rota: Rota, name: str) -> list[Worked]:
    """Return from when to when a person is at work in two turns, by the clocks written above."""
    found = []
    for a in rota.assignments:
        if a.employee == name:
            clock, lasts = CLOCKS[a.shift_type]
            begin = datetime.fromisoformat(f"{a.date}T{clock}")
            found += [(begin + turn, begin + turn + timedelta(hours=lasts)) for turn in (timedelta(), CYCLE)]
    return sorted(found)


def eight_weeks(shifts: list[Worked]) -> list[float]:
    """Return the hours of eight weeks in a row from each of twelve Mondays, shifts cut at Monday 00:00.

    They begin a week into the two turns, so that no shift of the week before is missing.
    """
    found = []
    for week in range(1, WEEKS + 1):
        first = datetime.combine(START, datetime.min.time()) + timedelta(weeks=week)
        last = first + timedelta(weeks=8)
        parts = ((max(begin, first), min(end, last)) for begin, end in shifts if begin < last and end > first)
        found.append(sum((end - begin) / timedelta(hours=1) for begin, end in parts))
    return found
