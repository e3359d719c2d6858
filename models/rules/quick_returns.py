"""Quick returns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline, minutes_between
from models.units import DAY, HOUR, Minutes, hours


@dataclass(frozen=True, slots=True)
class Return:
    """A way of returning quickly (kort vaktskift): from one duty to another, unless a third lies between."""

    early: Lit
    late: Lit
    lifting: tuple[Lit, ...]


class QuickReturns(PersonRule):
    """
    Quick returns (korte vaktskift): few short gaps between shifts in a week.

    Law          a local limit (lokal arbeidstidsavtale) beside a daily rest shortened by arbeidsmiljøloven
                 § 10-8 (3)
    Reads        between two shifts in a row – in order of start, then of end – fewer than ``limit`` minutes
                 are a quick return; it counts in the ISO week in which the later shift starts, and at most
                 ``maximum`` of them fall in one week
    Posted as    a mark for each group of duties that exclude one another and may be returned to quickly, and
                 a ceiling on each week's marks
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
        weeks: dict[int, list[Return]] = {}
        for position, late in enumerate(known):
            if 0 <= late.day < 7 * line.weeks:
                returns = [r for r in self._returns(known, position) if not to.apart(r.early, r.late)]
                weeks.setdefault(late.week, []).extend(returns)
        for possible in weeks.values():
            groups = to.groups(sorted({r.late for r in possible}))
            if len(groups) > self.maximum:
                marks = [self._mark([r for r in possible if r.late in group], to) for group in groups]
                to.at_most(self.maximum, marks)

    def _returns(self, known: Sequence[Duty], position: int) -> Iterator[Return]:
        """Yield the quick returns to one duty.

        Whatever is worked between the two lifts a return. But if that is left late as well, it makes a quick
        return itself, so only what ends early counts as lifting, inside the earlier duty.
        """
        late = known[position]
        lifting: list[Lit] = []
        for before in range(position - 1, -1, -1):
            early = known[before]
            if late.start - early.start >= self.limit + DAY + HOUR:
                return  # no shift lasts more than a day and an hour
            if late.start - early.end < self.limit:
                yield Return(early.works, late.works, tuple(lifting))
            else:
                lifting.append(early.works)

    def _mark(self, returns: Sequence[Return], to: Posting) -> Lit:
        """Return a literal that holds whenever one of the returns is made, all to duties that are apart."""
        mark = to.choose() if self.maximum else -TRUE
        lates: dict[Lit, list[Lit]] = {}
        for way in returns:
            if way.lifting:
                to.at_least(1, [-way.early, -way.late, mark, *way.lifting])
            else:
                lates.setdefault(way.early, []).append(way.late)
        alike: dict[tuple[Lit, ...], list[Lit]] = {}
        for early, its in lates.items():
            alike.setdefault(tuple(its), []).append(early)
        # At most one on either side, so together they are two only when a return is made.
        for its_lates, earlies in alike.items():
            for group in to.groups(earlies):
                to.weighted([*((1, lit) for lit in (*group, *its_lates)), (-1, mark)], high=1)
        return mark

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # The week, and the shift before its first.
        return Sight(10 + self.limit // DAY, 6)

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
