"""Daily rest under 18."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline, minutes_between
from models.units import DAY, Minutes, hours, hours_minutes


class YouthRest(PersonRule):
    """
    Daily rest under 18 (daglig arbeidsfri for unge): longer than for adults, and never shortened.

    Law          Arbeidsmiljøloven § 11-5 (2); apprentices: regulation on organisation etc. § 12-9
    Reads        after each shift that starts before the person turns 18 there is ``minimum`` free before the
                 next one, and within the 24 hours from its start; for apprentices it is ``apprentices``
    Posted as    duties that span too much ruled out, and exclusions of pairs
    Audited as   the free time before each spell since the last end of those that came before, and the rest
                 that each spell's length leaves
    Not covered  whether a workable rota needs the apprentice's shorter rest, which the employer judges

    Attributes
    ----------
    minimum
        Shortest rest: 12 h by statute.
    apprentices
        Shortest rest of an apprentice: 11 h by regulation.
    """

    kind: Literal["youth_rest"] = "youth_rest"
    title: ClassVar[Text] = Text(nb="Daglig arbeidsfri under 18 år", en="Daily rest under 18")
    citation: ClassVar[str] = "AML § 11-5 (2); forskrift om organisering mv. § 12-9"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    minimum: Annotated[Minutes, Field(le=DAY)] = hours(12)
    apprentices: Annotated[Minutes, Field(le=DAY)] = hours(11)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer hvile for en som er under 18 år, der det kreves minst {least}",
            en=f"{found} hours of rest for someone under 18, where at least {least} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out duties that leave too little rest, and exclude duties too close (poster)."""
        until = line.young_until
        least = self.minimum if line.employee.apprentice is None else self.apprentices
        duties = [] if until is None else line.unrolled(before=DAY)
        for position, duty in enumerate(duties):
            if until is None or duty.start >= until:
                return
            if DAY - (duty.end - duty.start) < least:
                to.forbid(duty)
            for late in duties[position + 1 :]:
                if late.start - duty.end >= least:
                    break
                to.at_most(1, [duty.works, late.works])

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every rest that is too short, at the shift that ends it or leaves too little (revider)."""
        until, employee = timeline.young_until, timeline.employee
        if until is None:
            return
        least = self.apprentices if employee.apprentice is not None else self.minimum
        ended: datetime | None = None
        for spell in timeline.unrolled(before=timedelta(days=1)):
            if spell.planned and ended is not None:
                gap = minutes_between(ended, spell.start)
                if gap < least:
                    yield self.breach(spell.date, measured=gap, limit=least, employee=employee.id)
            if spell.start < until:
                ended = spell.end if ended is None else max(ended, spell.end)
                left = 24 * 60 - spell.span
                if spell.planned and left < least:
                    yield self.breach(spell.date, measured=left, limit=least, employee=employee.id)
