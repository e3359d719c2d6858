"""The command ``improve`` (forbedre): a rota that breaks rules made better, with nothing made worse."""

from pathlib import Path
from typing import Annotated

import typer

from api import files
from api.lang import Voice
from api.searching import OUTCOMES, kept, searched
from api.shell import bad_input_told, check_targets, problem_in, refuse
from api.terminal.style import screen
from models.text import Language


def improve_rota(
    problem: Annotated[str, typer.Argument(metavar="PROBLEM", help="help.problem")],
    rota: Annotated[str, typer.Argument(metavar="ROTA", help="help.rota")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="help.out")],
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="help.xlsx")] = None,
    time_limit: Annotated[int, typer.Option(min=1, max=604_800, help="help.time")] = 60,
    workers: Annotated[int, typer.Option(min=1, max=64, help="help.workers")] = 2,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="help.seed")] = 1,
    memory: Annotated[int | None, typer.Option(min=256, metavar="MB", help="help.memory")] = None,
    lang: Annotated[
        Language, typer.Option("--lang", envvar="TURNUSMOTOR_LANG", help="help.lang")
    ] = Language.NB,
) -> None:
    """Improve a rota that breaks rules (forbedre)."""
    from api.imports import read_rota
    from api.terminal.report import show_result
    from solver.improve import improve
    from solver.limits import Limits

    voice = Voice(lang)
    if problem == rota == files.STANDARD:
        refuse(voice("file.stdin_twice"))
    with bad_input_told(lang, problem):
        asked, warnings = problem_in(problem)
    with bad_input_told(lang, rota):
        made = read_rota(files.read_bytes(rota), asked)
    targets = [(voice("result"), out)] + ([("XLSX", xlsx)] if xlsx is not None else [])
    check_targets(voice, [(voice("problem"), problem), (voice("rota"), rota)], targets)
    limits = Limits(time=time_limit, workers=workers, seed=seed, memory=memory or "auto")
    result = searched(
        asked,
        time_limit,
        voice,
        lambda report, stop: improve(asked, made, limits, report, stop=stop),
    )
    result = result.model_copy(update={"warnings": (*result.warnings, *warnings)})
    code = kept(asked, result, out, xlsx, voice)
    show_result(screen(), asked, result, voice)
    raise typer.Exit(max(code, OUTCOMES[result.termination.reason]))
