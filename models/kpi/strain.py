"""What a rota asks of health (helsebelastning), besides rests and runs."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from models.kpi.runs import longest_run
from models.kpi.shares import Count, Share, share
from models.timeline import Timeline
from models.units import Frozen, Minutes, hours

LONG: Final = hours(10)
FULL: Final = hours(48)


class PersonStrain(Frozen):
    """What a person's line asks (belastning per ansatt).

    Attributes
    ----------
    long_shifts
        Shifts with more than ten hours of work (lange vakter).
    longest_long
        Most such days in a row (lange vakter på rad).
    full_weeks
        Weeks from Monday to Sunday with more than 48 hours by start day (uker over 48 timer).
    spread
        Difference between the fullest and the emptiest week without absence (ukesvariasjon).
    """

    long_shifts: Count
    longest_long: Count
    full_weeks: Count
    spread: Minutes


class StrainKpis(Frozen):
    """What the rota asks of everybody (helsebelastning).

    Attributes
    ----------
    long_shifts, long_share
        Shifts with more than ten hours of work, in number and of all (lange vakter).
    longest_long
        Most such days in a row for anyone (lange vakter på rad).
    full_weeks
        Weeks with more than 48 hours, over all people (uker over 48 timer).
    quick_share
        Rests below 11 hours, of all shifts (korte hviler).
    spread
        The largest difference between a person's fullest and emptiest week (ukesvariasjon).
    """

    long_shifts: Count
    long_share: Share
    longest_long: Count
    full_weeks: Count
    quick_share: Share
    spread: Minutes


def person_strain(line: Timeline) -> PersonStrain:
    """Return what a person's line asks (belastning per ansatt)."""
    horizon, person = line.horizon, line.employee
    long = [s for s in line.unrolled(before=timedelta(days=horizon.days)) if s.at_work > LONG]
    weeks = dict.fromkeys(range(horizon.weeks), 0)
    for spell in line.planned:
        weeks[horizon.index(spell.date) // 7] += spell.at_work
    away = {horizon.index(day) // 7 for day in horizon.dates() if person.absent(day)}
    there = [minutes for week, minutes in weeks.items() if week not in away]
    return PersonStrain(
        long_shifts=sum(spell.planned for spell in long),
        longest_long=longest_run({spell.date for spell in long}, horizon),
        full_weeks=sum(minutes > FULL for minutes in weeks.values()),
        spread=max(there) - min(there) if there else 0,
    )


def strain_kpis(people: Sequence[PersonStrain], shifts: int, quick_returns: int) -> StrainKpis:
    """Return what the rota asks of everybody (helsebelastning)."""
    long = sum(person.long_shifts for person in people)
    return StrainKpis(
        long_shifts=long,
        long_share=share(long, shifts),
        longest_long=max(person.longest_long for person in people),
        full_weeks=sum(person.full_weeks for person in people),
        quick_share=share(quick_returns, shifts),
        spread=max(person.spread for person in people),
    )
