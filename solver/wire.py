"""What a solver child tells the process that watches it (linjen): events, each a line of JSON."""

import json
import threading
from dataclasses import asdict
from typing import Annotated, Any, BinaryIO, Literal

from pydantic import Field, TypeAdapter

from models.conflict import Conflict
from models.units import Frozen
from solver.progress import Found, Progress

OUT_OF_MEMORY = 75
"""Status with which a child ends that has used up its memory."""

Row = Annotated[list[str], Field(min_length=4, max_length=4)]


class FoundLine(Frozen):
    """A better rota (funnet)."""

    kind: Literal["found"]
    rota: list[Row]
    progress: Progress


class ProgressLine(Frozen):
    """A bound, or another phase (framdrift)."""

    kind: Literal["progress"]
    progress: Progress


class ImpossibleLine(Frozen):
    """Proven impossible, and why as far as it is known (umulig)."""

    kind: Literal["impossible"]
    conflicts: tuple[Conflict, ...]


class WeakenedLine(Frozen):
    """A thread of the search fell; the others go on (svekket)."""

    kind: Literal["weakened"]
    what: str


class EndLine(Frozen):
    """The search has ended by itself, or by its deadline (slutt)."""

    kind: Literal["end"]


Line = FoundLine | ProgressLine | ImpossibleLine | WeakenedLine | EndLine
_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="kind")])


def heard(line: bytes) -> Line:
    """Return the event in a line (hørt).

    Raises
    ------
    pydantic.ValidationError
        When there is none.
    """
    return _LINE.validate_json(line)


class Wire:
    """Writes events as lines of JSON (linje); safe between threads."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def tell(self, event: Found | Progress) -> None:
        """Write what the search tells (fortell)."""
        if isinstance(event, Found):
            self.write(kind="found", rota=event.rows, progress=asdict(event.progress))
        else:
            self.write(kind="progress", progress=asdict(event))

    def write(self, **line: Any) -> None:  # noqa: ANN401 - any JSON value
        """Write one line (skriv)."""
        written = json.dumps(line).encode() + b"\n"
        with self._lock:
            self._out.write(written)
            self._out.flush()
