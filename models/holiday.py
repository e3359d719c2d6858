"""Holiday (ferie): working days, blocks and what is left of the year's, ferieloven §§ 5–7.

A working day (virkedag) is Monday to Saturday and no public holiday, whatever the position size and whether
or not the rota would have had a shift on it. So a holiday week takes six, days off by rota among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import Field

from models.calendar import SUNDAY, Horizon, holiday_name
from models.people import AbsenceKind, Employee, HolidayAccount
from models.units import Frozen

BLOCK: Final = 6
"""Working days from which a holiday gives a claim to the Sunday beside it, ferieloven § 5 (4)."""
MAIN: Final = 18
"""Working days of the main holiday, ferieloven § 7 (1)."""
_ONE: Final = timedelta(days=1)


class HolidayBalance(Frozen):
    """What one year's holiday comes to (feriesaldo), in working days.

    Attributes
    ----------
    granted
        What the account of the year grants.
    used
        What the problem's absences take, in the plan or outside it, and what is booked elsewhere.
    left
        The first less the second; below nought more is taken than there is.
    planned
        Those of the used ones that lie in this plan.
    """

    year: int
    granted: Annotated[int, Field(ge=0)]
    used: Annotated[int, Field(ge=0)]
    left: int
    planned: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of holiday (ferieperiode) with nothing but Sundays and public holidays inside it besides.

    Attributes
    ----------
    first, last
        Its first and last working day.
    days
        Its number of working days.
    claimed
        Whether a Sunday beside it is claimed.
    """

    first: date
    last: date
    days: int
    claimed: bool

    @property
    def before(self) -> date:
        """The Sunday just before it (søndagen før)."""
        return self.first - timedelta(days=self.first.weekday() + 1)

    @property
    def after(self) -> date:
        """The Sunday just after it (søndagen etter)."""
        return self.last + timedelta(days=SUNDAY - self.last.weekday())


def is_working_day(day: date) -> bool:
    """Whether a day of holiday counts (virkedag): Monday to Saturday, and no public holiday."""
    return day.weekday() != SUNDAY and holiday_name(day) is None


def blocks(employee: Employee) -> tuple[Block, ...]:
    """Return a person's stretches of holiday in order (ferieperioder)."""
    claimed = {day: claim for day, claim in _days(employee) if is_working_day(day)}
    found: list[Block] = []
    for day in sorted(claimed):
        if found and _follows(found[-1].last, day):
            last = found[-1]
            found[-1] = Block(last.first, day, last.days + 1, last.claimed or claimed[day])
        else:
            found.append(Block(day, day, 1, claimed[day]))
    return tuple(found)


def balances(employee: Employee, horizon: Horizon) -> tuple[HolidayBalance, ...]:
    """Return what each year of the plan comes to (feriesaldo); a base rota has no year and gives none."""
    if horizon.cyclic:
        return ()
    accounts = {account.year: account for account in employee.holiday_accounts}
    taken = {day for day, _ in _days(employee) if is_working_day(day)}
    found = []
    for year in range(horizon.start.year, horizon.last.year + 1):
        account = accounts.get(year, HolidayAccount(year=year))
        used = account.elsewhere + sum(day.year == year for day in taken)
        found.append(
            HolidayBalance(
                year=year,
                granted=account.granted,
                used=used,
                left=account.granted - used,
                planned=sum(day.year == year and day in horizon for day in taken),
            )
        )
    return tuple(found)


def main_period(year: int) -> tuple[date, date]:
    """Return the first and last day of the main holiday period (hovedferieperioden), ferieloven § 7 (1)."""
    return date(year, 6, 1), date(year, 9, 30)


def longest_main(employee: Employee, year: int) -> int:
    """Return the most working days on end within the main holiday period (hovedferie)."""
    first, last = main_period(year)
    inside = (
        sum(is_working_day(day) for day in _between(max(first, block.first), min(last, block.last)))
        for block in blocks(employee)
    )
    return max(inside, default=0)


def _days(employee: Employee) -> Iterator[tuple[date, bool]]:
    """Yield every day of holiday, with whether a Sunday is claimed for it."""
    for absence in employee.absences:
        if absence.kind is AbsenceKind.HOLIDAY:
            for day in _between(absence.start, absence.end):
                yield day, absence.sunday


def _between(first: date, last: date) -> Iterator[date]:
    return (first + number * _ONE for number in range((last - first).days + 1))


def _follows(one: date, other: date) -> bool:
    """Whether no working day lies between two days."""
    return not any(is_working_day(day) for day in _between(one + _ONE, other - _ONE))
