"""A cell asked for in a process of its own: the same answer, and what is said of a process that falls."""

import sys
from datetime import date

import pytest

from models.problem import Problem
from models.rota import Rota
from models.whatif import Cell, Nearest
from solver import question
from solver.nearest import nearest
from solver.question import ask
from tests import world
from tests.solver.test_nearest import OFF, person, rota, ward


def asked() -> tuple[Problem, Rota, str, date, Cell]:
    """Return a question: two people, of whom one wants the other's day off."""
    return ward(person("anna"), person("bo")), rota(("anna", 0), ("bo", 1)), "anna", world.day(0), OFF


def faulty(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the process do something first."""
    start = "from solver import question; question.main()"
    monkeypatch.setattr(question, "COMMAND", (sys.executable, "-c", f"{code}\n{start}"))


def told(answer: Nearest) -> list[str]:
    """Return the codes of what went wrong."""
    return [incident.code for incident in answer.incidents]


def test_the_answer_is_the_same_as_in_this_process() -> None:
    """Nothing of it is lost on the way."""
    answer = ask(*asked(), seconds=20)
    assert answer == nearest(*asked(), seconds=20)
    assert answer.fewest


def test_a_solver_that_aborts_on_hints_is_asked_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second process answers, and what became of the first is told."""
    faulty(monkeypatch, "import os; from solver.encode import Encoder; Encoder.hint = lambda *_: os.abort()")
    answer = ask(*asked(), seconds=20)
    assert answer.fewest
    assert told(answer) == ["solver-died"]
    assert "SIGABRT" in answer.incidents[0].text.en
    assert not answer.failed


def test_a_solver_that_falls_twice_leaves_the_rota_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no answer, the rota's own audit, and both falls with the last words."""
    faulty(monkeypatch, "import sys; sys.exit('out of luck')")
    answer = ask(*asked(), seconds=20)
    assert answer.failed
    assert answer.rota is None
    assert answer.before.lawful
    assert told(answer) == ["solver-died"] * 2
    assert all("out of luck" in incident.text.nb for incident in answer.incidents)
    assert "startet igjen fra begynnelsen" in answer.incidents[0].text.nb
    assert "ikke startet igjen" in answer.incidents[1].text.nb


def test_a_solver_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets some time past the deadline, and is killed then; there is none left for another."""
    monkeypatch.setattr(question, "GRACE", 0.2)
    faulty(monkeypatch, "import time; time.sleep(600)")
    answer = ask(*asked(), seconds=0.2)
    assert answer.failed
    assert told(answer) == ["solver-hung"]
