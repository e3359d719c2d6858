"""The command line (kommandolinje): what it does, what it says, and how it ends."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from api import cli
from api.words import WORDS
from models.examples import example, example_names
from models.problem import Problem
from models.reading import read_problem
from models.result import Limit, Reason, Result, Termination
from models.rota import Rota
from solver.limits import Limits
from solver.progress import Progress
from tests import world
from tests.api import made
from tests.api.commands import SolveAs, ending, lawful, run, tiny, written
from tests.architecture.tree import ROOT


def test_the_tiny_problem_is_solved_for_real() -> None:
    """From a file to a proven rota, a result and a workbook, through the solver itself."""
    path = written(tiny())
    outcome = run(
        "solve", path, "--out", "result.json", "--xlsx", "rota.xlsx", "--time-limit", "20", "--workers", "1"
    )
    assert outcome.exit_code == cli.Exit.DONE, outcome.output
    result = json.loads(Path("result.json").read_text(encoding="utf-8"))
    assert result["termination"]["reason"] == "optimal"
    assert [a["date"] for a in result["rota"]["assignments"]] == [str(world.day(n)) for n in range(4)]
    assert result["provenance"]["digest"] == tiny().digest
    assert Path("rota.xlsx").read_bytes().startswith(b"PK")
    assert "bevist best" in outcome.stdout


def test_help_names_every_example() -> None:
    """Whoever asks for help is told which examples there are, in both languages."""
    assert all(name in text for text in WORDS["help.name"].model_dump().values() for name in example_names())


@pytest.mark.parametrize("name", ["ward", "ward-cyclic", "homecare", "bofellesskap"])
def test_an_example_is_a_problem(name: str) -> None:
    """An example is written as ASCII, two spaces in, and reads back as the same problem."""
    outcome = run("example", name)
    assert outcome.exit_code == cli.Exit.DONE
    assert outcome.stdout.isascii()
    assert outcome.stdout.startswith('{\n  "format"')
    assert read_problem(outcome.stdout) == example(name)


def test_an_unknown_example_is_refused_with_the_names() -> None:
    """Whoever asks for an example that is not there is told which there are."""
    outcome = run("example", "nope")
    assert outcome.exit_code == cli.Exit.BAD_INPUT
    assert "ward-cyclic" in outcome.stderr
    assert outcome.stdout == ""


EXITS = {
    Reason.OPTIMAL: 0,
    Reason.FEASIBLE: 0,
    Reason.INFEASIBLE: 3,
    Reason.NOTHING_FOUND: 4,
    Reason.REJECTED: 5,
    Reason.FAILED: 5,
}


@pytest.mark.parametrize(("reason", "code"), EXITS.items())
def test_the_exit_code_says_how_it_went(reason: Reason, code: int, solve_as: SolveAs) -> None:
    """Each outcome has its exit code, its result file, and a workbook only where there is a rota."""
    solve_as(lambda *_: ending(reason))
    outcome = run("solve", written(tiny()), "--out", "result.json", "--xlsx", "rota.xlsx")
    assert outcome.exit_code == code
    assert json.loads(Path("result.json").read_text("utf-8"))["termination"]["reason"] == reason
    assert Path("rota.xlsx").exists() is (code == 0)
    assert ("Det ble ingen turnus" in outcome.stderr) is (code != 0)


def test_the_options_reach_the_search(solve_as: SolveAs) -> None:
    """Time, stall, workers, seed, gap and memory are passed on as they were given."""
    asked = solve_as(lambda *_: ending(Reason.OPTIMAL))
    limits = Limits(time=7, stall=5, workers=3, seed=9, gap=0.2, memory=512)
    options = [
        "--time-limit",
        "7",
        "--stall",
        "5",
        "--workers",
        "3",
        "--seed",
        "9",
        "--gap",
        "0.2",
        "--memory",
        "512",
    ]
    assert run("solve", written(tiny()), "--out", "r.json", *options).exit_code == 0
    assert asked == [limits]


@pytest.mark.parametrize(
    "options", [("--time-limit", "0"), ("--workers", "x"), ("--gap", "1"), ("--lang", "se")]
)
def test_an_impossible_option_is_refused(options: tuple[str, str]) -> None:
    """An option outside its range is bad input, before anything is read."""
    assert run("solve", "nofile", "--out", "r.json", *options).exit_code == cli.Exit.BAD_INPUT


def test_progress_is_told_on_standard_error(solve_as: SolveAs) -> None:
    """Progress goes to standard error, so that the report can be piped away."""

    def search(_: Problem, tell: Callable[[Progress], None], __: threading.Event) -> Result:
        tell(Progress(1_500, "construct", (), (), ()))
        return ending(Reason.OPTIMAL)

    solve_as(search)
    outcome = run("solve", written(tiny()), "--out", "r.json")
    assert "1,5 s  bygger første turnus" in outcome.stderr
    assert "bygger første turnus" not in outcome.stdout
    assert "Lagret r.json" in outcome.stderr


def test_warnings_are_shown_and_kept(solve_as: SolveAs) -> None:
    """What is odd about an input does not stop it, is printed, and stands in the result."""
    solve_as(lambda *_: ending(Reason.OPTIMAL))
    odd = tiny().model_dump(mode="json")
    odd["demand"]["rows"][0]["minimum"] = 40
    Path("odd.json").write_text(json.dumps(odd), encoding="utf-8")
    outcome = run("solve", "odd.json", "--out", "r.json")
    assert outcome.exit_code == 0
    warnings = json.loads(Path("r.json").read_text("utf-8"))["warnings"]
    assert warnings
    assert "Advarsler" in outcome.stdout
    assert {warning["severity"] for warning in warnings} == {"warning"}


def test_the_first_interrupt_keeps_the_best(solve_as: SolveAs) -> None:
    """Ctrl-C asks the search to stop; what it has by then is saved and shown."""

    def search(problem: Problem, _: object, stop: threading.Event) -> Result:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(5)
        ended = Termination(reason=Reason.FEASIBLE, limit=Limit.REQUEST)
        return lawful(problem).model_copy(update={"termination": ended})

    solve_as(search)
    before = signal.getsignal(signal.SIGINT)
    outcome = run("solve", written(tiny()), "--out", "r.json")
    assert outcome.exit_code == 0
    assert "stanset av deg" in outcome.stdout
    assert Path("r.json").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_the_second_interrupt_aborts(solve_as: SolveAs) -> None:
    """Ctrl-C once more ends the command at once, with nothing written."""

    def search(_: Problem, __: object, stop: threading.Event) -> Result:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(5)
        os.kill(os.getpid(), signal.SIGINT)
        stop.wait(5)
        return ending(Reason.OPTIMAL)

    solve_as(search)
    outcome = run("solve", written(tiny()), "--out", "r.json")
    assert outcome.exit_code == cli.Exit.ABORTED
    assert "Avbrutt" in outcome.stderr
    assert not Path("r.json").exists()


def test_a_reader_who_leaves_early_is_no_error() -> None:
    """A pipe that is closed at its other end gives no traceback and no failure."""
    for arguments in (("rules",), ("example", "ward")):
        child = subprocess.Popen(
            [sys.executable, "-c", "from api.cli import main; main()", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.wait(60) == 0
        assert child.stderr.read() == b""
        child.stderr.close()


def test_a_terminal_without_norwegian_letters_is_no_error() -> None:
    """Where ø cannot be written a question mark is."""
    child = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", "rules", "quick_returns"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, b"")
    assert b"?" in child.stdout


@pytest.fixture
def rotas() -> tuple[str, str, str]:
    """Write the tiny problem, a lawful rota and a broken one; return the paths."""
    problem = tiny()
    good = made.rota(problem, [("anna", day, "D") for day in range(4)])
    Path("good.json").write_text(good.model_dump_json(), encoding="utf-8")
    Path("bad.json").write_text(Rota().model_dump_json(), encoding="utf-8")
    return written(problem), "good.json", "bad.json"


def test_audit_tells_lawful_from_broken(rotas: tuple[str, str, str]) -> None:
    """A lawful rota exits with 0, a broken one with 1, and both are shown."""
    problem, good, bad = rotas
    clean, broken = run("audit", problem, good), run("audit", problem, bad)
    assert clean.exit_code == cli.Exit.DONE, clean.output
    assert broken.exit_code == cli.Exit.BROKEN, broken.output
    assert "revisor fant ingen brudd" in clean.stdout
    assert "Timer mot stillingen" in broken.stdout


def test_a_workbook_is_audited(rotas: tuple[str, str, str]) -> None:
    """The workbook that solve writes is a rota that audit reads."""
    from api.exports.xlsx import workbook
    from api.lang import Voice
    from models.text import Language

    problem = tiny()
    Path("rota.xlsx").write_bytes(workbook(problem, lawful(problem), Voice(Language.EN)))
    outcome = run("audit", rotas[0], "rota.xlsx")
    assert outcome.exit_code == cli.Exit.DONE, outcome.output


def test_a_result_file_is_audited(rotas: tuple[str, str, str], solve_as: SolveAs) -> None:
    """The result that solve writes is a rota that audit reads, from a file and from standard input."""
    solve_as(lambda *_: ending(Reason.OPTIMAL))
    assert run("solve", rotas[0], "--out", "r.json").exit_code == 0
    assert run("audit", rotas[0], "r.json").exit_code == 0
    assert run("audit", rotas[0], "-", stdin=Path("r.json").read_bytes()).exit_code == 0


def test_a_search_goes_on_from_a_lawful_rota_alone(rotas: tuple[str, str, str]) -> None:
    """A rota that breaks rules is left aside, and the report says so; an unknown one is refused."""
    problem, good, bad = rotas
    limits = ("--time-limit", "20", "--workers", "1")
    for start, left in ((good, False), (bad, True)):
        outcome = run("solve", problem, "--start", start, "--out", "r.json", *limits)
        assert outcome.exit_code == cli.Exit.DONE, outcome.output
        assert ("Turnusen det skulle gås videre fra, bryter regler" in outcome.stdout) is left
    assert run("solve", problem, "--start", "missing.csv", "--out", "r.json").exit_code == cli.Exit.BAD_INPUT
    assert run("solve", "-", "--start", "-", "--out", "r.json").exit_code == cli.Exit.BAD_INPUT
    assert run("solve", problem, "--start", good, "--out", good).exit_code == cli.Exit.BAD_INPUT


def test_a_bad_rota_is_refused(rotas: tuple[str, str, str]) -> None:
    """A rota with somebody unknown, or no rota at all, is bad input with its faults listed."""
    stranger = made.rota(tiny(), [("zoe", 0, "D")])
    Path("stranger.json").write_text(stranger.model_dump_json(), encoding="utf-8")
    Path("no.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    for path in ("stranger.json", "no.xlsx", "missing.csv"):
        outcome = run("audit", rotas[0], path)
        assert outcome.exit_code == cli.Exit.BAD_INPUT, outcome.output
        assert f"{path}: 1 feil" in outcome.stderr
    assert run("audit", "-", "-").exit_code == cli.Exit.BAD_INPUT


def test_the_rules_are_shown() -> None:
    """Without an id the catalogue, with one the rule in full, with an unknown one the list of ids."""
    assert "daily_rest  Daglig arbeidsfri" in run("rules").stdout
    assert "Audited as" in run("rules", "daily_rest", "--lang", "en").stdout
    unknown = run("rules", "nope")
    assert unknown.exit_code == cli.Exit.BAD_INPUT
    assert "daily_rest" in unknown.stderr


def test_the_version_is_shown() -> None:
    """The version is printed and nothing else is done."""
    assert re.fullmatch(r"turnusmotor \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_the_language_comes_from_the_option_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The option wins over the environment, which wins over bokmål."""
    assert "Kan avtales med" in run("rules").stdout
    monkeypatch.setenv(cli.LANGUAGE, "en")
    assert "May be agreed with" in run("rules").stdout
    assert "Kan avtales med" in run("rules", "--lang", "nb").stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        ([], "", "Finn den beste lovlige turnusen"),
        (["--lang", "en"], "", "Find the best lawful rota"),
        (["--lang=en"], "", "Find the best lawful rota"),
        ([], "en", "Find the best lawful rota"),
        (["--lang=nb"], "en", "Finn den beste lovlige turnusen"),
    ],
)
def test_help_speaks_the_language(
    arguments: list[str],
    environment: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Help is in the language asked for, and no key of a text is left in it."""
    monkeypatch.setenv(cli.LANGUAGE, environment)
    monkeypatch.setattr(sys, "argv", ["turnusmotor", "solve", *arguments, "--help"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert said in text
    assert "help." not in text
