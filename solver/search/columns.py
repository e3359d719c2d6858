"""Column generation (kolonnegenerering): proves how good a rota can be, level by level."""

from collections.abc import Iterator
from typing import ClassVar

from solver.level import Level
from solver.moment import Moment
from solver.strategy import Task


class Columns:
    """Column generation on each level in turn (kolonnegenerering).

    Attributes
    ----------
    levels
        What has been learnt on each level, by its place in the order.
    """

    name: ClassVar[str] = "columns"

    def __init__(self) -> None:
        self._final: dict[int, tuple[int, ...]] = {}
        self.levels: dict[int, Level] = {}

    def search(self, task: Task) -> bool:
        """Prove bounds for the levels of the best rota until they close or time is up (søk)."""
        return all(True for _ in self.prove(task))

    def prove(self, task: Task) -> Iterator[tuple[int, Moment]]:
        """Yield a level's place when something can be made of what it knows, and what that is (bevis).

        Call it again when a better rota has been found: what is proven already is not proven anew.
        """
        formulation, board = task.built.formulation, task.board
        if formulation.linked:
            return  # a unit's hard rows are not in the master yet; nothing is proven, nothing claimed
        while not task.engine.stopped:
            left = (
                place
                for place in range(len(formulation.levels))
                if not board.closed(place, task.limits.gap) and self._final.get(place) != board.costs[:place]
            )
            place = next(left, None)
            if place is None:
                return
            earlier = self.levels.get(place - 1)
            centre, before = earlier.centre if earlier else None, self.levels.get(place)
            level = Level(task, place, board.costs[:place], centre, before)
            self.levels[place] = level
            for moment in level.run():
                yield place, moment
            if level.finished:
                self._final[place] = level.given
                yield place, Moment.FINAL

    def final(self, task: Task, place: int) -> bool:
        """Whether a level's bound is as high as columns can make it, the earlier levels as now (endelig)."""
        return self._final.get(place) == task.board.costs[:place]
