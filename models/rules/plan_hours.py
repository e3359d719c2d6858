"""Hours in the plan."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import model_validator

from models.findings import Breach
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import Minutes, Refused, hours_minutes


class PlanHours(PersonRule):
    """
    Hours in the plan (timer i planen): no fewer and no more than agreed, whatever the position says.

    Law          None; a local working-time agreement. Hours against the contract are ``position_size``
    Reads        the working minutes of all shifts that start in the plan, in whichever unit, lie between
                 ``minimum`` and ``maximum``
    Posted as    one weighted sum between two bounds
    Audited as   the minutes worked; too many and too few are two breaches, on the plan's last day
    Not covered  absence, which credits nothing here

    Attributes
    ----------
    minimum, maximum
        Minutes over the whole plan; a maximum of None sets no limit.
    """

    kind: Literal["plan_hours"] = "plan_hours"
    title: ClassVar[Text] = Text(nb="Timer i planen", en="Hours in the plan")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    minimum: Minutes = 0
    maximum: Minutes | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "PlanHours":
        if self.maximum is not None and self.minimum > self.maximum:
            raise Refused(
                nb=f"minimum {self.minimum} er over maximum {self.maximum}; bytt dem om eller rett en av dem",
                en=f"minimum {self.minimum} is above maximum {self.maximum}; swap them or correct one",
                at="minimum",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        found, bound = hours_minutes(measured), hours_minutes(limit)
        nb, en = ("høyst", "at most") if measured > limit else ("minst", "at least")
        return Text(
            nb=f"{found} timer i planen, der det skal være {nb} {bound}",
            en=f"{found} hours in the plan, where there should be {en} {bound}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Bound the sum of working minutes on both sides (poster)."""
        minutes = ((duty.work, duty.works) for duty in line.duties())
        to.weighted(minutes, low=self.minimum, high=self.maximum)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield hours above and hours below what is agreed, on the plan's last day (revider)."""
        worked = sum(spell.work for spell in timeline.planned)
        last, who = timeline.horizon.last, timeline.employee.id
        if worked < self.minimum:
            yield self.breach(last, measured=worked, limit=self.minimum, employee=who)
        if self.maximum is not None and worked > self.maximum:
            yield self.breach(last, measured=worked, limit=self.maximum, employee=who)
