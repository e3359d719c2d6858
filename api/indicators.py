"""The key figures in the order in which they are read (nøkkeltall), in groups, with label and text."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.lang import Voice
from models.kpi import CoverageKpis, DemandKpis, Kpis, LoadKpis, StrainKpis, UnitKpis, WageKpis

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Indicator:
    """One key figure (nøkkeltall).

    Attributes
    ----------
    group
        The heading it stands under, already in the reader's language.
    """

    label: str
    text: str
    group: str = ""


def indicators(figures: Kpis, voice: Voice) -> Iterator[Indicator]:
    """Yield the key figures of a rota (nøkkeltall), group by group."""
    groups = {
        "coverage": _coverage(figures, voice),
        "positions": _positions(figures, voice),
        "shared": _shared(figures, voice),
        "health": _health(figures, voice),
        "competence": _competence(figures, voice),
        "wishes": _wishes(figures, voice),
        "wages": _wages(figures.wages, voice),
    }
    for name, found in groups.items():
        for label, text in found:
            yield Indicator(label, text, voice(f"kpi.group.{name}"))


Line = tuple[str, str]


def _coverage(figures: Kpis, voice: Voice) -> Iterator[Line]:
    for coverage in figures.coverage:
        yield from _covered(coverage, voice)
    for unit in figures.units:
        yield from _unit(unit, voice, named=len(figures.units) > 1)


def _covered(coverage: CoverageKpis, voice: Voice) -> Iterator[Line]:
    who = coverage.competence or voice("anyone")
    text = voice(
        "kpi.coverage.value",
        share=voice.percent(coverage.share),
        hours=voice.hours(coverage.uncovered),
        missing=voice.number(coverage.missing_heads),
        heads=voice.number(coverage.needed_heads),
    )
    yield voice("kpi.coverage", competence=who), text
    if coverage.per_four_weeks:
        yield voice("kpi.per_four_weeks", competence=who), _hours(coverage.per_four_weeks, voice)
    if coverage.surplus:
        yield f"{voice('kpi.surplus')}, {who}", _hours(coverage.surplus, voice)


def _unit(unit: UnitKpis, voice: Voice, *, named: bool) -> Iterator[Line]:
    def label(word: str) -> str:
        return f"{voice(word)}, {unit.unit}" if named else voice(word)

    short = voice(
        "kpi.short.value",
        share=voice.percent(unit.short_share),
        short=voice.number(unit.short_needs),
        needs=voice.number(unit.needs),
        unsound=voice.number(unit.unsound_needs),
    )
    yield label("kpi.short"), short
    faces = f"{voice.decimal(unit.carers, HUNDRED)} / {voice.number(unit.most_carers)}"
    yield label("kpi.carers"), faces
    yield label("kpi.handovers"), voice.decimal(unit.handovers, HUNDRED)


def _positions(figures: Kpis, voice: Voice) -> Iterator[Line]:
    for name in ("full_time_share", "mean_position", "continuity_carriers", "below_half", "below_fifth"):
        yield voice(f"kpi.{name}"), voice.percent(getattr(figures, name))
    if figures.demand is not None:
        yield from _demand(figures.demand, voice)
    yield voice("kpi.hours"), f"{voice.hours(figures.hours)} / {voice.hours(figures.position_hours)}"
    if figures.unused is not None:
        yield voice("kpi.unused"), _hours(figures.unused, voice)
    if figures.wages is not None:
        extra, overtime = figures.wages.extra_hours, figures.wages.overtime_hours
        yield voice("kpi.extra"), f"{voice.hours(extra)} / {voice.hours(overtime)}"
    yield voice("kpi.away_share"), voice.percent(figures.away_share)
    if figures.most_units is not None:
        yield voice("kpi.most_units"), voice.number(figures.most_units)


def _demand(demand: DemandKpis, voice: Voice) -> Iterator[Line]:
    positions = (voice.decimal(demand.positions, 10_000, 2), voice.decimal(demand.staff, 10_000, 2))
    yield voice("kpi.full_positions"), " / ".join(positions)


def _shared(figures: Kpis, voice: Voice) -> Iterator[Line]:
    if figures.demand is not None:
        yield voice("kpi.demand_weekend_share"), voice.percent(figures.demand.weekend_share)
    yield voice("kpi.weekend_share"), voice.percent(figures.weekend_share)
    middle, largest = figures.median_weekend_share, figures.most_weekend_share
    yield voice("kpi.weekend_share.person"), f"{voice.percent(middle)} / {voice.percent(largest)}"
    yield voice("kpi.weekends"), f"{figures.fewest_weekends}–{figures.most_weekends}"
    for load in figures.loads:
        yield from _load(load, voice)


def _load(load: LoadKpis, voice: Voice) -> Iterator[Line]:
    numbers = voice(
        "kpi.load.value",
        least=voice.hours(load.least),
        mean=voice.hours(load.mean),
        most=voice.hours(load.most),
    )
    yield voice(f"kpi.load.{load.load}", people=voice.count("people", load.people)), numbers
    yield voice(f"kpi.above.{load.load}"), _hours(load.above, voice)


def _health(figures: Kpis, voice: Voice) -> Iterator[Line]:
    yield voice("kpi.shortest_rest"), voice.clock(figures.shortest_rest)
    for name in ("quick_returns", "longest_run", "longest_nights", "isolated_days"):
        yield voice(f"kpi.{name}"), voice.number(getattr(figures, name))
    if figures.strain is not None:
        yield from _strain(figures.strain, voice)


def _strain(strain: StrainKpis, voice: Voice) -> Iterator[Line]:
    yield voice("kpi.quick_share"), voice.percent(strain.quick_share)
    yield voice("kpi.long_shifts"), f"{voice.number(strain.long_shifts)} ({voice.percent(strain.long_share)})"
    yield voice("kpi.longest_long"), voice.number(strain.longest_long)
    yield voice("kpi.full_weeks"), voice.number(strain.full_weeks)
    yield voice("kpi.spread"), _hours(strain.spread, voice)


def _competence(figures: Kpis, voice: Voice) -> Iterator[Line]:
    for mix in figures.mix:
        shares = " / ".join(voice.percent(part) for part in (mix.share, mix.at_night, mix.in_weekends))
        yield voice("kpi.mix", competence=mix.competence), shares


def _wishes(figures: Kpis, voice: Voice) -> Iterator[Line]:
    yield (
        voice("kpi.wishes_share"),
        (voice.percent(figures.wishes_share) if figures.wishes else voice("kpi.none")),
    )
    if figures.wishes_lowest is not None:
        yield voice("kpi.wishes_lowest"), voice.percent(figures.wishes_lowest)


def _wages(wages: WageKpis | None, voice: Voice) -> Iterator[Line]:
    if wages is None:
        yield voice("kpi.wages.cost"), voice("kpi.wages.none")
        return
    for name in ("base", "weekend", "evening", "night", "holiday", "overtime"):
        amount = getattr(wages, name)
        if amount or name == "base":
            yield voice(f"kpi.wages.{name}"), voice.kroner(amount)
    for name in ("holiday_pay", "pension", "tax", "cost", "yearly"):
        yield voice(f"kpi.wages.{name}"), voice.kroner(getattr(wages, name))
    for name in ("per_hour", "per_care_hour"):
        amount = getattr(wages, name)
        if amount is not None:
            yield voice(f"kpi.wages.{name}"), voice.kroner(amount)
    if wages.unknown:
        yield voice("kpi.wages.unknown"), voice.number(wages.unknown)
    if wages.unconfirmed:
        names = ", ".join(voice(f"pay.{name}") for name in wages.unconfirmed)
        yield voice("kpi.wages.unconfirmed"), names


def _hours(minutes: int, voice: Voice) -> str:
    return voice("hours.unit", hours=voice.hours(minutes))
