"""Worked examples of long shifts (SFS 2310): more than 12.5 h of work, at most 15, for those who agreed."""

from tests.law.example import Example

SFS = {"maximum": 900, "rest": 540, "in_a_row": 2, "per_week": 3}
STRICT = {**SFS, "rest": 660}

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="07:30–20:00 is 12.5 h with paid breaks: no long shift.",
        shifts=("2027-03-06 07:30-20:00 paid 60",),
        breaches=0,
        source="law.md section 7, pre-2026 practice",
    ),
    Example(
        says="08:00–21:00 with 30 unpaid is 12.5 h as well.",
        shifts=("2027-03-06 08:00-21:00 unpaid 30",),
        breaches=0,
        source="law.md section 7, pre-2026 practice",
    ),
    Example(
        says="07:30–22:00 with 60 unpaid is 13.5 h: not without the agreement.",
        shifts=("2027-03-06 07:30-22:00 unpaid 60",),
        breaches=1,
        source="law.md sfs2310-scope, sfs2310-voluntary",
    ),
    Example(
        says="The same for one who has opted in.",
        shifts=("2027-03-06 07:30-22:00 unpaid 60",),
        breaches=0,
        source="law.md sfs2310-scope",
        parameters=SFS,
    ),
    Example(
        says="07:30–22:30 is 15 h, up to and including.",
        shifts=("2027-03-06 07:30-22:30 paid 90",),
        breaches=0,
        source="law.md sfs2310-scope",
        parameters=SFS,
    ),
    Example(
        says="15 h and a minute.",
        shifts=("2027-03-06 07:30-22:31 paid 90",),
        breaches=1,
        source="law.md sfs2310-scope",
        parameters=SFS,
    ),
    Example(
        says="21:00 to 08:00 is 11 h between two long shifts.",
        shifts=("2027-03-06 08:00-21:00", "2027-03-07 08:00-21:00"),
        breaches=0,
        source="law.md sfs2310-rest",
        parameters=STRICT,
    ),
    Example(
        says="21:00 to 07:30 is 10.5 h: too little without the local parties.",
        shifts=("2027-03-06 08:00-21:00", "2027-03-07 07:30-20:30"),
        breaches=1,
        source="law.md sfs2310-rest",
        parameters=STRICT,
    ),
    Example(
        says="22:30 to 07:30 is the 9 h that the local parties may agree on.",
        shifts=("2027-03-06 07:30-22:30", "2027-03-07 07:30-22:30"),
        breaches=0,
        source="law.md sfs2310-rest",
        parameters=SFS,
    ),
    Example(
        says="Friday, Saturday and Sunday: three in a row where two are allowed.",
        shifts=("2027-03-05 08:00-21:00", "2027-03-06 08:00-21:00", "2027-03-07 08:00-21:00"),
        breaches=1,
        source="law.md max_consecutive_long_shifts",
        parameters=SFS,
    ),
    Example(
        says="Monday, Wednesday, Friday and Sunday: four in one week, none in a row.",
        shifts=(
            "2027-03-01 08:00-21:00",
            "2027-03-03 08:00-21:00",
            "2027-03-05 08:00-21:00",
            "2027-03-07 08:00-21:00",
        ),
        breaches=1,
        source="law.md max_long_shifts_per_week",
        parameters=SFS,
    ),
    Example(
        says="Wednesday, Friday and Sunday, then Tuesday: three in one week and one in the next.",
        shifts=(
            "2027-03-03 08:00-21:00",
            "2027-03-05 08:00-21:00",
            "2027-03-07 08:00-21:00",
            "2027-03-09 08:00-21:00",
        ),
        breaches=0,
        source="law.md max_long_shifts_per_week",
        parameters=SFS,
    ),
)
