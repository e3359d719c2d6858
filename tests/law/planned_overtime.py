"""Worked examples of planned overtime (AML § 10-6 (1)): a plan holds no hours beyond the agreed ones.

``carried`` is what whole shifts may leave over for the next plan; 0 where a row is silent.
"""

from tests.law.example import Example

FIVE = tuple(f"2027-03-0{day} 07:00-14:06" for day in range(1, 6))

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="A full position of 35.5 h and five days of 7 h 06 = 35 h 30.",
        shifts=FIVE,
        breaches=0,
        source="law.md aml-10-6-1-need, AML § 10-6 (1)",
        weeks=1,
    ),
    Example(
        says="The same with a sixth day: 42 h 36 are 7 h 06 above what is agreed.",
        shifts=(*FIVE, "2027-03-06 07:00-14:06"),
        breaches=1,
        source="law.md aml-10-6-1-need, AML § 10-6 (1)",
        weeks=1,
    ),
    Example(
        says="60 % of 35.5 h = 21 h 18: four days of 7 h 06 = 28 h 24 plan extra hours.",
        shifts=FIVE[:4],
        breaches=1,
        source="law.md aml-10-6-1-need (extra hours, merarbeid), AML § 10-6 (1)",
        parameters={"size": 6000},
        weeks=1,
    ),
    Example(
        says="60 % of 35.5 h = 21 h 18: three days of 7 h 06 are exactly that.",
        shifts=FIVE[:3],
        breaches=0,
        source="law.md aml-10-6-1-need, AML § 10-6 (1)",
        parameters={"size": 6000},
        weeks=1,
    ),
    Example(
        says="Eight hours more in one week and eight fewer in the other are no overtime: the plan counts.",
        shifts=(*FIVE, "2027-03-06 07:00-15:00", "2027-03-08 07:00-14:06", "2027-03-09 07:00-14:06"),
        breaches=0,
        source="law.md aml-10-6-1-need and m-avg, AML §§ 10-5, 10-6 (1)",
    ),
)
