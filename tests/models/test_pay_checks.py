"""The checks of pay that depend on when the plan is (lønnskontroll)."""

from datetime import date

import pytest

from models.checks import check
from models.pay.setting import Pay, PaySetting, Zone
from tests import world


@pytest.mark.parametrize(
    ("start", "cyclic", "said"),
    [("2026-04-27", False, True), ("2026-05-04", False, False), ("2026-04-27", True, False)],
)
def test_a_tariff_is_not_used_before_its_day_unsaid(start: str, cyclic: bool, said: bool) -> None:
    """A plan that starts before 1 May 2026 is told that newer rates are used; a base rota has no dates."""
    problem = world.problem(
        world.employee(pay=Pay(annual=60_000_000)),
        start=date.fromisoformat(start),
        cyclic=cyclic,
        pay=PaySetting(zone=Zone.I),
    )
    assert ("tariff-not-in-force" in {issue.code for issue in check(problem)}) is said
