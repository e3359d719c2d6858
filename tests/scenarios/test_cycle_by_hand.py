"""A base rota as Eva and Nils work it (to linjer skrevet for hånd): every figure counted by hand."""

from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from models.audit import audit, timelines
from models.kpi import kpis
from models.marks import Mark, PersonMarks, in_calendar, marks
from models.problem import Problem
from models.rota import Rota
from models.rules.average_week import AverageWeek
from models.rules.reference_average import ReferenceAverage
from models.timeline import Timeline
from tests.scenarios.cycle import (
    LAST_SUNDAY,
    START,
    cell,
    eight_weeks,
    house,
    on,
    person,
    round_twice,
)

EVA: Final = (
    *("DD--A--", "-DDA---", "A--D-DD"),
    *("DD--A--", "-DDA---", "A--D-DD"),
    *("DD-----", "-DDA---", "A--D-DD"),
    *("DD-----", "-DDA---", "A--D-DD"),
)
"""Ten shifts in the first three weeks and in the next, nine in the third three and the fourth: 38."""
NILS: Final = ("--NN---", "-NN----", "----NNN") * 4
"""Seven nights in three weeks: 28. Three on end in the weekend, over the last Sunday into week 1."""


@cache
def by_hand() -> Problem:
    """Return the house with Eva and Nils alone, whose rota is written out."""
    return house().changed(employees=(person("eva"), person("nils")))


HAND: Final = Rota.of(
    [
        on(name, code, START + timedelta(days=number))
        for name, lines in (("eva", EVA), ("nils", NILS))
        for number, code in enumerate("".join(lines))
        if code != "-"
    ]
)


def line(name: str) -> Timeline:
    """Return Eva's or Nils's line."""
    return next(found for found in timelines(by_hand(), HAND) if found.employee.id == name)


def marked() -> dict[str, PersonMarks]:
    """Return the days off of the two."""
    return {found.employee: found for found in marks(by_hand(), HAND)}


def test_the_rota_by_hand_is_lawful() -> None:
    """Each of Nils's 28 nights is 9.5 h, above the act's nine, which the agreement covers; no more is."""
    report = audit(by_hand(), HAND)
    assert report.breaches == ()
    assert [(b.employee, b.rule, b.measured, b.limit) for b in report.covered] == [
        ("nils", "daily_hours", 570, 540)
    ] * 28


def test_an_evening_before_a_day_across_the_seam() -> None:
    """Sunday's evening for Eva ends 9.5 h before Monday's day in week 1: the agreements cover it.

    The 24 hours from Sunday 14:30 hold 7.5 + 7 = 14.5 h of work, where the act allows nine. The agreed day
    begins at midnight, so the evening and the day are of two.
    """
    report = audit(by_hand(), cell(HAND, "eva", LAST_SUNDAY, "A"))
    covered = [(b.rule, b.date, b.measured, b.limit) for b in report.covered if b.employee == "eva"]
    assert sorted(covered) == [("daily_hours", START, 870, 540), ("daily_rest", START, 570, 660)]
    assert report.breaches == ()


def test_an_evening_before_a_day_where_no_day_is_agreed() -> None:
    """From Sunday 14:30 there are 14.5 h of work: a breach of 12.5, though the rest of 9.5 h is covered."""
    house = by_hand()
    moved = [
        agreement.model_copy(
            update={"deviations": tuple(d for d in agreement.deviations if d.parameter != "day_from")}
        )
        for agreement in house.all_agreements
    ]
    report = audit(
        house.changed(profile="none", agreements=tuple(moved)), cell(HAND, "eva", LAST_SUNDAY, "A")
    )
    assert [(b.rule, b.date, b.measured, b.limit) for b in report.breaches] == [
        ("daily_hours", START, 870, 750)
    ]


def test_what_is_planted_across_the_seam() -> None:
    """One cell each: Eva twice and Nils twice, every breach dated where the second of the two weeks has it.

    Nils on day on Monday of week 1 has no rest after the night that ends there; a night that evening is the
    fourth on end since Friday of week 12. An evening for Eva on Saturday of week 1 is a weekend after that of
    week 12, out of turn and half a weekend.
    """

    def broken(name: str, day: date, code: str) -> set[tuple[str, date, int, int]]:
        report = audit(by_hand(), cell(HAND, name, day, code))
        return {(b.rule, b.date, b.measured, b.limit) for b in report.breaches}

    assert ("daily_rest", START, 0, 540) in broken("nils", START, "D")
    assert ("consecutive_nights", START, 4, 3) in broken("nils", START, "N")
    saturday = START + timedelta(days=5)
    found = broken("eva", saturday, "A")
    assert {("weekend_frequency", saturday, 1, 3), ("whole_weekends", saturday, 1, 2)} <= found
    # A night on the last Sunday in place of the evening ends when Monday's day begins.
    assert ("daily_rest", START, 0, 540) in broken("eva", LAST_SUNDAY, "N")


def test_sundays_alone_are_red() -> None:
    """Twelve red days, of which each works four: a base rota knows no Easter, though it has its dates."""
    eva, nils = marked()["eva"], marked()["nils"]
    assert (eva.red_days, eva.red_days_free, nils.red_days, nils.red_days_free) == (12, 8, 12, 8)
    assert [person.red_days for person in kpis(by_hand(), HAND).people] == [4, 4]
    assert (eva.owed, nils.owed, eva.bank, nils.bank) == ((), (), 0, 0)


def test_the_weekly_days_off() -> None:
    """Twelve F1 each, eight on free Sundays; Eva 84 − 38 − 12 = 34 F2, Nils 84 − 28 − 12 = 44."""
    eva, nils = marked()["eva"], marked()["nils"]
    for found in (eva, nils):
        first = [day.date for day in found.marks if day.mark is Mark.F1]
        assert [(day - START).days // 7 for day in first] == list(range(12))
        assert [(day - START).days // 7 + 1 for day in first if day.isoweekday() == 7] == [
            *(1, 2, 4, 5, 7, 8, 10, 11)
        ]
        assert found.findings == ()
    assert (eva.count(Mark.F2), nils.count(Mark.F2)) == (34, 44)


def test_the_hours_of_the_two() -> None:
    """Eva 38 × 7.5 = 285 h of 285 h 25 min, Nils 28 × 9.5 = 266 h of 264 h 7 min; four weekends each."""
    eva, nils = kpis(by_hand(), HAND).people
    assert (eva.shifts, eva.hours, eva.position_hours, eva.deviation) == (38, 17_100, 17_125, -25)
    assert (nils.shifts, nils.hours, nils.position_hours, nils.deviation) == (28, 15_960, 15_847, 113)
    assert (eva.weekends, nils.weekends) == (4, 4)
    # Eight shifts of 7.5 h; of Friday's night 7.5, Saturday's 9.5 and Sunday's 2 h, four times.
    assert (eva.weekend_hours, nils.weekend_hours) == (60 * 60, 76 * 60)
    assert (eva.shortest_rest, nils.shortest_rest, eva.quick_returns) == (990, 870, 0)
    # From 15:00 to 07:30, and from 07:30 to 22:00. Saturday to Tuesday, over the seam as well.
    assert (eva.longest_run, nils.longest_nights) == (4, 3)


def test_forty_eight_hours_over_eight_weeks() -> None:
    """Eva's heaviest eight weeks are 11 to 6, over the seam: 3 + 4 + 3 + 3 + 4 + 3 + 3 + 4 = 27 shifts.

    That is 202.5 h, and no other eight have more than 26 shifts. A limit of 25 h 19 min a week lets them
    pass, one of 25 h 18 min does not.
    """
    stretches = eight_weeks(round_twice(HAND, "eva"))
    assert sorted(stretches)[-2:] == [26 * 7.5, 202.5]
    assert list(AverageWeek(maximum=1_519).audit(line("eva"))) == []
    (broken,) = AverageWeek(maximum=1_518).audit(line("eva"))
    # The sixth week ends on Sunday 14 February.
    assert (broken.measured, broken.date) == (12_150, date(2027, 2, 14))
    # Nils: two turns of 66.5 h, and week 12 with week 1, which has the rest of its night: 21 + 26.5 h.
    assert max(eight_weeks(round_twice(HAND, "nils"))) == 2 * 66.5 + 47.5


def test_the_average_of_the_reference_period() -> None:
    """285 h in twelve weeks are 23.75 h, 1425 minutes a week: a norm of a minute less is broken by twelve."""
    assert list(ReferenceAverage(norm=1_425).audit(line("eva"))) == []
    (broken,) = ReferenceAverage(norm=1_424).audit(line("eva"))
    assert (broken.measured, broken.limit) == (17_100, 17_088)


LINES: Final = ("base", "weekend", "holiday", "evening", "night", "holiday_pay", "pension", "tax")


@pytest.mark.parametrize(
    ("name", "paid"),
    [
        # Hourly 522 000 / 1846 = 282.7736. Monday's evening and three days are 30 h. 22 % is 62.2102, so the
        # weekend's 15 h are paid at 70; 4 h of evening at 56; one hour at 25 % = 70.6934.
        # 9 827.9003 in all, 12 284.8754 with holiday pay and pension.
        ("eva", (848_321, 105_000, 0, 22_400, 7_069, 117_935, 127_763, 173_217)),
        # Three nights, 28.5 h; 7.5 + 9.5 + 2 = 19 h of weekend at 70; 3 × 8 = 24 h of night at 70.6934.
        # 11 085.6888 in all, 13 857.1110 with holiday pay and pension.
        ("nils", (805_905, 133_000, 0, 0, 169_664, 133_028, 144_114, 195_385)),
    ],
)
def test_the_wages_of_week_twelve(name: str, paid: tuple[int, ...]) -> None:
    """By the rates of law.md 5.2, 5.4 and 5.5, in øre; the pay of the group is an estimate and says so."""
    week = Rota.of([a for a in HAND.assignments if a.employee == name and a.date > date(2027, 3, 21)])
    found = kpis(by_hand(), week)
    wages = next(person for person in found.people if person.employee == name).wages
    assert wages is not None
    assert tuple(getattr(wages, line) for line in LINES) == paid
    assert wages.cost == sum(paid)
    assert found.wages is not None
    assert "groups.skilled" in found.wages.unconfirmed


def spring(profile: str) -> dict[str, PersonMarks]:
    """Return the days off when the rota is worked from 4 January 2027 on for 26 weeks."""
    problem = by_hand().changed(profile=profile)
    return {found.employee: found for found in in_calendar(problem, HAND, START, 26)}


def test_worked_in_the_calendar_it_gives_days_off() -> None:
    """Without averaging the second of two worked red days in a row is F3; an F1 on a holiday gives an F5.

    Eva works Maundy Thursday, Easter Sunday and Monday, Ascension Day and the Sunday after it, and seven more
    Sundays: 11 of 32. Off are Easter Monday and Sunday 9 May, each 7.5 h. Nils works the nights of Easter
    Eve and Easter Sunday, so the latter is off, 9.5 h; his F1 of weeks 12 and 18 are Thursdays.
    """
    found = spring("none")
    eva, nils = found["eva"], found["nils"]
    assert [(o.mark, o.reason, o.given, o.hours) for o in eva.owed] == [
        (Mark.F3, date(2027, 3, 29), date(2027, 3, 29), 450),
        (Mark.F3, date(2027, 5, 9), date(2027, 5, 9), 450),
    ]
    assert (eva.red_days, eva.red_days_free) == (32, 32 - 11 + 2)
    assert [(o.mark, o.reason, o.until, o.hours) for o in nils.owed] == [
        (Mark.F3, date(2027, 3, 29), None, 570),
        (Mark.F5, date(2027, 3, 25), date(2027, 4, 25), None),
        (Mark.F5, date(2027, 5, 6), date(2027, 6, 6), None),
    ]
    assert [day.date for day in nils.marks if day.mark is Mark.F3] == [LAST_SUNDAY]


def test_on_average_nothing_is_given_off() -> None:
    """With the agreement 16 of 32 may be worked, and 11 and 9 are; the F5 stay."""
    found = spring("local-agreement")
    assert (found["eva"].owed, found["eva"].red_days_free) == ((), 21)
    assert {owed.mark for owed in found["nils"].owed} == {Mark.F5}
    assert found["nils"].red_days_free == 23
