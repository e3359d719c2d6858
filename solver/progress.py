"""What a search tells while it runs (framdrift): events, and the board on which they are written."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Final

import numpy as np

from solver.build import Build
from solver.formulation import Values
from solver.limits import Limits
from solver.mean import Mean
from solver.rows import Rows

Costs = tuple[int, ...]
NON_NEGATIVE: Final = "non-negative"
"""Who proves that a level costs no less than its constants: no price, and no quantity, is below 0."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known at one moment (framdrift): cost, bound and prover of each level, in øre."""

    milliseconds: int
    phase: str
    values: Costs
    bounds: tuple[int | None, ...]
    provers: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A better rota (ny beste turnus)."""

    rows: Rows
    progress: Progress


@dataclass(frozen=True, slots=True)
class Proof:
    """A bound on one level, given that the earlier ones cost no more than ``given`` (grense)."""

    level: int
    bound: int
    prover: str
    given: Costs = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A rota that a board has taken (tatt): which values are not 0, and what they are."""

    at: Values
    values: Values

    @classmethod
    def of(cls, values: Values) -> "Taken":
        """Pack a rota's values (pakk)."""
        at = np.flatnonzero(values)
        return cls(at, values[at])


@dataclass(frozen=True, slots=True)
class Mixed:
    """The duties in a level's lines (blandet): where its linear optimum lies, and what is near.

    Attributes
    ----------
    duties
        Those in the lines that the master mixes now, then the others, by how much the cheapest line that
        holds one costs beyond the person's cheapest.
    held
        How many of them the mixture holds.
    """

    level: int
    duties: tuple[int, ...]
    held: int

    def first(self, beyond: float = 0.0) -> frozenset[int]:
        """Return the mixture's duties and the nearest others, as a share of those (de første)."""
        return frozenset(self.duties[: ceil((1 + beyond) * self.held)])


@dataclass(frozen=True, slots=True)
class Climbed:
    """How far an ascent has come (kommet): what everybody works on average, and whether it goes on."""

    mean: Mean | None
    goes_on: bool


Word = Taken | Proof | Mixed | Climbed
"""What one board tells another."""


@dataclass(slots=True)
class Board:
    """The one incumbent and the one bound that all strategies share (tavle); safe between threads.

    Attributes
    ----------
    best
        Values of the best rota so far, None before the first.
    costs
        Its cost on each level.
    proofs
        The best proof of each level that still applies.
    support
        Duties in the lines that the master mixes now and near them, by level.
    mean
        What everybody works on average where an ascent has come.
    climbing
        Whether a better mean is on its way.
    tell
        Told of all that happens, for those who watch.
    echo
        Told of all that is taken, for another process's board.
    """

    built: Build
    tell: Callable[[Found | Progress], None] | None
    echo: Callable[[Word], None] | None = None
    started: float = field(default_factory=time.monotonic)
    phase: str = ""
    best: Values | None = None
    costs: Costs = ()
    proofs: dict[int, Proof] = field(default_factory=dict)
    support: dict[int, Mixed] = field(default_factory=dict)
    mean: Mean | None = None
    climbing: bool = False
    improved: float = 0.0
    passes: Callable[[Values], bool] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, values: Values) -> bool:
        """Take a rota if it is better, level by level, than the best so far (tilby).

        Counts are settled first: a search that was cut off may have left them loose.
        """
        taken = self._take(values)
        if taken and self.echo is not None:
            self.echo(Taken.of(values))
        return taken

    def hear(self, word: Word) -> None:
        """Take what another process's board has taken (hør)."""
        match word:
            case Taken():
                values = self.built.nothing()
                values[word.at] = word.values
                self._take(values)
            case Proof():
                self._believe(word)
            case Mixed():
                self.support[word.level] = word
            case Climbed():
                self._follow(word)

    def prove(self, proof: Proof) -> None:
        """Take a bound if it is higher than the one there (bevis)."""
        if self._believe(proof) and self.echo is not None:
            self.echo(proof)

    def mix(self, mixed: Mixed) -> None:
        """Note the duties in a level's lines (blanding)."""
        self.support[mixed.level] = mixed
        if self.echo is not None:
            self.echo(mixed)

    def climb(self, mean: Mean | None, *, goes_on: bool) -> None:
        """Note how far an ascent has come, and whether it goes on (stigning)."""
        word = Climbed(mean, goes_on)
        self._follow(word)
        if self.echo is not None:
            self.echo(word)

    def desert(self) -> None:
        """Expect nothing more of another board (alene): whoever told it has ended."""
        self.climbing = False

    def _follow(self, word: Climbed) -> None:
        self.mean, self.climbing = word.mean or self.mean, word.goes_on

    def _take(self, values: Values) -> bool:
        self.built.formulation.settle(values)
        costs = tuple(self.built.formulation.costs(values).values())
        with self._lock:
            if (self.best is not None and costs >= self.costs) or not self.admits(values):
                return False
            self.best, self.costs = values.copy(), costs
            self.proofs = {n: p for n, p in self.proofs.items() if self._applies(p)}
            self.improved = self.elapsed
            # Told before anything else can happen, so that whoever hears it hears things in their order.
            if self.tell:
                self.tell(Found(self.built.rows(self.best), self._progress()))
        return True

    def admits(self, values: Values) -> bool:
        """Whether a rota may be taken at all (slipper inn).

        Lines that are each lawful may together break a unit's own rows.
        """
        if self.passes is not None:
            return self.passes(values)
        formulation = self.built.formulation
        return not any(formulation.rows(place).broken(values).any() for place in formulation.linked)

    def _believe(self, proof: Proof) -> bool:
        with self._lock:
            known = self.proofs.get(proof.level)
            if not self._applies(proof) or (known is not None and known.bound >= proof.bound):
                return False
            self.proofs[proof.level] = proof
            self.improved = self.elapsed
            if self.tell:
                self.tell(self._progress())
        return True

    def enter(self, phase: str) -> None:
        """Say what is being done now (fase)."""
        with self._lock:
            self.phase = phase
            if self.tell:
                self.tell(self._progress())

    def closed(self, level: int, gap: float) -> bool:
        """Whether a level, by its place in the order, is proven within ``gap`` (lukket)."""
        with self._lock:
            proof, costs = self.proofs.get(level), self.costs
        if not costs:
            return False
        value, constants = costs[level], list(self.built.formulation.constants.values())
        return value <= constants[level] or (proof is not None and value - proof.bound <= gap * value)

    def finished(self, limits: Limits) -> bool:
        """Whether every level is closed, or nothing has happened for too long (ferdig)."""
        waited = self.best is not None and self.elapsed - self.improved
        if limits.stall is not None and waited > limits.stall:
            return True
        return all(self.closed(place, limits.gap) for place in range(len(self.built.formulation.levels)))

    @property
    def elapsed(self) -> float:
        """Seconds since the start (medgått tid)."""
        return time.monotonic() - self.started

    def _progress(self) -> Progress:
        """Return what is known now; asked for by whoever holds the lock."""
        known = [self._known(*each) for each in enumerate(self.built.formulation.constants.values())]
        return Progress(
            milliseconds=int(self.elapsed * 1000),
            phase=self.phase,
            values=self.costs,
            bounds=tuple(bound for bound, _ in known),
            provers=tuple(prover for _, prover in known),
        )

    def _known(self, level: int, constant: int) -> tuple[int | None, str | None]:
        """Return a level's best bound and who proved it; no rota costs less than what none changes."""
        proof = self.proofs.get(level)
        if proof is not None and proof.bound >= constant:
            return proof.bound, proof.prover
        return (constant, NON_NEGATIVE) if constant else (None, None)

    def _applies(self, proof: Proof) -> bool:
        """Tell whether a proof still holds: the earlier levels cost what it assumed."""
        return not self.costs or self.costs[: proof.level] == proof.given
