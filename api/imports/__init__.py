"""Rotas from outside (import): JSON, lists of shifts and matrices of codes, told apart by their content.

Whatever a file calls itself, it is read for what it is. Everything in it that cannot be a shift of this
problem is reported at once, each with its cell or line; a rota is returned only when there is nothing to
report. What a rota breaks is not asked here: that is the auditor's.
"""

from pathlib import Path

from api.imports.json_rota import from_json, looks_like_json
from api.imports.listed import from_list
from api.imports.matrix import from_matrix
from api.imports.recognise import Kind, recognised
from api.imports.shifts import Shifts
from api.imports.tables import Table, from_text, refuse
from api.imports.workbooks import from_workbook, looks_like_workbook
from models.problem import Problem
from models.rota import Rota


def read_rota(source: bytes | str | Path, problem: Problem, name: str = "") -> Rota:
    """Return the rota that a file holds (les turnus).

    Parameters
    ----------
    source
        The file's content, or its path.
    problem
        What the rota answers: its people, units, shift types and days.
    name
        What to call the file in the places of its faults; a path has a name of its own.

    Raises
    ------
    BadInput
        With everything that is wrong, each with its cell, line or path.
    """
    content, named = (source, "") if isinstance(source, bytes) else _content(Path(source))
    name = name or named
    shifts = Shifts(problem)
    if looks_like_json(content):
        from_json(content, name, shifts)
    elif looks_like_workbook(content):
        _from_tables(from_workbook(content, name), name, shifts)
    else:
        _from_tables(from_text(content, name), name, shifts)
    return shifts.rota()


def _content(path: Path) -> tuple[bytes, str]:
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        reason = error.strerror or "?"
        raise refuse(
            "unreadable-file",
            path.name,
            nb=f"filen kan ikke leses ({reason}); se på navnet og tilgangen",
            en=f"the file cannot be read ({reason}); look at its name and permissions",
        ) from error


def _from_tables(tables: list[Table], name: str, shifts: Shifts) -> None:
    found = [(table, head) for table in tables if (head := recognised(table)) is not None]
    ours = [(table, head) for table, head in found if table.ours]
    chosen = ours or found
    if not chosen:
        raise refuse(
            "no-rota",
            name,
            nb="fant ingen turnus: skriv kolonnene ansatt, vaktkode og dato, eller en rad med datoer over "
            "kodene og de ansattes id i første kolonne",
            en="found no rota: write the columns employee, shift_type and date, or a row of dates over the "
            "codes and the employees' ids in the first column",
        )
    if len(chosen) > 1:
        sheets = ", ".join(table.name for table, _ in chosen)
        raise refuse(
            "several-rotas",
            name,
            nb=f"arkene {sheets} ser alle ut som turnuser; gi den som gjelder, navnet Turnus",
            en=f"the sheets {sheets} all look like rotas; name the one that counts Turnus",
        )
    table, head = chosen[0]
    if head.kind is Kind.LIST:
        from_list(table, head, shifts)
    else:
        from_matrix(table, head, shifts)
