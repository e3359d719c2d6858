"""Long shifts."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, Minutes, Refused, hours, hours_minutes


class LongShifts(PersonRule):
    """
    Long shifts (langvakter): none but for those who have agreed to them, and then with rest and measure.

    Law          SFS 2310 with a local special agreement, by arbeidsmiljøloven § 10-12 (4)
    Reads        a shift with more than ``over`` of work is long; none has more than ``maximum``. Between two
                 long shifts lies ``rest``; at most ``in_a_row`` days on end have one start, and at most
                 ``per_week`` of them start in one ISO week. An agreement with ``consent`` that raises
                 ``maximum`` covers those alone who have opted in, so that long shifts are voluntary
    Posted as    duties ruled out, pairs excluded, ceilings on stretches of days and on weeks
    Audited as   each long spell by itself, beside the long ones before it, in runs of dates and by week
    Not covered  the rest that compensates a short one, which ``daily_rest`` asks for, as it does for what a
                 long shift leaves of its 24 h; overtime on long shifts, which no plan holds; the evaluation

    Attributes
    ----------
    over
        A shift with more work is long.
    maximum
        Longest shift: ``over`` without an agreement, 15 h under SFS 2310.
    rest
        Between two long shifts: 11 h, 9 h by local agreement.
    in_a_row, per_week
        Local measures.
    """

    kind: Literal["long_shifts"] = "long_shifts"
    title: ClassVar[Text] = Text(nb="Langvakter", en="Long shifts")
    citation: ClassVar[str] = "AML § 10-5 (2), § 10-12 (4); SFS 2310"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.UNION, Deviation.AT, Deviation.LOCAL)

    over: Minutes = hours(12.5)
    maximum: Minutes = hours(12.5)
    rest: Minutes = hours(11)
    in_a_row: Annotated[int, Field(ge=1, le=14)] = 2
    per_week: Annotated[int, Field(ge=1, le=7)] = 3

    @model_validator(mode="after")
    def _in_order(self) -> "LongShifts":
        if self.maximum < self.over:
            raise Refused(
                nb=f"maximum {self.maximum} er under over {self.over}; hev maximum eller senk over",
                en=f"maximum {self.maximum} is below over {self.over}; raise maximum or lower over",
                at="maximum",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"en vakt på {found} timer der den lengste er {most}",
            en=f"a shift of {found} hours where the longest is {most}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out what is too long; keep the long ones apart, few in a row and few in a week (poster)."""
        for duty in line.duties():
            if duty.at_work > self.maximum:
                to.forbid(duty)
        reach = (self.in_a_row + 2) * DAY + self.rest
        duties = [duty for duty in line.unrolled(before=reach) if duty.at_work > self.over]
        if not duties:
            return
        for position, early in enumerate(duties):
            for late in duties[position + 1 :]:
                if late.start - early.end >= self.rest:
                    continue
                if early.works == TRUE:
                    to.forbid(late)
                elif not to.apart(early.works, late.works):
                    to.at_most(1, [early.works, late.works])
        self._measured(duties, line, to)

    def _measured(self, duties: Sequence[Duty], line: Line, to: Posting) -> None:
        by_day: dict[int, list[int]] = {}
        for duty in duties:
            by_day.setdefault(duty.day, []).append(duty.works)
        # Those of a day that are apart anyway count themselves; of others the day counts one.
        days = {
            day: works if len(to.groups(works)) == 1 else [to.any_of(works)] for day, works in by_day.items()
        }
        for last in range(7 * line.weeks):
            stretch = [days[day] for day in range(last - self.in_a_row, last + 1) if day in days]
            if len(stretch) > self.in_a_row:
                to.at_most(self.in_a_row, chain.from_iterable(stretch))
        for week in range(line.weeks):
            to.at_most(self.per_week, chain.from_iterable(by_day.get(7 * week + day, ()) for day in range(7)))

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield what is too long, too close, too many in a row or in a week (revider)."""
        reach = timedelta(days=max(timeline.horizon.days, self.in_a_row + 2), minutes=self.rest)
        long = [s for s in timeline.unrolled(before=reach, after=timedelta(days=1)) if s.at_work > self.over]
        for position, spell in enumerate(long):
            if not spell.planned:
                continue
            if spell.at_work > self.maximum:
                who = timeline.employee.id
                yield self.breach(spell.date, measured=spell.at_work, limit=self.maximum, employee=who)
            gaps = [minutes_between(before.end, spell.start) for before in long[:position]]
            if gaps and min(gaps) < self.rest:
                found, least = hours_minutes(min(gaps)), hours_minutes(self.rest)
                yield self._told(
                    timeline,
                    spell.date,
                    (min(gaps), self.rest, "min"),
                    nb=f"{found} timer mellom to langvakter der det kreves minst {least}",
                    en=f"{found} hours between two long shifts where at least {least} is required",
                )
        yield from self._runs(timeline, long)
        yield from self._weeks(timeline)

    def _runs(self, timeline: Timeline, long: Sequence[Spell]) -> Iterator[Breach]:
        horizon, one = timeline.horizon, timedelta(days=1)
        days = {spell.date for spell in long}
        for day in sorted(days):
            run = 1
            while day - run * one in days:
                run += 1
            # Every day of the cycle worked is a run without end: told once, on the last day.
            over = day + one not in days or (run > horizon.days and day == horizon.last)
            if day in horizon and run > self.in_a_row and over:
                yield self._told(
                    timeline,
                    day,
                    (run, self.in_a_row, "n"),
                    nb=f"{run} dager på rad med langvakt der grensen er {self.in_a_row}",
                    en=f"{run} days in a row with a long shift where the limit is {self.in_a_row}",
                )

    def _weeks(self, timeline: Timeline) -> Iterator[Breach]:
        weeks: dict[date, list[Spell]] = {}
        for spell in timeline.planned:
            if spell.at_work > self.over:
                weeks.setdefault(spell.date - timedelta(days=spell.date.weekday()), []).append(spell)
        for _, mine in sorted(weeks.items()):
            if len(mine) > self.per_week:
                yield self._told(
                    timeline,
                    mine[-1].date,
                    (len(mine), self.per_week, "n"),
                    nb=f"{len(mine)} langvakter i uka der grensen er {self.per_week}",
                    en=f"{len(mine)} long shifts in the week where the limit is {self.per_week}",
                )

    def _told(
        self, timeline: Timeline, day: date, limits: tuple[int, int, str], *, nb: str, en: str
    ) -> Breach:
        found = self.breach(
            day, measured=limits[0], limit=limits[1], measure=limits[2], employee=timeline.employee.id
        )
        return found.model_copy(update={"text": Text(nb=nb, en=en)})
