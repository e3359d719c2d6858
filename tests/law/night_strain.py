"""Worked examples of night work under strain (AML § 10-11 (7), (9)): at most 8 h in 24, all work counted."""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="An awake night 22:00–07:30 on a flagged ward is 9.5 h: above 8.",
        shifts=("2027-03-01 22:00-07:30 strain yes",),
        breaches=1,
        source="law.md aml-10-11-7-strain (example)",
    ),
    Example(
        says="The same night where the risk assessment finds no strain.",
        shifts=("2027-03-01 22:00-07:30",),
        breaches=0,
        source="law.md aml-10-11-7-strain",
    ),
    Example(
        says="With 10 h agreed with the representatives 9.5 h pass.",
        shifts=("2027-03-01 22:00-07:30 strain yes",),
        breaches=0,
        source="law.md night_shift_strain_max, local-agreement",
        parameters={"maximum": 600},
    ),
    Example(
        says="22:00–06:00 is 8 h.",
        shifts=("2027-03-01 22:00-06:00 strain yes",),
        breaches=0,
        source="AML § 10-11 (7)",
    ),
    Example(
        says="22:00–06:01 is a minute more.",
        shifts=("2027-03-01 22:00-06:01 strain yes",),
        breaches=1,
        source="AML § 10-11 (7)",
    ),
    Example(
        says="14:30–23:30 has 2.5 h at night, not more than 3: no night work, and § 10-4 judges its 9 h.",
        shifts=("2027-03-01 14:30-23:30 strain yes",),
        breaches=0,
        source="AML § 10-11 (7)",
    ),
    Example(
        says="15:00–00:01 has 3 h 01 at night and is 9 h 01 long.",
        shifts=("2027-03-01 15:00-00:01 strain yes",),
        breaches=1,
        source="AML § 10-11 (7)",
    ),
    Example(
        says="The night to 28 March loses an hour: 22:00–07:00 is 8 h.",
        shifts=("2027-03-27 22:00-07:00 strain yes",),
        breaches=0,
        source="law.md m-clock",
        start="2027-03-22",
    ),
    Example(
        says="The night to 31 October gains one: 22:00–06:00 is 9 h.",
        shifts=("2027-10-30 22:00-06:00 strain yes",),
        breaches=1,
        source="law.md m-clock",
        start="2027-10-25",
    ),
    Example(
        says="Day 08:00–12:00 and night 22:00–04:00 are 10 h from 08:00 to 08:00.",
        shifts=("2027-03-01 08:00-12:00", "2027-03-01 22:00-04:00 strain yes"),
        breaches=1,
        source="law.md m-24h, aml-10-11-7-strain (total time)",
    ),
)
