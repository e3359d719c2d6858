"""Wishes."""

from typing import ClassVar, Literal

from models.people import Wish
from models.posting import Duty, Line, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline
from models.units import Ore


class Wishes(PersonTerm):
    """
    Wishes (ønsker): wishes for and against a shift on a date that are not met.

    Unit         the weights of the wishes not met
    Price        ``price`` per unit of weight
    Posted as    a count that is 1 when nothing wished for is taken, or anything wished away is
    Measured as  the shift types worked on the date
    Not covered  a night shift that ends on a date wished free; wishes for dates outside the plan
    """

    kind: Literal["wishes"] = "wishes"
    title: ClassVar[Text] = Text(nb="Ønsker som ikke er oppfylt", en="Wishes not met")
    unit: ClassVar[Text] = Text(nb="vektpoeng", en="points of weight")

    level: Level = 3
    price: Ore = 10_000

    def post(self, line: Line, to: Posting) -> None:
        """Price each wish that is not met (poster)."""
        on: dict[int, list[Duty]] = {}
        for duty in line.duties() if line.employee.wishes else ():
            on.setdefault(duty.day, []).append(duty)
        for wish in line.employee.wishes:
            day = (wish.date - line.start).days
            if not 0 <= day < 7 * line.weeks:
                continue
            meant = [duty.works for duty in on.get(day, []) if wish.shift_type in {None, duty.shift_type}]
            # A wish to work is missed by one when nothing that was meant is taken.
            missed = [to.excess([(-1, lit) for lit in meant], above=-1)] if wish.wants else to.whenever(meant)
            to.price((self.price * wish.weight, count) for count in missed)

    def measure(self, timeline: Timeline) -> Measured:
        """Sum the weights of the wishes not met (mål)."""
        inside = (wish for wish in timeline.employee.wishes if wish.date in timeline.horizon)
        return self.costing(sum(wish.weight for wish in inside if not _met(wish, timeline)))


def _met(wish: Wish, timeline: Timeline) -> bool:
    worked = {spell.shift_type for spell in timeline.planned if spell.date == wish.date}
    return wish.wants == (bool(worked) if wish.shift_type is None else wish.shift_type in worked)
