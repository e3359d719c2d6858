"""Memory of a run: what is started counts, and what is shared counts once."""

import subprocess
import sys
import time

from benchmarks.memory import Peak

HELD = 200
"""Megabytes that the child takes."""
CHILD = f"import sys; held = bytearray(b'x') * ({HELD} << 20); print('ready', flush=True); sys.stdin.read()"
PATIENCE = 60.0


def test_what_a_child_holds_is_seen() -> None:
    """The peak rises by what a process holds that this one started, and stays when it is gone."""
    with Peak() as peak:
        before = peak.megabytes
        with subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            over = time.monotonic() + PATIENCE
            while peak.megabytes < before + HELD and time.monotonic() < over:
                time.sleep(0.05)
            child.communicate("")
    assert before > 0
    assert peak.megabytes >= before + HELD
