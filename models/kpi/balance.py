"""How weekends, evenings, nights and holidays are shared (fordeling), per full position."""

from collections.abc import Iterable, Mapping

from models.fairness import FairShares, Load
from models.kpi.shares import Count
from models.loads import per_full_position
from models.units import BasisPoints, Frozen, Identifier, Minutes


class PersonLoads(Frozen):
    """A person's minutes of each kind, breaks and resting duty whole (belastning).

    Attributes
    ----------
    evening, night
        Between 17 and 23, and between 23 and 06 (kveld, natt).
    holiday
        On public holidays (helligdag).
    """

    weekend: Minutes
    evening: Minutes
    night: Minutes
    holiday: Minutes


class LoadKpis(Frozen):
    """How one kind of time is shared among those who are compared (fordeling).

    Attributes
    ----------
    people
        Those who can take it and have other work as well (sammenlignet).
    least, mean, most
        Minutes, reckoned up to a full position; the mean is that of the positions, not of the heads (færrest,
        snitt og flest per hel stilling).
    above
        Minutes that people have above their fair shares, together (over rettferdig andel).
    """

    load: Load
    people: Count
    least: Minutes
    mean: Minutes
    most: Minutes
    above: Minutes


def load_kpis(
    people: Iterable[tuple[Identifier, BasisPoints, PersonLoads]], fair: FairShares | None
) -> tuple[LoadKpis, ...]:
    """Return how each kind of time is shared; one that nobody is compared in is left out (fordeling)."""
    compared: dict[Load, list[tuple[int, int, int]]] = {load: [] for load in Load}
    for name, size, had in people:
        shares: Mapping[Load, int] = {} if fair is None else fair.of(name)
        for load, share in shares.items():
            compared[load].append((getattr(had, load.value), size, share))
    return tuple(_load(load, found) for load, found in compared.items() if found)


def _load(load: Load, found: list[tuple[int, int, int]]) -> LoadKpis:
    per_position = [per_full_position(minutes, size) for minutes, size, _ in found]
    return LoadKpis(
        load=load,
        people=len(found),
        least=min(per_position),
        mean=per_full_position(sum(had for had, _, _ in found), sum(size for _, size, _ in found)),
        most=max(per_position),
        above=sum(max(0, minutes - share) for minutes, _, share in found),
    )
