"""``turnusmotor improve``: a broken rota in, one that is no worse out, in both languages."""

import json
from pathlib import Path

import pytest

from api.shell import Exit
from tests.api import made
from tests.api.commands import run, tiny, written

FAST = ("--time-limit", "60", "--workers", "1")


def broken() -> str:
    """Write the tiny problem and a rota with too few shifts and one too many on a day; return its path."""
    written(tiny())
    rota = made.rota(tiny(), [("anna", 0, "D"), ("anna", 1, "D")])
    Path("rota.json").write_text(rota.model_dump_json(), "utf-8")
    return "rota.json"


def test_a_broken_rota_is_made_lawful() -> None:
    """Half the hours are missing: they are filled, the breach is told as mended, the result keeps both."""
    outcome = run("improve", "problem.json", broken(), "--out", "out.json", "--xlsx", "out.xlsx", *FAST)
    assert outcome.exit_code == Exit.DONE, outcome.output
    text = " ".join(outcome.stdout.split())
    assert "Det som ble av bruddene" in text
    assert "1 rettet, 0 mindre enn før, 0 står igjen, ingen nye." in text
    assert "Lovlig turnus" in text
    result = json.loads(Path("out.json").read_text("utf-8"))
    assert result["improvement"]["healing"]["worse"] == []
    assert len(result["improvement"]["breaches"]) == 1
    assert Path("out.xlsx").read_bytes().startswith(b"PK")


def test_what_is_left_ends_with_the_code_of_an_audit() -> None:
    """A person who is away all week cannot fill the position: it is left, said so, and the exit code is 1."""
    problem = tiny().model_dump(mode="json")
    days = {"start": problem["horizon"]["start"], "end": "2027-03-07", "credited": 0}
    problem["employees"][0]["absences"] = [days]
    Path("problem.json").write_text(json.dumps(problem), "utf-8")
    Path("rota.json").write_text('{"assignments": []}', "utf-8")
    outcome = run("improve", "problem.json", "rota.json", "--out", "out.json", "--lang", "en", *FAST)
    assert outcome.exit_code == Exit.BROKEN, outcome.output
    text = " ".join(outcome.stdout.split())
    assert "Not lawful yet, but nothing is worse than it was" in text
    assert "0 mended, 0 smaller than before, 1 left, none new." in text
    assert json.loads(Path("out.json").read_text("utf-8"))["termination"]["reason"] == "improved"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "-", "--out", "o.json"), "standard inn"),
        (("problem.json", "nofile", "--out", "o.json"), "finnes ikke"),
        (("problem.json", "rota.json", "--out", "rota.json"), "rota.json"),
        (("problem.json", "problem.json", "--out", "o.json"), "oppgave"),
    ],
)
def test_what_cannot_be_read_or_written_is_refused(arguments: tuple[str, ...], said: str) -> None:
    """Two files from one pipe, no file, a target that is an input, a problem for a rota: bad input, all."""
    broken()
    outcome = run("improve", *arguments, *FAST)
    assert outcome.exit_code == Exit.BAD_INPUT
    assert said in outcome.stderr
