"""Uncovered demand."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from models.demand import Need
from models.posting import Posting, Row
from models.term import Level, Measured, UnitTerm
from models.text import Text
from models.timeline import Presence
from models.units import Frozen, Identifier, Ore, Refused


class CompetencePrice(Frozen):
    """The price of a missing head of one competence (pris per kompetanse)."""

    competence: Identifier
    price: Ore


class Uncovered(UnitTerm):
    """
    Uncovered demand (udekket behov): heads missing below the target of a row.

    Unit         head-minutes below ``target``
    Price        the row's own; else that of its competence in ``prices``; else ``price``. A head-minute
                 below ``minimum`` costs ``below_minimum`` times that in addition: five in all by default
    Posted as    for each row the count of heads below target and of heads below minimum
    Measured as  who is at work from one instant to the next, through each dated need
    Not covered  one person on two shifts at once is two heads (``one_place`` forbids it); what a need of
                 the last night asks after the plan's end counts, but no shift that starts after it does

    Attributes
    ----------
    price
        Assumption: hired staff at about 1080 kr an hour, 2.5 times the cost of own staff.
    prices
        One price a competence; sorted, so that equal objectives are equal values.
    below_minimum
        How many times its price a head below minimum costs on top of it.
    """

    kind: Literal["uncovered"] = "uncovered"
    title: ClassVar[Text] = Text(nb="Udekket behov", en="Uncovered demand")
    unit: ClassVar[Text] = Text(nb="hodeminutter", en="head-minutes")

    level: Level = 1
    price: Ore = 1800
    prices: tuple[CompetencePrice, ...] = ()
    below_minimum: Annotated[int, Field(ge=0, le=1000)] = 4

    @field_validator("prices")
    @classmethod
    def _one_each(cls, value: tuple[CompetencePrice, ...]) -> tuple[CompetencePrice, ...]:
        ordered = tuple(sorted(value, key=lambda priced: priced.competence))
        for before, after in pairwise(ordered):
            if before.competence == after.competence:
                raise Refused(
                    nb=f"{after.competence} har to priser, {before.price} og {after.price}; ta bort den ene",
                    en=f"{after.competence} has two prices, {before.price} and {after.price}; remove one",
                )
        return ordered

    def post(self, rows: Sequence[Row], to: Posting) -> None:
        """Price the heads below target, and once more those below minimum (poster)."""
        by_competence: dict[str | None, int] = {p.competence: p.price for p in self.prices}
        for row in rows:
            rate = by_competence.get(row.competence, self.price) if row.price is None else row.price
            cost = rate * max(0, row.minutes)
            there = [(-1, lit) for lit in row.works]
            missing = to.excess(there, above=-row.target)
            unsound = to.excess(there, above=-row.minimum)
            to.price([(cost, missing), (cost * self.below_minimum, unsound)])

    def measure(self, presence: Presence) -> Measured:
        """Count the head-minutes below target, stretch by stretch (mål)."""
        total = Measured(0, 0)
        for need in presence.needs:
            for minutes, heads in presence.heads(need):
                missing = minutes * max(0, need.target - heads)
                unsound = minutes * max(0, need.minimum - heads)
                priced = missing + self.below_minimum * unsound
                total += Measured(missing, self._per_head_minute(need) * priced)
        return total

    def _per_head_minute(self, need: Need) -> int:
        if need.price is not None:
            return need.price
        return next((p.price for p in self.prices if p.competence == need.competence), self.price)
