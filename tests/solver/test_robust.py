"""Whatever becomes of the solver's process: the best rota is kept, audited and returned, the event told."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from models.result import Limit, Reason, Result
from models.rota import Rota
from models.text import Language
from solver import supervise
from solver.improve import improve
from solver.limits import Limits
from solver.memory import _of_container, allowance
from solver.progress import Progress
from solver.solve import solve
from tests.oracle import best
from tests.solver.test_every_strategy import tiny
from tests.solver.test_solve import children

LIMITS = Limits(time=100, workers=2, gap=0.0)
END = b'{"kind": "end"}\n'
Faulty = Callable[..., None]


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Faulty:
    """Return what makes children faulty, in one of the ways of ``faulty``."""

    def make(*arguments: str) -> None:
        monkeypatch.setattr(supervise, "COMMAND", (sys.executable, "-m", "tests.solver.faulty", *arguments))

    return make


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what replaces children by a few lines of Python, which have the request in ``asked``."""

    def make(code: str) -> None:
        begin = "import json, os, signal, sys, time\nasked = json.loads(sys.stdin.readline())\n"
        monkeypatch.setattr(supervise, "COMMAND", (sys.executable, "-c", begin + code))

    return make


@cache
def least(seed: int) -> tuple[int, ...] | None:
    """Return the least cost of a tiny problem, by the oracle."""
    return best(tiny(seed))


def codes(result: Result) -> list[str]:
    """Return what kinds of incident there were, having seen that each is told in both languages."""
    for incident in result.incidents:
        assert incident.text.say(Language.NB) != incident.text.say(Language.EN)
    return [incident.code for incident in result.incidents]


def is_best(result: Result, seed: int) -> bool:
    """Whether a result is proven, audited, and as good as any can be."""
    return (
        result.termination.reason is Reason.OPTIMAL
        and result.audit is not None
        and result.audit.lawful
        and tuple(level.value for level in result.objective) == least(seed)
    )


@pytest.mark.parametrize("fault", ["killed-before", "killed-after", "segfault-after"])
def test_child_killed_once_is_started_again(faulty: Faulty, tmp_path: Path, fault: str) -> None:
    """A child killed before or after the first rota costs time alone, and the event is told."""
    faulty(fault, str(tmp_path / "mark"))
    result = solve(tiny(3), LIMITS)
    assert is_best(result, 3)
    assert codes(result) == ["solver-died"]
    begun = "from nothing" if fault == "killed-before" else "from the best rota"
    assert f"started again {begun}" in result.incidents[0].text.en


def test_child_that_aborts_on_hints_goes_without(faulty: Faulty) -> None:
    """Where CP-SAT aborts on a hint, the second child gives none and finds the best all the same."""
    faulty("aborts-on-hints")
    result = solve(tiny(3), LIMITS)
    assert is_best(result, 3)
    assert codes(result) == ["solver-died"]
    assert "SIGABRT" in result.incidents[0].text.nb


def test_child_out_of_memory_goes_on_with_fewer_workers(faulty: Faulty) -> None:
    """A child that uses up its memory fails alone; the next has one worker, and the planner gets advice."""
    faulty("eats-memory")
    result = solve(tiny(3), LIMITS.model_copy(update={"memory": 400}))
    assert is_best(result, 3)
    assert codes(result) == ["solver-out-of-memory"]
    (told,) = (incident.text for incident in result.incidents)
    for said in ("400 MB", "number of workers: 1", "Fewer workers, a shorter plan, one unit at a time"):
        assert said in told.en
    for said in ("400 MB", "antall arbeidere: 1", "færre arbeidere, kortere plan, én enhet om gangen"):
        assert said in told.nb


def test_thread_that_falls_weakens_the_search_only(faulty: Faulty) -> None:
    """Where the prover falls, the finders go on to the best rota, and the fall is told."""
    faulty("slips")
    result = solve(tiny(3), LIMITS)
    assert is_best(result, 3)
    assert codes(result) == ["solver-weakened"]
    assert "ZeroDivisionError: slipped" in result.incidents[0].text.en


def test_prover_that_is_killed_weakens_the_search_only(faulty: Faulty) -> None:
    """It has a process of its own: killed, it takes nobody along, and nothing is searched anew."""
    faulty("prover-killed")
    result = solve(tiny(3), LIMITS)
    assert is_best(result, 3)
    assert codes(result) == ["solver-weakened"]
    assert "status -9" in result.incidents[0].text.en


def test_what_libraries_print_is_no_event(faulty: Faulty) -> None:
    """What is printed in the child goes where errors go, not between the lines of events."""
    faulty("chatters")
    result = solve(tiny(3), LIMITS)
    assert is_best(result, 3)
    assert not result.incidents


def test_child_that_does_not_hear_a_stop_is_killed(faulty: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that hangs and does not answer is killed after the grace; its rota is kept and audited."""
    monkeypatch.setattr(supervise, "GRACE", 0.2)
    faulty("hangs")
    stop = threading.Event()
    result = solve(tiny(3), LIMITS, lambda told: stop.set() if told.values else None, stop=stop)
    assert result.termination.reason is Reason.FEASIBLE
    assert result.termination.limit is Limit.REQUEST
    assert result.audit is not None
    assert codes(result) == ["solver-hung"]
    assert not children()


def test_child_that_hangs_past_its_time_is_killed(
    scripted: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that says nothing and does not end at its deadline is killed, and that is told."""
    monkeypatch.setattr(supervise, "GRACE", 0.2)
    scripted("signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(600)")
    result = solve(tiny(3), Limits(time=1))
    assert result.termination.reason is Reason.NOTHING_FOUND
    assert result.termination.limit is Limit.TIME
    assert codes(result) == ["solver-hung"]
    assert not children()


def test_child_that_never_reads_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request larger than the pipe, to a child that does not read it, can still be stopped."""
    monkeypatch.setattr(supervise, "COMMAND", (sys.executable, "-c", "import time; time.sleep(600)"))
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    two = tiny(3).employees
    people = tuple(one.model_copy(update={"id": f"{one.id}-{n}"}) for n in range(500) for one in two)
    result = solve(tiny(3).changed(employees=people), LIMITS, stop=stop)
    assert result.termination.limit is Limit.REQUEST
    assert not children()


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("os._exit(3)", "status 3"),
        ("print('{\"kind\": \"fou', end='', flush=True)\nos._exit(0)", "status 0"),
        ("os.write(2, b'F1 x.cc:1 Check failed: a < b\\n*** stack ***\\n  @ 0x1\\n')\nos.abort()", "a < b"),
    ],
    ids=["silent", "half a line", "check"],
)
def test_child_that_always_dies_is_given_up(scripted: Callable[[str], None], code: str, status: str) -> None:
    """After three deaths without a rota the search fails, and says each death and that it gave up."""
    scripted(code)
    result = solve(tiny(3), LIMITS)
    assert result.termination.reason is Reason.FAILED
    assert result.rota is None
    assert codes(result) == ["solver-died"] * supervise.TRIES
    assert all(status in incident.text.nb for incident in result.incidents)
    last = result.incidents[-1].text
    assert result.termination.detail == last
    assert "ble ikke startet igjen" in last.nb
    assert "was not started again" in last.en
    assert "Prøv færre arbeidere eller kortere plan" in last.nb
    assert "Try fewer workers or a shorter plan" in last.en


def test_given_up_with_a_rota_keeps_it(faulty: Faulty) -> None:
    """When every child dies after the first rota, that rota is served, and a limit of its own says why."""
    faulty("killed-after")
    result = solve(tiny(3), LIMITS)
    assert result.termination.reason is Reason.FEASIBLE
    assert result.termination.limit is Limit.FAILURE
    assert result.audit is not None
    assert result.audit.lawful
    assert codes(result) == ["solver-died"] * supervise.TRIES
    assert "The best rota is kept" in result.incidents[-1].text.en


@pytest.mark.parametrize(
    "garbage",
    ["not json\n", "{}\n", "\xff\xfe\x00\n", '{"kind": "found", "rota": [[1]]}\n', "[]\n" * 999],
    ids=["words", "nothing", "bytes", "half a rota", "much"],
)
def test_garbage_is_passed_over_and_told_once(scripted: Callable[[str], None], garbage: str) -> None:
    """What no one can read costs neither the search nor a traceback."""
    scripted(f"os.write(1, {garbage.encode('latin-1') + END!r})")
    result = solve(tiny(3), LIMITS)
    assert result.termination.reason is Reason.NOTHING_FOUND
    assert codes(result) == ["solver-garbled"]


def test_no_memory_in_a_library_is_known_by_its_last_words(scripted: Callable[[str], None]) -> None:
    """A library in C++ that gets no memory aborts; its last words tell it from other aborts."""
    words = "terminate called after throwing an instance of 'std::bad_alloc'\\n  what():  std::bad_alloc\\n"
    scripted(f'sys.stderr.write("{words}")\nsys.stderr.flush()\nos.abort()')
    result = solve(tiny(3), LIMITS)
    assert codes(result) == ["solver-out-of-memory"] * supervise.TRIES
    assert result.termination.reason is Reason.FAILED


def test_no_process_to_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the operating system starts nothing, the search fails with its words, not with a traceback."""
    monkeypatch.setattr(supervise, "COMMAND", ("/there/is/no/such/program",))
    result = solve(tiny(3), LIMITS)
    assert result.termination.reason is Reason.FAILED
    assert codes(result) == ["solver-not-started"] * supervise.TRIES


def test_proven_impossible_is_not_asked_again(scripted: Callable[[str], None]) -> None:
    """A child that dies while it looks for the reason has proven enough: nothing is started again."""
    scripted("print(json.dumps({'kind': 'impossible', 'conflicts': []}), flush=True)\nos._exit(3)")
    result = solve(tiny(3), LIMITS)
    assert result.termination.reason is Reason.INFEASIBLE
    assert codes(result) == ["solver-died"]
    assert "Try fewer workers" not in result.incidents[0].text.en


def test_rota_to_improve_is_given_back_when_the_solver_falls(scripted: Callable[[str], None]) -> None:
    """Where every child dies, ``improve`` gives the rota that it was given, and says what happened."""
    scripted("os._exit(3)")
    result = improve(tiny(3), Rota.of([]), LIMITS)
    assert result.rota == Rota.of([])
    assert result.termination.limit is Limit.FAILURE
    assert codes(result) == ["solver-died"] * supervise.TRIES


def test_bounds_outlive_the_child_that_proved_them(scripted: Callable[[str], None]) -> None:
    """What one child proved still holds for the next, which starts from the same rota."""
    known = {"milliseconds": 1, "phase": "", "values": [9, 9]}
    first = {"kind": "progress", "progress": known | {"bounds": [5, 3], "provers": ["a", "a"]}}
    then = {"kind": "progress", "progress": known | {"bounds": [None, 4], "provers": [None, "b"]}}
    one, other = (json.dumps(line).encode() + b"\n" for line in (first, then))
    scripted(f"os.write(1, {one!r} if asked['hints'] else {other + END!r})\nos._exit(3)")
    heard: list[Progress] = []
    solve(tiny(3), LIMITS, heard.append)
    assert heard[-1].bounds == (5, 4)
    assert heard[-1].provers == ("a", "b")


def test_monitor_that_fails_leaves_no_child() -> None:
    """When whoever watches fails, that is raised, and no process is left behind."""

    def monitor(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(tiny(3), LIMITS, monitor)
    assert not children()


PARENT = """
import sys
from solver import supervise
supervise.COMMAND = (sys.executable, "-m", "tests.solver.faulty", "hangs")
from solver.limits import Limits
from solver.solve import solve
from tests.solver.test_every_strategy import tiny
from tests.solver.test_solve import children
solve(tiny(3), Limits(time=100), lambda told: print(*children(), flush=True) if told.values else None)
"""


def test_child_dies_with_its_parent() -> None:
    """When the watching process is killed, the kernel ends its child, which has no say in it."""
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert Path(f"/proc/{child}").exists()
        parent.kill()
    ended = threading.Event()
    while not ended.wait(0.05):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            ended.set()


def request(**changes: object) -> str:
    """Return what a child is asked, as its parent writes it."""
    run = supervise.Run(tiny(3), LIMITS, "together", lambda _: None, threading.Event())
    asked = json.loads(supervise._request(run, None))
    return json.dumps(asked | changes) + "\n"


def test_child_of_a_parent_that_is_gone_does_nothing() -> None:
    """A child whose parent died before the child could ask to die with it ends at once."""
    ended = subprocess.run(
        [sys.executable, "-m", "solver.child"],
        input=request(parent=0),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert not ended.stdout


@pytest.mark.parametrize("out", ["full", "closed"])
def test_child_that_cannot_be_heard_ends(out: str) -> None:
    """A full device or a closed pipe ends the child: there is nobody to search for."""
    if out == "full":
        target = os.open("/dev/full", os.O_WRONLY)
    else:
        reader, target = os.pipe()
        os.close(reader)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "solver.child"],
            input=request(parent=os.getpid()),
            stdout=target,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(target)
    assert ended.returncode == 1
    assert "OSError" in ended.stderr or "BrokenPipeError" in ended.stderr


def test_memory_is_what_was_asked_or_a_share_of_what_is_free() -> None:
    """A number and no limit are taken as they are; ``auto`` is less than what the machine has."""
    assert allowance(300) == 300
    assert allowance(None) is None
    free = allowance("auto")
    page = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    assert free is not None
    assert 0 < free < page


@pytest.mark.parametrize(
    ("limit", "free"), [(f"{1000 * 2**20}\n", 800), ("max\n", None), (f"{100 * 2**20}\n", 0)]
)
def test_container_tells_what_it_has_left(tmp_path: Path, limit: str, free: int | None) -> None:
    """A container's limit less what it uses, pages of files at rest apart; none where it has no limit."""
    (tmp_path / "memory.max").write_text(limit)
    (tmp_path / "memory.current").write_text(f"{500 * 2**20}\n")
    (tmp_path / "memory.stat").write_text(f"anon 1\ninactive_file {300 * 2**20}\n")
    assert _of_container(tmp_path, "memory.max", "memory.current") == free
    assert _of_container(tmp_path, "memory.max", "not there") is None


def test_limit_on_memory_ends_in_memory_error() -> None:
    """A process with a limit gets no more than that, and is told so in good order."""
    code = "from solver.memory import keep_within\nkeep_within(200)\ntry:\n    bytearray(300 * 2**20)\n"
    code += "except MemoryError:\n    print('no more')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "no more\n"
