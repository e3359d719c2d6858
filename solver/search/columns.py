"""Column generation (kolonnegenerering): proves how good a rota can be.

Each person's line is priced by CP-SAT on the same postings as everything else, the units' rows are the
master. For any duals, the sum of the persons' proven least costs and the duals' own worth is a bound on every
lawful rota (Lagrange); the best of them, round by round, is told to the board. Duals are whole numbers, so
the bound is exact arithmetic. People who are alike are priced once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import gcd
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from models.employment import alike
from solver.encode import Encoded, Encoder
from solver.engine import Answer, Effort
from solver.formulation import Formulation, Part, Values
from solver.master import SCALE, Duals, Master, Numbers, UnitRows
from solver.progress import Proof
from solver.strategy import Task

Pool = dict[tuple[int, bytes], Values]
"""Every line priced so far, by class of people; a later level starts from those of the earlier ones."""

SMOOTHING = 0.3
"""How far to go from the best duals toward the master's own, at least."""
STEP = 0.2
KEPT = 4
"""Lines kept of each pricing."""
ROUGH = 0.5
"""Share of the way from bound to master that one round's pricings may leave unproven, all together."""
PROMISING = 0.08
"""Gap between bound and master from which on the master's lines are worth trying."""


class Columns:
    """Column generation on each level in turn (kolonnegenerering)."""

    name: ClassVar[str] = "columns"

    def __init__(self) -> None:
        self._pool: Pool = {}
        self._centres: dict[int, Duals] = {}
        self._final: dict[int, tuple[int, ...]] = {}

    def search(self, task: Task) -> bool:
        """Prove bounds for the levels of the best rota until they close or time is up (søk)."""
        return all(True for _ in self.prove(task))

    def prove(self, task: Task) -> Iterator[int]:
        """Yield a level's place when its lines are worth trying, and when its bound is final (bevis).

        Call it again when a better rota has been found: what is proven already is not proven anew.
        """
        formulation, board = task.built.formulation, task.board
        if any(part.rows for part in formulation.units.values()):
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
            given = board.costs[:place]
            level = Level(task, place, given, self._pool, self._centres.get(place - 1))
            for _ in level.run():
                yield place
            self._centres[place] = level.centre
            if level.finished:
                self._final[place] = given
                yield place

    def final(self, task: Task, place: int) -> bool:
        """Whether a level's bound is as high as columns can make it, the earlier levels as now (endelig)."""
        return self._final.get(place) == task.board.costs[:place]


@dataclass(slots=True)
class Pricing:
    """The problem of one class of people (prisingsproblem): the best line under given duals.

    Attributes
    ----------
    people
        Who are alike; the first of them is priced.
    own
        The line's own cost per level, as variables and weights.
    found
        Lines found in the last run, the best last.
    """

    people: tuple[str, ...]
    part: Part
    encoded: Encoded
    frozen: Values
    own: list[tuple[list[int], list[int], int]]
    last: Values | None = None
    found: list[Values] = field(default_factory=list)

    @classmethod
    def of(cls, task: Task, people: tuple[str, ...]) -> "Pricing":
        """Build the model once; only its objective changes between rounds (bygg)."""
        formulation, first = task.built.formulation, people[0]
        frozen = task.built.nothing()
        encoder = Encoder(formulation, frozen, formulation.duties[first], units=False)
        part = formulation.people[first]
        return cls(people, part, encoder.encode(), frozen, [_own(part, n) for n in formulation.levels])

    def solve(self, task: Task, cost: Numbers, effort: Effort) -> Answer:
        """Return the least-cost line under ``cost`` per variable (løs)."""
        model = self.encoded.model
        used = [(n, v) for n, v in self.encoded.variables.items() if cost[n]]
        common = gcd(*(int(cost[n]) for n, _ in used)) if used else 1
        model.minimize(
            cp_model.LinearExpr.weighted_sum([v for _, v in used], [int(cost[n]) // common for n, _ in used])
        )
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it unannotated
        if self.last is not None and task.hints:
            for number, variable in self.encoded.variables.items():
                model.add_hint(variable, int(self.last[number]))
        collect = Collecting(self.encoded, self.frozen)
        effort = replace(effort, slack=effort.slack / common)
        answer = task.engine.run(self.encoded, self.frozen, effort, collect)
        self.found = collect.lines[-KEPT:]
        if answer.values is not None:
            self.last = answer.values
        bound = None if answer.bound is None else answer.bound * common
        value = None if answer.objective is None else answer.objective * common
        return Answer(answer.status, answer.values, value, bound)

    def costs(self, values: Values) -> list[int]:
        """Return a line's own cost per level, without constants (egen kostnad)."""
        return [int(values[v] @ np.array(w, dtype=np.int64)) if v else 0 for v, w, _ in self.own]


class Collecting(cp_model.CpSolverSolutionCallback):
    """Gathers every line found on the way to the best (samler)."""

    def __init__(self, encoded: Encoded, frozen: Values) -> None:
        super().__init__()
        self._numbers = list(encoded.variables)
        self._frozen = frozen
        self.lines: list[Values] = []

    def on_solution_callback(self) -> None:
        """Keep one line (ny linje)."""
        line = self._frozen.copy()
        line[self._numbers] = self.response_proto.solution
        self.lines.append(line)


class Level:
    """Column generation on one level (nivå).

    Attributes
    ----------
    finished
        Whether the bound is as high as columns can make it.
    """

    def __init__(
        self, task: Task, place: int, given: Sequence[int], pool: Pool, inherited: Duals | None = None
    ) -> None:
        self._task = task
        self._place = place
        self._given = tuple(given)
        self._formulation: Formulation = task.built.formulation
        self._rows = UnitRows.of(self._formulation)
        self._pricings = [Pricing.of(task, people) for people in alike(task.problem)]
        self._master = Master(self._rows, place, self._own_given(), [len(p.people) for p in self._pricings])
        self._seen: set[tuple[int, bytes]] = set()
        self._pool = pool
        self._share = SMOOTHING
        self._heads = len(self._formulation.people)
        self._best = Duals(np.zeros(len(self._rows.above), np.int64), np.zeros(place, np.int64))
        # Duals of zero ask nothing of anybody: prices are non-negative, so the constants alone are a bound.
        self._bound = self._worth_of(self._best)
        self._inherited = inherited
        self.finished = False
        self._costs_seen: tuple[int, ...] = ()
        self._lines: list[tuple[int, NDArray[np.intp]]] = []
        for (at, _), line in tuple(pool.items()):
            self._add(at, self._pricings[at], line)

    def run(self) -> Iterator[float]:
        """Run rounds until the bound meets the master, and yield each time the gap has halved (kjør)."""
        promising = PROMISING
        while not self._over():
            self._learn_from_best()
            solved = self._master.solve()
            if solved is None:
                self.finished = True
                return
            value, duals, convex = solved
            self._task.board.support[self._place] = self._support()
            # No duals prove more than the master's value; a bound that is raised to it is the last.
            if self._rounded(self._bound) >= self._rounded(int(value - SCALE / 2)):
                self.finished = True
                return
            gap = (value - self._bound) / max(value, 1.0)
            if gap <= promising:
                promising = gap / 2
                yield gap
            if self._inherited is not None:
                self._best, self._inherited = duals.above(self._inherited), None
            before = self._bound
            slack = ROUGH * max(0.0, value - self._bound) / self._heads
            learnt = self._round(self._best.toward(duals, self._share), duals, convex, slack)
            if not learnt and self._share >= 1.0:
                self.finished = not self._task.engine.stopped
                return
            # Near the best duals as long as that pays, all the way to the master's when it does not.
            paid = self._bound > before
            self._share = max(SMOOTHING, self._share - STEP) if paid else min(1.0, self._share + STEP)

    @property
    def centre(self) -> Duals:
        """The best duals so far (midtpunkt)."""
        return self._best

    def _over(self) -> bool:
        board = self._task.board
        return (
            self._task.engine.stopped
            or board.costs[: self._place] != self._given
            or board.closed(self._place, 0.0)
        )

    def _own_given(self) -> list[int]:
        """Return what the earlier levels may cost, less the constants of people."""
        constants = [sum(p.own[i][2] * len(p.people) for p in self._pricings) for i in range(self._place)]
        return [cost - constant for cost, constant in zip(self._given, constants, strict=True)]

    def _learn_from_best(self) -> None:
        """Turn the best rota's lines into columns."""
        best, costs = self._task.board.best, self._task.board.costs
        if best is None or costs == self._costs_seen:
            return
        self._costs_seen = costs
        for i, pricing in enumerate(self._pricings):
            for person in pricing.people:
                self._add(i, pricing, self._as_first(pricing, person, best))

    def _as_first(self, pricing: Pricing, person: str, values: Values) -> Values:
        """Return one person's line written in the variables of the one priced for them."""
        line = self._task.built.nothing()
        mine, firsts = self._formulation.people[person], pricing.part
        line[self._formulation.duties[pricing.people[0]],] = values[self._formulation.duties[person],]
        for own, first in zip(mine.excesses, firsts.excesses, strict=True):
            line[first.count] = values[own.count]
        return line

    def _add(self, alike_at: int, pricing: Pricing, line: Values) -> bool:
        load, costs = self._rows.load(line), pricing.costs(line)
        key = (alike_at, load.tobytes() + bytes(str(costs), "ascii"))
        if key in self._seen:
            return False
        self._seen.add(key)
        self._pool.setdefault(key, line)
        self._master.add(alike_at, load, costs)
        duties = self._formulation.duties[pricing.people[0]]
        self._lines.append((alike_at, np.flatnonzero(line[duties,])))
        return True

    def _support(self) -> frozenset[int]:
        """Return the duties in the lines that the master mixes, for everyone who is alike."""
        duties = self._formulation.duties
        return frozenset(
            duties[person][at]
            for alike_at, places in (self._lines[i] for i in self._master.mix)
            for person in self._pricings[alike_at].people
            for at in places
        )

    def _round(self, at: Duals, own: Duals, convex: list[float], slack: float) -> bool:
        """Price everyone at ``at``; return whether the master or the bound learnt something."""
        at = self._clip(at)
        size = self._formulation.size
        worth, worth_own = self._rows.worth(at.rows, size), self._rows.worth(own.rows, size)
        total = self._worth_of(at)
        learnt, proven = False, True
        for i, pricing in enumerate(self._pricings):
            effort = Effort(seconds=4.0, slack=slack)
            answer = pricing.solve(self._task, self._line_cost(pricing, worth, at), effort)
            if self._task.engine.stopped or answer.bound is None:
                proven = False
            else:
                total += answer.bound * len(pricing.people)
            for line in pricing.found:
                self._settle(pricing, line)
                reduced = int(line @ self._line_cost(pricing, worth_own, own)) - convex[i]
                if reduced < -SCALE / 2:
                    learnt |= self._add(i, pricing, line)
            if not proven and self._task.engine.stopped:
                return True
        if proven and total > self._bound:
            self._bound, self._best = total, at
            self._task.board.prove(Proof(self._place, self._rounded(total), Columns.name, self._given))
            learnt = True
        return learnt

    def _line_cost(self, pricing: Pricing, worth: Numbers, duals: Duals) -> Numbers:
        """Return the cost of each variable of a line: its own price, the caps' share, the rows' duals."""
        cost = np.zeros_like(worth)
        numbers = list(pricing.encoded.variables)
        cost[numbers] = worth[numbers]
        for level, multiplier in [*enumerate(duals.caps), (self._place, SCALE)]:
            variables, weights, _ = pricing.own[level]
            cost[variables] += np.array(weights, dtype=np.int64) * int(multiplier)
        return cost

    def _clip(self, duals: Duals) -> Duals:
        """Return the nearest duals for which no count may fall without end."""
        caps = np.maximum(0, duals.caps)
        most = SCALE * self._rows.cost[self._place] + caps @ self._rows.cost[: self._place]
        return Duals(np.clip(duals.rows, 0, most), caps)

    def _worth_of(self, duals: Duals) -> int:
        """Return the part of the bound that no line changes."""
        constant = int(self._rows.constant[self._place])
        constant += sum(p.own[self._place][2] * len(p.people) for p in self._pricings)
        own_given = np.array(self._own_given(), dtype=np.int64) - self._rows.constant[: self._place]
        return SCALE * constant - int(duals.rows @ self._rows.above) - int(duals.caps @ own_given)

    def _settle(self, pricing: Pricing, values: Values) -> None:
        """Make the line's own counts exact; CP-SAT leaves those loose that cost nothing now."""
        for excess in pricing.part.excesses:
            total = sum(w * int(values[v]) for v, w in zip(excess.variables, excess.weights, strict=True))
            values[excess.count] = max(0, total - excess.above)

    def _rounded(self, total: int) -> int:
        """Return the bound in øre, raised to the next cost that a rota can have."""
        level = self._formulation.levels[self._place]
        step = self._formulation.step(level)
        constant = sum(
            p.constant for part in self._formulation.parts for p in part.prices if p.level == level
        )
        total = -(-total // SCALE)
        return -(-(total - constant) // step) * step + constant


def _own(part: Part, level: int) -> tuple[list[int], list[int], int]:
    """Return what a person's own terms cost on a level: variables, weights and the constant."""
    summed: dict[int, int] = {}
    constant = 0
    for price in part.prices:
        if price.level == level:
            constant += price.constant
            for variable, weight in zip(price.variables, price.weights, strict=True):
                summed[variable] = summed.get(variable, 0) + weight
    return list(summed), list(summed.values()), constant
