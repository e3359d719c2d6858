"""Worked examples of the weekly rest (AML § 10-8 (2)).

Every ISO week needs its own rest of at least the minimum. A rest belongs to the week that holds its
F1 day, the day of its middle; a free interval of twice the minimum across the boundary may serve
two weeks.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says=(
            "Off from Friday 15:00 to Sunday 07:00: 9 h + 24 h + 7 h = 40 h, the middle is "
            "Saturday 11:00, F1 = Saturday."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says=(
            "Night ending Saturday 07:30, next night Sunday 22:00: 16 h 30 + 22 h = 38 h 30, no "
            "whole day by the clock but at least 35 h."
        ),
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-07 22:00-07:30",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says="Night ending Saturday 07:30, evening Sunday 15:00: 16 h 30 + 15 h = 31 h 30 < 35 h.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-07 15:00-22:30",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says="The same 31 h 30 under an agreement on 28 h.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-07 15:00-22:30",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        parameters={"minimum": 1680},
        weeks=1,
    ),
    Example(
        says="At the limit: Friday 20:00 to Sunday 07:00 = 4 h + 24 h + 7 h = 35 h.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 12:00-20:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says="One minute under: Friday 20:01 to Sunday 07:00 = 34 h 59.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 12:00-20:01",
            "2027-03-07 07:00-15:00",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says="Young worker, 48 h: Friday 15:00 to Sunday 15:00 = 9 h + 24 h + 15 h = 48 h.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-07 15:00-21:00",
        ),
        breaches=0,
        source="law.md aml-11-5-weekly, AML § 11-5 (3)",
        parameters={"minimum": 2880},
        weeks=1,
    ),
    Example(
        says=(
            "F1 on Monday of week 1 and on Sunday of week 2 with 12 duty days between: rests of "
            "40 h (Sunday 15:00 to Tuesday 07:00, middle Monday 11:00) and 36 h (Saturday 12:00 "
            "to the plan’s end, middle Sunday 06:00). Law-conform week by week."
        ),
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-13 06:00-12:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly and A2, AML § 10-8 (2)",
        history=("2027-02-28 07:00-15:00",),
    ),
    Example(
        says=(
            "Middle just before midnight: Sunday 06:00 to Monday 17:30 = 35 h 30, middle Sunday "
            "23:45, serves week 1. Week 2 rests Friday 15:00 to Sunday 07:00."
        ),
        shifts=(
            "2027-03-01 14:00-22:00",
            "2027-03-02 14:00-22:00",
            "2027-03-03 14:00-22:00",
            "2027-03-04 14:00-22:00",
            "2027-03-05 14:00-22:00",
            "2027-03-06 21:00-06:00",
            "2027-03-08 17:30-22:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-14 07:00-15:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly and A2, AML § 10-8 (2)",
    ),
    Example(
        says=(
            "Middle just after midnight: Sunday 06:30 to Monday 18:00 = 35 h 30, middle Monday "
            "00:15, serves week 2; week 1 has no rest of its own although week 2 has another."
        ),
        shifts=(
            "2027-03-01 14:00-22:00",
            "2027-03-02 14:00-22:00",
            "2027-03-03 14:00-22:00",
            "2027-03-04 14:00-22:00",
            "2027-03-05 14:00-22:00",
            "2027-03-06 21:00-06:30",
            "2027-03-08 18:00-22:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-14 07:00-15:00",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly and A2, AML § 10-8 (2)",
    ),
    Example(
        says=(
            "70 h across the boundary serve two weeks: Friday 23:00 to Monday 21:00 = 1 h + 48 h "
            "+ 21 h = 70 h = 2 × 35 h."
        ),
        shifts=(
            "2027-03-01 15:00-23:00",
            "2027-03-02 15:00-23:00",
            "2027-03-03 15:00-23:00",
            "2027-03-04 15:00-23:00",
            "2027-03-05 15:00-23:00",
            "2027-03-08 21:00-06:00",
            "2027-03-09 21:00-06:00",
            "2027-03-10 21:00-06:00",
            "2027-03-11 21:00-06:00",
            "2027-03-12 21:00-06:00",
            "2027-03-13 21:00-06:00",
            "2027-03-14 21:00-06:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
    ),
    Example(
        says=(
            "Friday 23:00 to Monday 20:59 is 69 h 59, less than 2 × 35 h, and serves only one of "
            "the two weeks."
        ),
        shifts=(
            "2027-03-01 15:00-23:00",
            "2027-03-02 15:00-23:00",
            "2027-03-03 15:00-23:00",
            "2027-03-04 15:00-23:00",
            "2027-03-05 15:00-23:00",
            "2027-03-08 20:59-06:00",
            "2027-03-09 21:00-06:00",
            "2027-03-10 21:00-06:00",
            "2027-03-11 21:00-06:00",
            "2027-03-12 21:00-06:00",
            "2027-03-13 21:00-06:00",
            "2027-03-14 21:00-06:00",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
    ),
    Example(
        says=(
            "A shift of four hours in a second unit on Saturday cuts the weekend: Friday 15:00 to "
            "Saturday 10:00 = 19 h and Saturday 14:00 to Sunday 07:00 = 17 h."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 10:00-14:00 unit B",
            "2027-03-07 07:00-15:00",
        ),
        breaches=1,
        source="law.md A19, aml-10-8-2-weekly",
        weeks=1,
    ),
    Example(
        says=(
            "The night summer time begins: Friday 20:00 to Sunday 07:00 is 35 h on the clock, but "
            "34 h of rest."
        ),
        shifts=(
            "2027-03-22 07:00-15:00",
            "2027-03-23 07:00-15:00",
            "2027-03-24 07:00-15:00",
            "2027-03-25 07:00-15:00",
            "2027-03-26 12:00-20:00",
            "2027-03-28 07:00-15:00",
        ),
        breaches=1,
        source="law.md m-clock, aml-10-8-2-weekly",
        start="2027-03-22",
        weeks=1,
    ),
    Example(
        says=(
            "The night summer time ends: Friday 21:00 to Sunday 07:00 is 34 h on the clock and 35 "
            "h of rest, at the limit."
        ),
        shifts=(
            "2027-10-25 07:00-15:00",
            "2027-10-26 07:00-15:00",
            "2027-10-27 07:00-15:00",
            "2027-10-28 07:00-15:00",
            "2027-10-29 13:00-21:00",
            "2027-10-31 07:00-15:00",
        ),
        breaches=0,
        source="law.md m-clock, aml-10-8-2-weekly",
        start="2027-10-25",
        weeks=1,
    ),
    Example(
        says=(
            "A repeating pattern: Saturday of week 2 15:00 to Tuesday of week 1 07:00 = 64 h with "
            "its middle Sunday 23:00 serves week 2 only; week 1 has no other."
        ),
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-13 07:00-15:00",
        ),
        breaches=1,
        source="law.md m-avg, aml-10-8-2-weekly",
        cyclic=True,
    ),
    Example(
        says=(
            "History tells the rest: Sunday 20:00 to Tuesday 07:00 = 4 h + 24 h + 7 h = 35 h, "
            "middle Monday 13:30, serves week 1."
        ),
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
        history=("2027-02-28 12:00-20:00",),
    ),
    Example(
        says="Without history only Monday 00:00 to Tuesday 07:00 = 31 h is known to be free.",
        shifts=(
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says=(
            "A rest from Saturday before the plan, 15:00, to Monday 21:00 = 9 h + 24 h + 21 h = "
            "54 h has its middle on Sunday 18:00, before the plan: week 1, with no other rest "
            "above 24 h, has none."
        ),
        shifts=(
            "2027-03-01 21:00-06:00",
            "2027-03-02 21:00-06:00",
            "2027-03-03 21:00-06:00",
            "2027-03-04 21:00-06:00",
            "2027-03-05 21:00-06:00",
            "2027-03-06 21:00-06:00",
            "2027-03-07 21:00-06:00",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
        history=("2027-02-27 07:00-15:00",),
    ),
    Example(
        says="Free time counts to the plan’s end: Saturday 13:00 to Sunday 24:00 = 35 h.",
        shifts=(
            "2027-03-01 06:00-13:00",
            "2027-03-02 06:00-13:00",
            "2027-03-03 06:00-13:00",
            "2027-03-04 06:00-13:00",
            "2027-03-05 06:00-13:00",
            "2027-03-06 06:00-13:00",
        ),
        breaches=0,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
    Example(
        says="Saturday 13:01 to Sunday 24:00 = 34 h 59; what follows does not count.",
        shifts=(
            "2027-03-01 06:00-13:00",
            "2027-03-02 06:00-13:00",
            "2027-03-03 06:00-13:00",
            "2027-03-04 06:00-13:00",
            "2027-03-05 06:00-13:00",
            "2027-03-06 06:00-13:01",
        ),
        breaches=1,
        source="law.md aml-10-8-2-weekly, AML § 10-8 (2)",
        weeks=1,
    ),
)
