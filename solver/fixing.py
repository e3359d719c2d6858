"""Fixing (fastlåsing): which duties a rota that costs less than a given price may hold.

Under any duals a rota costs at least what everybody's cheapest lines come to. A line that costs so much more
than its person's cheapest (*reduced cost*) that the rota would cost the price is in none that costs less, and
where that is so of every line that holds a duty, the duty is in none. What a line with a duty costs at least
the diagrams say of all duties at once, their accounts let go at a price; to say it to the end, whoever is on
a diagram is asked duty by duty, with the duty forced, many at a time.
"""

import time
from collections.abc import Sequence

import numpy as np

from solver.level import Level
from solver.master import SCALE
from solver.prices import Prices, Said
from solver.pricing.bundle import FAR
from solver.pricing.paths import Effort
from solver.strategy import Task
from solver.unitrows import Numbers

FORCE = 2**44
"""What a duty is worth to be in the line for certain, in ``1 / SCALE`` øre."""
TRIES = 40
"""Moves of the accounts' prices for all duties at once."""
EFFORT = Effort(tries=80, width=1_600, lines=1)
"""How hard to look for the cheapest line with a duty."""
AT_ONCE = 256
"""Duties asked of side by side."""
SHARE = 0.1
"""Share of the time left that one asking may take."""


class Fixing:
    """What a rota may hold that costs less than a price (fastlåsing), as one level's best duals say.

    Parameters
    ----------
    level
        Whose earlier levels cost what is given.
    """

    def __init__(self, task: Task, level: Level) -> None:
        self._task, self._level = task, level
        self._formulation = task.built.formulation
        self._prices: Prices = level.prices(level.centre)
        self._said = self._proven()
        self._least = level.crew.pricers.through(self._prices.cost, TRIES)
        """What a line costs at least that holds a duty, in ``1 / SCALE`` øre, by variable."""
        self._asked = np.zeros(len(self._least), dtype=bool)

    def below(self, price: int) -> frozenset[int]:
        """Return the duties that a rota may hold that costs less than a price, in øre (under)."""
        room = self._room(price)
        live: set[int] = set()
        for at, alike in enumerate(self._level.crew.classes):
            duties = [np.array(self._formulation.duties[person], dtype=np.int64) for person in alike.people]
            kept = self._least[duties[0]] <= room[at]
            live.update(*(theirs[kept].tolist() for theirs in duties))
        return frozenset(live)

    def thinned(self, price: int) -> frozenset[int]:
        """Return the same, having asked of what may be left out, as long as there is time (uttynnet)."""
        room, known = self._room(price), self._known()
        unsure: list[tuple[int, int]] = []
        for at, alike in enumerate(self._level.crew.classes):
            duties = np.array(self._formulation.duties[alike.people[0]], dtype=np.int64)
            doubtful = (self._least[duties] <= room[at]) & (known[duties] > room[at]) & ~self._asked[duties]
            if self._level.crew.pricers.diagrammed(at):
                unsure.extend((at, duty) for duty in duties[doubtful].tolist())
        until = time.monotonic() + SHARE * self._task.engine.remaining
        for begin in range(0, len(unsure), AT_ONCE):
            if self._task.engine.stopped or time.monotonic() > until:
                break
            self._ask(unsure[begin : begin + AT_ONCE], room)
        return self.below(price)

    def _proven(self) -> Said:
        """Return what everybody's lines cost at least under the duals."""
        level = self._level
        effort, said = level.pace.effort, level.price(level.centre, 0.0, level.pace.effort)
        # Prices of accounts move from search to search, so what was proven once may take a harder one now.
        while said.total is not None and said.total < level.bound and effort.harder() != effort:
            effort = effort.harder()
            said = level.price(level.centre, 0.0, effort)
        return said

    def _room(self, price: int) -> Numbers:
        """Return what each class's line may cost in a rota that costs less than the price."""
        if self._said.total is None:
            return np.full(len(self._level.crew.classes), FAR)
        step = self._formulation.step(self._formulation.levels[self._level.place])
        most = SCALE * (price - step) - self._said.total
        room: Numbers = most + np.array(self._said.bounds, dtype=np.int64)
        return room

    def _known(self) -> Numbers:
        """Return what the cheapest line known costs that holds each duty, by variable."""
        least = np.full(len(self._least), FAR)
        for known in self._level.known:
            known.cheapest(least, known.priced(self._prices.worth, self._prices.multipliers))
        return least

    def _ask(self, asked: Sequence[tuple[int, int]], room: Numbers) -> None:
        paths, concerned = self._level.crew.pricers.each([at for at, _ in asked])
        cost = self._prices.cost
        costs = [
            np.where(variables == duty, cost[variables] - FORCE, cost[variables])
            for (_, duty), variables in zip(asked, concerned, strict=True)
        ]
        enough = [int(room[at]) + 1 - FORCE for at, _ in asked]
        answers = paths.cheapest(np.concatenate(costs), enough, EFFORT)
        for (_, duty), answer in zip(asked, answers or (), strict=False):
            self._least[duty] = max(self._least[duty], answer.bound + FORCE)
            self._asked[duty] = True
