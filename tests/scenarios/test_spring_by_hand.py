"""The spring of 2027 as Anna and Nora work it (to linjer skrevet for hånd): every figure counted by hand."""

from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from models.audit import audit, timelines
from models.holiday import balances
from models.kpi import kpis
from models.marks import Mark, PersonMarks, marks
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rules.average_week import AverageWeek
from models.rules.reference_average import ReferenceAverage
from models.timeline import Timeline
from models.units import hours
from tests.scenarios.spring import (
    ASCENSION,
    AWAY,
    EASTER_MONDAY,
    FIRST_OF_MAY,
    GOOD_FRIDAY,
    HOLIDAYS,
    IN_RETURN,
    MAUNDY,
    RED,
    START,
    SUNDAYS,
    WHIT_MONDAY,
    heaviest,
    house,
    person,
    red_worked,
    weekly,
    worked,
)

EVEN: Final = "DDA--DD"
FOUR, FIVE = "DDAA---", "DDAAA--"
ANNA: Final = tuple(
    "-------" if week == 18 else EVEN if week % 2 == 0 else FIVE if week in {1, 5, 9, 17, 21} else FOUR
    for week in range(1, 27)
)
"""Twelve weeks of 5 with the weekend, five of 5 without and eight of 4: 60 + 25 + 32 = 117 shifts."""
NORA: Final = tuple(
    "-NNN---" if week == 1 else "--N--NN" if week == 18 else "----NNN" if week % 2 == 0 else "-NNNN--"
    for week in range(1, 27)
)
"""13 × 3 + 13 × 4 nights, less one in the first week: 90. In week 18 Wednesday for Friday."""


@cache
def by_hand() -> Problem:
    """Return the house with Anna and Nora alone, whose rota is written out."""
    people = (person("anna", 1, absences=(AWAY, IN_RETURN)), person("nora", 1, nights=True))
    return house().changed(employees=people)


def written(**weeks: tuple[str, ...]) -> Rota:
    """Return a rota from each person's weeks."""
    return Rota.of(
        [
            Assignment(employee=name, unit="ward", shift_type=code, date=START + timedelta(days=number))
            for name, lines in weeks.items()
            for number, code in enumerate("".join(lines))
            if code != "-"
        ]
    )


def also(rota: Rota, name: str, code: str, *days: date) -> Rota:
    """Return a rota with more shifts."""
    more = (Assignment(employee=name, unit="ward", shift_type=code, date=day) for day in days)
    return Rota.of([*rota.assignments, *more])


HAND: Final = written(anna=ANNA, nora=NORA)


def marked(rota: Rota = HAND) -> dict[str, PersonMarks]:
    """Return the days off of Anna and Nora."""
    return {found.employee: found for found in marks(by_hand(), rota)}


def line(name: str) -> Timeline:
    """Return Anna's or Nora's line."""
    return next(found for found in timelines(by_hand(), HAND) if found.employee.id == name)


def test_thirty_two_red_days() -> None:
    """Their demand is that of a Sunday: 32 red days, 25 Saturdays without 1 May, 125 other days."""
    assert (len(SUNDAYS), len(HOLIDAYS), len(RED)) == (26, 6, 32)
    needs = list(house().demand.needs(house().horizon))
    assert tuple(need.date for need in needs if need.row == "sunday-day") == RED
    count = {row.id: sum(need.row == row.id for need in needs) for row in house().demand.rows}
    assert (count["saturday-day"], count["saturday-evening"]) == (25, 25)
    assert (count["day"], count["evening"], count["sunday-evening"], count["night"]) == (125, 125, 32, 182)
    # 2 × 125 + 125 + 2 × 25 + 2 × 32 = 489 by day and evening.
    assert sum(need.minimum for need in needs if need.row != "night") == 489


def test_the_rota_by_hand_is_lawful() -> None:
    """Nothing is broken, nothing has to be covered but what the averaging of red days is agreed for."""
    report = audit(by_hand(), HAND)
    assert report.breaches == ()
    assert {breach.rule for breach in report.covered} <= {"red_days", "weekly_hours", "daily_hours"}


def test_annas_red_days() -> None:
    """15 of 32 are worked: 12 Sundays, Easter Monday, 17 May, and Maundy Thursday from 18:00 on the eve.

    The Sundays are those of the even weeks without the eighteenth. Of Friday 30 April the evening ends at
    22:00, when 1 May begins, and the day shift of Easter Eve at 15:00, when Easter Sunday does.
    """
    expected = {*SUNDAYS[1::2], EASTER_MONDAY, WHIT_MONDAY, MAUNDY} - {date(2027, 5, 9)}
    assert set(red_worked(worked(HAND, "anna"))) == expected
    assert len(expected) == 15
    anna = marked()["anna"]
    assert (anna.red_days, anna.red_days_free) == (32, 17)
    # A shift starts on all of them but Maundy Thursday.
    assert kpis(by_hand(), HAND).people[0].red_days == 14


def test_noras_red_days() -> None:
    """Exactly 16: the Saturday nights of 13 even weeks, those before Easter Monday, 1 May and Ascension.

    A night from Sunday 22:00 is work on no Sunday: of her 13 only that of 28 March runs into a red day.
    """
    expected = {*SUNDAYS[1::2], EASTER_MONDAY, FIRST_OF_MAY, ASCENSION}
    assert set(red_worked(worked(HAND, "nora"))) == expected
    assert len(expected) == 16
    assert (marked()["nora"].red_days, marked()["nora"].red_days_free) == (32, 16)
    # One is too many, whichever: here Maundy Thursday, by the night before.
    seventeen = also(HAND, "nora", "N", MAUNDY - timedelta(days=1))
    broken = [b for b in audit(by_hand(), seventeen).breaches if b.rule == "red_days"]
    assert [(b.employee, b.measured, b.limit) for b in broken] == [("nora", 17, 16)]
    # It owes one F3, and the second of two in a row is named first: Easter Monday after Easter Sunday.
    assert [(o.mark, o.reason, o.hours) for o in marked(seventeen)["nora"].owed] == [
        (Mark.F3, EASTER_MONDAY, 570)
    ]


def test_every_fourth_week() -> None:
    """Two Sundays more for Anna make five in a row, weeks 2 to 6: the fourth and the fifth are breaches."""
    more = also(HAND, "anna", "D", SUNDAYS[2], SUNDAYS[4])
    broken = [b for b in audit(by_hand(), more).breaches if b.rule == "red_days"]
    assert [(b.date, b.measured, b.limit) for b in broken] == [
        (date(2027, 7, 4), 17, 16),
        (SUNDAYS[4], 4, 3),
        (SUNDAYS[5], 4, 3),
    ]


def test_the_weekly_days_off() -> None:
    """Anna has 25 F1 in 25 weeks, 13 on the Sundays of the odd weeks; Nora has 26.

    Of Anna's 182 days 117 have shifts, 7 are holiday, one is the F5 and 25 are F1: 32 are F2. Nora has 182,
    less 90 nights and 26 F1: 66.
    """
    anna, nora = marked()["anna"], marked()["nora"]
    first = {day.date for day in anna.marks if day.mark is Mark.F1}
    assert {day for day in first if day in SUNDAYS} == set(SUNDAYS[::2])
    assert len({day.isocalendar().week for day in first}) == len(first) == 25
    assert {mark: anna.count(mark) for mark in (Mark.FE, Mark.F5, Mark.F3, Mark.F2)} == {
        Mark.FE: 7,
        Mark.F5: 1,
        Mark.F3: 0,
        Mark.F2: 32,
    }
    assert (nora.count(Mark.F1), nora.count(Mark.F2)) == (26, 66)
    assert nora.owed == ()
    assert (anna.findings, nora.findings) == ((), ())


def test_an_f1_on_good_friday_is_given_back() -> None:
    """In week 12 only Maundy Thursday and Good Friday are free, so the F1 is lost: an F5 by 26 April."""
    (owed,) = marked()["anna"].owed
    assert (owed.mark, owed.reason, owed.until) == (Mark.F5, GOOD_FRIDAY, date(2027, 4, 26))
    assert (owed.given, owed.hours) == (date(2027, 4, 23), 450)
    without = by_hand().changed(employees=(person("anna", 1, absences=(AWAY,)),))
    (left,) = marks(without, written(anna=ANNA))[0].owed
    assert left.given is None


def test_the_hours_of_the_two() -> None:
    """Anna 117 × 7.5 = 877.5 h of 26 × 35.5 − 35.5 − 7.5 = 880 h; Nora 90 × 9.5 − 1 = 854 h.

    Nora's position is 26 × 32.928 = 856.128 h, 856 h 8 min: she is 128 minutes short, Anna 150.
    """
    anna, nora = kpis(by_hand(), HAND).people
    assert (anna.shifts, anna.hours, anna.position_hours, anna.deviation) == (117, 52_650, 52_800, -150)
    assert (nora.shifts, nora.hours, nora.position_hours, nora.deviation) == (90, 51_240, 51_368, -128)
    assert (anna.weekends, nora.weekends) == (12, 13)
    # 24 shifts of 7.5 h. Nora: in 12 even weeks 7.5 of the Friday night + 9.5 + 2 h, in the eighteenth
    # 9.5 + 2, in 12 odd weeks 7.5 of the Friday night, less one at Easter: 228 + 11.5 + 90 − 1 = 328.5 h.
    assert (anna.weekend_hours, nora.weekend_hours) == (180 * 60, 19_710)
    # From 15:00 on Easter Eve to 07:30, an hour less than by the clock; Nora from 07:30 to 22:00.
    assert (anna.shortest_rest, nora.shortest_rest) == (930, 870)


def test_a_holiday_week_counts_as_worked() -> None:
    """Week 16 has 5 × 7.5 h of work and 7.5 h of F5, week 18 no work and 35.5 h of holiday.

    Ascension Day is no working day, so the week takes five of the thirty.
    """
    anna = marked()["anna"]
    assert [(w.work, w.credited) for w in anna.weeks if w.credited] == [(2_250, 450), (0, 2_130)]
    assert (anna.work, anna.credited, anna.contract, anna.balance) == (52_650, 2_580, 55_380, -150)
    (year,) = balances(by_hand().employees[0], by_hand().horizon)
    assert (year.granted, year.used, year.left) == (30, 5, 25)


def test_forty_eight_hours_over_eight_weeks() -> None:
    """Nora's two weeks are 21 + 45.5 = 66.5 h, eight 266 h: of the limit's 48 h a week 33.25.

    Cut at Monday 00:00, a Sunday night leaves 2 h in its own week and 7.5 h in the next.
    """
    weeks = weekly(worked(HAND, "nora"))
    assert (weeks[1], weeks[2], weeks[11]) == (21, 45.5, 20)
    assert heaviest(weeks) == 266
    assert list(AverageWeek(maximum=1_995).audit(line("nora"))) == []
    assert {b.measured for b in AverageWeek(maximum=1_994).audit(line("nora"))} == {266 * 60}
    # Anna: 5 and 5 shifts in weeks 1 and 2, 4 and 5 in 3 and 4, and so on: 38 of 7.5 h at most.
    assert heaviest(weekly(worked(HAND, "anna"))) == 38 * 7.5


def test_the_average_of_the_reference_period() -> None:
    """Anna's 877.5 h and the credit of 43 h are 920.5 h in 26 weeks; at a norm of a minute less it is broken.

    26 × 35.4 h = 920.4 h, and 877.5 is above 920.4 − 43 = 877.4 by six minutes.
    """
    assert list(ReferenceAverage(norm=hours(35.5)).audit(line("anna"))) == []
    (broken,) = ReferenceAverage(norm=hours(35.4)).audit(line("anna"))
    assert (broken.measured, broken.limit) == (52_650, 52_644)


@pytest.mark.parametrize(("name", "minutes"), [("anna", 50 * 60), ("nora", 3_400)])
def test_time_off_for_holidays(name: str, minutes: int) -> None:
    """Worked holiday hours × 4/3, Easter Eve and from noon of the Wednesday before Easter among them.

    Anna: the evening of 24 March, 27, 28 and 29 March and 17 May are 37.5 h, which is 50 h. Nora: 27.5 h in
    the three nights from Good Friday, and 7.5 h each of 1 May and Ascension Day: 42.5 h is 56 h 40 min.
    """
    assert marked()[name].bank == minutes


LINES: Final = ("base", "weekend", "holiday", "evening", "night", "holiday_pay", "pension", "tax")


@pytest.mark.parametrize(
    ("name", "week", "paid"),
    [
        # Hourly 620 800 / 1846 = 336.2947. Five shifts are 37.5 h; the weekend 15 h at 22 % = 73.9848; of the
        # evening 17–21 are 4 h at 56 and 21–22 one hour at 25 % = 84.0737: 14 028.8971 in all. On top are
        # 12 % of holiday pay and 13 % of pension, and 14.1 % of the three together, 17 536.1213.
        ("anna", 2, (1_261_105, 110_977, 0, 22_400, 8_407, 168_347, 182_376, 247_259)),
        # Wednesday's evening is after noon, Saturday is Easter Eve: 22.5 h, which are 23 in the month, at 4/3
        # of the hour = 448.3929, and none of them is a weekend's: 23 232.1618, and 29 040.2022 with on-costs.
        ("anna", 12, (1_261_105, 0, 1_031_304, 22_400, 8_407, 278_786, 302_018, 409_467)),
        # Hourly 620 800 / 1747.2 = 355.3114. 9.5 + 8.5 + 9.5 = 27.5 h, all holiday from Good Friday 22:00 to
        # Easter Monday: 28 in the month at 473.7485. 8 + 7 + 8 = 23 h of night at 88.8278: 25 079.0598.
        ("nora", 12, (977_106, 0, 1_326_496, 0, 204_304, 300_949, 326_028, 442_018)),
    ],
)
def test_the_wages_of_a_week(name: str, week: int, paid: tuple[int, ...]) -> None:
    """An ordinary week and that of Easter, by the rates of law.md 5.2, 5.4 and 5.5, in øre."""
    lines = ANNA if name == "anna" else NORA
    alone = written(**{name: tuple(line if n == week else "-------" for n, line in enumerate(lines, 1))})
    found = next(person for person in kpis(by_hand(), alone).people if person.employee == name).wages
    assert found is not None
    assert tuple(getattr(found, line) for line in LINES) == paid
    assert found.cost == sum(paid)
    assert (found.overtime_hours, found.extra_hours) == (0, 0)
