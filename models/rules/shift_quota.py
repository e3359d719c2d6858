"""How many shifts of certain codes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.people import Quota
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline


class ShiftQuota(PersonRule):
    """
    How many shifts of certain codes (kvote): no more and no fewer of them than agreed.

    Law          None; a local working-time agreement
    Reads        the shifts of the quota's codes that start in the plan, or in each ``weeks`` weeks counted
                 from its first, are at least ``minimum`` and at most ``maximum``; the quotas of the rule
                 hold for all, and each person's own (``Employee.quotas``) besides
    Posted as    a count between two bounds for each quota and stretch
    Audited as   the shifts of each stretch; too many and too few are two breaches, on its last day
    Not covered  shifts before the plan. A stretch at the end that is cut short has the whole maximum and
                 no minimum

    Attributes
    ----------
    quotas
        What holds for everybody; empty leaves each person's own.
    """

    kind: Literal["shift_quota"] = "shift_quota"
    title: ClassVar[Text] = Text(nb="Kvote av vakter", en="Quota of shifts")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    quotas: tuple[Quota, ...] = ()

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        nb, en = ("høyst", "at most") if measured > limit else ("minst", "at least")
        return Text(
            nb=f"{measured} slike vakter, der det skal være {nb} {limit}",
            en=f"{measured} such shifts, where there should be {en} {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Bound the count of each stretch (poster)."""
        for quota in (*self.quotas, *line.employee.quotas):
            counted = [duty for duty in line.duties() if duty.shift_type in quota.shift_types]
            length = line.weeks if quota.weeks is None else quota.weeks
            for first in range(0, line.weeks, length):
                inside = [duty.works for duty in counted if first <= duty.week < first + length]
                if quota.maximum is not None:
                    to.at_most(quota.maximum, inside)
                if first + length <= line.weeks:
                    to.at_least(quota.minimum, inside)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every stretch with too many or too few (revider)."""
        worked: dict[str, list[date]] = {}
        for spell in timeline.planned:
            worked.setdefault(spell.shift_type, []).append(spell.date)
        for quota in (*self.quotas, *timeline.employee.quotas):
            dates = [day for code in dict.fromkeys(quota.shift_types) for day in worked.get(code, ())]
            for breach, codes in self._stretches(timeline, quota, dates):
                said = breach.text
                text = Text(nb=f"{codes}: {said.nb}", en=f"{codes}: {said.en}")
                yield breach.model_copy(update={"text": text})

    def _stretches(
        self, timeline: Timeline, quota: Quota, dates: Sequence[date]
    ) -> Iterator[tuple[Breach, str]]:
        horizon, who = timeline.horizon, timeline.employee.id
        length = timedelta(days=7 * quota.weeks if quota.weeks else horizon.days)
        monday, codes = horizon.start, "/".join(quota.shift_types)
        while monday <= horizon.last:
            after = monday + length
            there = sum(monday <= day < after for day in dates)
            last = min(after - timedelta(days=1), horizon.last)
            whole = after - timedelta(days=1) <= horizon.last
            for limit, broken in (
                (quota.maximum, quota.maximum is not None and there > quota.maximum),
                (quota.minimum, whole and there < quota.minimum),
            ):
                if broken and limit is not None:
                    yield self.breach(last, measured=there, limit=limit, measure="n", employee=who), codes
            monday = after
