"""Daily rest."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import model_validator

from models.findings import Breach
from models.posting import Duty, Line, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, Minutes, Refused, hours, hours_minutes


class DailyRest(PersonRule):
    """
    Daily rest (daglig arbeidsfri): enough free time inside every 24 hours.

    Law          Arbeidsmiljøloven § 10-8 (1); deviation and compensatory rest § 10-8 (3)
    Reads        at least ``minimum`` free between two shifts, and within the 24 hours from each shift's
                 start; a rest shorter than ``normal`` by x is followed by one of ``normal`` + x
    Posted as    exclusions of pairs of duties, and of triples where the second rest must compensate
    Audited as   the gaps between consecutive spells and the rest that each spell's length leaves
    Not covered  compensation later than the next rest (``comp_rest_within_days`` above 1)

    Attributes
    ----------
    minimum
        Shortest rest: 11 h by statute, down to 8 h by agreement.
    normal
        The rest below which one is shortened and must be compensated.
    """

    kind: Literal["daily_rest"] = "daily_rest"
    title: ClassVar[Text] = Text(nb="Daglig arbeidsfri", en="Daily rest")
    citation: ClassVar[str] = "AML § 10-8 (1), (3)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.REP, Deviation.UNION, Deviation.AT)

    minimum: Minutes = hours(11)
    normal: Minutes = hours(11)

    @model_validator(mode="after")
    def _in_order(self) -> "DailyRest":
        if self.minimum > self.normal:
            raise Refused(
                nb=f"minimum {self.minimum} er over normal {self.normal}; senk minimum eller hev normal",
                en=f"minimum {self.minimum} is above normal {self.normal}; lower minimum or raise normal",
                at="minimum",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer hvile der det kreves minst {least}",
            en=f"{found} hours of rest where at least {least} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Exclude duties too close, and short rests that the next one does not compensate (poster)."""
        # Two long shifts and the longest compensated rests between them fit in this stretch.
        duties = line.unrolled(before=4 * DAY)
        for position, duty in enumerate(duties):
            if self._by_span(duty) < self.minimum:
                to.forbid(duty)
            for late in _within(duties, position, self.minimum):
                to.at_most(1, [duty.works, late.works])
        if self.minimum < self.normal:
            self._compensate(duties, to)

    def _by_span(self, duty: Duty) -> int:
        return DAY - (duty.end - duty.start)

    def _compensate(self, duties: Sequence[Duty], to: Posting) -> None:
        for position, first in enumerate(duties):
            spanned = self._by_span(first)
            if spanned < self.minimum:
                continue
            reach = 2 * self.normal - self.minimum
            for second_at, second in enumerate(duties[position + 1 :], position + 1):
                rest = min(second.start - first.end, spanned)
                if second.start - first.end >= reach:
                    break
                owed = 2 * self.normal - rest
                if rest < self.minimum or rest >= self.normal:
                    continue
                if second.start - first.end >= owed:
                    continue
                for third in _within(duties, second_at, owed):
                    to.at_most(2, [first.works, second.works, third.works])

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # Two rests that are too short, after shifts of a day and an hour.
        return Sight(5 + 4 * self.normal // DAY, 0)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every rest that is too short, at the shift that ends it (revider)."""
        spells = timeline.unrolled(before=timedelta(days=4))
        owed = 0
        for spell in spells[:1]:
            yield from self._too_long(spell, timeline)
        for before, after in pairwise(spells):
            gap = int((after.start - before.end).total_seconds() // 60)
            rest = min(gap, 24 * 60 - before.span)
            if after.planned and gap < max(self.minimum, owed):
                yield self.breach(
                    after.date,
                    measured=gap,
                    limit=max(self.minimum, owed),
                    employee=timeline.employee.id,
                )
            yield from self._too_long(after, timeline)
            repaid = 2 * self.normal - rest
            shortened = self.minimum <= rest < self.normal
            owed = repaid if shortened and gap < repaid else 0

    def _too_long(self, spell: Spell, timeline: Timeline) -> Iterator[Breach]:
        left = 24 * 60 - spell.span
        if spell.planned and left < self.minimum:
            yield self.breach(spell.date, measured=left, limit=self.minimum, employee=timeline.employee.id)


def _within(duties: Sequence[Duty], position: int, rest: int) -> Iterator[Duty]:
    """Yield the later duties that start less than ``rest`` after the one at ``position`` ends."""
    early = duties[position]
    for late in duties[position + 1 :]:
        if late.start - early.end >= rest:
            return
        yield late
