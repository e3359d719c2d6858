"""Daily hours."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.day_windows import FixedDay, Measure, groups, opened
from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import (
    DAY,
    FULL_POSITION,
    HOUR,
    BasisPoints,
    Clock,
    Minutes,
    clock_text,
    hours,
    hours_minutes,
)


class DailyHours(PersonRule):
    """
    Daily hours (daglig arbeidstid): not too much work in 24 hours, from any shift's start or an agreed time.

    Law          Arbeidsmiljøloven § 10-4 (1), (2); averaging § 10-5 (1)–(3)
    Reads        the 24 hours from the start of each shift hold at most ``maximum`` of work, from that shift
                 and those that start later inside them. Half of the resting duty comes on top, from shifts of
                 which it is ``passive_from`` or more, at most ``passive_most`` and never past
                 ``passive_ceiling``; it is work in full here, whatever the position counts. A shift that the
                 window cuts counts its minutes inside, its unpaid break as late as it can lie. With
                 ``day_from`` the 24 hours begin at that time of every day instead, and a shift belongs with
                 all its hours to the day in which it starts: nothing is cut at midnight to dodge a limit
    Posted as    exclusions of duties that do not go together, at most one of each such group, and a weighted
                 ceiling where only three or more are too much; for an agreed day one group and one ceiling
    Audited as   sums over spells; the breach stands at the shift that completes the excess
    Not covered  windows that start at another time; whether an agreed start is kept to from one plan to the
                 next; overtime § 10-6 and its 13 h in all, since a plan holds none; whether resting duty
                 rests; the special regard for health that § 10-5 (2) asks above 10 h, which the soundness
                 assessment takes

    Attributes
    ----------
    maximum
        Most work in 24 hours: 9 h by statute, 10, 12.5, 13 or 15 h by agreement.
    passive_from
        Share of a shift from which it is mainly passive, as § 10-4 (2) asks without a number.
    passive_most
        What resting duty may add; the Labour Inspection may allow more.
    passive_ceiling
        Where the addition ends: 13 h.
    day_from
        Local time at which every 24 hours begin, agreed or set with the plan and then kept to; None is the
        start of each shift, which inspectors use and which is nearly always the stricter.
    """

    kind: Literal["daily_hours"] = "daily_hours"
    title: ClassVar[Text] = Text(nb="Daglig arbeidstid", en="Daily hours")
    citation: ClassVar[str] = "AML § 10-4 (1), (2), § 10-5"
    deviation: ClassVar[tuple[Deviation, ...]] = (
        Deviation.IND,
        Deviation.REP,
        Deviation.AT,
        Deviation.UNION,
    )

    maximum: Minutes = hours(9)
    passive_from: Annotated[BasisPoints, Field(le=FULL_POSITION)] = 5000
    passive_most: Minutes = hours(2)
    passive_ceiling: Minutes = hours(13)
    # The unit stands outside the union too, where those who print the figure look for it.
    day_from: Annotated[Clock | None, Field(json_schema_extra={"x-unit": "HH:MM"})] = None

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        if self.day_from is not None:
            begins = clock_text(self.day_from)
            return Text(
                nb=f"{found} timer arbeid i døgnet fra kl. {begins} der det er tillatt med {most}",
                en=f"{found} hours of work in the 24 hours from {begins} where {most} is allowed",
            )
        return Text(
            nb=f"{found} timer arbeid innen 24 timer der det er tillatt med {most}",
            en=f"{found} hours of work within 24 hours where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Forbid duties too long by themselves and exclude those that are too long together (poster)."""
        # A day in which the clocks go back is an hour longer.
        duties = line.unrolled(before=DAY if self.day_from is None else DAY + HOUR)
        measures = self._measures(resting=any(duty.resting for duty in duties))
        if self.day_from is None:
            self._post_windows(line, duties, to, measures)
            return
        days: dict[int, list[Duty]] = {}
        for duty in duties:
            days.setdefault(self._opening(duty, line, self.day_from), []).append(duty)
        for together in days.values():
            if any(duty.start >= 0 for duty in together):
                FixedDay(together).bound(measures, to)

    def _opening(self, duty: Duty, line: Line, clock: int) -> int:
        """Return the number of the agreed day in which a duty starts; a shift may start at 24:00."""
        near = (duty.day - 1, duty.day, duty.day + 1)
        return max(day for day in near if line.at(day, clock) <= duty.start)

    def _post_windows(
        self, line: Line, duties: Sequence[Duty], to: Posting, measures: Sequence[Measure]
    ) -> None:
        for duty in line.duties():
            if any(measure.of(duty, duty) > measure.most for measure in measures):
                to.forbid(duty)
        windows = [opened(duties, position) for position in range(len(duties))]
        for measure in measures:
            clashes = [measure.clashing(duties, at, windows[at]) for at in range(len(duties))]
            for position, duty in enumerate(duties):
                if duty.works == TRUE:
                    self._after_history(duty, [duties[later] for later in windows[position]], to, measures)
                    continue
                for group in groups(clashes, position):
                    to.at_most(1, [duties[member].works for member in group])
                light = [duties[w] for w in windows[position] if w not in clashes[position]]
                measure.ceiling(duty, light, to)

    def _measures(self, *, resting: bool) -> tuple[Measure, ...]:
        """Return the ceilings that say the limit: half of the resting duty on top, but only so much."""
        if not resting:
            return (Measure(self.maximum, 1),)
        extended = self.maximum + max(0, min(self.passive_most, self.passive_ceiling - self.maximum))
        # A half of a minute is none that a whole number has, so the first is counted twice over.
        return Measure(2 * self.maximum, 2, 1, self.passive_from), Measure(extended, 1)

    def _after_history(
        self, first: Duty, window: Sequence[Duty], to: Posting, measures: Sequence[Measure]
    ) -> None:
        known = [duty for duty in (first, *window) if duty.works == TRUE]
        if any(sum(m.of(first, duty) for duty in known) > m.most for m in measures):
            return  # completed before the plan, so no breach of the plan's
        planned = [duty for duty in window if duty.works != TRUE]
        for measure in measures:
            room = measure.most - sum(measure.of(first, duty) for duty in known)
            for duty in planned:
                if measure.of(first, duty) > room:
                    to.forbid(duty)
            to.weighted(((measure.of(first, d), d.works) for d in planned), high=room)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # Both ends of the 24 hours, and a shift may start at 24:00.
        return Sight(3, 3)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every window with too much work, at the shift that completes the excess (revider)."""
        windows = self._windows(timeline) if self.day_from is None else self._days(timeline, self.day_from)
        for window in windows:
            total = rested = limit = 0
            completed: Spell | None = None
            for spell, closes in window:
                worked = spell.before(closes)
                total += worked
                if FULL_POSITION * spell.dozed(spell.end) >= self.passive_from * spell.at_work:
                    rested += min(worked, spell.dozed(closes))
                limit = self._limit(rested)
                if completed is None and total > limit:
                    completed = spell
            if completed is not None and completed.planned:
                yield self.breach(completed.date, measured=total, limit=limit, employee=timeline.employee.id)

    def _windows(self, timeline: Timeline) -> Iterator[list[tuple[Spell, datetime]]]:
        """Yield the spells in the 24 hours from each one's start, with the instant that cuts them."""
        # A day more on either side, so that every window that reaches into the plan is seen whole.
        spells = timeline.unrolled(before=timedelta(days=1), after=timedelta(days=1))
        for position, first in enumerate(spells):
            closes = first.start + timedelta(days=1)
            end = bisect_left(spells, closes, key=lambda spell: spell.start)
            yield [(spell, closes) for spell in spells[position:end]]

    def _days(self, timeline: Timeline, clock: int) -> Iterator[list[tuple[Spell, datetime]]]:
        """Yield the spells that start in each agreed day, with their ends, for nothing cuts them."""
        days: dict[date, list[tuple[Spell, datetime]]] = {}
        # An hour more than a day, for the one in which the clocks go back.
        for spell in timeline.unrolled(before=timedelta(hours=25), after=timedelta(hours=25)):
            near = (spell.date + timedelta(days=by) for by in (-1, 0, 1))
            begun = max(day for day in near if timeline.horizon.instant(day, clock) <= spell.start)
            days.setdefault(begun, []).append((spell, spell.end))
        yield from days.values()

    def _limit(self, rested: int) -> int:
        """Return the most that the window may hold when so much of it is resting duty."""
        addition = min(rested // 2, self.passive_most, max(0, self.passive_ceiling - self.maximum))
        return self.maximum + addition
