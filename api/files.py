"""Files that a command reads and writes (filer): refused with a sentence, never lost half-written."""

import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

from api.words import WORDS
from models.findings import BadInput, Issue
from models.text import Text

STANDARD: Final = "-"
"""Standard input."""


class Unwritable(Exception):  # noqa: N818 - named for the file, not for the program
    """A file that cannot be written, with the reason as a text (kan ikke skrives)."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def read_bytes(path: str) -> bytes:
    """Return a file's content; ``-`` is standard input (les).

    Raises
    ------
    BadInput
        When there is no such file, or it cannot be read.
    """
    if path == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise _bad("file-missing", _filled("file.missing", path=path)) from None
    except IsADirectoryError:
        raise _bad("file-is-folder", _filled("file.folder", path=path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _bad("file-unreadable", _filled("file.unreadable", path=path, reason=reason)) from error


def read_text(path: str) -> str:
    """Return a text file's content, a byte order mark left out; ``-`` is standard input (les tekst).

    Raises
    ------
    BadInput
        When it cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _filled("file.not_text", path=path, position=error.start)
        raise _bad("file-not-text", text) from error


def check_writable(path: Path, others: tuple[tuple[str, str], ...] = ()) -> None:
    """Refuse a file that cannot be written, before any work is done for it (kan skrives).

    Parameters
    ----------
    others
        Further files of the command with what they are called; none may be overwritten by this one.

    Raises
    ------
    Unwritable
        With the reason.
    """
    for name, other in others:
        if other != STANDARD and path.resolve() == Path(other).resolve():
            raise Unwritable(_filled("file.same", path=path, other=name))
    folder = path.resolve().parent
    if not folder.is_dir():
        raise Unwritable(_filled("file.no_folder", path=path, folder=folder))
    if path.is_dir():
        raise Unwritable(_filled("file.folder", path=path))
    try:
        if _is_device(path):
            path.open("ab").close()
        else:
            tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise _unwritable(path, error) from error


def write(path: Path, content: bytes) -> None:
    """Write a whole file or leave the old one as it was (skriv).

    Raises
    ------
    Unwritable
        With the reason; nothing is left behind.
    """
    target = path.resolve()
    try:
        if _is_device(path):
            target.write_bytes(content)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error


def rescue(name: str, content: bytes) -> Path:
    """Write what could not be written where it belongs to the folder for temporary files (redd).

    Raises
    ------
    Unwritable
        When that is full too.
    """
    try:
        handle, place = tempfile.mkstemp(prefix="turnusmotor-", suffix=f"-{name}")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        raise _unwritable(Path(tempfile.gettempdir()), error) from error
    return Path(place)


def _is_device(path: Path) -> bool:
    """Whether the file is there and no ordinary file: those are written to, never replaced."""
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> Unwritable:
    return Unwritable(_filled("file.unwritable", path=path, reason=error.strerror or str(error)))


def _bad(code: str, text: Text) -> BadInput:
    return BadInput((Issue(code=code, place="", text=text),))


def _filled(word: str, **values: object) -> Text:
    text = WORDS[word]
    return Text(nb=text.nb.format(**values), en=text.en.format(**values))
