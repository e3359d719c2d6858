"""What a rota costs (lønnskostnad)."""

from collections.abc import Iterable

from models.kpi.shares import Count, rounded
from models.units import HOUR, Frozen, Minutes, Ore
from models.wages import YEAR, PersonWages


class WageKpis(Frozen):
    """What the work in a plan costs the employer, in øre (lønnskostnad).

    Attributes
    ----------
    known, unknown
        People whose pay is known, and those the figures leave out (kjent og ukjent lønn).
    base
        Ordinary pay of the hours worked, overtime left out (grunnlønn).
    weekend, evening, night, holiday
        Supplements (tillegg).
    overtime
        Overtime pay all in (overtidsbetaling).
    holiday_pay, pension, tax
        On-costs (feriepenger, pensjon, arbeidsgiveravgift).
    cost
        All of it (lønnskostnad).
    yearly
        The cost of as many weeks as a year has (per år).
    per_hour
        Cost of an hour worked (kostnad per arbeidet time).
    per_care_hour
        Cost of an hour of the demand that is met; None while somebody's pay is unknown (kostnad per dekket
        time).
    extra_hours, overtime_hours
        Work above the positions and their balance (merarbeid), and above what is paid as overtime.
    unconfirmed
        Names of the rates in use that nobody has checked against the text (ubekreftede satser).
    """

    known: Count
    unknown: Count
    base: Ore
    weekend: Ore
    evening: Ore
    night: Ore
    holiday: Ore
    overtime: Ore
    holiday_pay: Ore
    pension: Ore
    tax: Ore
    cost: Ore
    yearly: Ore
    per_hour: Ore | None
    per_care_hour: Ore | None
    extra_hours: Minutes
    overtime_hours: Minutes
    unconfirmed: tuple[str, ...] = ()


def wage_kpis(
    wages: Iterable[tuple[PersonWages | None, int]],
    weeks: int,
    covered: int | None,
    unconfirmed: tuple[str, ...] = (),
) -> WageKpis | None:
    """Return what a rota costs, None when nobody's pay is known (lønnskostnad).

    Parameters
    ----------
    wages
        Each person's wages with the minutes worked.
    covered
        Head-minutes of the demand that are met; None when nothing is asked for.
    unconfirmed
        Names of rates that are said to be so.
    """
    people = list(wages)
    known = [(paid, worked) for paid, worked in people if paid is not None]
    if not known:
        return None
    sums = {name: sum(getattr(paid, name) for paid, _ in known) for name in PersonWages.model_fields}
    cost = sum(paid.cost for paid, _ in known)
    hours = sum(worked for _, worked in known)
    everybody = len(known) == len(people)
    return WageKpis(
        **sums,
        known=len(known),
        unknown=len(people) - len(known),
        unconfirmed=unconfirmed,
        cost=cost,
        yearly=rounded(cost * YEAR, weeks),
        per_hour=rounded(cost * HOUR, hours) if hours else None,
        per_care_hour=rounded(cost * HOUR, covered) if covered and everybody else None,
    )
