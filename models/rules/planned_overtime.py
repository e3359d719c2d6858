"""Planned overtime."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import ClassVar, Literal

from models.away import days_uncounted, minutes_counted
from models.calendar import Horizon
from models.due import position_minutes
from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import FULL_POSITION, Minutes, hours, hours_minutes


class PlannedOvertime(PersonRule):
    """
    Planned overtime (planlagt overtid og merarbeid): a plan gives no more hours than were agreed.

    Law          Arbeidsmiljøloven § 10-6 (1): work beyond the agreed hours only for a special, time-limited
                 need, so never as a part of the plan, neither as overtime nor as extra hours
    Reads        the working minutes of all shifts that start in the plan, in whichever unit, are at most the
                 agreed hours – size × full-time week × weeks over all positions, less what absence credits,
                 rounded once, half up – and ``carried``, which whole shifts leave over and the next plan
                 settles. Whoever has a position with a computed week is left to ``weekly_norm``
    Posted as    one weighted ceiling
    Audited as   minutes worked against an exact fraction
    Not covered  hours beyond the plan that are ordered day by day, their quotas (§ 10-6 (4)–(6)), and who is
                 excused from them (10); what the plan before has carried on. Its neighbours say other
                 things: ``position_size`` that the hours are also enough, with a tolerance the parties set;
                 ``weekly_hours`` and ``reference_average`` where ordinary hours end for everybody, however
                 small the position

    Attributes
    ----------
    carried
        Minutes above the agreed hours that a plan may carry over to the next.
    """

    kind: Literal["planned_overtime"] = "planned_overtime"
    title: ClassVar[Text] = Text(nb="Planlagt overtid og merarbeid", en="Planned overtime and extra hours")
    citation: ClassVar[str] = "AML § 10-6 (1)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    carried: Minutes = hours(5)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer i planen, der det avtalte gir høyst {most}; resten er planlagt overtid",
            en=f"{found} hours in the plan, where what is agreed gives {most}; the rest is planned overtime",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the minutes of the plan (poster)."""
        employee = line.employee
        if any(position.full_time_week is None for position in employee.positions):
            return
        agreed = position_minutes(employee, Horizon(start=line.start, weeks=line.weeks))
        to.weighted(((duty.work, duty.works) for duty in line.duties()), high=agreed + self.carried)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield hours above what is agreed, on the last day worked (revider)."""
        due = _due(timeline)
        if due is None:
            return
        worked = sum(spell.work for spell in timeline.planned)
        most = max(0, floor(due + Fraction(1, 2))) + self.carried
        if worked > most:
            yield self.breach(
                timeline.planned[-1].date, measured=worked, limit=most, employee=timeline.employee.id
            )


def _due(timeline: Timeline) -> Fraction | None:
    """Return the minutes agreed on, as an exact fraction; None where they follow from the rota."""
    employee, horizon = timeline.employee, timeline.horizon
    week = Fraction(0)
    for position in employee.positions:
        if position.full_time_week is None:
            return None
        week += Fraction(position.size * position.full_time_week, FULL_POSITION)
    days = horizon.days - days_uncounted(employee.absences, horizon.start, horizon.last)
    return days * week / 7 - minutes_counted(employee.absences, horizon.start, horizon.last)
