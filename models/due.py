"""What a position asks for (arbeidstid i stillingen)."""

from models.calendar import Horizon
from models.full_week import ROTA_WEEK
from models.people import Employee
from models.units import FULL_POSITION


def position_minutes(person: Employee, horizon: Horizon) -> int:
    """Return the work that the position asks for in the plan, credited absence taken off (arbeidstid).

    An absence without a credit takes off a seventh of the weekly hours a day; a credit counts in proportion
    to the days of the absence that lie in the plan. The sum is rounded once, half up.
    """
    # Weekly hours in ten-thousandths of a minute, so that nothing is lost before the end.
    weeks = [(ROTA_WEEK if p.full_time_week is None else p.full_time_week) for p in person.positions]
    weekly = sum(p.size * week for p, week in zip(person.positions, weeks, strict=True))
    counted = {day for a in person.absences if a.credited is None for day in horizon.dates() if day in a}
    credited = sum(
        a.credited * sum(day in a for day in horizon.dates()) // ((a.end - a.start).days + 1)
        for a in person.absences
        if a.credited is not None
    )
    week = 7 * FULL_POSITION
    return max(0, (weekly * (horizon.days - len(counted)) - credited * week + week // 2) // week)
