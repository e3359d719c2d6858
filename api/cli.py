"""The command line (kommandolinje): ``turnusmotor example``, ``solve``, ``audit``, ``demand``, ``rules``."""

import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from api import files
from api.commands.explain import explain_cell
from api.commands.improve import improve_rota
from api.commands.need import draw_chart, make_demand
from api.commands.sheet import show_sheets
from api.lang import Voice
from api.searching import OUTCOMES, kept, searched
from api.shell import Exit, bad_input_told, check_targets, problem_in, refuse, save
from api.terminal.style import screen
from models.text import Language

__all__ = ["LANGUAGE", "OUTCOMES", "Exit", "app", "command", "main"]

LANGUAGE = "TURNUSMOTOR_LANG"

# A help text is a key of api.words until `command` puts the words in its place.
app = typer.Typer(
    help="help.app",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # a traceback must not print people
    rich_markup_mode=None,
)
Lang = Annotated[Language, typer.Option("--lang", envvar=LANGUAGE, help="help.lang")]
ProblemFile = Annotated[str, typer.Argument(metavar="PROBLEM", help="help.problem")]


def main() -> None:
    """Run the command line (start)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot write ø gets a question mark instead of an error.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text streams here
    command(_language(sys.argv[1:]))()


def command(language: Language) -> Callable[..., Any]:
    """Return the command with its help in one language (kommando)."""
    voice = Voice(language)
    group: Any = typer.main.get_command(app)
    for one in (group, *group.commands.values()):
        one.help = voice.either(one.help, one.help)
        for option in one.params:
            option.help = voice.either(option.help or "", option.help)
    return group  # type: ignore[no-any-return]  # typer's own class is private


def _language(arguments: list[str]) -> Language:
    """Return the language asked for before the arguments are parsed, for the help alone."""
    asked = os.environ.get(LANGUAGE, "")
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return Language.EN if asked == Language.EN else Language.NB


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"turnusmotor {version('turnusmotor')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="help.version")
    ] = False,
) -> None:
    """Take the options that concern no command (felles valg)."""


@app.command("example", help="help.example")
def write_example(
    name: Annotated[str, typer.Argument(metavar="NAME", help="help.name")], lang: Lang = Language.NB
) -> None:
    """Write an example problem as JSON (eksempel)."""
    from models.examples import example, example_names

    if name not in example_names():
        refuse(Voice(lang)("example.unknown", name=name, names=", ".join(example_names())))
    text = json.dumps(example(name).model_dump(mode="json"), indent=2)
    screen().out(text, highlight=False)


@app.command("solve", help="help.solve")
def solve_problem(
    problem: ProblemFile,
    out: Annotated[Path, typer.Option(metavar="FILE", help="help.out")],
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="help.xlsx")] = None,
    time_limit: Annotated[int, typer.Option(min=1, max=604_800, help="help.time")] = 60,
    workers: Annotated[int, typer.Option(min=1, max=64, help="help.workers")] = 2,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="help.seed")] = 1,
    gap: Annotated[float, typer.Option(min=0, max=0.99, help="help.gap")] = 0.01,
    stall: Annotated[int | None, typer.Option(min=1, metavar="SECONDS", help="help.stall")] = None,
    start: Annotated[str | None, typer.Option(metavar="ROTA", help="help.start")] = None,
    memory: Annotated[int | None, typer.Option(min=256, metavar="MB", help="help.memory")] = None,
    lang: Lang = Language.NB,
) -> None:
    """Find the best lawful rota (løs)."""
    from api.imports import read_rota
    from solver.limits import Limits
    from solver.solve import solve

    voice = Voice(lang)
    inputs, targets = [(voice("problem"), problem)], [(voice("result"), out)]
    if xlsx is not None:
        targets.append(("XLSX", xlsx))
    if problem == start == files.STANDARD:
        refuse(voice("file.stdin_twice"))
    with bad_input_told(lang, problem):
        asked, warnings = problem_in(problem)
    first = None
    if start is not None:
        inputs.append((voice("rota"), start))
        with bad_input_told(lang, start):
            first = read_rota(files.read_bytes(start), asked)
    check_targets(voice, inputs, targets)
    limits = Limits(
        time=time_limit, workers=workers, seed=seed, gap=gap, stall=stall, memory=memory or "auto"
    )
    result = searched(
        asked,
        time_limit,
        voice,
        lambda report, stop: solve(asked, limits, report, start=first, stop=stop),
    )
    result = result.model_copy(update={"warnings": (*result.warnings, *warnings)})
    code = kept(asked, result, out, xlsx, voice)

    from api.terminal.report import show_result

    show_result(screen(), asked, result, voice)
    raise typer.Exit(max(code, OUTCOMES[result.termination.reason]))


@app.command("audit", help="help.audit")
def audit_rota(
    problem: ProblemFile,
    rota: Annotated[str, typer.Argument(metavar="ROTA", help="help.rota")],
    law: Annotated[str | None, typer.Option(metavar="DATE", help="help.law")] = None,
    regulation: Annotated[str | None, typer.Option(metavar="NAME", help="help.regulation")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="help.audit_out")] = None,
    lang: Lang = Language.NB,
) -> None:
    """Audit a rota from anywhere (revider)."""
    from api.imports import read_rota
    from api.overview import Overview
    from api.replays import replayed
    from api.terminal.report import show_audit
    from models.audit import audit
    from models.kpi import kpis
    from models.uncovered import uncovered

    voice = Voice(lang)
    if problem == rota == files.STANDARD:
        refuse(voice("file.stdin_twice"))
    with bad_input_told(lang, problem):
        asked, warnings = problem_in(problem)
    with bad_input_told(lang, rota):
        made = read_rota(files.read_bytes(rota), asked)
    if out is not None:
        inputs = [(voice("problem"), problem), (voice("rota"), rota)]
        check_targets(voice, inputs, [(voice("result"), out)])
    other = replayed(asked, law, regulation, voice)
    asked = asked if other is None else other.problem
    report = audit(asked, made, None if other is None else other.day)
    overview = Overview(asked, made, report, kpis(asked, made))
    show_audit(screen(), overview, uncovered(asked, made), warnings, voice, replay=other)
    code = Exit.DONE if report.lawful else Exit.BROKEN
    if out is not None:
        code = max(code, save(out, (report.model_dump_json(indent=2) + "\n").encode(), voice))
    raise typer.Exit(code)


app.command("explain", help="help.explain")(explain_cell)
app.command("improve", help="help.improve")(improve_rota)
app.command("sheet", help="help.sheet")(show_sheets)
app.command("demand", help="help.demand")(make_demand)
app.command("chart", help="help.chart")(draw_chart)


@app.command("rules", help="help.rules")
def show_rules(
    rule: Annotated[str | None, typer.Argument(metavar="[ID]", help="help.rule")] = None,
    law: Annotated[str | None, typer.Option(metavar="DATE", help="help.rules.law")] = None,
    regulation: Annotated[str | None, typer.Option(metavar="NAME", help="help.rules.regulation")] = None,
    lang: Lang = Language.NB,
) -> None:
    """Show the rules, or one of them in full, as they are or were on a day (regler)."""
    from api.catalogue import rules
    from api.replays import regulation_asked
    from api.terminal.rulebook import show_catalogue, show_rule

    voice = Voice(lang)
    name = regulation_asked(law, regulation, voice)
    if rule is None:
        show_catalogue(screen(), voice, name)
    elif rule in rules():
        show_rule(screen(), rule, voice, name)
    else:
        refuse(voice("rules.unknown", name=rule, names=", ".join(rules())))
