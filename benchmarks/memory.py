"""Memory of a run (minnebruk): the most that this process and all that it starts hold at one time."""

import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

import psutil

EVERY = 0.5
"""Seconds between two looks."""
MEGABYTE = 2**20


class Peak:
    """Watches memory while it is entered (topp).

    Pages that forked processes share count once, by each one's share of them. Where the system does not tell
    shares, as outside Linux, what is shared is left out.

    Attributes
    ----------
    megabytes
        The most that was seen.
    """

    def __init__(self) -> None:
        self.megabytes = 0
        self._process = psutil.Process()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Begin (start)."""
        self._look()
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End (slutt)."""
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self._look()

    def _look(self) -> None:
        held = 0
        for process in (self._process, *self._process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # it may end while it is asked
                told = process.memory_full_info()
                held += getattr(told, "pss", told.uss)
        self.megabytes = max(self.megabytes, held // MEGABYTE)
