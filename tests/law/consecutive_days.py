"""Worked examples of duty days in a row (a local limit, six by default).

A duty day is a day on which a shift starts.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Six duty days, Monday to Saturday.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
        ),
        breaches=0,
        source="law.md section 8 (consecutive duty days), profile max_consecutive_days",
    ),
    Example(
        says="Seven duty days, Monday to Sunday, one more than six.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=1,
        source="law.md section 8 (consecutive duty days), profile max_consecutive_days",
    ),
    Example(
        says=(
            "Twelve duty days between F1 on Monday of week 1 and F1 on Sunday of week 2: the "
            "weekly rest is kept, six duty days are not."
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
        breaches=-1,
        source="law.md aml-10-8-2-weekly (rolling reading, more than six duty days)",
    ),
    Example(
        says="Six duty days under a local maximum of five.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
        ),
        breaches=1,
        source="law.md section 8 (consecutive duty days), profile max_consecutive_days",
        parameters={"maximum": 5},
    ),
    Example(
        says=(
            "A night belongs to the day it starts: six nights from Monday end on Sunday 07:30, "
            "and Sunday is no duty day; Monday to Saturday of week 2 is another six."
        ),
        shifts=(
            "2027-03-01 22:00-07:30",
            "2027-03-02 22:00-07:30",
            "2027-03-03 22:00-07:30",
            "2027-03-04 22:00-07:30",
            "2027-03-05 22:00-07:30",
            "2027-03-06 22:00-07:30",
            "2027-03-08 07:00-15:00",
            "2027-03-09 07:00-15:00",
            "2027-03-10 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-13 07:00-15:00",
        ),
        breaches=0,
        source="law.md m-main, section 8",
    ),
    Example(
        says="A shift from Sunday 23:59 makes Sunday the seventh duty day.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 23:59-07:30",
        ),
        breaches=1,
        source="law.md m-main, section 8",
    ),
    Example(
        says="A shift from Monday 00:00 leaves Sunday free of duty: six days, then one.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-08 00:00-07:30",
        ),
        breaches=0,
        source="law.md m-main, section 8",
    ),
    Example(
        says="Two shifts on one day in two units are one duty day: six in all, eight shifts.",
        shifts=(
            "2027-03-01 07:00-11:00",
            "2027-03-02 07:00-11:00",
            "2027-03-02 17:00-21:00 unit B",
            "2027-03-03 07:00-11:00",
            "2027-03-04 07:00-11:00",
            "2027-03-04 17:00-21:00 unit B",
            "2027-03-05 07:00-11:00",
            "2027-03-06 07:00-11:00",
        ),
        breaches=0,
        source="law.md A19, section 8",
    ),
    Example(
        says=(
            "The pattern repeats: Thursday to Sunday of week 2 and Monday to Wednesday of week 1 "
            "are 4 + 3 = 7."
        ),
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-11 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-13 07:00-15:00",
            "2027-03-14 07:00-15:00",
        ),
        breaches=1,
        source="law.md m-avg, section 8",
        cyclic=True,
    ),
    Example(
        says="The pattern repeats: Friday to Sunday and Monday to Wednesday are 3 + 3 = 6.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-12 07:00-15:00",
            "2027-03-13 07:00-15:00",
            "2027-03-14 07:00-15:00",
        ),
        breaches=0,
        source="law.md m-avg, section 8",
        cyclic=True,
    ),
    Example(
        says="A pattern of one week with duty every day never ends.",
        shifts=(
            "2027-03-01 07:00-15:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 07:00-15:00",
            "2027-03-04 07:00-15:00",
            "2027-03-05 07:00-15:00",
            "2027-03-06 07:00-15:00",
            "2027-03-07 07:00-15:00",
        ),
        breaches=-1,
        source="law.md m-avg, section 8",
        weeks=1,
        cyclic=True,
    ),
    Example(
        says="History: Thursday to Sunday before the plan, Monday to Wednesday in it, 4 + 3 = 7.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-02 07:00-15:00", "2027-03-03 07:00-15:00"),
        breaches=1,
        source="law.md section 8 (consecutive duty days), profile max_consecutive_days",
        history=(
            "2027-02-25 07:00-15:00",
            "2027-02-26 07:00-15:00",
            "2027-02-27 07:00-15:00",
            "2027-02-28 07:00-15:00",
        ),
    ),
    Example(
        says=(
            "The change of clock in March moves no day: Wednesday to Monday are six, also with "
            "the night of Saturday 27 March."
        ),
        shifts=(
            "2027-03-24 07:00-15:00",
            "2027-03-25 07:00-15:00",
            "2027-03-26 07:00-15:00",
            "2027-03-27 22:00-07:30",
            "2027-03-28 22:00-07:30",
            "2027-03-29 22:00-07:30",
        ),
        breaches=0,
        source="law.md m-clock, section 8",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The change of clock in October moves no day: Tuesday to Monday are seven, the last "
            "of them a night after the night of the change."
        ),
        shifts=(
            "2027-10-26 07:00-15:00",
            "2027-10-27 07:00-15:00",
            "2027-10-28 07:00-15:00",
            "2027-10-29 07:00-15:00",
            "2027-10-30 22:00-07:30",
            "2027-10-31 22:00-07:30",
            "2027-11-01 22:00-07:30",
        ),
        breaches=1,
        source="law.md m-clock, section 8",
        start="2027-10-25",
    ),
)
