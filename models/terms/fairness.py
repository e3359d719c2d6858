"""Unfair shares."""

from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.calendar import SATURDAY, holiday_name
from models.fairness import EVENING, NIGHT, Load
from models.loads import had
from models.posting import Duty, Line, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, FULL_POSITION, Ore

Step = Annotated[int, Field(ge=0, le=100_000, json_schema_extra={"x-unit": "1/100 %"})]


class Fairness(PersonTerm):
    """
    Unfair shares (skjev fordeling): more weekends, evenings, nights or holidays than falls to a position.

    Unit         minutes above each step of the share, summed over the kinds
    Price        ``price`` a minute, once for each step that it is above
    Posted as    for each kind and step the count of the duties' minutes above it
    Measured as  the minutes of the spells in weekends, evenings, nights and on holidays
    Not covered  too little of a kind, which is somebody else's too much; what ``models.fairness`` leaves out

    A person's share is a part of what the demand asks for, by position size among those who can take it, so a
    line is judged without knowing the others'. Holidays are public holidays by the calendar; Sundays are
    weekends, and a cyclic rota has no holidays.

    Attributes
    ----------
    steps
        From where a minute is too many, in shares of the fair share: by default a tenth above it, and once
        more from half above, so that one person's heavy load costs more than many small ones.
    loads
        Which kinds are shared.
    per_head
        Whether everybody's share is the same; by default it goes by position size.
    """

    kind: Literal["fairness"] = "fairness"
    title: ClassVar[Text] = Text(nb="Skjev fordeling", en="Unfair shares")
    unit: ClassVar[Text] = Text(nb="minutter", en="minutes")

    level: Level = 3
    price: Ore = 40
    steps: Annotated[tuple[Step, ...], Field(min_length=1)] = (11_000, 15_000)
    loads: Annotated[tuple[Load, ...], Field(min_length=1)] = tuple(Load)
    per_head: bool = False

    def post(self, line: Line, to: Posting) -> None:
        """Price the minutes above each step (poster)."""
        fair = line.around.fair
        shares = {} if fair is None else fair.of(line.employee.id, per_head=self.per_head)
        for load, share in shares.items():
            if load in self.loads:
                minutes = [(_on_grid(duty, line, load), duty.works) for duty in line.duties()]
                loaded = [(part, works) for part, works in minutes if part]
                for step in self.steps:
                    above = to.excess(loaded, above=share * step // FULL_POSITION)
                    to.price([(self.price, above)])

    def measure(self, timeline: Timeline) -> Measured:
        """Count the minutes above each step (mål)."""
        fair = timeline.around.fair
        shares = {} if fair is None else fair.of(timeline.employee.id, per_head=self.per_head)
        total = 0
        for load, share in shares.items():
            if load in self.loads:
                taken = sum(had(load, spell, timeline.horizon) for spell in timeline.planned)
                total += sum(max(0, taken - share * step // FULL_POSITION) for step in self.steps)
        return self.costing(total)


def _on_grid(duty: Duty, line: Line, load: Load) -> int:
    """Return a duty's minutes of one kind."""
    found = 0
    for number in range(duty.day - 1, duty.day + 3):
        day = line.start + timedelta(days=number)
        if load is Load.EVENING:
            first, last = EVENING
        elif load is Load.NIGHT:
            first, last = NIGHT
        else:
            weekend, dated = day.weekday() >= SATURDAY, line.known[1] is not None
            counts = weekend if load is Load.WEEKEND else dated and holiday_name(day) is not None
            first, last = 0, DAY if counts else 0
        found += duty.during(line.at(number, first), line.at(number, last))
    return found
