"""Worked examples of the daily rest under 18 (AML § 11-5 (2)): 12 hours, for apprentices 11.

No shortening by agreement and no compensation. ``adult_from`` is the day on which the person turns 18.
"""

from tests.law.example import Example

YOUNG = {"adult_from": "2028-01-01"}
APPRENTICE = {**YOUNG, "apprentice": "health_care"}
EVENING_DAY = ("2027-03-01 14:30-22:30", "2027-03-02 07:00-14:30")

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Apprentice, 17, evening 14:30-22:30 then day from 07:00: 1 h 30 + 7 h = 8 h 30 < 11 h.",
        shifts=EVENING_DAY,
        breaches=1,
        source="law.md section 3.1 (example), AML § 11-5 (2)",
        parameters=APPRENTICE,
        weeks=1,
    ),
    Example(
        says="The same for one of 17 who is no apprentice: 8 h 30 < 12 h.",
        shifts=EVENING_DAY,
        breaches=1,
        source="law.md section 3.1 (example), AML § 11-5 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="22:00 to 10:00 is 12 h exactly.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 10:00-15:00"),
        breaches=0,
        source="law.md aml-11-5-rest, AML § 11-5 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="22:00 to 09:00 is 11 h: too little for one of 17, enough for an apprentice.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 09:00-15:00"),
        breaches=1,
        source="law.md aml-11-5-rest, AML § 11-5 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="22:00 to 09:00 is 11 h: enough for an apprentice in any trade.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 09:00-15:00"),
        breaches=0,
        source="law.md aml-11-5-rest, regulation § 12-9",
        parameters={**YOUNG, "apprentice": "other"},
        weeks=1,
    ),
    Example(
        says="22:00 to 08:59 is 10 h 59, too little for an apprentice.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 08:59-15:00"),
        breaches=1,
        source="law.md aml-11-5-rest, regulation § 12-9",
        parameters=APPRENTICE,
        weeks=1,
    ),
    Example(
        says="Two units, one employer: evening in one to 22:00, day in the other from 09:00 is 11 h < 12 h.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 09:00-15:00 unit B"),
        breaches=1,
        source="law.md A19 and aml-11-5-rest",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="Summer time begins: Saturday 20:00 to Sunday 08:00 is 12 h on the clock and 11 h of rest.",
        shifts=("2027-03-27 14:00-20:00", "2027-03-28 08:00-12:00"),
        breaches=1,
        source="law.md m-clock and aml-11-5-rest",
        parameters=YOUNG,
        start="2027-03-22",
        weeks=1,
    ),
    Example(
        says="18 already when the evening began: 11 h are for chapter 10 to judge.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 09:00-15:00"),
        breaches=0,
        source="law.md section 3.1 (under 18)",
        parameters={"adult_from": "2027-03-01"},
        weeks=1,
    ),
)
