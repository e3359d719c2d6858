"""Isolated working days."""

from datetime import timedelta
from typing import ClassVar, Literal

from models.posting import Line, Lit, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Ore


class IsolatedDays(PersonTerm):
    """
    Isolated working days (enkeltvakter): a worked day with free days on both sides.

    Unit         worked days in the plan with no worked day before or after
    Price        ``price`` a day
    Posted as    for each day a count that is 1 when it is worked and both neighbouring days are free
    Measured as  the dates of the spells
    Not covered  a free day between two worked ones

    A day is worked when a shift starts on it. A day about which nothing is known – before the plan where the
    history does not reach back, or after it – counts as worked, so that no isolation is claimed on a guess.
    """

    kind: Literal["isolated_days"] = "isolated_days"
    title: ClassVar[Text] = Text(nb="Enkeltvakter", en="Isolated working days")
    unit: ClassVar[Text] = Text(nb="dager", en="days")

    level: Level = 3
    price: Ore = 20_000

    def post(self, line: Line, to: Posting) -> None:
        """Price each day that is worked between two free ones (poster)."""
        on: dict[int, list[Lit]] = {}
        for duty in line.unrolled(before=2 * DAY, after=2 * DAY):
            on.setdefault(duty.day, []).append(duty.works)
        first, last = line.known
        for day in range(7 * line.weeks):
            before_known = first is None or first <= line.at(day - 1)
            after_known = last is None or line.at(day + 2) <= last
            if not (before_known and after_known):
                continue
            beside = (*on.get(day - 1, ()), *on.get(day + 1, ()))
            counts = to.whenever(on.get(day, ()), unless=beside)
            to.price((self.price, count) for count in counts)

    def measure(self, timeline: Timeline) -> Measured:
        """Count the worked dates whose neighbours are free (mål)."""
        horizon, known_from, one = timeline.horizon, timeline.known_from, timedelta(days=1)
        reach = timedelta(days=2)
        worked = {spell.date for spell in timeline.unrolled(before=reach, after=reach)}
        if timeline.known_to is not None:
            worked.add(horizon.last + one)
        if known_from is not None and known_from > horizon.instant(horizon.start - one):
            worked.add(horizon.start - one)
        return self.costing(
            sum(
                day in worked and day - one not in worked and day + one not in worked
                for day in horizon.dates()
            )
        )
