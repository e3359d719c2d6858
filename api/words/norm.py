"""What is written about the weekly norm (ukenormtekster)."""

from collections.abc import Mapping
from typing import Final

from models.norm.reckoning import PATTERNS
from models.text import Text

NORM: Final[Mapping[str, Text]] = {
    **{f"pattern.{pattern.value}": text for pattern, text in PATTERNS.items()},
    **{
        key: Text(nb=nb, en=en)
        for key, (nb, en) in {
            "norm": ("Ukenorm", "Weekly norm"),
            "norm.title": ("Ukenorm: hva vaktene tilsier", "Weekly norm: what the shifts call for"),
            "norm.pattern": ("Regnes som", "Counts as"),
            "norm.hours": ("Timer i uka (H)", "Hours a week (H)"),
            "norm.sunday": ("Søn- og helgedag (S)", "Sunday and holiday (S)"),
            "norm.night": ("Natt (N)", "Night (N)"),
            "norm.credited": ("Godskrevet i uka", "Credited a week"),
            "norm.sundays": ("Søndager med arbeid", "Sundays worked"),
            "norm.sundays.short": ("Søndager", "Sundays"),
            "norm.week": ("Full uke (W)", "Full week (W)"),
            "norm.amounts": ("Planen utgjør", "Plan amounts to"),
            "norm.amounts.short": ("Utgjør", "Amounts"),
            "norm.contract": ("Avtalt stilling", "Position agreed"),
            "norm.source": ("Uka er", "The week is"),
            "norm.computed": ("beregnet av turnusen", "computed from the rota"),
            "norm.fixed": ("fastsatt", "fixed"),
            "norm.legend": (
                "H timer, S på søn- og helgedag, N om natten, alt i uka; det som er begge deler, er N.",
                "H hours, S on Sundays and holidays, N at night, each a week; what is both is N.",
            ),
            "norm.sliding": (
                "{pattern} ({when}): utgjør (H + S × {sunday}/60 + N × {night}/60) / {day}; W er H delt på "
                "det, fra {low} til {high} timer.",
                "{pattern} ({when}): amounts to (H + S × {sunday}/60 + N × {night}/60) / {day}; W is H "
                "divided by that, from {low} to {high} hours.",
            ),
            "norm.plain": (
                "{pattern} ({when}): W er {week} timer; utgjør H / {week}.",
                "{pattern} ({when}): W is {week} hours; amounts to H / {week}.",
            ),
            "norm.when.continuous": (
                "minst {nights} timer om natten og {sundays} på søndag i året",
                "at least {nights} hours at night and {sundays} on Sundays a year",
            ),
            "norm.when.three_part": (
                "dag, kveld og natt, minst hver {every}. søndag, minst {day} utenom natt",
                "day, evening and night, at least one Sunday in {every}, at least {day} outside night",
            ),
            "norm.when.mainly_night": (
                "minst {night} av timene om natten",
                "at least {night} of the hours at night",
            ),
            "norm.when.rota": (
                "minst hver {every}. søndag, hver {regular}. med to slags vakter, eller dag, kveld og natt",
                "one Sunday in {every} or more, one in {regular} with two kinds of shift, or all three kinds",
            ),
            "norm.when.day": ("alt annet", "all else"),
            "norm.with_credit": (
                "Fravær som er godskrevet i timer, legges til H.",
                "Absence that is credited in hours is added to H.",
            ),
        }.items()
    },
}
