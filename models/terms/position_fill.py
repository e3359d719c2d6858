"""Work against the position."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import ClassVar, Literal

from models.posting import Line, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline
from models.units import Ore


class PositionFill(PersonTerm):
    """
    Work against the position (avvik fra stillingen): minutes planned too few or too many.

    Unit         minutes by which work in the plan differs from what the positions ask
    Price        ``price``, the same below and above
    Posted as    two counts: work above what is asked, and below it
    Measured as  the difference between the spells' work and what is asked
    Not covered  a balance carried over from the plan before; overlapping absences with minutes of their
                 own, which are all credited; whoever has a position with a computed week, whose hours
                 ``weekly_norm`` binds on both sides

    What the positions ask is size × full-time week × weeks, summed over the positions and rounded once, half
    up. A day of absence takes a seventh of a week from it; an absence with ``credited`` minutes takes those
    instead, or in proportion to its days in the plan; and nobody is asked for less than nothing.
    """

    kind: Literal["position_fill"] = "position_fill"
    title: ClassVar[Text] = Text(nb="Avvik fra stillingen", en="Deviation from the position")
    unit: ClassVar[Text] = Text(nb="minutter", en="minutes")

    level: Level = 2
    price: Ore = 100

    def post(self, line: Line, to: Posting) -> None:
        """Price work above and below what the positions ask (poster)."""
        if any(position.full_time_week is None for position in line.employee.positions):
            return
        asked = self._asked(line)
        work = [(duty.work, duty.works) for duty in line.duties()]
        over = to.excess(work, above=asked)
        under = to.excess([(-minutes, lit) for minutes, lit in work], above=-asked)
        to.price([(self.price, over), (self.price, under)])

    def _asked(self, line: Line) -> int:
        """Return the minutes that the positions ask, absence taken off day by day."""
        person = line.employee
        days = [line.start + timedelta(days=number) for number in range(7 * line.weeks)]
        counted = sum(
            all(absence.credited is not None for absence in person.absences if day in absence) for day in days
        )
        sevenths = counted * sum(p.size * (p.full_time_week or 0) for p in person.positions)
        asked = (2 * sevenths + 70_000) // 140_000
        for absence in person.absences:
            if absence.credited is not None:
                inside = sum(day in absence for day in days)
                asked -= absence.credited * inside // ((absence.end - absence.start).days + 1)
        return max(0, asked)

    def measure(self, timeline: Timeline) -> Measured:
        """Return how far the work is from what the positions ask (mål)."""
        horizon, person = timeline.horizon, timeline.employee
        if any(position.full_time_week is None for position in person.positions):
            return self.costing(0)
        away: set[date] = set()
        credited = 0
        for absence in person.absences:
            first, last = max(absence.start, horizon.start), min(absence.end, horizon.last)
            inside = range(max(0, (last - first).days + 1))
            if absence.credited is None:
                away.update(first + timedelta(days=number) for number in inside)
            else:
                credited += absence.credited * len(inside) // ((absence.end - absence.start).days + 1)
        week = sum(Fraction((p.full_time_week or 0) * p.size, 10_000) for p in person.positions)
        asked = floor(week * (horizon.days - len(away)) / 7 + Fraction(1, 2)) - credited
        return self.costing(abs(sum(spell.work for spell in timeline.planned) - max(0, asked)))
