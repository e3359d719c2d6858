"""The weekly norm."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from models.findings import Breach
from models.norm.figures import NormFigures
from models.norm.posting import bind
from models.norm.reckoning import PATTERNS, Reckoning, reckon
from models.posting import Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Timeline
from models.units import hours_minutes


class WeeklyNorm(NormFigures, PersonRule):
    """
    The weekly norm (ukenormen): the plan amounts to what the position is, its own shifts reckoned.

    Law          Arbeidsmiljøloven § 10-4 (4)–(6); HTA KS chapter 1 §§ 4.2.1–4.2.4
    Reads        the first that fits the shifts that start in the plan. Continuous, ``continuous`` a week:
                 ``yearly_nights`` and ``yearly_sundays``, were 52 weeks like these. Three-part: shifts of
                 day, evening and night, one Sunday in ``every`` worked, ``day_share`` of the work outside
                 night; the week is ``day`` less ``sunday_credit`` for each hour on a Sunday or holiday and
                 ``night_credit`` for each at night, once where it is both, from ``continuous`` to ``rota``.
                 Mainly nights, ``rota`` a week: ``night_share`` of the work. Rota, ``rota``: one Sunday in
                 ``every``, one in ``regular_every`` and two kinds of shift, or all three kinds. Else day
                 work, ``day``. The plan holds, within ``tolerance``, position size × that week × weeks, less
                 absence as in ``position_size``; days of absence count in no condition. A position whose
                 week is fixed keeps it beside computed ones. Where all are fixed and ``binds_fixed`` is set,
                 only too many hours are found, and only by patterns whose week is shorter than theirs; the
                 rest is for ``position_size``. A base rota shows no holidays: ``holiday_credit``
    Posted as    ceilings, and floors where the week is computed, on conditions that are sums themselves
    Audited as   minutes and Sundays counted spell by spell, the patterns tried in order, exact fractions
    Not covered  which pattern a short plan that is one of several belongs to; holidays as worked Sundays;
                 resting duty and standby; Ascension Day on 1 or 17 May; each position by itself; the 40, 38
                 and 36 h of the act where no central agreement binds, unless the figures say so
    """

    kind: Literal["weekly_norm"] = "weekly_norm"
    title: ClassVar[Text] = Text(nb="Ukenormen", en="The weekly norm")
    citation: ClassVar[str] = "AML § 10-4 (4)–(6); HTA KS kap. 1 § 4.2"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.UNION, Deviation.LOCAL)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return _sentence(measured, limit, Text(nb="", en=""))

    def post(self, line: Line, to: Posting) -> None:
        """Bind the hours to what the shifts call for (poster)."""
        bind(self, line, to)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield hours above and below what the shifts call for, on the plan's last day (revider)."""
        found = reckon(self, timeline)
        if found.computed or (self.binds_fixed and found.shorter):
            yield from self._missed(timeline, found)

    def _missed(self, timeline: Timeline, found: Reckoning) -> Iterator[Breach]:
        worked = found.hours.worked
        most, least = found.due + self.tolerance, found.due - self.tolerance
        for limit, broken in ((most, worked > most), (least, found.computed and worked < least)):
            if broken:
                breach = self.breach(
                    timeline.horizon.last, measured=worked, limit=limit, employee=timeline.employee.id
                )
                week = hours_minutes(round(found.week))
                pattern = PATTERNS[found.pattern]
                why = Text(nb=f" ({pattern.nb}, {week} i uka)", en=f" ({pattern.en}, {week} a week)")
                yield breach.model_copy(update={"text": _sentence(worked, limit, why)})


def _sentence(measured: int, limit: int, why: Text) -> Text:
    found, bound = hours_minutes(measured), hours_minutes(limit)
    nb, en = ("høyst", "at most") if measured > limit else ("minst", "at least")
    return Text(
        nb=f"{found} timer i planen, der stillingen med disse vaktene{why.nb} tilsier {nb} {bound}",
        en=f"{found} hours in the plan, where the position with these shifts{why.en} calls for {en} {bound}",
    )
