"""Holiday (ferie): working days, blocks, balances and what is said of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.checks import check
from models.findings import Severity
from models.holiday import HolidayBalance, balances, blocks, is_working_day, longest_main
from models.people import Absence, AbsenceKind, Employee, HolidayAccount
from tests import world


def anna(*spans: tuple[str, str], **more: Any) -> Employee:
    """Return somebody with these holidays."""
    absences = [{"start": first, "end": last, "kind": "holiday"} for first, last in spans]
    return world.employee(absences=absences, **more)


def codes(employee: Employee, start: date = date(2027, 5, 31), weeks: int = 18, **more: Any) -> set[str]:
    """Return the codes of what is said of somebody's plan."""
    return {issue.code for issue in check(world.problem(employee, start=start, weeks=weeks, **more))}


@pytest.mark.parametrize(
    ("first", "last", "days", "says"),
    [
        ("2027-07-05", "2027-07-11", 6, "an ordinary week, Monday to Sunday"),
        ("2027-07-05", "2027-07-25", 18, "three weeks: the main holiday"),
        ("2027-05-03", "2027-05-09", 5, "the week of Ascension Day"),
        ("2027-03-22", "2027-03-28", 4, "Holy Week: Thursday and Friday are red, Easter Eve is not"),
        ("2027-05-17", "2027-05-23", 5, "17 May 2027 is Whit Monday"),
        ("2027-07-10", "2027-07-11", 1, "a weekend: Saturday counts"),
    ],
)
def test_working_days_are_counted_as_the_act_counts_them(first: str, last: str, days: int, says: str) -> None:
    """A holiday takes Mondays to Saturdays that are no public holidays, hand-counted."""
    found = blocks(anna((first, last)))
    assert [block.days for block in found] == [days], says


def test_weeks_of_holiday_are_one_block_across_their_sundays() -> None:
    """Two weeks, each written Monday to Saturday, are one block; a day at work between parts them."""
    joined = blocks(anna(("2027-07-05", "2027-07-10"), ("2027-07-12", "2027-07-17")))
    assert [(block.first, block.last, block.days) for block in joined] == [
        (date(2027, 7, 5), date(2027, 7, 17), 12)
    ]
    assert (joined[0].before, joined[0].after) == (date(2027, 7, 4), date(2027, 7, 18))
    parted = blocks(anna(("2027-07-05", "2027-07-10"), ("2027-07-13", "2027-07-17")))
    assert [block.days for block in parted] == [6, 5]


def test_a_block_of_days_has_the_nearest_sundays_beside_it() -> None:
    """A holiday from a Wednesday to a Friday lies between the Sunday of the week before and its own."""
    block = blocks(anna(("2027-07-07", "2027-07-09")))[0]
    assert (block.before, block.after) == (date(2027, 7, 4), date(2027, 7, 11))


def test_what_is_left_is_reckoned_by_year() -> None:
    """Each year has its account: what it grants, less what the absences take and what is booked elsewhere."""
    person = anna(
        ("2027-12-27", "2028-01-09"), holiday_accounts=[{"year": 2027, "granted": 36, "elsewhere": 25}]
    )
    horizon = world.problem(start=date(2027, 12, 27), weeks=1).horizon
    # 27 to 31 December are five; 1 January is red and a Saturday; 3 to 8 January are six, outside the plan.
    assert balances(person, horizon) == (
        HolidayBalance(year=2027, granted=36, used=30, left=6, planned=5),
        HolidayBalance(year=2028, granted=30, used=6, left=24, planned=0),
    )


def test_leave_is_no_holiday() -> None:
    """Any other absence takes nothing from the account."""
    person = world.employee(absences=[Absence(start=date(2027, 7, 5), end=date(2027, 7, 11))])
    assert blocks(person) == ()


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 40))
def test_a_stretch_never_takes_more_than_six_a_week(first: date, length: int) -> None:
    """However a holiday lies, it takes at most six working days in seven days on end."""
    last = first + timedelta(days=length)
    taken = sum(block.days for block in blocks(anna((first.isoformat(), last.isoformat()))))
    assert taken <= 6 * (length // 7 + 1)
    assert taken == sum(is_working_day(first + timedelta(days=n)) for n in range(length + 1))


def test_the_main_holiday_is_eighteen_working_days_on_end() -> None:
    """A plan with the whole main period warns of a shorter main holiday, and of none below eighteen."""
    assert "main-holiday-short" in codes(anna(("2027-07-05", "2027-07-18")))
    assert "main-holiday-short" in codes(anna(("2027-07-05", "2027-07-11"), ("2027-08-02", "2027-08-15")))
    assert "main-holiday-short" not in codes(anna(("2027-07-05", "2027-07-25")))
    assert "main-holiday-short" not in codes(anna(), start=date(2027, 6, 7), weeks=17)
    assert "main-holiday-short" in codes(anna())
    assert "main-holiday-short" not in codes(anna(), regulation="none", profile="no-agreements")
    assert longest_main(anna(("2027-05-24", "2027-06-06")), 2027) == 5


def test_an_overdrawn_account_is_said() -> None:
    """More holiday than the account has is a warning with both numbers."""
    person = anna(("2027-07-05", "2027-07-25"), holiday_accounts=[HolidayAccount(year=2027, granted=17)])
    found = [i for i in check(world.problem(person, start=date(2027, 7, 5))) if i.code == "holiday-overdrawn"]
    assert len(found) == 1
    assert "18" in found[0].text.nb
    assert "17" in found[0].text.en


def test_a_week_without_its_sunday_is_said() -> None:
    """Monday to Saturday is credited six sevenths of a week, unless the hours are written."""
    week = ("2027-07-05", "2027-07-10")
    assert "holiday-without-sunday" in codes(anna(week))
    assert "holiday-without-sunday" not in codes(anna(("2027-07-05", "2027-07-11")))
    written = {"start": week[0], "end": week[1], "kind": "holiday", "credited": "35.5 h"}
    assert "holiday-without-sunday" not in codes(world.employee(absences=[written]))


def test_two_accounts_for_a_year_are_refused() -> None:
    """One year has one account."""
    person = anna(holiday_accounts=[{"year": 2027}, {"year": 2027, "granted": 36}])
    found = {(i.code, i.place) for i in check(world.problem(person)) if i.severity is Severity.ERROR}
    assert ("duplicate-account", "employees[0].holiday_accounts[1].year") in found


def test_paid_time_off_says_how_much() -> None:
    """A day of F3, F4 or F5 without hours is refused, and so is a claim to a Sunday without a holiday."""
    day = date(2027, 3, 1)
    for kind in (AbsenceKind.F3, AbsenceKind.F4, AbsenceKind.F5):
        with pytest.raises(ValidationError, match="credited"):
            Absence(start=day, end=day, kind=kind)
        assert Absence(start=day, end=day, kind=kind, credited=450).credited == 450
    with pytest.raises(ValidationError, match="only a holiday"):
        Absence(start=day, end=day, sunday=True)
