"""The engine (motoren): the only file that runs CP-SAT on rotas.

Every search has a deadline and can be stopped from another thread in milliseconds. CP-SAT counts its own time
by the clock on the wall, which somebody may set while it runs; here time is monotonic, and a watch stops it.
"""

import threading
import time
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from ortools.sat.python import cp_model

from solver.encode import Encoded
from solver.formulation import Values

WATCH = 0.02
"""Seconds between two looks at the clock while CP-SAT runs."""


class Status(StrEnum):
    """What CP-SAT claims (påstand)."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of CP-SAT found (svar).

    Attributes
    ----------
    values
        The frozen values with the free ones replaced; None where nothing was found.
    objective, bound
        Of the model's own objective, None where it has none or nothing was found.
    work
        Share of the deterministic limit that was used, 0 where there was none.
    """

    status: Status
    values: Values | None
    objective: int | None
    bound: int | None
    work: float = 0.0

    @property
    def solved(self) -> bool:
        """Whether there are values (funnet)."""
        return self.values is not None


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard one run may try (innsats).

    Attributes
    ----------
    seconds
        Longest run by the clock.
    deterministic
        Longest run by CP-SAT's own count of work, so that a run can be repeated; None leaves it open.
    lean
        For one-worker subproblems of a second: a full linear relaxation, several times faster there than the
        default, and no probing or symmetry search, a third of the time for nothing. False is CP-SAT as it
        comes.
    slack
        Stop when value and bound are this near, in the model's own objective.
    """

    seconds: float
    workers: int = 1
    seed: int = 1
    deterministic: float | None = None
    lean: bool = True
    gap: float = 0.0
    slack: float = 0.0


class Engine:
    """Runs CP-SAT until a deadline or a stop (motor); safe between threads."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._running: dict[cp_model.CpSolver, float] = {}
        self._watched = False

    @property
    def stopped(self) -> bool:
        """Whether the search must end now (stanset)."""
        return self._stop.is_set() or self.remaining <= 0

    @property
    def remaining(self) -> float:
        """Seconds left (gjenstående tid)."""
        return self._deadline - time.monotonic()

    def stop(self) -> None:
        """End every run within milliseconds (stans).

        The watch does it: this may be called by a signal, in a thread that holds the lock.
        """
        self._stop.set()

    def renew(self) -> None:
        """Begin anew in a process that was forked, where no thread of the old one goes on (forny)."""
        self._lock = threading.Lock()
        self._running = {}
        self._watched = False

    def run(
        self,
        encoded: Encoded,
        frozen: Values,
        effort: Effort,
        callback: cp_model.CpSolverSolutionCallback | None = None,
    ) -> Answer:
        """Run CP-SAT on a model (kjør).

        Parameters
        ----------
        frozen
            Values for all that the model leaves out; never changed.
        callback
            Told of every solution on the way.
        """
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = effort.workers
        parameters.random_seed = effort.seed
        if effort.lean:
            parameters.linearization_level = 2
            parameters.cp_model_probing_level = 0
            parameters.symmetry_level = 0
            parameters.instantiate_all_variables = False
        parameters.relative_gap_limit = effort.gap
        parameters.absolute_gap_limit = effort.slack
        if effort.deterministic is not None:
            parameters.max_deterministic_time = effort.deterministic
        with self._lock:
            if self._stop.is_set():
                return Answer(Status.UNKNOWN, None, None, None)
            self._running[solver] = time.monotonic() + max(WATCH, min(effort.seconds, self.remaining))
            if not self._watched:
                threading.Thread(target=self._watch, daemon=True).start()
                self._watched = True
        try:
            status = _STATUS.get(solver.solve(encoded.model, callback))
        finally:
            with self._lock:
                del self._running[solver]
        if status is None:
            raise ValueError(f"CP-SAT refuses the model: {encoded.model.validate()}")
        answer = _answer(solver, status, encoded, frozen)
        if effort.deterministic is None:
            return answer
        return replace(answer, work=solver.response_proto.deterministic_time / effort.deterministic)

    def _watch(self) -> None:
        """Stop the runs whose time is up, until none is left to watch.

        Again and again, for a solver that is asked to stop before it has begun does not hear it.
        """
        while True:
            time.sleep(WATCH)
            with self._lock:
                if not self._running:
                    self._watched = False
                    return
                for solver, until in self._running.items():
                    if self._stop.is_set() or time.monotonic() >= until:
                        solver.stop_search()


def _answer(solver: cp_model.CpSolver, status: Status, encoded: Encoded, frozen: Values) -> Answer:
    has_objective = encoded.model.has_objective()
    bound = _bound(solver, status) if has_objective else None
    if status not in {Status.OPTIMAL, Status.FEASIBLE}:
        return Answer(status, None, None, bound if status is Status.UNKNOWN else None)
    values = frozen.copy()
    # Variables are created and numbered in the same order, so the answer is one array.
    values[list(encoded.variables)] = solver.response_proto.solution
    objective = round(solver.objective_value) if has_objective else None
    return Answer(status, values, objective, bound)


def _bound(solver: cp_model.CpSolver, status: Status) -> int | None:
    """Return the bound that CP-SAT claims; None where it was stopped before it had one, and says 0."""
    claimed = solver.best_objective_bound
    unsaid = status is not Status.OPTIMAL and not claimed
    return None if unsaid else int(np.ceil(claimed - 1e-6))
