"""Nights under 18."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar, Literal

from pydantic import model_validator

from models.findings import Breach
from models.posting import Duty, Line, Posting
from models.rule import Deviation, PersonRule
from models.special import Trade
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Clock, Refused, hours, hours_minutes


class YouthNight(PersonRule):
    """
    Nights under 18 (nattarbeid for unge): no work at all in the night.

    Law          Arbeidsmiljøloven § 11-3 (2); regulation on organisation etc. § 12-9 g and h
    Reads        until 00:00 of the day on which the person turns 18 no minute of work lies between
                 ``off_from`` and ``off_to``. An apprentice in the health-care-worker trade may work the night
                 through where ``health_care_apprentices`` says so. The eight hours off that the act asks for
                 around the night follow from the daily rest
    Posted as    duties ruled out
    Audited as   the minutes of each spell inside each night
    Not covered  whether the work is light, serves the curriculum and does no harm, which the employer judges;
                 work from 21 to 23, which needs a reason in the nature of the service

    Attributes
    ----------
    off_from, off_to
        Night by the clock: 23–06 by statute, 24–06 for light work in nursing and care by regulation.
    health_care_apprentices
        Whether apprentices in the health-care-worker trade may work at night.
    """

    kind: Literal["youth_night"] = "youth_night"
    title: ClassVar[Text] = Text(nb="Nattarbeid under 18 år", en="Night work under 18")
    citation: ClassVar[str] = "AML § 11-3 (2); forskrift om organisering mv. § 12-9 g, h"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.REG,)

    off_from: Clock = hours(23)
    off_to: Clock = hours(6)
    health_care_apprentices: bool = True

    @model_validator(mode="after")
    def _some_night(self) -> "YouthNight":
        if (self.off_to - self.off_from) % DAY == 0:
            raise Refused(
                nb="off_from og off_to er samme klokkeslett; rett ett av dem, for natten har en lengde",
                en="off_from and off_to are the same time of day; correct one, for the night has a length",
                at="off_to",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer nattarbeid for en som er under 18 år, der det er tillatt med {most}",
            en=f"{found} hours of night work for someone under 18, where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out duties that touch the night (poster)."""
        until = line.young_until
        exempt = self.health_care_apprentices and line.employee.apprentice is Trade.HEALTH_CARE
        if until is None or exempt:
            return
        for duty in line.duties():
            if any(duty.during(begin, min(end, until)) for begin, end in self._nights(duty, line)):
                to.forbid(duty)

    def _nights(self, duty: Duty, line: Line) -> Iterator[tuple[int, int]]:
        """Yield the nights that a duty can touch."""
        length = (self.off_to - self.off_from) % DAY
        for evening in range(duty.day - 1, duty.day + 2):
            yield line.at(evening, self.off_from), line.at(evening, self.off_from + length)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift with work in the night (revider)."""
        until, employee, horizon = timeline.young_until, timeline.employee, timeline.horizon
        if until is None or (employee.apprentice is Trade.HEALTH_CARE and self.health_care_apprentices):
            return
        for spell in timeline.planned:
            dark = 0
            for ahead in (-1, 0, 1):
                evening = spell.date + timedelta(days=ahead)
                morning = evening + timedelta(days=int(self.off_from >= self.off_to))
                end = min(until, horizon.instant(morning, self.off_to))
                dark += spell.inside(horizon.instant(evening, self.off_from), end)
            if dark:
                yield self.breach(spell.date, measured=dark, limit=0, employee=employee.id)
