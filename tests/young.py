"""Drawn worlds of the young (unge): somebody turns 18 before, in or after the plan, or is grown up."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from models.rule import Rule
from models.special import Trade
from tests.strategies import World, changed, worlds


def young(rule: Rule, **more: Any) -> st.SearchStrategy[World]:
    """Draw a world for one rule, then the day on which its people turn 18 and what they are trained for."""
    return _turning_18(worlds(rule, **more))


@st.composite
def _turning_18(draw: st.DrawFn, drawn_from: st.SearchStrategy[World]) -> World:
    drawn = draw(drawn_from)
    horizon = drawn.problem.horizon
    # Around a shift most often: there the birthday decides.
    near: Sequence[int] = sorted({duty.day + by for duty in drawn.duties for by in (0, 1, 2)})
    days = st.one_of(st.sampled_from(near), st.integers(-8, horizon.days + 8), st.just(400))
    adult = draw(st.one_of(st.none(), *(3 * [days]))) if draw(st.booleans()) else 400
    return changed(
        drawn,
        {
            "adult_from": None if adult is None else horizon.start + timedelta(days=adult),
            "apprentice": draw(st.sampled_from((None, None, *Trade))),
        },
    )
