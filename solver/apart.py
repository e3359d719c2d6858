"""Units that nobody joins (hver for seg): a municipality searched part by part, each in a process of its own.

Two units are joined by whoever may work in both. No rule, no term and no agreement reaches across parts that
nobody joins, so the best rota of the whole is the best of each part, and memory grows with the largest part.
Time is dealt out by heads in the first turn, and in the later ones by what each part may still gain.
"""

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from math import ceil

from models.problem import Problem
from solver.progress import Progress
from solver.rows import Rows
from solver.supervise import RESERVE, Run, mark, supervise

HEADS = 40
"""People below which a problem is left whole: processes of their own cost more than they gain."""
SHORTEST = 4.0
"""Seconds of one part's turn, at least: it has to start and to be built."""
SLACK = 0.5
"""Seconds before the deadline at which a search that ended is said to have ended for time."""
FIRST = 0.5
"""Share of the time for the first turn."""


def parts(problem: Problem, heads: int = HEADS) -> tuple[Problem, ...]:
    """Return what can be solved apart, the largest first (deler); the problem itself if that is all.

    Parameters
    ----------
    heads
        People below which it is left whole.
    """
    joined = {unit.id: unit.id for unit in problem.units}

    def root(unit: str) -> str:
        while joined[unit] != unit:
            unit = joined[unit]
        return unit

    for employee in problem.employees:
        worked = (shift.unit for shift in employee.history if shift.unit in joined)
        first, *others = dict.fromkeys((*employee.workplaces, *worked))
        for other in others:
            joined[root(other)] = root(first)
    staffed = {root(employee.workplaces[0]) for employee in problem.employees}
    # Units where nobody may work go with the first that has people: their demand is uncovered wherever it is.
    home = {unit: root(unit) if root(unit) in staffed else min(staffed) for unit in joined}
    if len(staffed) == 1 or len(problem.employees) < heads:
        return (problem,)
    made = (_part(problem, frozenset(u for u in home if home[u] == place)) for place in sorted(staffed))
    return tuple(sorted(made, key=lambda part: -len(part.employees)))


def _part(problem: Problem, units: frozenset[str]) -> Problem:
    demand = problem.demand
    rows = tuple(row for row in demand.rows if row.unit in units)
    kept = {row.id for row in rows}
    return problem.changed(
        units=tuple(unit for unit in problem.units if unit.id in units),
        employees=tuple(e for e in problem.employees if e.workplaces[0] in units),
        demand=demand.model_copy(
            update={
                "rows": rows,
                "curves": tuple(curve for curve in demand.curves if curve.unit in units),
                "exceptions": tuple(change for change in demand.exceptions if change.row in kept),
            }
        ),
    )


@dataclass(slots=True)
class Piece:
    """One part and what is known of it (del).

    Attributes
    ----------
    done
        Whether nothing more is to be gained: proven, or ended by itself.
    """

    problem: Problem
    rota: Rows | None = None
    progress: Progress | None = None
    done: bool = False

    @property
    def open(self) -> int:
        """What its first unproven level may still gain, in øre; 0 when all are proven."""
        if self.progress is None:
            return 0
        pairs = zip(self.progress.values, self.progress.bounds, strict=False)
        return next((value - (bound or 0) for value, bound in pairs if value > (bound or 0)), 0)


@dataclass(slots=True)
class Whole:
    """The parts of one run, put together (helheten).

    Attributes
    ----------
    heard
        What the parts tell from their threads: place, run and progress, None when a turn is over.
    searching
        Who has a turn now, and its seconds; a part without a rota keeps it until it has one.
    """

    run: Run
    pieces: list[Piece]
    heard: "queue.SimpleQueue[tuple[int, Run, Progress | None]]" = field(default_factory=queue.SimpleQueue)
    searching: dict[int, tuple[Run, float]] = field(default_factory=dict)

    def search(self) -> None:
        """Search the parts in turns until all are done, time is up or a stop is asked for (søk)."""
        workers = min(2, self.run.limits.workers)
        at_once = self.run.limits.workers // workers
        share = FIRST
        while not self._over():
            budget = share * self.run.remaining * at_once
            turns = [(place, seconds) for place, seconds in self._deal(budget) if seconds >= SHORTEST]
            if not turns:
                break
            self._turn(turns, workers, at_once)
            share = 1.0
        self.run.ended = all(piece.done for piece in self.pieces)

    def _over(self) -> bool:
        run = self.run
        return (
            run.stop.is_set()
            or run.conflicts is not None
            or run.remaining < SHORTEST
            or all(piece.done for piece in self.pieces)
        )

    def _deal(self, budget: float) -> Iterator[tuple[int, float]]:
        """Yield each open part's place and seconds; those without a rota go before all others."""
        waiting = [place for place, piece in enumerate(self.pieces) if not piece.done]
        bare = [place for place in waiting if self.pieces[place].rota is None]
        weights = {place: len(self.pieces[place].problem.employees) for place in bare} or {
            place: self.pieces[place].open for place in waiting
        }
        total = sum(weights.values())
        for place in sorted(weights, key=lambda place: -weights[place]):
            if weights[place]:
                seconds = budget * weights[place] / total
                yield place, max(SHORTEST, seconds) if place in bare else seconds

    def _turn(self, turns: Sequence[tuple[int, float]], workers: int, at_once: int) -> None:
        """Give parts their turns, some at a time, and hear them in this thread."""
        with ThreadPoolExecutor(at_once) as pool:
            futures = [pool.submit(self._search, place, seconds, workers) for place, seconds in turns]
            while not all(future.done() for future in futures) or not self.heard.empty():
                self._end_turns()
                try:
                    place, inner, progress = self.heard.get(timeout=0.1)
                except queue.Empty:
                    continue
                self._hear(place, inner, progress)
            for future in futures:
                future.result()

    def _search(self, place: int, seconds: float, workers: int) -> None:
        """Search one part for a turn, in a thread of its own."""
        if self.run.stop.is_set() or self.run.remaining <= 0:
            return
        piece, limits = self.pieces[place], self.run.limits
        inner = Run(
            piece.problem,
            limits.model_copy(update={"workers": workers, "time": ceil(self.run.remaining + RESERVE)}),
            self.run.strategy,
            lambda progress: self.heard.put((place, inner, progress)),
            threading.Event(),
            rota=piece.rota,
        )
        self.searching[place] = inner, seconds
        supervise(inner)
        del self.searching[place]
        self.heard.put((place, inner, None))

    def _end_turns(self) -> None:
        """Stop parts that have had their turn and have a rota to show for it, all of them if asked to."""
        for inner, seconds in tuple(self.searching.values()):
            if self.run.stop.is_set() or (inner.rota is not None and inner.elapsed >= seconds):
                inner.stop.set()

    def _hear(self, place: int, inner: Run, progress: Progress | None) -> None:
        """Take in what one part tells; ``None`` is the end of its turn."""
        piece = self.pieces[place]
        piece.rota = inner.rota
        if inner.progress is not None and inner.progress.values:
            piece.progress = _with_bounds_of(piece.progress, inner.progress)
        if progress is None:
            # Whoever ends without being stopped has nothing left to do.
            by_itself = inner.ended and not inner.stop.is_set() and inner.remaining > SLACK
            piece.done = piece.rota is not None and (by_itself or not piece.open)
            self.run.incidents.extend(inner.incidents)
            self.run.conflicts = self.run.conflicts or inner.conflicts
        whole = self.progress()
        if whole is not None:
            self.run.rota = [row for each in self.pieces for row in each.rota or ()]
            self.run.progress = whole
            mark(self.run, whole)

    def progress(self) -> Progress | None:
        """Return what is known of the whole, None until every part has a rota (framdrift)."""
        known = [piece.progress for piece in self.pieces]
        told = [progress for progress in known if progress is not None and progress.values]
        if len(told) < len(known):
            return None
        levels = range(len(told[0].values))
        bounds = tuple(self._bound(told, level) for level in levels)
        finished = sum(piece.done for piece in self.pieces)
        return Progress(
            milliseconds=int(self.run.elapsed * 1000),
            phase=f"{finished}/{len(self.pieces)}",
            values=tuple(sum(progress.values[level] for progress in told) for level in levels),
            bounds=bounds,
            provers=tuple(
                _provers(told, level) if bound is not None else None for level, bound in enumerate(bounds)
            ),
        )

    @staticmethod
    def _bound(told: Sequence[Progress], level: int) -> int | None:
        """Return the sum of the parts' bounds on a level, None where it would not hold.

        A part's bound holds as long as its own earlier levels cost what they do. Another rota may trade
        between parts on a level that is not proven, so that a later level's sum proves nothing.
        """
        if any(p.values[i] > (p.bounds[i] or 0) for p in told for i in range(level)):
            return None
        if all(p.bounds[level] is None for p in told):
            return None
        return sum(p.bounds[level] or 0 for p in told)


def _with_bounds_of(before: Progress | None, now: Progress) -> Progress:
    """Return what is known now, with what an earlier turn proved where it still holds."""
    if before is None:
        return now
    bounds, provers = list(now.bounds), list(now.provers)
    for level, bound in enumerate(before.bounds):
        holds = before.values[:level] == now.values[:level]
        if holds and bound is not None and bound > (now.bounds[level] or 0):
            bounds[level], provers[level] = bound, before.provers[level]
    return replace(now, bounds=tuple(bounds), provers=tuple(provers))


def _provers(told: Sequence[Progress], level: int) -> str:
    return " + ".join(sorted({p.provers[level] or "" for p in told} - {""}))


def supervise_apart(run: Run, problems: Sequence[Problem]) -> None:
    """Search parts of a problem, each in processes of its own (før tilsyn hver for seg)."""
    pieces = [Piece(problem) for problem in problems]
    if run.rota is not None:
        for piece in pieces:
            piece.rota = [row for row in run.rota if row[0] in piece.problem.employee]
    Whole(run, pieces).search()
