"""Worked examples of ordinary hours in one ISO week (AML § 10-4 (1); single weeks by § 10-5).

Minutes are cut at Monday 00:00, durations are absolute time, unpaid breaks do not count.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="A week of 52 h (4 × 10 h + 12 h) under an individual agreement: over 50 h.",
        shifts=(
            "2027-03-01 07:00-17:00",
            "2027-03-02 07:00-17:00",
            "2027-03-03 07:00-17:00",
            "2027-03-04 07:00-17:00",
            "2027-03-06 07:30-19:30",
        ),
        breaches=1,
        source="law.md section 2.3 (example), AML § 10-5 (1)",
        parameters={"maximum": 3000},
    ),
    Example(
        says="The same 52 h under an agreement with the union representatives: at most 54 h.",
        shifts=(
            "2027-03-01 07:00-17:00",
            "2027-03-02 07:00-17:00",
            "2027-03-03 07:00-17:00",
            "2027-03-04 07:00-17:00",
            "2027-03-06 07:30-19:30",
        ),
        breaches=0,
        source="law.md section 2.3 (example), AML § 10-5 (2)",
        parameters={"maximum": 3240},
    ),
    Example(
        says="At the limit of 54 h: 4 × 10 h + 2 × 7 h.",
        shifts=(
            "2027-03-01 07:00-17:00",
            "2027-03-02 07:00-17:00",
            "2027-03-03 07:00-17:00",
            "2027-03-04 07:00-17:00",
            "2027-03-06 07:00-14:00",
            "2027-03-07 07:00-14:00",
        ),
        breaches=0,
        source="law.md aml-10-5-2-rep, AML § 10-5 (2)",
        parameters={"maximum": 3240},
    ),
    Example(
        says="One minute over 54 h: 4 × 10 h + 7 h + 7 h 01.",
        shifts=(
            "2027-03-01 07:00-17:00",
            "2027-03-02 07:00-17:00",
            "2027-03-03 07:00-17:00",
            "2027-03-04 07:00-17:00",
            "2027-03-06 07:00-14:00",
            "2027-03-07 07:00-14:01",
        ),
        breaches=1,
        source="law.md aml-10-5-2-rep, AML § 10-5 (2)",
        parameters={"maximum": 3240},
    ),
    Example(
        says="One minute over: 4 × 8 h + 8 h 01 = 40 h 01.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:01",
        ),
        breaches=1,
        source="law.md aml-10-4-1-week, AML § 10-4 (1)",
    ),
    Example(
        says="Unpaid breaks do not count: 5 × (8 h 30 − 30 min) = 40 h.",
        shifts=(
            "2027-03-01 07:00-15:30 unpaid 30",
            "2027-03-02 07:00-15:30 unpaid 30",
            "2027-03-03 07:00-15:30 unpaid 30",
            "2027-03-04 07:00-15:30 unpaid 30",
            "2027-03-05 07:00-15:30 unpaid 30",
        ),
        breaches=0,
        source="law.md m-work, AML § 10-4 (1)",
    ),
    Example(
        says="Two weeks of 5 × 9 h = 45 h, both over.",
        shifts=(
            "2027-03-01 07:00-16:00",
            "2027-03-02 07:00-16:00",
            "2027-03-03 07:00-16:00",
            "2027-03-04 07:00-16:00",
            "2027-03-05 07:00-16:00",
            "2027-03-08 07:00-16:00",
            "2027-03-09 07:00-16:00",
            "2027-03-10 07:00-16:00",
            "2027-03-11 07:00-16:00",
            "2027-03-12 07:00-16:00",
        ),
        breaches=2,
        source="law.md aml-10-4-1-week, AML § 10-4 (1)",
    ),
    Example(
        says=(
            "Sunday night 22:00-07:30 is cut at Monday 00:00: 38 h + 2 h = 40 h in week 1, at the "
            "limit, and 7 h 30 in week 2."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 08:00-14:00",
            "2027-03-07 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-main, aml-10-4-1-week",
    ),
    Example(
        says="Sunday night from 21:59: 38 h + 2 h 01 = 40 h 01 in week 1.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 08:00-14:00",
            "2027-03-07 21:59-07:30",
        ),
        breaches=1,
        source="law.md m-main, aml-10-4-1-week",
    ),
    Example(
        says=(
            "The night summer time begins: 3 × 8 h + 7 h 30 + 8 h 30 (22:00-07:30) = 40 h; by the "
            "clock it would be 41 h."
        ),
        shifts=(
            "2027-03-22 07:00-15:00",
            "2027-03-23 07:00-15:00",
            "2027-03-24 07:00-15:00",
            "2027-03-25 07:00-14:30",
            "2027-03-27 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-clock, aml-10-4-1-week",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: 3 × 8 h + 6 h + 10 h 30 (22:00-07:30) = 40 h 30; by the "
            "clock it would be 39 h 30."
        ),
        shifts=(
            "2027-10-25 07:00-15:00",
            "2027-10-26 07:00-15:00",
            "2027-10-27 07:00-15:00",
            "2027-10-28 07:00-13:00",
            "2027-10-30 22:00-07:30",
        ),
        breaches=1,
        source="law.md m-clock, aml-10-4-1-week",
        start="2027-10-25",
    ),
    Example(
        says="The pattern repeats: 7 h 30 + 3 × 8 h + 8 h 31 = 40 h 01 in week 1.",
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:31",
            "2027-03-14 22:00-07:30",
        ),
        breaches=1,
        source="law.md m-avg, m-main",
        cyclic=True,
    ),
    Example(
        says="History: a night before the plan adds 7 h 30, 7 h 30 + 4 × 8 h + 31 min = 40 h 01.",
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 10:00-10:31",
        ),
        breaches=1,
        source="law.md m-main, aml-10-4-1-week",
        history=("2027-02-28 22:00-07:30",),
    ),
    Example(
        says="Two units, one employer: 3 × 8 h in one and 2 × 8 h 30 in the other = 41 h.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:30 unit B",
            "2027-03-05 07:00-15:30 unit B",
        ),
        breaches=1,
        source="law.md A19, aml-10-4-1-week",
    ),
    Example(
        says="Five resting nights of 9 h are 45 h: 40 and half of 45, at most 10 on top, but never past 48.",
        shifts=(
            "2027-03-01 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-02 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-03 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-04 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-05 22:00-07:00 resting 22:00-07:00 share 3333",
        ),
        breaches=0,
        source="law.md aml-10-4-2-passive",
    ),
    Example(
        says="Six of them are 54 h, above 48.",
        shifts=(
            "2027-03-01 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-02 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-03 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-04 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-05 22:00-07:00 resting 22:00-07:00 share 3333",
            "2027-03-06 22:00-07:00 resting 22:00-07:00 share 3333",
        ),
        breaches=1,
        source="law.md aml-10-4-2-passive",
    ),
)
