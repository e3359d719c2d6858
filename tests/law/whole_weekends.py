"""Worked examples of whole weekends: both Saturday and Sunday are worked, or neither.

A shift belongs to the day on which it starts.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Both days worked.",
        shifts=("2027-03-06 07:30-15:00", "2027-03-07 07:30-15:00"),
        breaches=0,
        source="care_services.md 2.2-2.3 (two shifts per worked weekend, by shift start)",
    ),
    Example(
        says="Neither day worked.",
        shifts=(
            "2027-03-01 07:30-15:00",
            "2027-03-02 07:30-15:00",
            "2027-03-03 07:30-15:00",
            "2027-03-04 07:30-15:00",
            "2027-03-05 07:30-15:00",
        ),
        breaches=0,
        source="care_services.md 2.2-2.3 (two shifts per worked weekend, by shift start)",
    ),
    Example(
        says="Only Saturday worked.",
        shifts=(
            "2027-03-01 07:30-15:00",
            "2027-03-02 07:30-15:00",
            "2027-03-03 07:30-15:00",
            "2027-03-06 07:30-15:00",
        ),
        breaches=1,
        source="care_services.md 2.2-2.3 (two shifts per worked weekend, by shift start)",
    ),
    Example(
        says="Only Sunday worked.",
        shifts=(
            "2027-03-07 07:30-15:00",
            "2027-03-08 07:30-15:00",
            "2027-03-09 07:30-15:00",
            "2027-03-10 07:30-15:00",
        ),
        breaches=1,
        source="care_services.md 2.2-2.3 (two shifts per worked weekend, by shift start)",
    ),
    Example(
        says="Saturday alone in week 1 and Sunday alone in week 2: two broken weekends.",
        shifts=("2027-03-06 07:30-15:00", "2027-03-14 07:30-15:00"),
        breaches=2,
        source="care_services.md 2.2-2.3 (two shifts per worked weekend, by shift start)",
    ),
    Example(
        says="A night from Friday 23:59 starts on Friday: neither day is worked.",
        shifts=("2027-03-05 23:59-07:30",),
        breaches=0,
        source="law.md m-main; care_services.md 2.4 (shift start on Saturday or Sunday)",
    ),
    Example(
        says="A night from Saturday 00:00 starts on Saturday, and Sunday is free: broken.",
        shifts=("2027-03-06 00:00-07:30",),
        breaches=1,
        source="law.md m-main; care_services.md 2.4 (shift start on Saturday or Sunday)",
    ),
    Example(
        says="A night from Saturday 22:00 to Sunday 07:30 starts on Saturday only: broken.",
        shifts=("2027-03-06 22:00-07:30",),
        breaches=1,
        source="law.md m-main; care_services.md 2.4 (shift start on Saturday or Sunday)",
    ),
    Example(
        says="Nights from Saturday and Sunday 22:00: both days, though the second ends on Monday.",
        shifts=("2027-03-06 22:00-07:30", "2027-03-07 22:00-07:30"),
        breaches=0,
        source="law.md m-main; care_services.md 2.4 (shift start on Saturday or Sunday)",
    ),
    Example(
        says="A three-night weekend, Friday to Sunday: both days.",
        shifts=("2027-03-05 22:00-07:30", "2027-03-06 22:00-07:30", "2027-03-07 22:00-07:30"),
        breaches=0,
        source="law.md m-main; care_services.md 2.4 (shift start on Saturday or Sunday)",
    ),
    Example(
        says="Saturday in one unit and Sunday in another: the person works the whole weekend.",
        shifts=("2027-03-06 07:30-15:00", "2027-03-07 07:30-15:00 unit B"),
        breaches=0,
        source="law.md A19; care_services.md 2.2-2.3",
    ),
    Example(
        says="The night summer time begins: shifts start Saturday 22:00 and Sunday 15:00: both.",
        shifts=("2027-03-27 22:00-07:30", "2027-03-28 15:00-22:30"),
        breaches=0,
        source="law.md m-clock, m-main",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: the Saturday night runs through it to Sunday 07:30, and "
            "no shift starts on Sunday: broken."
        ),
        shifts=("2027-10-30 22:00-07:30",),
        breaches=1,
        source="law.md m-clock, m-main",
        start="2027-10-25",
    ),
    Example(
        says=(
            "The pattern repeats: Sunday of week 2 has a night into Monday of week 1 and its "
            "Saturday is free: broken once."
        ),
        shifts=("2027-03-06 07:30-15:00", "2027-03-07 07:30-15:00", "2027-03-14 22:00-07:30"),
        breaches=1,
        source="law.md m-avg, m-main",
        cyclic=True,
    ),
)
