"""Average hours with night work."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.nights import night_minutes
from models.posting import TRUE, Duty, Line, Lit, Posting, week_by_week
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, HOUR, WEEK, Clock, Minutes, hours_minutes


class NightAverage(PersonRule):
    """
    Average hours with night work (gjennomsnitt ved nattarbeid): less work for those who work nights.

    Law          Arbeidsmiljøloven § 10-11 (6): 8 h in 24 on average over 4 weeks, the weekly rest of
                 § 10-8 (2) left out of the reckoning: 8/24 × (4 × 168 − 4 × 35) h = 177 h 20 min
    Reads        where ``regular`` nights start in any ``weeks`` ISO weeks in a row, the last of them in the
                 plan, the work in those weeks is at most ``maximum``. A night is a shift with more than
                 ``threshold`` minutes between ``night_from`` and ``night_to``. Weeks are cut at Monday 00:00,
                 an unpaid break lies after the cut as far as it fits, and history counts as it is known
    Posted as    a ceiling on each stretch, put in force by a literal for regular nights where there can be
                 too much work without them
    Audited as   work dealt out to its weeks and nights counted, each week with those before it
    Not covered  the other limit for night work, 8 h in 24 under strain; who is told to work nights only;
                 absence, which adds no hours here; the compensatory rest of an agreement under § 10-11 (9)

    Attributes
    ----------
    maximum
        Most work in the stretch.
    weeks
        Length of the stretch.
    regular
        Nights from which their work is regular; the act gives no number.
    """

    kind: Literal["night_average"] = "night_average"
    title: ClassVar[Text] = Text(nb="Gjennomsnitt ved nattarbeid", en="Average hours with night work")
    citation: ClassVar[str] = "AML § 10-11 (6)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.REP, Deviation.UNION)

    maximum: Minutes = 177 * HOUR + 20
    weeks: Annotated[int, Field(ge=1, le=52)] = 4
    regular: Annotated[int, Field(ge=1)] = 1
    night_from: Clock = 21 * HOUR
    night_to: Clock = 6 * HOUR
    threshold: Minutes = 3 * HOUR

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer på {self.weeks} uker med nattarbeid, der det er tillatt med {most}",
            en=f"{found} hours in {self.weeks} weeks with night work, where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the work of each stretch with regular nights (poster)."""
        worked: dict[int, list[tuple[int, Lit]]] = {}
        nights: dict[int, list[Lit]] = {}
        for duty in line.unrolled(before=self.weeks * WEEK):
            if self._by_night(duty, line) > self.threshold:
                nights.setdefault(duty.week, []).append(duty.works)
            for week, work in week_by_week(duty, line):
                if work > 0:
                    worked.setdefault(week, []).append((work, duty.works))
        for last in range(line.weeks):
            stretch = range(last - self.weeks + 1, last + 1)
            pairs = [pair for week in stretch for pair in worked.get(week, ())]
            # Weeks that the history alone has filled past the ceiling admit no more, but are no breach.
            high = max(self.maximum, sum(work for work, works in pairs if works == TRUE))
            slack = sum(work for work, _ in pairs) - high
            by_week = [nights[week] for week in stretch if week in nights]
            if slack > 0 and sum(map(len, by_week)) >= self.regular:
                if self._without(pairs, by_week) > high:
                    pairs, high = [*pairs, (slack, self._regular(by_week, to))], high + slack
                to.weighted(pairs, high=high)

    def _without(self, pairs: Sequence[tuple[int, Lit]], by_week: Sequence[list[Lit]]) -> int:
        """Return the most work there can be with too few nights to be regular.

        Where it is no more than the ceiling, as for those who work nights only, the ceiling always holds.
        """
        nights = {night for week in by_week for night in week} - {TRUE}
        by_night = dict.fromkeys(nights, 0)
        without = 0
        for work, works in pairs:
            if works in nights:
                by_night[works] += work
            else:
                without += work
        return without + sum(sorted(by_night.values())[::-1][: self.regular - 1])

    def _regular(self, by_week: Sequence[list[Lit]], to: Posting) -> Lit:
        """Return a literal that holds when so many of the nights do that they are regular."""
        if self.regular == 1:
            # Week by week, for the stretches share their weeks.
            return to.any_of([to.any_of(week) for week in by_week])
        found = to.choose()
        pairs = [(1, night) for week in by_week for night in week]
        to.weighted([*pairs, (self.regular - 1 - len(pairs), found)], high=self.regular - 1)
        return found

    def _by_night(self, duty: Duty, line: Line) -> int:
        length = (self.night_to - self.night_from) % DAY
        total = 0
        for day in (duty.day - 1, duty.day, duty.day + 1):
            begin, end = line.at(day, self.night_from), line.at(day, self.night_from + length)
            total += duty.during(begin, end)
        return total

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # The weeks, and what reaches into the first.
        return Sight(7 * self.weeks + 1, 6)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every stretch with nights and too much work, on its last day with any (revider)."""
        worked: dict[date, int] = {}
        nights: dict[date, int] = {}
        last: dict[date, date] = {}
        for spell in timeline.unrolled(before=timedelta(weeks=self.weeks)):
            own = spell.date - timedelta(days=spell.date.weekday())
            nights[own] = nights.get(own, 0) + self._is_night(spell, timeline)
            for monday, work in timeline.dealt_out(spell):
                worked[monday] = worked.get(monday, 0) + work
                planned = spell.planned or timeline.horizon.cyclic
                if planned and monday in timeline.horizon and (work > 0 or monday == own):
                    last[monday] = max(monday, spell.date)
        # A stretch whose last week is free holds no more than the one that ended a week before.
        for monday, day in last.items():
            stretch = [monday - timedelta(weeks=ago) for ago in range(self.weeks)]
            total = sum(worked.get(week, 0) for week in stretch)
            if total > self.maximum and sum(nights.get(week, 0) for week in stretch) >= self.regular:
                yield self.breach(day, measured=total, limit=self.maximum, employee=timeline.employee.id)

    def _is_night(self, spell: Spell, timeline: Timeline) -> bool:
        return night_minutes(spell, timeline.horizon, self.night_from, self.night_to) > self.threshold
