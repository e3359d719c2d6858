"""Whole shortfalls (hele mangler): a mixture of lines may lack 3.6 heads, a rota lacks three or four.

Rows with the same price are a *kind*. Whatever the duals, what everybody's cheapest lines cost under them
says of every lawful rota that its people's own costs, and for each kind what the rows count times the kind's
dearest dual, come to so much at least (Lagrange). Rotas count whole units, so the cheapest whole numbers that
keep all such cuts are a bound. Those are tried next: a master that pays a fine for every unit more says that
lines can be mixed to that, or has the duals of a cut that forbids it.
"""

import time
from dataclasses import dataclass
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from solver.encode import Encoded
from solver.engine import Effort
from solver.level import PROVER, Level
from solver.master import SCALE, Duals
from solver.pricing.paths import Effort as PathEffort
from solver.progress import Proof
from solver.strategy import Task
from solver.unitrows import Numbers

FINE = 10
"""Fine for a unit beyond what is tried, as a multiple of the dearest kind."""
DEEP = 0.5
"""Share of what the master says must be missing that a cut has to say, or more lines are looked for."""
ROUNDS = 40
"""Pricings for one cut, at most."""
KINDS = 40
"""More kinds than this are left alone."""
SHARE = 0.1
"""Share of the time left for all of this, at most."""
EASE = 2.0
"""Deterministic time, about seconds, for the cheapest whole numbers."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What every lawful rota keeps (kutt): own costs and units of each kind, weighed, are ``least`` or more.

    In whole øre, weights raised, so that sums of them stay small.
    """

    weights: Numbers
    least: int

    def short(self, tried: "Shortfall") -> int:
        """Return by how much a shortfall does not keep it (mangler)."""
        return self.least - tried.own - int(self.weights @ tried.units)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Whole units of each kind, and people's own costs (mangel); what is proven of the cheapest, in øre."""

    units: Numbers
    own: int
    proven: int


class Shortfalls:
    """Raises the final bound of a level by whole numbers (hele mangler)."""

    def __init__(self, task: Task, level: Level) -> None:
        self._task = task
        self._level = level
        self._rows, place = level.crew.rows, level.place
        cost = self._rows.cost[place]
        self._prices = np.unique(cost[cost > 0])
        self._kinds = [np.flatnonzero(cost == price) for price in self._prices]
        own = level.crew.own
        self._step = gcd(*own.weight[own.level == place].tolist())
        """What people's own costs are multiples of; 0 where there are none."""
        self._effort = PathEffort()
        self._enough = 0.0
        self._cuts = [self._cut(level.centre, level.bound)]
        self._master = level.master([len(alike.people) for alike in level.crew.classes])
        for at, known in enumerate(level.known):
            for line in known.lines:
                self._master.add(at, line.load, line.costs)

    def raise_bound(self) -> None:
        """Cut off the cheapest shortfall as long as no mixture of lines comes to it (hev)."""
        level, board = self._level, self._task.board
        if not 0 < len(self._kinds) <= KINDS or not level.crew.pricers.swift:
            return
        self._enough = time.monotonic() + SHARE * self._task.engine.remaining
        self._master.ration([rows.tolist() for rows in self._kinds], FINE * int(self._prices.max()))
        while not self._over():
            tried = self._cheapest()
            if tried is None:
                return
            proven = level.rounded(SCALE * (tried.proven + level.constant))
            board.prove(Proof(level.place, proven, PROVER, level.given))
            if self._over() or not self._forbid(tried):
                return

    def _over(self) -> bool:
        level, board = self._level, self._task.board
        return (
            self._task.engine.stopped
            or time.monotonic() > self._enough
            or board.costs[: level.place] != level.given
            or board.closed(level.place, 0.0)
        )

    def _cut(self, at: Duals, total: int) -> Cut:
        """Return what the duals and what nobody comes to less than under them say of every rota."""
        worth = at.rows - at.caps @ self._rows.cost[: self._level.place]
        dearest = np.array([max(0, int(worth[rows].max())) for rows in self._kinds], dtype=np.int64)
        return Cut(-(-dearest // SCALE), -(-total // SCALE) - self._level.constant)

    def _cheapest(self) -> Shortfall | None:
        """Return the cheapest whole shortfall that keeps all cuts; None where none is found in time."""
        most = self._level.target - self._level.constant
        model = cp_model.CpModel()
        units = [model.new_int_var(0, most // int(price), "") for price in self._prices]
        steps = model.new_int_var(0, most // self._step if self._step else 0, "")
        own = self._step * steps
        for cut in self._cuts:
            model.add(cp_model.LinearExpr.weighted_sum(units, cut.weights.tolist()) + own >= cut.least)
        model.minimize(cp_model.LinearExpr.weighted_sum(units, self._prices.tolist()) + own)
        encoded = Encoded(model, dict(enumerate([*units, steps])))
        # Not lean: CP-SAT of ortools 9.15 was seen to abort on these models.
        effort = Effort(seconds=self._task.engine.remaining, deterministic=EASE, lean=False)
        answer = self._task.engine.run(encoded, np.zeros(len(units) + 1, dtype=np.int64), effort)
        if answer.values is None or answer.bound is None:
            return None
        return Shortfall(answer.values[:-1], self._step * int(answer.values[-1]), answer.bound)

    def _forbid(self, tried: Shortfall) -> bool:
        """Find a cut that forbids a shortfall; return whether there is one."""
        self._master.allow(tried.units.tolist())
        self._effort = PathEffort()
        cost = tried.own + int(self._prices @ tried.units) + self._level.constant
        deepest: Cut | None = None
        for _ in range(ROUNDS):
            solved = self._master.solve()
            if solved is None or solved[0] <= SCALE * (cost + 1) or self._over():
                break
            value, duals = solved
            at = self._sensible(duals)
            said = self._level.price(at, 0.0, self._effort)
            for place, line in said.lines:
                self._master.add(place, line.load, line.costs)
            if said.total is None:
                break
            cut = self._cut(at, said.total)
            if cut.short(tried) > max(0, deepest.short(tried) if deepest else 0):
                deepest = cut
            if deepest is not None and deepest.short(tried) > DEEP * (value / SCALE - cost):
                break
            if not said.lines and not self._harder():
                break
        if deepest is not None:
            self._cuts.append(deepest)
        return deepest is not None

    def _harder(self) -> bool:
        """Search diagrams harder from now on; return whether that is possible."""
        before, self._effort = self._effort, self._effort.harder()
        return self._effort != before

    def _sensible(self, duals: Duals) -> Duals:
        """Return duals under which rows without a price are worth what they cost on earlier levels."""
        place = self._level.place
        caps = self._level.clipped(duals).caps
        most = np.where(self._rows.cost[place] > 0, np.iinfo(np.int64).max, caps @ self._rows.cost[:place])
        return Duals(np.clip(duals.rows, 0, most), caps)
