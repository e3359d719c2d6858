"""Worked examples of breaks under 18 (AML § 11-5 (1)): 30 minutes when the work is more than 4 h 30."""

from tests.law.example import Example

YOUNG = {"adult_from": "2028-01-01"}

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="08:00-12:30 is 4 h 30: no break is needed.",
        shifts=("2027-03-01 08:00-12:30",),
        breaches=0,
        source="law.md aml-11-5-break, AML § 11-5 (1)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="08:00-12:31 is 4 h 31 without a break.",
        shifts=("2027-03-01 08:00-12:31",),
        breaches=1,
        source="law.md aml-11-5-break, AML § 11-5 (1)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="An ordinary day, 07:30-15:00, with half an hour of break.",
        shifts=("2027-03-01 07:30-15:00 unpaid 30",),
        breaches=0,
        source="law.md aml-11-5-break, AML § 11-5 (1)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="The same day with 25 minutes of break.",
        shifts=("2027-03-01 07:30-15:00 unpaid 25",),
        breaches=1,
        source="law.md aml-11-5-break, AML § 11-5 (1)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="18 on the day: 5 h without a break are for § 10-9 to judge.",
        shifts=("2027-03-01 08:00-13:00",),
        breaches=0,
        source="law.md section 3.1 (under 18)",
        parameters={"adult_from": "2027-03-01"},
        weeks=1,
    ),
)
