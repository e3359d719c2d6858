"""Night work under strain."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, Clock, Minutes, hours, hours_minutes


class NightStrain(PersonRule):
    """
    Night work under strain (nattarbeid med stor belastning): a short day for who works a straining night.

    Law          Arbeidsmiljøloven § 10-11 (7); deviation with compensatory rest § 10-11 (9)
    Reads        a night is a shift with more than ``threshold`` between ``night_from`` and ``night_to`` whose
                 type says ``night_strain``. Where the 24 hours from a shift's start hold the start of such a
                 night, their work is at most ``maximum``: overtime and all, no average, resting duty whole
    Posted as    duties ruled out, pairs excluded, and a ceiling where only three or more are too much
    Audited as   sums over spells; the breach stands at the shift that completes excess and night
    Not covered  whether the work is straining, which the risk assessment says; windows that start at another
                 time than a shift; the compensatory rest that § 10-11 (9) asks of an agreement, beyond what
                 ``daily_rest`` asks after a short one

    Attributes
    ----------
    maximum
        Most work in 24 hours with such a night.
    """

    kind: Literal["night_strain"] = "night_strain"
    title: ClassVar[Text] = Text(nb="Nattarbeid med stor belastning", en="Night work under strain")
    citation: ClassVar[str] = "AML § 10-11 (7), (9)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.REP, Deviation.UNION)

    maximum: Minutes = hours(8)
    night_from: Clock = hours(21)
    night_to: Clock = hours(6)
    threshold: Minutes = hours(3)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid innen 24 timer med en belastende natt, der det er tillatt med {most}",
            en=f"{found} hours of work within 24 hours with a straining night, where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out nights that are too long and what is too much beside them (poster)."""
        straining = {duty.works for duty in line.duties() if self._strains(duty, line)}
        for duty in line.duties():
            if duty.works in straining and duty.at_work > self.maximum:
                to.forbid(duty)
        duties = line.unrolled(before=2 * DAY)
        nights = {id(duty) for duty in duties if self._strains(duty, line)}
        for position, first in enumerate(duties) if nights else ():
            window = [first]
            for later in duties[position + 1 :]:
                if later.start >= first.start + DAY:
                    break
                window.append(later)
            dark = [duty for duty in window if id(duty) in nights]
            if not self._completed(first, window, dark):
                for night in dark:
                    self._ceiling(first, night, window, to)

    def _completed(self, first: Duty, window: Sequence[Duty], nights: Sequence[Duty]) -> bool:
        """Tell whether the history alone is too much, so that it is no breach of the plan's."""
        worked = sum(duty.until(first.start + DAY) for duty in window if duty.works == TRUE)
        return worked > self.maximum and any(night.works == TRUE for night in nights)

    def _ceiling(self, first: Duty, night: Duty, window: Sequence[Duty], to: Posting) -> None:
        """Bound the work of a window when both its first and a straining night in it are worked."""
        both = [first] if first is night else [first, night]
        room = self.maximum - sum(duty.until(first.start + DAY) for duty in both)
        if room < 0:
            if not to.apart(first.works, night.works):
                to.at_most(len(both) - 1, [duty.works for duty in both])
            return
        beside = [duty for duty in window if duty is not first and duty is not night]
        others = [(duty.until(first.start + DAY), duty.works) for duty in beside]
        excess = sum(work for work, _ in others) - room
        if excess > 0:
            # Without both of them the ceiling is out of the way.
            stakes = [(excess, duty.works) for duty in both]
            to.weighted([*others, *stakes], high=room + excess * len(both))

    def _strains(self, duty: Duty, line: Line) -> bool:
        if not duty.strain:
            return False
        length = (self.night_to - self.night_from) % DAY
        begins = [line.at(day, self.night_from) for day in range(duty.day - 1, duty.day + 2)]
        ends = [line.at(day, self.night_from + length) for day in range(duty.day - 1, duty.day + 2)]
        return sum(map(duty.during, begins, ends)) > self.threshold

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # Both ends of the 24 hours, and a shift may start at 24:00.
        return Sight(3, 3)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every window with a straining night and too much work (revider)."""
        # A day more on either side, so that every window that reaches into the plan is seen whole.
        spells = timeline.unrolled(before=timedelta(days=2), after=timedelta(days=1))
        for position, first in enumerate(spells):
            closes = first.start + timedelta(days=1)
            total, dark = 0, False
            completed: Spell | None = None
            for spell in spells[position:]:
                if spell.start >= closes:
                    break
                total += spell.before(closes)
                dark = dark or self._dark(spell, timeline)
                if completed is None and dark and total > self.maximum:
                    completed = spell
            if completed is not None and completed.planned:
                yield self.breach(
                    completed.date, measured=total, limit=self.maximum, employee=timeline.employee.id
                )

    def _dark(self, spell: Spell, timeline: Timeline) -> bool:
        instant = timeline.horizon.instant
        evenings = (spell.date + timedelta(days=offset) for offset in (-1, 0, 1))
        night = (self.night_to - self.night_from) % (24 * 60)
        minutes = sum(
            spell.inside(instant(evening, self.night_from), instant(evening, self.night_from + night))
            for evening in evenings
        )
        return spell.strain and minutes > self.threshold
