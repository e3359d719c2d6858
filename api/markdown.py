"""Markdown pages (sider) that are partly written by hand and partly by the program."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table (tabell); a bar in a cell becomes a slash."""
    for cells in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def renewed(before: str, mark: str, lines: Iterable[str]) -> str:
    """Return a page with all below the mark written anew (fornyet).

    Parameters
    ----------
    before
        The page as it is; what stands above the mark is kept.

    Raises
    ------
    ValueError
        When the mark is gone.
    """
    head, found, _ = before.partition(mark)
    if not found:
        raise ValueError(f"the page has lost the line {mark}")
    return "\n".join([head.rstrip("\n"), "", mark, *lines]) + "\n"


def renew(file: Path, after: str) -> bool:
    """Write a page where it changed; return whether it did (forny)."""
    if file.read_text(encoding="utf-8") == after:
        return False
    file.write_text(after, encoding="utf-8")
    return True
