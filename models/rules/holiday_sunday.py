"""A Sunday free beside a holiday."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.calendar import SUNDAY, holiday_name
from models.findings import Breach
from models.holiday import blocks
from models.people import AbsenceKind
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline, minutes_between
from models.units import Clock, hours


class HolidaySunday(PersonRule):
    """
    A Sunday free beside a holiday (søndagsfri ved ferie): the one before or the one after it.

    Law          Ferieloven § 5 (4)
    Reads        a holiday of ``days`` working days or more on end, for which a Sunday is claimed
                 (``Absence.sunday``), has the Sunday before its first or the Sunday after its last working
                 day free of work between ``begin`` and ``end`` by the clock. With ``always`` every such
                 holiday has, claimed or not
    Posted as    not both of two literals, one a Sunday
    Audited as   for every worked Sunday, the holiday that ends in its week, and the Sunday before that
    Not covered  the 16 hours around a holiday of 18 working days or more; a holiday whose later Sunday lies
                 after the plan; holidays in a cyclic rota, which do not come round

    Attributes
    ----------
    days
        Working days from which a holiday gives the claim.
    always
        Whether a claim is taken as made for everybody.
    begin, end
        What of the Sunday is free. The act says no more than Sunday.
    """

    kind: Literal["holiday_sunday"] = "holiday_sunday"
    title: ClassVar[Text] = Text(nb="Søndagsfri ved ferie", en="Sunday free beside a holiday")
    citation: ClassVar[str] = "Ferieloven § 5 (4)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    days: Annotated[int, Field(ge=1, le=60)] = 6
    always: bool = False
    begin: Clock = 0
    end: Clock = hours(22)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"arbeid på {measured} av de to søndagene ved siden av ferien, der høyst {limit} er tillatt",
            en=f"work on {measured} of the two Sundays beside the holiday, where at most {limit} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Leave one of the two Sundays free (poster)."""
        if line.known[0] is None:
            return
        for block in blocks(line.employee):
            if block.days < self.days or not (self.always or block.claimed):
                continue
            before, after = ((sunday - line.start).days for sunday in (block.before, block.after))
            if 0 <= after < 7 * line.weeks:
                duties = line.unrolled(before=max(0, -line.at(before)))
                worked = (
                    to.any_of(
                        duty.works
                        for duty in duties
                        if duty.start < line.at(day, self.end) and duty.end > line.at(day, self.begin)
                    )
                    for day in (before, after)
                )
                to.at_most(1, worked)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every holiday with work on both Sundays beside it, at the later one (revider)."""
        horizon, away = timeline.horizon, self._away(timeline)
        for monday in horizon.mondays() if away and not horizon.cyclic else ():
            last = max((day for day in away if 0 <= (day - monday).days < SUNDAY), default=None)
            if last is None or _next(last) in away:
                continue
            first, length = last, 1
            while _previous(first) in away:
                first, length = _previous(first), length + 1
            claimed = any(claim for day, claim in away.items() if first <= day <= last)
            before, after = first - timedelta(days=first.isoweekday()), monday + timedelta(days=SUNDAY)
            both = self._worked(timeline, before) and self._worked(timeline, after)
            if length >= self.days and (self.always or claimed) and both:
                yield self.breach(after, measured=2, limit=1, measure="n", employee=timeline.employee.id)

    def _away(self, timeline: Timeline) -> dict[date, bool]:
        """Return the working days of holiday, each with whether a Sunday is claimed."""
        found: dict[date, bool] = {}
        for absence in timeline.employee.absences:
            for number in range((absence.end - absence.start).days + 1):
                day = absence.start + timedelta(days=number)
                if absence.kind is AbsenceKind.HOLIDAY and not _off(day):
                    found[day] = absence.sunday or found.get(day, False)
        return found

    def _worked(self, timeline: Timeline, sunday: date) -> bool:
        begin, end = (timeline.horizon.instant(sunday, clock) for clock in (self.begin, self.end))
        return any(minutes_between(max(begin, s.start), min(end, s.end)) > 0 for s in timeline.spells)


def _off(day: date) -> bool:
    return day.weekday() == SUNDAY or holiday_name(day) is not None


def _next(day: date) -> date:
    """Return the next working day."""
    day += timedelta(days=1)
    while _off(day):
        day += timedelta(days=1)
    return day


def _previous(day: date) -> date:
    """Return the working day before."""
    day -= timedelta(days=1)
    while _off(day):
        day -= timedelta(days=1)
    return day
