"""Memory (minne): what one search may use, and how its process keeps within it.

A process that takes the whole machine's memory brings others down with it, and the kernel chooses whom. One
that has a limit of its own fails alone: the search is started again from the best rota, with fewer workers.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Memory = int | Literal["auto"] | None
"""Megabytes; a share of what the machine has free; or no limit."""

MEGABYTE = 2**20
LEAST = 256
"""Megabytes below which not even the libraries have room."""
SHARE = 80
"""Per cent of what is free that a search may use: the audit and the rest of the machine need some."""
PROC = Path("/proc/meminfo")
OWN = Path("/proc/self/status")
CONTAINERS = (
    (Path("/sys/fs/cgroup"), "memory.max", "memory.current"),
    (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.usage_in_bytes"),
)
"""Where a container's own limit and use are told, in the two ways there are."""


@contextmanager
def only_growing() -> Iterator[None]:
    """Look for no garbage while something is built of which nothing is thrown away (bare vekst).

    The interpreter goes through all that there is again and again as it grows, to find nothing.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def allowance(asked: Memory) -> int | None:
    """Return the megabytes that one search may use now, None for no limit (tillatt minne)."""
    if asked != "auto":
        return asked
    known = [
        free for free in (_of_machine(PROC), *(_of_container(*of) for of in CONTAINERS)) if free is not None
    ]
    return max(LEAST, min(known) * SHARE // 100) if known else None


def keep_within(megabytes: int) -> None:
    """Let this process fail, alone, when its own data grow beyond a limit (hold innenfor).

    Only Linux counts what is written to; elsewhere there is no limit.
    """
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every platform

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        asked = megabytes * MEGABYTE
        limit = asked if most == resource.RLIM_INFINITY else min(asked, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def shared_by_two() -> None:
    """Leave half of what there is room for to another process (delt på to); each of the two must call it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every platform

        limit, most = resource.getrlimit(resource.RLIMIT_DATA)
        if limit != resource.RLIM_INFINITY:
            used = _own_data()
            resource.setrlimit(resource.RLIMIT_DATA, (used + max(0, limit - used) // 2, most))


def _own_data() -> int:
    """Return the bytes that count toward this process's limit."""
    lines = (line.split() for line in OWN.read_text().splitlines())
    return next(int(words[1]) * 1024 for words in lines if words[0] == "VmData:")


def _of_machine(told: Path) -> int | None:
    """Return the megabytes that the machine has free, None where it does not say."""
    if not told.exists():
        return None
    lines = (line.split() for line in told.read_text().splitlines())
    free = {words[0]: int(words[1]) for words in lines if len(words) > 1}
    return free["MemAvailable:"] // 1024 if "MemAvailable:" in free else None


def _of_container(folder: Path, limit: str, use: str) -> int | None:
    """Return the megabytes that a container has free, None where it has no limit.

    Pages of files that are not in use are given back when somebody asks for them.
    """
    if not (folder / limit).exists() or not (folder / use).exists():
        return None
    most = (folder / limit).read_text().strip()
    if not most.isdigit():
        return None
    pages = dict(line.split(maxsplit=1) for line in (folder / "memory.stat").read_text().splitlines())
    used = int((folder / use).read_text()) - int(pages.get("inactive_file", 0))
    return max(0, int(most) - used) // MEGABYTE
