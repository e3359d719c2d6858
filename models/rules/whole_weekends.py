"""Whole weekends."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.calendar import SATURDAY, SUNDAY
from models.findings import Breach
from models.people import Employee
from models.posting import Duty, Line, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline


class WholeWeekends(PersonRule):
    """
    Whole weekends (hele helger): both Saturday and Sunday, or neither.

    Law          None; a local working-time agreement
    Reads        a shift belongs to the day it starts; who works one day of a weekend works the other. Where
                 one of the days has no possible duty the other is free too. Who is absent on exactly one
                 of the two days is exempt that weekend
    Posted as    *some duty on Saturday* and *some duty on Sunday* imply each other
    Audited as   the weekends of the plan in which shifts start on one day only
    Not covered  Friday night, which makes no weekend; a day that is locked off, which frees the other too
    """

    kind: Literal["whole_weekends"] = "whole_weekends"
    title: ClassVar[Text] = Text(nb="Hele helger", en="Whole weekends")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"arbeid på {measured} av helgens {limit} dager",
            en=f"works on {measured} of the weekend's {limit} days",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Tie the two days of each weekend together (poster)."""
        on: dict[int, list[Duty]] = {}
        for duty in line.duties():
            if duty.weekday >= SATURDAY:
                on.setdefault(duty.day, []).append(duty)
        for saturday in range(SATURDAY, 7 * line.weeks, 7):
            first, second = on.get(saturday, []), on.get(saturday + 1, [])
            day = line.start + timedelta(days=saturday)
            if line.employee.absent(day) != line.employee.absent(day + timedelta(days=1)):
                continue
            if first and second:
                one, other = (to.any_of(duty.works for duty in duties) for duties in (first, second))
                to.implies(one, other)
                to.implies(other, one)
            else:
                for duty in (*first, *second):
                    to.forbid(duty)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # The other day of the weekend.
        return Sight(1, 1)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield the weekends of which one day is worked, at the worked day (revider)."""
        started = {spell.date for spell in timeline.planned}
        for monday in sorted({day - timedelta(days=day.weekday()) for day in started}):
            weekend = [monday + timedelta(days=number) for number in (SATURDAY, SUNDAY)]
            worked = [day for day in weekend if day in started]
            if len(worked) == 1 and sum(_is_away(timeline.employee, day) for day in weekend) != 1:
                yield self.breach(worked[0], measured=1, limit=2, measure="n", employee=timeline.employee.id)


def _is_away(employee: Employee, day: date) -> bool:
    return any(absence.start <= day <= absence.end for absence in employee.absences)
