"""Sundays and public holidays off."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from models.calendar import SUNDAY, eve_name, red_day
from models.ceiling import ceiling
from models.findings import Breach
from models.posting import TRUE, Line, Lit, Posting
from models.red_windows import red_windows
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline
from models.units import HOUR, WEEK, Minutes

_EVENING: Final = 18 * HOUR
_EVE: Final = 15 * HOUR
_END: Final = 22 * HOUR
_MAY: Final = frozenset({(5, 1), (5, 17)})
_EVES: Final = frozenset({"Julaften", "Påskeaften", "Pinseaften"})


class RedDays(PersonRule):
    """
    Sundays and public holidays off (søn- og helgedagsfri): who worked the last red day is off the next.

    Law          Arbeidsmiljøloven § 10-8 (4); when a red day begins and ends: § 10-10 (1) and the act of
                 26 April 1947 § 2
    Reads        a red day lasts from 18:00 the day before, 15:00 on Christmas, Easter and Whitsun Eve, 22:00
                 before 1 and 17 May that are no Sundays and after another red day, to 22:00. It is worked
                 when one shift has ``least`` minutes of it. No two in a row are worked; the second may be the
                 day after the plan, if the plan's last shift reaches it. With ``averaging`` at least half of
                 those in each ``weeks`` weeks from the plan's first day are free, rounded up, and one of any
                 ``in_a_row`` + 1 Sundays in a row. In what the plan leaves of a period the odd day may be
                 worked. A base rota has Sundays only, half of them free in every turn
    Posted as    ceilings on pairs, periods and stretches, where the rules have not said as much already
    Audited as   the minutes of each spell in each red day's window, then pairs, sums and runs of dates
    Not covered  that the weekly rest should fall on a red day; Ascension Day on 1 or 17 May; days off that
                 are given in return (F3, F5); rolling periods, and the work of a period before the plan

    Attributes
    ----------
    least
        Minutes from which a red day is worked; the act says none, some agreements 4 h.
    averaging
        Whether there is a written agreement on averaging.
    weeks
        Length of the averaging period.
    in_a_row
        Most worked Sundays in a row with averaging.
    """

    kind: Literal["red_days"] = "red_days"
    title: ClassVar[Text] = Text(nb="Søn- og helgedagsfri", en="Sundays and public holidays off")
    citation: ClassVar[str] = "AML § 10-8 (4), § 10-10 (1)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.IND, Deviation.UNION, Deviation.AT)

    least: Annotated[Minutes, Field(ge=1)] = 1
    averaging: bool = False
    weeks: Annotated[int, Field(ge=1, le=52)] = 26
    in_a_row: Annotated[int, Field(ge=1, le=26)] = 3

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} søn- og helgedager på rad med arbeid, der grensen er {limit}",
            en=f"{measured} Sundays and public holidays in a row with work, where the limit is {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Put ceilings on the worked red days (poster)."""
        worked = self._worked(line)
        days = 7 * line.weeks
        if not self.averaging:
            for one, other in pairwise(worked):
                if other >= 0:
                    ceiling(1, (worked[one], worked[other]), to)
            return
        for first in range(0, days, 7 * self.weeks):
            after = min(days, first + 7 * self.weeks)
            period = [lits for day, lits in worked.items() if first <= day < after]
            partly = line.known[0] is not None and after - first < 7 * self.weeks
            # Red days that the history alone has worked past the ceiling admit no more, but are no breach.
            known = sum(TRUE in lits for lits in period)
            ceiling(max((len(period) + partly) // 2, known), period, to)
        for last in range(SUNDAY, days, 7):
            ceiling(self.in_a_row, [worked[last - 7 * ago] for ago in range(self.in_a_row + 1)], to)

    def _worked(self, line: Line) -> dict[int, list[Lit]]:
        """Return, for each red day from some weeks ahead of the plan on, the duties that work it."""
        turns = line.known[0] is None
        first, last = -7 * (self.in_a_row + 1), 7 * line.weeks
        red = [
            day
            for day in range(first - 1, last + 1)
            if (day % 7 == SUNDAY if turns else red_day(line.start + timedelta(days=day)))
        ]
        spans = {
            day: (_begins(line, day, red, turns=turns), line.at(day, _END)) for day in red if day >= first
        }
        works: dict[int, list[Lit]] = {day: [] for day in spans}
        for duty in line.unrolled(before=(self.in_a_row + 2) * WEEK):
            # No duty lasts much longer than a day, and a red day begins the day before.
            for day in range(duty.day, duty.day + 3):
                begin, end = spans.get(day, (0, 0))
                if duty.during(begin, end) >= self.least:
                    works[day].append(duty.works)
        return works

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # The red day before, and the one on the day after the plan.
        return None if self.averaging else Sight(11, 1)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield pairs of worked red days or, with averaging, full periods and long runs (revider)."""
        worked = self._found(timeline)
        if self.averaging:
            yield from self._on_average(timeline, worked)
            return
        for one, other in pairwise(worked):
            known = worked[one] is False and worked[other] is False
            if None not in (worked[one], worked[other]) and other >= timeline.horizon.start and not known:
                yield self._breach(timeline, other, 2, 1)

    def _found(self, timeline: Timeline) -> dict[date, bool | None]:
        """Return, for each red day, True where the plan works it, False the history alone, None nobody."""
        horizon, reach = timeline.horizon, timedelta(weeks=self.in_a_row + 1)
        windows = red_windows(horizon, horizon.start - reach)
        found: dict[date, bool | None] = dict.fromkeys(windows)
        for spell in timeline.unrolled(before=reach + timedelta(days=2), after=timedelta(days=1)):
            own = spell.planned or horizon.cyclic
            for day in (spell.date + timedelta(days=ahead) for ahead in range(3)):
                if day in windows and spell.inside(*windows[day]) >= self.least:
                    found[day] = own and found[day] is not False
        return found

    def _on_average(self, timeline: Timeline, worked: Mapping[date, bool | None]) -> Iterator[Breach]:
        horizon = timeline.horizon
        for monday in list(horizon.mondays())[:: self.weeks]:
            after = min(horizon.last + timedelta(days=1), monday + timedelta(weeks=self.weeks))
            period = {day: by for day, by in worked.items() if monday <= day < after}
            whole = horizon.cyclic or after - monday == timedelta(weeks=self.weeks)
            most = len(period) // 2 if whole else len(period) - len(period) // 2
            total = len(period) - list(period.values()).count(None)
            if total > most and True in period.values():
                text = Text(
                    nb=f"arbeid på {total} av {len(period)} søn- og helgedager, der {most} er tillatt",
                    en=f"work on {total} of {len(period)} Sundays and holidays, where {most} are allowed",
                )
                last = max(day for day, by in period.items() if by)
                yield self._breach(timeline, last, total, most).model_copy(update={"text": text})
        for sunday in (monday + timedelta(days=SUNDAY) for monday in horizon.mondays()):
            stretch = (worked[sunday - timedelta(weeks=ago)] for ago in range(self.in_a_row + 1))
            if all(by is not None for by in stretch):
                yield self._breach(timeline, sunday, self.in_a_row + 1, self.in_a_row)

    def _breach(self, timeline: Timeline, day: date, measured: int, limit: int) -> Breach:
        return self.breach(
            min(day, timeline.horizon.last),
            measured=measured,
            limit=limit,
            measure="n",
            employee=timeline.employee.id,
        )


def _begins(line: Line, day: int, red: list[int], *, turns: bool) -> int:
    """Return the grid minute at which a red day begins."""
    eve, on = line.start + timedelta(days=day - 1), line.start + timedelta(days=day)
    clock = _EVENING
    if day - 1 in red:
        clock = _END
    elif not turns and eve_name(eve) in _EVES:
        clock = _EVE
    elif not turns and (on.month, on.day) in _MAY and day % 7 != SUNDAY:
        clock = _END
    return line.at(day - 1, clock)
