"""Breaks."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import Duty, Line, Posting
from models.rule import OWN_DAY, Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import Minutes, hours, hours_minutes


class Breaks(PersonRule):
    """
    Breaks (pauser): a shift has the breaks that its length calls for.

    Law          Arbeidsmiljøloven § 10-9 (1); long shifts SFS 2310
    Reads        a shift with more than ``over`` of work has a break, one with ``from_work`` or more has
                 ``total`` minutes of break in all; one with more than ``long_over`` has ``long_total``, and
                 with more than ``longest_over`` ``longest_total``. Work is time at work, resting duty and
                 paid breaks whole. Time away in a split shift is a break, and resting duty a paid one
    Posted as    duties whose shift has too little, ruled out
    Audited as   the breaks of each planned spell beside its work
    Not covered  when in the shift the breaks lie, and whether they could be taken; § 10-9 (2), the break
                 before overtime, which no plan holds; two shifts of one day without a minute between them;
                 those under 18, for whom ``youth_breaks`` asks

    Attributes
    ----------
    over
        Minutes of work above which there is a break.
    from_work, total
        From how much work on the breaks are so long in all.
    long_over, long_total, longest_over, longest_total
        The two regimes of long shifts; 0 asks for no more than the act does.
    """

    kind: Literal["breaks"] = "breaks"
    title: ClassVar[Text] = Text(nb="Pauser", en="Breaks")
    citation: ClassVar[str] = "AML § 10-9 (1); SFS 2310"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.UNION,)

    over: Minutes = hours(5.5)
    from_work: Minutes = hours(8)
    total: Minutes = 30
    long_over: Minutes = hours(12.5)
    long_total: Minutes = 0
    longest_over: Minutes = hours(13.5)
    longest_total: Minutes = 0

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} minutter pause der det kreves minst {limit}",
            en=f"{measured} minutes of break where at least {limit} is required",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out the duties with too little break (poster)."""
        for duty in line.duties():
            free = sum(end - start for start, end in (*duty.away, *duty.resting))
            if duty.breaks + free < self._owed(duty):
                to.forbid(duty)

    def _owed(self, duty: Duty) -> int:
        steps = (
            (self.over, 1),
            (self.from_work - 1, self.total),
            (self.long_over, self.long_total),
            (self.longest_over, self.longest_total),
        )
        return max((minutes for above, minutes in steps if duty.at_work > above), default=0)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return OWN_DAY

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift with too little break (revider)."""
        for spell in timeline.planned:
            given = spell.breaks + sum(stretch.minutes for stretch in (*spell.away, *spell.resting))
            least = self._by_length(spell)
            if given < least:
                yield self._told(timeline, spell, given, least)

    def _by_length(self, spell: Spell) -> int:
        """Return the break that the shift's length calls for, whoever works it."""
        least = 0
        if spell.at_work > self.over:
            least = 1
        if spell.at_work >= self.from_work:
            least = max(least, self.total)
        if spell.at_work > self.long_over:
            least = max(least, self.long_total)
        if spell.at_work > self.longest_over:
            least = max(least, self.longest_total)
        return least

    def _told(self, timeline: Timeline, spell: Spell, given: int, least: int) -> Breach:
        found = self.breach(spell.date, measured=given, limit=least, employee=timeline.employee.id)
        length = hours_minutes(spell.at_work)
        text = Text(
            nb=f"vakt {spell.shift_type} på {length} timer: {found.text.nb}",
            en=f"shift {spell.shift_type} of {length} hours: {found.text.en}",
        )
        return found.model_copy(update={"text": text})
