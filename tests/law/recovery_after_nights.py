"""Worked examples of free time after nights: a local limit, customarily 24–48 h (law.md section 8)."""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Night to Tuesday 07:30, day from Wednesday 07:30: 24 h, at the limit.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-03 07:30-15:00"),
        breaches=0,
        source="law.md section 8 (free after night block)",
    ),
    Example(
        says="Night to Tuesday 07:30, day from Wednesday 07:29: 23 h 59.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-03 07:29-15:00"),
        breaches=1,
        source="law.md section 8 (free after night block)",
    ),
    Example(
        says="Three nights on end, then off: the nights are one run, and nothing follows it.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-02 22:00-07:30", "2027-03-03 22:00-07:30"),
        breaches=0,
        source="law.md section 8 (free after night block)",
    ),
    Example(
        says="The night to 28 March 2027: Sunday 07:30 to Monday 07:30 is 24 h.",
        shifts=("2027-03-27 22:00-07:30", "2027-03-29 07:30-15:00"),
        breaches=0,
        source="law.md m-clock, section 8",
        start="2027-03-22",
    ),
    Example(
        says="35 h asked for: night to Tuesday 07:30, evening from Wednesday 15:00 is 31 h 30.",
        shifts=("2027-03-01 22:00-07:30", "2027-03-03 15:00-22:00"),
        breaches=1,
        source="law.md section 8 (24–35 h)",
        parameters={"minimum": 2100},
    ),
)
