"""Checks of holiday (ferie): what ferieloven gives and the plan does not, and what is taken beyond it."""

from collections.abc import Iterator
from datetime import timedelta

from models.calendar import SATURDAY
from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue
from models.holiday import BLOCK, MAIN, balances, blocks, longest_main, main_period
from models.people import Employee
from models.regulations import regulation_names
from models.salvage import attempt


def holidays(subject: Subject) -> Iterator[Issue]:
    """Yield what is odd about each employee's holiday (ferie)."""
    for place, employee in numbered("employees", subject.problem.employees):
        for judge in (_accounts, _overdrawn, _main, _uncredited):
            yield from attempt(judge, subject, employee, place)


def _accounts(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:  # noqa: ARG001 - as the others
    first: dict[int, str] = {}
    for where, account in numbered(f"{place}.holiday_accounts", employee.holiday_accounts):
        year = getattr(account, "year", None)
        if year is not None and first.setdefault(year, where) != where:
            yield fault(
                "duplicate-account",
                f"{where}.year",
                nb=f"{year} har en feriekonto fra før, i {first[year]}; ta bort den ene",
                en=f"{year} has a holiday account already, in {first[year]}; remove one of them",
            )


def _overdrawn(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    for balance in balances(employee, subject.problem.horizon):
        if balance.left < 0:
            yield warning(
                "holiday-overdrawn",
                f"{place}.absences",
                nb=f"{balance.used} virkedager ferie i {balance.year}, der kontoen har {balance.granted}; "
                "rett fraværet, eller sett granted i holiday_accounts",
                en=f"{balance.used} working days of holiday in {balance.year}, where the account has "
                f"{balance.granted}; correct the absences, or set granted in holiday_accounts",
            )


def _main(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    """Yield a main holiday that is too short, in a plan that holds the whole period and says of holiday."""
    horizon = subject.problem.horizon
    if subject.problem.regulation not in regulation_names():
        return  # what it holds cannot be asked
    # Ferieloven is in force where its rule is; a problem from elsewhere has its own law, or none.
    if horizon.cyclic or not any(p.rule.kind == "holiday_sunday" for p in subject.problem.provisions):
        return
    for year in range(horizon.start.year, horizon.last.year + 1):
        first, last = main_period(year)
        given = longest_main(employee, year) if first in horizon and last in horizon else MAIN
        if given < MAIN:
            yield warning(
                "main-holiday-short",
                f"{place}.absences",
                nb=f"{given} virkedager ferie i sammenheng fra {first} til {last}; den ansatte kan kreve "
                f"{MAIN}, ferieloven § 7 (1)",
                en=f"{given} working days of holiday on end from {first} to {last}; the employee may claim "
                f"{MAIN}, ferieloven § 7 (1)",
            )


def _uncredited(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    """Yield a holiday of whole weeks whose last Sunday is not in it, and so earns no seventh of the week."""
    for block in blocks(employee):
        sunday = block.last + timedelta(days=1)
        whole = block.days >= BLOCK and block.last.weekday() == SATURDAY
        if whole and sunday in subject.problem.horizon and not employee.absent(sunday):
            if all(absence.credited is not None for absence in employee.absences if block.last in absence):
                continue
            yield warning(
                "holiday-without-sunday",
                f"{place}.absences",
                nb=f"ferien slutter lørdag {block.last}, så uka får seks sjudeler av timene; la den slutte "
                f"{sunday}, eller skriv timene i credited",
                en=f"the holiday ends on Saturday {block.last}, so its week is credited six sevenths; let it "
                f"end on {sunday}, or write the hours in credited",
            )
