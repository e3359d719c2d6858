"""What a day off is called on a rota (F-koder), and what is owed for work and rest on public holidays.

Agreed between KS and the unions, not in the act: law.md section 6. Codes are the same in every language.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.holiday import HolidayBalance
from models.text import Text
from models.units import Frozen, Identifier, Minutes


class Mark(StrEnum):
    """What a cell without a shift is (F-kode).

    F1 the weekly day off (ukefridag). F2 any other planned day off (ekstra ukefridag). F3 a planned shift on
    a red day that is given off with pay (helgedagsfri). F4 time off in place of the holiday supplement
    (godtgjøringsfri). F5 a day off for a weekly day off lost to a public holiday (erstatningsfridag). FE
    holiday (ferie). LEAVE any other absence (fravær).
    """

    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"
    FE = "FE"
    LEAVE = "leave"


class DayMark(Frozen):
    """One day's mark (merke)."""

    date: date
    mark: Mark


class Owed(Frozen):
    """A day off that the rota owes (skyldig fridag).

    Attributes
    ----------
    mark
        F3 or F5.
    reason
        The red day that is worked too much (F3), or that took the weekly day off (F5).
    until
        Last day on which it may be given; afterwards a day's pay is due instead. None for F3.
    given
        The day on which it is given; None while it is owed.
    hours
        Work that the day off counts as; None where the rota cannot know it.
    """

    mark: Mark
    reason: date
    until: date | None = None
    given: date | None = None
    hours: Minutes | None = None


class MarkCode(StrEnum):
    """What is found about the days off of a week (funn).

    NO_WEEKLY_REST no rest of the week's own is long enough, so there is no F1. NO_DAY_OFF the rest is kept,
    but a shift starts on every day in it, so none can be marked. PART_OF_DAY the F1 has its hours but no
    whole day, by midnight or by 22:00. SUNDAY_RARE no F1 on a red day in four weeks. F3_OWED, F5_OWED,
    F5_LATE a day off is owed. HOLIDAY_SUNDAY, MAIN_HOLIDAY what ferieloven lets the person claim.
    HOLIDAY_OVERDRAWN more holiday than there is. F3_CHOICE with averaging, others than these may be F3.
    """

    NO_WEEKLY_REST = "no-weekly-rest"
    NO_DAY_OFF = "no-day-off"
    PART_OF_DAY = "part-of-day"
    SUNDAY_RARE = "sunday-rare"
    F3_OWED = "f3-owed"
    F3_CHOICE = "f3-choice"
    F5_OWED = "f5-owed"
    F5_LATE = "f5-late"
    HOLIDAY_SUNDAY = "holiday-sunday"
    MAIN_HOLIDAY = "main-holiday"
    HOLIDAY_OVERDRAWN = "holiday-overdrawn"


class MarkFinding(Frozen):
    """Something about a person's days off that somebody should look at (funn)."""

    code: MarkCode
    date: date
    citation: str
    text: Text


class WeekHours(Frozen):
    """One week's hours (ukens timer).

    Attributes
    ----------
    work
        Work of the shifts that start in the week.
    credited
        What absence and F3 count as.
    """

    monday: date
    work: Minutes
    credited: Minutes

    @property
    def total(self) -> int:
        """Both together (sum)."""
        return self.work + self.credited


class PersonMarks(Frozen):
    """One person's days off and what they come to (fridager).

    Attributes
    ----------
    marks
        A mark for every day on which no shift starts, and F3 for shifts given off; empty where no law on
        weekly rest is in force.
    owed
        F3 and F5, in order.
    bank
        What the worked public holidays would come to as time off, by agreement (F4).
    weeks
        Hours by week.
    contract
        What the positions ask for in the plan.
    holiday
        What each year of the plan comes to.
    """

    employee: Identifier
    marks: tuple[DayMark, ...]
    owed: tuple[Owed, ...]
    bank: Minutes
    weeks: tuple[WeekHours, ...]
    contract: Minutes
    holiday: tuple[HolidayBalance, ...]
    findings: tuple[MarkFinding, ...]
    red_days: Annotated[int, Field(ge=0)]
    red_days_free: Annotated[int, Field(ge=0)]

    def count(self, mark: Mark) -> int:
        """Return how many days have a mark (antall)."""
        return sum(day.mark is mark for day in self.marks)

    @property
    def work(self) -> int:
        """Work of all weeks (arbeidstid)."""
        return sum(week.work for week in self.weeks)

    @property
    def credited(self) -> int:
        """What counts as work in all weeks (godskrevet tid)."""
        return sum(week.credited for week in self.weeks)

    @property
    def balance(self) -> int:
        """Work and credit less the contract (avvik)."""
        return self.work + self.credited - self.contract
