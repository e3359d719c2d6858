"""Minutes at night (nattminutter), for the auditor; what is posted counts its own."""

from datetime import timedelta
from functools import lru_cache

from models.calendar import Horizon
from models.timeline import Spell
from models.units import DAY


@lru_cache(maxsize=65_536)
def night_minutes(spell: Spell, horizon: Horizon, night_from: int, night_to: int) -> int:
    """Return a shift's minutes between two times of the day, the later one the day after (nattminutter).

    Remembered, for an audit asks it of the same shifts rule by rule.
    """
    length = (night_to - night_from) % DAY
    inside = 0
    for offset in (-1, 0, 1):
        day = spell.date + timedelta(days=offset)
        begin = max(spell.start, horizon.instant(day, night_from))
        end = min(spell.end, horizon.instant(day, night_from + length))
        inside += spell.inside(begin, end)
    return inside
