"""Need on the terminal (behov på skjermen): heads by hour, hours by level, and the time of the visits."""

from api.lang import Voice
from api.needs import Made
from api.terminal.style import Screen
from api.terminal.tables import heading, table
from models.demand import Demand, DemandCurve
from models.phrases import WEEKDAYS
from models.units import HOUR, clock_text

_WEEKDAYS, _WEEKEND = "12345", "67"


def show_need(out: Screen, made: Made, voice: Voice) -> None:
    """Show the need and what it is made from (vis behovet)."""
    _by_hour(out, made.demand, voice)
    _by_level(out, made, voice)
    for visits in made.tasks.visits:
        times = visits.times()
        out.print(
            voice(
                "need.visits",
                days=_days(visits.days, voice),
                visits=sum(visits.by_hour),
                direct=voice.hours(times.direct),
                travel=voice.hours(times.travel),
                other=voice.hours(times.other),
            )
        )
    proven = "need.proven" if made.peaks == made.floor else "need.near"
    out.print(voice(proven, peaks=made.peaks, floor=made.floor))


def _days(days: str, voice: Voice) -> str:
    """Return weekdays as people say them: the first and the last of a stretch, else one by one."""
    names = [voice.say(WEEKDAYS[int(day) - 1]) for day in days]
    if len(days) > 1 and days in "1234567":
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def _by_hour(out: Screen, demand: Demand, voice: Voice) -> None:
    """Show the most heads that each hour needs of each competence."""
    levels: dict[str, list[DemandCurve]] = {}
    for curve in demand.curves:
        levels.setdefault(curve.id.rpartition("-")[0], []).append(curve)
    made = table(voice("need.hour"), *levels, right=tuple(levels))
    for hour in range(24):
        cells = (f"{_most(c, _WEEKDAYS, hour)} / {_most(c, _WEEKEND, hour)}" for c in levels.values())
        made.add_row(clock_text(hour * HOUR), *cells)
    out.print(heading(voice("need.title")))
    out.print(made)


def _by_level(out: Screen, made: Made, voice: Voice) -> None:
    """Show the hours of each level: the work as listed and after sharing, and what the need makes of it."""
    words = ("need.tasks", "need.after", "need.required", "need.presence")
    heads = [voice(word) for word in words]
    listed, after = made.listed.minutes_by_level(), made.listed.shared().minutes_by_level()
    needs = {need.level: need for need in made.needs}
    shown = table(voice("need.level"), *heads, right=tuple(heads))
    for level in made.tasks.levels:
        if listed[level] or after[level] or level in needs:
            cells = [voice.hours(listed[level]), voice.hours(after[level]), "", ""]
            if level in needs:
                need = needs[level]
                idle = (max(0, there - work) for there, work in zip(need.present, need.work, strict=True))
                cells[2:] = [voice.hours(made.step * sum(need.target)), voice.hours(made.step * sum(idle))]
            shown.add_row(level, *cells)
    shown.add_row(voice("need.sum"), voice.hours(listed.total()), voice.hours(after.total()), "", "")
    out.print(heading(voice("need.levels")))
    out.print(shown)


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
