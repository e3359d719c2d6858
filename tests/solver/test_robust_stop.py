"""Stop at any moment: the best rota so far is kept and audited, and no process is left behind."""

import json
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from models.result import Limit, Reason, Result
from solver import supervise
from solver.apart import parts, supervise_apart
from solver.limits import Limits
from solver.progress import Progress
from solver.solve import result_of, solve
from solver.supervise import Run
from tests.solver.test_apart import beside, moved
from tests.solver.test_every_strategy import tiny
from tests.solver.test_solve import children

LIMITS = Limits(time=100, workers=2, gap=0.0)
MOMENTS = [
    *(("build", 1), ("construct", 1), ("sweep", 1), ("neighbourhoods", 1)),
    *(("columns", 1), ("rounding", 1), ("dive", 1), ("within", 1)),
    ("offer", 1),
    *(("solver", number) for number in (1, 2, 3, 5, 8)),
]


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Return a stop that is asked for when a child says so."""
    event = threading.Event()
    before = signal.signal(signal.SIGUSR1, lambda *_: event.set())
    yield event
    signal.signal(signal.SIGUSR1, before)


def stops_at(monkeypatch: pytest.MonkeyPatch, moment: str, number: int) -> None:
    """Let children be of the kind that are stopped at a moment."""
    command = (sys.executable, "-m", "tests.solver.faulty", moment, str(number))
    monkeypatch.setattr(supervise, "COMMAND", command)


def is_kept(result: Result, told: list[Progress]) -> bool:
    """Whether a stopped search gave the last rota that was told, audited; or none where none was."""
    known = [progress.values for progress in told if progress.values]
    if not known:
        nothing = result.rota is None and result.termination.reason is Reason.NOTHING_FOUND
        return nothing and result.termination.limit is Limit.REQUEST
    ended = result.termination
    stopped = ended.reason is Reason.OPTIMAL or (
        ended.reason is Reason.FEASIBLE and ended.limit is Limit.REQUEST
    )
    lawful = result.audit is not None and result.audit.lawful
    return stopped and lawful and tuple(level.value for level in result.objective) == known[-1]


@pytest.mark.parametrize(("moment", "number"), MOMENTS)
def test_stop_in_a_search(
    monkeypatch: pytest.MonkeyPatch, stop: threading.Event, moment: str, number: int
) -> None:
    """Wherever in a search the stop comes, what was found until then is what the planner gets."""
    stops_at(monkeypatch, moment, number)
    told: list[Progress] = []
    # Where all can be covered, an ascent has nowhere to go and leaves nothing to round.
    result = solve(tiny(2 if moment == "rounding" else 1), LIMITS, told.append, stop=stop)
    # How often CP-SAT runs before the best is proven depends on who comes first.
    assert stop.is_set() or (moment == "solver" and result.termination.reason is Reason.OPTIMAL)
    assert is_kept(result, told)
    assert not result.incidents
    assert not children()
    if moment in {"build", "construct"}:
        assert result.rota is None
    if moment not in {"build", "construct", "offer", "solver"}:
        assert result.rota is not None


@pytest.mark.parametrize(("moment", "number"), [("build", 1), ("offer", 1), ("columns", 1), ("solver", 6)])
def test_stop_in_a_part(
    monkeypatch: pytest.MonkeyPatch, stop: threading.Event, moment: str, number: int
) -> None:
    """A stop in one part ends every part; the whole has a rota if each part had one."""
    stops_at(monkeypatch, moment, number)
    told: list[Progress] = []
    problem = beside(moved(tiny(3), "north"), moved(tiny(5), "south"))
    run = Run(problem, LIMITS, "together", told.append, stop)
    supervise_apart(run, parts(problem, heads=1))
    result = result_of(run)
    assert stop.is_set() or (moment == "solver" and result.termination.reason is Reason.OPTIMAL)
    assert is_kept(result, told)
    assert {incident.code for incident in result.incidents} <= {"part-without-rota"}
    assert not children()


def test_stop_before_the_start_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop asked for beforehand starts no process, and says that nothing was found for that reason."""
    monkeypatch.setattr(supervise, "COMMAND", ("/there/is/no/such/program",))
    stop = threading.Event()
    stop.set()
    result = solve(tiny(3), LIMITS, stop=stop)
    assert result.termination.reason is Reason.NOTHING_FOUND
    assert result.termination.limit is Limit.REQUEST
    assert not result.incidents


def test_stop_before_the_start_keeps_the_rota_to_start_from() -> None:
    """A rota to improve on is given back, audited, when the search is stopped before it begins."""
    start = solve(tiny(3), LIMITS).rota
    stop = threading.Event()
    stop.set()
    result = solve(tiny(3), LIMITS, start=start, stop=stop)
    assert result.rota == start
    assert result.termination.reason in {Reason.FEASIBLE, Reason.OPTIMAL}
    assert result.audit is not None
    assert result.audit.lawful


@pytest.mark.parametrize("moment", [0.05, 0.3, 1.0, 1.7, 2.5])
def test_stop_by_the_clock(moment: float) -> None:
    """A stop that comes while processes start, build or search is heeded whatever they are doing."""
    stop = threading.Event()
    told: list[Progress] = []
    asking = threading.Timer(moment, stop.set)
    asking.start()
    result = solve(tiny(3), LIMITS, told.append, stop=stop)
    asking.cancel()
    assert result.termination.reason is Reason.OPTIMAL or is_kept(result, told)
    assert not result.incidents
    assert not children()


def test_what_a_child_said_is_heard_when_the_listener_was_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever watches is held up past the grace; the rotas that were told meanwhile are not lost."""
    monkeypatch.setattr(supervise, "GRACE", 0.2)
    found = [
        {
            "kind": "found",
            "rota": [],
            "progress": {"milliseconds": 1, "phase": "", "values": [n], "bounds": [None], "provers": [None]},
        }
        for n in (9, 8)
    ]
    lines = b"".join(json.dumps(line).encode() + b"\n" for line in found)
    deaf = "import os, signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    code = f"{deaf}os.write(1, {lines!r})\ntime.sleep(600)"
    monkeypatch.setattr(supervise, "COMMAND", (sys.executable, "-c", code))
    late, heard = threading.Event(), list[tuple[int, ...]]()

    def monitor(told: Progress) -> None:
        if not heard:
            late.set()
            time.sleep(1)
        heard.append(told.values)

    result = solve(tiny(3), LIMITS, monitor, stop=late)
    assert heard == [(9,), (8,)]
    assert [incident.code for incident in result.incidents] == ["solver-hung"]
