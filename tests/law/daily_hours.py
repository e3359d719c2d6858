"""Worked examples of ordinary hours in 24 h (AML § 10-4 (1); agreements by § 10-5).

The 24 h run from the start of each shift. Work is end less start less unpaid breaks; a shift that
starts inside the 24 h counts with its minutes inside them. Where ``day_from`` is agreed, the 24 h begin at
that time of every day, and a shift counts whole in the day in which it starts.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Awake night 22:00-07:30 = 9 h 30 > 9 h.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=1,
        source="law.md aml-10-4-1-day, AML § 10-4 (1)",
        weeks=1,
    ),
    Example(
        says="The same night is lawful with an individual agreement on 10 h: 9 h 30 ≤ 10 h.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=0,
        source="law.md aml-10-5-1-ind, AML § 10-5 (1)",
        parameters={"maximum": 600},
        weeks=1,
    ),
    Example(
        says="The same night where 8 h is the limit (considerable strain): 9 h 30 > 8 h.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=1,
        source="law.md aml-10-11-7-strain, AML § 10-11 (7)",
        parameters={"maximum": 480},
        weeks=1,
    ),
    Example(
        says=(
            "Long shift 07:30-20:00 with paid breaks = 12 h 30, at the limit agreed with the "
            "union representatives."
        ),
        shifts=("2027-03-06 07:30-20:00",),
        breaches=0,
        source="law.md section 7, aml-10-5-2-rep, AML § 10-5 (2)",
        parameters={"maximum": 750},
        weeks=1,
    ),
    Example(
        says="Long shift 08:00-21:00, 30 minutes unpaid: 13 h − 30 min = 12 h 30, at the limit.",
        shifts=("2027-03-06 08:00-21:00 unpaid 30",),
        breaches=0,
        source="law.md section 7 and A17, AML § 10-5 (2)",
        parameters={"maximum": 750},
        weeks=1,
    ),
    Example(
        says="Day 07:00-15:00 drawn out to 20:30 = 13 h 30 > 12 h 30.",
        shifts=("2027-03-01 07:00-20:30",),
        breaches=1,
        source="law.md section 2.4 (example), AML § 10-4 (1)",
        parameters={"maximum": 750},
        weeks=1,
    ),
    Example(
        says=(
            "The 24 h from Monday 07:00 hold 8 h of Monday and 1 h of Tuesday (06:00-07:00): 9 h, "
            "at the limit."
        ),
        shifts=("2027-03-01 07:00-15:00", "2027-03-02 06:00-14:00"),
        breaches=0,
        source="law.md m-24h and A1, AML § 10-4 (1)",
        weeks=1,
    ),
    Example(
        says="One minute over: 8 h of Monday and 1 h 01 of Tuesday (05:59-07:00) are 9 h 01.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-02 05:59-13:59"),
        breaches=1,
        source="law.md m-24h and A1, AML § 10-4 (1)",
        weeks=1,
    ),
    Example(
        says=(
            "Day 07:00-15:00 and night 22:00-07:30: 8 h + 9 h = 17 h from 07:00 (the night counts "
            "to 07:00), and 9 h 30 from 22:00; both are over 9 h."
        ),
        shifts=("2027-03-01 07:00-15:00", "2027-03-01 22:00-07:30"),
        breaches=2,
        source="law.md m-24h and A1, AML § 10-4 (1)",
        weeks=1,
    ),
    Example(
        says="Two units, one employer: 07:00-13:00 in one, 16:00-20:00 in the other = 10 h.",
        shifts=("2027-03-01 07:00-13:00", "2027-03-01 16:00-20:00 unit B"),
        breaches=1,
        source="law.md A19, AML § 10-4 (1)",
        weeks=1,
    ),
    Example(
        says="The night summer time begins: 22:00-07:30 is 8 h 30, lawful without an agreement.",
        shifts=("2027-03-27 22:00-07:30",),
        breaches=0,
        source="law.md m-clock, aml-10-4-1-day",
        start="2027-03-22",
    ),
    Example(
        says="The night summer time ends: 22:00-07:30 is 10 h 30, over the agreed 10 h.",
        shifts=("2027-10-30 22:00-07:30",),
        breaches=1,
        source="law.md m-clock, aml-10-5-1-ind",
        parameters={"maximum": 600},
        start="2027-10-25",
    ),
    Example(
        says=(
            "The night summer time ends: 24 h from Saturday 07:00 end on Sunday 06:00 by the "
            "clock, so Sunday 06:00 lies outside and the 24 h hold 9 h."
        ),
        shifts=("2027-10-30 07:00-16:00", "2027-10-31 06:00-14:00"),
        breaches=0,
        source="law.md m-clock, m-24h",
        start="2027-10-25",
    ),
    Example(
        says="The pattern repeats: the 24 h from Sunday 15:00 hold 8 h + 8 h (Monday) = 16 h.",
        shifts=("2027-03-01 07:00-15:00", "2027-03-07 15:00-23:00"),
        breaches=1,
        source="law.md m-avg, m-24h",
        weeks=1,
        cyclic=True,
    ),
    Example(
        says=(
            "History: from Sunday 14:30 the 24 h hold 7 h 30 of Sunday and 7 h 30 of Monday "
            "(07:00-14:30) = 15 h."
        ),
        shifts=("2027-03-01 07:00-15:00",),
        breaches=1,
        source="law.md m-24h and A1, AML § 10-4 (1)",
        weeks=1,
        history=("2027-02-28 14:30-22:00",),
    ),
    Example(
        says="A resting night 22:00-09:00 is 11 h: 9 h and half of 11, but no more than 2 h on top.",
        shifts=("2027-03-01 22:00-09:00 resting 22:00-09:00",),
        breaches=0,
        source="law.md aml-10-4-2-passive",
    ),
    Example(
        says="22:00-09:01 is a minute more, whatever share of it the position counts.",
        shifts=("2027-03-01 22:00-09:01 resting 22:00-09:01 share 3333",),
        breaches=1,
        source="law.md aml-10-4-2-passive",
    ),
    Example(
        says="10 h awake with an hour of rest is not mainly passive: above 9 h.",
        shifts=("2027-03-01 21:45-07:45 resting 02:00-03:00",),
        breaches=1,
        source="AML § 10-4 (2): wholly or mainly passive",
    ),
    Example(
        says="A split day 07:00-19:00 away 11:00-14:00 is 9 h of work.",
        shifts=("2027-03-01 07:00-19:00 away 11:00-14:00",),
        breaches=0,
        source="law.md m-work, m-span",
    ),
    Example(
        says="Away a minute less, and it is 9 h 01.",
        shifts=("2027-03-01 07:00-19:00 away 11:00-13:59",),
        breaches=1,
        source="law.md m-work, m-span",
    ),
    Example(
        says="With an agreed day from 00:00 an evening 14:30-22:00 and the day 07:00-14:00 are two days.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-14:00"),
        breaches=0,
        source="law.md m-24h and A1; 2.5: lawful with a 9 h rest agreement",
        parameters={"maximum": 750, "day_from": 0},
    ),
    Example(
        says="Without it the 24 h from 14:30 hold 14 h 30 of work, above 12 h 30.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-14:00"),
        breaches=1,
        source="law.md A1",
        parameters={"maximum": 750},
    ),
    Example(
        says="Day and evening of one day are 15 h, whatever the start of the day.",
        shifts=("2027-03-01 07:00-14:30", "2027-03-01 14:30-22:00"),
        breaches=1,
        source="law.md m-24h",
        parameters={"maximum": 750, "day_from": 0},
    ),
    Example(
        says="A night is all of the day in which it starts: the evening after it is of the next.",
        shifts=("2027-03-01 21:45-07:45", "2027-03-02 18:45-21:15"),
        breaches=0,
        source="law.md m-midnight, m-24h",
        parameters={"maximum": 600, "day_from": 0},
    ),
    Example(
        says="14:00-17:00 and the night 21:45-07:45 of the same date: 3 h + 10 h, never cut at 00:00.",
        shifts=("2027-03-01 14:00-17:00", "2027-03-01 21:45-07:45"),
        breaches=1,
        source="law.md m-midnight, m-24h",
        parameters={"maximum": 750, "day_from": 0},
    ),
    Example(
        says="A day that begins at 07:00 holds the evening and the short night that starts at 01:00.",
        shifts=("2027-03-01 15:00-22:00", "2027-03-02 01:00-07:00"),
        breaches=1,
        source="law.md m-24h: the start may be agreed",
        parameters={"maximum": 750, "day_from": 420},
    ),
    Example(
        says="A shift from 07:00 opens the next: 7 h and 8 h stand apart.",
        shifts=("2027-03-01 15:00-22:00", "2027-03-02 07:00-15:00"),
        breaches=0,
        source="law.md m-24h: the start may be agreed",
        parameters={"maximum": 750, "day_from": 420},
    ),
    Example(
        says="History: with a day from 07:00 Sunday's 9 h and Monday's 05:00-10:00 are one day of 14 h.",
        shifts=("2027-03-01 05:00-10:00",),
        breaches=1,
        source="law.md m-24h",
        parameters={"maximum": 750, "day_from": 420},
        history=("2027-02-28 08:00-17:00",),
    ),
    Example(
        says="The pattern repeats: Sunday 12:00-20:00 and Monday 05:00-10:00 are one day from 07:00, 13 h.",
        shifts=("2027-03-01 05:00-10:00", "2027-03-07 12:00-20:00"),
        breaches=1,
        source="law.md m-avg, m-24h",
        parameters={"maximum": 750, "day_from": 420},
        weeks=1,
        cyclic=True,
    ),
    Example(
        says="The night the clocks go forward is not of the day after it: 8 h 30, and an hour at 23:00.",
        shifts=("2027-03-27 22:00-07:30", "2027-03-28 23:00-00:00"),
        breaches=0,
        source="law.md m-clock, m-24h",
        parameters={"day_from": 0},
        start="2027-03-22",
    ),
    Example(
        says="The day the clocks go back has 25 hours, and what starts in any of them is summed: 3 + 6.5 h.",
        shifts=("2027-10-31 00:00-02:00", "2027-10-31 17:00-00:00"),
        breaches=1,
        source="law.md m-clock, m-24h",
        parameters={"maximum": 539, "day_from": 0},
        start="2027-10-25",
    ),
)
