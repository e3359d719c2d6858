"""How many shifts of certain codes (kvote)."""

from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from models.agreements import Provision
from models.people import Quota
from models.rules.shift_quota import ShiftQuota
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds


@st.composite
def _counting(draw: st.DrawFn, drawn: World) -> World:
    """Return the world with quotas on its own codes, in the rule and on the people."""
    codes = st.lists(
        st.sampled_from(sorted(drawn.problem.shift_type)), min_size=1, max_size=3, unique=True
    ).map(tuple)
    few = st.sampled_from((0, 0, 1, 2))
    quota = st.builds(
        lambda shift_types, minimum, more, weeks: Quota(
            shift_types=shift_types,
            minimum=minimum,
            maximum=None if more is None else minimum + more,
            weeks=weeks,
        ),
        codes,
        few,
        st.none() | few,
        st.sampled_from((None, None, 1, 2)),
    )
    quotas = st.lists(quota, max_size=2).map(tuple)
    provision = Provision(rule=ShiftQuota(quotas=draw(quotas)))
    agreement = drawn.problem.agreements[0].model_copy(update={"adds": (provision,)})
    more: dict[str, Any] = {"rules": (provision,), "agreements": (agreement,)}
    return changed(drawn, person={"quotas": draw(quotas)}, more=more)


WORLDS: st.SearchStrategy[World] = worlds(
    ShiftQuota(), limits=(690, 990, 7 * 1440), days=(0, 6), weeks=3, people=2, largest=6
).flatmap(_counting)

EARLY, LATE = "07:00-15:00", "14:30-22:00"


def on(*cells: tuple[int, str]) -> tuple[str, ...]:
    """Return written shifts from day numbers and codes; day 0 is the plan's first."""
    return tuple(f"{world.day(number)} {code}" for number, code in cells)


WRITTEN = on((0, EARLY), (1, LATE), (8, LATE), (20, LATE))


@pytest.mark.parametrize(
    ("quota", "breaches"),
    [
        ({"maximum": 3}, []),
        ({"maximum": 2}, [(20, 3, 2)]),
        ({"minimum": 3}, []),
        ({"minimum": 4}, [(20, 3, 4)]),
        ({"maximum": 3, "shift_types": (LATE, EARLY)}, [(20, 4, 3)]),
        ({"maximum": 1, "weeks": 2}, [(13, 2, 1)]),
        ({"minimum": 2, "weeks": 2}, []),
        ({"minimum": 1, "weeks": 1}, []),
        ({"maximum": 0, "weeks": 1}, [(6, 1, 0), (13, 1, 0), (20, 1, 0)]),
        ({"maximum": 0, "shift_types": ("N",)}, []),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_shifts_of_the_codes_are_counted_in_each_stretch(
    quota: dict[str, Any], breaches: list[tuple[int, int, int]], *, own: bool
) -> None:
    """Four shifts in three weeks, three of them late, against a quota of the rule or of the person."""
    one = Quota.model_validate({"shift_types": (LATE,), **quota})
    rule = ShiftQuota() if own else ShiftQuota(quotas=(one,))
    person = {"quotas": (one,)} if own else None
    broken = found(rule, WRITTEN, weeks=3, person=person)
    assert [((b.date - world.MONDAY).days, b.measured, b.limit) for b in broken] == breaches


def test_shifts_of_the_history_do_not_count() -> None:
    """The quota is the plan's own."""
    rule = ShiftQuota(quotas=(Quota(shift_types=(EARLY,), maximum=1),))
    assert found(rule, on((0, EARLY)), history=on((-1, EARLY))) == []


def test_the_codes_are_named() -> None:
    """A breach says which quota is broken."""
    (breach,) = found(ShiftQuota(quotas=(Quota(shift_types=(EARLY, LATE), minimum=9),)), WRITTEN, weeks=3)
    assert breach.text.en == f"{EARLY}/{LATE}: 4 such shifts, where there should be at least 9"


def test_a_minimum_above_the_maximum_is_refused() -> None:
    """No count could be both."""
    with pytest.raises(ValidationError, match="minimum 3 is above maximum 2"):
        Quota(shift_types=(EARLY,), minimum=3, maximum=2)
