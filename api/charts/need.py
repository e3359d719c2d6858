"""The chart of tasks and need (figur av oppgaver og behov): what there is to do, and the heads it takes."""

from collections.abc import Sequence

from api.charts.panels import Chart, Line, Panel, Row, of_day, spread
from api.lang import Voice
from api.needs import Made
from models.need import Required
from models.phrases import WEEKDAYS
from models.units import HOUR
from models.workload import nested


def need_chart(made: Made, voice: Voice) -> Chart:
    """Return the chart of a week's work by level, and the need of each competence (figur)."""
    rows = tuple(_row(made, need, voice, whole=number == 0) for number, need in enumerate(made.needs))
    hours = voice.hours(sum(map(sum, made.loads.values())), 0)
    wanted = voice.hours(made.step * sum(made.needs[0].target), 0)
    title = voice("chart.need.title", unit=made.tasks.unit)
    readiness = voice.percent(made.tasks.readiness, 0)
    subtitle = voice("chart.need.subtitle", hours=hours, wanted=wanted, readiness=readiness)
    return Chart(
        title=title,
        subtitle=subtitle,
        days=tuple(voice.say(day) for day in WEEKDAYS),
        rows=rows,
        axis=voice("chart.heads"),
        description=" ".join([subtitle, *(_told(made, need, voice) for need in made.needs)]),
        words={word: voice(f"chart.{word}") for word in ("need", "least", "work")},
    )


def _row(made: Made, need: Required, voice: Voice, *, whole: bool) -> Row:
    """Return one competence: the first with its work level by level, the others with theirs and above."""
    loads = made.loads if whole else {need.level: nested(made.loads, made.tasks.levels)[need.level]}
    levels = [level for level in made.tasks.levels if any(loads.get(level, ()))]
    work = [_heads(loads[level], made.step) for level in levels]
    panels = tuple(
        Panel(
            need=of_day(spread(need.target, made.step), day),
            least=of_day(spread(need.present, made.step), day),
            layers=tuple(of_day(layer, day) for layer in work),
        )
        for day in range(7)
    )
    return Row(
        label=voice("chart.all") if whole else need.competence or voice("chart.all"),
        panels=panels,
        levels=tuple(levels) if whole else (),
    )


def _heads(minutes: Sequence[int], step: int) -> Line:
    """Return minutes of work in a slot as heads at work all through it."""
    return spread([number / step for number in minutes], step)


def _told(made: Made, need: Required, voice: Voice) -> str:
    name = need.competence or voice("chart.all")
    hours = voice.hours(made.step * sum(need.target), 0)
    at = need.target.index(max(need.target)) * made.step
    day, clock = WEEKDAYS[at // (24 * HOUR)], f"{at // HOUR % 24:02d}:{at % HOUR:02d}"
    return voice(
        "chart.need.told", name=name, most=max(need.target), day=voice.say(day), clock=clock, hours=hours
    )
