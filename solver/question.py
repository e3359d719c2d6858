"""One cell as asked, in a process of its own (spørsmål): a solver that falls takes no command along.

The process reads a question as JSON on standard input and writes the answer on standard output. If it falls
while there is time, another is asked, without the hints that CP-SAT has been seen to abort on.
"""

import os
import subprocess
import sys
import time
from datetime import date

from models.audit import audit
from models.problem import Problem
from models.result import Incident
from models.rota import Rota
from models.units import Frozen
from models.whatif import Cell, Nearest
from solver import incidents
from solver.limits import PER_WEEK
from solver.memory import allowance, keep_within
from solver.nearest import nearest
from solver.parent import die_with_parent

COMMAND = (sys.executable, "-m", "solver.question")
GRACE = 5.0
"""Seconds past its deadline at which a process that does not end is killed; more where audits take longer."""


class Question(Frozen):
    """What is asked (spørsmål).

    Attributes
    ----------
    until
        When to end, by the monotonic clock: the machine's, so it means the same in both processes.
    parent
        Who asks; who does not live any more needs no answer.
    """

    problem: Problem
    rota: Rota
    employee: str
    day: date
    cell: Cell
    until: float
    hints: bool
    memory: int | None
    parent: int

    def answer(self) -> Nearest:
        """Return the answer, searched in this process (svar)."""
        return nearest(
            self.problem,
            self.rota,
            self.employee,
            self.day,
            self.cell,
            seconds=max(0.0, self.until - time.monotonic()),
            hints=self.hints,
        )


def ask(problem: Problem, rota: Rota, employee: str, day: date, cell: Cell, *, seconds: float) -> Nearest:
    """Return what ``nearest`` does, and what became of the processes that searched for it (spør)."""
    fallen: list[Incident] = []
    question = Question(
        problem=problem,
        rota=rota,
        employee=employee,
        day=day,
        cell=cell,
        until=time.monotonic() + seconds,
        hints=True,
        memory=allowance("auto"),
        parent=os.getpid(),
    )
    for tried in (question, question.model_copy(update={"hints": False})):
        answer = _asked(tried, fallen) if time.monotonic() < question.until else None
        if answer is not None:
            return answer.model_copy(update={"incidents": (*fallen, *answer.incidents)})
    return Nearest(before=audit(problem, rota), incidents=tuple(fallen), failed=True)


def _asked(question: Question, fallen: list[Incident]) -> Nearest | None:
    """Return a process's answer; None where it fell, which is written down."""
    weeks = len(question.problem.employees) * question.problem.horizon.weeks
    grace = GRACE + PER_WEEK * weeks
    try:
        ended = subprocess.run(
            COMMAND,
            input=question.model_dump_json().encode(),
            capture_output=True,
            timeout=max(0.0, question.until - time.monotonic()) + grace,
            start_new_session=True,  # Ctrl-C is for who asks, and ends this one too
            check=False,
        )
    except subprocess.TimeoutExpired:
        fallen.append(incidents.hung(round(grace, 1), best=False))
        return None
    except OSError as error:
        fallen.append(incidents.not_started(error.strerror or str(error), _next(question)))
        return None
    if ended.returncode == 0:
        return Nearest.model_validate_json(ended.stdout)
    code, said, then = ended.returncode, ended.stderr.decode(errors="replace").splitlines(), _next(question)
    short = incidents.no_room(code, said)
    fallen.append(
        incidents.out_of_memory(question.memory, then) if short else incidents.died(code, said, then)
    )
    return None


def _next(question: Question) -> incidents.Next:
    """Return what is done when the process with this question has fallen."""
    again = question.hints and time.monotonic() < question.until
    return incidents.Next(again=again, best=False, workers=1)


def main() -> None:
    """Answer one question (start)."""
    die_with_parent()
    question = Question.model_validate_json(sys.stdin.buffer.read())
    if os.getppid() != question.parent:
        return  # who asked had ended before this process could ask to end with it
    if question.memory is not None:
        keep_within(question.memory)
    sys.stdout.buffer.write(question.answer().model_dump_json().encode())


if __name__ == "__main__":
    main()
