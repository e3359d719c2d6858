"""Weekly rest under 18."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.own_rests import OwnRests, unrested
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Minutes, hours, hours_minutes


class YouthWeeklyRest(PersonRule):
    """
    Weekly rest under 18 (ukentlig arbeidsfri for unge): two days on end in every week.

    Law          Arbeidsmiljøloven § 11-5 (3)
    Reads        each ISO week that begins before the person turns 18 has ``minimum`` of free time on end,
                 apart from every other such week's. As for adults a rest belongs to the week that holds its
                 middle, and a week before the plan takes the earliest rest that it can. The week of the
                 birthday is such a week too, and its rest may come after the birthday
    Posted as    a literal for each rest that may be a week's own, which excludes the duties in it
    Audited as   the earliest rest that fits, week after week
    Not covered  that the rest should fall on a Sunday or public holiday where that can be done

    Attributes
    ----------
    minimum
        Shortest rest: 48 h.
    """

    kind: Literal["youth_weekly_rest"] = "youth_weekly_rest"
    title: ClassVar[Text] = Text(nb="Ukentlig arbeidsfri under 18 år", en="Weekly rest under 18")
    citation: ClassVar[str] = "AML § 11-5 (3)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    # Two rests fit in a week, so that one week's can be in the way of the next week's, but not of a third's.
    minimum: Annotated[Minutes, Field(gt=0, le=3 * DAY)] = hours(48)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer er lengste fri i uka for en som er under 18 år, der det kreves minst {least}",
            en=f"{found} hours is the week's longest rest for someone under 18, where {least} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Let each week under 18 choose a rest, and exclude the duties in it (poster)."""
        until = line.young_until
        if until is not None:
            young = sum(line.at(7 * week) < until for week in range(line.weeks))
            OwnRests(self.minimum).post(line, young, to)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every week under 18 without a rest of its own, on its Sunday (revider)."""
        until = timeline.young_until
        if until is None:
            return
        young = [monday for monday, begin, _ in timeline.weeks() if begin < until]
        for sunday, longest in unrested(timeline, self.minimum, len(young)):
            yield self.breach(sunday, measured=longest, limit=self.minimum, employee=timeline.employee.id)
