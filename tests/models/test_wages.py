"""What worked time costs (lønnskostnad), against worked examples of the tariff reckoned by hand."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from models.audit import timelines
from models.pay.payroll import Payroll
from models.pay.setting import (
    AssumedPay,
    LocalSupplement,
    OvertimeFrom,
    Pay,
    PayGroup,
    PaySetting,
    SupplementKind,
    Zone,
)
from models.pay.tariff import Known, Rate, Tariff, tariff, tariff_names
from models.people import HeldCompetence, Position
from models.timeline import Timeline
from models.wages import Hourly, PersonWages, half_up, hour_cost, ordinary, overtime, tally, wages
from tests import world

NURSE = Pay(group=PayGroup.HIGHER_3, years=10)
NIGHT = "2027-03-06 22:00-07:30"
"""From a Saturday to a Sunday in an ordinary week."""


def line(
    *written: str, start: str = "2027-03-01", weeks: int = 1, pay: Pay | None = NURSE, **more: Any
) -> Timeline:
    """Return the timeline of one nurse who works what is written, in zone I."""
    types, placed = world.shifts(written)
    problem = world.problem(
        world.employee(pay=pay, **more.pop("person", {})),
        shift_types=types,
        start=date.fromisoformat(start),
        weeks=weeks,
        pay=more.pop("setting", PaySetting(zone=Zone.I)),
        **more,
    )
    return timelines(problem, world.rota(placed))[0]


def payroll(timeline: Timeline) -> Payroll:
    """Return the payroll of a timeline that has one."""
    assert timeline.around.payroll is not None
    return timeline.around.payroll


def hourly(timeline: Timeline, unit: str = "ward") -> Hourly:
    """Return the pay per hour."""
    found = Hourly.of(payroll(timeline), timeline.employee, unit)
    assert found is not None
    return found


def lines(timeline: Timeline) -> dict[str, int]:
    """Return the pay of the one shift of ordinary work by line, each rounded, those of nothing left out."""
    (spell,) = timeline.planned
    exact = ordinary(tally(spell, timeline.horizon, payroll(timeline)), spell.work, hourly(timeline))
    return {name: half_up(amount) for name, amount in exact.items() if amount}


def paid(timeline: Timeline) -> PersonWages:
    """Return the wages of one whose pay is known."""
    found = wages(timeline)
    assert found is not None
    return found


def test_a_nurse_on_a_night_to_sunday() -> None:
    """As in law.md 5.2: 336.29 an hour; 9.5 h of base and weekend, 8 h of night; supplements 1,375.45."""
    timeline = line(NIGHT)
    assert hourly(timeline).in_ore == 33_629
    assert lines(timeline) == {"base": 319_480, "weekend": 70_286, "night": 67_259}
    assert half_up(hourly(timeline).weekend * Fraction(19, 2) + hourly(timeline).night * 8) == 137_545


@pytest.mark.parametrize(
    ("shift", "hours", "at"),
    [
        ("2027-03-02 08:00-09:00", 1, 50_444),
        ("2027-03-02 21:00-22:00", 1, 67_258),
        ("2027-03-06 08:00-09:00", 1, 67_258),
        ("2027-03-26 08:00-09:00", 1, 78_468),
        ("2027-03-24 12:00-13:00", 1, 78_468),
        ("2027-03-24 11:00-12:00", 1, 50_444),
        ("2027-03-27 21:00-22:00", 1, 78_468),
    ],
)
def test_overtime_an_hour(shift: str, hours: int, at: int) -> None:
    """As in law.md 5.3: 504.44 on a weekday, 672.58 at night and in weekends, 784.68 on holidays and eves."""
    timeline = line(shift, start="2027-03-22" if "03-2" in shift else "2027-03-01")
    times = tally(timeline.planned[0], timeline.horizon, payroll(timeline))
    rates = payroll(timeline).tariff.overtime
    assert half_up(overtime(times, 60 * hours, hourly(timeline), rates)) == at


@pytest.mark.parametrize(
    ("zone", "share"), [("I", 1141), ("Ia", 1141), ("II", 1106), ("III", 1064), ("IV", 1051), ("IVa", 1079)]
)
def test_an_extra_hour_by_zone(zone: str, share: int) -> None:
    """As in law.md 5.5: 336.29 × 1.12 × 1.141 = 429.75 in zone I; the other zones likewise, none in V."""
    timeline = line(NIGHT, setting=PaySetting(zone=Zone(zone)))
    cost = hour_cost(payroll(timeline), timeline.employee, "ward")
    assert cost == Fraction(33_629 * 112 * share, 100_000)
    assert half_up(Fraction(33_629 * 112 * 1141, 100_000)) == 42_975


def test_the_floor_holds_until_the_share_is_more() -> None:
    """The 22 % pass NOK 70 above a pay of 587,364, the 25 % above 516,880."""
    for annual, weekend, night in ((587_363, 7000, 7954), (516_880, 7000, 7000)):
        found = hourly(line(NIGHT, pay=Pay(annual=annual * 100)))
        assert (int(found.weekend), int(found.night)) == (weekend, night)
    assert hourly(line(NIGHT, pay=Pay(annual=587_364 * 100))).weekend > 7000
    assert hourly(line(NIGHT, pay=Pay(annual=516_881 * 100))).night > 7000


@pytest.mark.parametrize(
    ("written", "start", "expected"),
    [
        # Evening alone, then evening and night.
        ("2027-03-02 14:30-22:00", "2027-03-01", {"evening": 4 * 60, "night": 60}),
        # Saturday evening: weekend stacks with both.
        ("2027-03-06 14:30-22:00", "2027-03-01", {"weekend": 450, "evening": 240, "night": 60}),
        # Friday night: weekend from midnight.
        ("2027-03-05 22:00-07:30", "2027-03-01", {"weekend": 450, "night": 480}),
        # Easter Sunday: holiday in place of weekend, evening on top.
        ("2027-03-28 14:30-22:00", "2027-03-22", {"holiday": 450, "evening": 240, "night": 60}),
        # Wednesday before Maundy Thursday: from noon.
        ("2027-03-24 07:30-15:00", "2027-03-22", {"holiday": 180}),
        # Easter Eve, a Saturday: all day, and no weekend.
        ("2027-03-27 07:30-15:00", "2027-03-22", {"holiday": 450}),
        # Whitsun Eve, a Saturday: weekend until noon.
        ("2027-05-15 07:30-15:00", "2027-05-10", {"weekend": 270, "holiday": 180}),
        # The night to Easter Sunday is an hour short: 22–02 and 03–07:30.
        ("2027-03-27 22:00-07:30", "2027-03-22", {"holiday": 510, "night": 420}),
        # The night to 31 October is an hour long.
        ("2027-10-30 22:00-07:30", "2027-10-25", {"weekend": 630, "night": 540}),
    ],
)
def test_what_is_paid_for_when(written: str, start: str, expected: dict[str, int]) -> None:
    """HTA § 5: holiday replaces weekend, evening and night stack on both, eves count from noon."""
    timeline = line(written, start=start)
    times = tally(timeline.planned[0], timeline.horizon, payroll(timeline))
    names = ("weekend", "holiday", "evening", "night")
    assert {name: getattr(times, name) for name in names if getattr(times, name)} == expected


def test_a_day_worker_has_one_small_supplement() -> None:
    """Who works no rota is paid NOK 32 an hour from 17 to 06, and nothing for evening or night."""
    timeline = line("2027-03-02 14:00-22:00", pay=Pay(annual=60_000_000, rota=False))
    assert lines(timeline)["evening"] == 5 * 3200
    assert "night" not in lines(timeline)


def test_a_base_rota_has_no_holidays() -> None:
    """In a cyclic rota the dates of Easter mean nothing."""
    timeline = line("2027-03-28 14:30-22:00", start="2027-03-22", cyclic=True)
    assert set(lines(timeline)) == {"base", "weekend", "evening", "night"}


def test_an_unpaid_break_lies_evenly() -> None:
    """Of eight hours with half an hour unpaid, 15/16 of each supplement is paid."""
    timeline = line("2027-03-06 14:00-22:00 unpaid 30")
    assert lines(timeline)["weekend"] == half_up(hourly(timeline).weekend * Fraction(15, 2))
    assert lines(timeline)["evening"] == half_up(Fraction(4 * 15 * 5600, 16))


@pytest.mark.parametrize(("week", "pay"), [(2130, 33_629), (2250, 31_836), (2016, 35_531)])
def test_the_divisor_follows_the_week(week: int, pay: int) -> None:
    """620,800 by 1846, 1950 and 1747.2 hours."""
    positions = (Position(unit="ward", size=10_000, full_time_week=week),)
    assert hourly(line(NIGHT, person={"positions": positions})).in_ore == pay


def test_two_positions_are_paid_each_by_its_own_week() -> None:
    """Work in a unit has the hours of the position there; work elsewhere those of the first."""
    positions = (
        Position(unit="ward", size=5000, full_time_week=2130),
        Position(unit="clinic", size=5000, full_time_week=2250),
    )
    timeline = line(NIGHT, person={"positions": positions})
    assert [hourly(timeline, unit).in_ore for unit in ("ward", "clinic", "else")] == [33_629, 31_836, 33_629]


def test_a_month_of_supplement_hours_is_rounded_to_whole_ones() -> None:
    """7.5 and 9.5 weekend hours are 17; a lone 7.5 is 8; an evening of 4 h stays 4."""
    both = paid(line("2027-03-06 07:30-15:00", NIGHT.replace("-06 ", "-13 "), weeks=2))
    assert both.weekend == half_up(hourly(line(NIGHT)).weekend * 17)
    assert paid(line("2027-03-06 14:30-22:00")).weekend == half_up(hourly(line(NIGHT)).weekend * 8)
    assert paid(line("2027-03-06 14:30-22:00")).evening == 4 * 5600
    apart = paid(line("2027-03-27 07:00-07:29", "2027-04-03 07:00-07:30", start="2027-03-22", weeks=2))
    assert (apart.holiday, apart.weekend) == (0, half_up(hourly(line(NIGHT)).weekend))


def test_on_costs_of_a_plain_day() -> None:
    """7.5 h of 336.29…: holiday pay 12 %, pension 13 %, and 14.1 % of all three together."""
    found = paid(line("2027-03-02 07:30-15:00"))
    base = Fraction(62_080_000 * 60, 52 * 2130) * Fraction(15, 2)
    assert (found.base, found.supplements, found.overtime) == (half_up(base), 0, 0)
    assert (found.holiday_pay, found.pension) == (30_267, 32_789)
    assert found.tax == half_up(base * Fraction(125, 100) * Fraction(141, 1000))
    assert found.cost == 252_221 + 30_267 + 32_789 + found.tax
    higher = paid(line("2027-03-02 07:30-15:00", pay=NURSE.model_copy(update={"higher_holiday_pay": True})))
    assert higher.holiday_pay == half_up(base * Fraction(143, 1000))
    own = paid(line("2027-03-02 07:30-15:00", setting=PaySetting(zone=Zone.V, pension=1650)))
    assert (own.pension, own.tax) == (half_up(base * Fraction(165, 1000)), 0)


FIVE = tuple(f"2027-03-0{day} 07:30-15:00" for day in range(1, 6))
SATURDAY = "2027-03-06 07:30-15:00"


def test_overtime_is_what_comes_after_a_full_week() -> None:
    """37.5 h on weekdays and 7.5 h on a Saturday: 2 h are above 35.5 on Friday, and all of Saturday."""
    found = paid(line(*FIVE, SATURDAY, setting=PaySetting(zone=Zone.I, carried=0)))
    assert (found.extra_hours, found.overtime_hours) == (0, 120 + 450)
    assert found.base == half_up(hourly(line(NIGHT)).pay * Fraction(71, 2))
    assert found.overtime == half_up(33_629 * (2 * Fraction(3, 2) + Fraction(15, 2) * 2))
    assert found.weekend == 0
    assert found.pension == half_up(hourly(line(NIGHT)).pay * Fraction(71, 2) * Fraction(13, 100))


def test_a_balance_is_carried_on() -> None:
    """With 5 h that go to the next plan's balance, 40.5 h are ordinary and 4.5 h on Saturday overtime."""
    found = paid(line(*FIVE, SATURDAY))
    assert found.overtime_hours == 270
    assert found.overtime == half_up(33_629 * 2 * Fraction(9, 2))
    assert found.weekend == half_up(hourly(line(NIGHT)).weekend * 3)


@pytest.mark.parametrize(
    ("threshold", "extra", "above"), [("full_position", 1065, 570), ("own_position", 0, 1635)]
)
def test_when_a_part_timer_has_overtime(threshold: str, extra: int, above: int) -> None:
    """Half a position works 45 h: overtime is what passes 35.5 h, or by the switch what passes 17.75 h."""
    half = {"positions": (Position(unit="ward", size=5000),)}
    for setting in (
        PaySetting(zone=Zone.I, carried=0, overtime_from=OvertimeFrom(threshold)),
        *([PaySetting(zone=Zone.I, carried=0)] if threshold == "full_position" else []),
    ):
        found = paid(line(*FIVE, SATURDAY, person=half, setting=setting))
        assert (found.extra_hours, found.overtime_hours) == (extra, above)


def test_a_local_agreement_may_raise_a_supplement() -> None:
    """30 % for weekends and NOK 100 for evenings; what is not said stays as the tariff has it."""
    local = (
        LocalSupplement(supplement=SupplementKind.WEEKEND, share=3000),
        LocalSupplement(supplement=SupplementKind.EVENING, least=10_000),
    )
    timeline = line(NIGHT, setting=PaySetting(zone=Zone.I, local=local))
    found = hourly(timeline)
    assert found.weekend == found.pay * Fraction(3, 10)
    assert found.evening == 10_000
    assert found.night == hourly(line(NIGHT)).night
    assert payroll(timeline).unconfirmed([timeline.employee]) == ("night", "overtime", "pension")


def test_what_is_unconfirmed_is_what_is_in_use() -> None:
    """A pension rate of one's own, a rate nobody is paid by, and the pay of other groups are not doubtful."""
    of = payroll(line(NIGHT)).unconfirmed
    day_worker = line(NIGHT, pay=Pay(group=PayGroup.SKILLED, years=3, rota=False)).employee
    assert of([day_worker]) == ("weekend", "day_worker", "overtime", "pension", "groups.skilled")
    own = payroll(line(NIGHT, setting=PaySetting(zone=Zone.I, pension=1500)))
    assert own.unconfirmed([line(NIGHT).employee]) == ("weekend", "evening", "night", "overtime")
    assert of([line(NIGHT, pay=None).employee]) == ()


def test_unknown_pay_is_unknown() -> None:
    """Without a setting, or for a person of whom nothing is said, there are no wages: not none, unknown."""
    assert wages(line(NIGHT, setting=None)) is None
    assert wages(line(NIGHT, pay=None)) is None
    assert paid(line()).cost == 0


def test_pay_may_be_assumed_by_competence() -> None:
    """The first assumption whose competence a person holds counts; own pay comes before all of them."""
    setting = PaySetting(
        zone=Zone.I,
        assumed=(
            AssumedPay(competence="nurse", group=PayGroup.HIGHER_3, years=10),
            AssumedPay(competence="skilled", group=PayGroup.SKILLED, years=7),
        ),
    )
    of = {
        ("nurse", "skilled"): 62_080_000,
        ("skilled",): 48_000_000,
        ("driver",): None,
    }
    for held, annual in of.items():
        person = {"competences": tuple(HeldCompetence(competence=one) for one in held)}
        timeline = line(NIGHT, pay=None, person=person, setting=setting)
        assert payroll(timeline).annual(timeline.employee) == annual
        own = line(NIGHT, pay=Pay(annual=1), person=person, setting=setting)
        assert payroll(own).annual(own.employee) == 1


@pytest.mark.parametrize(
    ("years", "annual"),
    [(0, 545_400), (5, 545_400), (6, 558_400), (9, 568_600), (15, 620_800), (40, 639_900)],
)
def test_seniority_takes_the_step_reached(years: int, annual: int) -> None:
    """Between two steps of the table the lower one holds."""
    assert tariff("hta-2026").groups[PayGroup.HIGHER_3].at(years) == annual * 100


@pytest.mark.parametrize(
    "fields",
    [{}, {"annual": 1, "group": "skilled", "years": 1}, {"group": "skilled"}, {"annual": 1, "years": 2}],
)
def test_pay_says_one_thing(fields: dict[str, Any]) -> None:
    """Either a yearly pay, or a group with its seniority."""
    with pytest.raises(ValidationError):
        Pay.model_validate(fields)


def test_a_rate_is_exact_and_comes_back_as_written() -> None:
    """A third of a per cent is a third."""
    for text, exact in (("22 %", (11, 50)), ("133 1/3 %", (4, 3)), ("14.3 %", (143, 1000)), ("0 %", (0, 1))):
        rate = Rate.model_validate(text)
        assert rate.exact == Fraction(*exact)
        assert str(rate) == text
    with pytest.raises(ValidationError):
        Rate.model_validate("a third")


@pytest.mark.parametrize("name", tariff_names())
def test_every_figure_of_a_tariff_has_a_source(name: str) -> None:
    """Each part says where it is from; estimates and rates not yet read in 2026 are unconfirmed."""
    bundle: Tariff = tariff(name)
    parts = [getattr(bundle, field) for field in Tariff.model_fields]
    known = [part for part in (*parts, *bundle.groups.values()) if isinstance(part, Known)]
    assert len(known) == len(Tariff.model_fields) - len(("id", "title", "since", "groups")) + len(PayGroup)
    assert all(part.evidence.source for part in known)
    doubtful = {where for where, _ in bundle.unconfirmed()}
    assert {"weekend", "night", "evening", "pension", "groups.skilled", "groups.assistant"} <= doubtful
    assert "groups.higher_3" not in doubtful
    assert set(bundle.employer_tax.rates) == set(Zone)
