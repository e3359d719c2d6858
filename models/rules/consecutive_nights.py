"""Nights in a row."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from models.findings import Breach
from models.nights import night_minutes
from models.posting import Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, HOUR, Clock, Minutes, Refused


class ConsecutiveNights(PersonRule):
    """
    Nights in a row (netter på rad): no more than so many nights on end.

    Law          a local limit (lokal arbeidstidsavtale); what a night is: arbeidsmiljøloven § 10-11 (1), (6)
    Reads        a night is a shift with more than ``threshold`` minutes between ``night_from`` and
                 ``night_to``; it belongs to the day on which it starts, and at most ``maximum`` days on end
                 have one
    Posted as    a ceiling on every stretch of ``maximum`` + 1 days that ends in the plan
    Audited as   runs of dates, each reported once, on its last day
    Not covered  the free time after a run of nights

    Attributes
    ----------
    maximum
        Longest run, in nights.
    night_from, night_to
        The night by the wall clock; the parties may agree on another one that holds 00:00–06:00.
    threshold
        Minutes of night that a shift may have without being one. All its night minutes count, also when it
        touches two nights.
    """

    kind: Literal["consecutive_nights"] = "consecutive_nights"
    title: ClassVar[Text] = Text(nb="Netter på rad", en="Nights in a row")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale; AML § 10-11 (1), (6)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    maximum: Annotated[int, Field(ge=0)] = 3
    night_from: Clock = 21 * HOUR
    night_to: Clock = 6 * HOUR
    threshold: Minutes = 3 * HOUR

    @model_validator(mode="after")
    def _some_night(self) -> "ConsecutiveNights":
        if (self.night_to - self.night_from) % (24 * 60) == 0:
            raise Refused(
                nb="night_from og night_to er samme klokkeslett; rett ett av dem, for en natt har en lengde",
                en="night_from and night_to are the same time of day; correct one, for a night has a length",
                at="night_to",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} netter på rad der det er tillatt med {limit}",
            en=f"{measured} nights in a row where {limit} are allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on every stretch that is one day too long (poster)."""
        nights = self._nights(line, to)
        for last in range(7 * line.weeks):
            stretch = [nights[day] for day in range(last - self.maximum, last + 1) if day in nights]
            if len(stretch) > self.maximum:
                to.at_most(self.maximum, chain.from_iterable(stretch))

    def _nights(self, line: Line, to: Posting) -> dict[int, list[Lit]]:
        """Return, for each day with a possible night, literals of which one holds when one is worked."""
        by_day: dict[int, dict[Lit, None]] = {}
        for duty in line.unrolled(before=(self.maximum + 1) * DAY):
            if self._by_night(duty, line) > self.threshold:
                # Once each: two nights of the history that start on one day are one.
                by_day.setdefault(duty.day, {})[duty.works] = None
        # Nights that are apart anyway count themselves; of others the day counts one.
        return {
            day: list(works) if len(to.groups(works)) == 1 else [to.any_of(works)]
            for day, works in by_day.items()
        }

    def _by_night(self, duty: Duty, line: Line) -> int:
        length = (self.night_to - self.night_from) % DAY
        total = 0
        for day in (duty.day - 1, duty.day, duty.day + 1):
            begin, end = line.at(day, self.night_from), line.at(day, self.night_from + length)
            total += duty.during(begin, end)
        return total

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every run that is too long, on its last day in the plan (revider)."""
        horizon = timeline.horizon
        reach = timedelta(days=max(horizon.days, self.maximum + 1))
        spells = timeline.unrolled(before=reach, after=timedelta(days=1))
        nights = sorted({spell.date for spell in spells if self._is_night(spell, timeline)})
        run, previous = 0, date.min
        for position, night in enumerate(nights):
            run = run + 1 if night == previous + timedelta(days=1) else 1
            previous = night
            goes_on = nights[position + 1 : position + 2] == [night + timedelta(days=1)]
            # Every night of the cycle worked is a run without end: told once, on the last day.
            endless = run > horizon.days and night == horizon.last
            if night in horizon and run > self.maximum and (endless or not goes_on):
                yield self.breach(
                    night, measured=run, limit=self.maximum, measure="n", employee=timeline.employee.id
                )

    def _is_night(self, spell: Spell, timeline: Timeline) -> bool:
        return night_minutes(spell, timeline.horizon, self.night_from, self.night_to) > self.threshold
