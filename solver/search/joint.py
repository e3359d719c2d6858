"""One CP-SAT model of everything, level by level (felles modell)."""

from typing import ClassVar

from ortools.sat.python import cp_model

from solver.encode import Encoded, Encoder
from solver.engine import Answer, Effort, Status
from solver.formulation import Values
from solver.progress import Board, Proof
from solver.strategy import Task


class Joint:
    """The joint model (felles modell): what a developer would write first, and exact on small problems."""

    name: ClassVar[str] = "joint"

    def search(self, task: Task) -> bool:
        """Solve each level in turn, holding the earlier ones at what they reached (søk)."""
        formulation, board = task.built.formulation, task.board
        if not formulation.levels:
            return self.first(task)
        for place, level in enumerate(formulation.levels):
            board.enter(f"joint-{level}")
            # A later level is nothing to begin with: the first has all the time until there is a rota.
            for share in (1 / (len(formulation.levels) - place), 1.0):
                if not self._level(task, place, level, share):
                    return False
                if board.best is not None or task.engine.stopped:
                    break
            if task.engine.stopped:
                break
        return True

    def first(self, task: Task) -> bool:
        """Put any lawful rota on the board (første); return False when there is none."""
        task.board.enter(self.name)
        encoded = Encoder(task.built.formulation).encode()
        answer = self._run(task, encoded, 1.0)
        if answer.values is not None:
            task.board.offer(answer.values)
        return answer.status is not Status.INFEASIBLE

    def _level(self, task: Task, place: int, level: int, share: float) -> bool:
        formulation, board = task.built.formulation, task.board
        encoder = Encoder(formulation)
        encoded = encoder.encode()
        if board.best is not None:
            for earlier in formulation.levels[:place]:
                encoder.cap(earlier, board.best)
            if task.hints:
                encoder.hint(board.best)
        given = board.costs[:place]
        encoder.minimise({level: 1})
        answer = self._run(task, encoded, share)
        if answer.status is Status.INFEASIBLE:
            return False
        if answer.values is not None:
            board.offer(answer.values)
        if answer.bound is not None and board.costs[:place] == given:
            factor, constant = encoder.scale(level)
            board.prove(Proof(place, answer.bound * factor + constant, "cp-sat", given))
        return True

    def _run(self, task: Task, encoded: Encoded, share: float) -> Answer:
        effort = Effort(
            seconds=task.engine.remaining * share,
            workers=task.limits.workers,
            seed=task.limits.seed,
            lean=False,
            gap=task.limits.gap,
        )
        empty = task.board.best
        if empty is None:
            empty = task.built.nothing()
        return task.engine.run(encoded, empty, effort, Offering(task.board, encoded, empty))


class Offering(cp_model.CpSolverSolutionCallback):
    """Puts each solution on the board as it is found (tilbyr)."""

    def __init__(self, board: Board, encoded: Encoded, frozen: Values) -> None:
        super().__init__()
        self._board = board
        self._encoded = encoded
        self._frozen = frozen

    def on_solution_callback(self) -> None:
        """Take one solution (ny løsning)."""
        values = self._frozen.copy()
        values[list(self._encoded.variables)] = self.response_proto.solution
        self._board.offer(values)
