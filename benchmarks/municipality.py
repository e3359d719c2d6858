"""Municipalities by seed (kommunegenerator): wards, zones and housing with the people they have today.

The parameter tables are care_services.md sections 3.3 (units), 4.2 (sizes) and 4.3 (people). Six kinds of
unit stand for all of 3.3; of each there are more than in 4.2, so that the heads are those of 4.2. What is
drawn is drawn from one seed in a fixed order, so a name and a seed are an instance; its digest stands in
every row of a run. As in the services themselves, positions add up to the hours that the demand asks for,
and weekends do not: too few work them, and some shifts have no owner.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from models.calendar import Horizon, HorizonKind
from models.demand import Demand, DemandRow
from models.people import Absence, Competence, Employee, HeldCompetence, Position, Weekends
from models.problem import Problem, Unit
from models.shifts import Break, ShiftKind, ShiftType
from models.units import FULL_POSITION

START: Final = date(2027, 8, 2)
FULL_WEEK: Final = 2130


@dataclass(frozen=True, slots=True)
class Archetype:
    """A kind of unit (enhetstype).

    Attributes
    ----------
    weekday, weekend
        For day, evening and night: heads, of them skilled, of them nurses.
    mix
        Share of the hours, in per cent, of each of ``GROUPS``.
    """

    prefix: str
    weekday: tuple[tuple[int, int, int], ...]
    weekend: tuple[tuple[int, int, int], ...]
    mix: tuple[int, int, int, int]

    @property
    def drives(self) -> bool:
        """Whether those at work drive (kjører)."""
        return self.prefix in {"Z", "P"}

    def drivers(self, heads: int) -> int:
        """Return how many of those at work must hold a driving licence (sjåfører).

        One of a pair; elsewhere all but one, who walks or goes along.
        """
        return max(1, heads - 1)

    def minutes(self, shifts: tuple[int, ...]) -> int:
        """Return the minutes a week that some shifts, by their numbers, ask for (minutter)."""
        return sum(SHIFTS[i].work * (5 * self.weekday[i][0] + 2 * self.weekend[i][0]) for i in shifts)

    @property
    def weekends(self) -> bool:
        """Whether anyone is needed on weekends (helgedrift)."""
        return any(heads for heads, _, _ in self.weekend)

    def at_night(self, share: int) -> "Archetype":
        """Return the kind with so many per cent of its need at night, rounded up to whole heads (natt)."""

        def scaled(needs: tuple[tuple[int, int, int], ...]) -> tuple[tuple[int, int, int], ...]:
            *others, (heads, skilled, nurses) = needs
            return (
                *others,
                (-(-heads * share // 100), -(-skilled * share // 100), -(-nurses * share // 100)),
            )

        return replace(self, weekday=scaled(self.weekday), weekend=scaled(self.weekend))


NONE: Final = ((0, 0, 0), (0, 0, 0), (0, 0, 0))
WARD = Archetype("W", ((6, 4, 2), (4, 3, 1), (2, 2, 0)), ((5, 3, 1), (4, 2, 1), (2, 2, 0)), (30, 0, 50, 20))
SHORT = Archetype("K", ((6, 5, 3), (4, 3, 2), (2, 2, 1)), ((5, 4, 2), (4, 3, 1), (2, 2, 1)), (45, 0, 45, 10))
ZONE = Archetype("Z", ((7, 5, 2), (4, 3, 1), NONE[2]), ((4, 3, 1), (3, 2, 1), NONE[2]), (38, 0, 50, 12))
HOUSING = Archetype(
    "B", ((2, 1, 0), (3, 2, 0), (1, 1, 0)), ((3, 1, 0), (3, 2, 0), (1, 1, 0)), (0, 25, 45, 30)
)
PATROL = Archetype("P", (*NONE[:2], (2, 2, 1)), (*NONE[:2], (2, 2, 1)), (50, 0, 50, 0))
CENTRE = Archetype("D", ((3, 1, 0), *NONE[:2]), NONE, (0, 0, 60, 40))


@dataclass(frozen=True, slots=True)
class Size:
    """A size of municipality (kommunestørrelse): how many units of each kind, and how many form a site."""

    units: tuple[tuple[Archetype, int], ...]
    site: int = 3


SIZES: Final[dict[str, Size]] = {
    "ward": Size(((WARD, 1),)),
    "site": Size(((WARD, 2), (SHORT, 1))),
    "S": Size(((WARD, 2), (SHORT, 1), (ZONE, 3), (HOUSING, 4), (CENTRE, 1))),
    "M": Size(((WARD, 7), (SHORT, 2), (ZONE, 10), (HOUSING, 16), (PATROL, 2), (CENTRE, 4))),
    "L": Size(((WARD, 26), (SHORT, 8), (ZONE, 38), (HOUSING, 62), (PATROL, 6), (CENTRE, 14))),
    "XL": Size(((WARD, 104), (SHORT, 32), (ZONE, 150), (HOUSING, 245), (PATROL, 20), (CENTRE, 56))),
}


@dataclass(frozen=True, slots=True)
class Dials:
    """How hard it is made (vanskegrad), in per cent of what is usual.

    Attributes
    ----------
    tightness
        Hours asked for, for each hour of position; 110 is a tenth too few people.
    nights
        Heads asked for at night, and those who work them.
    part_time
        100 draws positions as they are; 200 makes every other full position a part one.
    nurses
        Nurses among those employed.
    coupling
        People of a pool, and part-timers with a second position in another unit of the site.
    absence
        Weeks away.
    """

    tightness: int = 100
    nights: int = 100
    part_time: int = 100
    nurses: int = 100
    coupling: int = 100
    absence: int = 100


Site = tuple[Archetype, list[str]]
PART: Final = (4_000, 8_000)
"""Positions that may be made up to a full one."""

POST, NIGHT_POST = 1_408, 1_850
"""A weekend post: two ordinary shifts every third weekend, or two nights, seventeen times a year."""
BANDS: Final = ((10_000, 10_000), (8_000, 9_900), (7_000, 7_900), (5_000, 6_900), (2_000, 4_900))
"""Position sizes; below them are the weekend posts."""
GROUPS: Final = ("SPL", "VPL", "HFA", "ASS")
DRAWN: Final[dict[str, tuple[int, ...]]] = {
    "SPL": (60, 13, 12, 9, 4, 2),
    "VPL": (60, 15, 8, 9, 5, 3),
    "HFA": (33, 15, 20, 18, 10, 4),
    "ASS": (14, 6, 10, 13, 22, 35),
}
"""Per cent of a group's heads by size: those of ``BANDS``, then weekend posts."""
LICENSED: Final = {"SPL": 92, "VPL": 92, "HFA": 85, "ASS": 60}
"""Per cent of each group who hold a driving licence."""
SHIFTS: Final = (
    ShiftType(code="D", kind=ShiftKind.DAY, start=450, end=900, breaks=(Break(minutes=30, paid=True),)),
    ShiftType(code="A", kind=ShiftKind.EVENING, start=870, end=1320, breaks=(Break(minutes=30, paid=True),)),
    ShiftType(code="N", kind=ShiftKind.NIGHT, start=1305, end=465, breaks=(Break(minutes=30, paid=True),)),
)
MEAN: Final = {
    group: sum(
        share * (low + high) // 2 for share, (low, high) in zip(drawn, (*BANDS, (POST, POST)), strict=True)
    )
    for group, drawn in DRAWN.items()
}
"""A hundred of each group's heads, in position size."""
COMPETENCES: Final = (
    Competence(id="SPL", name="Sykepleier", covers=("HFA",)),
    Competence(id="VPL", name="Vernepleier", covers=("HFA",)),
    Competence(id="HFA", name="Helsefagarbeider", covers=("ASS",)),
    Competence(id="ASS", name="Assistent"),
    Competence(id="LICENCE", name="Førerkort"),
)


def municipality(
    size: str, weeks: int = 12, seed: int = 1, dials: Dials | None = None, *, cyclic: bool = False
) -> Problem:
    """Return a municipality (kommune), the same for the same arguments.

    Parameters
    ----------
    size
        Name in ``SIZES``.

    Raises
    ------
    KeyError
        When there is no such size.
    """
    chance, dials = random.Random(f"{size} {seed}"), dials or Dials()
    kind = HorizonKind.CYCLIC if cyclic else HorizonKind.CALENDAR
    horizon = Horizon(start=START, weeks=weeks, kind=kind)
    named = [
        (f"{archetype.prefix}{number:02d}", archetype)
        for archetype, count in ((kind.at_night(dials.nights), count) for kind, count in SIZES[size].units)
        for number in range(1, count + 1)
    ]
    sites = _sites(named, SIZES[size].site)
    people = [person for unit, kind in named for person in _staff(unit, kind, dials, chance)]
    people = [*_combined(people, sites, dials, chance), *_pools(sites, dials)]
    if not cyclic:
        people = [_away(person, horizon, dials, chance) for person in people]
    return Problem(
        name=f"{size}-{weeks}w-{seed}",
        horizon=horizon,
        units=tuple(Unit(id=unit) for unit, _ in named),
        competences=COMPETENCES,
        shift_types=SHIFTS,
        employees=tuple(people),
        demand=Demand(rows=tuple(row for unit, kind in named for row in _rows(unit, kind))),
        profile="local-agreement",
    )


def _sites(named: list[tuple[str, Archetype]], length: int) -> list[Site]:
    """Put units of one kind together, a few to a site."""
    sites: list[Site] = []
    for unit, archetype in named:
        if not sites or sites[-1][0] is not archetype or len(sites[-1][1]) == length:
            sites.append((archetype, []))
        sites[-1][1].append(unit)
    return sites


def _rows(unit: str, archetype: Archetype) -> Iterator[DemandRow]:
    for name, days, needs in (("weekday", "12345", archetype.weekday), ("weekend", "67", archetype.weekend)):
        for shift, (heads, skilled, nurses) in zip(SHIFTS, needs, strict=True):
            row = partial(DemandRow, unit=unit, days=days, shift_types=(shift.code,))
            stem = f"{unit}-{shift.code}-{name}"
            if heads:
                yield row(id=stem, minimum=heads, target=heads, maximum=heads)
            if heads and archetype.drives:
                yield row(id=f"{stem}-LICENCE", competence="LICENCE", minimum=archetype.drivers(heads))
            if skilled:
                yield row(id=f"{stem}-HFA", competence="HFA", minimum=skilled)
            if nurses:
                yield row(id=f"{stem}-SPL", competence="SPL", minimum=nurses)


def _staff(unit: str, archetype: Archetype, dials: Dials, chance: random.Random) -> Iterator[Employee]:
    """Draw people until their positions fill the unit's hours, at night and by day, in the unit's mix."""
    number, wanted = 0, _wanted(archetype, dials)
    for codes, shifts in ((("N",), (2,)), (("D", "A"), (0, 1))):
        left = _size(archetype.minutes(shifts), dials)
        post = _post(codes)
        # The first is a nurse where one is asked for, so that nobody's shift is one that nobody can take.
        group = GROUPS[0] if any(archetype.weekday[i][2] for i in shifts) else None
        while left >= post:
            number += 1
            group = group or _group(wanted, archetype, chance, nights=codes == ("N",))
            person = _person(f"{unit}-{number:03d}", unit, archetype, codes, group, left, chance, dials)
            left -= person.size
            wanted[group] -= person.size
            group = None
            yield person


def _size(minutes: int, dials: Dials) -> int:
    """Return the position that so many minutes a week fill."""
    return minutes * FULL_POSITION * 100 // (FULL_WEEK * dials.tightness)


def _wanted(archetype: Archetype, dials: Dials) -> dict[str, int]:
    """Return what each group's positions should come to; fewer nurses are more of all others."""
    total = _size(archetype.minutes((0, 1, 2)), dials)
    nurses, *others = archetype.mix
    turned = min(100, nurses * dials.nurses // 100)
    shares = [turned, *((100 - turned) * share // (100 - nurses) for share in others)]
    return {group: total * share // 100 for group, share in zip(GROUPS, shares, strict=True)}


def _group(wanted: dict[str, int], archetype: Archetype, chance: random.Random, *, nights: bool) -> str:
    """Draw a group by the heads that its hours still call for; no assistants at night."""
    open_ = [0 if nights and group == "ASS" else max(0, wanted[group]) / MEAN[group] for group in GROUPS]
    drawn: str = chance.choices(GROUPS, open_ if any(open_) else archetype.mix)[0]
    return drawn


def _post(codes: tuple[str, ...]) -> int:
    return NIGHT_POST if codes == ("N",) else POST


def _person(
    name: str,
    unit: str,
    archetype: Archetype,
    codes: tuple[str, ...],
    group: str,
    left: int,
    chance: random.Random,
    dials: Dials,
) -> Employee:
    weights, post = list(DRAWN[group]), _post(codes)
    moved = weights[0] * (dials.part_time - 100) // 200
    weights[0], weights[3] = weights[0] - moved, weights[3] + moved
    low, high = chance.choices((*BANDS, (post, post)), weights)[0]
    size = min(left, chance.randrange(low, high + 1, 100) if low < high else low)
    every = chance.choices((3, 2, 4, 0), (72, 8, 12, 8))[0] if size > post else 3
    licence = archetype.drives and chance.randrange(100) < LICENSED[group]
    held = (group, *(("LICENCE",) if licence else ()))
    return Employee(
        id=name,
        positions=(Position(unit=unit, size=size),),
        competences=tuple(HeldCompetence(competence=competence) for competence in held),
        shift_types=codes,
        weekdays="67" if archetype.weekends and size <= post else None,
        weekends=Weekends(every=every) if archetype.weekends else None,
    )


def _combined(
    people: list[Employee], sites: list[Site], dials: Dials, chance: random.Random
) -> list[Employee]:
    """Give one part-timer in twenty a second position in another unit of the site, up to a full one."""
    others = {unit: [u for u in units if u != unit] for _, units in sites for unit in units}
    made = []
    for person in people:
        drawn = chance.random() < dials.coupling / 2000 and person.shift_types == ("D", "A")
        elsewhere = others[person.positions[0].unit]
        if drawn and elsewhere and PART[0] <= person.size < PART[1]:
            second = Position(unit=chance.choice(elsewhere), size=FULL_POSITION - person.size)
            made.append(person.model_copy(update={"positions": (*person.positions, second)}))
        else:
            made.append(person)
    return made


def _pools(sites: list[Site], dials: Dials) -> Iterator[Employee]:
    """Give each site with several units two people who work in all of them."""
    for archetype, (first, *more) in sites:
        for number in range(2 * dials.coupling // 100 if more else 0):
            held = (("SPL", "HFA")[number % 2], *(("LICENCE",) if archetype.drives else ()))
            yield Employee(
                id=f"R-{first}-{number + 1}",
                positions=(Position(unit=first, size=FULL_POSITION),),
                units=tuple(more),
                competences=tuple(HeldCompetence(competence=competence) for competence in held),
                shift_types=("N",) if archetype.prefix == PATROL.prefix else ("D", "A"),
                weekends=Weekends(every=3) if archetype.weekends else None,
            )


def _away(person: Employee, horizon: Horizon, dials: Dials, chance: random.Random) -> Employee:
    """Take one week in ten away from people, whole weeks; a weekend post has none to give."""
    if person.weekdays is not None:
        return person
    mondays = [m for m in horizon.mondays() if chance.random() < dials.absence / 1000]
    absences = tuple(Absence(start=monday, end=monday + timedelta(days=6)) for monday in mondays)
    return person.model_copy(update={"absences": absences}) if absences else person
