"""Worked examples of quick returns: gaps under 11 h, at most one in an ISO week by default.

A quick return counts in the week in which the later shift starts.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="One quick return, Monday 22:00 to Tuesday 07:00 = 9 h, in the week.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-15:00"),
        breaches=0,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
    ),
    Example(
        says=(
            "Two quick returns of 9 h in one week, into Tuesday and into Thursday; Tuesday 15:00 "
            "to Wednesday 14:30 = 23 h 30 is none."
        ),
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00",
        ),
        breaches=1,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
    ),
    Example(
        says="The same two under a local maximum of two.",
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00",
        ),
        breaches=0,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
        parameters={"maximum": 2},
    ),
    Example(
        says="One quick return where none is allowed.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-15:00"),
        breaches=1,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
        parameters={"maximum": 0},
    ),
    Example(
        says="The second gap is 22:00 to 09:00 = 11 h exactly and no quick return.",
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 09:00-15:00",
        ),
        breaches=0,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
    ),
    Example(
        says="The second gap is 22:00 to 08:59 = 10 h 59, a second quick return.",
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 08:59-15:00",
        ),
        breaches=1,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
    ),
    Example(
        says=(
            "Sunday evening to Monday morning counts in week 2, where the later shift starts: one "
            "in each week."
        ),
        shifts=(
            "2027-03-02 14:30-22:00",
            "2027-03-03 07:00-15:00",
            "2027-03-07 14:30-22:00",
            "2027-03-08 07:00-15:00",
        ),
        breaches=0,
        source="law.md m-main, section 8",
    ),
    Example(
        says="Sunday evening to Monday and Wednesday evening to Thursday are two in week 2.",
        shifts=(
            "2027-03-07 14:30-22:00",
            "2027-03-08 07:00-15:00",
            "2027-03-10 14:30-22:00",
            "2027-03-11 07:00-15:00",
        ),
        breaches=1,
        source="law.md m-main, section 8",
    ),
    Example(
        says="Two quick returns in each of two weeks: both weeks are over.",
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00",
            "2027-03-08 14:30-22:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 14:30-22:00",
            "2027-03-11 07:00-15:00",
        ),
        breaches=2,
        source="law.md section 8 (9 h at most 1-2 times a week) and 9.3, short_rest_max_per_week",
    ),
    Example(
        says=(
            "The night summer time begins: Saturday 21:00 to Sunday 08:00 is 10 h and the second "
            "quick return of the week."
        ),
        shifts=(
            "2027-03-22 14:30-22:00",
            "2027-03-23 07:00-15:00",
            "2027-03-27 13:00-21:00",
            "2027-03-28 08:00-15:00",
        ),
        breaches=1,
        source="law.md m-clock, section 8",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: Saturday 22:00 to Sunday 08:00 is 11 h and no quick "
            "return: one in the week."
        ),
        shifts=(
            "2027-10-25 14:30-22:00",
            "2027-10-26 07:00-15:00",
            "2027-10-30 14:30-22:00",
            "2027-10-31 08:00-15:00",
        ),
        breaches=0,
        source="law.md m-clock, section 8",
        start="2027-10-25",
    ),
    Example(
        says="The pattern repeats: Sunday 22:00 to Monday 07:00 is 9 h, the second in week 1.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00",
            "2027-03-14 14:30-22:00",
        ),
        breaches=1,
        source="law.md m-avg, section 8",
        cyclic=True,
    ),
    Example(
        says="History: Sunday 22:00 to Monday 07:00 is 9 h in week 1, where another follows.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-03 14:30-22:00", "2027-03-04 07:00-15:00"),
        breaches=1,
        source="law.md m-main, section 8",
        history=("2027-02-28 14:30-22:00",),
    ),
    Example(
        says=(
            "Units add up: one quick return inside a unit and one from one unit to the other are "
            "two of one person."
        ),
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00 unit B",
        ),
        breaches=1,
        source="law.md A19, section 8",
    ),
)
