"""Somebody sets the clock while a search runs: no deadline notices."""

import ast
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import api
import solver
from models.result import Reason
from solver.limits import Limits
from solver.solve import solve
from tests.solver.test_every_strategy import tiny

WALL = {"time": {"time", "time_ns", "ctime"}, "datetime": {"now", "utcnow", "today"}, "date": {"today"}}
"""What reads the clock on the wall."""
API = Path(str(api.__file__)).parent
SEARCHING = (
    *Path(str(solver.__file__)).parent.rglob("*.py"),
    *(API / "terminal").glob("*.py"),
    API / "searching.py",
)
"""Files of a search from the command to the child."""
COMPILER = shutil.which("cc")

CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int (*real)(clockid_t, struct timespec *);

int clock_gettime(clockid_t which, struct timespec *now) {
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(which, now);
    if ((which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE) && !access(getenv("JUMPED"), F_OK))
        now->tv_sec += atoi(getenv("JUMP"));
    return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec fine;
    int failed = clock_gettime(CLOCK_REALTIME, &fine);
    now->tv_sec = fine.tv_sec;
    now->tv_usec = fine.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *now) {
    struct timespec fine;
    clock_gettime(CLOCK_REALTIME, &fine);
    if (now) *now = fine.tv_sec;
    return fine.tv_sec;
}
"""
"""A C library's clock, set by an hour as soon as a file is there."""

SEARCH = """
import os, random, threading, time
from pathlib import Path
from solver import engine
from solver.engine import Effort, Engine

class Hard:
    # Market splits, in the form in which the encoder hands over a model.
    def __init__(self):
        chance = random.Random(1)
        self.model = engine.cp_model.CpModel()
        picked = [self.model.new_bool_var('') for _ in range(70)]
        for _ in range(3):
            weights = [chance.randint(1, 10**7) for _ in picked]
            self.model.add(sum(w * x for w, x in zip(weights, picked)) == sum(weights) // 2)
        self.variables = range(70)

def jump():
    before = time.time()
    Path(os.environ['JUMPED']).touch()
    if abs(time.time() - before) < 3000:
        os._exit(8)

threading.Timer(0.3, jump).start()
stuck = threading.Timer(60, os._exit, [9])
stuck.start()
running = Engine(time.monotonic() + 1)
answer = running.run(Hard(), None, Effort(seconds=60))
print(answer.status, running.remaining <= 0, flush=True)
os._exit(0)
"""


def reads_the_wall(code: str) -> list[str]:
    """Return where a module reads the clock on the wall, or leaves it to CP-SAT to do so."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).split(".")[-1]
            if node.attr in WALL.get(owner, ()) or node.attr == "max_time_in_seconds":
                found.append(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            found.extend(alias.name for alias in node.names if alias.name in WALL["time"])
    return found


def test_no_search_reads_the_clock_on_the_wall() -> None:
    """From the command to the child time is monotonic, and CP-SAT is given no limit in seconds."""
    assert {file.name: read for file in SEARCHING if (read := reads_the_wall(file.read_text()))} == {}


@pytest.mark.parametrize(
    "code",
    [
        "time.time()",
        "datetime.datetime.now()",
        "date.today()",
        "from time import time",
        "a.max_time_in_seconds",
    ],
)
def test_reading_the_clock_on_the_wall_is_found(code: str) -> None:
    """The test above would find each way of reading it."""
    assert reads_the_wall(code)


def test_supervision_asks_for_no_time_of_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search is watched to its end where the time of day cannot be had at all."""

    def refused() -> float:
        raise AssertionError("the clock on the wall was read")

    monkeypatch.setattr(time, "time", refused)
    result = solve(tiny(3), Limits(time=100, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    assert not result.incidents


@pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="needs a compiler to set the clock")
@pytest.mark.parametrize("jump", [3600, -3600], ids=["ahead", "back"])
def test_solver_ends_at_its_deadline_when_the_clock_is_set(tmp_path: Path, jump: int) -> None:
    """An hour ahead does not end CP-SAT early, an hour back does not let it run on."""
    source, clock = tmp_path / "clock.c", tmp_path / "clock.so"
    source.write_text(CLOCK)
    assert COMPILER is not None
    subprocess.run([COMPILER, "-shared", "-fPIC", "-o", clock, source, "-ldl"], check=True)
    ended = subprocess.run(
        [sys.executable, "-c", SEARCH],
        env=os.environ | {"LD_PRELOAD": str(clock), "JUMPED": str(tmp_path / "jumped"), "JUMP": str(jump)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "unknown True\n"
