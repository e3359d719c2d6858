"""The commands ``demand`` and ``chart`` (behov og figurer): from tasks to need, and from a rota to cover."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api import files
from api.lang import Voice
from api.shell import Exit, bad_input_told, check_drawable, check_targets, problem_in, refuse, save, tell
from api.terminal.style import screen
from models.text import Language

if TYPE_CHECKING:
    from api.needs import Made
    from models.task_list import TaskList

_STEP = 15
"""Minutes of the steps in which a chart of cover shows work."""


def make_demand(
    tasks: Annotated[str | None, typer.Argument(metavar="[TASKS]", help="help.tasks")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="help.need.out")] = None,
    into: Annotated[str | None, typer.Option(metavar="PROBLEM", help="help.into")] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="help.template")] = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE", help="help.need.chart")] = None,
    step: Annotated[int, typer.Option(min=5, max=60, help="help.step")] = 30,
    readiness: Annotated[float | None, typer.Option(min=0, max=1, help="help.readiness")] = None,
    shared: Annotated[bool, typer.Option("--shared", help="help.shared")] = False,
    unit: Annotated[str | None, typer.Option(help="help.unit")] = None,
    competence: Annotated[list[str] | None, typer.Option(help="help.competence")] = None,
    lang: Annotated[
        Language, typer.Option("--lang", envvar="TURNUSMOTOR_LANG", help="help.lang")
    ] = Language.NB,
) -> None:
    """Make the demand that a list of tasks gives (tjenestebehov)."""
    from api.needs import check_fits, keep, problem_for, tasks_in, write_template
    from api.terminal.need import show_need
    from models.need import STEPS

    voice, problem, listed = Voice(lang), None, None
    if step not in STEPS:
        refuse(voice("need.step", step=step, steps=", ".join(map(str, STEPS))))
    if tasks == into == files.STANDARD:
        refuse(voice("file.stdin_twice"))
    if into is not None:
        with bad_input_told(lang, into):
            problem = problem_for(into)
    if tasks is not None:
        with bad_input_told(lang, tasks):
            listed = tasks_in(tasks, unit=unit, readiness=readiness, names=competence or [], problem=problem)
    inputs = [(voice(word), path) for word, path in (("tasks", tasks), ("problem", into)) if path]
    if template is not None:
        check_targets(voice, inputs, [(voice("template"), template)])
        raise typer.Exit(write_template(template, listed, voice))
    if listed is None or out is None:
        refuse(voice("need.nothing"))
    targets = [(voice("result"), out), *([(voice("chart"), chart)] if chart is not None else [])]
    check_targets(voice, inputs, targets)
    check_drawable(voice, chart)
    used = listed.shared() if shared else listed
    if problem is not None:
        with bad_input_told(lang, str(into)):
            check_fits(used, step, problem)
    made = _levelled(listed, used, step, voice)
    code = keep(made, out, problem, voice)
    if chart is not None:
        code = max(code, _draw(made, chart, voice))
    show_need(screen(), made, voice)
    raise typer.Exit(code)


def draw_chart(
    problem: Annotated[str, typer.Argument(metavar="PROBLEM", help="help.problem")],
    rota: Annotated[str, typer.Argument(metavar="RESULT", help="help.chart.rota")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="help.chart.out")],
    unit: Annotated[str | None, typer.Option(help="help.chart.unit")] = None,
    tasks: Annotated[str | None, typer.Option(metavar="TASKS", help="help.chart.tasks")] = None,
    shared: Annotated[bool, typer.Option("--shared", help="help.shared")] = False,
    lang: Annotated[
        Language, typer.Option("--lang", envvar="TURNUSMOTOR_LANG", help="help.lang")
    ] = Language.NB,
) -> None:
    """Draw need and cover (figur)."""
    from api.charts.canvas import drawn
    from api.charts.cover import cover_chart
    from api.imports import read_rota
    from api.needs import tasks_in

    voice, made = Voice(lang), None
    if [problem, rota, tasks].count(files.STANDARD) > 1:
        refuse(voice("file.stdin_twice"))
    with bad_input_told(lang, problem):
        asked, _ = problem_in(problem)
    units = [one.id for one in asked.units]
    unit = units[0] if unit is None and len(units) == 1 else unit
    if unit not in units:
        refuse(voice("chart.unit", names=", ".join(units)))
    with bad_input_told(lang, rota):
        found = read_rota(files.read_bytes(rota), asked)
    inputs = [(voice("problem"), problem), (voice("result"), rota)]
    check_targets(voice, inputs, [(voice("chart"), out)])
    check_drawable(voice, out)
    if tasks is not None:
        with bad_input_told(lang, tasks):
            listed = tasks_in(tasks, unit=unit, readiness=None, names=[])
        made = _levelled(listed, listed.shared() if shared else listed, _STEP, voice)
    raise typer.Exit(save(out, drawn(cover_chart(asked, found, unit, voice, made), out), voice))


def _levelled(listed: "TaskList", used: "TaskList", step: int, voice: Voice) -> "Made":
    """Lay the work out with the least peaks, and say so first, for it may take a while."""
    from api.needs import Made
    from solver.levelling import level

    tell(voice("need.levelling"))
    found = level(used.work(), used.levels, step, away=used.away(step))
    return Made(listed, used, step, found.loads, found.peaks, found.floor)


def _draw(made: "Made", chart: Path, voice: Voice) -> Exit:
    from api.charts.canvas import drawn
    from api.charts.need import need_chart

    return save(chart, drawn(need_chart(made, voice), chart), voice)
