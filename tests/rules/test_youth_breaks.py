"""Breaks under 18 (pauser for unge)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from models.audit import timelines
from models.rules.youth_breaks import YouthBreaks
from tests import world
from tests.young import young

# Drawn shifts have half an hour of break or none, and often 7 h 30 of work.
WORLDS = st.builds(
    YouthBreaks, over=st.sampled_from((0, 270, 420, 450, 600)), minimum=st.sampled_from((0, 30, 31))
).flatmap(lambda rule: young(rule, limits=(0,), days=(0, 1, 6), weeks=2))


def broken(ends: str, *breaks: dict[str, Any], adult_from: str | None = "2027-06-01") -> list[int]:
    """Return the breaks found too short in a shift from 08:00."""
    code = world.shift_type("S", "08:00", ends, breaks=breaks)
    problem = world.problem(world.employee(adult_from=adult_from), shift_types=(code,))
    (line,) = timelines(problem, world.rota([(world.MONDAY, "S", "ward")]))
    return [breach.measured for breach in YouthBreaks().audit(line)]


PAID, UNPAID = {"minutes": 30, "paid": True}, {"minutes": 30, "paid": False}
QUARTER = {"minutes": 15, "paid": True}


@pytest.mark.parametrize(
    ("ends", "breaks", "found"),
    [
        ("12:30", (), []),
        ("12:31", (), [0]),
        ("12:31", (PAID,), []),
        ("13:00", (UNPAID,), []),
        ("16:00", (QUARTER,), [15]),
        ("16:00", (QUARTER, QUARTER), []),
    ],
)
def test_half_an_hour_above_four_and_a_half(
    ends: str, breaks: tuple[dict[str, Any], ...], found: list[int]
) -> None:
    """Work counts, so an unpaid break shortens what is measured; quarters add up."""
    assert broken(ends, *breaks) == found


def test_an_adult_has_another_rule() -> None:
    """Eight hours without a break are not this rule's from the day of turning 18."""
    assert broken("16:00", adult_from=None) == []
    assert broken("16:00", adult_from="2027-03-01") == []
    assert broken("16:00", adult_from="2027-03-02") == [0]
