"""Worked examples of the weekend frequency: one worked weekend in any `every` weekends in a row.

A weekend is worked when a shift starts on its Saturday or Sunday.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Weekends 1 and 4 of six: three weekends apart, one in any three.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-27 07:30-15:00",
            "2027-03-28 07:30-15:00",
        ),
        breaches=0,
        source="law.md section 8 (weekends) and section 9 (every 3rd weekend)",
        weeks=6,
    ),
    Example(
        says="Weekends 1 and 3 of six: weekends 1-3 hold two.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-20 07:30-15:00",
            "2027-03-21 07:30-15:00",
        ),
        breaches=1,
        source="law.md section 8 (weekends) and section 9 (every 3rd weekend)",
        weeks=6,
    ),
    Example(
        says="A night from Friday 22:00 makes no worked weekend: 1 and 4 are worked, 2 is not.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-12 22:00-07:30",
            "2027-03-27 07:30-15:00",
            "2027-03-28 07:30-15:00",
        ),
        breaches=0,
        source="law.md m-main, section 8",
        weeks=6,
    ),
    Example(
        says=(
            "A night from Sunday 22:00, six hours of it on Monday, makes weekend 3 worked: two in "
            "weekends 1-3."
        ),
        shifts=("2027-03-06 07:30-15:00", "2027-03-07 07:30-15:00", "2027-03-21 22:00-06:00"),
        breaches=1,
        source="law.md m-main, section 8",
        weeks=6,
    ),
    Example(
        says="Every second weekend where every second is allowed.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-20 07:30-15:00",
            "2027-03-21 07:30-15:00",
        ),
        breaches=0,
        source="law.md section 12, statutory profile weekend_frequency_max 0.5",
        parameters={"every": 2},
        weeks=4,
    ),
    Example(
        says="Two weekends in a row where every second is allowed.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-13 07:30-15:00",
            "2027-03-14 07:30-15:00",
        ),
        breaches=1,
        source="law.md section 12, statutory profile weekend_frequency_max 0.5",
        parameters={"every": 2},
        weeks=4,
    ),
    Example(
        says="Every fourth weekend, long shifts: weekends 1 and 5.",
        shifts=(
            "2027-03-06 07:30-20:00",
            "2027-03-07 07:30-20:00",
            "2027-04-03 07:30-20:00",
            "2027-04-04 07:30-20:00",
        ),
        breaches=0,
        source="law.md section 9 (every 4th weekend); care_services.md 2.4",
        parameters={"every": 4},
        weeks=8,
    ),
    Example(
        says="Every fourth weekend: weekends 1 and 4 lie in the same four.",
        shifts=(
            "2027-03-06 07:30-20:00",
            "2027-03-07 07:30-20:00",
            "2027-03-27 07:30-20:00",
            "2027-03-28 07:30-20:00",
        ),
        breaches=1,
        source="law.md section 9 (every 4th weekend)",
        parameters={"every": 4},
        weeks=8,
    ),
    Example(
        says="A repeating pattern of three weeks with one worked weekend: exactly every third.",
        shifts=("2027-03-06 07:30-15:00", "2027-03-07 07:30-15:00"),
        breaches=0,
        source="law.md m-avg, section 9",
        weeks=3,
        cyclic=True,
    ),
    Example(
        says=(
            "A repeating pattern of five weeks with weekends 1 and 4: from 4 to the next 1 is two "
            "weekends, so 4, 5, 1 hold two."
        ),
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-27 07:30-15:00",
            "2027-03-28 07:30-15:00",
        ),
        breaches=1,
        source="law.md m-avg, section 9",
        weeks=5,
        cyclic=True,
    ),
    Example(
        says="History: the last weekend before the plan and weekend 2 hold two in three.",
        shifts=("2027-03-13 07:30-15:00", "2027-03-14 07:30-15:00"),
        breaches=1,
        source="law.md section 8 (weekends) and section 9 (every 3rd weekend)",
        weeks=4,
        history=("2027-02-27 07:30-15:00", "2027-02-28 07:30-15:00"),
    ),
    Example(
        says="Units add up: weekend 1 in one unit, weekend 3 in another.",
        shifts=(
            "2027-03-06 07:30-15:00",
            "2027-03-07 07:30-15:00",
            "2027-03-20 07:30-15:00 unit B",
            "2027-03-21 07:30-15:00 unit B",
        ),
        breaches=1,
        source="law.md A19, section 8",
        weeks=6,
    ),
    Example(
        says=(
            "The weekend summer time begins counts as any other: a shift on Sunday 28 March and "
            "weekend 3 make two in three."
        ),
        shifts=("2027-03-28 03:00-11:00", "2027-04-10 07:30-15:00", "2027-04-11 07:30-15:00"),
        breaches=1,
        source="law.md m-clock, section 8",
        start="2027-03-22",
        weeks=6,
    ),
    Example(
        says=(
            "The weekend summer time ends counts as any other: the night of Saturday 30 October "
            "and weekend 4 are three apart."
        ),
        shifts=("2027-10-30 22:00-07:30", "2027-11-20 07:30-15:00", "2027-11-21 07:30-15:00"),
        breaches=0,
        source="law.md m-clock, section 8",
        start="2027-10-25",
        weeks=6,
    ),
)
