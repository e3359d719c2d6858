"""Large neighbourhood search (nabolagssøk): the best rota so far, and a part of it set free, again and again.

Each subproblem is solved by CP-SAT with one worker; as many run at a time as there are workers, on people
that do not overlap. Levels are worked in order: a step may trade within its level, never above it.
"""

import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from solver.encode import Encoder
from solver.engine import Answer, Effort, Status
from solver.formulation import Values
from solver.merge import merged
from solver.progress import Mixed, Proof
from solver.search.neighbourhoods import (
    NEIGHBOURHOODS,
    ByPath,
    InTheMaster,
    Map,
    Record,
    Where,
    drawn,
)
from solver.strategy import Task
from solver.walk import Walk

PATIENCE = 30
"""Tries in a row without gain, per worker, before a level is left for the next."""

FIRST_SIZE = 400
EFFORT = 0.6
"""Deterministic time of one subproblem after a gain, about a second."""
HARDNESS = (0.25, 1.0, 4.0)
"""Shares of it with which every shape is tried: what pays differs, also as the rota gets better."""
MOST_STALE = 100
LARGEST = 2**52
"""The most that the current cost of a step may come to: CP-SAT's sums are of 64 bits, and a bound on them is
far above what they are now."""
WRITING = 3e-5
"""What it takes to write down one free duty, in deterministic time."""
FULL = 0.8
"""Share of what a neighbourhood may set free from which on it has had enough to choose from."""


class NeighbourhoodSearch:
    """Neighbourhood search from the best rota so far (nabolagssøk)."""

    name: ClassVar[str] = "neighbourhoods"

    def __init__(self) -> None:
        self._records: dict[int, Records] = {}
        self._map: Map | None = None
        self._walk: Walk | None = None

    def search(self, task: Task) -> bool:
        """Improve the rota on the board level by level, round and round (søk)."""
        levels = task.built.formulation.levels
        turn = 0
        self._map = self._map or Map(task.built)
        while (
            task.board.best is not None
            and levels
            and self._map.size
            and not task.engine.stopped
            and not task.board.finished(task.limits)
        ):
            self.improve(task, turn % len(levels))
            turn += 1
        return True

    def improve(self, task: Task, place: int) -> None:
        """Work on one level, by its place in the order, until gain dries up (forbedre)."""
        if not task.board.closed(place, task.limits.gap):
            self._map = self._map or Map(task.built)
            self._walk = self._walk or Walk(task)
            Phase(task, place, self._records.setdefault(place, Records()), self._map, self._walk).run()


@dataclass(slots=True)
class Records:
    """What has been learnt about one level (erfaring), kept from phase to phase.

    Attributes
    ----------
    stale
        Tries in a row without gain, over all its phases.
    """

    shapes: list[Record] = field(
        default_factory=lambda: [
            Record(ByPath(), FIRST_SIZE),
            *(Record(shape, FIRST_SIZE, hardness) for shape in NEIGHBOURHOODS for hardness in HARDNESS),
        ]
    )
    stale: int = 0


class Phase:
    """A stretch of search on one level (fase)."""

    def __init__(self, task: Task, place: int, records: Records, map_: Map, walk: Walk) -> None:
        assert task.board.best is not None  # noqa: S101 - a phase starts from a rota
        self._task = task
        self._workers = task.limits.workers
        self._place = place
        self._level = task.built.formulation.levels[place]
        self._map = map_
        self._walk = walk
        self._current: Values = task.board.best.copy()
        self._costs = self._cost(self._current)
        self._busy: set[str] = set()
        self._freed = threading.Condition()
        self._fruitless = 0
        self._records = records

    def run(self) -> None:
        """Search with all workers until gain dries up (kjør)."""
        self._task.board.enter(f"level-{self._level}")
        seeds = [self._task.chance.randrange(2**31) for _ in range(self._workers)]
        threads = [threading.Thread(target=self._work, args=(seed,), daemon=True) for seed in seeds[1:]]
        for thread in threads:
            thread.start()
        self._work(seeds[0])
        for thread in threads:
            thread.join()

    def _over(self) -> bool:
        patience = PATIENCE * self._workers
        return (
            self._task.engine.stopped
            or self._fruitless >= patience
            or self._task.board.closed(self._place, self._task.limits.gap)
            or self._task.board.finished(self._task.limits)
        )

    def _work(self, seed: int) -> None:
        chance = random.Random(seed)
        while not self._over():
            with self._freed:
                self._follow()
                idle = tuple(p for p in self._map.people if p not in self._busy)
                if not idle:
                    self._freed.wait(timeout=0.2)
                    continue
                record = self._pick(chance)
                start = self._current.copy()
                free = record.neighbourhood.free(self._where(record, start, idle, chance))
                people = set(self._map.owners(free))
                self._busy |= people
            try:
                if not free:
                    # It takes no time, so it would be drawn again and again.
                    with self._freed:
                        record.earn(0.0, EFFORT)
                elif isinstance(record.neighbourhood, ByPath):
                    self._on_path(record, start, sorted(people))
                else:
                    self._try(record, start, free, chance.randrange(2**31))
            finally:
                with self._freed:
                    self._busy -= people
                    self._freed.notify_all()

    def _where(self, record: Record, start: Values, idle: tuple[str, ...], chance: random.Random) -> Where:
        return Where(
            self._map,
            start,
            self._level,
            idle,
            record.size,
            chance,
            support=self._support(),
            on_diagrams=self._walk.people,
            at_once=self._walk.at_once,
        )

    def _follow(self) -> None:
        """Go on from the best rota when somebody else has found a better one, and keep what was gained here.

        Not while others are changing people: what they started from would no longer be there.
        """
        board = self._task.board
        if not self._busy and board.best is not None and board.costs < self._costs:
            both = merged(self._task.built.formulation, board.best.copy(), self._current)
            if not board.admits(both):
                both = board.best.copy()
            self._current, self._costs = both, self._cost(both)
            board.offer(both)

    def _support(self) -> Mixed | None:
        return self._task.board.support.get(self._place)

    def _pick(self, chance: random.Random) -> Record:
        needed = {InTheMaster: self._support(), ByPath: self._walk.people}
        shapes = [record for record in self._records.shapes if needed.get(type(record.neighbourhood), True)]
        return drawn(shapes, chance)

    def _try(self, record: Record, start: Values, free: set[int], seed: int) -> None:
        formulation = self._task.built.formulation
        encoder = Encoder(formulation, start, free)
        encoded = encoder.encode()
        for earlier in formulation.levels[: self._place]:
            encoder.cap(earlier, start)
        whole = len(free) == self._map.size
        encoder.minimise({self._level: 1} if whole else self._weights())
        if self._task.hints:
            encoder.hint(start)
        # The longer nothing has been gained, the harder each try, and so the larger what it can set free.
        hard = record.hardness * EFFORT * (1 + min(self._records.stale, MOST_STALE) / 10)
        effort = Effort(seconds=20 * hard, deterministic=hard, seed=seed)
        answer = self._task.engine.run(encoded, start, effort)
        numbers = list(encoded.variables)
        with self._freed:
            before = self._costs[self._place]
            improved = answer.values is not None and self._take(answer.values, numbers)
            self._note(record, answer, len(free), improved=improved)
            self._learn(record, before, WRITING * len(free) + hard * answer.work, improved=improved)
            if whole and answer.bound is not None:
                self._prove(encoder, answer.bound)

    def _on_path(self, record: Record, start: Values, people: Sequence[str]) -> None:
        """Make some people's lines anew by path."""
        found = self._walk.better(start, people)
        numbers = [duty for person in people for duty in self._map.duties[person]]
        with self._freed:
            before = self._costs[self._place]
            improved = found is not None and self._take(found, numbers)
            self._learn(record, before, self._walk.work(len(people)), improved=improved)

    def _learn(self, record: Record, before: int, work: float, *, improved: bool) -> None:
        """Note what a try has gained and taken."""
        self._fruitless = 0 if improved else self._fruitless + 1
        self._records.stale = 0 if improved else self._records.stale + 1
        record.earn((before - self._costs[self._place]) / max(1, before), work)

    def _weights(self) -> dict[int, int]:
        """Return what an øre of this level and of each later one counts for in a step.

        A step on one level is worth more than all that the later ones cost now, so a step never buys an
        earlier level's loss with a later one's gain; and it leaves the later ones as good as it can. Levels
        for which there are no numbers left – wages are counted by the øre – wait for a step of their own.
        """
        formulation = self._task.built.formulation
        levels = list(zip(formulation.levels, self._costs, strict=True))[self._place :]
        while True:
            weights: dict[int, int] = {}
            later = 0
            for level, cost in reversed(levels):
                weights[level] = -(-later // formulation.step(level)) or 1
                later += weights[level] * cost
            if later <= LARGEST or len(levels) == 1:
                return weights
            levels.pop()

    def _prove(self, encoder: Encoder, bound: int) -> None:
        """Put a bound on the board: where everything was free, CP-SAT's bound holds for every rota."""
        factor, constant = encoder.scale(self._level)
        given = self._costs[: self._place]
        self._task.board.prove(Proof(self._place, bound * factor + constant, "cp-sat", given))

    def _take(self, found: Values, numbers: list[int]) -> bool:
        """Put what was found into the current rota if that is no worse; return whether it is better."""
        trial = self._current.copy()
        trial[numbers] = found[numbers]
        self._task.built.formulation.settle(trial)
        costs = self._cost(trial)
        if costs > self._costs or not self._task.board.admits(trial):
            return False
        improved = costs[: self._place + 1] < self._costs[: self._place + 1]
        self._current, self._costs = trial, costs
        self._task.board.offer(trial)
        return improved

    def _note(self, record: Record, answer: Answer, size: int, *, improved: bool) -> None:
        optimal = answer.status is Status.OPTIMAL
        record.note(
            optimal=optimal,
            full=size >= FULL * record.size,
            work=answer.work,
            improved=improved,
            most=self._map.size,
        )

    def _cost(self, values: Values) -> tuple[int, ...]:
        return tuple(self._task.built.formulation.costs(values).values())
