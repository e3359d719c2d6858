"""The process that began this one (opphavet), without which there is nobody to search for."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Ask the kernel to end this process with its parent, and to write no image of it; only Linux can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every platform

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # An image of what was in memory would lay people's data on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
