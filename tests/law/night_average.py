"""Worked examples of the average with night work (AML § 10-11 (6)).

8 h in 24 on average over four weeks, the weekly rest left out: 8/24 × (4 × 168 − 4 × 35) h = 177 h 20 min.
"""

from datetime import date, timedelta

from tests.law.example import Example

MONDAY = date(2027, 4, 5)


def four_weeks(times: str, last: str = "") -> tuple[str, ...]:
    """Return five equal shifts a week for four weeks, Monday to Friday, the last with times of its own."""
    days = [MONDAY + timedelta(days=7 * week + day) for week in range(4) for day in range(5)]
    return (*(f"{day} {times}" for day in days[:-1]), f"{days[-1]} {last or times}")


EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Four weeks of 35.5 h, 20 nights of 7 h 06 = 142 h: far below.",
        shifts=four_weeks("22:00-05:06"),
        breaches=0,
        source="law.md aml-10-11-6-avg (example)",
        start="2027-04-05",
        weeks=4,
    ),
    Example(
        says="20 nights of 8 h 52 = 177 h 20, at the limit.",
        shifts=four_weeks("22:00-06:52"),
        breaches=0,
        source="law.md aml-10-11-6-avg, A9",
        start="2027-04-05",
        weeks=4,
    ),
    Example(
        says="19 nights of 8 h 52 and one of 8 h 53 = 177 h 21.",
        shifts=four_weeks("22:00-06:52", "22:00-06:53"),
        breaches=1,
        source="law.md aml-10-11-6-avg, A9",
        start="2027-04-05",
        weeks=4,
    ),
    Example(
        says="20 day shifts of 9 h = 180 h: no night work, so § 10-11 sets no limit.",
        shifts=four_weeks("07:00-16:00"),
        breaches=0,
        source="AML § 10-11 (6)",
        start="2027-04-05",
        weeks=4,
    ),
)
