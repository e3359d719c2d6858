"""Need on the terminal (behov på skjermen): heads by hour and level, weekdays and weekends."""

from api.lang import Voice
from api.terminal.style import Screen
from api.terminal.tables import heading, table
from models.demand import Demand, DemandCurve
from models.units import HOUR, clock_text

_WEEKDAYS, _WEEKEND = "12345", "67"


def show_need(out: Screen, demand: Demand, voice: Voice, *, peaks: int, floor: int) -> None:
    """Show the most heads that each hour needs at each level (vis behovet)."""
    levels: dict[str, list[DemandCurve]] = {}
    for curve in demand.curves:
        levels.setdefault(curve.id.rpartition("-")[0], []).append(curve)
    made = table(voice("need.hour"), *levels, right=tuple(levels))
    for hour in range(24):
        cells = (f"{_most(c, _WEEKDAYS, hour)} / {_most(c, _WEEKEND, hour)}" for c in levels.values())
        made.add_row(clock_text(hour * HOUR), *cells)
    out.print(heading(voice("need.title")))
    out.print(made)
    out.print(voice("need.proven" if peaks == floor else "need.near", peaks=peaks, floor=floor))


def _most(curves: list[DemandCurve], days: str, hour: int) -> int:
    """Return the most heads within an hour on some days."""
    return max(
        (
            heads
            for curve in curves
            if set(days) & set(curve.days)
            for heads in curve.targets[hour * HOUR // curve.step : (hour + 1) * HOUR // curve.step]
        ),
        default=0,
    )
