"""Which shift may follow which (vaktrekkefølge)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from models.agreements import Provision
from models.rules.shift_succession import ShiftSuccession, Succession
from solver.build import build
from tests import world
from tests.audited import found
from tests.strategies import World, changed, worlds

EARLY, LATE = "07:00-15:00", "14:30-22:00"


@st.composite
def _forbidding(draw: st.DrawFn, drawn: World) -> World:
    """Return the world with pairs of its own codes forbidden."""
    code = st.sampled_from(sorted(drawn.problem.shift_type))
    pair = st.builds(
        lambda after, never: Succession(after=after, never=tuple(never)),
        code,
        st.lists(code, min_size=1, max_size=3, unique=True),
    )
    rule = ShiftSuccession(forbidden=tuple(draw(st.lists(pair, min_size=1, max_size=3))))
    provision = Provision(rule=rule)
    agreement = drawn.problem.agreements[0].model_copy(update={"adds": (provision,)})
    more: dict[str, Any] = {"rules": (provision,), "agreements": (agreement,)}
    return changed(drawn, more=more)


WORLDS: st.SearchStrategy[World] = worlds(
    ShiftSuccession(), limits=(690, 840, 990), days=(0, 1, 6), weeks=2, largest=7
).flatmap(_forbidding)

RULE = ShiftSuccession(forbidden=(Succession(after=LATE, never=(EARLY,)),))


def on(number: int, code: str) -> str:
    """Return one written shift; day 0 is the plan's first."""
    return f"{world.day(number)} {code}"


@pytest.mark.parametrize(
    ("written", "history", "days"),
    [
        ((on(0, LATE), on(1, EARLY)), (), [1]),
        ((on(0, EARLY), on(1, LATE)), (), []),
        ((on(0, LATE), on(2, EARLY)), (), []),
        ((on(0, EARLY), on(0, LATE)), (), []),
        ((on(0, LATE), on(1, LATE), on(1, EARLY)), (), [1]),
        ((on(0, EARLY),), (on(-1, LATE),), [0]),
        ((on(0, EARLY),), (on(-2, LATE),), []),
        ((), (on(-2, LATE), on(-1, EARLY)), []),
    ],
)
def test_only_the_day_after_counts(
    written: tuple[str, ...], history: tuple[str, ...], days: list[int]
) -> None:
    """The forbidden code is a breach on the day after, also after the history, and never the other way."""
    broken = found(RULE, written, history=history)
    assert [(breach.date - world.MONDAY).days for breach in broken] == days


def test_monday_follows_sunday_in_a_cycle() -> None:
    """The last day of a cyclic rota comes before the first."""
    (breach,) = found(RULE, (on(0, EARLY), on(6, LATE)), cyclic=True)
    assert breach.date == world.MONDAY
    assert breach.text.en == f"shift {EARLY} on the day after {LATE}, which it may not follow"


def test_one_row_a_day_where_there_is_one_shift_a_day() -> None:
    """Duties that exclude each other already are summed, so that many pairs cost one row a day."""
    codes = tuple(world.shift_type(code, "04:00", f"{12 + number}:00") for number, code in enumerate("ABCD"))
    pairs = tuple(Succession(after=after, never=("A", "B")) for after in ("C", "D"))
    problem = world.problem(shift_types=codes, rule=ShiftSuccession(forbidden=pairs))
    rows = build(problem, only=frozenset({"one_place", "shift_succession"})).formulation.people["anna"].rows
    assert [len(row.variables) for row in rows if row.label.kind == "shift_succession"] == [4] * 6
