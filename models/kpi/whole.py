"""The figures of a whole rota (nøkkeltall)."""

from collections.abc import Sequence
from typing import Final

from models.audit import presences, timelines
from models.cover import covers
from models.kpi.balance import LoadKpis, load_kpis
from models.kpi.coverage import CoverageKpis, coverage_kpis
from models.kpi.demand import DemandKpis, demand_kpis
from models.kpi.mix import MixKpis, mix_kpis
from models.kpi.norm import person_norm
from models.kpi.person import PersonKpis, person_kpis
from models.kpi.shares import Count, OptionalMinutes, Share, share
from models.kpi.strain import StrainKpis, strain_kpis
from models.kpi.units import UnitKpis, unit_kpis
from models.kpi.wages import WageKpis, wage_kpis
from models.problem import Problem
from models.rota import Rota
from models.timeline import Timeline
from models.units import FULL_POSITION, Frozen, Minutes

CARRIER: Final = 8_000
SMALL: Final = 5_000
SMALLEST: Final = 2_000


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
    wishes_lowest
        Met wishes of the tenth of the people who have fewest met (laveste tidel).
    unused
        Work that positions ask for and nobody plans (ubrukte timer).
    most_units
        Most units that one person works in (flest enheter).
    coverage
        Per competence, the rows for anyone first (dekning).
    loads, strain, mix, units, demand
        How weekends, evenings, nights and holidays are shared; what the rota asks of health; who does the
        work; what units see; what the demand asks for.
    wages
        What it costs; None where no pay is known (lønnskostnad).
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
    shortest_rest: OptionalMinutes
    longest_run: Count
    longest_nights: Count
    isolated_days: Count
    away_share: Share
    wishes: Count
    wishes_met: Count
    wishes_share: Share
    coverage: tuple[CoverageKpis, ...]
    people: tuple[PersonKpis, ...]
    wishes_lowest: Share = None
    unused: Minutes | None = None
    most_units: Count | None = None
    loads: tuple[LoadKpis, ...] = ()
    strain: StrainKpis | None = None
    mix: tuple[MixKpis, ...] = ()
    units: tuple[UnitKpis, ...] = ()
    demand: DemandKpis | None = None
    wages: WageKpis | None = None


def kpis(problem: Problem, rota: Rota) -> Kpis:
    """Return the figures of a rota (nøkkeltall).

    Raises
    ------
    KeyError
        When the rota names an employee or a shift type that the problem does not have.
    """
    lines = timelines(problem, rota)
    people = tuple(person_kpis(line, person_norm(problem, line)) for line in lines)
    coverage, units = _met(problem, lines)
    sizes, worked = [person.size for person in people], sum(person.hours for person in people)
    wishes, met = sum(p.wishes for p in people), sum(p.wishes_met for p in people)
    shares = sorted(p.weekend_share for p in people if p.weekend_share is not None)
    return Kpis(
        employees=len(people),
        full_time=sum(size >= FULL_POSITION for size in sizes),
        full_time_share=_share_of(sizes, FULL_POSITION, FULL_POSITION),
        mean_position=sum(sizes) // len(sizes),
        continuity_carriers=_share_of(sizes, CARRIER, FULL_POSITION),
        below_half=_share_of(sizes, 0, SMALL - 1),
        below_fifth=_share_of(sizes, 0, SMALLEST - 1),
        hours=worked,
        position_hours=sum(person.position_hours for person in people),
        weekend_share=share(sum(person.weekend_hours for person in people), worked),
        most_weekends=max(person.weekends for person in people),
        fewest_weekends=min(person.weekends for person in people),
        most_weekend_share=max(shares, default=None),
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
        coverage=coverage,
        people=people,
        wishes_lowest=_lowest(people),
        unused=sum(max(0, person.position_hours - person.hours) for person in people),
        most_units=max(person.units or 0 for person in people),
        loads=_loads(problem, people),
        strain=_strain(people),
        mix=mix_kpis(lines, problem.competences),
        units=units,
        demand=_demand(problem),
        wages=_wages(problem, people, coverage),
    )


def _met(
    problem: Problem, lines: tuple[Timeline, ...]
) -> tuple[tuple[CoverageKpis, ...], tuple[UnitKpis, ...]]:
    """Return how far the demand is met, by competence and by unit."""
    there = [(presence, tuple(covers(problem, presence))) for presence in presences(problem, lines)]
    together = [one for _, cover in there for one in cover]
    units = tuple(unit_kpis(presence, cover) for presence, cover in there)
    return coverage_kpis(together, problem.horizon.weeks), units


def _share_of(sizes: Sequence[int], least: int, most: int) -> int | None:
    """Return the share of the positions whose size lies between two, both included."""
    return share(sum(least <= min(size, FULL_POSITION) <= most for size in sizes), len(sizes))


def _wages(
    problem: Problem, people: Sequence[PersonKpis], coverage: Sequence[CoverageKpis]
) -> WageKpis | None:
    covered = next((one.covered for one in coverage if one.competence is None), None)
    payroll = problem.circumstances.payroll
    doubtful = () if payroll is None else payroll.unconfirmed(problem.employees)
    if not any(person.wages.overtime_hours for person in people if person.wages is not None):
        doubtful = tuple(name for name in doubtful if name != "overtime")
    return wage_kpis(((p.wages, p.hours) for p in people), problem.horizon.weeks, covered, doubtful)


def _lowest(people: Sequence[PersonKpis]) -> int | None:
    """Return the share of met wishes at the lowest tenth of those who have any."""
    shares = sorted(share(p.wishes_met, p.wishes) or 0 for p in people if p.wishes)
    return shares[(len(shares) - 1) // 10] if shares else None


def _loads(problem: Problem, people: Sequence[PersonKpis]) -> tuple[LoadKpis, ...]:
    had = ((person.employee, person.size, person.loads) for person in people)
    known = [(name, size, loads) for name, size, loads in had if loads is not None]
    return load_kpis(known, problem.circumstances.fair)


def _strain(people: Sequence[PersonKpis]) -> StrainKpis:
    return strain_kpis(
        [person.strain for person in people if person.strain is not None],
        sum(person.shifts for person in people),
        sum(person.quick_returns for person in people),
    )


def _demand(problem: Problem) -> DemandKpis | None:
    fair = problem.circumstances.fair
    staff = sum(employee.size for employee in problem.employees)
    return None if fair is None else demand_kpis(fair, problem.horizon.weeks, staff)
