"""Worked examples of the weekly norm (AML § 10-4 (4)–(6); HTA KS ch. 1 § 4.2.1–4.2.4).

The week of a full position follows from the shifts themselves: 37.5, 35.5 or 33.6 h, or in a three-part rota
37.5 h less ten minutes for each hour on a Sunday or holiday and a quarter of an hour for each at night. The
tolerance here is nothing, and both too many and too few hours are wrong where the week is computed.
"""

from datetime import date, timedelta

from tests.law.example import Example

COMPUTED = {"size": 10_000, "full_time_week": "computed"}
TABLE = "law.md section 2.2 (table)"
ORDER = "law.md section 2.2 (classification)"


def shifts(start: str, *weeks: str) -> tuple[str, ...]:
    """Return shifts from lines of ``1 08:00-15:00, 4 22:00-06:00``: weekday and hours, week by week."""
    monday = date.fromisoformat(start)
    return tuple(
        f"{monday + timedelta(days=7 * week + int(one[:1]) - 1)} {one[2:]}"
        for week, line in enumerate(weeks)
        for one in (part.strip() for part in line.split(",") if part.strip())
    )


def ordinary(*weeks: str) -> tuple[str, ...]:
    """Return shifts from Monday 1 March 2027 on."""
    return shifts("2027-03-01", *weeks)


# 5 × 7 h + 5 × 6 h + 8 h + 7 h + 3 × 8 h = 104 h; Sundays 15 h, nights 24 h.
TYPICAL = (
    "1 08:00-15:00, 2 08:00-15:00, 3 08:00-15:00, 4 15:00-21:00, 5 15:00-21:00, 7 07:00-15:00",
    "1 15:00-21:00, 2 15:00-21:00, 3 08:00-15:00, 4 08:00-15:00, 7 07:00-14:00",
)
NIGHTS = "1 15:00-21:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00"
WEEK = "1 07:00-14:06, 2 07:00-14:06, 3 07:00-14:06, 4 07:00-14:06, 5 07:00-14:06"  # 35.5 h
LONG_WEEK = "1 07:00-14:30, 2 07:00-14:30, 3 07:00-14:30, 4 07:00-14:30, 5 07:00-14:30"  # 37.5 h
FIVE_NIGHTS = "1 22:00-06:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00, 5 22:00-06:00"

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="S 5 h, N 8 h a week: 37.5 − 5/6 − 8/4 = 34.67 h; three weeks are 104 h, and 104 h are worked.",
        shifts=ordinary(*TYPICAL, NIGHTS),
        breaches=0,
        source=TABLE,
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="The same and a minute more: 104 h 01 against 104 h.",
        shifts=ordinary(TYPICAL[0].replace("3 08:00-15:00", "3 08:00-15:01"), TYPICAL[1], NIGHTS),
        breaches=1,
        source=TABLE,
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="The same and a minute less: 103 h 59 against 104 h.",
        shifts=ordinary(TYPICAL[0].replace("3 08:00-15:00", "3 08:01-15:00"), TYPICAL[1], NIGHTS),
        breaches=1,
        source=TABLE,
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="The full week is 35.5 h in the contract, 106.5 h in three weeks; this rota calls for 104 h.",
        shifts=ordinary(TYPICAL[0], TYPICAL[1] + ", 5 12:00-14:30", NIGHTS),
        breaches=1,
        source="law.md hta-4-2-4",
        parameters={"size": 10_000, "full_time_week": 2130},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="With 34.67 h in the contract (2080 min) the same rota without the 2.5 h is right.",
        shifts=ordinary(*TYPICAL, NIGHTS),
        breaches=0,
        source="law.md hta-4-2-4",
        parameters={"size": 10_000, "full_time_week": 2080},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="Tolerance 5 h: 104 h + 5 h = 109 h, at the limit.",
        shifts=ordinary(TYPICAL[0], TYPICAL[1] + ", 5 10:00-15:00", NIGHTS),
        breaches=0,
        source=TABLE,
        parameters={**COMPUTED, "tolerance": 300},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="No double count: a night from Saturday to Sunday is night, N 24 h and S 15 h as before, 104 h.",
        shifts=ordinary(*TYPICAL, NIGHTS.replace("4 22", "6 22")),
        breaches=0,
        source="law.md A11, LI424",
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="S 3.5 h, N 3 h a week: 36.17 h, above the ceiling of 35.5 h; 3 × 35.5 h = 106.5 h = 8 + 7 + "
        "8 + 5.5 + 10 × 7.8 h.",
        shifts=ordinary(
            "1 07:00-14:48, 2 07:00-14:48, 3 07:00-14:48, 4 15:00-22:00, 6 15:00-20:30, 7 07:00-15:00",
            WEEK.replace("14:06", "14:48"),
            "1 07:00-14:48, 2 07:00-14:48, 3 22:00-06:00",
        ),
        breaches=0,
        source=TABLE,
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="S 6 h, N 14 h a week: 33 h, below the floor of 33.6 h; 3 × 33.6 h = 100.8 h = 5 × 8 + 3 × 6 + "
        "9 + 2 × 7 + 3 × 6.6 h. Nights 728 h a year, but Sundays 9 h in three weeks: 156 h, under 231 h.",
        shifts=ordinary(
            "1 22:00-06:00, 2 22:00-06:00, 3 22:00-06:00, 6 15:00-21:00, 7 07:00-16:00",
            "1 22:00-06:00, 2 22:00-06:00, 4 15:00-22:00, 5 15:00-22:00, 6 15:00-21:00",
            "1 07:00-13:36, 2 07:00-13:36, 3 07:00-13:36, 6 15:00-21:00",
        ),
        breaches=0,
        source=TABLE,
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="H 24, S 4, N 6 h a week: (24 + 0.667 + 1.5) / 37.5 = 69.78 %; 72 h = 16 + 14 + 9 + 6 + 27.",
        shifts=ordinary(
            "1 07:00-13:45, 2 07:00-13:45, 6 15:00-21:00, 7 06:00-15:00",
            "1 07:00-13:45, 2 07:00-13:45, 4 15:00-22:00, 5 15:00-22:00",
            "2 22:00-06:00, 3 22:00-06:00",
        ),
        breaches=0,
        source=TABLE,
        parameters={**COMPUTED, "size": 6978},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="The same shifts in a position of 69 %: 3 × (25.875 − 2.167) = 71 h 07.5, so 72 h are too many.",
        shifts=ordinary(
            "1 07:00-13:45, 2 07:00-13:45, 6 15:00-21:00, 7 06:00-15:00",
            "1 07:00-13:45, 2 07:00-13:45, 4 15:00-22:00, 5 15:00-22:00",
            "2 22:00-06:00, 3 22:00-06:00",
        ),
        breaches=1,
        source=TABLE,
        parameters={**COMPUTED, "size": 6900},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="H 28.4, S 2.5, N 2 h a week: the week would pass 35.5 h, so 28.4 / 35.5 = 80 %; 85 h 12 = 4 + "
        "14 + 7 h 30 + 9 × 6 h 38.",
        shifts=ordinary(
            "1 07:00-13:38, 2 07:00-13:38, 3 07:00-13:38, 4 15:00-22:00, 5 15:00-22:00, 7 07:00-14:30",
            "1 07:00-13:38, 2 07:00-13:38, 3 07:00-13:38, 4 22:00-02:00",
            "1 07:00-13:38, 2 07:00-13:38, 3 07:00-13:38",
        ),
        breaches=0,
        source=TABLE,
        parameters={**COMPUTED, "size": 8000},
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="Continuous: nights 96 h and Sundays 2 × 8 h in three weeks are 1664 and 277 h a year; 3 × "
        "33.6 h = 100.8 h = 12 × 8 h + 4 h 48.",
        shifts=ordinary(
            FIVE_NIGHTS.replace("5 22", "6 22"),
            FIVE_NIGHTS.replace("5 22", "6 22"),
            "1 22:00-06:00, 2 22:00-06:00, 4 07:00-11:48",
        ),
        breaches=0,
        source=f"{ORDER} 1",
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="One Saturday fewer: 139 Sunday hours a year, under 231; mainly nights, 106.5 h; 100.8 is less.",
        shifts=ordinary(
            FIVE_NIGHTS.replace("5 22", "6 22"), FIVE_NIGHTS, "1 22:00-06:00, 2 22:00-06:00, 4 07:00-11:48"
        ),
        breaches=1,
        source=f"{ORDER} 1, 3",
        parameters=COMPUTED,
        weeks=3,
        cyclic=True,
    ),
    Example(
        says="Mainly nights: 56 of 71 h at night are 78.9 %; 2 × 35.5 h = 71 h = 7 × 8 h + 2 × 7.5 h.",
        shifts=ordinary(FIVE_NIGHTS, "1 22:00-06:00, 2 22:00-06:00, 4 07:00-14:30, 5 07:00-14:30"),
        breaches=0,
        source=f"{ORDER} 3",
        parameters=COMPUTED,
    ),
    Example(
        says="56 of 75 h at night are 74.7 %, under 3/4, and no Sunday: day work, 2 × 37.5 h = 75 h.",
        shifts=ordinary(
            FIVE_NIGHTS, "1 22:00-06:00, 2 22:00-06:00, 4 07:00-15:00, 5 07:00-13:00, 6 08:00-13:00"
        ),
        breaches=0,
        source=f"{ORDER} 3, 5",
        parameters=COMPUTED,
    ),
    Example(
        says="Two parts and one Sunday in three: 3 × 35.5 h = 106.5 h = 2 × 35.5 + 3 × 7.1 + 7.1 + 7.1 h.",
        shifts=ordinary(WEEK, WEEK, WEEK.replace("4 07:00-14:06", "4 15:00-22:06").replace("5 07", "7 07")),
        breaches=0,
        source=f"{ORDER} 4",
        parameters=COMPUTED,
        weeks=3,
    ),
    Example(
        says="Days only, but one Sunday in three: 35.5 h all the same.",
        shifts=ordinary(WEEK, WEEK, WEEK.replace("5 07", "7 07")),
        breaches=0,
        source="law.md aml-10-4-4-38h (c)",
        parameters=COMPUTED,
        weeks=3,
    ),
    Example(
        says="Day, evening and night without Sundays is rota work: 2 × 35.5 h = 71 h.",
        shifts=ordinary(WEEK, "1 07:00-14:06, 2 15:00-22:06, 3 07:00-14:06, 4 15:00-22:06, 5 21:30-04:36"),
        breaches=0,
        source="law.md aml-10-4-4-38h (a)",
        parameters=COMPUTED,
        weeks=2,
    ),
    Example(
        says="Day work on weekdays: 2 × 37.5 h = 75 h.",
        shifts=ordinary(LONG_WEEK, LONG_WEEK),
        breaches=0,
        source=f"{ORDER} 5, hta-4-2-1",
        parameters=COMPUTED,
    ),
    Example(
        says="Days with one Sunday in five are not a rota: 5 × 37.5 h, and 5 × 35.5 h are few.",
        shifts=ordinary(WEEK, WEEK, WEEK, WEEK, WEEK.replace("5 07", "7 07")),
        breaches=1,
        source=f"{ORDER} 5",
        parameters=COMPUTED,
        weeks=5,
    ),
    Example(
        says="Easter 2027: Good Friday 7 h and Easter Sunday 8 h are S 15 h, nights 24 h: 104 h.",
        shifts=shifts(
            "2027-03-15",
            "1 15:00-21:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00, 5 15:00-21:00",
            "1 08:00-15:00, 2 08:00-15:00, 3 08:00-15:00, 5 08:00-15:00, 7 07:00-15:00",
            "2 08:00-15:00, 3 08:00-15:00, 4 15:00-21:00, 5 15:00-21:00, 6 12:00-18:00",
        ),
        breaches=0,
        source="law.md A12, aml-10-10-1-window",
        parameters=COMPUTED,
        start="2027-03-15",
        weeks=3,
    ),
    Example(
        says="The same shifts in August: S 8 h, so 112.5 − 1.333 − 6 = 105 h 10 are due, and 104 h are few.",
        shifts=shifts(
            "2027-08-02",
            "1 15:00-21:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00, 5 15:00-21:00",
            "1 08:00-15:00, 2 08:00-15:00, 3 08:00-15:00, 5 08:00-15:00, 7 07:00-15:00",
            "2 08:00-15:00, 3 08:00-15:00, 4 15:00-21:00, 5 15:00-21:00, 6 12:00-18:00",
        ),
        breaches=1,
        source="law.md A12, aml-10-10-1-window",
        parameters=COMPUTED,
        start="2027-08-02",
        weeks=3,
    ),
    Example(
        says="17 May 2027, Whit Monday: 7 h with 8 h on Whit Sunday are S 15 h, nights 24 h: 104 h.",
        shifts=shifts(
            "2027-05-03",
            "1 08:00-15:00, 2 08:00-15:00, 5 08:00-15:00, 6 12:00-18:00",
            "1 08:00-15:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00, 7 07:00-15:00",
            "1 08:00-15:00, 2 08:00-15:00, 3 15:00-21:00, 4 15:00-21:00, 5 15:00-21:00, 6 12:00-18:00",
        ),
        breaches=0,
        source="law.md A12, aml-10-10-1-window",
        parameters=COMPUTED,
        start="2027-05-03",
        weeks=3,
    ),
    Example(
        says="1 May 2027 begins on Friday at 22:00, so an evening to 21:00 is none of it: S 7 + 8 h, 104 h.",
        shifts=shifts(
            "2027-04-19",
            "1 15:00-21:00, 2 22:00-06:00, 3 22:00-06:00, 4 22:00-06:00, 5 15:00-21:00",
            "1 08:00-15:00, 2 08:00-15:00, 3 08:00-15:00, 4 15:00-21:00, 5 15:00-21:00, 6 08:00-15:00, "
            "7 07:00-15:00",
            "1 08:00-15:00, 2 08:00-15:00, 5 15:00-21:00",
        ),
        breaches=0,
        source="law.md aml-10-10-1-window, LEDER",
        parameters=COMPUTED,
        start="2027-04-19",
        weeks=3,
    ),
    Example(
        says="A credit of 20 min a week for holidays that a base rota has not: 103 h due, 104 h worked.",
        shifts=ordinary(*TYPICAL, NIGHTS),
        breaches=1,
        source="law.md A12",
        parameters={**COMPUTED, "holiday_credit": 20},
        weeks=3,
        cyclic=True,
    ),
)
