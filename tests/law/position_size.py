"""Worked examples of hours against the position: work meets size × full-time week × weeks.

The size is in basis points of a full-time week; the tolerance is in minutes over the whole plan.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says=(
            "Full-time for six weeks: 6 × 35.5 h = 213 h = 12780 min, met exactly by 30 shifts of "
            "7 h 06 (426 min)."
        ),
        shifts=(
            "2027-03-01 07:00-14:06",
            "2027-03-02 07:00-14:06",
            "2027-03-03 07:00-14:06",
            "2027-03-04 07:00-14:06",
            "2027-03-05 07:00-14:06",
            "2027-03-08 07:00-14:06",
            "2027-03-09 07:00-14:06",
            "2027-03-10 07:00-14:06",
            "2027-03-11 07:00-14:06",
            "2027-03-12 07:00-14:06",
            "2027-03-15 07:00-14:06",
            "2027-03-16 07:00-14:06",
            "2027-03-17 07:00-14:06",
            "2027-03-18 07:00-14:06",
            "2027-03-19 07:00-14:06",
            "2027-03-22 07:00-14:06",
            "2027-03-23 07:00-14:06",
            "2027-03-24 07:00-14:06",
            "2027-03-25 07:00-14:06",
            "2027-03-26 07:00-14:06",
            "2027-03-29 07:00-14:06",
            "2027-03-30 07:00-14:06",
            "2027-03-31 07:00-14:06",
            "2027-04-01 07:00-14:06",
            "2027-04-02 07:00-14:06",
            "2027-04-05 07:00-14:06",
            "2027-04-06 07:00-14:06",
            "2027-04-07 07:00-14:06",
            "2027-04-08 07:00-14:06",
            "2027-04-09 07:00-14:06",
        ),
        breaches=0,
        source="law.md section 2.3 (example, 213.0 h in six weeks)",
        parameters={"size": 10000, "tolerance": 0},
        weeks=6,
    ),
    Example(
        says=(
            "A position of 60 %: 0.6 × 35.5 h × 2 = 42.6 h = 2556 min, met exactly by five shifts "
            "of 8 h and one of 2 h 36."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-09:36",
        ),
        breaches=0,
        source="law.md section 4 (60 % of 35.5 h is 21.3 h)",
        parameters={"size": 6000, "tolerance": 0},
    ),
    Example(
        says=(
            "A weekend post of 14.08 %: two shifts of 7 h 30 every third weekend = 900 min; "
            "0.1408 × 2130 × 3 = 899.7 min, within one minute."
        ),
        shifts=("2027-03-20 07:30-15:00", "2027-03-21 07:30-15:00"),
        breaches=0,
        source="care_services.md 2.3 (14.08 % = 5.0 / 35.5)",
        parameters={"size": 1408, "tolerance": 1},
        weeks=3,
    ),
    Example(
        says="Full-time by day, 37.5 h: 2 × 2250 min = 4500 min = 10 × 7 h 30.",
        shifts=(
            "2027-03-01 07:30-15:30 unpaid 30",
            "2027-03-02 07:30-15:30 unpaid 30",
            "2027-03-03 07:30-15:30 unpaid 30",
            "2027-03-04 07:30-15:30 unpaid 30",
            "2027-03-05 07:30-15:30 unpaid 30",
            "2027-03-08 07:30-15:30 unpaid 30",
            "2027-03-09 07:30-15:30 unpaid 30",
            "2027-03-10 07:30-15:30 unpaid 30",
            "2027-03-11 07:30-15:30 unpaid 30",
            "2027-03-12 07:30-15:30 unpaid 30",
        ),
        breaches=0,
        source="law.md hta-4-2-1 (37.5 h), m-work",
        parameters={"size": 10000, "full_time_week": 2250, "tolerance": 0},
    ),
    Example(
        says="Upper limit: 71 h in two weeks; 9 × 8 h + 4 h = 76 h is 5 h more, at the tolerance.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-11:00",
        ),
        breaches=0,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 10000},
    ),
    Example(
        says="One minute above the tolerance: 9 × 8 h + 4 h 01 = 76 h 01.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-11:01",
        ),
        breaches=1,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 10000},
    ),
    Example(
        says="Lower limit: 8 × 8 h + 2 h = 66 h is 5 h less than 71 h, at the tolerance.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-09:00",
        ),
        breaches=0,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 10000},
    ),
    Example(
        says="One minute below the tolerance: 8 × 8 h + 1 h 59 = 65 h 59.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-08:59",
        ),
        breaches=1,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 10000},
    ),
    Example(
        says=(
            "The night summer time begins: 3 × 9 h + 8 h 30 (Saturday 22:00-07:30) = 35 h 30, "
            "exactly half of 71 h."
        ),
        shifts=(
            "2027-03-22 22:00-07:00",
            "2027-03-23 22:00-07:00",
            "2027-03-24 22:00-07:00",
            "2027-03-27 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-clock",
        parameters={"size": 5000, "tolerance": 0},
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: 2 × 9 h + 7 h + 10 h 30 (Saturday 22:00-07:30) = 35 h "
            "30, exactly half of 71 h."
        ),
        shifts=(
            "2027-10-25 22:00-07:00",
            "2027-10-26 22:00-07:00",
            "2027-10-28 07:00-14:00",
            "2027-10-30 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-clock",
        parameters={"size": 5000, "tolerance": 0},
        start="2027-10-25",
    ),
    Example(
        says="The pattern repeats: its last Sunday’s night counts whole: 26 h + 9 h 30 = 35 h 30.",
        shifts=(
            "2027-03-01 22:00-07:00",
            "2027-03-02 22:00-07:00",
            "2027-03-04 07:00-15:00",
            "2027-03-14 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-avg",
        parameters={"size": 5000, "tolerance": 0},
        cyclic=True,
    ),
    Example(
        says=(
            "History counts for nothing here: 66 h in the plan are enough, and 24 h before it do "
            "not bring the sum over 76 h."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-09:00",
        ),
        breaches=0,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 10000},
        history=("2027-02-24 07:00-15:00", "2027-02-25 07:00-15:00", "2027-02-26 07:00-15:00"),
    ),
    Example(
        says="Units add up over the person: 5 × 8 h in one unit and 5 × 6 h 12 in another = 71 h.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-08 07:00-13:12 unit B",
            "2027-03-09 07:00-13:12 unit B",
            "2027-03-10 07:00-13:12 unit B",
            "2027-03-11 07:00-13:12 unit B",
            "2027-03-12 07:00-13:12 unit B",
        ),
        breaches=0,
        source="law.md A19",
        parameters={"size": 10000, "tolerance": 0},
    ),
    Example(
        says="No shift at all in a position of 50 %: 0 h against 35 h 30, more than 5 h short.",
        shifts=(),
        breaches=1,
        source="law.md m-work, hta-4-2-2 (35.5 h)",
        parameters={"size": 5000},
    ),
)
