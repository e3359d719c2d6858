"""Block by block (blokkvis): a level's bound as the sum of what each block comes to at least.

A small block can be solved to the end, where columns have no more to prove. For the others there is what the
level's best duals say of them: together that is the level's own bound, but each is raised to the next cost
that the block can have.
"""

import time

import numpy as np

from solver.blocks import Blocks
from solver.engine import Status
from solver.formulation import Values
from solver.freed import best_of
from solver.level import Level
from solver.master import SCALE
from solver.progress import Proof
from solver.strategy import Task
from solver.unitrows import Numbers

PROVER = "blocks"
"""What the board calls this proof."""
LARGEST = 2_000
"""Duties up to which a block is solved by itself."""
EFFORT = 4.0
"""Deterministic time for one block, about seconds."""
SHARE = 0.1
"""Share of the time left for all of this, at most."""


class Blockwise:
    """Raises the final bound of a level, block by block (blokkvis)."""

    def __init__(self, task: Task, level: Level) -> None:
        self._task, self._level = task, level
        self._formulation = task.built.formulation
        self._blocks = Blocks.of(self._formulation)

    def raise_bound(self) -> None:
        """Prove the sum of what the blocks come to (hev).

        Where earlier levels are not proven, one block could give on them what another takes, and nothing is
        said.
        """
        until = time.monotonic() + SHARE * self._task.engine.remaining
        bounds = self._by_duals() if self._blocks.size > 1 and self._apart() else None
        if bounds is None:
            return
        for block in np.argsort(np.bincount(self._blocks.person), kind="stable").tolist():
            if self._task.engine.stopped or time.monotonic() > until or not self._apart():
                break
            bounds[block] = self._solved(block, bounds[block])
        if self._apart():
            total = int(bounds.sum()) + int(self._level.crew.rows.constant[self._level.place])
            self._task.board.prove(Proof(self._level.place, total, PROVER, self._level.given))

    def _apart(self) -> bool:
        """Whether blocks are each other's concern no more: the earlier levels are proven, and as given."""
        board, level = self._task.board, self._level
        same = board.best is not None and board.costs[: level.place] == level.given
        return same and all(board.closed(earlier, 0.0) for earlier in range(level.place))

    def _solved(self, block: int, bound: int) -> int:
        """Return what a small block costs at least; its best rota goes on the board."""
        board, place = self._task.board, self._level.place
        assert board.best is not None  # noqa: S101 - it is asked for only where there is one
        start, free = board.best.copy(), self._duties(block)
        if self._costs(start, place)[block] <= bound or len(free) > LARGEST:
            return bound
        answer = best_of(self._task, place, start, free, EFFORT)
        if answer.values is None or answer.status is not Status.OPTIMAL:
            return bound
        board.offer(answer.values)
        return int(self._costs(answer.values, place)[block])

    def _duties(self, block: int) -> set[int]:
        people = zip(self._formulation.people, self._blocks.person.tolist(), strict=True)
        return {duty for name, at in people if at == block for duty in self._formulation.duties[name]}

    def _by_duals(self) -> Numbers | None:
        """Return what each block costs at least by the level's best duals; None where that is not known."""
        level, rows, blocks = self._level, self._level.crew.rows, self._blocks
        best = self._task.board.best
        said = level.price(level.centre, 0.0, level.pace.effort)
        if said.total is None or best is None:
            return None
        proven = np.zeros(blocks.size, dtype=np.int64)
        place = dict(zip(self._formulation.people, blocks.person.tolist(), strict=True))
        for alike, bound in zip(level.crew.classes, said.bounds, strict=True):
            proven[place[alike.people[0]]] += len(alike.people) * bound
        of_row = np.zeros(len(rows.above), dtype=np.int64)
        of_row[rows.row] = blocks.variable[rows.variable]
        np.subtract.at(proven, of_row, level.centre.rows * rows.above)
        for earlier, cap in enumerate(level.centre.caps.tolist()):
            proven -= cap * (self._costs(best, earlier) - self._constants(earlier))
        step = SCALE * self._formulation.step(self._formulation.levels[level.place])
        bounds: Numbers = -(-proven // step) * (step // SCALE) + self._constants(level.place)
        return np.maximum(0, bounds)

    def _costs(self, values: Values, place: int) -> Numbers:
        """Return what a rota costs on a level, block by block, without what no rota changes in units."""
        prices = self._formulation.prices
        at = np.flatnonzero(prices.levels == self._formulation.levels[place])
        variables, costs = prices.variables[at], self._constants(place)
        np.add.at(costs, self._blocks.variable[variables], prices.weights[at] * values[variables])
        return costs

    def _constants(self, place: int) -> Numbers:
        """Return what no rota changes in each block's people on a level."""
        constants = np.zeros(self._blocks.size, dtype=np.int64)
        for part, block in zip(self._formulation.people.values(), self._blocks.person.tolist(), strict=True):
            for price in part.prices:
                if price.level == self._formulation.levels[place]:
                    constants[block] += price.constant
        return constants
