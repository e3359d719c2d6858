"""Short rests."""

from datetime import timedelta
from itertools import pairwise
from typing import ClassVar, Literal

from models.posting import Line, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline, minutes_between
from models.units import DAY, Minutes, Ore, hours


class ShortRests(PersonTerm):
    """
    Short rests (korte hviler): the next shift comes soon after the last.

    Unit         gaps shorter than ``limit`` between a shift and the next, the later one in the plan
    Price        ``price`` a gap, however short
    Posted as    for each pair of duties so close a count that is 1 when both are taken and none between
    Measured as  the gaps between consecutive spells
    Not covered  how much too short a gap is; whether it is lawful, which is for ``daily_rest`` to say

    Attributes
    ----------
    limit
        A gap of this length is not short.
    """

    kind: Literal["short_rests"] = "short_rests"
    title: ClassVar[Text] = Text(nb="Korte hviler", en="Short rests")
    unit: ClassVar[Text] = Text(nb="hviler", en="rests")

    level: Level = 3
    price: Ore = 30_000
    limit: Minutes = hours(11)

    def post(self, line: Line, to: Posting) -> None:
        """Price each pair of duties with a short gap and nothing between them (poster)."""
        # A shift wholly inside an earlier one comes between it and the next: two days more hold them all.
        duties = line.unrolled(before=self.limit + 2 * DAY)
        for position, early in enumerate(duties):
            between: list[tuple[int, int]] = []
            for late in duties[position + 1 :]:
                if late.start - early.end >= self.limit:
                    break
                if 0 <= late.day < 7 * line.weeks:
                    pair = [(1, early.works), (1, late.works)]
                    to.price([(self.price, to.excess([*pair, *between], above=1))])
                between.append((-1, late.works))

    def measure(self, timeline: Timeline) -> Measured:
        """Count the short gaps between consecutive spells (mål)."""
        spells = timeline.unrolled(before=timedelta(minutes=self.limit, days=2))
        return self.costing(
            sum(
                after.planned and minutes_between(before.end, after.start) < self.limit
                for before, after in pairwise(spells)
            )
        )
