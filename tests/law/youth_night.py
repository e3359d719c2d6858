"""Worked examples of night work under 18 (AML § 11-3 (2)): none from 23 to 06.

By regulation light work in nursing and care may be placed between 06 and 24, and apprentices in the
health-care-worker trade may work the night through.
"""

from tests.law.example import Example

YOUNG = {"adult_from": "2028-01-01"}
LIGHT_CARE = {**YOUNG, "off_from": 1440}

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Evening to 23:00 ends where the night begins.",
        shifts=("2027-03-01 15:00-23:00",),
        breaches=0,
        source="law.md aml-11-3-night, AML § 11-3 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="Evening to 23:15: 15 minutes of night.",
        shifts=("2027-03-01 15:15-23:15",),
        breaches=1,
        source="law.md aml-11-3-night, AML § 11-3 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="The same evening where the regulation opens light care work until 24.",
        shifts=("2027-03-01 15:15-23:15",),
        breaches=0,
        source="law.md org-12-9-care, regulation § 12-9 g",
        parameters=LIGHT_CARE,
        weeks=1,
    ),
    Example(
        says="Until 00:15: past 24 also for light care work.",
        shifts=("2027-03-01 16:15-00:15",),
        breaches=1,
        source="law.md org-12-9-care, regulation § 12-9 g",
        parameters=LIGHT_CARE,
        weeks=1,
    ),
    Example(
        says="From 05:45: a quarter before the night ends.",
        shifts=("2027-03-01 05:45-13:00",),
        breaches=1,
        source="law.md aml-11-3-night, AML § 11-3 (2)",
        parameters=YOUNG,
        weeks=1,
    ),
    Example(
        says="A night of 8 h by an apprentice in the health-care-worker trade.",
        shifts=("2027-03-01 22:00-06:00",),
        breaches=0,
        source="law.md org-12-9-apprentice, regulation § 12-9 h",
        parameters={**YOUNG, "apprentice": "health_care"},
        weeks=1,
    ),
    Example(
        says="The same night by an apprentice in another trade.",
        shifts=("2027-03-01 22:00-06:00",),
        breaches=1,
        source="law.md org-12-9-apprentice, regulation § 12-9 h",
        parameters={**YOUNG, "apprentice": "other"},
        weeks=1,
    ),
    Example(
        says="18 on 2 March: the night that begins on 1 March has its hour before midnight under 18.",
        shifts=("2027-03-01 23:00-07:00",),
        breaches=1,
        source="law.md section 3.1 (under 18), AML § 11-3 (2)",
        parameters={"adult_from": "2027-03-02"},
        weeks=1,
    ),
    Example(
        says="18 on 2 March: from midnight the night is open.",
        shifts=("2027-03-02 00:00-07:00",),
        breaches=0,
        source="law.md section 3.1 (under 18)",
        parameters={"adult_from": "2027-03-02"},
        weeks=1,
    ),
)
