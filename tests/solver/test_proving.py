"""The worker that proves: columns come before what is made of them."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from solver import proving
from solver.moment import Moment
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.lns import NeighbourhoodSearch
from solver.search.within import Within
from tests.solver.test_dive import crew, task_of

LONG = 0.2


def test_lines_are_tried_when_columns_have_worked_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is near right after a try is passed over; it is tried later, and at once when it is final."""
    task = task_of(crew(0))
    Construct().search(task)
    tried: list[Moment] = []
    moments = (Moment.NEAR, Moment.NEAR, Moment.FINAL)

    def prove(*_: Any) -> Iterator[tuple[int, Moment]]:
        for moment in moments:
            yield 0, moment
        time.sleep(2 * LONG)
        yield 0, Moment.NEAR
        task.engine.stop()

    def attempt(_: Any, __: int, moment: Moment) -> None:
        tried.append(moment)
        time.sleep(LONG)

    monkeypatch.setattr(Columns, "prove", prove)
    monkeypatch.setattr(proving._Proving, "_try", attempt)
    proving.prove_and_help(task)
    assert tried == [Moment.NEAR, Moment.FINAL, Moment.NEAR]


@pytest.mark.parametrize("moment", Moment)
def test_where_nothing_moves_the_prover_helps_to_find(
    moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A level that stands still leaves it time for neighbourhoods; one that only comes near does not."""
    task = task_of(crew(0))
    Construct().search(task)
    columns = Columns()
    next(columns.prove(task))
    helped: list[int] = []
    monkeypatch.setattr(NeighbourhoodSearch, "improve", lambda *told: helped.append(told[2]))
    monkeypatch.setattr(proving._Proving, "_dive", lambda *_: False)
    monkeypatch.setattr(Within, "improve", lambda *_: False)
    monkeypatch.setattr(Columns, "final", lambda *_: False)
    worker = proving._Proving(task)
    worker._columns = columns
    worker._try(0, moment)
    assert helped == ([0] if moment is Moment.STILL else [])
