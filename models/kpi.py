"""Key figures (nøkkeltall): what a rota amounts to, counted from the rota alone.

Shares are basis points, times are minutes. A share of nothing is None. What needs tasks, wages or a forecast
is not here.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field

from models.audit import presences, timelines
from models.calendar import SATURDAY, Horizon, red_day
from models.cover import Cover, covers
from models.people import Employee, Wish
from models.problem import Problem
from models.rota import Rota
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, FULL_POSITION, BasisPoints, Frozen, Heads, Identifier, Minutes, hours

CARRIER: Final = 8_000
SMALL: Final = 5_000
SMALLEST: Final = 2_000
QUICK: Final = hours(11)

Count = Annotated[int, Field(ge=0)]
Share = BasisPoints | None
SignedMinutes = Annotated[int, Field(json_schema_extra={"x-unit": "min"})]


class PersonKpis(Frozen):
    """One person's figures (nøkkeltall per ansatt).

    Attributes
    ----------
    hours
        Planned work (planlagt arbeidstid).
    position_hours
        Work that the position asks for in the plan, credited absence taken off (arbeidstid i stillingen).
    deviation
        The first less the second (avvik).
    weekends
        Weekends in which a shift starts on Saturday or Sunday (arbeidede helger).
    weekend_hours
        Work between Saturday 00 and Monday 00 (helgetimer).
    weekend_share
        Of the person's own work (helgeandel, q).
    nights
        Shifts with more than three hours between 21 and 06 (nattevakter).
    red_days
        Sundays and public holidays on which a shift starts (røde dager).
    shortest_rest
        Shortest time between two shifts, the later one in the plan (korteste hvile).
    quick_returns
        Rests below 11 hours (korte hviler).
    longest_run
        Most duty days in a row (lengste rekke av vakter).
    longest_nights
        Most nights in a row (lengste rekke av netter).
    isolated_days
        Duty days with no duty on the day before or after (enkeltstående vakter).
    away
        Work in units where the person has no position (arbeidstid utenfor egen enhet).
    wishes, wishes_met
        Weights of the wishes in the plan, and of those that are met (ønsker, oppfylte ønsker).
    """

    employee: Identifier
    size: BasisPoints
    shifts: Count
    hours: Minutes
    position_hours: Minutes
    deviation: SignedMinutes
    weekends: Count
    weekend_hours: Minutes
    weekend_share: Share
    nights: Count
    red_days: Count
    shortest_rest: Annotated[int | None, Field(json_schema_extra={"x-unit": "min"})]
    quick_returns: Count
    longest_run: Count
    longest_nights: Count
    isolated_days: Count
    away: Minutes
    wishes: Count
    wishes_met: Count


class CoverageKpis(Frozen):
    """How far the demand for one competence is met (dekning per kompetanse).

    Attributes
    ----------
    competence
        None for rows that ask for anyone (hoder).
    needed, covered
        Head-minutes asked for, and those of them that are there (behov, dekket).
    uncovered
        The difference (udekket tid).
    surplus
        Head-minutes above the maximum (overskudd).
    share
        Covered of needed (dekningsgrad).
    needed_heads, missing_heads
        Heads asked for over all dated needs, and those missing at the worst moment of each (manko).
    gap
        Missing of needed heads: what for nurses is called the nurse gap (sykepleiermangel).
    """

    competence: Identifier | None
    needed: Minutes
    covered: Minutes
    uncovered: Minutes
    surplus: Minutes
    share: Share
    needed_heads: Heads
    missing_heads: Heads
    gap: Share


class Kpis(Frozen):
    """The figures of a rota (nøkkeltall).

    Attributes
    ----------
    full_time, full_time_share
        Employees with a full position over all their positions (heltid, heltidsandel).
    mean_position
        Mean position size (gjennomsnittlig stillingsprosent).
    continuity_carriers
        Share with 80 % or more (kontinuitetsbærere).
    below_half, below_fifth
        Shares with less than 50 % and less than 20 % (små stillinger).
    weekend_share
        Share of all work that lies between Saturday 00 and Monday 00 (helgeandel, ω).
    most_weekends, fewest_weekends
        Weekends worked by whoever works most and fewest (flest og færrest helger).
    most_weekend_share, median_weekend_share
        Largest and middle weekend share of a person (helgeandel per ansatt).
    shortest_rest, longest_run, longest_nights
        The most extreme over all people (korteste hvile, lengste rekker).
    away_share
        Share of the work outside the person's own units (andel utenfor egen enhet).
    wishes_share
        Weight of met wishes over that of all (ønskeoppfyllelse).
    coverage
        Per competence, the rows for anyone first (dekning).
    people
        Per employee, in the problem's order (per ansatt).
    """

    employees: Count
    full_time: Count
    full_time_share: Share
    mean_position: Share
    continuity_carriers: Share
    below_half: Share
    below_fifth: Share
    hours: Minutes
    position_hours: Minutes
    weekend_share: Share
    most_weekends: Count
    fewest_weekends: Count
    most_weekend_share: Share
    median_weekend_share: Share
    quick_returns: Count
    shortest_rest: Annotated[int | None, Field(json_schema_extra={"x-unit": "min"})]
    longest_run: Count
    longest_nights: Count
    isolated_days: Count
    away_share: Share
    wishes: Count
    wishes_met: Count
    wishes_share: Share
    coverage: tuple[CoverageKpis, ...]
    people: tuple[PersonKpis, ...]


def kpis(problem: Problem, rota: Rota) -> Kpis:
    """Return the figures of a rota (nøkkeltall).

    Raises
    ------
    KeyError
        When the rota names an employee or a shift type that the problem does not have.
    """
    lines = timelines(problem, rota)
    people = tuple(_person(line) for line in lines)
    cover = [cover for presence in presences(problem, lines) for cover in covers(problem, presence)]
    sizes = [person.size for person in people]
    worked = sum(person.hours for person in people)
    wishes, met = sum(p.wishes for p in people), sum(p.wishes_met for p in people)
    shares = sorted(p.weekend_share for p in people if p.weekend_share is not None)
    weekends = [person.weekends for person in people]
    return Kpis(
        employees=len(people),
        full_time=sum(size >= FULL_POSITION for size in sizes),
        full_time_share=share(sum(size >= FULL_POSITION for size in sizes), len(sizes)),
        mean_position=sum(sizes) // len(sizes),
        continuity_carriers=share(sum(size >= CARRIER for size in sizes), len(sizes)),
        below_half=share(sum(size < SMALL for size in sizes), len(sizes)),
        below_fifth=share(sum(size < SMALLEST for size in sizes), len(sizes)),
        hours=worked,
        position_hours=sum(person.position_hours for person in people),
        weekend_share=share(sum(person.weekend_hours for person in people), worked),
        most_weekends=max(weekends),
        fewest_weekends=min(weekends),
        most_weekend_share=shares[-1] if shares else None,
        median_weekend_share=shares[(len(shares) - 1) // 2] if shares else None,
        quick_returns=sum(person.quick_returns for person in people),
        shortest_rest=min((p.shortest_rest for p in people if p.shortest_rest is not None), default=None),
        longest_run=max(person.longest_run for person in people),
        longest_nights=max(person.longest_nights for person in people),
        isolated_days=sum(person.isolated_days for person in people),
        away_share=share(sum(person.away for person in people), worked),
        wishes=wishes,
        wishes_met=met,
        wishes_share=share(met, wishes),
        coverage=_coverage(cover),
        people=people,
    )


def share(part: int, whole: int) -> int | None:
    """Return a share in basis points, rounded half up (andel); None of nothing."""
    return (2 * FULL_POSITION * part + whole) // (2 * whole) if whole else None


def _coverage(cover: Iterable[Cover]) -> tuple[CoverageKpis, ...]:
    found: dict[str | None, list[Cover]] = {}
    for one in cover:
        found.setdefault(one.need.competence, []).append(one)
    order = sorted(found, key=lambda competence: (competence is not None, competence or ""))
    return tuple(_competence(competence, found[competence]) for competence in order)


def _competence(competence: str | None, cover: list[Cover]) -> CoverageKpis:
    needed = sum(one.need.target * s.minutes for one in cover for s in one.stretches)
    uncovered = sum(one.head_minutes for one in cover)
    heads, missing = sum(one.need.target for one in cover), sum(one.missing for one in cover)
    return CoverageKpis(
        competence=competence,
        needed=needed,
        covered=needed - uncovered,
        uncovered=uncovered,
        surplus=sum(one.surplus for one in cover),
        share=share(needed - uncovered, needed),
        needed_heads=heads,
        missing_heads=missing,
        gap=share(missing, heads),
    )


def _person(line: Timeline) -> PersonKpis:
    person, horizon, planned = line.employee, line.horizon, line.planned
    worked = sum(spell.work for spell in planned)
    in_weekend = sum(weekend_minutes(spell, horizon) for spell in planned)
    due = position_minutes(person, horizon)
    rests = _rests(line)
    around = line.unrolled(before=timedelta(days=horizon.days))
    nights = [spell for spell in around if is_night(spell, horizon)]
    wishes = [wish for wish in person.wishes if wish.date in horizon]
    return PersonKpis(
        employee=person.id,
        size=person.size,
        shifts=len(planned),
        hours=worked,
        position_hours=due,
        deviation=worked - due,
        weekends=len({horizon.index(s.date) // 7 for s in planned if s.date.weekday() >= SATURDAY}),
        weekend_hours=in_weekend,
        weekend_share=share(in_weekend, worked),
        nights=sum(spell.planned for spell in nights),
        red_days=len({s.date for s in planned if is_red(s.date, horizon)}),
        shortest_rest=min(rests, default=None),
        quick_returns=sum(rest < QUICK for rest in rests),
        longest_run=_longest({s.date for s in around}, horizon),
        longest_nights=_longest({s.date for s in nights}, horizon),
        isolated_days=_isolated(line),
        away=sum(s.work for s in planned if s.unit not in {p.unit for p in person.positions}),
        wishes=sum(wish.weight for wish in wishes),
        wishes_met=sum(wish.weight for wish in wishes if _met(wish, planned)),
    )


def position_minutes(person: Employee, horizon: Horizon) -> int:
    """Return the work that the position asks for in the plan, credited absence taken off (arbeidstid).

    An absence without a credit takes off a seventh of the weekly hours a day; a credit counts in proportion
    to the days of the absence that lie in the plan. The sum is rounded once, half up.
    """
    # Weekly hours in ten-thousandths of a minute, so that nothing is lost before the end.
    weekly = sum(position.size * position.full_time_week for position in person.positions)
    counted = {day for a in person.absences if a.credited is None for day in horizon.dates() if day in a}
    credited = sum(
        a.credited * sum(day in a for day in horizon.dates()) // ((a.end - a.start).days + 1)
        for a in person.absences
        if a.credited is not None
    )
    week = 7 * FULL_POSITION
    return max(0, (weekly * (horizon.days - len(counted)) - credited * week + week // 2) // week)


def is_red(day: date, horizon: Horizon) -> bool:
    """Whether a day is a Sunday or a public holiday; a cyclic rota has only Sundays (rød dag)."""
    return day.isoweekday() == 7 if horizon.cyclic else red_day(day)  # noqa: PLR2004 - ISO's Sunday


def is_night(spell: Spell, horizon: Horizon) -> bool:
    """Whether more than three hours lie between 21 and 06, AML § 10-11 (nattevakt)."""
    evenings = (-hours(3), hours(21))
    return any(
        _overlap(spell, horizon.instant(spell.date, clock), horizon.instant(spell.date, clock + hours(9)))
        > hours(3)
        for clock in evenings
    )


def weekend_minutes(spell: Spell, horizon: Horizon) -> int:
    """Return the work between Saturday 00 and Monday 00, breaks spread evenly (helgetimer)."""
    # A Sunday night runs into a Monday, a Friday night into a Saturday: one weekend is all a shift can touch.
    saturday = spell.date + timedelta(days=SATURDAY - spell.date.weekday())
    inside = _overlap(spell, horizon.instant(saturday), horizon.instant(saturday, 2 * DAY))
    return inside * spell.work // spell.span


def _overlap(spell: Spell, start: datetime, end: datetime) -> int:
    return max(0, minutes_between(max(spell.start, start), min(spell.end, end)))


def _rests(line: Timeline) -> list[int]:
    """Return the minutes between two shifts, for every shift of the plan that has one before it."""
    around = line.unrolled(before=timedelta(days=line.horizon.days))
    return [minutes_between(before.end, after.start) for before, after in pairwise(around) if after.planned]


def _longest(days: set[date], horizon: Horizon) -> int:
    """Return the longest run of days that ends in the plan; in a cyclic rota at most the whole cycle."""
    longest = 0
    for day in days:
        if day + timedelta(days=1) in days or day not in horizon:
            continue
        length = 1
        while day - timedelta(days=length) in days:
            length += 1
        longest = max(longest, length)
    return min(longest, horizon.days) if horizon.cyclic else longest


def _isolated(line: Timeline) -> int:
    """Count the duty days between two days off; at the edges of what is known nobody can say."""
    one = timedelta(days=1)
    around = {s.date for s in line.unrolled(before=one, after=one)}
    first, last = line.known_from, line.known_to
    count = 0
    for day in {spell.date for spell in line.planned}:
        known = (first is None or line.horizon.instant(day - one) >= first) and (
            last is None or line.horizon.instant(day + one) < last
        )
        count += known and day - one not in around and day + one not in around
    return count


def _met(wish: Wish, planned: tuple[Spell, ...]) -> bool:
    """Whether the person works what is wished for, or is free of what is wished away."""
    works = any(spell.date == wish.date and wish.shift_type in {None, spell.shift_type} for spell in planned)
    return works is wish.wants
