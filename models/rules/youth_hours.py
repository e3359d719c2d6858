"""Working hours under 18."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import TRUE, Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Minutes, hours, hours_minutes

Pairs = dict[int, list[tuple[int, Lit]]]


class YouthHours(PersonRule):
    """
    Working hours under 18 (arbeidstid for unge): 8 hours a day, 40 a week, and no averaging.

    Law          Arbeidsmiljøloven § 11-2 (3), and (4): the hours of all positions are added up
    Reads        until the person turns 18 no calendar day and no ISO week holds more work than ``daily`` and
                 ``weekly``, resting duty counted whole. A day is counted twice, and both counts keep within
                 it: the shifts that start on it, each whole, so that none is halved by midnight; and the
                 work inside it, cut by the minute. Weeks are cut on Monday 00:00 and the birthday at 00:00;
                 an unpaid break lies after a cut as far as it fits there
    Posted as    duties too long by themselves ruled out, weighted ceilings on days and weeks
    Audited as   the work of each spell, dealt out to days and weeks; one breach for each that holds too much
    Not covered  children under 15 and in compulsory school, whom the checks refuse; work for another employer

    Attributes
    ----------
    daily, weekly
        Most work in one day and one week. They are limits on all work, so they leave no room for overtime.
    """

    kind: Literal["youth_hours"] = "youth_hours"
    title: ClassVar[Text] = Text(nb="Arbeidstid under 18 år", en="Working hours under 18")
    citation: ClassVar[str] = "AML § 11-2 (3), (4)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    daily: Minutes = hours(8)
    weekly: Minutes = hours(40)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid for en som er under 18 år, der det er tillatt med {most}",
            en=f"{found} hours of work for someone under 18, where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out duties too long, and put ceilings on days and weeks (poster)."""
        until = line.young_until
        if until is None:
            return
        started: Pairs = {}
        inside: Pairs = {}
        weekly: Pairs = {}
        for duty in line.unrolled(before=DAY):
            work = duty.until(until)
            if work > self.daily:
                to.forbid(duty)
            tonight = min(work, duty.until(line.at(duty.day + 1)))
            this_week = min(work, duty.until(line.at(7 * duty.week + 7)))
            started.setdefault(duty.day, []).append((work, duty.works))
            inside.setdefault(duty.day, []).append((tonight, duty.works))
            inside.setdefault(duty.day + 1, []).append((work - tonight, duty.works))
            weekly.setdefault(duty.week, []).append((this_week, duty.works))
            weekly.setdefault(duty.week + 1, []).append((work - this_week, duty.works))
        for ceiling, counts, number in (
            (self.daily, started, 7 * line.weeks),
            (self.daily, inside, 7 * line.weeks),
            (self.weekly, weekly, line.weeks),
        ):
            for at in range(number):
                pairs = counts.get(at, [])
                # What the history alone has filled past the ceiling admits no more, but is no breach.
                known = sum(work for work, works in pairs if works == TRUE)
                to.weighted(pairs, high=max(ceiling, known))

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield each day and each week with too much work, a week on its last day with any (revider)."""
        until, horizon = timeline.young_until, timeline.horizon
        if until is None:
            return
        started: Counter[date] = Counter()
        inside: Counter[date] = Counter()
        weekly: Counter[date] = Counter()
        last: dict[date, date] = {}
        own: set[date] = set()
        for spell in timeline.unrolled(before=timedelta(days=1)):
            day, following = spell.date, spell.date + timedelta(days=1)
            monday = day - timedelta(days=day.weekday())
            next_monday = monday + timedelta(days=7)
            work = spell.before(until)
            tonight = min(work, spell.before(horizon.instant(following)))
            this_week = min(work, spell.before(horizon.instant(next_monday)))
            planned = spell.planned or horizon.cyclic
            started[day] += work
            for when, minutes in ((day, tonight), (following, work - tonight)):
                inside[when] += minutes
                own |= {when} if planned and minutes else set()
            for week, minutes in ((monday, this_week), (next_monday, work - this_week)):
                weekly[week] += minutes
                if planned and minutes and week in horizon:
                    last[week] = max(week, day)
        for day in horizon.dates():
            measured = max(started[day], inside[day] if day in own else 0)
            if measured > self.daily:
                yield self._told(timeline, day, (measured, self.daily), nb="på ett døgn", en="in one day")
        for week, day in last.items():
            if weekly[week] > self.weekly:
                limits = (weekly[week], self.weekly)
                yield self._told(timeline, day, limits, nb="i én uke", en="in one week")

    def _told(self, timeline: Timeline, day: date, limits: tuple[int, int], *, nb: str, en: str) -> Breach:
        found = self.breach(day, measured=limits[0], limit=limits[1], employee=timeline.employee.id)
        text = Text(nb=f"{found.text.nb} {nb}", en=f"{found.text.en} {en}")
        return found.model_copy(update={"text": text})
