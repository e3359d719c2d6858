"""Colours of the terminal (farger). A letter or a sign always says the same as the colour."""

import os
import sys
from collections.abc import Mapping
from typing import IO, Final

from rich.console import Console

from models.shifts import ShiftKind

KINDS: Final[Mapping[ShiftKind, str]] = {
    ShiftKind.DAY: "black on #ffe08a",
    ShiftKind.EVENING: "black on #f4a773",
    ShiftKind.NIGHT: "white on #35508f",
    ShiftKind.LONG: "black on #b9a5e6",
    ShiftKind.OTHER: "black on #a8d8d2",
}
BREACH: Final = "bold white on #b3261e"
BAD: Final = "bold red"
AMBER: Final = "bold yellow"
GOOD: Final = "green"
RED_DAY: Final = "red"
QUIET: Final = "dim"
HEADING: Final = "bold"

OFF: Final[Mapping[str, str]] = {"F1": "bold", "F3": "bold red", "F5": "bold", "FE": "italic"}
"""F-codes that stand out from the other days off."""

FREE: Final = "·"
ABSENT: Final = "×"
"""Signs in the matrix; those below stand after a code."""
BROKEN: Final = "!"
COVERED: Final = "~"
ELSEWHERE: Final = "'"
HOLIDAY: Final = "*"


class Screen(Console):
    """A console whose reader may leave early (skjerm): ``turnusmotor solve … | head`` is no error."""

    def on_broken_pipe(self) -> None:
        """Fall silent and let the command finish (stille ved brutt rør)."""
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def screen(*, stderr: bool = False, file: IO[str] | None = None, width: int | None = None) -> Screen:
    """Return a console that guesses nothing about the text (skjerm): no markup, no highlighting."""
    return Screen(stderr=stderr, file=file, width=width, markup=False, highlight=False, emoji=False)
