"""A week's own rest (ukas egen hvile): posted and found for the rules on weekly rest.

A rest belongs to the week that holds its middle; with its middle at Monday 00:00, to the new week.
``OwnRests`` is for the posting, ``unrested`` for the audit; they share nothing.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise, product

from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rests import possible_rests
from models.timeline import Timeline
from models.units import DAY, HOUR, WEEK


@dataclass(frozen=True, slots=True)
class OwnRests:
    """Rests of ``minimum`` for one week each, which exclude the duties in them (hviler)."""

    minimum: int

    def post(self, line: Line, weeks: int, to: Posting) -> None:
        """Let each of the first ``weeks`` weeks choose a rest (poster); in a cycle all of them, or none."""
        begin, end = line.known
        duties = line.unrolled(before=self.minimum if begin is None else -begin, after=self.minimum)
        starts = [duty.start for duty in duties]
        chosen = []
        for week in range(weeks):
            first, last = self._first_start(line, week), self._first_start(line, week + 1) - 1
            early, late = first + self.minimum, last + 1 - self.minimum
            if begin is not None and end is not None:
                first, last = max(first, begin), min(last, end - self.minimum)
            # No shift lasts more than a day and an hour.
            low, high = bisect_left(starts, first - DAY - HOUR), bisect_left(starts, last + self.minimum)
            near = [duty for duty in duties[low:high] if duty.end > first]
            chosen.append(self._choose(near, range(first, last + 1), range(early, late + 1), to))
        before = self._claimed(line, duties, to)
        if begin is None and weeks > 1:
            before = [(start - line.weeks * WEEK, rest) for start, rest in chosen[-1]]
        for earlier, later in pairwise([before, *chosen]):
            self._keep_apart(earlier, later, to)

    def _first_start(self, line: Line, week: int) -> int:
        """Return the first minute at which a rest of the week may start: its middle is on Monday 00:00."""
        return line.at(7 * week) - self.minimum // 2

    def _choose(
        self, near: Sequence[Duty], starts: range, clear: range, to: Posting
    ) -> list[tuple[int, Lit]]:
        """Require one of the week's possible rests; return each with its start and literal.

        ``clear`` holds the starts that are in no other week's way.
        """
        first = starts.start
        spans = tuple((duty.start - first, duty.end - first) for duty in near)
        early, late = clear.start - first, clear.stop - 1 - first
        rests = possible_rests(spans, self.minimum, len(starts) - 1, early, late)
        if any(rest.free and early <= rest.start <= late for rest in rests):
            return []  # the week is free whatever is chosen
        chosen = []
        resting: list[list[Lit]] = [[] for _ in near]
        for rest in rests:
            if any(near[position].works == TRUE for position in rest.excludes):
                continue
            literal = to.choose()
            chosen.append((first + rest.start, literal))
            for position in rest.excludes:
                resting[position].append(literal)
            for left, met in rest.either:
                ends, begins = ([near[position].works for position in sorted(side)] for side in (left, met))
                for some, others in product(to.groups(ends), to.groups(begins)):
                    to.at_most(2, [literal, *some, *others])
        # A week needs one rest only, so the rests that exclude the same duty may exclude each other too.
        excluded: dict[tuple[Lit, ...], list[Lit]] = {}
        for duty, literals in zip(near, resting, strict=True):
            excluded.setdefault(tuple(literals), []).append(duty.works)
        for resting_now, works in excluded.items():
            for group in to.groups(works) if resting_now else ():
                to.at_most(1, [*group, *resting_now])
        to.at_least(1, [literal for _, literal in chosen])
        return chosen

    def _claimed(self, line: Line, duties: Sequence[Duty], to: Posting) -> list[tuple[int, Lit]]:
        """Return the rest that the week before the plan takes, if the history leaves it one.

        It may reach into the plan, and then it is there unless a planned duty comes in its way.
        """
        taken = line.known[0] or 0
        worked = [duty for duty in duties if duty.works == TRUE]
        found: int | None = None
        for week in range(taken // WEEK - 1, 0) if worked else ():
            start = max(taken, self._first_start(line, week))
            for duty in worked:
                if duty.start < start + self.minimum and duty.end > start:
                    start = duty.end
            found = start if start < self._first_start(line, week + 1) else None
            taken = taken if found is None else found + self.minimum
        if found is None:
            return []
        intruders = [duty.works for duty in duties if duty.works != TRUE and duty.start < taken]
        claimed = to.choose() if intruders else TRUE
        to.at_least(1, [claimed, *intruders])
        return [(found, claimed)]

    def _keep_apart(
        self, earlier: Sequence[tuple[int, Lit]], later: Sequence[tuple[int, Lit]], to: Posting
    ) -> None:
        """Let no rest of the one week overlap a rest of the next."""
        said = 0
        for position, (start, _) in enumerate(earlier):
            overlapping = [rest for other, rest in later if other < start + self.minimum]
            if len(overlapping) > said:
                said = len(overlapping)
                to.at_most(1, [*(rest for _, rest in earlier[position:]), *overlapping])


def unrested(timeline: Timeline, minimum: int, weeks: int) -> Iterator[tuple[date, int]]:
    """Yield the Sunday of each of the first weeks that has no rest of its own (uker uten hvile).

    With it go the minutes of the longest free time that the week has to itself. The earliest rest that fits
    leaves most to the weeks after, so taking it week by week finds a rest for every week whenever that can be
    done.
    """
    # A cycle has no first week, so it is gone through twice. Two rests are shorter than a week: one that
    # is in the next week's way starts later than the week before can push it, and is the first that
    # starts so late. So a week hands on one bit – is that rest taken? – and it either hands on the same
    # bit always or the bit that it is given. (Given that the week before took its late rest, it still
    # finds an early one, or takes its own late one, or finds none and hands on nothing.) If some week
    # always hands on the same, all turns are alike from there on; if none does, from the start.
    rest, horizon = timedelta(minutes=minimum), timeline.horizon
    known = list(_free(timeline, rest))
    left = deque(known)
    first = timeline.known_from or horizon.begin - timedelta(days=horizon.days) - rest
    taken = first
    for number in range((first - horizon.begin).days // 7 - 1, weeks):
        monday = horizon.start + timedelta(weeks=number)
        begin, end = horizon.instant(monday), horizon.instant(monday + timedelta(weeks=1))
        earliest = max(taken, begin - rest / 2)
        while left and left[0][1] - max(left[0][0], earliest) < rest:
            left.popleft()
        if left and max(left[0][0], earliest) < end - rest / 2:
            taken = max(left[0][0], earliest) + rest
        elif number >= 0:
            own = (min(to, end) - max(at, begin, taken) for at, to in known)
            yield monday + timedelta(days=6), int(max([timedelta(), *own]).total_seconds()) // 60


def _free(timeline: Timeline, margin: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """Yield the free time that is known, from one turn before a cycle's first week."""
    horizon = timeline.horizon
    first, last = timeline.known_from, timeline.known_to
    if first is None or last is None:
        first, last = horizon.begin - timedelta(days=horizon.days) - margin, horizon.finish + margin
    at = first
    for spell in timeline.unrolled(before=horizon.begin - first, after=last - horizon.finish):
        if spell.start > at:
            yield at, spell.start
        at = max(at, spell.end)
    if at < last:
        yield at, last
