"""Worked examples of breaks (AML § 10-9 (1), SFS 2310).

More than 5.5 h of work: a break. 8 h or more: 30 minutes in all. A long shift: 60 minutes up to 13.5 h,
90 above, both unconfirmed. ``paid 30`` is work, ``unpaid 30`` is not.
"""

from tests.law.example import Example

SFS = {"long_total": 60, "longest_total": 90}

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="08:00–13:30 is 5.5 h, which is not more than 5.5: no break is due.",
        shifts=("2027-03-01 08:00-13:30",),
        breaches=0,
        source="law.md aml-10-9-1-break",
    ),
    Example(
        says="A minute more, and a break is due.",
        shifts=("2027-03-01 08:00-13:31",),
        breaches=1,
        source="law.md aml-10-9-1-break",
    ),
    Example(
        says="D 07:30–15:00, 7.5 h with 30 minutes paid.",
        shifts=("2027-03-01 07:30-15:00 paid 30",),
        breaches=0,
        source="care_services.md 3.1, shift D",
    ),
    Example(
        says="08:00–15:30 with 30 minutes unpaid: 7 h of work and a break.",
        shifts=("2027-03-01 08:00-15:30 unpaid 30",),
        breaches=0,
        source="care_services.md 3.1, shift D8",
    ),
    Example(
        says="8 h of work with 20 minutes: ten are missing.",
        shifts=("2027-03-01 08:00-16:00 paid 20",),
        breaches=1,
        source="law.md aml-10-9-1-30min",
    ),
    Example(
        says="07:30–15:50 less 30 unpaid is 7 h 50 of work: a break is due, and given.",
        shifts=("2027-03-01 07:30-15:50 unpaid 30",),
        breaches=0,
        source="law.md aml-10-9-1-break",
    ),
    Example(
        says="L 07:30–21:00, 60 unpaid, is 12.5 h of work: no long shift, 30 minutes are due and 60 given.",
        shifts=("2027-03-06 07:30-21:00 unpaid 60",),
        breaches=0,
        source="care_services.md 8.1, shift L",
        parameters=SFS,
    ),
    Example(
        says="07:30–20:30 is 13 h of work: an hour is due, half is given.",
        shifts=("2027-03-06 07:30-20:30 paid 30",),
        breaches=1,
        source="law.md break_total_upto_13_5",
        parameters=SFS,
    ),
    Example(
        says="07:30–22:00 with 60 paid is 14.5 h of work: ninety are due.",
        shifts=("2027-03-06 07:30-22:00 paid 60",),
        breaches=1,
        source="law.md break_total_over_13_5",
        parameters=SFS,
    ),
    Example(
        says="07:30–22:00 with 60 unpaid is 13.5 h of work, not above 13.5: sixty are enough.",
        shifts=("2027-03-06 07:30-22:00 unpaid 60",),
        breaches=0,
        source="law.md break_regime_split",
        parameters=SFS,
    ),
)
