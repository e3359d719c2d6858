"""The dive (dykk): from the master's optimum, a mixture of lines, down to a rota of whole ones.

What the mixture is surest of is settled: what some people do on some days. Then the master is solved again,
with new lines that fit what is settled, so that the rest can make up for it; and so on until every day is
settled. Each person's heaviest line always fits, so a dive always ends. Then it is gone through backwards:
what one step more and more had not settled is set free and solved as one, as long as that can be done.
"""

import time
from collections.abc import Sequence, Set

import numpy as np

from solver.engine import Status
from solver.formulation import Values
from solver.freed import best_of
from solver.level import Level
from solver.master import Duals
from solver.pricing.lines import Line
from solver.pricing.paths import Effort, Paths
from solver.strategy import Task
from solver.unitrows import Numbers

STEP = 0.05
"""Share of everybody's days that each step settles, at least."""
SURE = 0.99
"""Weight from which on the master is sure."""
NOISE = 0.05
"""How far chance may move a weight, so that no two dives are alike."""
ROUNDS = 15
"""Pricings after each step, at most."""
SHARE = 0.25
"""Share of the time left that a dive may take on its way down; the less time, the fewer pricings."""
ENOUGH = 0.005
"""How much more the mixture may cost than what could be had before, for no more lines to be asked for."""
COLUMNS = 40
"""Lines of each person to start from, the cheapest."""
EFFORT = Effort(tries=6, width=40)
REPAIR = 4.0
"""Deterministic time of each try on the way back, about seconds."""
FORCE = 10**13
"""Price of going against what is settled, far above that of any line."""
OPEN = -1
OFF = 0


class Dive:
    """One dive on one level (dykk)."""

    def __init__(self, task: Task, level: Level) -> None:
        self._task = task
        self._level = level
        self._crew = level.crew.classes
        self._duties = {
            person: np.array(duties, dtype=np.int64)
            for person, duties in task.built.formulation.duties.items()
        }
        self._day = np.zeros(task.built.formulation.size + 1, dtype=np.int64)
        for literal, duty in task.built.grid.duty.items():
            self._day[literal] = duty.day
        self._seats = [(at, n) for at, alike in enumerate(self._crew) for n in range(len(alike.people))]
        """Class and number in it of everybody: two who are alike need not work alike."""
        self._settled = np.full((len(self._seats), task.problem.horizon.days), OPEN, dtype=np.int64)
        self._before: list[Numbers] = []
        self._master = level.master([1] * len(self._seats))
        self._lines: list[Line] = []
        self._seat_of: list[int] = []
        self._work: list[Numbers] = []
        """Of each line: the duty of every day."""
        self._known: set[tuple[int, tuple[bytes, bytes, tuple[int, ...]]]] = set()
        self._dropped: set[int] = set()
        self._enough = 0.0
        self._until = time.monotonic() + SHARE * task.engine.remaining
        self._round = 0.0
        """Seconds that a pricing and a master have lately taken."""
        self._open: tuple[list[int], Paths, list[Numbers]] | None = None
        self._chance = np.random.default_rng(task.chance.randrange(2**32))

    def run(self) -> bool:
        """Dive, come back, and return whether the board took a better rota (dykk)."""
        board = self._task.board
        before = board.costs
        if not self._start():
            return False
        while self._converged():
            self._before.append(self._settled.copy())
            if not (self._settled == OPEN).any():
                self._come_back(self._rota())
                break
            self._settle()
        return board.costs < before

    def _start(self) -> bool:
        """Begin with the lines that are cheapest to the master; return whether everybody has one."""
        prices = self._level.prices(self._level.mixing)
        for seat, (at, _) in enumerate(self._seats):
            known = self._level.known[at]
            cost = known.priced(prices.worth, prices.multipliers)
            for place in np.argsort(cost, kind="stable")[:COLUMNS]:
                self._use(seat, known.lines[place])
        return len(set(self._seat_of)) == len(self._seats)

    def _use(self, seat: int, line: Line) -> bool:
        """Put a line into the master unless it is there or goes against what is settled."""
        days, settled = self._day[line.duties], self._settled[seat]
        work = np.full(len(settled), OFF)
        work[days] = line.duties
        known = (seat, line.key) in self._known
        # What is settled is one duty a day; two on one day are left to the other ways of searching.
        if known or len(np.unique(days)) < len(days) or ((settled != OPEN) & (work != settled)).any():
            return False
        self._known.add((seat, line.key))
        self._lines.append(line)
        self._seat_of.append(seat)
        self._work.append(work)
        self._master.add(seat, line.load, line.costs)
        return True

    def _converged(self) -> bool:
        """Price until the mixture costs hardly more than at first, or nothing is found; False if over."""
        for priced in range(ROUNDS + 1):
            began = time.monotonic()
            solved = self._master.solve()
            if solved is None or self._over():
                return False
            value, duals = solved
            if priced >= self._rounds() or value <= self._enough or not self._price(duals):
                break
            self._round = time.monotonic() - began
        self._enough = self._enough or (1 + ENOUGH) * value
        return True

    def _rounds(self) -> int:
        """Return how many pricings there is time for after this step and after each to come."""
        steps = 1 + float((self._settled == OPEN).mean()) / STEP
        left = max(0.0, self._until - time.monotonic())
        return min(ROUNDS, int(left / max(1e-6, steps * self._round)))

    def _over(self) -> bool:
        """Whether nothing is to be had here: stopped, or others have closed, changed or met the level."""
        board, place = self._task.board, self._level.place
        return (
            self._task.engine.stopped
            or board.costs[:place] != self._level.given
            or board.closed(place, self._task.limits.gap)
            or not self._level.hopeful
        )

    def _price(self, duals: Duals) -> bool:
        """Find lines that fit what is settled; return whether there were any."""
        prices = self._level.prices(self._level.clipped(duals))
        learnt = False
        cheapest = self._cheapest(prices.worth, prices.multipliers)
        seats = [seat for seat, settled in enumerate(self._settled) if (settled == OPEN).any()]
        if not seats:
            return False
        paths, concerned = self._paths(seats)
        costs, known = [], []
        for seat, variables in zip(seats, concerned, strict=True):
            cost = prices.cost[variables]
            known.append(int(cheapest[seat]) - self._force(seat, variables, cost))
            costs.append(cost)
        answers = paths.cheapest(np.concatenate(costs), known, EFFORT)
        for seat, answer in zip(seats, answers or (), strict=False):
            at = self._seats[seat][0]
            for true in answer.lines:
                line = self._level.line(at, true)
                if self._use(seat, line):
                    self._level.add(at, line)
                    learnt = True
        return learnt

    def _paths(self, seats: Sequence[int]) -> tuple[Paths, list[Numbers]]:
        """Return the paths of those whose days are not all settled, and the variables that concern each."""
        people = [self._seats[seat][0] for seat in seats]
        if self._open is None or self._open[0] != people:
            self._open = people, *self._level.crew.pricers.each(people)
        return self._open[1:]

    def _force(self, seat: int, variables: Numbers, cost: Numbers) -> int:
        """Make what is settled cheap and all else on those days dear; return what every line gains by it."""
        duties = self._duties[self._crew[self._seats[seat][0]].people[0]]
        settled = self._settled[seat][self._day[duties]]
        kept = settled == duties
        cost[np.isin(variables, duties[(settled != OPEN) & ~kept])] += FORCE
        cost[np.isin(variables, duties[kept])] -= FORCE
        return FORCE * int(kept.sum())

    def _cheapest(self, worth: Numbers, multipliers: Numbers) -> Numbers:
        """Return what each seat's cheapest line costs of those that fit."""
        costs = np.array([line.costs for line in self._lines], dtype=np.int64) @ multipliers
        costs += worth[np.stack(self._work)].sum(axis=1)
        costs[list(self._dropped)] = 2**60
        least = np.full(len(self._seats), 2**60)
        np.minimum.at(least, self._seat_of, costs)
        return least

    def _settle(self) -> None:
        """Settle the days of which the master is surest, as they are in people's heaviest lines."""
        weights, seat_of = np.zeros(len(self._lines)), np.array(self._seat_of)
        for at, weight in self._master.mix.items():
            weights[at] = weight
        heaviest = np.empty(len(self._seats), dtype=np.int64)
        order = np.argsort(weights)
        heaviest[seat_of[order]] = order
        work = np.stack(self._work)
        alike = work == work[heaviest[seat_of]]
        sure = np.zeros(self._settled.shape)
        np.add.at(sure, seat_of, alike * weights[:, None])
        sure -= NOISE * (sure < SURE) * self._chance.random(sure.shape)
        open_ = self._settled == OPEN
        surest = np.sort(sure[open_])[::-1]
        limit = min(SURE, surest[min(len(surest), int(STEP * sure.size)) - 1])
        self._settled = np.where(open_ & (sure >= limit), work[heaviest], self._settled)
        settled = self._settled[seat_of]
        for at in np.flatnonzero(((settled != OPEN) & (work != settled)).any(axis=1)).tolist():
            if at not in self._dropped:
                self._dropped.add(at)
                self._master.drop(at)

    def _rota(self) -> Values:
        """Return the rota that is settled."""
        values = self._task.built.nothing()
        for seat, (at, n) in enumerate(self._seats):
            people = self._crew[at].people
            values[self._duties[people[n]]] = np.isin(self._duties[people[0]], self._settled[seat])
        self._task.built.formulation.settle(values)
        return values

    def _come_back(self, values: Values) -> None:
        """Set free what the last steps settled, more and more of it, and solve it as one."""
        board = self._task.board
        board.offer(values)
        for settled in reversed(self._before[:-1]):
            if self._over():
                return
            answer = best_of(self._task, self._level.place, values, self._free(settled), REPAIR)
            if answer.values is not None:
                values = answer.values
                board.offer(values)
            if answer.status is not Status.OPTIMAL:
                return

    def _free(self, settled: Numbers) -> Set[int]:
        """Return the duties on the days that were not settled."""
        free: set[int] = set()
        for seat, (at, n) in enumerate(self._seats):
            people = self._crew[at].people
            open_ = settled[seat][self._day[self._duties[people[0]]]] == OPEN
            free.update(self._duties[people[n]][open_].tolist())
        return free
