"""Weekly hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, FULL_POSITION, BasisPoints, Minutes, hours, hours_minutes


class WeeklyHours(PersonRule):
    """
    Weekly hours (ukentlig arbeidstid): not too much work in one ISO week.

    Law          Arbeidsmiljøloven § 10-4 (1), (2); single weeks under averaging § 10-5 (1)–(3)
    Reads        work from Monday 00:00 to the next is at most ``maximum``. Half of the resting duty comes on
                 top, from shifts of which it is ``passive_from`` or more, at most ``passive_most`` and never
                 past ``passive_ceiling``; it is work in full here, whatever the position counts. A shift
                 across Monday 00:00 is cut there by the minute, its unpaid break as late as it can lie
    Posted as    a weighted ceiling on each week's duties, a second where some of them may rest
    Audited as   the work of each spell, dealt out to the weeks it lies in
    Not covered  the average over several weeks (48 h over 8 weeks, the position's norm); the 38 and 36 h of
                 § 10-4 (4)–(6), which ``weekly_norm`` holds on average and nothing in one week; any seven
                 days that are no ISO week; home standby, of which § 10-4 (3) counts a seventh: it is no
                 shift; the 69 h with overtime, § 10-6 (8)

    Attributes
    ----------
    maximum
        Most work in one week: 40 h by statute, 50 h or 54 h by agreement.
    passive_from
        Share of a shift from which it is mainly passive, as § 10-4 (2) asks without a number.
    passive_most
        What resting duty may add in a week.
    passive_ceiling
        Where the addition ends: 48 h.
    """

    kind: Literal["weekly_hours"] = "weekly_hours"
    title: ClassVar[Text] = Text(nb="Ukentlig arbeidstid", en="Weekly hours")
    citation: ClassVar[str] = "AML § 10-4 (1), (2), § 10-5"
    deviation: ClassVar[tuple[Deviation, ...]] = (
        Deviation.IND,
        Deviation.REP,
        Deviation.AT,
        Deviation.UNION,
    )

    maximum: Minutes = hours(40)
    passive_from: Annotated[BasisPoints, Field(le=FULL_POSITION)] = 5000
    passive_most: Minutes = hours(10)
    passive_ceiling: Minutes = hours(48)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer arbeid i uka der det er tillatt med {most}",
            en=f"{found} hours of work in the week where {most} is allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the work of each week (poster)."""
        weeks: list[list[tuple[int, int, Lit]]] = [[] for _ in range(line.weeks)]
        for duty in line.unrolled(before=DAY):
            mainly = FULL_POSITION * duty.rested(duty.end) >= self.passive_from * duty.at_work
            for week, work, rested in _parts(duty, line, mainly=mainly):
                if 0 <= week < line.weeks and work > 0:
                    weeks[week].append((work, rested, duty.works))
        extended = self.maximum + max(0, min(self.passive_most, self.passive_ceiling - self.maximum))
        for parts in weeks:
            if not any(rested for _, rested, _ in parts):
                _ceiling([(work, works) for work, _, works in parts], self.maximum, to)
            else:
                # A half of a minute is none that a whole number has, so the first is counted twice over.
                _ceiling([(2 * work - rest, works) for work, rest, works in parts], 2 * self.maximum, to)
                _ceiling([(work, works) for work, _, works in parts], extended, to)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # The week, and what reaches into it.
        return Sight(8, 6)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every week with too much work, on its last day with any (revider)."""
        worked: dict[date, int] = {}
        rested: dict[date, int] = {}
        last: dict[date, date] = {}
        for spell in timeline.unrolled(before=timedelta(days=1)):
            for monday, work, rest in _shares(spell, timeline):
                if monday in timeline.horizon and work > 0:
                    worked[monday] = worked.get(monday, 0) + work
                    passive = FULL_POSITION * spell.dozed(spell.end) >= self.passive_from * spell.at_work
                    rested[monday] = rested.get(monday, 0) + (rest if passive else 0)
                    if spell.planned or timeline.horizon.cyclic:
                        last[monday] = max(monday, spell.date)
        for monday, day in last.items():
            addition = min(rested[monday] // 2, self.passive_most)
            limit = max(self.maximum, min(self.maximum + addition, self.passive_ceiling))
            if worked[monday] > limit:
                yield self.breach(day, measured=worked[monday], limit=limit, employee=timeline.employee.id)


def _parts(duty: Duty, line: Line, *, mainly: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the week in which a duty starts and the one after, each with the work and the rest in it."""
    cut = line.at(7 * (duty.week + 1))
    first = duty.until(cut)
    second = duty.at_work - first
    rested, later = (duty.rested(cut), duty.rested(duty.end)) if mainly else (0, 0)
    return (duty.week, first, min(first, rested)), (duty.week + 1, second, min(second, later - rested))


def _ceiling(pairs: list[tuple[int, Lit]], most: int, to: Posting) -> None:
    # A week that the history alone has filled past the ceiling admits no more, but is no breach.
    known = sum(weight for weight, works in pairs if works == TRUE)
    to.weighted(pairs, high=max(most, known))


def _shares(spell: Spell, timeline: Timeline) -> Iterator[tuple[date, int, int]]:
    """Yield the Monday of each week that a spell touches, with its work and its resting duty there."""
    monday = spell.date - timedelta(days=spell.date.weekday())
    next_monday = monday + timedelta(days=7)
    boundary = timeline.horizon.instant(next_monday)
    before, dozed = spell.before(boundary), spell.dozed(boundary)
    yield monday, before, min(before, dozed)
    after = spell.at_work - before
    yield next_monday, after, min(after, spell.dozed(spell.end) - dozed)
