"""Duty days in a row."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import DAY


class ConsecutiveDays(PersonRule):
    """
    Duty days in a row (arbeidsdager på rad): a day off after so many days of work.

    Law          None; a local working-time agreement
    Reads        a duty day is one on which a shift starts; at most ``maximum`` of them follow each other
    Posted as    at most ``maximum`` of any ``maximum`` + 1 days, looking back from each day of the plan
    Audited as   each run at its last day in the plan; in a cyclic rota a run without end at the last day
    Not covered  the rest around the run, which the rules on rest measure

    Attributes
    ----------
    maximum
        Longest run; five, at most six, is customary.
    """

    kind: Literal["consecutive_days"] = "consecutive_days"
    title: ClassVar[Text] = Text(nb="Arbeidsdager på rad", en="Duty days in a row")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    maximum: Annotated[int, Field(ge=1, le=31)] = 6

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} arbeidsdager på rad, der grensen er {limit}",
            en=f"{measured} duty days in a row, where the limit is {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Leave a day off in every stretch of one day more than the maximum (poster)."""
        starting: dict[int, list[Lit]] = {}
        for duty in line.unrolled(before=(self.maximum + 1) * DAY):
            starting.setdefault(duty.day, []).append(duty.works)
        worked = {day: to.any_of(lits) for day, lits in starting.items()}
        for last in range(7 * line.weeks):
            stretch = [worked[day] for day in range(last - self.maximum, last + 1) if day in worked]
            if len(stretch) > self.maximum:
                to.at_most(self.maximum, stretch)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every run that is too long, at its last day in the plan (revider)."""
        horizon, day = timeline.horizon, timedelta(days=1)
        # A run that turns round the cycle reaches back a whole turn at most, unless it never ends.
        reach = timedelta(days=max(horizon.days, self.maximum + 1))
        dates = {spell.date for spell in timeline.unrolled(before=reach, after=day)}
        endless = horizon.cyclic and dates.issuperset(horizon.dates())
        for last in sorted(dates):
            goes_on = last + day in dates and not (endless and last == horizon.last)
            if goes_on or last not in horizon:
                continue
            run = 1
            while last - run * day in dates:
                run += 1
            if run > self.maximum:
                yield self.breach(
                    last, measured=run, limit=self.maximum, measure="n", employee=timeline.employee.id
                )
