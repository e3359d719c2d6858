"""Free time after nights."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.nights import night_minutes
from models.posting import Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, HOUR, Clock, Minutes, hours_minutes


class RecoveryAfterNights(PersonRule):
    """
    Free time after nights (fri etter netter): so long off before the next shift after a run of nights.

    Law          a local limit (lokal arbeidstidsavtale), 24–48 h where it is set; what a night is:
                 arbeidsmiljøloven § 10-11 (1), (6)
    Reads        a night is a shift with more than ``threshold`` minutes between ``night_from`` and
                 ``night_to``, and belongs to the day on which it starts. Where ``nights`` days on end have
                 one, the next shift starts ``minimum`` after the end of a night of the last of them, unless
                 it is a night itself and goes on with the run
    Posted as    not all of a run of nights and a shift too soon after it, the nights between set against them
    Audited as   the gap from each night that ends such a run to each later shift
    Not covered  shifts that overlap the night; what counts as a day of rest after it

    Attributes
    ----------
    minimum
        Free minutes; 0 asks for none.
    nights
        Length of a run, in nights, from which they are asked for.
    """

    kind: Literal["recovery_after_nights"] = "recovery_after_nights"
    title: ClassVar[Text] = Text(nb="Fri etter netter", en="Free time after nights")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    minimum: Minutes = 0
    nights: Annotated[int, Field(ge=1, le=14)] = 1
    night_from: Clock = 21 * HOUR
    night_to: Clock = 6 * HOUR
    threshold: Minutes = 3 * HOUR

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, least = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{found} timer fri etter nattevakt, der det skal være minst {least}",
            en=f"{found} hours off after night work, where there should be at least {least}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Let no shift follow a run of nights too soon (poster)."""
        duties = line.unrolled(before=self.minimum + (self.nights + 2) * DAY)
        nights = [duty for duty in duties if self._by_night(duty, line) > self.threshold]
        starting: dict[int, list[Lit]] = {}
        for night in nights:
            starting.setdefault(night.day, []).append(night.works)
        on = {day: to.any_of(lits) for day, lits in starting.items()}
        going_on = frozenset(nights)
        for night in nights:
            before = range(night.day - self.nights + 1, night.day)
            if any(day not in on for day in before):
                continue
            for duty in duties:
                if duty.day >= 0 and 0 <= duty.start - night.end < self.minimum:
                    lits = [*(on[day] for day in before), night.works, duty.works]
                    _not_all(lits, _between(night, duty, going_on), on, to)

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
        # The free time, and the run of nights before it.
        return Sight(self.nights + self.minimum // DAY + 4, 0)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift that follows a run of nights too soon, with the shortest gap (revider)."""
        reach = timedelta(minutes=self.minimum, days=self.nights + 2)
        nights = [spell for spell in timeline.unrolled(before=reach) if self._is_night(spell, timeline)]
        dates = {night.date for night in nights}
        for spell in timeline.planned:
            gaps = [
                minutes_between(night.end, spell.start)
                for night in nights
                if night.end <= spell.start
                and all(night.date - timedelta(days=ago) in dates for ago in range(self.nights))
                and not (spell in nights and _goes_on(night.date, spell.date, dates))
            ]
            if gaps and min(gaps) < self.minimum:
                yield self.breach(
                    spell.date, measured=min(gaps), limit=self.minimum, employee=timeline.employee.id
                )

    def _is_night(self, spell: Spell, timeline: Timeline) -> bool:
        return night_minutes(spell, timeline.horizon, self.night_from, self.night_to) > self.threshold


def _between(night: Duty, duty: Duty, nights: Collection[Duty]) -> range | None:
    """Return the days on which nights would make the later one go on with the run; None if it is no night."""
    return range(night.day + 1, duty.day) if duty in nights else None


def _not_all(lits: Sequence[Lit], between: range | None, on: Mapping[int, Lit], to: Posting) -> None:
    if between is None or any(day not in on for day in between):
        to.at_most(len(lits) - 1, lits)
        return
    for day in between:
        to.at_most(len(lits), [*lits, -on[day]])


def _goes_on(first: date, last: date, dates: Collection[date]) -> bool:
    """Tell whether every day between two nights has one."""
    return all(first + timedelta(days=ahead) in dates for ahead in range(1, (last - first).days))
