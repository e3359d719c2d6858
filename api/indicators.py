"""The key figures in the order in which they are read (nøkkeltall), with label and text."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.lang import Voice
from models.kpi import CoverageKpis, Kpis


@dataclass(frozen=True, slots=True)
class Indicator:
    """One key figure (nøkkeltall)."""

    label: str
    text: str


def indicators(figures: Kpis, voice: Voice) -> Iterator[Indicator]:
    """Yield the key figures of a rota (nøkkeltall): coverage, positions, weekends, strain, wishes."""
    for coverage in figures.coverage:
        yield from _coverage(coverage, voice)
    shares = ("full_time_share", "mean_position", "continuity_carriers", "below_half", "below_fifth")
    for name in shares:
        yield Indicator(voice(f"kpi.{name}"), voice.percent(getattr(figures, name)))
    hours = f"{voice.hours(figures.hours)} / {voice.hours(figures.position_hours)}"
    yield Indicator(voice("kpi.hours"), hours)
    yield Indicator(voice("kpi.weekend_share"), voice.percent(figures.weekend_share))
    middle, largest = figures.median_weekend_share, figures.most_weekend_share
    yield Indicator(voice("kpi.weekend_share.person"), f"{voice.percent(middle)} / {voice.percent(largest)}")
    yield Indicator(voice("kpi.weekends"), f"{figures.fewest_weekends}–{figures.most_weekends}")
    yield Indicator(voice("kpi.shortest_rest"), voice.clock(figures.shortest_rest))
    for name in ("quick_returns", "longest_run", "longest_nights", "isolated_days"):
        yield Indicator(voice(f"kpi.{name}"), voice.number(getattr(figures, name)))
    yield Indicator(voice("kpi.away_share"), voice.percent(figures.away_share))
    wishes = voice.percent(figures.wishes_share) if figures.wishes else voice("kpi.none")
    yield Indicator(voice("kpi.wishes_share"), wishes)


def _coverage(coverage: CoverageKpis, voice: Voice) -> Iterator[Indicator]:
    text = voice(
        "kpi.coverage.value",
        share=voice.percent(coverage.share),
        hours=voice.hours(coverage.uncovered),
        missing=voice.number(coverage.missing_heads),
        heads=voice.number(coverage.needed_heads),
    )
    yield Indicator(voice("kpi.coverage", competence=coverage.competence or voice("anyone")), text)
    if coverage.surplus:
        surplus = voice("hours.unit", hours=voice.hours(coverage.surplus))
        yield Indicator(f"{voice('kpi.surplus')}, {coverage.competence or voice('anyone')}", surplus)
