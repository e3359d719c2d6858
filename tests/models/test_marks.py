"""Days off by their names (F-koder): F1 to F5, by hand-counted rotas and by what holds for all."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from models.marks import Mark, MarkCode, PersonMarks, in_calendar, marks, worked_in_calendar
from models.rota import Rota
from models.rules.red_days import RedDays
from models.units import Refused
from tests import world

HOLY_WEEK = date(2027, 3, 22)


def of(written: Sequence[str], **more: Any) -> PersonMarks:
    """Return the days off of somebody with these shifts."""
    types, placed = world.shifts(written)
    person = world.employee(**more.pop("person", {}))
    asked = world.problem(person, shift_types=types or (), **more)
    return marks(asked, world.rota(placed))[0]


def cells(found: PersonMarks, first: date, days: int = 7) -> str:
    """Return the marks of some days, a dot for a shift."""
    by_day = {day.date: day.mark.value for day in found.marks}
    return " ".join(by_day.get(first + timedelta(days=number), ".") for number in range(days))


def days(first: date, *numbers: int, at: str = "07:30-15:00") -> tuple[str, ...]:
    """Return a shift on each day number."""
    return tuple(f"{first + timedelta(days=number)} {at}" for number in numbers)


@pytest.mark.parametrize(
    ("written", "expected", "says"),
    [
        (days(world.MONDAY, 0, 1, 2, 3, 4), ". . . . . F2 F1", "an ordinary week: Sunday is the day"),
        (
            days(world.MONDAY, 0, 1, 2, 4, 6),
            ". . . F2 . F1 .",
            "off Fri 15:00 to Sun 07:30, 40.5 h: Saturday",
        ),
        (days(world.MONDAY, 0, 1, 4, 5, 6), ". . F2 F1 . . .", "Sunday worked: of two days in a row one"),
        ((), "F2 F2 F2 F2 F2 F2 F1", "nothing worked: Sunday"),
        # Wednesday is off for 40.5 h, Saturday and Sunday for 64.5: the Sunday.
        (days(world.MONDAY, 0, 1, 3, 4), ". . F2 . . F2 F1", "an extra day off is F2"),
    ],
)
def test_a_week_has_one_f1_and_the_rest_is_f2(written: tuple[str, ...], expected: str, says: str) -> None:
    """F1 falls on a Sunday where it can, and every other free day is F2."""
    assert cells(of(written), world.MONDAY) == expected, says


def test_the_night_workers_day_off() -> None:
    """Off from Saturday 07:30 to Sunday 22:00 is 38.5 h: a day from 22:00 to 22:00, none from midnight."""
    nights = (*days(world.MONDAY, 0, 1, 2, 3, 4, at="22:00-07:30"), *days(world.MONDAY, 6, at="22:00-07:30"))
    found = of(nights)
    assert cells(found, world.MONDAY) == ". . . . . F1 ."
    assert [f.code for f in found.findings] == []


def test_hours_without_a_whole_day_are_said() -> None:
    """Off from Saturday 03:00 to Sunday 14:30 is 35.5 h: lawful, an F1, and no whole day."""
    friday, sunday = "2027-03-05 18:00-03:00", "2027-03-07 14:30-21:00"
    found = of((*days(world.MONDAY, 0, 1, 2, 3), friday, sunday))
    assert cells(found, world.MONDAY) == ". . . . . F1 ."
    assert [(f.code, f.date) for f in found.findings] == [(MarkCode.PART_OF_DAY, date(2027, 3, 6))]


def test_a_week_without_rest_has_no_f1() -> None:
    """31.5 h off is no weekly rest: no day is F1, and the week is said."""
    found = of(
        ("2027-03-05 22:00-07:30", *days(world.MONDAY, 0, 1, 2, 3), *days(world.MONDAY, 6, at="15:00-22:00"))
    )
    assert cells(found, world.MONDAY) == ". . . . . F2 ."
    assert [(f.code, f.date) for f in found.findings] == [(MarkCode.NO_WEEKLY_REST, date(2027, 3, 7))]
    assert "35:00" in found.findings[0].text.nb


def test_a_rest_without_a_day_is_said() -> None:
    """Off from Monday 07:00 to Tuesday 23:00 is 40 h, but a shift starts on both days: kept, and no F1."""
    written = (
        "2027-03-01 00:00-07:00",
        "2027-03-02 23:00-06:00",
        *(f"2027-03-{day:02d} 08:00-15:00" for day in range(3, 8)),
    )
    found = of(
        (*tuple(line for line in written if not line.startswith("2027-03-03")), "2027-03-03 20:00-21:00")
    )
    assert cells(found, world.MONDAY) == ". . . . . . ."
    assert [f.code for f in found.findings] == [MarkCode.NO_DAY_OFF]


def test_two_weeks_do_not_share_a_rest() -> None:
    """Off from Saturday 15:00 to Tuesday 07:30 is 64.5 h: too little for two weeks, 75 h are enough."""
    first = days(world.MONDAY, 0, 1, 2, 3, 4, 5)
    rest = days(world.MONDAY, 9, 10, 11, 12, 13)
    short = of((*first, "2027-03-09 07:30-15:00", *rest), weeks=2)
    # One of the weeks goes without: the one that the auditor says has no rest, the later.
    assert cells(short, world.MONDAY, 14) == ". . . . . . F1 F2 . . . . . ."
    assert [f.date for f in short.findings if f.code is MarkCode.NO_WEEKLY_REST] == [date(2027, 3, 14)]
    long = of((*first, "2027-03-09 18:00-23:00", *rest), weeks=2)
    assert cells(long, world.MONDAY, 14) == ". . . . . . F1 F1 . . . . . ."


def test_a_long_weekend_serves_two_weeks_from_its_sunday() -> None:
    """Off from Friday 22:30 to Tuesday 07:30 is 81 h: Sunday is the one week's F1, Monday the next one's."""
    first = (*days(world.MONDAY, 0, 1, 2, 3), "2027-03-05 15:00-22:30")
    found = of((*first, *days(world.MONDAY, 8, 9, 10, 11, 12, 13)), weeks=2)
    assert cells(found, world.MONDAY, 14) == ". . . . . F2 F1 F1 . . . . . ."


def test_easter_2027_by_hand() -> None:
    """Base rota with Thursday, Friday, Sunday and Monday worked, Saturday F1: F3 on Friday and Monday.

    The example of law.md section 6, in a cycle of six weeks of which the one with Easter is the first.
    """
    at = "07:30-15:00"
    written = (*days(HOLY_WEEK, 0, 1, 3, 4, 6, 7, at=at), *days(HOLY_WEEK, 8, 9, 10, 14, 15, 16, 17, at=at))
    types, placed = world.shifts(written)
    base = world.problem(rule=RedDays(), shift_types=types, start=HOLY_WEEK, weeks=6, cyclic=True)
    found = in_calendar(base, world.rota(placed), HOLY_WEEK, 6)[0]
    assert cells(found, HOLY_WEEK, 9) == ". . F2 . F3 F1 . F3 ."
    assert [(o.mark, o.reason, o.given, o.hours) for o in found.owed] == [
        (Mark.F3, date(2027, 3, 26), date(2027, 3, 26), 450),
        (Mark.F3, date(2027, 3, 29), date(2027, 3, 29), 450),
    ]
    # The two shifts are credited: the hours are those of the base rota.
    assert (found.work, found.credited) == (11 * 450, 2 * 450)
    assert found.weeks[0].work == 4 * 450
    assert found.weeks[0].credited == 450
    assert found.findings == ()


def test_easter_2027_the_colleague() -> None:
    """Whose F1 is Easter Monday has one F5, due by 29 April, or a day's pay."""
    written = days(HOLY_WEEK, 0, 1, 2, 6, 8, 9, 10, 11, 12, 13)
    types, placed = world.shifts(written)
    base = world.problem(rule=RedDays(), shift_types=types, start=HOLY_WEEK, weeks=3, cyclic=True)
    found = in_calendar(base, world.rota(placed), HOLY_WEEK, 3)[0]
    assert cells(found, date(2027, 3, 29)) == "F1 . . . . . ."
    fives = [owed for owed in found.owed if owed.mark is Mark.F5]
    assert [(owed.reason, owed.until, owed.given) for owed in fives] == [
        (date(2027, 3, 29), date(2027, 4, 29), None)
    ]


def test_an_f5_is_given() -> None:
    """A day of F5 within the month pays what is owed; a later one pays too, and is said to be late."""

    def found(day: str) -> PersonMarks:
        given = {"start": day, "end": day, "kind": "F5", "credited": 450}
        # Thursday and Friday are worked, so that week one has its F1 on Saturday.
        week = days(HOLY_WEEK, 0, 1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 13)
        return of(week, start=HOLY_WEEK, weeks=8, person={"absences": (given,)})

    paid = found("2027-04-29")
    assert [(o.reason, o.given, o.hours) for o in paid.owed if o.mark is Mark.F5] == [
        (date(2027, 3, 29), date(2027, 4, 29), 450)
    ]
    assert cells(paid, date(2027, 4, 29), 1) == "F5"
    assert MarkCode.F5_LATE not in {f.code for f in paid.findings}
    late = found("2027-04-30")
    assert [(f.code, f.date) for f in late.findings if f.code in {MarkCode.F5_LATE, MarkCode.F5_OWED}] == [
        (MarkCode.F5_LATE, date(2027, 4, 30))
    ]


def test_f3_on_average_by_hand() -> None:
    """26 weeks from 4 January 2027 have 32 red days; 18 worked ones in the base rota give two F3."""
    start = date(2027, 1, 4)
    # A cycle of two weeks with the Sunday of one: 13 Sundays. Of the holidays, 25, 26 and 29 March, 1 May (a
    # Saturday), 6 and 17 May, it works those on a Monday, Thursday or Friday: 5.
    written = (*days(start, 0, 3, 4, 6), *days(start, 7, 10, 11))
    types, placed = world.shifts(written)
    rule = RedDays(averaging=True)
    base = world.problem(rule=rule, shift_types=types, start=start, weeks=2, cyclic=True)
    found = in_calendar(base, world.rota(placed), start, 26)[0]
    assert found.red_days == 32
    threes = [owed.reason for owed in found.owed if owed.mark is Mark.F3]
    # 13 Sundays, 25, 26 and 29 March, 6 and 17 May: 18 worked, 16 allowed.
    assert len(threes) == 2
    assert found.red_days_free == 16
    assert [f.code for f in found.findings if f.code is MarkCode.F3_CHOICE] == [MarkCode.F3_CHOICE]


def test_red_days_in_a_row_part_at_22() -> None:
    """Thursday 20:00 to 23:30 is work on Maundy Thursday; with Friday worked too, Friday is F3."""
    written = ("2027-03-25 20:00-23:30", *days(HOLY_WEEK, 4))
    found = of(written, start=HOLY_WEEK, rule=RedDays())
    assert [o.reason for o in found.owed if o.mark is Mark.F3] == [date(2027, 3, 26)]


def test_a_base_rota_has_f1_and_f2_alone() -> None:
    """The base rota itself knows no holidays: nothing is owed, whatever dates it is written on."""
    types, placed = world.shifts(days(HOLY_WEEK, 0, 1, 3, 4, 6))
    base = world.problem(shift_types=types, start=HOLY_WEEK, weeks=2, cyclic=True)
    found = marks(base, world.rota(placed))[0]
    assert {day.mark for day in found.marks} == {Mark.F1, Mark.F2}
    assert (found.owed, found.bank, found.holiday) == ((), 0, ())


def test_a_calendar_plan_owes_what_it_does_not_give() -> None:
    """The same Easter as a calendar plan has no F3 in its cells: it breaks the law, and owes two."""
    found = of(days(HOLY_WEEK, 0, 1, 3, 4, 6, 7), start=HOLY_WEEK, weeks=2, rule=RedDays())
    assert Mark.F3 not in {day.mark for day in found.marks}
    assert [(o.reason, o.given) for o in found.owed if o.mark is Mark.F3] == [
        (date(2027, 3, 26), None),
        (date(2027, 3, 29), None),
    ]
    assert [f.date for f in found.findings if f.code is MarkCode.F3_OWED] == [
        date(2027, 3, 26),
        date(2027, 3, 29),
    ]


def test_the_bank_of_worked_holidays() -> None:
    """Holidays and Easter Eve count whole, Wednesday before Maundy Thursday from noon; each hour is 1 1/3."""
    # Wed 07:30-15:00: 3 h after noon. Good Friday and Easter Eve: 7.5 h each. Sunday 4 April is no holiday.
    found = of(
        (*days(HOLY_WEEK, 2, 4, 5), "2027-04-04 07:30-15:00"),
        start=HOLY_WEEK,
        weeks=2,
    )
    assert found.bank == (180 + 450 + 450) * 4 // 3
    # The night to Maundy Thursday: 22:00 to 24:00 after noon of the eve, 00:00 to 07:00 on the holiday.
    assert of(("2027-03-24 22:00-07:00",), start=HOLY_WEEK).bank == 9 * 60 * 4 // 3


def test_holiday_and_leave_are_marked_and_credited() -> None:
    """A week of holiday is FE every day, credited with the week of the position; F1 and F2 lapse in it."""
    away = {"start": "2027-03-08", "end": "2027-03-14", "kind": "holiday"}
    leave = {"start": "2027-03-15", "end": "2027-03-16"}
    person = {"absences": (away, leave), "positions": ({"unit": "ward", "size": 5000},)}
    found = of(days(world.MONDAY, 0, 1), weeks=3, person=person)
    assert cells(found, date(2027, 3, 8)) == " ".join(["FE"] * 7)
    assert cells(found, date(2027, 3, 15), 3) == "leave leave F2"
    # Half of 35.5 h is 17.75 h a week, a seventh of it 2.54 h a day.
    assert [week.credited for week in found.weeks] == [0, 1065, 304]
    assert (found.work, found.credited, found.contract) == (900, 1369, 3195)
    assert found.balance == 900 + 1369 - 3195
    assert [(b.used, b.left) for b in found.holiday] == [(6, 24)]
    assert found.findings == ()


def test_what_the_holiday_act_lets_one_claim_is_said() -> None:
    """Both Sundays beside a holiday worked, a short main holiday and an overdrawn account are said."""
    away = {"start": "2027-07-05", "end": "2027-07-10", "kind": "holiday"}
    account = {"year": 2027, "granted": 5}
    sundays = ("2027-07-04 07:30-15:00", "2027-07-11 07:30-15:00")

    def found(**absence: Any) -> list[tuple[MarkCode, date]]:
        person = {"absences": ({**away, **absence},), "holiday_accounts": (account,)}
        written = of(sundays, start=date(2027, 5, 31), weeks=18, person=person, rule=RedDays(averaging=True))
        said = {MarkCode.HOLIDAY_SUNDAY, MarkCode.MAIN_HOLIDAY, MarkCode.HOLIDAY_OVERDRAWN}
        return [(f.code, f.date) for f in written.findings if f.code in said]

    rest = [(MarkCode.MAIN_HOLIDAY, date(2027, 9, 30)), (MarkCode.HOLIDAY_OVERDRAWN, date(2027, 10, 3))]
    assert found() == [(MarkCode.HOLIDAY_SUNDAY, date(2027, 7, 11)), *rest]
    # A claimed Sunday is a breach of its rule, and not said twice.
    assert found(sunday=True) == rest


def test_a_month_without_a_red_day_off_is_said() -> None:
    """Four weeks whose F1 all fall on ordinary days are said at the last Sunday, AML § 10-8 (4)."""
    week = (0, 1, 2, 4, 6)
    start = date(2027, 2, 1)
    found = of(days(start, *(7 * n + day for n in range(4) for day in week)), weeks=4, start=start)
    rare = [f.date for f in found.findings if f.code is MarkCode.SUNDAY_RARE]
    assert rare == [date(2027, 2, 28)]


def test_a_holiday_is_left_alone_where_another_day_does() -> None:
    """Of Monday and Ascension Day, both off alone, Monday is F1: the other would be lost and owe an F5."""
    evening = "2027-05-04 14:30-22:00"
    found = of(
        (evening, *days(date(2027, 5, 3), 2, 4, 5, 6)), start=date(2027, 5, 3), rule=RedDays(least=900)
    )
    assert cells(found, date(2027, 5, 3)) == "F1 . . F2 . . ."
    assert [owed.mark for owed in found.owed] == []


def test_a_holiday_is_taken_where_no_sunday_is_free_for_four_weeks() -> None:
    """With four Sundays worked in a row, Ascension Day is the F1 on a red day, and owes an F5."""
    start = date(2027, 4, 12)
    # Saturday 1 May is worked, so that Thursday 6 May is the one holiday that is free.
    ordinary = [7 * week + day for week in range(3) for day in (0, 1, 2, 5, 6)]
    found = of((*days(start, *ordinary, 23, 25, 26, 27), "2027-05-04 14:30-22:00"), start=start, weeks=4)
    assert cells(found, date(2027, 5, 3)) == "F2 . . F1 . . ."
    assert MarkCode.SUNDAY_RARE not in {f.code for f in found.findings}
    assert [owed.reason for owed in found.owed if owed.mark is Mark.F5] == [date(2027, 5, 6)]


def test_no_law_no_marks() -> None:
    """A problem from elsewhere has no weekly rest in force, and so no F1 to tell from F2."""
    found = of(days(world.MONDAY, 0), regulation="none", profile="none")
    assert found.marks == ()
    assert found.findings == ()


def test_under_18_a_weekly_day_off_has_48_hours() -> None:
    """Off from Friday 15:00 to Sunday 07:30 is 40.5 h: an F1 for an adult, and none for who is under 18."""
    week = days(world.MONDAY, 0, 1, 2, 3, 4, 6)
    young = {"adult_from": "2028-01-01"}
    assert cells(of(week), world.MONDAY) == ". . . . . F1 ."
    found = of(week, person=young)
    assert cells(found, world.MONDAY) == ". . . . . F2 ."
    assert [f.text.en for f in found.findings if f.code is MarkCode.NO_WEEKLY_REST] == [
        "the week has no F1: no free time of at least 48:00 on end that is the week's own"
    ]


def test_a_computed_week_is_what_the_rota_makes_it() -> None:
    """Who works days only has a full week of 37.5 h, and so has the contract and a week of holiday."""
    away = {"start": "2027-03-08", "end": "2027-03-14", "kind": "holiday"}
    positions = ({"unit": "ward", "size": 10_000, "full_time_week": "computed"},)
    person = {"positions": positions, "absences": (away,)}
    found = of(days(world.MONDAY, 0, 1, 2, 3, 4), weeks=2, person=person)
    assert (found.contract, found.credited, found.balance) == (2 * 2250, 2250, 0)


def test_only_a_base_rota_is_put_in_the_calendar() -> None:
    """A calendar plan has dates already, and is refused in both languages."""
    with pytest.raises(Refused, match="calendar") as caught:
        worked_in_calendar(world.problem(), Rota(), world.MONDAY, 4)
    assert "kalender" in caught.value.nb


def test_a_base_rota_begins_with_its_first_week() -> None:
    """Put in the calendar, the cycle's first week falls on the Monday asked for, and its past is known."""
    types, placed = world.shifts(days(world.MONDAY, 0, 8))
    base = world.problem(shift_types=types, weeks=2, cyclic=True)
    worked, planned = worked_in_calendar(base, world.rota(placed), date(2027, 5, 3), 3)
    assert [a.date for a in planned.assignments] == [
        date(2027, 5, 3),
        date(2027, 5, 11),
        date(2027, 5, 17),
    ]
    history = [shift.date for shift in worked.employees[0].history]
    # Five weeks back: the second week of the cycle first, then whole turns.
    assert history == [
        date(2027, 3, 30),
        date(2027, 4, 5),
        date(2027, 4, 13),
        date(2027, 4, 19),
        date(2027, 4, 27),
    ]
