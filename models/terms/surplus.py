"""Surplus staffing."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from models.posting import Posting, Row
from models.term import Level, Measured, UnitTerm
from models.text import Text
from models.timeline import Presence
from models.units import Ore


class Surplus(UnitTerm):
    """
    Surplus staffing (overbemanning): heads above the maximum of a row.

    Unit         head-minutes above ``maximum``
    Price        the row's own ``surplus_price``; else ``price``
    Posted as    for each row with a maximum the count of heads above it
    Measured as  who is at work from one instant to the next, through each dated need with a maximum
    Not covered  rows without a maximum, which are never too full; one person on two shifts at once is two
                 heads (``one_place`` forbids it)
    """

    kind: Literal["surplus"] = "surplus"
    title: ClassVar[Text] = Text(nb="Overbemanning", en="Surplus staffing")
    unit: ClassVar[Text] = Text(nb="hodeminutter", en="head-minutes")

    level: Level = 2
    price: Ore = 200

    def post(self, rows: Sequence[Row], to: Posting) -> None:
        """Price the heads above maximum (poster)."""
        for row in rows:
            if row.maximum is not None:
                above = to.excess([(1, lit) for lit in row.works], above=row.maximum)
                rate = self.price if row.surplus_price is None else row.surplus_price
                to.price([(rate * max(0, row.minutes), above)])

    def measure(self, presence: Presence) -> Measured:
        """Count the head-minutes above maximum, stretch by stretch (mål)."""
        total = Measured(0, 0)
        for need in presence.needs:
            if need.maximum is not None:
                above = sum(minutes * max(0, heads - need.maximum) for minutes, heads in presence.heads(need))
                own = need.surplus_price
                total += self.costing(above) if own is None else Measured(above, own * above)
        return total
