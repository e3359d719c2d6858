"""Weekends at most."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.calendar import SATURDAY
from models.findings import Breach
from models.posting import Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline


class WeekendQuota(PersonRule):
    """
    Weekends at most (helgekvote): so many worked weekends in the plan, wherever they fall.

    Law          None; a local working-time agreement. § 10-8 (4) is ``weekend_frequency``
    Reads        a weekend is worked when a shift starts on its Saturday or Sunday; at most ``maximum`` of
                 them in the plan, or in every ``weeks`` weeks counted from its first
    Posted as    at most ``maximum`` worked weekends in each such stretch
    Audited as   the worked weekends of each stretch, at the last day worked in the last of them
    Not covered  weekends before the plan; a stretch at the end that is cut short has the whole quota

    Attributes
    ----------
    maximum
        0 is none at all.
    weeks
        None counts over the whole plan.
    """

    kind: Literal["weekend_quota"] = "weekend_quota"
    title: ClassVar[Text] = Text(nb="Helgekvote", en="Weekends at most")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    maximum: Annotated[int, Field(ge=0, le=52)] = 2
    weeks: Annotated[int, Field(ge=1, le=52)] | None = 4

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} arbeidshelger i perioden, der grensen er {limit}",
            en=f"{measured} worked weekends in the period, where the limit is {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Count the worked weekends of each stretch (poster)."""
        days: dict[int, dict[int, list[Lit]]] = {}
        for duty in line.duties():
            if duty.weekday >= SATURDAY:
                days.setdefault(duty.week, {}).setdefault(duty.day, []).append(duty.works)
        # Made of the two days, which other rules name too.
        worked = {week: to.any_of(to.any_of(lits) for lits in on.values()) for week, on in days.items()}
        length = line.weeks if self.weeks is None else self.weeks
        for first in range(0, line.weeks, length):
            to.at_most(self.maximum, (worked[w] for w in range(first, first + length) if w in worked))

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every stretch with too many worked weekends (revider)."""
        weekends: dict[date, date] = {}
        for spell in timeline.planned:
            if spell.date.weekday() >= SATURDAY:
                weekends[spell.date - timedelta(days=spell.date.weekday())] = spell.date
        stretches: dict[int, list[date]] = {}
        for monday, last in sorted(weekends.items()):
            week = (monday - timeline.horizon.start).days // 7
            stretches.setdefault(week // self.weeks if self.weeks else 0, []).append(last)
        for lasts in stretches.values():
            if len(lasts) > self.maximum:
                yield self.breach(
                    lasts[-1],
                    measured=len(lasts),
                    limit=self.maximum,
                    measure="n",
                    employee=timeline.employee.id,
                )
