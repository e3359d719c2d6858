"""Average weekly hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.away import days_uncounted, minutes_counted
from models.findings import Breach
from models.full_week import ROTA_WEEK
from models.posting import TRUE, Line, Lit, Posting, week_by_week
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import FULL_POSITION, WEEK, Minutes, hours, hours_minutes


class AverageWeek(PersonRule):
    """
    Average weekly hours (gjennomsnittlig ukentlig arbeidstid): no long spell of heavy weeks.

    Law          Arbeidsmiljøloven § 10-5 (1)–(3) and § 10-6 (8): 48 h in seven days on average over 8 weeks
    Reads        the work of any ``weeks`` ISO weeks in a row, the last of them in the plan, is at most
                 ``weeks`` × ``maximum``. Of the weeks before the plan what the history knows counts; a base
                 rota looks back round the cycle. Weeks are cut at Monday 00:00, and an unpaid break lies
                 after the cut as far as it fits there. Absence counts as worked, so that a holiday makes no
                 room for longer weeks: ``Absence.credited`` in proportion to its days in the stretch, rounded
                 down, or a seventh of the person's weekly hours a day; in a base rota it counts for nothing
    Posted as    a weighted ceiling on each stretch of weeks that ends in the plan
    Audited as   the work dealt out to its weeks, then each week with planned work or absence summed with
                 those before
    Not covered  the average over a year under § 10-12 (4)

    Attributes
    ----------
    maximum
        Most work a week on average.
    weeks
        Length of the stretch.
    """

    kind: Literal["average_week"] = "average_week"
    title: ClassVar[Text] = Text(nb="Gjennomsnittlig ukentlig arbeidstid", en="Average weekly hours")
    citation: ClassVar[str] = "AML § 10-5, § 10-6 (8)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.UNION,)

    maximum: Minutes = hours(48)
    weeks: Annotated[int, Field(ge=1, le=52)] = 8

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid på {self.weeks} uker på rad, der gjennomsnittet tillater {most}",
            en=f"{found} hours of work in {self.weeks} weeks in a row, where the average allows {most}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the work of each stretch of weeks (poster)."""
        worked: dict[int, list[tuple[int, Lit]]] = {}
        for duty in line.unrolled(before=self.weeks * WEEK):
            for week, work in week_by_week(duty, line):
                if work > 0:
                    worked.setdefault(week, []).append((work, duty.works))
        for last in range(line.weeks):
            stretch = range(last - self.weeks + 1, last + 1)
            pairs = [pair for week in stretch for pair in worked.get(week, ())]
            known = sum(work for work, works in pairs if works == TRUE)
            room = self._room(line, range(7 * stretch.start, 7 * stretch.stop))
            # Weeks that the history alone has filled past the ceiling admit no more, but are no breach.
            to.weighted(pairs, high=max(room, known))

    def _room(self, line: Line, days: range) -> int:
        """Return the most work beside the absence of some days, rounded down."""
        away: set[int] = set()
        credited = 0
        for absence in line.employee.absences if line.known[0] is not None else ():
            first, last = (absence.start - line.start).days, (absence.end - line.start).days
            inside = range(max(days.start, first), min(days.stop - 1, last) + 1)
            if absence.credited is None:
                away.update(inside)
            else:
                credited += absence.credited * len(inside) // (last - first + 1)
        # A ten-thousandth of a minute a week.
        weekly = sum(
            position.size * (ROTA_WEEK if position.full_time_week is None else position.full_time_week)
            for position in line.employee.positions
        )
        unit = 7 * FULL_POSITION
        return max(0, (unit * (self.weeks * self.maximum - credited) - weekly * len(away)) // unit)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every stretch with too much work, on the last day with any (revider)."""
        horizon = timeline.horizon
        worked: dict[int, int] = {}
        last: dict[int, date] = {}
        for spell in timeline.unrolled(before=timedelta(weeks=self.weeks)):
            for monday, work in timeline.dealt_out(spell):
                if work > 0:
                    week = horizon.index(monday) // 7
                    worked[week] = worked.get(week, 0) + work
                    if 0 <= week < horizon.weeks and (spell.planned or horizon.cyclic):
                        last[week] = max(monday, spell.date)
        # No stretch has less room than all of them together leave.
        least = self._most(timeline, range(1 - self.weeks, horizon.weeks))
        for week in range(horizon.weeks):
            stretch = range(week - self.weeks + 1, week + 1)
            total = sum(worked.get(other, 0) for other in stretch)
            if total <= least or total <= (limit := self._most(timeline, stretch)):
                continue
            planned = [last[other] for other in stretch if other in last]
            # A stretch whose last week is free holds no more than the one that ended a week before.
            if planned and (week in last or _credited(timeline, range(week, week + 1))):
                yield self.breach(max(planned), measured=total, limit=limit, employee=timeline.employee.id)

    def _most(self, timeline: Timeline, weeks: range) -> int:
        """Return the most work that a stretch may hold beside the absence of some weeks, rounded down."""
        return max(0, floor(self.weeks * self.maximum - _credited(timeline, weeks)))


def _credited(timeline: Timeline, weeks: range) -> Fraction:
    """Return the minutes that absence counts for in some weeks of the plan, as an exact fraction."""
    absences, start = timeline.employee.absences, timeline.horizon.start
    if timeline.horizon.cyclic or not absences:
        return Fraction(0)
    weeks_of = ((position.size, position.full_time_week) for position in timeline.employee.positions)
    weekly = sum(size * (ROTA_WEEK if own is None else own) for size, own in weeks_of)
    first, last = start + timedelta(weeks=weeks.start), start + timedelta(weeks=weeks.stop, days=-1)
    silent = days_uncounted(absences, first, last)
    return minutes_counted(absences, first, last) + Fraction(silent * weekly, 7 * FULL_POSITION)
