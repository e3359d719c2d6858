"""Quick returns."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline, minutes_between
from models.units import DAY, HOUR, Minutes, hours


class QuickReturns(PersonRule):
    """
    Quick returns (korte vaktskift): few short gaps between shifts in a week.

    Law          a local limit (lokal arbeidstidsavtale) beside a daily rest shortened by arbeidsmiljøloven
                 § 10-8 (3)
    Reads        between two shifts in a row – in order of start, then of end – fewer than ``limit`` minutes
                 are a quick return; it counts in the ISO week in which the later shift starts, and at most
                 ``maximum`` of them fall in one week
    Posted as    one literal for each duty that may be returned to quickly, and a ceiling a week
    Audited as   the gaps between consecutive spells, counted by week
    Not covered  quick returns in neighbouring weeks that lie close together

    Attributes
    ----------
    limit
        The gap from which a return is not quick. An overlap is the shortest gap of all.
    maximum
        Quick returns allowed in a week.
    """

    kind: Literal["quick_returns"] = "quick_returns"
    title: ClassVar[Text] = Text(nb="Korte vaktskift", en="Quick returns")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale; AML § 10-8 (3)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    limit: Minutes = hours(11)
    maximum: Annotated[int, Field(ge=0)] = 1

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} korte vaktskift i uka der det er tillatt med {limit}",
            en=f"{measured} quick returns in the week where {limit} are allowed",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Mark the duties that are returned to quickly and put a ceiling on each week's marks (poster)."""
        # One more shift's length than a gap: what lies inside the earlier shift decides what is consecutive.
        known = sorted(line.unrolled(before=self.limit + 2 * DAY), key=lambda duty: (duty.start, duty.end))
        weeks: dict[int, list[tuple[Duty, list[list[Lit]]]]] = {}
        for position, duty in enumerate(known):
            if 0 <= duty.day < 7 * line.weeks:
                ways = list(self._quick_ways(known, position))
                if ways:
                    weeks.setdefault(duty.week, []).append((duty, ways))
        for returns in weeks.values():
            if len(returns) > self.maximum:
                to.at_most(self.maximum, [self._mark(duty, ways, to) for duty, ways in returns])

    def _quick_ways(self, known: Sequence[Duty], position: int) -> Iterator[list[Lit]]:
        """Yield, for each duty from which this one is a quick return, what must hold for it to be none.

        That the earlier duty is not worked, or another between the two is. Another that is left late is a
        quick return all the same, so only those count that end early, inside the earlier duty.
        """
        late = known[position]
        lifting: list[Lit] = []
        for before in range(position - 1, -1, -1):
            early = known[before]
            if late.start - early.start >= self.limit + DAY + HOUR:
                return  # no shift lasts more than a day and an hour
            if late.start - early.end < self.limit:
                yield [-early.works, *lifting]
            else:
                lifting.append(early.works)

    def _mark(self, duty: Duty, ways: Sequence[Sequence[Lit]], to: Posting) -> Lit:
        """Return a literal that holds whenever the duty is returned to quickly."""
        mark = to.choose() if self.maximum else -TRUE
        for way in ways:
            to.at_least(1, [-duty.works, mark, *way])
        return mark

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every week with too many, on the day of its last one (revider)."""
        spells = timeline.unrolled(before=timedelta(days=2, minutes=self.limit))
        weeks: dict[int, int] = {}
        last = {}
        for before, after in pairwise(spells):
            if after.planned and minutes_between(before.end, after.start) < self.limit:
                week = (after.date - timeline.horizon.start).days // 7
                weeks[week] = weeks.get(week, 0) + 1
                last[week] = after.date
        for week, count in weeks.items():
            if count > self.maximum:
                yield self.breach(
                    last[week], measured=count, limit=self.maximum, measure="n", employee=timeline.employee.id
                )
