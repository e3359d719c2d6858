"""Rules that use what others have said already (utelukker hverandre): they say less and mean the same."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreements import Provision
from models.rules.daily_rest import DailyRest
from models.units import HOUR
from solver.build import build
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
        ours = {duty.works: duty for line in built.grid.lines for duty in line.candidates}
        duties = [ours[duty.works] for duty in drawn.duties]
        lawful = [passed(problem, each, duties) for each in (*FIRST, kind)]
        assert admitted(built, duties) == set.intersection(*lawful)

    agree()
