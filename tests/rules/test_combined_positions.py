"""Combined positions (kombinert stilling): one employer, so hours and rest are the person's, not the unit's.

law.md A19: hours and rest are summed over all positions in the same municipality. Each example lies within
the limit in either unit alone and passes it only when both are seen together.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from models.audit import timelines
from models.rule import PersonRule, Rule
from models.rules import RULES
from solver.grid import Grid
from tests import world
from tests.agreement import disagreement

KINDS: Mapping[str, type[Rule]] = {rule.model_fields["kind"].default: rule for rule in RULES}
COMBINED: Mapping[str, Any] = {
    "positions": ({"unit": "A", "size": 6_000}, {"unit": "B", "size": 4_000}),
}

EXAMPLES: tuple[tuple[str, Mapping[str, object], str, tuple[str, ...]], ...] = (
    (
        "daily_hours",
        {"maximum": "9 h"},
        "5 h in A and 4 h 30 in B on one day are 9 h 30",
        ("2027-03-01 07:00-12:00 unit A", "2027-03-01 13:00-17:30 unit B"),
    ),
    (
        "weekly_hours",
        {"maximum": "40 h"},
        "four days of 8 h in A and two of 4 h 30 in B are 41 h",
        (
            *(f"2027-03-0{day} 08:00-16:00 unit A" for day in range(1, 5)),
            *(f"2027-03-0{day} 09:00-13:30 unit B" for day in range(5, 7)),
        ),
    ),
    (
        "daily_rest",
        {"minimum": "11 h"},
        "an evening in A to 22:00 and a day in B from 07:00 leave 9 h",
        ("2027-03-01 14:30-22:00 unit A", "2027-03-02 07:00-15:00 unit B"),
    ),
    (
        "weekly_rest",
        {"minimum": "35 h"},
        "every other day in A and every other in B: never more than 25 h free",
        tuple(f"2027-03-0{day} 08:00-15:00 unit {'AB'[day % 2]}" for day in range(1, 8)),
    ),
    (
        "average_week",
        {"maximum": "20 h", "weeks": 1},
        "11 h in A and 10 h in B are 21 h",
        (
            "2027-03-01 08:00-19:00 unit A",
            "2027-03-03 08:00-18:00 unit B",
        ),
    ),
    (
        "position_size",
        {"tolerance": 0},
        "60 % of 35.5 h is 21 h 18; worked in A alone it is 14 h 12 too little for the person",
        (
            "2027-03-01 07:00-17:39 unit A",
            "2027-03-02 07:00-17:39 unit A",
        ),
    ),
    (
        "planned_overtime",
        {"carried": 0},
        "35.5 h are agreed over both positions; five days of 7 h 06 and one hour more are 36 h 30",
        (
            *(f"2027-03-0{day} 07:00-14:06 unit {'AB'[day % 2]}" for day in range(1, 6)),
            "2027-03-06 07:00-08:00 unit B",
        ),
    ),
    (
        "consecutive_days",
        {"maximum": 5},
        "three days in A and three in B are six in a row",
        tuple(f"2027-03-0{day} 08:00-15:00 unit {'AB'[day // 4]}" for day in range(1, 7)),
    ),
)

each = pytest.mark.parametrize(
    ("kind", "figures", "says", "written"), EXAMPLES, ids=[kind for kind, _, _, _ in EXAMPLES]
)


@each
def test_what_either_unit_could_have_is_too_much_together(
    kind: str, figures: Mapping[str, object], says: str, written: tuple[str, ...]
) -> None:
    """One breach with both units; taken unit by unit only too few hours could be broken."""
    rule = KINDS[kind].model_validate(figures)
    assert isinstance(rule, PersonRule)
    types, placed = world.shifts(written)
    problem = world.problem(world.employee(**COMBINED), shift_types=types)

    def broken(units: str) -> int:
        chosen = [shift for shift in placed if shift[2] in units]
        return len(list(rule.audit(timelines(problem, world.rota(chosen))[0])))

    assert broken("AB") == 1, says
    if kind != "position_size":
        assert (broken("A"), broken("B")) == (0, 0), says


@each
def test_the_posting_sums_over_the_units_as_well(
    kind: str, figures: Mapping[str, object], says: str, written: tuple[str, ...]
) -> None:
    """Of all ways to work some of the shifts, those posted are those audited as lawful."""
    types, placed = world.shifts(written)
    rule = KINDS[kind].model_validate(figures)
    problem = world.problem(world.employee(**COMBINED), shift_types=types, rule=rule)
    (line,) = Grid(problem).lines
    wanted = set(placed)
    duties = [d for d in line.candidates if (d.date, d.shift_type, d.unit) in wanted]
    assert len(duties) == len(placed)
    assert disagreement(problem, kind, duties) == "", says
