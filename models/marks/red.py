"""Work on Sundays and public holidays, and the days off that it gives (F3, F4), law.md section 6.

A shift belongs to the red day that has most of it: an evening that runs half an hour into the next red day is
work on its own. So whoever keeps § 10-8 (4) as the auditor reads it never has an F3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from models.calendar import SUNDAY, Horizon, eve_name, holiday_name, red_day
from models.pay.tariff import HolidaySupplement
from models.rules.red_days import RedDays
from models.timeline import Spell, Timeline
from models.units import DAY, HOUR

_EVES: Final = frozenset({"Julaften", "Påskeaften", "Pinseaften"})
_MAY: Final = frozenset({(5, 1), (5, 17)})
_BEFORE: Final = timedelta(weeks=5)


@dataclass(frozen=True, slots=True)
class RedDay:
    """A Sunday or public holiday with a person's work on it (rød dag)."""

    day: date
    spells: tuple[Spell, ...]

    @property
    def worked(self) -> bool:
        """Whether it is worked (arbeidet)."""
        return bool(self.spells)


def is_red(day: date, horizon: Horizon) -> bool:
    """Whether a day is red (rød dag); a base rota knows Sundays only."""
    return day.weekday() == SUNDAY if horizon.cyclic else red_day(day)


def red_days(line: Timeline, least: int) -> tuple[RedDay, ...]:
    """Return the red days from five weeks before the plan to its last, with the work on each (røde dager).

    Parameters
    ----------
    least
        Minutes from which a red day is worked.
    """
    horizon = line.horizon
    first = horizon.start - _BEFORE
    days = [first + timedelta(days=number) for number in range((horizon.last - first).days + 2)]
    windows = {day: _window(day, horizon) for day in days if is_red(day, horizon)}
    work: dict[date, list[Spell]] = {day: [] for day in windows}
    for spell in line.unrolled(before=_BEFORE):
        near = (spell.date + timedelta(days=step) for step in range(3))
        shares = [(spell.inside(*windows[day]), day) for day in near if day in windows]
        share, day = max(shares, default=(0, spell.date))
        if share >= least:
            work[day].append(spell)
    return tuple(RedDay(day, tuple(spells)) for day, spells in work.items())


def given_off(line: Timeline, rule: RedDays, found: tuple[RedDay, ...]) -> tuple[RedDay, ...]:
    """Return the worked red days of the plan that must be given off (F3).

    Without averaging, of two worked red days in a row the second; what is given off is not worked, so the
    next in a row may be. With averaging, as many as are worked above half of those in the period, rounded
    down. Which ones is free to choose there: second ones of two in a row come first, then the latest.
    """
    horizon = line.horizon
    if not rule.averaging:
        return tuple(red for red in _second(found) if horizon.start <= red.day <= horizon.last)
    chosen: list[RedDay] = []
    for monday in list(horizon.mondays())[:: rule.weeks]:
        after = min(monday + timedelta(weeks=rule.weeks), horizon.last + timedelta(days=1))
        period = [red for red in found if monday <= red.day < after]
        worked = [red for red in period if red.worked]
        second = list(_second(tuple(period)))
        others = [red for red in reversed(worked) if red not in second]
        # In what the plan leaves of a period the odd day may be worked, as the rule has it.
        whole = after - monday == timedelta(weeks=rule.weeks)
        most = len(period) // 2 if whole else len(period) - len(period) // 2
        chosen += [*second, *others][: max(0, len(worked) - most)]
    return tuple(sorted(chosen, key=lambda red: red.day))


def bank(line: Timeline, supplement: HolidaySupplement) -> int:
    """Return the time off that worked public holidays would come to (F4), where it is agreed on.

    Parameters
    ----------
    supplement
        Which days and hours count as holidays, and how much of an hour each is worth.
    """
    if line.horizon.cyclic:
        return 0
    minutes = sum(_on_holidays(spell, line.horizon, supplement) for spell in line.planned)
    return int(minutes * supplement.share.exact)


def _on_holidays(spell: Spell, horizon: Horizon, supplement: HolidaySupplement) -> int:
    """Return a shift's work on holidays, its break spread evenly."""
    inside, whole = 0, spell.inside(spell.start, spell.end)
    for day in (spell.date, spell.date + timedelta(days=1)):
        start = supplement.starts(day)
        if start is not None:
            inside += spell.inside(horizon.instant(day, start), horizon.instant(day, DAY))
    return inside * spell.work // whole if whole else 0


def _second(found: tuple[RedDay, ...]) -> Iterator[RedDay]:
    """Yield the second of two worked red days in a row, one that is given off being no first."""
    off: date | None = None
    for one, other in pairwise(found):
        if one.worked and other.worked and one.day != off:
            off = other.day
            yield other


def _window(day: date, horizon: Horizon) -> tuple[datetime, datetime]:
    """Return when a red day begins and ends, AML § 10-10 (1) and the act of 26 April 1947 § 2."""
    eve, clock = day - timedelta(days=1), 18 * HOUR
    may = (day.month, day.day) in _MAY and day.weekday() != SUNDAY
    if is_red(eve, horizon) or (may and not horizon.cyclic):
        clock = 22 * HOUR
    elif not horizon.cyclic and eve_name(eve) in _EVES:
        clock = 15 * HOUR
    return horizon.instant(eve, clock), horizon.instant(day, 22 * HOUR)


def movable(day: date) -> bool:
    """Whether a weekly day off on this day is lost: a public holiday that is no Sunday (F5)."""
    return day.weekday() != SUNDAY and holiday_name(day) is not None
