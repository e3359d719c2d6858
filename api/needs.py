"""From tasks to need (fra oppgaver til behov): what the command `demand` asks for, makes and keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api import files
from api.exports.task_book import task_book
from api.imports.tasks import read_tasks
from api.lang import Voice
from api.shell import Exit, save, tell
from models.demand import Demand
from models.examples import example_tasks
from models.findings import BadInput, Issue, Severity
from models.need import Required, demand, requirements
from models.placed import placed
from models.places import shown
from models.problem import Problem
from models.reading import read_problem
from models.task_list import LevelCompetence, TaskList
from models.text import Text
from models.units import FULL_POSITION
from models.workload import Loads, even_loads


@dataclass(frozen=True, slots=True)
class Made:
    """Need that has been made (laget behov).

    Attributes
    ----------
    listed
        The tasks as the file has them.
    tasks
        Those that the need is made from: after task sharing, where that was asked for.
    loads
        The work by level and slot, levelled.
    peaks, floor
        As the levelling has them.
    """

    listed: TaskList
    tasks: TaskList
    step: int
    loads: Loads
    peaks: int
    floor: int

    @property
    def needs(self) -> list[Required]:
        """What each competence needs (krav)."""
        return requirements(self.tasks, self.loads, self.step)

    @property
    def demand(self) -> Demand:
        """The demand as a problem has it (bemanningsbehov)."""
        return demand(self.tasks, self.loads, self.step)


def problem_for(path: str) -> Problem:
    """Return the problem that the need is to go into, which may have none so far (les oppgaven).

    Raises
    ------
    BadInput
        With everything else that is wrong.
    """
    text = files.read_text(path)
    try:
        return read_problem(text)
    except BadInput as bad:
        if {issue.code for issue in bad.issues if issue.severity is Severity.ERROR} != {"empty-demand"}:
            raise
        return Problem.model_validate_json(text)


def tasks_in(
    path: str,
    *,
    unit: str | None,
    readiness: float | None,
    names: Sequence[str],
    problem: Problem | None = None,
) -> TaskList:
    """Return the tasks of a file with what the command says besides (les oppgavene).

    Parameters
    ----------
    names
        What levels are called in the problem, as ``HFA_MED1=MED1``; nothing behind the sign is anyone.
    problem
        Where the need is to go: its only unit is meant where the file says none.

    Raises
    ------
    BadInput
        With everything that is wrong.
    """
    only = problem.units[0].id if problem is not None and len(problem.units) == 1 else None
    tasks = read_tasks(files.read_bytes(path), path, unit, otherwise=only)
    if readiness is not None:
        tasks = tasks.changed(readiness=round(readiness * FULL_POSITION))
    named = {one.level: one for one in tasks.competences}
    for word in names:
        level, sign, competence = (part.strip() for part in word.partition("="))
        if not sign or level not in tasks.levels:
            raise BadInput((_no_pair(word, tasks.levels),))
        named[level] = LevelCompetence(level=level, competence=competence or None)
    return tasks.changed(competences=tuple(named.values()))


def check_fits(tasks: TaskList, step: int, problem: Problem) -> None:
    """Refuse what the problem cannot take, before any time is spent on levelling (passer i oppgaven).

    Raises
    ------
    BadInput
        With every name that the problem does not know.
    """
    placed(problem, demand(tasks, even_loads(tasks.work(), tasks.levels, step), step), tasks.unit)


def write_template(path: Path, tasks: TaskList | None, voice: Voice) -> Exit:
    """Write a workbook to fill in: with these tasks, or with an example to correct (skriv mal)."""
    return save(path, task_book(tasks or example_tasks("ward"), voice), voice)


def keep(made: Made, out: Path, problem: Problem | None, voice: Voice) -> Exit:
    """Write the demand, or the problem with it in the place of the unit's own (lagre behovet)."""
    if problem is None:
        return save(out, (made.demand.model_dump_json(indent=2) + "\n").encode(), voice)
    new = placed(problem, made.demand, made.tasks.unit)
    code = save(out, (new.problem.model_dump_json(indent=2) + "\n").encode(), voice)
    tell(voice("need.replaced", rows=new.rows, curves=len(made.demand.curves)))
    if new.exceptions:
        tell(voice("need.dropped", count=new.exceptions))
    if _first_night(new.problem, made.demand):
        tell(voice("need.first_night", date=voice.date(problem.horizon.start)))
    return code


def _first_night(problem: Problem, made: Demand) -> bool:
    """Whether the plan begins in a night that only shifts of the day before could cover, and has none."""
    horizon = problem.horizon
    first = str(problem.demand.weekday(horizon, horizon.start) + 1)
    asked = any(curve.targets[0] for curve in made.curves if first in curve.days)
    return asked and not horizon.cyclic and not any(employee.history for employee in problem.employees)


def _no_pair(word: str, levels: Sequence[str]) -> Issue:
    known = ", ".join(levels)
    text = Text(
        nb=f"{shown(word)} er ikke NIVÅ=KOMPETANSE, der nivået er ett av {known}",
        en=f"{shown(word)} is not LEVEL=COMPETENCE, where the level is one of {known}",
    )
    return Issue(code="unknown-level", place="--competence", text=text)
