"""The command ``sheet`` (turnus per ansatt): one person's rota, to be read, printed or carried along."""

from pathlib import Path
from typing import Annotated

import typer

from api import files
from api.lang import Voice
from api.shell import bad_input_told, check_targets, problem_in, refuse
from models.text import Language


def show_sheets(
    problem: Annotated[str, typer.Argument(metavar="PROBLEM", help="help.problem")],
    rota: Annotated[str, typer.Argument(metavar="ROTA", help="help.rota")],
    employee: Annotated[list[str] | None, typer.Option(metavar="ID", help="help.sheet.employee")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="help.sheet.xlsx")] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="help.sheet.csv")] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="help.sheet.ics")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="help.sheet.from")] = None,
    weeks: Annotated[int, typer.Option(min=1, max=52, help="help.sheet.weeks")] = 26,
    lang: Annotated[
        Language, typer.Option("--lang", envvar="TURNUSMOTOR_LANG", help="help.lang")
    ] = Language.NB,
) -> None:
    """Show one person's rota, or everybody's (turnus per ansatt)."""
    from api import sheets
    from api.imports import read_rota

    voice = Voice(lang)
    if problem == rota == files.STANDARD:
        refuse(voice("file.stdin_twice"))
    with bad_input_told(lang, problem):
        asked, _ = problem_in(problem)
    with bad_input_told(lang, rota):
        made = read_rota(files.read_bytes(rota), asked)
    wanted = sheets.Wanted(tuple(employee or ()), xlsx=xlsx, csv=csv, ics=ics)
    inputs = [(voice("problem"), problem), (voice("rota"), rota)]
    check_targets(voice, inputs, wanted.targets())
    if start is None:
        overview = sheets.overview_of(asked, made)
    else:
        overview = sheets.calendar_overview(asked, made, start, weeks, voice)
    raise typer.Exit(sheets.show(overview, wanted, voice))
