"""Fewest duty days in a row."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline
from models.units import DAY


class MinimumRun(PersonRule):
    """
    Fewest duty days in a row (minste antall arbeidsdager på rad): no single days of work.

    Law          None; a local working-time agreement
    Reads        a duty day is one on which a shift starts; who starts a run of them works at least
                 ``minimum``, days of the history counted
    Posted as    for each shorter length and each last day in the plan, no run of exactly that length
    Audited as   each run that ends in the plan, at its last day
    Not covered  a run at an edge beyond which nothing is known, for it may be longer; one that the history
                 has ended

    Attributes
    ----------
    minimum
        1 sets no limit.
    """

    kind: Literal["minimum_run"] = "minimum_run"
    title: ClassVar[Text] = Text(nb="Minste antall arbeidsdager på rad", en="Fewest duty days in a row")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    minimum: Annotated[int, Field(ge=1, le=31)] = 2

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} arbeidsdager på rad, der det skal være minst {limit}",
            en=f"{measured} duty days in a row, where there should be at least {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Exclude every run that is too short, by its last day and its length (poster)."""
        starting: dict[int, list[Lit]] = {}
        for duty in line.unrolled(before=(self.minimum + 1) * DAY, after=2 * DAY):
            starting.setdefault(duty.day, []).append(duty.works)
        worked = {day: to.any_of(lits) for day, lits in starting.items()}
        for last in range(7 * line.weeks):
            if not _within(line, last + 1):
                continue
            run: list[tuple[int, Lit]] = []
            for length in range(1, self.minimum):
                day, before = last - length + 1, last - length
                if day not in worked or not _within(line, before):
                    break
                run.append((1, worked[day]))
                around = [(-1, worked[d]) for d in (before, last + 1) if d in worked]
                to.weighted([*run, *around], high=length - 1)

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return Sight(self.minimum, 1)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every run that is too short, at its last day (revider)."""
        day = timedelta(days=1)
        reach = (self.minimum + 1) * day
        starts = {spell.date for spell in timeline.unrolled(before=reach, after=2 * day)}
        for last in sorted(starts):
            if last + day in starts or last not in timeline.horizon:
                continue
            first = last
            while first - day in starts:
                first -= day
            run = (last - first).days + 1
            if run < self.minimum and _told(timeline, first - day) and _told(timeline, last + day):
                yield self.breach(
                    last, measured=run, limit=self.minimum, measure="n", employee=timeline.employee.id
                )


def _within(line: Line, day: int) -> bool:
    """Whether it is known of a whole day what is worked on it."""
    first, last = line.known
    return (first is None or line.at(day) >= first) and (last is None or line.at(day + 1) <= last)


def _told(timeline: Timeline, day: date) -> bool:
    """Whether it is known what is worked on a date, from its first instant to its last."""
    begin, finish = timeline.horizon.instant(day), timeline.horizon.instant(day + timedelta(days=1))
    since, until = timeline.known_from, timeline.known_to
    return (since is None or begin >= since) and (until is None or finish <= until)
