"""Visits become the hours of the worked zone, and no minute is lost on the way."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from models.examples import example_tasks
from models.need import demand
from models.visits import Visits
from models.workload import even_loads
from tests.models.test_tasks import WARD

HOMECARE = example_tasks("homecare")
ZONE = HOMECARE.visits[0]
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
PLAIN = Visits.model_validate(WEEKDAY)
LEVELS = WARD.levels
SOURCE = Path(__file__).parents[3] / "shared" / "data" / "example_zone_pool.json"


def test_the_zone_has_the_hours_of_the_worked_case() -> None:
    """140 visits are 39.7 hours at the users, and at a share of 0.48 the 82.5 paid hours of a weekday."""
    assert sum(ZONE.by_hour) == 140
    assert sum(HOMECARE.visits[1].by_hour) == 110
    assert ZONE.at_users == 140 * 17 == 2_380
    assert 2_380 * 100 // 48 - 3 <= ZONE.working <= 2_380 * 100 // 48
    paid = 11 * 450
    assert abs(ZONE.working - paid) < 10
    # 39.7 h at the users, 18.2 h on the road, 24.8 h for the rest.
    times = ZONE.times()
    assert times.direct == 2_380
    assert [round(minutes / 60) for minutes in (times.travel, times.other)] == [18, 25]
    assert times.direct + times.travel + times.other == ZONE.working


@pytest.mark.skipif(not SOURCE.exists(), reason="the worked case stands beside the project, not in it")
def test_the_zone_is_that_of_the_source() -> None:
    """Hour by hour, minutes and shares: the example's own copy says what the worked case says."""
    zone = json.loads(SOURCE.read_text(encoding="utf-8"))["enheter"][0]
    for visits, days, minutes in zip(HOMECARE.visits, ("hverdag", "helg"), (17, 15), strict=True):
        assert list(visits.by_hour) == zone[f"besok_per_time_{days}"]
        assert visits.minutes == zone["snitt_direkte_min"][days] == minutes
        shares = zone["tidsandeler"]
        assert visits.direct == round(shares["direkte"] * 10_000)
        assert visits.travel == round(shares["kjoring"] * 10_000)
        assert visits.later == round(shares["dokumentasjon_rapport"] * 10_000)
        assert visits.pairs == round(zone["andel_to_personer"] * 10_000)
        assert visits.levels[0].share == round(zone["andel_besok_spl"] * 10_000)
        assert visits.levels[1].share == round(zone["andel_besok_hfa_med"] * 10_000)


def test_each_level_may_have_shares_of_its_own() -> None:
    """Nurses at a third, skilled workers at half of the time: their visits cost what theirs cost."""
    own = [
        {"level": "SPL", "share": 5000, "direct": 3400, "travel": 1800},
        {"level": "ASS", "share": 5000, "direct": 5000},
    ]
    visits = Visits.model_validate(WEEKDAY | {"levels": own})
    assert visits.working == 1_190 * 10_000 // 3_400 + 1_190 * 2 == 5_880
    assert visits.times().travel == 3_500 * 18 // 100 + 2_380 * 22 // 100
    assert [sum(w.minutes for w in visits.work() if w.levels == (name,)) for name in ("SPL", "ASS")] == [
        17_500,
        11_900,
    ]


def test_the_second_of_two_may_have_another_level_and_sharing_moves_the_first() -> None:
    """Two go together, a skilled worker with an assistant; after task sharing a nurse's visit is hers."""
    own = [{"level": "SPL", "share": 10_000, "co_level": "ASS", "scenario_level": "HFA"}]
    visits = Visits.model_validate(WEEKDAY | {"levels": own, "pairs": 10_000})
    assert {work.levels for work in visits.work()} == {("SPL", "ASS")}
    assert {work.levels for work in visits.shared().work()} == {("HFA", "ASS")}
    assert visits.shared().shared() == visits.shared()


def test_what_may_be_done_later_leaves_the_hour_of_the_visit() -> None:
    """A fifth of the time may lie anywhere between given hours; what is at the user and on the road stays."""
    visits = Visits.model_validate(WEEKDAY | {"later": 2_000, "start": "12:00", "end": "15:00"})
    loose = [work for work in visits.work() if not work.fixed]
    assert abs(sum(work.minutes for work in loose) * 5 - 5 * visits.working) <= 5 * 5 * 3
    assert {(begin % 1440, end % 1440) for work in loose for begin, end in work.windows} == {(720, 900)}
    assert sum(work.minutes for work in visits.work()) == 5 * visits.working


def test_a_visit_slides_no_further_than_the_unit_works() -> None:
    """Within working hours an hour and a half either way; the first visits are never moved to the night."""
    hours = {"by_hour": (0,) * 7 + (4, 4) + (0,) * 12 + (4, 0, 0), "start": "07:30", "end": "22:00"}
    visits = Visits.model_validate(WEEKDAY | hours | {"days": "1", "critical": 0, "slack": 90})
    assert {window for work in visits.work() for window in work.windows} == {
        (7 * 60, 9 * 60 + 30),
        (7 * 60 + 30, 10 * 60 + 30),
        (19 * 60 + 30, 22 * 60),
    }


@pytest.mark.parametrize("pairs", [0, 400])
def test_no_minute_is_lost_between_hours_levels_and_kinds(pairs: int) -> None:
    """The week's minutes are five days' working time, with the second person's of the pairs besides."""
    visits = Visits.model_validate(WEEKDAY | {"pairs": pairs, "critical": 5_500, "slack": 60})
    assert sum(work.minutes for work in visits.work()) == 5 * visits.working
    laid = even_loads(visits.work(), LEVELS, 30)
    extra = sum(map(sum, laid.values())) - 5 * visits.working
    # The second person's minutes are the pairs' share of all, but for a minute of each level a day.
    assert 0 <= extra - 5 * visits.working * pairs / 10_000 <= 5 * 3
    assert all(sum(work.open(30).values()) * work.at_once >= work.minutes for work in visits.work())
    assert {work.fixed for work in visits.work()} == {True, False}


def test_visits_become_demand() -> None:
    """At the morning's peak, 22 visits an hour of 35 minutes' work are thirteen heads before levelling."""
    tasks = WARD.changed(presence=(), readiness=0, breaks=())
    made = demand(tasks, even_loads(PLAIN.work(), LEVELS, 60), 60)
    whole = next(curve for curve in made.curves if curve.competence == "ASS")
    assert whole.days == "12345"
    assert max(whole.targets) == whole.targets[9] == 13


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"by_hour": (1,) * 25}, "by_hour"),
        ({"levels": [{"level": "SPL", "share": 9_999}]}, "levels"),
        ({"travel": 5_201}, "travel"),
        ({"by_hour": (0,) * 24}, "by_hour"),
        ({"start": "15:00", "end": "15:00"}, "end"),
        ({"levels": [{"level": "SPL", "share": 10_000, "direct": 7_801}]}, "levels[0].travel"),
    ],
)
def test_visits_that_do_not_add_up_are_refused(changed: dict[str, Any], at: str) -> None:
    """A day of 25 hours, shares that make no whole, and more time than there is have their field."""
    with pytest.raises(ValidationError) as caught:
        Visits.model_validate(WEEKDAY | changed)
    assert [fault["ctx"]["error"].at for fault in caught.value.errors()] == [at]
