"""Worked examples of nights in a row (a local limit, three by default).

A night has more than 180 minutes inside 21:00-06:00 and belongs to the day on which it starts.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Three nights in a row, Monday to Wednesday.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-02 22:00-07:30", "2027-03-03 22:00-07:30"),
        breaches=0,
        source="law.md section 8 (nights in a row), profile max_consecutive_nights",
    ),
    Example(
        says="Four nights in a row, one more than three.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
        ),
        breaches=1,
        source="law.md section 8 (nights in a row), profile max_consecutive_nights",
    ),
    Example(
        says="Three nights, a free night, three nights: no run is longer than three.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-06 22:00-07:30",
            "2027-03-07 22:00-07:30",
        ),
        breaches=0,
        source="law.md section 8 (nights in a row), profile max_consecutive_nights",
    ),
    Example(
        says="Two runs of four nights, parted by three free nights: each is over.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-08 22:00-07:30",
            "2027-03-09 22:00-07:30",
            "2027-03-10 22:00-07:30",
            "2027-03-11 22:00-07:30",
        ),
        breaches=2,
        source="law.md section 8 (nights in a row), profile max_consecutive_nights",
    ),
    Example(
        says="Permanent nights with seven on and seven off, agreed maximum seven.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-06 22:00-07:30",
            "2027-03-07 22:00-07:30",
        ),
        breaches=0,
        source="law.md section 8 (7/7 for permanent nights)",
        parameters={"maximum": 7},
    ),
    Example(
        says=(
            "Evening 15:00-00:00 has 180 minutes after 21:00, not more than 180: with the three "
            "nights that follow there are three nights."
        ),
        shifts=(
            "2027-03-01 15:00-00:00",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
        ),
        breaches=0,
        source="law.md section 8, night_worker_threshold, AML § 10-11 (1) and (6)",
    ),
    Example(
        says="Evening 15:00-00:01 has 181 minutes after 21:00 and is a night: four in a row.",
        shifts=(
            "2027-03-01 15:00-00:01",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
        ),
        breaches=1,
        source="law.md section 8, night_worker_threshold, AML § 10-11 (1) and (6)",
    ),
    Example(
        says="Early shift 03:00-11:00 has 180 minutes before 06:00 and is no night: three follow.",
        shifts=(
            "2027-03-01 03:00-11:00",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
        ),
        breaches=0,
        source="law.md section 8, night_worker_threshold, AML § 10-11 (1) and (6)",
    ),
    Example(
        says=(
            "A night that starts after midnight belongs to the day it starts: 00:30-08:00 on "
            "Monday, Tuesday, Wednesday and Thursday has 330 minutes before 06:00 each time, four "
            "in a row."
        ),
        shifts=(
            "2027-03-01 00:30-08:00",
            "2027-03-02 00:30-08:00",
            "2027-03-03 00:30-08:00",
            "2027-03-04 00:30-08:00",
        ),
        breaches=1,
        source="law.md m-main (a shift belongs to its start day), section 8",
    ),
    Example(
        says=(
            "The night summer time begins: Sunday 00:30-04:30 lasts 180 minutes and is no night, "
            "so three nights follow."
        ),
        shifts=(
            "2027-03-28 00:30-04:30",
            "2027-03-29 22:00-07:30",
            "2027-03-30 22:00-07:30",
            "2027-03-31 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-clock, section 8",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: Sunday 01:00-03:30 lasts 210 minutes and is a night, the "
            "first of four."
        ),
        shifts=(
            "2027-10-31 01:00-03:30",
            "2027-11-01 22:00-07:30",
            "2027-11-02 22:00-07:30",
            "2027-11-03 22:00-07:30",
        ),
        breaches=1,
        source="law.md m-clock, section 8",
        start="2027-10-25",
    ),
    Example(
        says="The pattern repeats: Friday to Sunday of week 2 and Monday of week 1 are four.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-12 22:00-07:30",
            "2027-03-13 22:00-07:30",
            "2027-03-14 22:00-07:30",
        ),
        breaches=1,
        source="law.md m-avg, section 8",
        cyclic=True,
    ),
    Example(
        says="History: three nights before the plan and one on its first day make four.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=1,
        source="law.md section 8 (nights in a row), profile max_consecutive_nights",
        history=("2027-02-26 22:00-07:30", "2027-02-27 22:00-07:30", "2027-02-28 22:00-07:30"),
    ),
    Example(
        says="Two nights in each of two units are four nights of one person.",
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30 unit B",
            "2027-03-04 22:00-07:30 unit B",
        ),
        breaches=1,
        source="law.md A19, section 8",
    ),
)
