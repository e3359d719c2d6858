"""Rules that use what others have said already (utelukker hverandre): they say less and mean the same."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreements import Provision
from models.examples import example
from models.rules.daily_rest import DailyRest
from models.rules.weekend_frequency import WeekendFrequency
from models.units import HOUR
from solver.build import build
from solver.grid import Grid
from tests.agreement import admitted, passed
from tests.strategies import World, changed

FIRST = ("one_place", "daily_rest")


@pytest.mark.parametrize("kind", ["quick_returns", "consecutive_nights"])
def test_what_is_apart_already_is_still_admitted_as_audited(kind: str) -> None:
    """Posted after the rules that keep duties apart, a rule admits with them what all of them pass."""
    worlds: st.SearchStrategy[World] = import_module(f"tests.rules.test_{kind}").WORLDS

    @given(drawn=worlds, rest=st.sampled_from((0, HOUR, 8 * HOUR)))
    def agree(drawn: World, rest: int) -> None:
        provision = Provision(rule=DailyRest(minimum=rest, normal=rest))
        problem = changed(drawn, more={"rules": (*drawn.problem.rules, provision)}).problem
        built = build(problem, only=frozenset({*FIRST, kind}))
        ours = Grid(problem).duty
        duties = [ours[duty.works] for duty in drawn.duties]
        lawful = [passed(problem, each, duties) for each in (*FIRST, kind)]
        assert admitted(built, duties) == set.intersection(*lawful)

    agree()


def test_red_days_say_nothing_that_the_weekends_have_said() -> None:
    """Posted after a weekend frequency, red days admit with it what both of them pass."""
    worlds: st.SearchStrategy[World] = import_module("tests.rules.test_red_days").WORLDS
    kinds = ("weekend_frequency", "red_days")

    @given(drawn=worlds, every=st.sampled_from((2, 3)))
    def agree(drawn: World, every: int) -> None:
        provision = Provision(rule=WeekendFrequency(every=every))
        problem = changed(drawn, more={"rules": (*drawn.problem.rules, provision)}).problem
        built = build(problem, only=frozenset(kinds))
        ours = Grid(problem).duty
        duties = [ours[duty.works] for duty in drawn.duties]
        lawful = [passed(problem, each, duties) for each in kinds]
        assert admitted(built, duties) == set.intersection(*lawful)

    agree()


def test_a_weekend_in_three_leaves_nothing_to_say_of_red_days() -> None:
    """On the ward no red day needs a row or a literal: one weekend in three is fewer than half of them."""
    only = frozenset({"weekend_frequency", "red_days"})
    for name in ("ward", "ward-easter"):
        parts = build(example(name), only=only).formulation.parts
        assert {row.label.kind for part in parts for row in part.rows} == {"weekend_frequency"}
