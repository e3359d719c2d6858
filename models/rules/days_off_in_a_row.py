"""Days off in a row."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from models.findings import Breach
from models.posting import TRUE, Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Refused


class DaysOffInARow(PersonRule):
    """
    Days off in a row (sammenhengende fridager): days off come together, and not too many of them.

    Law          None; a local working-time agreement
    Reads        a duty day is one on which a shift starts; the days off between one duty day and the next
                 are none, or at least ``minimum`` and at most ``maximum``
    Posted as    no two duty days with too few days off and nothing else between them; for the maximum, no
                 duty day after too long a stretch of days off with work anywhere before it
    Audited as   the days off between consecutive duty days, at the later of the two
    Not covered  days off at the edges of a calendar plan: what lies beyond may be more of them; history
                 further back than the plan is long

    Attributes
    ----------
    minimum
        1 sets no limit: a single day off is enough.
    maximum
        None sets no limit.
    """

    kind: Literal["days_off_in_a_row"] = "days_off_in_a_row"
    title: ClassVar[Text] = Text(nb="Sammenhengende fridager", en="Days off in a row")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    minimum: Annotated[int, Field(ge=1, le=31)] = 2
    maximum: Annotated[int, Field(ge=1, le=366)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "DaysOffInARow":
        if self.maximum is not None and self.minimum > self.maximum:
            raise Refused(
                nb=f"minimum {self.minimum} er over maximum {self.maximum}; bytt dem om eller rett en av dem",
                en=f"minimum {self.minimum} is above maximum {self.maximum}; swap them or correct one",
                at="minimum",
            )
        return self

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        nb, en = ("høyst", "at most") if measured > limit else ("minst", "at least")
        return Text(
            nb=f"{measured} sammenhengende fridager, der det skal være {nb} {limit}",
            en=f"{measured} days off in a row, where there should be {en} {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Exclude stretches of days off that are too short, then those that are too long (poster)."""
        back = max(7 * line.weeks, self.minimum + 1)
        starting: dict[int, list[Lit]] = {}
        for duty in line.unrolled(before=(back + 1) * DAY):
            starting.setdefault(duty.day, []).append(duty.works)
        worked = {day: to.any_of(lits) for day, lits in starting.items()}
        for day in range(7 * line.weeks):
            if day not in worked:
                continue
            between: list[tuple[int, Lit]] = []
            for off in range(1, self.minimum):
                between.append((-1, worked.get(day - off, -TRUE)))
                if day - off - 1 in worked:
                    ends = [(1, worked[day]), (1, worked[day - off - 1])]
                    to.weighted([*ends, *between], high=1)
        if self.maximum is not None and worked:
            _come_back(line, worked, self.maximum, to)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return Sight(self.minimum + 1, 0) if self.maximum is None else None

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every stretch of days off of the wrong length, at the duty day after it (revider)."""
        reach = timedelta(days=max(timeline.horizon.days, self.minimum + 1) + 1)
        starts: set[date] = {spell.date for spell in timeline.unrolled(before=reach)}
        for early, late in pairwise(sorted(starts)):
            free = (late - early).days - 1
            if free == 0 or late not in timeline.horizon:
                continue
            most = free if self.maximum is None else self.maximum
            if not self.minimum <= free <= most:
                limit = self.minimum if free < self.minimum else most
                yield self.breach(
                    late, measured=free, limit=limit, measure="n", employee=timeline.employee.id
                )


def _come_back(line: Line, worked: dict[int, Lit], maximum: int, to: Posting) -> None:
    """Exclude a duty day with more than ``maximum`` days off before it and work before those."""
    ever: Lit = -TRUE
    earliest = min(worked)
    # Whether anything at all is worked up to a day, told day by day: one literal a day is enough.
    for day in range(max(earliest + maximum + 2, 0), 7 * line.weeks):
        for since in range(earliest, day - maximum - 1):
            if since in worked:
                ever = to.any_of([ever, worked[since]])
        earliest = max(earliest, day - maximum - 1)
        if day in worked:
            off = [(-1, worked[d]) for d in range(day - maximum - 1, day) if d in worked]
            to.weighted([(1, worked[day]), (1, ever), *off], high=1)
