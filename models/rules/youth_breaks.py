"""Breaks under 18."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import Minutes, hours, hours_minutes


class YouthBreaks(PersonRule):
    """
    Breaks under 18 (pauser for unge): half an hour in every shift of more than four and a half.

    Law          Arbeidsmiljøloven § 11-5 (1)
    Reads        a shift with more than ``over`` of work before the person turns 18 has breaks of ``minimum``
                 together, paid or unpaid, as its shift type says
    Posted as    duties ruled out
    Audited as   the breaks of each spell that is long enough to need one
    Not covered  whether the break is in one piece, as it is to be where possible; that it is taken; a day in
                 several short shifts, which has its breaks between them

    Attributes
    ----------
    over
        Work above which a break is needed.
    minimum
        Shortest break.
    """

    kind: Literal["youth_breaks"] = "youth_breaks"
    title: ClassVar[Text] = Text(nb="Pauser under 18 år", en="Breaks under 18")
    citation: ClassVar[str] = "AML § 11-5 (1)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    over: Minutes = hours(4.5)
    minimum: Minutes = 30

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer pause for en som er under 18 år, der det kreves minst {least}",
            en=f"{found} hours of break for someone under 18, where at least {least} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out the shifts with too short a break (poster)."""
        until = line.young_until
        if until is None:
            return
        for duty in line.duties():
            if duty.breaks < self.minimum and duty.until(until) > self.over:
                to.forbid(duty)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift with too short a break (revider)."""
        until = timeline.young_until
        if until is None:
            return
        for spell in timeline.planned:
            if spell.before(until) > self.over and spell.breaks < self.minimum:
                yield self.breach(
                    spell.date, measured=spell.breaks, limit=self.minimum, employee=timeline.employee.id
                )
