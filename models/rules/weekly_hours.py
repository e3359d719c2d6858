"""Weekly hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, Minutes, hours, hours_minutes


class WeeklyHours(PersonRule):
    """
    Weekly hours (ukentlig arbeidstid): not too much work in one ISO week.

    Law          Arbeidsmiljøloven § 10-4 (1); single weeks under averaging § 10-5 (1)–(3)
    Reads        work from Monday 00:00 to the next is at most ``maximum``. A shift across Monday 00:00 is cut
                 there by the minute; its unpaid break lies after the cut as far as it fits there, so the
                 part before holds min(work, minutes) and the part after what is left
    Posted as    a weighted ceiling on each week's duties
    Audited as   the work of each spell, dealt out to the weeks it lies in
    Not covered  the average over several weeks (48 h over 8 weeks, the position's norm)

    Attributes
    ----------
    maximum
        Most work in one week: 40 h by statute, 50 h or 54 h by agreement.
    """

    kind: Literal["weekly_hours"] = "weekly_hours"
    title: ClassVar[Text] = Text(nb="Ukentlig arbeidstid", en="Weekly hours")
    citation: ClassVar[str] = "AML § 10-4 (1), § 10-5"
    deviation: ClassVar[tuple[Deviation, ...]] = (
        Deviation.IND,
        Deviation.REP,
        Deviation.AT,
        Deviation.UNION,
    )

    maximum: Minutes = hours(40)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid i uka der det er tillatt med {most}",
            en=f"{found} hours of work in the week where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the work of each week (poster)."""
        weeks: list[list[tuple[int, Lit]]] = [[] for _ in range(line.weeks)]
        known = [0] * line.weeks
        for duty in line.unrolled(before=DAY):
            for week, work in self._parts(duty, line):
                if not 0 <= week < line.weeks or work <= 0:
                    continue
                weeks[week].append((work, duty.works))
                if duty.works == TRUE:
                    known[week] += work
        for pairs, worked in zip(weeks, known, strict=True):
            # A week that the history alone has filled past the ceiling admits no more, but is no breach.
            to.weighted(pairs, high=max(self.maximum, worked))

    def _parts(self, duty: Duty, line: Line) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the week in which a duty starts and the one after, each with the work in it."""
        cut = line.at(7 * (duty.week + 1))
        first = min(duty.work, max(0, min(duty.end, cut) - duty.start))
        return (duty.week, first), (duty.week + 1, duty.work - first)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every week with too much work, on its last day with any (revider)."""
        worked: dict[date, int] = {}
        last: dict[date, date] = {}
        for spell in timeline.unrolled(before=timedelta(days=1)):
            for monday, work in _shares(spell, timeline):
                if monday in timeline.horizon and work > 0:
                    worked[monday] = worked.get(monday, 0) + work
                    if spell.planned or timeline.horizon.cyclic:
                        last[monday] = max(monday, spell.date)
        for monday, day in last.items():
            if worked[monday] > self.maximum:
                yield self.breach(
                    day, measured=worked[monday], limit=self.maximum, employee=timeline.employee.id
                )


def _shares(spell: Spell, timeline: Timeline) -> Iterator[tuple[date, int]]:
    """Yield the Monday of each week that a spell touches, with its work there."""
    left = spell.work
    monday = spell.date - timedelta(days=spell.date.weekday())
    next_monday = monday + timedelta(days=7)
    boundary = timeline.horizon.instant(next_monday)
    before = minutes_between(spell.start, min(spell.end, boundary))
    yield monday, min(left, before)
    yield next_monday, left - min(left, before)
