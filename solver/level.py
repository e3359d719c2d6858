"""A level of column generation (nivå): rounds of master and pricing until nothing more can be proven.

Each person's line is priced on the same postings as everything else, the units' rows are the master. For any
duals, the sum of the persons' proven least costs and the duals' own worth is a bound on every lawful rota
(Lagrange); the best of them, round by round, is told to the board. Duals are whole numbers, so the bound is
exact arithmetic. People who are alike are priced once.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from solver.ascent import Ascent
from solver.formulation import Formulation
from solver.lifting import lift
from solver.master import SCALE, Duals, Master
from solver.mean import Mean
from solver.moment import Moment
from solver.pace import Pace
from solver.prices import Prices, Said
from solver.pricing.lines import Known, Line
from solver.pricing.paths import Effort
from solver.pricing.pricers import Wanted
from solver.progress import Mixed, Proof
from solver.strategy import Task
from solver.unitrows import Numbers

PROVER = "columns"
"""What the board calls this proof."""
COLD = 40
"""Moves of the accounts' prices at least on later levels, where no ascent has brought them near."""
ROUGH = 0.5
"""Share of the way from bound to master that one round's pricings may leave unproven, all together."""
PROMISING = 0.08
"""Gap between bound and master from which on the master's lines are worth trying."""
CLOSED = 0.002
"""Gap between bound and master from which on the box around the duals is too narrow."""
BOX = 0.01
"""How far the master's duals may at first be from the best, as a share of all that they may be."""
WIDER = 2.0
GENTLY = 1.1
"""How fast the box grows, and how fast while only lines are looked for."""
MOST = 2**57
"""What the earlier levels may weigh in a bound, in ``1 / SCALE`` øre."""
CLIMBING = 0.4
"""Share of the time left that an ascent may take; what it leaves is to be rounded, and made better."""
SWIFT = 0.005
"""The same where pricing is swift: the rest of the way takes less time than a try."""


class Level:
    """Column generation on one level (nivå).

    Attributes
    ----------
    place, given
        Its place in the order, and what the earlier levels cost.
    known
        Every line priced on it, by class of people.
    centre, bound
        The best duals so far, and what they prove in ``1 / SCALE`` øre.
    shown
        Whether it is ``centre`` that proves ``bound``; at first duals of zero do.
    pace
        How far rounds go, and how hard they search.
    mean
        What everybody works on average as the master mixes; None before its lines are near the bound.
    mixing
        The master's own duals, under which its mixture is cheapest.
    mixed
        What the master's mixture costs, in ``1 / SCALE`` øre; None before there is one.
    finished
        Whether the bound is as high as columns can make it.
    hurried
        Whether the ascent was cut off while it still paid; a master has no time to do better then.
    """

    def __init__(
        self,
        task: Task,
        place: int,
        given: Sequence[int],
        inherited: Duals | None,
        before: "Level | None" = None,
    ) -> None:
        self._task = task
        self._formulation: Formulation = task.built.formulation
        self.crew = task.crew
        self._rows, self._own = self.crew.rows, self.crew.own
        self._heads = len(self._formulation.people)
        swiftly = not place and self.crew.pricers.swift
        self.pace = Pace(Effort(tries=COLD) if place else Effort(), stands_still=swiftly)
        self._within_reach = 0
        """What the last round could have proven, had every pricing been searched to the end."""
        self._inherited, self._least_left = inherited, (1 - CLIMBING) * task.engine.remaining
        self._costs_seen: tuple[int, ...] = ()
        self._lines, self._width = list[Line](), 1.0
        self.place, self.given = place, tuple(given)
        self.mean: Mean | None = None
        self.mixed: float | None = None
        self.finished = self.hurried = False
        self.centre = Duals(np.zeros(len(self._rows.above), np.int64), np.zeros(place, np.int64))
        self.mixing = self.centre
        # Duals of zero ask nothing of anybody: prices are non-negative, so the constants alone are a bound.
        self.bound = self.worth_of(self.centre)
        self.shown = False
        self._master = self.master([len(c.people) for c in self.crew.classes])
        self._dearest = np.array(
            [MOST // (place * max(1, self._formulation.most(n))) for n in self._formulation.levels[:place]],
            dtype=np.int64,
        )
        """What an øre of each earlier level may be worth, so that sums stay far below what 64 bits hold."""
        self.known = tuple(Known() for _ in self.crew.classes)
        if before is not None:
            self._go_on_from(before)

    def master(self, heads: Sequence[int]) -> Master:
        """Return an empty master of this level (hovedproblem)."""
        return Master(self._rows, self.place, self._own_given(), heads, self.constant)

    def run(self) -> Iterator[Moment]:
        """Run rounds until the bound meets the master, and yield when lines may be worth trying (kjør).

        That is after an ascent, each time the gap has halved, and when neither bound nor mixture moves.
        """
        yield from self._ascend()
        self._lift()
        self.pace.rose()
        promising = SWIFT if self.crew.pricers.swift else PROMISING
        while not self.over:
            solved = self._mixed()
            if solved is None:
                self.finished = True
                return
            value, duals = solved
            self.mixing = self.clipped(duals)
            self._task.board.mix(self._support())
            self.mixed, gap = value, (value - self.bound) / max(value, 1.0)
            # No duals in the box prove more than the master's value; a bound raised to it is the last.
            proven = self.rounded(self.bound) >= self.rounded(int(value - SCALE / 2))
            if (proven or gap < CLOSED) and self._widen():
                continue
            if proven:
                self.finished, self.mean = True, self.mean or self._in_the_mean()
                return
            # Lines that a box has made look good are no mixture to make a rota of.
            if gap <= promising and not self._master.held:
                promising = gap / 2
                self.mean = self._in_the_mean()
                yield Moment.NEAR
            elif self.pace.ripe(value, held=self._master.held):
                self.mean = self._in_the_mean()
                yield Moment.STILL
            before = self.bound
            slack = ROUGH * max(0.0, value - before) / self._heads
            learnt = self._round(self.centre.toward(duals, self.pace.share), slack)
            paid, missed, gap = self.bound > before, self._within_reach - self.bound, value - self.bound
            if paid or self.pace.mixing:
                self._widen(GENTLY if self.pace.mixing else WIDER)
            harder = self.pace.adapt(gained=self.bound - before, missed=missed, gap=gap)
            if not learnt and not paid and not harder and self.pace.share >= 1.0 and not self._widen():
                self.finished = not self._task.engine.stopped
                return
            self.pace.after(learnt=learnt, paid=paid, hopeful=self.hopeful)

    def _go_on_from(self, before: "Level") -> None:
        """Go on with the lines and duals of when the earlier levels cost more."""
        for at, known in enumerate(before.known):
            for line in known.lines:
                self.add(at, line)
        moved = before.bound + self.worth_of(before.centre) - before.worth_of(before.centre)
        if before.shown and moved > self.bound:
            self.pace.effort, self._inherited = before.pace.effort, None
            self._learn(moved, before.centre)

    def _lift(self) -> None:
        """Begin from the earlier level's duals."""
        if self._inherited is None or self.over:
            return
        self._learn_from_best()
        this, earlier = self._task.board.costs[self.place], self._task.board.costs[self.place - 1]

        def proves(duals: Duals) -> int | None:
            return self.price(self.clipped(duals), 0.0, self.pace.effort).total

        lifted = lift(self._inherited, this / max(1, earlier), proves)
        if lifted is not None:
            self.centre = self.clipped(lifted.duals)
            self._learn(lifted.proven, self.centre)

    def _learn(self, proven: int, at: Duals) -> None:
        """Take a bound if it is the best so far, and tell of it."""
        if proven > self.bound:
            self.bound, self.centre, self.shown = proven, at, True
            self._task.board.prove(Proof(self.place, self.rounded(proven), PROVER, self.given))

    def _mixed(self) -> tuple[float, Duals] | None:
        """Let the master mix all lines so far, its duals held near the best; return its value and duals."""
        self._learn_from_best()
        if self._width < 1.0:
            self._master.hold(self.centre, self._width)
        return self._master.solve()

    def _ascend(self) -> Iterator[Moment]:
        """Begin near the best duals where they can be had without a master, and hold it there."""
        board = self._task.board
        if self.place or not self.crew.pricers.swift or self.centre.rows.any():
            board.climb(None, goes_on=False)
            return
        try:
            for reached in Ascent(self).run():
                if reached.bound > self.bound:
                    self._width = BOX
                    self._learn(reached.bound, reached.duals)
                    self.crew.pricers.together.begin(reached.prices)
                    board.climb(reached.mean, goes_on=True)
                self.hurried = self.late
                if self.over:
                    break
        finally:
            board.climb(None, goes_on=False)
        if not self.over:
            yield Moment.ASCENDED

    def _widen(self, by: float = WIDER) -> bool:
        """Let the duals go further where only the box holds them back; return whether it does."""
        if not self._master.held:
            return False
        self._width = min(1.0, by * self._width)
        self._master.hold(self.centre, self._width)
        return True

    @property
    def late(self) -> bool:
        """Whether an ascent has had its time (sent)."""
        return self._task.engine.remaining < self._least_left

    @property
    def over(self) -> bool:
        """Whether there is nothing more to be proven here, or no time (over)."""
        board = self._task.board
        moved = board.costs[: self.place] != self.given
        return self._task.engine.stopped or moved or board.closed(self.place, 0.0)

    def _own_given(self) -> list[int]:
        """Return what the earlier levels may cost, less the constants of people."""
        pairs = zip(self.given, self._own.constants[: self.place], strict=True)
        return [cost - int(constant) for cost, constant in pairs]

    def _learn_from_best(self) -> None:
        """Turn the best rota's lines into columns."""
        best, costs = self._task.board.best, self._task.board.costs
        if best is None or costs == self._costs_seen:
            return
        self._costs_seen = costs
        duties = self._formulation.duties
        for at, alike_ in enumerate(self.crew.classes):
            firsts = np.array(duties[alike_.people[0]], dtype=np.int64)
            for person in alike_.people:
                worked = best[list(duties[person])] == 1
                self.add(at, self.line(at, firsts[worked].tolist()))

    def line(self, at: int, true: Sequence[int]) -> Line:
        """Return the line of a class of people in which these literals hold (linje)."""
        alike_ = self.crew.classes[at]
        mine = self._formulation.duties[alike_.people[0]]
        duties = np.array(sorted(set(true).intersection(mine)), dtype=np.int64)
        return Line(duties, self._rows.load(duties), alike_.tally.costs(true))

    def add(self, at: int, line: Line) -> bool:
        """Put a line into the master unless it is there (legg til)."""
        if not self.known[at].add(line):
            return False
        self._master.add(at, line.load, line.costs)
        self._lines.append(line)
        return True

    def _support(self) -> Mixed:
        """Return the duties in the lines known, of everyone who is alike: the mixture's, the rest by cost."""
        prices, far = self.prices(self.centre), np.iinfo(np.int64).max
        least = np.full(self._formulation.size + 1, far)
        for known in self.known:
            cost = known.priced(prices.worth, prices.multipliers)
            known.cheapest(least, cost - cost.min(initial=far))
        for line in (self._lines[i] for i in self._master.mix):
            least[line.duties] = -1
        least[0] = far  # stands for no duty where lines are padded
        for alike_ in self.crew.classes:
            first, *others = (list(self._formulation.duties[person]) for person in alike_.people)
            for theirs in others:
                least[theirs] = least[first]
        order = np.argsort(least, kind="stable")[: np.count_nonzero(least < far)]
        return Mixed(self.place, tuple(order.tolist()), int(np.count_nonzero(least < 0)))

    def _in_the_mean(self) -> Mean | None:
        """Return what everybody works on average, as the master mixes now; only where pricing is swift."""
        if not self.crew.pricers.swift:
            return None
        mixture = np.zeros(self._rows.size)
        for at, weight in self._master.mix.items():
            mixture[self._lines[at].duties] += weight
        return Mean(mixture, self.crew.pricers.together.prices // SCALE)

    def prices(self, duals: Duals) -> Prices:
        """Return what duals make of everything (priser)."""
        multipliers = np.zeros(len(self._formulation.levels), dtype=np.int64)
        multipliers[: self.place], multipliers[self.place] = duals.caps, SCALE
        worth = self._rows.worth(duals.rows)
        return Prices(worth, multipliers, worth + self._own.cost(multipliers))

    def _round(self, at: Duals, slack: float) -> bool:
        """Price everyone at ``at``; return whether the master learnt a line."""
        at, self._within_reach = self.clipped(at), self.bound
        said = self.price(at, slack, self.pace.searching)
        if self._task.engine.stopped:
            return True
        if said.total is None:
            return bool(said.lines)
        self._within_reach = said.total + said.unproven
        self._learn(said.total, at)
        return bool(said.lines)

    def price(self, at: Duals, slack: float, effort: Effort) -> Said:
        """Price everyone under some duals (pris), and put new lines into the master.

        Parameters
        ----------
        slack
            How far below the best line a bound may lie where CP-SAT proves it.
        """
        prices = self.prices(at)
        wanted = Wanted(prices.cost, self._cheapest(prices), slack, effort)
        bounds: list[int | None] = []
        lines: list[tuple[int, Line]] = []
        for i, priced in enumerate(self.crew.pricers.price(wanted)):
            bounds.append(priced.bound)
            found = (self.line(i, true) for true in priced.lines)
            lines.extend((i, line) for line in found if self.add(i, line))
        total, unproven = self.worth_of(at), 0
        for alike_, bound, best in zip(self.crew.classes, bounds, self._cheapest(prices), strict=True):
            if bound is None:
                return Said(None, 0, lines)
            total += len(alike_.people) * bound
            unproven += len(alike_.people) * max(0, (bound if best is None else best) - bound)
        return Said(total, unproven, lines, [bound for bound in bounds if bound is not None])

    def _cheapest(self, prices: Prices) -> list[int | None]:
        """Return what the cheapest known line of each class costs."""
        priced = (known.priced(prices.worth, prices.multipliers) for known in self.known)
        return [int(costs.min()) if len(costs) else None for costs in priced]

    def clipped(self, duals: Duals) -> Duals:
        """Return the nearest duals for which no count may fall without end (kuttet)."""
        caps = np.clip(duals.caps, 0, self._dearest)
        most = SCALE * self._rows.cost[self.place] + caps @ self._rows.cost[: self.place]
        return Duals(np.clip(duals.rows, 0, most), caps)

    @property
    def hopeful(self) -> bool:
        """Whether lines can be mixed for less than the best rota costs (håp): one of them may be a rota."""
        return self.mixed is not None and self.rounded(int(self.mixed - SCALE / 2)) < self.target

    @property
    def constant(self) -> int:
        """What no rota changes (fast), in øre."""
        return int(self._rows.constant[self.place] + self._own.constants[self.place])

    @property
    def proven(self) -> int:
        """What is proven of the level, by its lines or otherwise, in øre (bevist)."""
        proof = self._task.board.proofs.get(self.place)
        return max(self.rounded(self.bound), self.rounded(SCALE * proof.bound) if proof else 0)

    @property
    def target(self) -> int:
        """What the best rota costs on this level (mål), or no work at all before there is one."""
        costs = self._task.board.costs
        return costs[self.place] if costs else self._idle

    @cached_property
    def _idle(self) -> int:
        nothing = self._task.built.nothing()
        self._formulation.settle(nothing)
        return self._formulation.costs(nothing)[self._formulation.levels[self.place]]

    def cost_of(self, rows: Numbers) -> Numbers:
        """Return what each variable costs under duals of the rows alone (kostnad)."""
        return self.prices(Duals(rows, np.zeros(self.place, dtype=np.int64))).cost

    def worth_of(self, duals: Duals) -> int:
        """Return the part of the bound that no line changes (verdi)."""
        own_given = np.array(self._own_given(), dtype=np.int64) - self._rows.constant[: self.place]
        return SCALE * self.constant - int(duals.rows @ self._rows.above) - int(duals.caps @ own_given)

    def rounded(self, total: int) -> int:
        """Return a bound in øre, raised to the next cost that a rota can have (avrundet)."""
        step = self._formulation.step(self._formulation.levels[self.place])
        total = -(-total // SCALE)
        return -(-(total - self.constant) // step) * step + self.constant
