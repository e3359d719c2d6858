"""Checks of the young (unge): that they are no children, and that no birthday is written without need."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from models.checks.subject import Subject, fault, warning
from models.findings import Issue
from models.people import Employee

_SCHOOL_ENDS: Final = (7, 1)
"""Compulsory school is over by this day of the year of turning 16; own knowledge, not in the act."""

_LEAP_DAY = (2, 29)


def young(subject: Subject, employee: Employee, place: str) -> Iterator[Issue]:
    """Yield what is wrong with the day on which a person turns 18 (myndighetsdag)."""
    adult, plan = employee.adult_from, subject.problem.horizon
    where = f"{place}.adult_from"
    if adult is None:
        return
    # Nobody turns 18 on 29 February, but it may be written, and three years before there is no such day.
    leaping = (adult.month, adult.day) == _LEAP_DAY
    fifteen = (adult - timedelta(days=leaping)).replace(year=adult.year - 3)
    school = date(adult.year - 2, *_SCHOOL_ENDS)
    if plan.start < fifteen:
        yield fault(
            "child-under-15",
            where,
            nb=f"personen fyller 15 år {fifteen}, etter at planen begynner {plan.start}, og reglene for barn "
            "(AML § 11-2 (2)) er ikke med; rett datoen, dagen personen fyller 18, eller ta personen ut",
            en=f"the person turns 15 on {fifteen}, after the plan starts on {plan.start}, and the rules on "
            "children (AML § 11-2 (2)) are not here; correct the day of turning 18 or leave the person out",
        )
    elif plan.start < school:
        yield fault(
            "in-compulsory-school",
            where,
            nb=f"personen går etter alderen i grunnskolen til {school}, og planen begynner {plan.start}; "
            "reglene for skolepliktige (AML § 11-2 (2)) er ikke med, så ta personen ut av planen",
            en=f"by age the person is in compulsory school until {school}; the plan starts on {plan.start}, "
            "and the rules on pupils (AML § 11-2 (2)) are not here: leave the person out of the plan",
        )
    elif adult < plan.start:
        yield warning(
            "adult-already",
            where,
            nb=f"personen fylte 18 år {adult}, før planen; ta datoen bort, for ingen regel trenger den",
            en=f"the person turned 18 on {adult}, before the plan; remove the date, for no rule needs it",
        )
    elif plan.cyclic and plan.start < adult <= plan.last:
        yield warning(
            "birthday-in-cycle",
            where,
            nb=f"personen fyller 18 år {adult}, og en rullerende plan regner personen som under 18 i alle "
            "omganger; lag en kalenderplan hvis reglene skal skifte på dagen",
            en=f"the person turns 18 on {adult}, and a cyclic plan takes the person to be under 18 in every "
            "turn; make a calendar plan if the rules are to change on the day",
        )
