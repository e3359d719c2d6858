"""The board: what is told is told in order, whoever finds it."""

import threading
import time

from solver.build import build
from solver.progress import Board, Found, Progress
from tests.oracle import best
from tests.solver.test_every_strategy import searched, tiny

SLOW = 0.2
"""Seconds that whoever listens takes for the first rota."""


def test_rotas_are_told_in_the_order_in_which_they_were_taken() -> None:
    """A better rota found while a worse one is being told is told after it."""
    problem = tiny(3)
    _, known = searched(problem, "joint")
    built, telling, told = build(problem), threading.Event(), list[tuple[int, ...]]()

    def tell(event: Found | Progress) -> None:
        if isinstance(event, Found):
            if not told and not telling.is_set():
                telling.set()
                time.sleep(SLOW)
            told.append(event.progress.values)

    board = Board(built, tell)
    worse = threading.Thread(target=board.offer, args=(built.nothing(),))
    worse.start()
    assert telling.wait(60)
    assert known.best is not None
    assert board.offer(known.best.copy())
    worse.join()
    assert len(told) == 2
    assert told == sorted(told, reverse=True)
    assert told[-1] == best(problem)
