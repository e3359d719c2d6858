"""Worked examples of averaging over a reference period (AML § 10-5; HTA KS ch. 1 § 4.2).

The hours of the plan are at most the full-time norm × its weeks; the norm here is in minutes a week.
"""

from datetime import date, timedelta

from tests.law.example import Example

MONDAY = date(2027, 4, 5)


def weeks(*ends: str) -> tuple[str, ...]:
    """Return five equal shifts a week, Monday to Friday, each from 07:00 to the hour given."""
    return tuple(
        f"{MONDAY + timedelta(days=7 * week + day)} 07:00-{end}"
        for week, end in enumerate(ends)
        for day in range(5)
    )


EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Six weeks at 35.5 h: 30 shifts of 7 h 06 = 213 h, at the limit.",
        shifts=weeks(*["14:06"] * 6),
        breaches=0,
        source="law.md section 2.3 (example), HTA § 4.2.2",
        start="2027-04-05",
        weeks=6,
    ),
    Example(
        says="The same and a minute more every day: 30 × 7 h 07 = 213 h 30, over.",
        shifts=weeks(*["14:07"] * 6),
        breaches=1,
        source="law.md section 2.3 (example), HTA § 4.2.2",
        start="2027-04-05",
        weeks=6,
    ),
    Example(
        says="Day work at 37.5 h: 10 × 7 h 30 = 75 h in two weeks, at the limit.",
        shifts=weeks("14:30", "14:30"),
        breaches=0,
        source="law.md hta-4-2-1",
        parameters={"norm": 2250},
        start="2027-04-05",
        weeks=2,
    ),
    Example(
        says="Heavy and light weeks even out: 5 × 8 h + 5 × 6 h 12 = 71 h = 2 × 35.5 h.",
        shifts=weeks("15:00", "13:12"),
        breaches=0,
        source="law.md section 2.3 (a), AML § 10-5",
        start="2027-04-05",
        weeks=2,
    ),
    Example(
        says="Fully continuous work at 33.6 h: 10 × 6 h 44 = 67 h 20 against 67 h 12.",
        shifts=weeks("13:44", "13:44"),
        breaches=1,
        source="law.md hta-4-2-3",
        parameters={"norm": 2016},
        start="2027-04-05",
        weeks=2,
    ),
    Example(
        says="A cycle of two weeks of 40 h and 31 h 05 (5 × 6 h 13): 71 h 05 against 71 h, every turn.",
        shifts=weeks("15:00", "13:13"),
        breaches=1,
        source="law.md m-avg, section 2.3 (a)",
        start="2027-04-05",
        weeks=2,
        cyclic=True,
    ),
)
