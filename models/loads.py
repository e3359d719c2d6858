"""Minutes of each kind that is to be shared, in worked time (belastning): counted from instants."""

from datetime import timedelta

from models.calendar import SATURDAY, Horizon, holiday_name
from models.fairness import EVENING, NIGHT, Load
from models.timeline import Spell
from models.units import DAY, FULL_POSITION


def had(load: Load, spell: Spell, horizon: Horizon) -> int:
    """Return the minutes of one kind in a shift, breaks and resting duty whole (minutter av et slag)."""
    first, last = (horizon.local(instant).date() for instant in (spell.start, spell.end))
    minutes = 0
    # A night that began the evening before lasts into the first day.
    for number in range(-1, (last - first).days + 1):
        day = first + timedelta(days=number)
        start, end = {Load.EVENING: EVENING, Load.NIGHT: NIGHT}.get(load, (0, DAY))
        red = load is Load.HOLIDAY and not horizon.cyclic and holiday_name(day) is not None
        if load in {Load.EVENING, Load.NIGHT} or red or (load is Load.WEEKEND and day.weekday() >= SATURDAY):
            minutes += spell.inside(horizon.instant(day, start), horizon.instant(day, end))
    return minutes


def per_full_position(minutes: int, size: int) -> int:
    """Return minutes as they would be in a full position, rounded half up (per hel stilling)."""
    return (2 * FULL_POSITION * minutes + size) // (2 * size)
