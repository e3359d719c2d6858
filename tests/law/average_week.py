"""Worked examples of the average week (AML § 10-5 (1)–(3), § 10-6 (8)): 48 h over 8 weeks, 384 h in all.

Every stretch of eight weeks counts; minutes are cut at Monday 00:00.
"""

from datetime import date, timedelta

from tests.law.example import Example

MONDAY = date(2027, 4, 5)


def weeks(*lengths: str) -> tuple[str, ...]:
    """Return one row of six equal shifts a week, Monday to Saturday, each from 07:00 to the hour given."""
    return tuple(
        f"{MONDAY + timedelta(days=7 * week + day)} 07:00-{end}"
        for week, end in enumerate(lengths)
        for day in range(6)
    )


EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Eight weeks of 6 × 8 h = 48 h: 384 h, at the limit.",
        shifts=weeks(*["15:00"] * 8),
        breaches=0,
        source="law.md section 2.3 (c), AML § 10-5",
        start="2027-04-05",
        weeks=8,
    ),
    Example(
        says="Seven weeks of 48 h and one of 48 h 06 (6 × 8 h 01): 384 h 06, over.",
        shifts=weeks(*["15:00"] * 7, "15:01"),
        breaches=1,
        source="law.md section 2.3 (c), AML § 10-5",
        start="2027-04-05",
        weeks=8,
    ),
    Example(
        says="Four weeks of 54 h and four of 42 h: 216 + 168 = 384 h, lawful on average.",
        shifts=weeks(*["16:00"] * 4, *["14:00"] * 4),
        breaches=0,
        source="law.md aml-10-5-2-rep, AML § 10-5 (2)",
        start="2027-04-05",
        weeks=8,
    ),
    Example(
        says="One light week, then eight of 48 h 06: 384 h 48 from week 2 on, which a fixed grid hides.",
        shifts=weeks("08:00", *["15:01"] * 8),
        breaches=1,
        source="law.md A7 (sliding by week)",
        start="2027-04-05",
        weeks=9,
    ),
    Example(
        says="Five weeks of 54 h in a plan of five weeks are 270 h; the three weeks before it are unknown.",
        shifts=weeks(*["16:00"] * 5),
        breaches=0,
        source="law.md section 2.3 (c), AML § 10-5",
        start="2027-04-05",
        weeks=5,
    ),
    Example(
        says="A cycle of two weeks of 54 h and 42 h 06: each eight weeks hold 4 × 96 h 06 = 384 h 24.",
        shifts=weeks("16:00", "14:01"),
        breaches=2,
        source="law.md m-avg, section 2.3 (c)",
        start="2027-04-05",
        weeks=2,
        cyclic=True,
    ),
)
