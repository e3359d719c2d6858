"""Who does the work (kompetansemiks): the share of the hours by those who hold a competence."""

from collections.abc import Sequence
from datetime import date

from models.calendar import SATURDAY
from models.kpi.days import is_night
from models.kpi.shares import Share, share
from models.people import Competence
from models.timeline import Timeline
from models.units import Frozen, Identifier


class MixKpis(Frozen):
    """How much of the work is done by those who hold a competence or one that covers it (kompetansemiks).

    Attributes
    ----------
    share
        Of all hours (andel av timene).
    at_night, in_weekends
        Of the hours of night shifts, and of shifts that start on Saturday or Sunday (natt, helg).
    """

    competence: Identifier
    share: Share
    at_night: Share
    in_weekends: Share


def mix_kpis(lines: Sequence[Timeline], competences: Sequence[Competence]) -> tuple[MixKpis, ...]:
    """Return the mix of every competence, in the problem's order (kompetansemiks)."""
    sums = {competence.id: [0, 0, 0] for competence in competences}
    whole = [0, 0, 0]
    nights: dict[tuple[str, date], bool] = {}
    for line in lines:
        held: dict[str, dict[date, bool]] = {name: {} for name in sums}
        for spell in line.planned:
            key = (spell.shift_type, spell.date)
            if key not in nights:
                nights[key] = is_night(spell, line.horizon)
            parts = (True, nights[key], spell.date.weekday() >= SATURDAY)
            for at, counts in enumerate(parts):
                whole[at] += spell.work * counts
            for name, found in sums.items():
                if spell.date not in held[name]:
                    held[name][spell.date] = line.qualified(name, spell.date)
                if held[name][spell.date]:
                    for at, counts in enumerate(parts):
                        found[at] += spell.work * counts
    return tuple(
        MixKpis(
            competence=name,
            share=share(found[0], whole[0]),
            at_night=share(found[1], whole[1]),
            in_weekends=share(found[2], whole[2]),
        )
        for name, found in sums.items()
    )
