"""Units per person."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline


class UnitsPerPerson(PersonRule):
    """
    Units per person (enheter per person): nobody is sent round to more places than they can know.

    Law          None; a local agreement on pools and combined positions
    Reads        the shifts that start in each period lie in at most ``maximum`` different units, whether they
                 are the units of the positions or further ones. Periods of ``weeks`` ISO weeks follow each
                 other from the plan's first day; without ``weeks`` the plan is one period
    Posted as    a literal for each unit used in a period, and a ceiling on them where there are too many
    Audited as   the units of each period in the order in which they are first worked
    Not covered  how often a unit must be worked to stay known; the unit of introduction shifts is a unit too

    Attributes
    ----------
    maximum
        Most units in a period.
    weeks
        Length of a period; None is the whole plan.
    """

    kind: Literal["units_per_person"] = "units_per_person"
    title: ClassVar[Text] = Text(nb="Enheter per person", en="Units per person")
    citation: ClassVar[str] = "Lokal avtale om ressursenhet"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    maximum: Annotated[int, Field(ge=1, le=100)] = 3
    weeks: Annotated[int, Field(ge=1, le=52)] | None = None

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"vakter i {measured} enheter, der det er tillatt med {limit}",
            en=f"shifts in {measured} units, where {limit} are allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put a ceiling on the units used in each period that could have too many (poster)."""
        length = self.weeks or line.weeks
        periods: dict[int, dict[str, list[Lit]]] = {}
        for duty in line.duties():
            periods.setdefault(duty.week // length, {}).setdefault(duty.unit, []).append(duty.works)
        for units in periods.values():
            if len(units) > self.maximum:
                to.at_most(self.maximum, [_used(lits, to) for lits in units.values()])

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every period with too many units, on the day of the first one too many (revider)."""
        horizon = timeline.horizon
        mondays = list(horizon.mondays())[:: self.weeks or horizon.weeks]
        for monday in mondays:
            after = monday + timedelta(weeks=self.weeks or horizon.weeks)
            first = {s.unit: s.date for s in reversed(timeline.planned) if monday <= s.date < after}
            if len(first) > self.maximum:
                day = sorted(first.values())[self.maximum]
                yield self.breach(
                    day,
                    measured=len(first),
                    limit=self.maximum,
                    measure="n",
                    employee=timeline.employee.id,
                )


def _used(lits: list[Lit], to: Posting) -> Lit:
    """Return a literal that holds at least when one of the duties is worked."""
    used = to.choose()
    for group in to.groups(lits):
        to.at_most(1, [*group, -used])
    return used
