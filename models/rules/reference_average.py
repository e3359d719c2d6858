"""Average over the reference period."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from math import floor
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.away import days_uncounted, minutes_counted
from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Day, Timeline
from models.units import FULL_POSITION, Minutes, hours, hours_minutes


class ReferenceAverage(PersonRule):
    """
    Average over the reference period (gjennomsnittsberegning): the plan as a whole keeps to the norm.

    Law          Arbeidsmiljøloven § 10-5 (1)–(3), reference period at most 52 weeks (26 by the Labour
                 Inspection); HTA KS chapter 1 § 4.2 (37.5, 35.5 and 33.6 h a week)
    Reads        the working minutes of the shifts that start in a reference period are at most ``norm`` ×
                 its weeks: the full-time norm, however small the position. Absence counts as worked, with
                 ``Absence.credited`` in proportion to its days inside the period, rounded down, or a seventh
                 of the person's weekly hours a day, of ``norm`` where the week is computed; what is left is
                 rounded once, half up. The plan is one period, or where it is longer than ``weeks_max`` one
                 after the other, from its first day
    Posted as    a weighted ceiling on each period
    Audited as   minutes worked against an exact fraction
    Not covered  which norm a person's shifts call for (AML § 10-4 (4)–(6), HTA § 4.2.4), which
                 ``weekly_norm`` reckons: this is the outermost limit, one for all; what was worked before the
                 plan; hours of the agreed position, which ``position_size`` holds

    Attributes
    ----------
    norm
        Hours a week of a full position.
    weeks_max
        Longest reference period, in weeks.
    """

    kind: Literal["reference_average"] = "reference_average"
    title: ClassVar[Text] = Text(nb="Gjennomsnittsberegning", en="Average over the reference period")
    citation: ClassVar[str] = "AML § 10-5; HTA KS kap. 1 § 4.2"
    deviation: ClassVar[tuple[Deviation, ...]] = (
        Deviation.IND,
        Deviation.REP,
        Deviation.AT,
        Deviation.UNION,
    )

    norm: Minutes = hours(35.5)
    weeks_max: Annotated[int, Field(ge=1, le=52)] = 52

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer i perioden, der gjennomsnittet tillater {most}",
            en=f"{found} hours in the period, where the average allows {most}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the minutes of each period (poster)."""
        for first in range(0, line.weeks, self.weeks_max):
            after = min(line.weeks, first + self.weeks_max)
            to.weighted(
                ((duty.work, duty.works) for duty in line.duties() if first <= duty.week < after),
                high=max(0, (after - first) * self.norm - self._away(line, range(7 * first, 7 * after))),
            )

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every period with too much work, on its last day (revider)."""
        horizon = timeline.horizon
        for week in range(0, horizon.weeks, self.weeks_max):
            first = horizon.start + timedelta(weeks=week)
            last = min(horizon.last, first + timedelta(weeks=self.weeks_max, days=-1))
            worked = sum(s.work for s in timeline.planned if first <= s.date <= last)
            days = (last - first).days + 1
            most = Fraction(self.norm * days, 7) - self._credited(timeline, first, last)
            limit = max(0, floor(most + Fraction(1, 2)))
            if worked > limit:
                yield self.breach(last, measured=worked, limit=limit, employee=timeline.employee.id)

    def _away(self, line: Line, days: range) -> int:
        """Return the minutes that absence counts for in some days, half a minute rounded down."""
        # A ten-thousandth of a minute a week.
        weekly = sum(
            position.size * (self.norm if position.full_time_week is None else position.full_time_week)
            for position in line.employee.positions
        )
        away: set[int] = set()
        credited = 0
        for absence in line.employee.absences:
            first, last = (absence.start - line.start).days, (absence.end - line.start).days
            inside = range(max(days.start, first), min(days.stop - 1, last) + 1)
            if absence.credited is None:
                away.update(inside)
            else:
                credited += absence.credited * len(inside) // (last - first + 1)
        unit = 7 * FULL_POSITION
        # What is rounded half down here leaves the ceiling rounded half up.
        return credited - (unit // 2 - weekly * len(away)) // unit

    def _credited(self, timeline: Timeline, first: Day, last: Day) -> Fraction:
        """Return the minutes that absence counts for in some days, as an exact fraction."""
        employee = timeline.employee
        if not employee.absences:
            return Fraction(0)
        weeks = ((p.size, p.full_time_week) for p in employee.positions)
        week = sum(
            (Fraction(size * (own if own is not None else self.norm), FULL_POSITION) for size, own in weeks),
            Fraction(),
        )
        silent = days_uncounted(employee.absences, first, last)
        return minutes_counted(employee.absences, first, last) + silent * week / 7
