"""Worked examples of the daily rest between two main work periods (AML § 10-8 (1) and (3)).

Two tests: the gap to the next shift is at least the minimum, and the span of a shift (start to end,
breaks included) is at most 24 h less the minimum. Under an agreement a rest shortened by x is
followed by one of at least 11 h + x.
"""

from tests.law.example import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        says="Evening to 22:30, day from 07:00: 1 h 30 + 7 h = 8 h 30 of rest, too little.",
        shifts=("2027-03-01 15:00-22:30", "2027-03-02 07:00-15:00", "2027-03-04 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says=(
            "The same 8 h 30 is also too short under an agreement on 9 h; the 40 h of rest that "
            "follow (Tuesday 15:00 to Thursday 07:00) do not mend a rest below the minimum."
        ),
        shifts=("2027-03-01 15:00-22:30", "2027-03-02 07:00-15:00", "2027-03-04 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "The same 8 h 30 is lawful under an agreement on 8 h: x = 11 h − 8 h 30 = 2 h 30, and "
            "the next rest of 40 h is at least 13 h 30."
        ),
        shifts=("2027-03-01 15:00-22:30", "2027-03-02 07:00-15:00", "2027-03-04 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        parameters={"minimum": 480, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Evening to 22:00, day from 07:00: exactly 9 h, lawful under an agreement on 9 h; x = "
            "2 h and the next rest, Tuesday 15:00 to Wednesday 07:00, is 16 h ≥ 13 h."
        ),
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-15:00", "2027-03-03 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Without an agreement each evening before a day breaks the rule: 22:00 to 07:00 = 9 h "
            "twice (Tuesday, Thursday); Tuesday 15:00 to Wednesday 14:30 = 23 h 30 is enough."
        ),
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-15:00",
            "2027-03-03 14:30-22:00",
            "2027-03-04 07:00-15:00",
        ),
        breaches=2,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says="At the limit: 22:00 to 09:00 = 11 h exactly.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 09:00-17:00"),
        breaches=0,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says="One minute under: 22:00 to 08:59 = 10 h 59.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 08:59-17:00"),
        breaches=1,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says="9 h (22:00 to 07:00) shortens by x = 2 h; the next, 18:00 to 07:00, is 13 h exactly.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-18:00", "2027-03-03 07:00-15:00"),
        breaches=0,
        source="law.md aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says="9 h shortens by 2 h; the next rest, 18:01 to 07:00, is 12 h 59 < 13 h.",
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-18:01", "2027-03-03 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says="8 h (23:00 to 07:00) shortens by 3 h; the next, 17:01 to 07:00, is 13 h 59 < 14 h.",
        shifts=("2027-03-01 15:00-23:00", "2027-03-02 07:00-17:01", "2027-03-03 07:00-15:00"),
        breaches=1,
        source="law.md aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 480, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Two short rests in a row: Monday 22:00 to Tuesday 07:00 = 9 h, then Tuesday 22:00 to "
            "Wednesday 07:00 = 9 h < 13 h (both spans are within 24 h − 9 h = 15 h)."
        ),
        shifts=(
            "2027-03-01 14:30-22:00",
            "2027-03-02 07:00-22:00",
            "2027-03-03 07:00-15:00",
            "2027-03-05 07:00-15:00",
        ),
        breaches=-1,
        source="law.md aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Long shift 08:00-21:00: span 13 h leaves 24 h − 13 h = 11 h, at the limit; the "
            "unpaid 30 minutes change the work (12 h 30), not the span."
        ),
        shifts=("2027-03-01 08:00-21:00 unpaid 30", "2027-03-03 08:00-21:00 unpaid 30"),
        breaches=0,
        source="law.md section 7 (arithmetic of long shifts), AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says=(
            "Span 13 h 30 (07:00-20:30, an ordinary day and overtime to 20:30) leaves 10 h 30 in "
            "the 24 h: a breach although the next shift is 46 h 30 away; the unpaid 30 minutes do "
            "not help, the span counts."
        ),
        shifts=("2027-03-01 07:00-20:30 unpaid 30", "2027-03-03 19:00-22:00"),
        breaches=1,
        source="law.md sections 2.4 and 7, A17, AML § 10-8 (1)",
        weeks=1,
    ),
    Example(
        says=(
            "Span 15 h (07:00-22:00) leaves 9 h, the agreed limit; x = 2 h and the rest after "
            "that same shift is 33 h ≥ 13 h."
        ),
        shifts=("2027-03-01 07:00-22:00", "2027-03-03 07:00-15:00"),
        breaches=0,
        source="law.md section 7 (arithmetic of long shifts), AML § 10-8 (1)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Span 15 h 01 (07:00-22:01) leaves 8 h 59 in the 24 h, under the agreed 9 h, however "
            "long the rest that follows (32 h 59)."
        ),
        shifts=("2027-03-01 07:00-22:01", "2027-03-03 07:00-15:00"),
        breaches=1,
        source="law.md section 7 (arithmetic of long shifts), AML § 10-8 (1)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Span 15 h, x = 2 h: the rest after that shift is 11 h (22:00 to 09:00), too little "
            "to compensate, but the next one is 13 h (18:00 to 07:00)."
        ),
        shifts=("2027-03-01 07:00-22:00", "2027-03-02 09:00-18:00", "2027-03-03 07:00-15:00"),
        breaches=0,
        source="law.md section 7 and aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says=(
            "Span 15 h, x = 2 h: the rest after that shift is 11 h and the next 12 h 59 (18:01 to "
            "07:00): neither reaches 13 h."
        ),
        shifts=("2027-03-01 07:00-22:00", "2027-03-02 09:00-18:01", "2027-03-03 07:00-15:00"),
        breaches=1,
        source="law.md section 7 and aml-10-8-3-comp, AML § 10-8 (3)",
        parameters={"minimum": 540, "compensation": True},
        weeks=1,
    ),
    Example(
        says="Apprentice of 17 with 12 h of rest: 22:30 to 07:00 = 8 h 30 < 12 h.",
        shifts=("2027-03-01 14:30-22:30", "2027-03-02 07:00-14:30"),
        breaches=1,
        source="law.md aml-11-5-rest (example in section 3.1), AML § 11-5 (2)",
        parameters={"minimum": 720, "normal": 720},
        weeks=1,
    ),
    Example(
        says=(
            "Two units, one employer: evening in one to 22:00, day in the other from 07:00 is 9 h "
            "of rest for the person."
        ),
        shifts=("2027-03-01 14:30-22:00", "2027-03-02 07:00-15:00 unit B"),
        breaches=1,
        source="law.md A19, aml-10-8-1-daily",
        weeks=1,
    ),
    Example(
        says=(
            "The night summer time begins: Saturday 21:00 to Sunday 08:00 is 11 h on the clock "
            "and 10 h of rest."
        ),
        shifts=("2027-03-27 13:00-21:00", "2027-03-28 08:00-15:00"),
        breaches=1,
        source="law.md m-clock, aml-10-8-1-daily",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time begins: Saturday 20:00 to Sunday 08:00 is 12 h on the clock "
            "and 11 h of rest, at the limit."
        ),
        shifts=("2027-03-27 13:00-20:00", "2027-03-28 08:00-15:00"),
        breaches=0,
        source="law.md m-clock, aml-10-8-1-daily",
        start="2027-03-22",
    ),
    Example(
        says=(
            "The night summer time ends: Saturday 22:00 to Sunday 08:00 is 10 h on the clock and "
            "11 h of rest, at the limit."
        ),
        shifts=("2027-10-30 14:30-22:00", "2027-10-31 08:00-15:00"),
        breaches=0,
        source="law.md m-clock, aml-10-8-1-daily",
        start="2027-10-25",
    ),
    Example(
        says=(
            "The night summer time ends: the shift from Saturday 20:00 to Sunday 08:01 is 12 h 01 "
            "on the clock but spans 13 h 01, which leaves 10 h 59."
        ),
        shifts=("2027-10-30 20:00-08:01", "2027-11-02 07:00-15:00"),
        breaches=1,
        source="law.md m-clock, aml-10-8-1-daily",
        start="2027-10-25",
    ),
    Example(
        says=(
            "The pattern repeats: Sunday of week 2 ends 22:30, Monday of week 1 starts 07:00, 8 h "
            "30 of rest where the cycle closes."
        ),
        shifts=("2027-03-01 07:00-15:00", "2027-03-14 15:00-22:30"),
        breaches=1,
        source="law.md m-avg (all windows wrap round), aml-10-8-1-daily",
        cyclic=True,
    ),
    Example(
        says=(
            "History: the evening before the plan ended 22:30, the plan’s first shift starts "
            "07:00, 8 h 30 of rest."
        ),
        shifts=("2027-03-01 07:00-15:00",),
        breaches=1,
        source="law.md aml-10-8-1-daily, AML § 10-8 (1)",
        history=("2027-02-28 15:00-22:30",),
    ),
    Example(
        says="13.5 h leaves 10.5 h of the 24, 14 h leaves 10 h and 15 h leaves 9 h: all below 11.",
        shifts=("2027-03-01 07:30-21:00", "2027-03-03 07:30-21:30", "2027-03-05 07:30-22:30"),
        breaches=3,
        source="law.md section 7, arithmetic to remember",
    ),
    Example(
        says="With 9 h agreed the same three pass; the free time after each, a day and more, repays it.",
        shifts=("2027-03-01 07:30-21:00", "2027-03-03 07:30-21:30", "2027-03-05 07:30-22:30"),
        breaches=0,
        source="law.md section 7, sfs2310-rest",
        parameters={"minimum": 540, "normal": 660},
    ),
    Example(
        says="A split shift 07:00-21:00 away 11:00-17:00 is one period of 14 h, which leaves 10.",
        shifts=("2027-03-01 07:00-21:00 away 11:00-17:00",),
        breaches=1,
        source="law.md m-span",
    ),
    Example(
        says="07:00-20:00 away 11:00-16:00: a span of 13 h leaves 11.",
        shifts=("2027-03-01 07:00-20:00 away 11:00-16:00",),
        breaches=0,
        source="law.md m-span",
    ),
)
