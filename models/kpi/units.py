"""What a unit sees of a rota (per enhet): its demand, how many faces, how many changes of shift."""

from collections.abc import Sequence

from models.cover import Cover
from models.kpi.shares import Count, Hundredths, Share, rounded, share
from models.timeline import Presence
from models.units import Frozen, Identifier

FORTNIGHT = 14


class UnitKpis(Frozen):
    """One unit's figures (nøkkeltall per enhet).

    Attributes
    ----------
    needs, short_needs, short_share
        Dated needs, and those with a head too few at some moment, in number and of all (udekkede behov).
    unsound_needs
        Those of them below the minimum (under minimum).
    carers, most_carers
        Different people at work in a fortnight, mean and most (ulike ansatte på 14 dager); 0 for a plan
        of less than one.
    handovers
        Times a day at which somebody comes to work (vaktskifter per døgn).
    """

    unit: Identifier
    needs: Count
    short_needs: Count
    short_share: Share
    unsound_needs: Count
    carers: Hundredths
    most_carers: Count
    handovers: Hundredths


def unit_kpis(presence: Presence, covers: Sequence[Cover]) -> UnitKpis:
    """Return a unit's figures (nøkkeltall per enhet)."""
    horizon = presence.horizon
    planned = [(who.id, spell) for who, spell in presence.spells if spell.planned]
    carers: list[set[str]] = [set() for _ in range(horizon.days // FORTNIGHT)]
    for who, spell in planned:
        fortnight = horizon.index(spell.date) // FORTNIGHT
        if fortnight < len(carers):
            carers[fortnight].add(who)
    faces = [len(people) for people in carers]
    wanted = [cover for cover in covers if cover.need.target]
    short = sum(cover.missing > 0 for cover in wanted)
    return UnitKpis(
        unit=presence.unit,
        needs=len(wanted),
        short_needs=short,
        short_share=share(short, len(wanted)),
        unsound_needs=sum(cover.least < cover.need.minimum for cover in wanted),
        carers=rounded(100 * sum(faces), len(faces)) if faces else 0,
        most_carers=max(faces, default=0),
        handovers=rounded(100 * len({spell.start for _, spell in planned}), horizon.days),
    )
