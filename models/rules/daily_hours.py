"""Daily hours."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, Minutes, hours, hours_minutes


class DailyHours(PersonRule):
    """
    Daily hours (daglig arbeidstid): not too much work in the 24 hours from any shift's start.

    Law          Arbeidsmiljøloven § 10-4 (1); averaging § 10-5 (1)–(3)
    Reads        the 24 hours from the start of each shift hold at most ``maximum`` of work, from that shift
                 and those that start later inside them. A shift that the window cuts counts min(work,
                 minutes inside), so its unpaid break lies after the cut as far as it fits there
    Posted as    exclusions of duties that do not go together, at most one of each such group, and a weighted
                 ceiling where only three or more are too much
    Audited as   sums over spells; the breach stands at the shift that completes the excess
    Not covered  windows that start at another time than a shift, passive duty § 10-4 (2), overtime § 10-6

    Attributes
    ----------
    maximum
        Most work in 24 hours: 9 h by statute, 10, 12.5, 13 or 15 h by agreement.
    """

    kind: Literal["daily_hours"] = "daily_hours"
    title: ClassVar[Text] = Text(nb="Daglig arbeidstid", en="Daily hours")
    citation: ClassVar[str] = "AML § 10-4 (1), § 10-5"
    deviation: ClassVar[tuple[Deviation, ...]] = (
        Deviation.IND,
        Deviation.REP,
        Deviation.AT,
        Deviation.UNION,
    )

    maximum: Minutes = hours(9)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid innen 24 timer der det er tillatt med {most}",
            en=f"{found} hours of work within 24 hours where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Forbid duties too long by themselves and exclude those that are too long together (poster)."""
        for duty in line.duties():
            if _inside(duty, duty) > self.maximum:
                to.forbid(duty)
        duties = line.unrolled(before=DAY)
        windows = [_window(duties, position) for position in range(len(duties))]
        clashing = [self._clashing(duties, position, windows[position]) for position in range(len(duties))]
        for position, duty in enumerate(duties):
            if duty.works == TRUE:
                self._after_history(duty, [duties[later] for later in windows[position]], to)
            else:
                for group in _groups(clashing, position):
                    to.at_most(1, [duties[member].works for member in group])
                light = [duties[w] for w in windows[position] if w not in clashing[position]]
                self._ceiling(duty, light, to)

    def _clashing(self, duties: Sequence[Duty], position: int, window: Sequence[int]) -> set[int]:
        """Return the positions in the window whose duties are too much beside the one that opens it."""
        first = duties[position]
        room = self.maximum - _inside(first, first)
        return {later for later in window if _inside(first, duties[later]) > room}

    def _ceiling(self, first: Duty, light: Sequence[Duty], to: Posting) -> None:
        """Bound the sum of duties that go with the first one by one, but not all at once."""
        room = self.maximum - _inside(first, first)
        pairs = [(_inside(first, later), later.works) for later in light]
        everything = sum(work for work, _ in pairs)
        if everything > room:
            # Without the first duty the ceiling is out of the way: all the rest together stay below it.
            to.weighted([*pairs, (everything - room, first.works)], high=everything)

    def _after_history(self, first: Duty, window: Sequence[Duty], to: Posting) -> None:
        worked = sum(_inside(first, duty) for duty in (first, *window) if duty.works == TRUE)
        if worked > self.maximum:
            return  # completed before the plan, so no breach of the plan's
        planned = [duty for duty in window if duty.works != TRUE]
        for duty in planned:
            if _inside(first, duty) > self.maximum - worked:
                to.forbid(duty)
        to.weighted(((_inside(first, d), d.works) for d in planned), high=self.maximum - worked)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every window with too much work, at the shift that completes the excess (revider)."""
        # A day more on either side, so that every window that reaches into the plan is seen whole.
        spells = timeline.unrolled(before=timedelta(days=1), after=timedelta(days=1))
        for position, first in enumerate(spells):
            total = 0
            completed: Spell | None = None
            for later in range(position, len(spells)):
                spell = spells[later]
                left = 24 * 60 - minutes_between(first.start, spell.start)
                if left <= 0:
                    break
                total += max(0, min(spell.work, spell.span, left))
                if completed is None and total > self.maximum:
                    completed = spell
            if completed is not None and completed.planned:
                yield self.breach(
                    completed.date, measured=total, limit=self.maximum, employee=timeline.employee.id
                )


def _inside(first: Duty, duty: Duty) -> int:
    """Return the work of a duty inside the 24 hours from the first one's start."""
    return max(0, min(duty.work, duty.end - duty.start, first.start + DAY - duty.start))


def _window(duties: Sequence[Duty], position: int) -> list[int]:
    """Return the positions of the later duties that start inside the 24 hours."""
    end = duties[position].start + DAY
    found = []
    for later in range(position + 1, len(duties)):
        if duties[later].start >= end:
            break
        found.append(later)
    return found


def _groups(clashing: Sequence[set[int]], position: int) -> Iterator[list[int]]:
    """Yield groups of duties that all exclude one another, the one at ``position`` among them.

    Together they hold every later duty that it excludes, so one row says what many pairs would.
    """
    remaining = sorted(clashing[position])
    while remaining:
        group = [position]
        for later in remaining:
            if all(later in clashing[member] for member in group):
                group.append(later)
        yield group
        remaining = [later for later in remaining if later not in group]
