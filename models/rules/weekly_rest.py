"""Weekly rest."""

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


class WeeklyRest(PersonRule):
    """
    Weekly rest (ukentlig arbeidsfri): every ISO week has a long rest of its own.

    Law          Arbeidsmiljøloven § 10-8 (2); deviation § 10-8 (3)
    Reads        each week has ``minimum`` of free time on end, apart from every other week's. A rest belongs
                 to the week that holds its middle; with its middle at Monday 00:00, to the new week. So free
                 time of twice the minimum may serve two weeks, and less serves one. A week before the plan
                 takes the earliest rest that it can, also one that ends in the plan
    Posted as    a literal for each rest that may be a week's own, which excludes the duties in it
    Audited as   the earliest rest that fits, week after week
    Not covered  a whole day off by the unit's own day, which the days off by their names (F1) tell of;
                 compensation for less than 35 h; rolling 168 hours, and a rest that reaches out of its week;
                 the longer rest of those under 18, whose rule is their own

    Attributes
    ----------
    minimum
        Shortest rest: 35 h by statute, down to 28 h by agreement.
    """

    kind: Literal["weekly_rest"] = "weekly_rest"
    title: ClassVar[Text] = Text(nb="Ukentlig arbeidsfri", en="Weekly rest")
    citation: ClassVar[str] = "AML § 10-8 (2), (3)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.REP, Deviation.UNION, Deviation.AT)

    # Two rests fit in a week, so that one week's can be in the way of the next week's, but not of a third's.
    minimum: Annotated[Minutes, Field(gt=0, le=3 * DAY)] = hours(35)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer er lengste fri som uka har for seg selv, der det kreves minst {least}",
            en=f"{found} hours is the week's own longest rest where at least {least} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Let each week choose a rest, and exclude the duties in it (poster)."""
        OwnRests(self.minimum).post(line, line.weeks, to)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every week without a rest of its own, on its Sunday (revider)."""
        for sunday, longest in unrested(timeline, self.minimum, timeline.horizon.weeks):
            yield self.breach(sunday, measured=longest, limit=self.minimum, employee=timeline.employee.id)
