"""When Sundays and public holidays last (røde døgn), for the auditor; what is posted reckons its own.

Arbeidsmiljøloven § 10-10 (1) and the act of 26 April 1947 § 2.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from models.calendar import SUNDAY, Horizon, holiday_name
from models.units import HOUR

_EVENING: Final = 18 * HOUR
_EVE: Final = 15 * HOUR
_END: Final = 22 * HOUR
_MAY: Final = frozenset({(5, 1), (5, 17)})
_AFTER_EVES: Final = ("Første påskedag", "Første pinsedag")


@lru_cache(maxsize=64)
def red_windows(horizon: Horizon, first: date) -> Mapping[date, tuple[datetime, datetime]]:
    """Return each red day from the first to the one after the plan, with its start and end (røde døgn)."""
    days = (horizon.last - first).days + 2
    dates = (first + timedelta(days=number) for number in range(days))
    return {day: _window(horizon, day) for day in dates if _is_red(horizon, day)}


def _is_red(horizon: Horizon, day: date) -> bool:
    return day.weekday() == SUNDAY or (not horizon.cyclic and holiday_name(day) is not None)


def _window(horizon: Horizon, day: date) -> tuple[datetime, datetime]:
    """Return the first instant of a red day and the one after its last."""
    eve = day - timedelta(days=1)
    name = "" if horizon.cyclic else holiday_name(day) or ""
    may = not horizon.cyclic and (day.month, day.day) in _MAY and day.weekday() != SUNDAY
    high = name.startswith(_AFTER_EVES) or (not horizon.cyclic and (day.month, day.day) == (12, 25))
    clock = _EVE if high else _EVENING
    if may or _is_red(horizon, eve):
        clock = _END
    return horizon.instant(eve, clock), horizon.instant(day, _END)
