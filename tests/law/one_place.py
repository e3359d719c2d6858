"""Worked examples of being in one place: no two shifts of one person overlap in time."""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Day and evening back to back: 15:00 ends one and starts the other.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-01 15:00-22:00"),
        breaches=0,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="One minute in both: 14:59-15:00.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-01 14:59-22:00"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="Night to Tuesday 07:30 and day from Tuesday 07:00: 30 minutes in both.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-02 07:00-15:00"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="Night to Tuesday 07:30 and day from Tuesday 07:30.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-02 07:30-15:00"),
        breaches=0,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="The same hours in two units.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-01 07:00-15:00 unit B"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="A short shift inside a long one in another unit: 10:00-12:00 within 07:00-15:00.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-01 10:00-12:00 unit B"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="An unpaid break of 30 minutes leaves the shift where it is: 14:45-15:00 is in both.",
        shifts=("2027-03-01 07:00-15:00 unpaid 30", "2027-03-01 14:45-22:00 unit B"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="Two overlaps on two days.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-01 14:30-22:00 unit B",
            "2027-03-03 07:00-15:00",
            "2027-03-03 14:30-22:00 unit B",
        ),
        breaches=2,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says="Three shifts that all hold 12:00-14:00: more than one pair.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-01 10:00-14:00 unit B",
            "2027-03-01 12:00-20:00 unit C",
        ),
        breaches=-1,
        source="law.md A19 (shifts are summed over the person), m-clock",
    ),
    Example(
        says=(
            "The night summer time begins: the night ends Sunday 07:30 and the day starts 07:00, "
            "30 minutes in both."
        ),
        shifts=("2027-03-27 22:00-07:30", "2027-03-28 07:00-15:00"),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: the evening watch ends Sunday 03:00, after the change, "
            "when the next starts."
        ),
        shifts=("2027-10-30 20:00-03:00", "2027-10-31 03:00-11:00"),
        breaches=0,
        source="law.md A19 (shifts are summed over the person), m-clock",
        start="2027-10-25",
    ),
    Example(
        says=(
            "The pattern repeats: the night of Sunday in week 2 ends 07:30 on Monday of week 1, "
            "whose day starts 07:00."
        ),
        shifts=("2027-03-01 07:00-15:00", "2027-03-14 22:00-07:30"),
        breaches=1,
        source="law.md m-avg, A19",
        cyclic=True,
    ),
    Example(
        says="The same shifts in a plan that does not repeat.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-14 22:00-07:30"),
        breaches=0,
        source="law.md m-avg, A19",
    ),
    Example(
        says="History: a night before the plan ends Monday 07:30, the first shift starts 07:00.",
        shifts=("2027-03-01 07:00-15:00",),
        breaches=1,
        source="law.md A19 (shifts are summed over the person), m-clock",
        history=("2027-02-28 22:00-07:30",),
    ),
)
