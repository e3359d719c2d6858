"""Wages."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import ClassVar, Literal

from models.calendar import SATURDAY
from models.pay.payroll import Payroll, paid_week
from models.pay.tariff import Window
from models.posting import Duty, Line, Posting
from models.term import Level, Measured, PersonTerm
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Ore
from models.wages import spell_cost


@dataclass(frozen=True, slots=True)
class _Work:
    """What the price of a duty depends on: where, how long, and minutes under each supplement."""

    unit: str
    work: int
    present: int
    weekend: int
    holiday: int
    evening: int
    night: int
    outside: int


class Wages(PersonTerm):
    """
    Wages (lønnskostnad): what the shifts cost, with supplements and on-costs.

    Unit         øre, rounded for each shift
    Price        ``price`` for each øre: 1 unless a plan is to weigh wages otherwise
    Posted as    a price on each duty, reckoned from its minutes on the grid
    Measured as  the pay of each shift, reckoned from its instants and summed
    Not covered  overtime, which no plan may hold; the rounding of a month's supplement hours to whole ones;
                 people whose pay is unknown, whom ``models.checks`` refuses where this term is asked for

    It is in no standard objective. Ordinary pay follows from the positions whatever the rota, so all that
    wages can add there is to give weekends and nights to those who cost least; a planner who wants that says
    so. Below the demand and the positions it tells dear ways to cover the same from cheap ones.
    """

    kind: Literal["wages"] = "wages"
    title: ClassVar[Text] = Text(nb="Lønnskostnad", en="Wages")
    unit: ClassVar[Text] = Text(nb="øre", en="øre (1/100 krone)")

    level: Level = 4
    price: Ore = 1

    def post(self, line: Line, to: Posting) -> None:
        """Price each duty at what it costs this person (poster)."""
        payroll = line.around.payroll
        annual = None if payroll is None else payroll.annual(line.employee)
        if payroll is None or annual is None:
            raise ValueError(f"the pay of {line.employee.id} is unknown, so the term wages cannot be posted")
        priced = []
        known: dict[_Work, int] = {}
        for duty in line.duties():
            work = _work(duty, line, payroll)
            if work not in known:
                known[work] = _cost(line, payroll, annual, work)
            priced.append((self.price * known[work], duty.works))
        to.price(priced)

    def measure(self, timeline: Timeline) -> Measured:
        """Sum what the shifts cost (mål)."""
        total = 0
        for spell in timeline.planned:
            cost = spell_cost(timeline, spell)
            if cost is None:
                raise ValueError(f"the pay of {timeline.employee.id} is unknown, so wages cannot be measured")
            total += cost
        return self.costing(total)


def _work(duty: Duty, line: Line, payroll: Payroll) -> _Work:
    rates = payroll.tariff
    weekend = holiday = 0
    # A shift may start at 24:00 and last a day, so it touches three dates at most.
    for day in range(duty.day, duty.day + 3):
        calendar = line.start + timedelta(days=day)
        free_from = payroll.holiday_from(calendar)
        red = DAY if free_from is None else free_from
        holiday += _shared(duty, line, day, (red, DAY))
        if calendar.weekday() >= SATURDAY:
            weekend += _shared(duty, line, day, (0, red))
    evening, night, outside = (
        sum(_shared(duty, line, day, _clocks(window)) for day in range(duty.day - 1, duty.day + 3))
        for window in (rates.evening.window, rates.night.window, rates.day_worker.window)
    )
    present = sum(end - start for start, end in duty.present(resting=True))
    return _Work(duty.unit, duty.work, present, weekend, holiday, evening, night, outside)


def _clocks(window: Window) -> tuple[int, int]:
    return window.start, window.end + (DAY if window.end <= window.start else 0)


def _shared(duty: Duty, line: Line, day: int, clocks: tuple[int, int]) -> int:
    first, last = line.at(day, clocks[0]), line.at(day, clocks[1])
    return sum(max(0, min(end, last) - max(start, first)) for start, end in duty.present(resting=True))


def _cost(line: Line, payroll: Payroll, annual: int, duty: _Work) -> int:
    """Return what a duty costs, in øre: one fraction, rounded once, half up."""
    person, rates = line.employee, payroll.tariff
    year = 52 * paid_week(person, duty.unit)
    rota = payroll.on_rota(person)
    paid = Fraction(duty.work * annual, year)
    for minutes, supplement in (
        (duty.weekend, rates.weekend),
        (duty.holiday, rates.holiday),
        (duty.evening if rota else 0, rates.evening),
        (duty.night if rota else 0, rates.night),
        (0 if rota else duty.outside, rates.day_worker),
    ):
        share = Fraction(annual * supplement.share.parts, year * supplement.share.of)
        paid += minutes * max(share, Fraction(supplement.least, 60)) * duty.work / max(1, duty.present)
    on_top = payroll.holiday_pay(person).exact + payroll.pension.exact
    total = paid * (1 + on_top) * (1 + payroll.tax.exact)
    return (2 * total.numerator + total.denominator) // (2 * total.denominator)
