"""The weekly norm as people see it (ukenorm): every number of the reckoning, on every surface.

The rota is the typical three-part one of the law's table: 5 hours on Sundays and 8 at night in a week, so
that a full position is 37.5 − 5/6 − 8/4 = 34.67 hours, and 104 in three weeks.
"""

import io

import pytest

from api.exports.norm_sheet import norm_columns, norm_rows
from api.lang import Voice
from api.overview import Overview
from api.sheets import overview_of
from api.terminal import style
from api.terminal.norm import norms
from models.agreements import Provision
from models.rules.weekly_norm import WeeklyNorm
from models.text import Language
from tests import world
from tests.law.weekly_norm import NIGHTS, TYPICAL, ordinary

NB, EN = Voice(Language.NB), Voice(Language.EN)


def seen(*, size: int = 10_000, week: int | str = "computed", regulation: str = "norway-2026") -> Overview:
    """Return the typical rota of somebody, held to the minute."""
    types, placed = world.shifts(ordinary(*TYPICAL, NIGHTS))
    position = {"unit": "ward", "size": size, "full_time_week": week}
    rule = Provision(rule=WeeklyNorm(tolerance=0, binds_fixed=True))
    problem = world.problem(
        world.employee(positions=(position,)), shift_types=types, weeks=3, cyclic=True, regulation=regulation
    )
    if regulation != "none":
        problem = problem.changed(rules=(rule,))
    return overview_of(problem, world.rota(placed))


def printed(overview: Overview, voice: Voice, width: int = 80) -> str:
    """Return what is printed of the norms."""
    out = io.StringIO()
    screen = style.screen(file=out, width=width)
    for part in norms(overview, voice, width):
        screen.print(part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("voice", "row", "reckoned"),
    [
        (
            NB,
            [
                "anna",
                "tredelt",
                "turnus",
                "34,67",
                "5,00",
                "8,00",
                "2/3",
                "34,67",
                "100,0",
                "%",
                "100,0",
                "%",
            ],
            "utgjør (H + S × 10/60 + N × 15/60) / 37,50; W er H delt på det, fra 33,6 til 35,5 timer.",
        ),
        (
            EN,
            ["anna", "three-part", "rota", "34.67", "5.00", "8.00", "2/3", "34.67", "100.0%", "100.0%"],
            "amounts to (H + S × 10/60 + N × 15/60) / 37.50; W is H divided by that, from 33.6 to 35.5",
        ),
    ],
)
def test_the_reckoning_can_be_followed(voice: Voice, row: list[str], reckoned: str) -> None:
    """The terminal shows H, S, N, Sundays, W, what the plan amounts to, the contract, and the formula."""
    text = printed(seen(), voice)
    assert next(line for line in text.splitlines() if line.startswith("anna")).split() == row
    assert reckoned in " ".join(text.split())


def test_the_sheet_has_the_same_numbers() -> None:
    """The workbook's row holds hours as numbers, shares as parts of one and where the week is from."""
    (row,) = norm_rows(seen(), NB)
    assert len(row) == len(norm_columns(NB))
    assert row[:3] == ("anna", "", "tredelt turnus")
    assert row[3:7] == (2080 / 60, 5, 8, 0)
    assert row[7:12] == ("2 / 3", 2080 / 60, 1, 1, "beregnet av turnusen")


@pytest.mark.parametrize("week", ["computed", 2130])
def test_hours_beyond_the_norm_are_a_breach_also_in_a_fixed_week(week: int | str) -> None:
    """104 h are right in a full position and 11 h 15 too many in one of 90 %, and the breach says why."""
    assert [b for b in seen(week=week).report.breaches if b.rule == "weekly_norm"] == []
    (breach,) = (b for b in seen(week=week, size=9_000).report.breaches if b.rule == "weekly_norm")
    assert (breach.measured, breach.limit) == (6240, 6240 - 675)
    # 0.9 × 112.5 − 15/6 − 24/4 = 92.75 h are due.
    assert "tredelt turnus, 34:40 i uka" in breach.text.nb
    assert "three-part rota, 34:40 a week" in breach.text.en


def test_what_is_due_follows_from_the_rota() -> None:
    """Where the week is computed the person's hours are set against what their own shifts call for."""
    (person,) = seen().figures.people
    assert (person.position_hours, person.deviation) == (104 * 60, 0)
    (fixed,) = seen(week=2130).figures.people
    assert (fixed.position_hours, fixed.deviation) == (6390, 104 * 60 - 6390)


def test_without_the_rule_nothing_is_said() -> None:
    """Under a regulation that has no such rule there is no norm, no table and no row."""
    overview = seen(regulation="none")
    assert overview.figures.people[0].norm is None
    assert printed(overview, EN) == ""
    assert list(norm_rows(overview, EN)) == []
