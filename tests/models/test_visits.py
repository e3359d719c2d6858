"""Visits become the hours of the worked zone, and no minute is lost on the way."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.need import demand
from models.tasks import TaskList
from models.visits import Visits
from models.workload import even_loads
from tests.models.test_tasks import WARD

WEEKDAY: dict[str, Any] = {
    "days": "12345",
    "by_hour": (0, 0, 0, 0, 0, 0, 1, 7, 20, 22, 16, 9, 7, 6, 5, 4, 5, 7, 10, 9, 6, 4, 2, 0),
    "minutes": 17,
    "direct": 4800,
    "travel": 2200,
    "levels": [
        {"level": "SPL", "share": 2200},
        {"level": "HFA_MED1", "share": 4500},
        {"level": "ASS", "share": 3300},
    ],
}
ZONE = Visits.model_validate(WEEKDAY)
LEVELS = WARD.levels


def test_the_zone_has_the_hours_of_the_worked_case() -> None:
    """140 visits are 39.7 hours at the users, and at a share of 0.48 the 82.5 paid hours of a weekday."""
    assert ZONE.at_users == 140 * 17 == 2_380
    assert ZONE.working == 4_958
    paid = 11 * 450
    assert abs(ZONE.working - paid) < 10


@pytest.mark.parametrize("pairs", [0, 400])
def test_no_minute_is_lost_between_hours_levels_and_kinds(pairs: int) -> None:
    """The week's minutes are five days' working time, with the second person's of the pairs besides."""
    visits = Visits.model_validate(WEEKDAY | {"pairs": pairs, "critical": 5_500, "slack": 60})
    assert sum(work.minutes for work in visits.work()) == 5 * visits.working
    laid = even_loads(visits.work(), LEVELS, 30)
    extra = sum(map(sum, laid.values())) - 5 * visits.working
    assert (extra > 0) == (pairs > 0)
    assert all(sum(work.open(30).values()) * work.at_once >= work.minutes for work in visits.work())
    assert {work.fixed for work in visits.work()} == {True, False}


def test_visits_become_demand() -> None:
    """At the morning's peak, 22 visits an hour of 35 minutes' work are thirteen heads before levelling."""
    tasks = TaskList.model_validate(WARD.model_dump() | {"presence": (), "readiness": 0})
    made = demand(tasks, even_loads(ZONE.work(), LEVELS, 60), 60)
    whole = next(curve for curve in made.curves if curve.competence == "ASS")
    assert whole.days == "12345"
    assert max(whole.targets) == whole.targets[9] == 13


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"by_hour": (1,) * 25}, "by_hour"),
        ({"levels": [{"level": "SPL", "share": 9_999}]}, "levels"),
        ({"travel": 5_201}, "travel"),
    ],
)
def test_visits_that_do_not_add_up_are_refused(changed: dict[str, Any], at: str) -> None:
    """A day of 25 hours, shares that make no whole, and more time than there is have their field."""
    with pytest.raises(ValidationError) as caught:
        Visits.model_validate(WEEKDAY | changed)
    assert [fault["ctx"]["error"].at for fault in caught.value.errors()] == [at]
