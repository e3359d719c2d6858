"""The command ``explain`` (forklar): what holds a cell, and what something else would take."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.lang import Voice
from api.shell import Exit, bad_input_told, problem_in
from api.terminal.style import screen
from models.text import Language

if TYPE_CHECKING:
    from models.whatif import Nearest


def explain_cell(
    result: Annotated[str, typer.Argument(metavar="RESULT", help="help.result")],
    employee: Annotated[str, typer.Option(metavar="ID", help="help.employee")],
    date: Annotated[str, typer.Option(metavar="DATE", help="help.date")],
    instead: Annotated[str | None, typer.Option(metavar="CODE", help="help.instead")] = None,
    problem: Annotated[str | None, typer.Option(metavar="FILE", help="help.problem_option")] = None,
    time_limit: Annotated[int, typer.Option(min=1, max=3600, help="help.time")] = 20,
    lang: Annotated[
        Language, typer.Option("--lang", envvar="TURNUSMOTOR_LANG", help="help.lang")
    ] = Language.NB,
) -> None:
    """Explain one cell of a result (forklar)."""
    from api.cells import cell_asked, day_asked
    from api.results import fits, problem_beside, read_result
    from api.terminal.cell import CellView
    from models.whatif import alternatives, held
    from solver.question import ask

    voice = Voice(lang)
    with bad_input_told(lang, result):
        found, rota = read_result(result)
        place = problem or problem_beside(result, found.provenance.digest)
    with bad_input_told(lang, place):
        asked, _ = problem_in(place)
        fits(asked, found)
        day = day_asked(asked, employee, date)
        wished = None if instead is None else cell_asked(asked, rota, employee, day, instead)
    view = CellView(screen(), asked, voice)
    view.show(employee, day, alternatives(asked, rota, employee, day))
    if wished is not None and held(rota, employee, day) == (wished,):
        screen().print(voice("cell.is_so"))
    elif wished is not None:
        answer = ask(asked, rota, employee, day, wished, seconds=time_limit)
        view.answer(employee, day, wished, answer)
        raise typer.Exit(_code(answer))


def _code(answer: "Nearest") -> Exit:
    if answer.rota is not None:
        return Exit.DONE
    if answer.impossible:
        return Exit.IMPOSSIBLE
    return Exit.FAILED if answer.failed else Exit.NOTHING_FOUND
