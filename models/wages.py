"""Wages (lønnskostnad): what worked time costs the employer, reckoned from instants.

Hours that are worked are what is paid: holiday pay on top of them pays for the weeks of holiday, so days of
absence cost nothing here. Ordinary work is paid as a share of the annual pay and is exact; work paid by the
hour takes the hourly pay in whole øre, as it stands on a payslip. Sums are rounded once, half up.

Supplements are paid for the time worked: an unpaid break lies evenly over a shift, and resting duty is paid
as far as the position counts it. Overtime is what passes the threshold over the whole plan, since the plan
itself says how long a day and a week are.

Not covered: paid days off, and time off instead of a supplement; the amount for a split shift; moved hours;
the ceiling of zone Ia; seniority that is reached during the plan; the factor by which fixed supplements
become monthly; which of a part-timer's extra hours earn no pension.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Final, NamedTuple

from models.calendar import SATURDAY, Horizon
from models.due import position_minutes
from models.pay.payroll import Payroll, paid_week
from models.pay.setting import OvertimeFrom
from models.pay.tally import Tally
from models.pay.tariff import NOON, Overtime, Supplement, Window
from models.people import Employee
from models.timeline import Spell, Timeline, minutes_between
from models.units import DAY, FULL_POSITION, HOUR, Frozen, Minutes, Ore

YEAR: Final = 52
"""Weeks in the year of the hourly pay (divisor 1950, 1846 and 1747.2 hours)."""


@dataclass(frozen=True, slots=True)
class Hourly:
    """One person's pay per hour in øre, exact (timelønn og tillegg)."""

    pay: Fraction
    weekend: Fraction
    holiday: Fraction
    evening: Fraction
    night: Fraction
    outside: Fraction

    @classmethod
    def of(cls, payroll: Payroll, employee: Employee, unit: str) -> "Hourly | None":
        """Return what an hour in a unit pays, None when the person's pay is unknown (timelønn)."""
        annual, rates = payroll.annual(employee), payroll.tariff
        if annual is None:
            return None
        pay = Fraction(annual * HOUR, YEAR * paid_week(employee, unit))
        rota, nothing = payroll.on_rota(employee), Fraction(0)
        return cls(
            pay=pay,
            weekend=_supplement(rates.weekend, pay),
            holiday=_supplement(rates.holiday, pay),
            evening=_supplement(rates.evening, pay) if rota else nothing,
            night=_supplement(rates.night, pay) if rota else nothing,
            outside=nothing if rota else _supplement(rates.day_worker, pay),
        )

    @property
    def in_ore(self) -> int:
        """The hourly pay in whole øre, for work that is paid by the hour (timelønn i øre)."""
        return half_up(self.pay)


class PersonWages(Frozen):
    """What one person's work in a plan costs, in øre (lønnskostnad per ansatt).

    Attributes
    ----------
    base
        Ordinary pay of the hours worked, overtime left out (grunnlønn).
    weekend, evening, night, holiday
        Supplements (tillegg); ``evening`` has the one supplement of those who do not work a rota.
    overtime
        Overtime pay all in, pay and addition (overtidsbetaling).
    holiday_pay, pension, tax
        On-costs (feriepenger, pensjon, arbeidsgiveravgift).
    extra_hours
        Work above the position that is no overtime (merarbeid).
    overtime_hours
        Work that is paid as overtime (overtid).
    """

    base: Ore
    weekend: Ore
    evening: Ore
    night: Ore
    holiday: Ore
    overtime: Ore
    holiday_pay: Ore
    pension: Ore
    tax: Ore
    extra_hours: Minutes
    overtime_hours: Minutes

    @property
    def supplements(self) -> int:
        """Supplements together (tillegg i alt)."""
        return self.weekend + self.evening + self.night + self.holiday

    @property
    def cost(self) -> int:
        """What the employer pays in all (lønnskostnad)."""
        paid = self.base + self.supplements + self.overtime
        return paid + self.holiday_pay + self.pension + self.tax


def half_up(amount: Fraction) -> int:
    """Return an amount in whole øre, half an øre up (avrundet)."""
    return floor(amount + Fraction(1, 2))


def tally(spell: Spell, horizon: Horizon, payroll: Payroll, skipped: int = 0) -> Tally:
    """Return the minutes of a shift by what is paid for them (opptelling).

    Parameters
    ----------
    skipped
        Minutes present from the start that are left out.
    """
    counts: dict[str, int] = defaultdict(int)
    for minutes, day, clock in _pieces(spell, horizon, payroll):
        counted = max(0, minutes - skipped)
        skipped -= minutes - counted
        for name in _kinds(payroll, day, clock):
            counts[name] += counted
    return Tally(**counts)


def ordinary(times: Tally, work: int, hourly: Hourly) -> dict[str, Fraction]:
    """Return the pay of ordinary work, exact, by line (ordinær lønn)."""
    spread = Fraction(work, times.present * HOUR) if times.present else Fraction(0)
    return {
        "base": hourly.pay * Fraction(work, HOUR),
        "weekend": times.weekend * spread * hourly.weekend,
        "holiday": times.holiday * spread * hourly.holiday,
        "evening": spread * (times.evening * hourly.evening + times.outside * hourly.outside),
        "night": times.night * spread * hourly.night,
    }


def overtime(times: Tally, work: int, hourly: Hourly, rates: Overtime) -> Fraction:
    """Return the pay of overtime all in, exact (overtidsbetaling); it has no supplements."""
    if not times.present:
        return Fraction(0)
    spread = Fraction(work, times.present * HOUR) * hourly.in_ore
    added = ((times.at_half, rates.otherwise), (times.at_full, rates.nights_and_weekends))
    tiers = (*added, (times.at_holiday, rates.holidays))
    return sum((minutes * spread * (1 + rate.exact) for minutes, rate in tiers), Fraction(0))


def hour_cost(payroll: Payroll, employee: Employee, unit: str) -> Fraction | None:
    """Return what an extra hour without supplements costs, None when the pay is unknown (timekostnad)."""
    hourly = Hourly.of(payroll, employee, unit)
    if hourly is None:
        return None
    return hourly.in_ore * (1 + payroll.holiday_pay(employee).exact) * (1 + payroll.tax.exact)


def spell_cost(timeline: Timeline, spell: Spell) -> int | None:
    """Return what one shift of ordinary work costs with on-costs, in øre (kostnad for en vakt).

    None when the problem or the person has no pay.
    """
    payroll, person = timeline.around.payroll, timeline.employee
    hourly = None if payroll is None else Hourly.of(payroll, person, spell.unit)
    if payroll is None or hourly is None:
        return None
    paid = sum(ordinary(_known(spell, timeline.horizon, payroll), spell.work, hourly).values())
    on_top = 1 + payroll.holiday_pay(person).exact + payroll.pension.exact
    return half_up(paid * on_top * (1 + payroll.tax.exact))


def wages(timeline: Timeline) -> PersonWages | None:
    """Return what a person's planned work costs (lønnskostnad), None when the pay is unknown.

    What is worked beyond the threshold of the tariff, and beyond the balance that is carried on, is overtime:
    the last hours of the plan. Supplement hours are summed by the month in which a shift starts.
    """
    payroll, person, horizon = timeline.around.payroll, timeline.employee, timeline.horizon
    if payroll is None or payroll.annual(person) is None:
        return None
    threshold, own = _threshold(payroll, person, horizon), position_minutes(person, horizon)
    lines: dict[str, Fraction] = defaultdict(Fraction)
    months: dict[_Month, int] = defaultdict(int)
    hourly_at: dict[str, Hourly | None] = {
        unit: Hourly.of(payroll, person, unit) for unit in {spell.unit for spell in timeline.planned}
    }
    worked = 0
    for spell in timeline.planned:
        hourly = hourly_at[spell.unit]
        if hourly is None:
            continue
        plain = max(0, min(spell.work, threshold - worked))
        worked += spell.work
        times = _known(spell, horizon, payroll)
        if plain < spell.work:
            before = _before(spell, plain, times, horizon, payroll)
            rates = payroll.tariff.overtime
            lines["overtime"] += overtime(times.less(before), spell.work - plain, hourly, rates)
            times = before
        months[_Month("base", None, hourly.pay, 1)] += plain
        month = (spell.date.year, spell.date.month)
        for line, minutes, rate in _supplements(times, hourly):
            months[_Month(line, month, rate, times.present)] += minutes * plain
    for line, amount in _paid(months, payroll):
        lines[line] += amount
    above = max(0, worked - threshold)
    extra = max(0, worked - above - own - payroll.setting.carried)
    return _with_on_costs(lines, payroll, person, extra=extra, above=above)


def _threshold(payroll: Payroll, person: Employee, horizon: Horizon) -> int:
    """Return the minutes beyond which work in the plan is overtime."""
    own = position_minutes(person, horizon)
    if payroll.tariff.overtime.threshold is OvertimeFrom.OWN_POSITION or person.size >= FULL_POSITION:
        return own + payroll.setting.carried
    # The missing part of the first position is added to it: the rest of a full job is what it is there.
    first = person.positions[0]
    rest = FULL_POSITION - person.size
    filled = first.model_copy(update={"size": first.size + rest})
    full = person.model_copy(update={"positions": (filled, *person.positions[1:])})
    return position_minutes(full, horizon) + payroll.setting.carried


def _with_on_costs(
    lines: dict[str, Fraction], payroll: Payroll, person: Employee, *, extra: int, above: int
) -> PersonWages:
    ordinary_pay = lines["base"] + sum(lines[name] for name in ("weekend", "evening", "night", "holiday"))
    paid = ordinary_pay + lines["overtime"]
    holiday_pay = paid * payroll.holiday_pay(person).exact
    pension = ordinary_pay * payroll.pension.exact
    return PersonWages(
        base=half_up(lines["base"]),
        weekend=half_up(lines["weekend"]),
        evening=half_up(lines["evening"]),
        night=half_up(lines["night"]),
        holiday=half_up(lines["holiday"]),
        overtime=half_up(lines["overtime"]),
        holiday_pay=half_up(holiday_pay),
        pension=half_up(pension),
        tax=half_up((paid + holiday_pay + pension) * payroll.tax.exact),
        extra_hours=extra,
        overtime_hours=above,
    )


class _Month(NamedTuple):
    """What is summed before it is paid: a line in a month at a rate, minutes in parts of ``present``."""

    line: str
    month: tuple[int, int] | None
    rate: Fraction
    present: int


def _supplements(times: Tally, hourly: Hourly) -> Iterator[tuple[str, int, Fraction]]:
    """Yield each supplement that a shift has, with the minutes present under it and its rate."""
    for line, minutes, rate in (
        ("weekend", times.weekend, hourly.weekend),
        ("holiday", times.holiday, hourly.holiday),
        ("evening", times.evening, hourly.evening),
        ("evening", times.outside, hourly.outside),
        ("night", times.night, hourly.night),
    ):
        if minutes and rate:
            yield line, minutes, rate


def _paid(months: dict[_Month, int], payroll: Payroll) -> Iterator[tuple[str, Fraction]]:
    """Yield what each line comes to, supplements in whole hours a month where the tariff says so."""
    sums: dict[tuple[str, tuple[int, int] | None, Fraction], Fraction] = defaultdict(Fraction)
    for (line, month, rate, present), minutes in months.items():
        sums[line, month, rate] += Fraction(minutes, present * HOUR)
    whole = payroll.tariff.rounding.whole_hours and payroll.dated
    for (line, month, rate), hours in sums.items():
        yield line, rate * (half_up(hours) if whole and month is not None else hours)


def _supplement(supplement: Supplement, pay: Fraction) -> Fraction:
    return max(supplement.share.exact * pay, Fraction(supplement.least))


def _known(spell: Spell, horizon: Horizon, payroll: Payroll) -> Tally:
    """Return the tally of a whole shift; everybody who takes the code on the day has the same."""
    key = (spell.shift_type, spell.date)
    if key not in payroll.tallies:
        payroll.tallies[key] = tally(spell, horizon, payroll)
    return payroll.tallies[key]


def _before(spell: Spell, plain: int, whole: Tally, horizon: Horizon, payroll: Payroll) -> Tally:
    """Return the tally of the part of a shift in which the first ``plain`` minutes are worked."""
    skipped = ceil(Fraction(plain * whole.present, spell.work)) if spell.work else 0
    return whole.less(tally(spell, horizon, payroll, skipped))


def _pieces(spell: Spell, horizon: Horizon, payroll: Payroll) -> Iterator[tuple[int, date, int]]:
    """Yield the shift cut wherever the pay changes: minutes, local date and clock at the start of each."""
    rates = payroll.tariff
    windows = (rates.evening.window, rates.night.window, rates.day_worker.window, rates.overtime.night)
    clocks = {0, NOON, *(clock % DAY for window in windows for clock in (window.start, window.end))}
    days = (horizon.local(spell.end).date() - horizon.local(spell.start).date()).days
    first = horizon.local(spell.start).date()
    changes = {
        horizon.instant(first + timedelta(days=number), clock)
        for number in range(days + 1)
        for clock in clocks
    }
    for start, end in spell.there(resting=True):
        edges = sorted({start, end, *(change for change in changes if start < change < end)})
        for begin, finish in pairwise(edges):
            local: datetime = horizon.local(begin)
            yield minutes_between(begin, finish), local.date(), local.hour * HOUR + local.minute


def _kinds(payroll: Payroll, day: date, clock: int) -> Iterator[str]:
    """Yield the names in ``Tally`` under which a minute counts."""
    rates = payroll.tariff
    starts = payroll.holiday_from(day)
    holiday = starts is not None and clock >= starts
    weekend = day.weekday() >= SATURDAY
    yield "present"
    if holiday:
        yield "holiday"
    elif weekend:
        yield "weekend"
    if _within(rates.evening.window, clock):
        yield "evening"
    if _within(rates.night.window, clock):
        yield "night"
    if _within(rates.day_worker.window, clock):
        yield "outside"
    full = weekend or _within(rates.overtime.night, clock)
    yield "at_holiday" if holiday else "at_full" if full else "at_half"


def _within(window: Window, clock: int) -> bool:
    if window.start < window.end:
        return window.start <= clock < window.end
    return clock >= window.start or clock < window.end
