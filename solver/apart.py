"""Units that nobody joins (hver for seg): a municipality searched part by part, each in a process of its own.

Two units are joined by whoever may work in both. No rule, no term and no agreement reaches across parts that
nobody joins, so the best rota of the whole is the best of each part, and memory grows with the largest part.
A first turn ends with each part's first rota; then time is dealt out by heads, and in the end by what each
may still gain.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from math import ceil, inf

from models.audit import audit
from models.problem import Problem
from solver import incidents
from solver.limits import RESERVE, Limits
from solver.memory import LEAST, allowance
from solver.progress import Progress
from solver.rows import Rows, rota_of
from solver.supervise import TRIES, Run, mark, supervise, with_bounds_of

HEADS = 40
"""People below which a problem is left whole: processes of their own cost more than they gain."""
SHORTEST = 4.0
"""Seconds of one part's turn, at least: it has to start and to be built."""
PAIR = 2
"""Workers of a part: one that finds and one that proves."""
BY_HEADS = 0.5
"""Share of the time that is left which is dealt out by heads, while little is known of what may be gained."""


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
        Whether nothing more is to be gained: proven, ended by itself, or fallen too often.
    losses, workers
        What was learnt of it in earlier turns: children lost in a row, and how many workers it can have; 0 is
        as many as there are.
    """

    problem: Problem
    rota: Rows | None = None
    progress: Progress | None = None
    done: bool = False
    losses: int = 0
    workers: int = 0

    @property
    def failed(self) -> bool:
        """Whether its solver has fallen too often to be started again (falt ut)."""
        return self.losses >= TRIES

    @property
    def open(self) -> int:
        """What its first unproven level may still gain, in øre; 0 when all are proven."""
        if self.progress is None:
            return 0
        pairs = zip(self.progress.values, self.progress.bounds, strict=False)
        return next((value - (bound or 0) for value, bound in pairs if value > (bound or 0)), 0)


@dataclass(frozen=True, slots=True)
class Turn:
    """One part's turn (tur).

    Attributes
    ----------
    seconds
        When it ends if there is a rota.
    most
        When it ends without one, too.
    """

    place: int
    seconds: float
    most: float = inf

    def over(self, inner: Run) -> bool:
        """Whether a part has had its turn (over)."""
        return inner.elapsed >= (self.most if inner.rota is None else self.seconds)


@dataclass(slots=True)
class Whole:
    """The parts of one run, put together (helheten).

    Attributes
    ----------
    heard
        What the parts tell from their threads: place, run and progress, None when a turn is over.
    searching
        Who has a turn now.
    abandoned
        Set when whoever listens has gone: nobody is to search any more.
    """

    run: Run
    pieces: list[Piece]
    heard: "queue.SimpleQueue[tuple[int, Run, Progress | None]]" = field(default_factory=queue.SimpleQueue)
    searching: dict[int, tuple[Run, Turn]] = field(default_factory=dict)
    abandoned: bool = False

    def search(self) -> None:
        """Search the parts in turns until all are done, time is up or a stop is asked for (søk).

        A part whose solver falls every time leaves the whole without a rota: then nobody searches on. If it
        has a rota, that one is kept, and the others go on.
        """
        heads = [len(piece.problem.employees) for piece in self.pieces]
        limits, at_once = self._limits(1)
        turns = self._deal(heads, BY_HEADS * self.run.remaining * at_once)
        bare = [turn for turn in turns if self.pieces[turn.place].rota is None]
        self._turn([Turn(turn.place, seconds=0, most=turn.seconds) for turn in bare], limits, at_once)
        limits, at_once = self._limits(PAIR)
        self._turn(self._deal(heads, BY_HEADS * self.run.remaining * at_once), limits, at_once)
        while not self._over():
            may_gain = [piece.open for piece in self.pieces]
            self._turn(self._deal(may_gain, self.run.remaining * at_once), limits, at_once)
        self.run.ended = all(piece.done and not piece.failed for piece in self.pieces)
        self.run.losses = max(piece.losses for piece in self.pieces)
        if self.run.conflicts is None:
            self._tell_bare()

    def _limits(self, workers: int) -> tuple[Limits, int]:
        """Return the limits of a part that has so many workers, and how many parts are searched at once."""
        workers = min(workers, self.run.limits.workers)
        at_once = self.run.limits.workers // workers
        memory = allowance(self.run.limits.memory)
        if memory is not None:
            memory = max(LEAST, memory // at_once)
        return self.run.limits.model_copy(update={"workers": workers, "memory": memory}), at_once

    def _tell_bare(self) -> None:
        """Write down which parts keep the whole from having a rota, those that fell last."""
        bare = [piece for piece in self.pieces if piece.rota is None]
        if len(bare) < len(self.pieces) or any(piece.failed for piece in bare):
            for piece in sorted(bare, key=lambda piece: piece.failed):
                told = incidents.part_without_rota(piece.problem, failed=piece.failed)
                self.run.incidents.append(told)

    def _over(self) -> bool:
        return self._pointless() or self.run.remaining < SHORTEST or all(piece.done for piece in self.pieces)

    def _pointless(self) -> bool:
        """Whether no part's search can help any more: stopped, impossible, or a part that cannot be had."""
        return (
            self.run.stop.is_set()
            or self.abandoned
            or self.run.conflicts is not None
            or any(piece.failed and piece.rota is None for piece in self.pieces)
        )

    def _deal(self, weights: Sequence[int], budget: float) -> list[Turn]:
        """Return the open parts' turns, by weight; those without a rota go before all others.

        Where time is short, whoever weighs most gets a turn that is long enough, and the rest none.
        """
        waiting = [place for place, piece in enumerate(self.pieces) if not piece.done]
        waiting.sort(key=lambda place: (self.pieces[place].rota is not None, -weights[place]))
        total, left, turns = sum(weights[place] for place in waiting) or 1, budget, list[Turn]()
        for place in waiting:
            if self.pieces[place].rota is None or left > 0:
                turns.append(Turn(place, max(SHORTEST, budget * weights[place] / total)))
                left -= turns[-1].seconds
        return turns

    def _turn(self, turns: Sequence[Turn], limits: Limits, at_once: int) -> None:
        """Give parts their turns, some at a time, and hear them in this thread."""
        with ThreadPoolExecutor(at_once) as pool:
            futures = [pool.submit(self._search, turn, limits) for turn in turns]
            try:
                while not all(future.done() for future in futures) or not self.heard.empty():
                    self._end_turns()
                    try:
                        place, inner, progress = self.heard.get(timeout=0.1)
                    except queue.Empty:
                        continue
                    self._hear(place, inner, progress)
            except BaseException:
                # The pool waits for its threads, so those must end before this can go further.
                self.abandoned = True
                while not all(future.done() for future in futures):
                    self._end_turns()
                    wait(futures, timeout=0.1)
                raise
            for future in futures:
                future.result()

    def _search(self, turn: Turn, limits: Limits) -> None:
        """Search one part for a turn, in a thread of its own."""
        if self._pointless() or self.run.remaining <= 0:
            return
        place = turn.place
        piece = self.pieces[place]
        inner = Run(
            piece.problem,
            limits.model_copy(update={"time": ceil(self.run.remaining + RESERVE)}),
            self.run.strategy,
            lambda progress: self.heard.put((place, inner, progress)),
            threading.Event(),
            rota=piece.rota,
            progress=piece.progress,
            losses=piece.losses,
            workers=piece.workers,
        )
        self.searching[place] = inner, turn
        supervise(inner)
        del self.searching[place]
        self.heard.put((place, inner, None))

    def _end_turns(self) -> None:
        """Stop parts that have had their turn, all where none can help or time is up."""
        pointless = self._pointless() or self.run.remaining <= 0
        for inner, turn in tuple(self.searching.values()):
            if pointless or turn.over(inner):
                inner.stop.set()

    def _hear(self, place: int, inner: Run, progress: Progress | None) -> None:
        """Take in what one part tells; ``None`` is the end of its turn."""
        piece = self.pieces[place]
        piece.rota = inner.rota
        if inner.progress is not None and inner.progress.values:
            known = piece.progress
            piece.progress = inner.progress if known is None else with_bounds_of(known, inner.progress)
        if progress is None:
            # Whoever ends without being stopped has nothing left to do.
            by_itself = inner.ended and not inner.stop.is_set() and not inner.spent
            piece.losses = inner.losses
            piece.workers = inner.workers if inner.workers < inner.limits.workers else piece.workers
            piece.done = piece.rota is not None and (by_itself or piece.failed or not piece.open)
            self.run.incidents.extend(incidents.of_part(each, piece.problem) for each in inner.incidents)
            if inner.conflicts is not None and not self.run.conflicts:
                self.run.conflicts = inner.conflicts  # that there is no rota may be known before why
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


def _provers(told: Sequence[Progress], level: int) -> str:
    return " + ".join(sorted({p.provers[level] or "" for p in told} - {""}))


def supervise_apart(run: Run, problems: Sequence[Problem]) -> None:
    """Search parts of a problem, each in processes of its own (før tilsyn hver for seg)."""
    pieces = [Piece(problem) for problem in problems]
    if run.rota is not None:
        for piece in pieces:
            piece.rota = [row for row in run.rota if row[0] in piece.problem.employee]
            piece.progress = given(piece.problem, piece.rota)
    Whole(run, pieces).search()
    run.close()


def given(problem: Problem, rota: Rows) -> Progress:
    """Return what is known of a rota that was given (gitt): what it costs, and nothing proven."""
    report = audit(problem, rota_of(rota))
    levels = sorted({term.level for term in problem.objective})
    unknown = (None,) * len(levels)
    return Progress(0, "", tuple(report.level(level) for level in levels), unknown, unknown)
