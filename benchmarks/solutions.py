"""Rotas as plain tables (løsninger): what a run found, for anyone to check with their own program."""

import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.contestants import Contestant
from benchmarks.instances import Instance
from models.problem import Problem
from models.result import Result
from models.rota import Rota

OFF = "-"

Keep = Callable[[Instance, Contestant, int, Result], None]
"""Is given each result as it comes, with its seed."""


def matrix(problem: Problem, rota: Rota) -> dict[str, list[str]]:
    """Return one code a day for each person, ``"-"`` for a day off (matrise).

    Two shifts that start on one day are written together, ``"D+N"``.
    """
    found: dict[str, list[str]] = {}
    assigned = rota.by_employee()
    for employee in problem.employees:
        codes: list[list[str]] = [[] for _ in range(problem.horizon.days)]
        for assignment in assigned.get(employee.id, []):
            codes[problem.horizon.index(assignment.date)].append(assignment.shift_type)
        found[employee.id] = ["+".join(sorted(day)) or OFF for day in codes]
    return found


def keeping(folder: Path) -> Keep:
    """Return what writes each rota to a file of its own in ``folder`` (lagre løsninger)."""
    folder.mkdir(parents=True, exist_ok=True)

    def keep(instance: Instance, contestant: Contestant, seed: int, result: Result) -> None:
        if result.rota is not None:
            table = matrix(instance.build(), result.rota)
            file = folder / f"{instance.name}-{contestant.name}-{seed}.json"
            file.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")

    return keep
