"""Worked examples of Sundays and public holidays off (AML § 10-8 (4); the window of § 10-10 (1)).

Red days are Sundays and public holidays in order of date. Without an agreement no two in a row are worked.
"""

from datetime import date, timedelta

from tests.law.example import Example

JANUARY = date(2027, 1, 4)


def sundays(*weeks: int) -> tuple[str, ...]:
    """Return a day shift on the Sunday of each of these weeks from 4 January 2027, the first being 0."""
    return tuple(f"{JANUARY + timedelta(days=7 * week + 6)} 07:00-15:00" for week in weeks)


EXAMPLES: tuple[Example, ...] = (
    Example(
        says="25 December (Saturday) and 26 December (Sunday) 2027 both worked.",
        shifts=("2027-12-25 07:00-15:00", "2027-12-26 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-4-next-red (example), AML § 10-8 (4)",
        start="2027-12-20",
        weeks=1,
    ),
    Example(
        says="25 December worked, 26 December and 1 January off, Sunday 2 January worked.",
        shifts=("2027-12-25 07:00-15:00", "2028-01-02 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-4-next-red, AML § 10-8 (4)",
        start="2027-12-20",
    ),
    Example(
        says="Two Sundays in a row without an agreement.",
        shifts=("2027-04-11 07:00-15:00", "2027-04-18 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-4-next-red, AML § 10-8 (4)",
        start="2027-04-05",
    ),
    Example(
        says="The same two Sundays with an agreement on averaging, in a period of four weeks: 2 of 4 free.",
        shifts=("2027-04-11 07:00-15:00", "2027-04-18 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-4-avg, AML § 10-8 (4)",
        parameters={"averaging": True, "weeks": 4},
        start="2027-04-05",
        weeks=4,
    ),
    Example(
        says=(
            "Easter 2027: Maundy Thursday, Good Friday, Easter Sunday and Monday all worked: Thursday and "
            "Friday, Friday and Sunday, Sunday and Monday stand in a row."
        ),
        shifts=tuple(f"2027-03-{day} 07:00-15:00" for day in (25, 26, 28, 29)),
        breaches=-1,
        source="law.md section 6 (Easter 2027), AML § 10-8 (4)",
        start="2027-03-22",
    ),
    Example(
        says="Every second red day of Easter 2027: Maundy Thursday and Easter Sunday.",
        shifts=("2027-03-25 07:00-15:00", "2027-03-28 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-4-next-red, AML § 10-8 (4)",
        start="2027-03-22",
    ),
    Example(
        says="Saturday 15:00-22:30 touches Sunday's window (18:00); the next Sunday is worked too.",
        shifts=("2027-04-10 15:00-22:30", "2027-04-18 07:00-15:00"),
        breaches=1,
        source="law.md section 2.7 (examples), A4, AML § 10-10 (1)",
        start="2027-04-05",
    ),
    Example(
        says="Saturday 10:00-18:00 ends as Sunday's window begins.",
        shifts=("2027-04-10 10:00-18:00", "2027-04-18 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-10-1-window, AML § 10-10 (1)",
        start="2027-04-05",
    ),
    Example(
        says="Saturday 10:00-18:01 is one minute of Sunday.",
        shifts=("2027-04-10 10:00-18:01", "2027-04-18 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-10-1-window, AML § 10-10 (1)",
        start="2027-04-05",
    ),
    Example(
        says="Nights from Sunday 22:00 are not Sunday work.",
        shifts=("2027-04-11 22:00-07:30", "2027-04-18 22:00-07:30"),
        breaches=0,
        source="law.md section 2.7 (examples), AML § 10-10 (1)",
        start="2027-04-05",
    ),
    Example(
        says="Nights from Sunday 21:30 have 30 minutes inside the window.",
        shifts=("2027-04-11 21:30-07:30", "2027-04-18 21:30-07:30"),
        breaches=1,
        source="law.md section 2.7 (examples), AML § 10-10 (1)",
        start="2027-04-05",
    ),
    Example(
        says=(
            "4 January 2027 and 26 weeks: 26 Sundays and 6 holidays on weekdays and Saturdays, 32 red days; "
            "16 worked Sundays, never four in a row, leave 16 free."
        ),
        shifts=sundays(0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 20, 22, 24),
        breaches=0,
        source="law.md aml-10-8-4-avg (example)",
        parameters={"averaging": True},
        start="2027-01-04",
        weeks=26,
    ),
    Example(
        says="The same with a 17th worked Sunday: 15 of 32 free.",
        shifts=sundays(0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 20, 22, 24, 25),
        breaches=1,
        source="law.md aml-10-8-4-avg (example)",
        parameters={"averaging": True},
        start="2027-01-04",
        weeks=26,
    ),
    Example(
        says="Three worked Sundays in a row, then one free: lawful with averaging.",
        shifts=sundays(0, 1, 2, 4),
        breaches=0,
        source="law.md aml-10-8-4-4th, AML § 10-8 (4)",
        parameters={"averaging": True},
        start="2027-01-04",
        weeks=26,
    ),
    Example(
        says="Four worked Sundays in a row: no week in four has its rest day on a Sunday.",
        shifts=sundays(0, 1, 2, 3),
        breaches=1,
        source="law.md aml-10-8-4-4th, AML § 10-8 (4)",
        parameters={"averaging": True},
        start="2027-01-04",
        weeks=26,
    ),
    Example(
        says="A cycle of two weeks with one worked Sunday: every second is free.",
        shifts=("2027-03-07 07:00-15:00",),
        breaches=0,
        source="law.md m-avg, aml-10-8-4-next-red",
        cyclic=True,
    ),
)
