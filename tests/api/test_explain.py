"""``turnusmotor explain``: one cell, in both languages, and what is refused."""

import json
import sys
from pathlib import Path

import pytest

from api.shell import Exit
from models.result import Reason
from models.rota import Rota
from solver import question
from tests import world
from tests.api import made
from tests.api.commands import run, tiny, written


@pytest.fixture
def result() -> str:
    """Write the tiny problem and a result of it; return the result's path."""
    problem = tiny()
    written(problem)
    rota = made.rota(problem, [("anna", day, "D") for day in range(4)])
    whole = made.result(problem, rota)
    fits = whole.provenance.model_copy(update={"digest": problem.digest})
    Path("result.json").write_text(whole.model_copy(update={"provenance": fits}).model_dump_json(), "utf-8")
    return "result.json"


def ask(result: str, *more: str, day: int = 0, who: str = "anna") -> tuple[int, str, str]:
    """Run the command; return exit code, output with its lines joined, and errors."""
    outcome = run("explain", result, "--employee", who, "--date", str(world.day(day)), *more)
    return outcome.exit_code, " ".join(outcome.stdout.split()), outcome.stderr


def test_a_cell_is_explained_in_both_languages(result: str) -> None:
    """Without an option the problem is found beside the result; the cell, its cost and its cover are said."""
    code, text, _ = ask(result)
    assert code == 0
    assert "anna · mandag 1. mars · D 07:30–15:00" in text
    assert "fri bryter" in text
    assert "Udekket behov +" in text
    assert "day ma 1.3.: 1 → 0 av 1" in text
    _, text, _ = ask(result, "--lang", "en")
    assert "anna · Monday 1 March · D 07:30–15:00" in text
    assert "off breaks" in text
    assert "day Mo 1 Mar: 1 → 0 of 1" in text


def test_instead_says_what_else_must_change(result: str) -> None:
    """A day off on Monday: one more shift elsewhere keeps the hours, coverage falls, and it is proven."""
    code, text, _ = ask(result, "--instead", "fri", "--problem", "problem.json")
    assert code == 0
    assert "For at anna skal ha fri mandag 1. mars" in text
    assert "Etter det: ingen brudd." in text
    assert "det er bevist at ingen lovlig turnus unngår det" in text
    _, text, _ = ask(result, "--instead", "off", "--lang", "en")
    assert "After that: no breach. Coverage becomes worse; it is proven" in text


def test_a_solver_that_falls_is_told_of(result: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No abort reaches the terminal: what happened is said, and the exit code is that of a failure."""
    monkeypatch.setattr(question, "COMMAND", (sys.executable, "-c", "import os; os.abort()"))
    code, text, errors = ask(result, "--instead", "fri")
    assert code == Exit.FAILED
    assert "Løserprosessen døde (SIGABRT)" in text
    assert "vet ingen: løseren falt ut" in text
    assert not errors


def test_a_cell_that_is_so_already_is_said(result: str) -> None:
    """Nothing is searched for what is there."""
    code, text, _ = ask(result, "--instead", "D@ward")
    assert code == 0
    assert "Cellen er allerede slik." in text


@pytest.mark.parametrize(
    ("options", "who", "day", "said"),
    [
        ((), "ana", 0, "mente du"),
        ((), "anna", 7, "ingen dag i planen"),
        (("--instead", "Q"), "anna", 0, "D@ward"),
        (("--problem", "nofile.json"), "anna", 0, "finnes ikke"),
    ],
)
def test_what_does_not_exist_is_refused(
    result: str, options: tuple[str, ...], who: str, day: int, said: str
) -> None:
    """An unknown employee, day, code or file ends with bad input and the way out."""
    code, _, errors = ask(result, *options, who=who, day=day)
    assert code == Exit.BAD_INPUT
    assert said in errors


def test_another_problem_is_refused(result: str) -> None:
    """A problem that the result does not answer is refused with both digests."""
    other = tiny().changed(name="another")
    code, _, errors = ask(result, "--problem", written(other, "other.json"))
    assert code == Exit.BAD_INPUT
    assert other.digest[:12] in errors
    assert tiny().digest[:12] in errors


def test_a_lost_problem_is_asked_for(result: str) -> None:
    """With no problem beside the result the option is named."""
    Path("problem.json").unlink()
    code, _, errors = ask(result)
    assert code == Exit.BAD_INPUT
    assert "--problem" in errors


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "x"}', json.dumps(Rota().model_dump())])
def test_what_is_no_result_is_refused(content: str) -> None:
    """A broken file, a list, another format and a bare rota are all refused as no result."""
    Path("result.json").write_text(content, "utf-8")
    code, _, errors = ask("result.json")
    assert code == Exit.BAD_INPUT
    assert "--out" in errors


def test_a_result_without_a_rota_is_refused() -> None:
    """Where nothing was found there is no cell to explain."""
    bare = made.result(tiny(), reason=Reason.NOTHING_FOUND)
    Path("result.json").write_text(bare.model_dump_json(), "utf-8")
    code, _, errors = ask("result.json")
    assert code == Exit.BAD_INPUT
    assert "nothing_found" in errors
