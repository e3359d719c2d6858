"""A municipality searched part by part, when the solver of one part falls."""

import sys
import threading

import pytest

from models.problem import Problem, Unit
from models.result import Limit, Reason, Result
from solver import supervise
from solver.apart import parts, supervise_apart
from solver.limits import Limits
from solver.progress import Progress
from solver.solve import result_of
from solver.supervise import TRIES, Monitor, Run
from tests.solver.test_apart import beside, moved
from tests.solver.test_every_strategy import tiny
from tests.solver.test_solve import children

LIMITS = Limits(time=100, workers=2, gap=0.0)


def municipality() -> Problem:
    """Return two units that nobody joins, one with a name."""
    problem = beside(moved(tiny(3), "north"), moved(tiny(5), "south"))
    return problem.changed(units=(Unit(id="north", name="Nordlia"), Unit(id="south")))


def searched(monkeypatch: pytest.MonkeyPatch, *fault: str, monitor: Monitor = lambda _: None) -> Result:
    """Return the result of a search of the municipality's parts with faulty children."""
    monkeypatch.setattr(supervise, "COMMAND", (sys.executable, "-m", "tests.solver.faulty", *fault))
    run = Run(municipality(), LIMITS, "together", monitor, threading.Event())
    supervise_apart(run, parts(run.problem, heads=1))
    return result_of(run)


@pytest.mark.parametrize("unit", ["north", "south"])
def test_part_that_cannot_be_had_is_named(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    """A part whose solver falls every time ends the search early; it is named, with the way out."""
    result = searched(monkeypatch, "without", unit)
    name = {"north": "Nordlia", "south": "south"}[unit]
    assert result.termination.reason is Reason.FAILED
    assert result.rota is None
    assert [incident.code for incident in result.incidents][:TRIES] == ["solver-died"] * TRIES
    assert all(incident.text.nb.startswith(f"{name}: ") for incident in result.incidents[:TRIES])
    last = result.incidents[-1]
    assert last.code == "part-failed"
    assert result.termination.detail == last.text
    assert last.text.nb.startswith(f"{name} (2 ansatte)")
    assert "Løs de andre enhetene for seg" in last.text.nb
    assert last.text.en.startswith(f"{name} (2 employees)")
    assert "Solve the other units apart" in last.text.en
    assert not children()


def test_part_that_falls_with_a_rota_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts whose solvers fall too often after a first rota give the whole a rota, and no more tries."""
    for place in ("supervise", "apart", "solve"):
        monkeypatch.setattr(f"solver.{place}.TRIES", 1)
    result = searched(monkeypatch, "killed-after")
    assert result.termination.reason is Reason.FEASIBLE
    assert result.termination.limit is Limit.FAILURE
    assert result.audit is not None
    assert result.audit.lawful
    assert {incident.code for incident in result.incidents} == {"solver-died"}
    assert len(result.incidents) == 2
    assert {incident.text.en.split(":")[0] for incident in result.incidents} == {"Nordlia", "south"}


def test_monitor_that_fails_ends_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """When whoever watches fails, the parts are stopped, that is raised, and no process is left behind."""

    def monitor(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        searched(monkeypatch, "chatters", monitor=monitor)
    assert not children()
