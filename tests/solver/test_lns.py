"""Neighbourhood search: a phase gives up when real tries have gained nothing for long."""

from typing import ClassVar

import pytest

from solver.progress import Board
from solver.search.construct import Construct
from solver.search.lns import PATIENCE, NeighbourhoodSearch, Phase, Records
from solver.search.neighbourhoods import Map, Record, Where
from solver.walk import Walk
from tests.solver.test_dive import crew, task_of

ROOM = 100


class Nothing:
    """A shape that finds nothing to set free."""

    name: ClassVar[str] = "nothing"

    def free(self, _: Where) -> set[int]:
        """Return nothing."""
        return set()


class FirstPerson:
    """A shape that sets the first person free, who soon has the best line there is."""

    name: ClassVar[str] = "first-person"

    def free(self, where: Where) -> set[int]:
        """Return all duties of the first person."""
        return set(where.map.duties[where.map.people[0]])


def test_where_nobody_may_work_nothing_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to set free, however open a level may seem."""
    problem = crew(0)
    away = tuple(e.model_copy(update={"shift_types": ()}) for e in problem.employees)
    task = task_of(problem.changed(employees=away, rules=()))
    assert task.board.offer(task.built.nothing())
    monkeypatch.setattr(Board, "closed", lambda *_: False)
    assert NeighbourhoodSearch().search(task)
    assert not task.engine.stopped


@pytest.mark.parametrize("seed", range(3))
def test_who_finds_nothing_to_set_free_ends_no_phase(seed: int) -> None:
    """It is drawn no more than others that gain nothing, and patience is lost with real tries alone."""
    task = task_of(crew(seed))
    assert Construct().search(task)
    idle, real = Record(Nothing(), ROOM), Record(FirstPerson(), ROOM)
    Phase(task, 0, Records([idle, real]), Map(task.built), Walk(task)).run()
    assert real.tries >= PATIENCE
    assert 0 < idle.tries < real.tries
