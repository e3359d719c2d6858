"""One person's key figures (nøkkeltall per ansatt)."""

from datetime import timedelta
from typing import Final

from models.calendar import SATURDAY
from models.due import position_minutes
from models.fairness import Load
from models.kpi.balance import PersonLoads
from models.kpi.days import is_night, is_red, weekend_minutes
from models.kpi.norm import PersonNorm
from models.kpi.runs import isolated_days, longest_run, rests
from models.kpi.shares import Count, OptionalMinutes, Share, SignedMinutes, share
from models.kpi.strain import PersonStrain, person_strain
from models.loads import had
from models.people import Wish
from models.timeline import Spell, Timeline
from models.units import BasisPoints, Frozen, Identifier, Minutes, hours
from models.wages import PersonWages, wages

QUICK: Final = hours(11)


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
    units
        Units in which the person works (antall enheter).
    loads, strain, wages
        Evenings, nights and holidays; what the line asks of health; what it costs, None where the pay is
        unknown.
    norm
        What the shifts call for and amount to; where a week is computed ``position_hours`` is what they call
        for (ukenorm).
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
    shortest_rest: OptionalMinutes
    quick_returns: Count
    longest_run: Count
    longest_nights: Count
    isolated_days: Count
    away: Minutes
    wishes: Count
    wishes_met: Count
    units: Count | None = None
    loads: PersonLoads | None = None
    strain: PersonStrain | None = None
    wages: PersonWages | None = None
    norm: PersonNorm | None = None


def person_kpis(line: Timeline, norm: PersonNorm | None = None) -> PersonKpis:
    """Return one person's figures (nøkkeltall per ansatt)."""
    person, horizon, planned = line.employee, line.horizon, line.planned
    worked = sum(spell.work for spell in planned)
    in_weekend = sum(weekend_minutes(spell, horizon) for spell in planned)
    due = norm.due if norm is not None and norm.computed else position_minutes(person, horizon)
    gaps = rests(line)
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
        shortest_rest=min(gaps, default=None),
        quick_returns=sum(rest < QUICK for rest in gaps),
        longest_run=longest_run({s.date for s in around}, horizon),
        longest_nights=longest_run({s.date for s in nights}, horizon),
        isolated_days=isolated_days(line),
        away=sum(s.work for s in planned if s.unit not in {p.unit for p in person.positions}),
        wishes=sum(wish.weight for wish in wishes),
        wishes_met=sum(wish.weight for wish in wishes if _met(wish, planned)),
        units=len({spell.unit for spell in planned}),
        loads=PersonLoads(
            **{load.value: sum(had(load, spell, horizon) for spell in planned) for load in Load}
        ),
        strain=person_strain(line),
        wages=wages(line),
        norm=norm,
    )


def _met(wish: Wish, planned: tuple[Spell, ...]) -> bool:
    """Whether the person works what is wished for, or is free of what is wished away."""
    works = any(spell.date == wish.date and wish.shift_type in {None, spell.shift_type} for spell in planned)
    return works is wish.wants
