"""A search from a command (søk fra kommandolinjen): its progress on show, and what it found kept."""

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import typer

from api.lang import Voice
from api.shell import Exit, save, tell
from api.terminal.live import Board, Moment, showing
from api.terminal.style import screen
from models.problem import Problem
from models.result import Reason, Result

OUTCOMES = {
    Reason.OPTIMAL: Exit.DONE,
    Reason.FEASIBLE: Exit.DONE,
    Reason.IMPROVED: Exit.BROKEN,
    Reason.INFEASIBLE: Exit.IMPOSSIBLE,
    Reason.NOTHING_FOUND: Exit.NOTHING_FOUND,
    Reason.REJECTED: Exit.FAILED,
    Reason.FAILED: Exit.FAILED,
}

Search = Callable[[Callable[[Moment], None], threading.Event], Result]
"""A search, given whom to tell of progress and what asks it to end."""


def searched(problem: Problem, seconds: int, voice: Voice, search: Search) -> Result:
    """Run a search with its progress on show; the first Ctrl-C ends it and keeps the best (søk)."""
    levels = tuple(sorted({term.level for term in problem.objective}))
    board, stop = Board(voice, seconds, levels), threading.Event()

    def asked(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        board.stopping = True
        stop.set()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with showing(screen(stderr=True), board) as report:
            return search(report, stop)
    except KeyboardInterrupt:
        tell(voice("aborted"))
        raise typer.Exit(Exit.ABORTED) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def kept(problem: Problem, result: Result, out: Path, xlsx: Path | None, voice: Voice) -> Exit:
    """Write result and workbook; what cannot be written where it belongs is saved elsewhere (lagre)."""
    from api.exports.xlsx import workbook  # noqa: PLC0415 - a search may end without one

    code = save(out, (result.model_dump_json(indent=2) + "\n").encode(), voice)
    if xlsx is not None and result.rota is not None:
        code = max(code, save(xlsx, workbook(problem, result, voice), voice))
    elif xlsx is not None:
        tell(voice("no_solution", path=xlsx))
    return code
