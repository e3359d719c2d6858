"""Home-care visits (besøk i hjemmetjenesten): work with travel, from visits by hour.

Of what a visit takes, only a share is with the user; the rest is travel, documentation and other work around
it. So the hours are the minutes at the users divided by that share.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, model_validator

from models.calendar import Weekdays
from models.tasks import Level
from models.units import DAY, FULL_POSITION, HOUR, BasisPoints, Frozen, Heads, Minutes, Refused
from models.workload import Work

_HOURS = DAY // HOUR
Share = Annotated[BasisPoints, Field(le=FULL_POSITION)]


class LevelShare(Frozen):
    """The share of the visits that need a level (andel per nivå)."""

    level: Level
    share: Share


class Visits(Frozen):
    """The visits of some weekdays (besøk).

    Attributes
    ----------
    by_hour
        Visits in each of the day's 24 hours.
    minutes
        Mean minutes at the user.
    direct, travel
        Shares of the working time that are at the users and on the road, in basis points.
    levels
        Shares by lowest competence; they make a whole.
    pairs
        Share of the visits that two make together.
    critical
        Share that keeps its hour; the rest may lie ``slack`` minutes earlier or later.
    """

    days: Weekdays
    by_hour: Annotated[tuple[Heads, ...], Field(min_length=_HOURS)]
    minutes: Annotated[Minutes, Field(gt=0)]
    direct: Annotated[Share, Field(gt=0)]
    travel: Share = 0
    levels: Annotated[tuple[LevelShare, ...], Field(min_length=1)]
    pairs: Share = 0
    critical: Share = FULL_POSITION
    slack: Annotated[Minutes, Field(le=6 * HOUR)] = 0

    @property
    def at_users(self) -> int:
        """Minutes at the users in a day, one person's of each visit (brukerrettet tid)."""
        return sum(self.by_hour) * self.minutes

    @property
    def working(self) -> int:
        """Working minutes for those of a day, rounded down (arbeidstid)."""
        return self.at_users * FULL_POSITION // self.direct

    def work(self) -> Iterator[Work]:
        """Yield the work of a week (arbeid), with no minute lost between the hours, levels and kinds."""
        by_hour = _parts(self.working, self.by_hour)
        for day in self.days:
            for hour, minutes in enumerate(by_hour):
                begin = (int(day) - 1) * DAY + hour * HOUR
                for one, part in zip(
                    self.levels, _parts(minutes, [s.share for s in self.levels]), strict=True
                ):
                    yield from self._kinds(one.level, part, begin, self.by_hour[hour])

    def _kinds(self, level: str, minutes: int, begin: int, visits: int) -> Iterator[Work]:
        pair, single = self.pairs, FULL_POSITION - self.pairs
        for persons, part in zip((1, 2), _parts(minutes, (single, pair)), strict=True):
            kept, moved = _parts(part, (self.critical, FULL_POSITION - self.critical))
            for fixed, number in ((True, kept), (False, moved)):
                if number:
                    slack = 0 if fixed else self.slack
                    yield Work(
                        task="visits",
                        levels=(level,) * persons,
                        minutes=number,
                        windows=((begin - slack, begin + HOUR + slack),),
                        # Visits overlap as the hour asks; never fewer than its own work needs.
                        at_once=max(visits, -(-number // HOUR)),
                        fixed=fixed,
                    )

    @model_validator(mode="after")
    def _makes_a_whole(self) -> "Visits":
        if len(self.by_hour) != _HOURS:
            raise Refused(
                nb=f"her er {len(self.by_hour)} tall; et døgn har {_HOURS} timer",
                en=f"here are {len(self.by_hour)} numbers; a day has {_HOURS} hours",
                at="by_hour",
            )
        shares = sum(one.share for one in self.levels)
        if shares != FULL_POSITION:
            raise Refused(
                nb=f"andelene er til sammen {shares}; de skal være {FULL_POSITION}",
                en=f"the shares make {shares} together; they must make {FULL_POSITION}",
                at="levels",
            )
        if self.direct + self.travel > FULL_POSITION:
            raise Refused(
                nb="direct og travel er mer enn hele tiden til sammen; senk en av dem",
                en="direct and travel are more than all the time together; lower one of them",
                at="travel",
            )
        return self


def _parts(total: int, weights: Sequence[int]) -> list[int]:
    """Return a total divided by weights into whole parts that make it up again."""
    parts, passed, whole = [], 0, sum(weights)
    for weight in weights:
        until = passed + weight
        parts.append(total * until // whole - total * passed // whole if whole else 0)
        passed = until
    return parts
