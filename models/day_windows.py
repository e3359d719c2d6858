"""Windows of 24 hours as a rule posts them (døgnvinduer): what a duty weighs in one, and what fits in it.

A window opens at the start of a duty and cuts the ones that outlast it, or it is a day that begins at an
agreed time and holds whatever starts in it, whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.posting import TRUE, Duty, Lit, Posting
from models.units import DAY, FULL_POSITION


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to weigh the work in a window, and the most that it may come to (mål)."""

    most: int
    at_work: int
    resting: int = 0
    mainly: int = 0

    def of(self, first: Duty, duty: Duty) -> int:
        """Return the weight of a duty inside the 24 hours from the first one's start (vekt)."""
        return self._before(first.start + DAY, duty)

    def whole(self, duty: Duty) -> int:
        """Return the weight of all of a duty (hele vekten)."""
        return self._before(duty.end, duty)

    def _before(self, closes: int, duty: Duty) -> int:
        worked = duty.until(closes)
        if not self.resting or FULL_POSITION * duty.rested(duty.end) < self.mainly * duty.at_work:
            return self.at_work * worked
        return self.at_work * worked - self.resting * min(worked, duty.rested(closes))

    def clashing(self, duties: Sequence[Duty], position: int, window: Sequence[int]) -> set[int]:
        """Return the positions in the window whose duties are too much beside its first one (utelukker)."""
        first = duties[position]
        room = self.most - self.of(first, first)
        return {later for later in window if self.of(first, duties[later]) > room}

    def ceiling(self, first: Duty, light: Sequence[Duty], to: Posting) -> None:
        """Bound the sum of duties that go with the first one by one, but not all at once (tak)."""
        room = self.most - self.of(first, first)
        pairs = [(self.of(first, later), later.works) for later in light]
        everything = sum(work for work, _ in pairs)
        if everything > room:
            # Without the first duty the ceiling is out of the way: all the rest together stay below it.
            to.weighted([*pairs, (everything - room, first.works)], high=everything)


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The duties that start in one day of an agreed beginning (fast døgn)."""

    duties: Sequence[Duty]

    def bound(self, measures: Sequence[Measure], to: Posting) -> None:
        """Bound the sum of the duties, what the history holds of the day reckoned in (tak)."""
        known = [duty for duty in self.duties if duty.works == TRUE]
        if any(sum(map(measure.whole, known)) > measure.most for measure in measures):
            return  # completed before the plan, so no breach of the plan's
        for measure in measures:
            room = measure.most - sum(map(measure.whole, known))
            weighed = [(measure.whole(duty), duty) for duty in self.duties if duty.works != TRUE]
            for weight, duty in weighed:
                if weight > room:
                    to.forbid(duty)
            self._share(sorted((w, duty.works) for w, duty in weighed if w <= room), room, to)

    def _share(self, pairs: Sequence[tuple[int, Lit]], room: int, to: Posting) -> None:
        """Let the heavy ones exclude one another, and sum them with the light ones where that can bind."""
        light = 0
        while light + 1 < len(pairs) and pairs[light][0] + pairs[light + 1][0] <= room:
            light += 1
        to.at_most(1, [works for _, works in pairs[light:]])
        if light and sum(work for work, _ in pairs[:light]) + pairs[-1][0] > room:
            to.weighted(pairs, high=room)


def opened(duties: Sequence[Duty], position: int) -> list[int]:
    """Return the positions of the later duties that start inside the 24 hours (vindu)."""
    end = duties[position].start + DAY
    found = []
    for later in range(position + 1, len(duties)):
        if duties[later].start >= end:
            break
        found.append(later)
    return found


def groups(clashes: Sequence[set[int]], position: int) -> Iterator[list[int]]:
    """Yield groups of duties that all exclude one another, the one at ``position`` among them (grupper).

    Together they hold every later duty that it excludes, so one row says what many pairs would.
    """
    remaining = sorted(clashes[position])
    while remaining:
        group = [position]
        for later in remaining:
            if all(later in clashes[member] for member in group):
                group.append(later)
        yield group
        remaining = [later for later in remaining if later not in group]
