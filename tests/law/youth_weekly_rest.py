"""Worked examples of the weekly rest under 18 (AML § 11-5 (3)): 48 hours on end in seven days.

Measured as the adults' weekly rest: by ISO week, and one rest serves one week.
"""

from tests.law.example import Example

YOUNG = {"adult_from": "2028-01-01"}
FIVE = tuple(f"2027-03-0{day} 08:00-15:00" for day in range(1, 6))

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Free from Friday 15:00 to Monday 08:00 = 65 h.",
        shifts=(*FIVE, "2027-03-08 08:00-15:00"),
        breaches=0,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters=YOUNG,
    ),
    Example(
        says="Six days, Saturday 15:00 to Monday 08:00 = 41 h: enough for an adult, not under 18.",
        shifts=(*FIVE, "2027-03-06 08:00-15:00", "2027-03-08 08:00-15:00"),
        breaches=1,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters=YOUNG,
    ),
    Example(
        says="Friday evening to 22:00, Sunday evening from 22:00 (an apprentice): 48 h exactly.",
        shifts=(
            *FIVE[:4],
            "2027-03-05 15:00-22:00",
            "2027-03-07 22:00-05:00",
            "2027-03-09 08:00-15:00",
            "2027-03-10 08:00-15:00",
        ),
        breaches=0,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters={**YOUNG, "apprentice": "health_care"},
    ),
    Example(
        says="The same with Sunday evening from 21:59: 47 h 59.",
        shifts=(*FIVE[:4], "2027-03-05 15:00-22:00", "2027-03-07 21:59-05:00"),
        breaches=1,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters={**YOUNG, "apprentice": "health_care"},
        weeks=1,
    ),
    Example(
        says="Two days off that are not together: Wednesday and Sunday leave 41 h at most.",
        shifts=tuple(f"2027-03-0{day} 08:00-15:00" for day in (1, 2, 4, 5, 6)),
        breaches=1,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="18 before the week begins: 41 h are for chapter 10 to judge.",
        shifts=(*FIVE, "2027-03-06 08:00-15:00"),
        breaches=0,
        source="law.md section 3.1 (under 18)",
        parameters={"adult_from": "2027-03-01"},
        weeks=1,
    ),
)
