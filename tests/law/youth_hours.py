"""Worked examples of the hours of workers under 18 (AML § 11-2 (3)): 8 hours a day, 40 hours a week.

The act has no averaging for the young, so both are caps on all work, overtime included. ``adult_from`` is
the day on which the person turns 18.
"""

from tests.law.example import Example

YOUNG = {"adult_from": "2028-01-01"}
DAYS = tuple(f"2027-03-0{day} 08:00-16:00" for day in range(1, 6))

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Apprentice of 17, long shift 07:30-20:00 of 12 h 30: more than 8 h.",
        shifts=("2027-03-01 07:30-20:00",),
        breaches=1,
        source="law.md aml-11-2-3-hours (example in section 3.1), AML § 11-2 (3)",
        parameters={**YOUNG, "apprentice": "health_care"},
        weeks=1,
    ),
    Example(
        says="At both limits: five days of 8 h = 40 h.",
        shifts=DAYS,
        breaches=0,
        source="law.md aml-11-2-3-hours, AML § 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="Five days of 8 h and a minute on Saturday: 40 h 01.",
        shifts=(*DAYS, "2027-03-06 08:00-08:01"),
        breaches=1,
        source="law.md aml-11-2-3-hours, AML § 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="One minute too long: 08:00-16:01 = 8 h 01.",
        shifts=("2027-03-01 08:00-16:01",),
        breaches=1,
        source="law.md aml-11-2-3-hours, AML § 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="08:00-16:30 with 30 minutes that the person may leave in is 8 h of work.",
        shifts=("2027-03-01 08:00-16:30 unpaid 30",),
        breaches=0,
        source="law.md m-work and aml-11-2-3-hours, AML §§ 10-1, 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="No averaging: 9 h on Monday is too much although Tuesday has 4 h.",
        shifts=("2027-03-01 08:00-17:00", "2027-03-02 08:00-12:00"),
        breaches=1,
        source="law.md A14, AML § 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="A day in two parts, 07:00-12:00 and 16:00-20:00, is 5 + 4 = 9 h.",
        shifts=("2027-03-01 07:00-12:00", "2027-03-01 16:00-20:00"),
        breaches=1,
        source="law.md aml-11-2-3-hours (calendar day), AML § 11-2 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="Two units of one employer, 4 h 30 in each: 9 h that day.",
        shifts=("2027-03-01 07:00-11:30", "2027-03-01 12:00-16:30 unit B"),
        breaches=1,
        source="law.md A19 and aml-11-2-3-hours, AML § 11-2 (4)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="A night of 9 h 30 is not made lawful by midnight, 2 h before it and 7 h 30 after.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=1,
        source="law.md m-midnight and aml-11-2-3-hours, AML § 11-2 (3)",
        parameters={**YOUNG, "apprentice": "health_care"},
        weeks=1,
    ),
    Example(
        says="18 on Wednesday: nine hours that day are for chapter 10 to judge.",
        shifts=("2027-03-03 07:00-16:00",),
        breaches=0,
        source="law.md section 3.1 (under 18), AML § 11-1",
        parameters={"adult_from": "2027-03-03"},
        weeks=1,
    ),
    Example(
        says="18 on Wednesday: nine hours on Tuesday are too much.",
        shifts=("2027-03-02 07:00-16:00",),
        breaches=1,
        source="law.md section 3.1 (under 18), AML § 11-2 (3)",
        parameters={"adult_from": "2027-03-03"},
        weeks=1,
    ),
    Example(
        says="An apprentice who has turned 18 follows chapter 10.",
        shifts=("2027-03-01 07:30-20:00",),
        breaches=0,
        source="law.md section 3.1, last sentence",
        parameters={"apprentice": "health_care"},
        weeks=1,
    ),
)
