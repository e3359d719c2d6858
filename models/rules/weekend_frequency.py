"""Weekend frequency."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.calendar import SATURDAY
from models.findings import Breach
from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import WEEK


class WeekendFrequency(PersonRule):
    """
    Weekend frequency (helgefrekvens): one worked weekend in so many.

    Law          Arbeidsmiljøloven § 10-8 (4), read as every second weekend free, though the act says Sunday;
                 every third by agreement
    Reads        a weekend is worked when a shift starts on its Saturday or Sunday; any ``every`` weekends in
                 a row hold one worked weekend at most, over the plan's start and round the cycle. The
                 person's own ``weekends.every`` holds in its place, 0 for none; ``weekends.phase`` names
                 the weeks, counted from the plan's first, whose weekends may be worked at all
    Posted as    at most one weekend in each stretch that ends in the plan; weekends out of phase, and those
                 too soon after the history, are ruled out
    Audited as   each worked weekend against the one before it and against its phase
    Not covered  averaging over 26 weeks, § 10-8 (4) third sentence; public holidays on weekdays

    Attributes
    ----------
    every
        1 sets no limit.
    """

    kind: Literal["weekend_frequency"] = "weekend_frequency"
    title: ClassVar[Text] = Text(nb="Helgefrekvens", en="Weekend frequency")
    citation: ClassVar[str] = "AML § 10-8 (4)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.IND, Deviation.UNION)

    every: Annotated[int, Field(ge=1, le=26)] = 2

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"arbeidshelg {measured} uker etter den forrige, der det skal være minst {limit}",
            en=f"a worked weekend {measured} weeks after the last, where there should be at least {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out the weekends of others' weeks, then keep the rest apart (poster)."""
        own = line.employee.weekends
        every = self.every if own is None else own.every
        for duty in line.duties():
            barred = every == 0 or (
                own is not None and own.phase is not None and duty.week % every != own.phase
            )
            if duty.weekday >= SATURDAY and barred:
                to.forbid(duty)
        if every > 1:
            _keep_apart(line, every, to)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every weekend that should be free, at its last worked day (revider)."""
        own = timeline.employee.weekends
        every = own.every if own is not None else self.every
        last: dict[int, date] = {}
        for spell in timeline.unrolled(before=timedelta(weeks=every)):
            if spell.date.weekday() >= SATURDAY:
                last[timeline.horizon.index(spell.date) // 7] = spell.date
        before = None
        for week, day in sorted(last.items()):
            if 0 <= week < timeline.horizon.weeks:
                if before is not None and week - before < every:
                    yield self._breach(timeline, day, week - before, every)
                if every == 0:
                    text = Text(
                        nb="helgevakt for en som ikke skal ha helg", en="a weekend for one who has none"
                    )
                    yield self._breach(timeline, day, 1, 0, text)
                elif own is not None and own.phase is not None and week % every != own.phase:
                    turn, phase = week % every + 1, own.phase + 1
                    text = Text(
                        nb=f"arbeidshelg i uke {turn} av {every}, der personen har uke {phase}",
                        en=f"a weekend in week {turn} of {every}, where the person has week {phase}",
                    )
                    yield self._breach(timeline, day, turn, phase, text)
            before = week

    def _breach(
        self, timeline: Timeline, day: date, measured: int, limit: int, text: Text | None = None
    ) -> Breach:
        found = self.breach(day, measured=measured, limit=limit, measure="n", employee=timeline.employee.id)
        return found if text is None else found.model_copy(update={"text": text})


def _keep_apart(line: Line, every: int, to: Posting) -> None:
    on: dict[int, list[Duty]] = {}
    for duty in line.unrolled(before=every * WEEK):
        if duty.weekday >= SATURDAY:
            on.setdefault(duty.week, []).append(duty)
    worked = {week: _some(duties, to) for week, duties in on.items()}
    for week in range(line.weeks):
        if week not in worked:
            continue
        earlier = [worked[w] for w in range(week - every + 1, week) if w in worked]
        if TRUE in earlier:
            for duty in on[week]:
                to.forbid(duty)
        else:
            to.at_most(1, [*earlier, worked[week]])


def _some(duties: list[Duty], to: Posting) -> Lit:
    """Return the literal of a worked weekend, made of the two days, which other rules name too."""
    days: dict[int, list[Lit]] = {}
    for duty in duties:
        days.setdefault(duty.day, []).append(duty.works)
    return to.any_of(to.any_of(lits) for lits in days.values())
