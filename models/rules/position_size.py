"""Hours against the position."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import ClassVar, Literal

from models.away import days_uncounted, minutes_counted
from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import FULL_POSITION, Minutes, hours, hours_minutes


class PositionSize(PersonRule):
    """
    Hours against the position (timer mot stillingen): the plan gives what the contract says.

    Law          HTA KS chapter 1 § 4.2 (37.5, 35.5 and 33.6 h a week); arbeidsmiljøloven §§ 10-5, 14-6
    Reads        the working minutes of all shifts that start in the plan, in whichever unit, lie within
                 ``tolerance`` of the sum over the positions of size × full-time week × weeks, less what
                 absence credits: ``Absence.credited`` in proportion to its days inside the plan, rounded
                 down, or a seventh of the weekly hours a day; the sum is rounded once, half up. Who has a
                 position with a computed week is left to ``weekly_norm``, which holds both sides
    Posted as    one weighted sum between two bounds
    Audited as   minutes worked against the exact fraction; too many and too few are two breaches
    Not covered  how the hours of a combined position fall on its units; shorter hours for public holidays

    Attributes
    ----------
    tolerance
        Minutes over the whole plan, each way.
    """

    kind: Literal["position_size"] = "position_size"
    title: ClassVar[Text] = Text(nb="Timer mot stillingen", en="Hours against the position")
    citation: ClassVar[str] = "HTA KS kap. 1 § 4.2; AML §§ 10-5, 14-6"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    tolerance: Minutes = hours(5)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, bound = hours_minutes(measured), hours_minutes(limit)
        nb, en = ("høyst", "at most") if measured > limit else ("minst", "at least")
        return Text(
            nb=f"{found} timer i planen, der stillingen tilsier {nb} {bound}",
            en=f"{found} hours in the plan, where the position calls for {en} {bound}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Bound the sum of working minutes on both sides (poster)."""
        if any(position.full_time_week is None for position in line.employee.positions):
            return
        owed = _owed(line)
        to.weighted(
            ((duty.work, duty.works) for duty in line.duties()),
            low=owed - self.tolerance,
            high=owed + self.tolerance,
        )

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield hours above and hours below the position, on the plan's last day (revider)."""
        if any(position.full_time_week is None for position in timeline.employee.positions):
            return
        worked = sum(spell.work for spell in timeline.planned)
        due = floor(_due(timeline) + Fraction(1, 2))
        most, least = max(0, due) + self.tolerance, max(0, due) - self.tolerance
        for limit, broken in ((most, worked > most), (least, worked < least)):
            if broken:
                yield self.breach(
                    timeline.horizon.last, measured=worked, limit=limit, employee=timeline.employee.id
                )


def _owed(line: Line) -> int:
    """Return the minutes that the positions call for, in integers all the way."""
    days = 7 * line.weeks
    # A ten-thousandth of a minute a week.
    weekly = sum(position.size * (position.full_time_week or 0) for position in line.employee.positions)
    away: set[int] = set()
    credited = 0
    for absence in line.employee.absences:
        first, last = (absence.start - line.start).days, (absence.end - line.start).days
        inside = range(max(0, first), min(days - 1, last) + 1)
        if absence.credited is None:
            away.update(inside)
        else:
            credited += absence.credited * len(inside) // (last - first + 1)
    unit = 7 * FULL_POSITION
    return max(0, (weekly * (days - len(away)) - credited * unit + unit // 2) // unit)


def _due(timeline: Timeline) -> Fraction:
    """Return the minutes that the positions call for, as an exact fraction."""
    employee, horizon = timeline.employee, timeline.horizon
    fixed = [(position.size, position.full_time_week or 0) for position in employee.positions]
    week = sum(size * minutes for size, minutes in fixed)
    days = horizon.days - days_uncounted(employee.absences, horizon.start, horizon.last)
    counted = minutes_counted(employee.absences, horizon.start, horizon.last)
    return Fraction(days * week, 7 * FULL_POSITION) - counted
