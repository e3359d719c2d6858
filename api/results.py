"""Results read back (resultatfiler): a result, and the problem that it answers, found by its digest."""

import json
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from api import files
from models.findings import BadInput, Issue
from models.places import path as place_of
from models.places import shown
from models.problem import Problem
from models.result import Result
from models.rota import Rota
from models.text import Text

_LARGEST: Final = 50_000_000
"""Bytes of a file beside the result that is looked into."""


def read_result(path: str) -> tuple[Result, Rota]:
    """Return a result with its rota (les resultat).

    Raises
    ------
    BadInput
        When the file is no result of ours, or one without a rota.
    """
    text = files.read_text(path)
    try:
        result = Result.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = place_of(first["loc"])
        raise _bad(
            "not-a-result",
            where,
            nb=f"dette er ikke et resultat fra turnusmotor ({first['msg']}); oppgi filen som --out skrev",
            en=f"this is no result of turnusmotor ({first['msg']}); give the file that --out wrote",
        ) from error
    if result.rota is None:
        reason = result.termination.reason.value
        raise _bad(
            "no-rota",
            "rota",
            nb=f"resultatet har ingen turnus (termination.reason er {shown(reason)}), så ingen celle kan "
            "forklares",
            en=f"the result has no rota (termination.reason is {shown(reason)}), so no cell can be explained",
        )
    return result, result.rota


def problem_beside(path: str, digest: str) -> str:
    """Return the path of the problem with this digest, in the result's folder (oppgaven ved siden av).

    A result names nobody and so does not hold its problem; it holds the problem's digest.

    Raises
    ------
    BadInput
        When no file there is that problem.
    """
    folder = Path(path).resolve().parent
    for file in sorted(folder.glob("*.json")) if path != files.STANDARD else ():
        if file.stat().st_size <= _LARGEST and _digest(file) == digest:
            return str(file)
    raise _bad(
        "problem-missing",
        "",
        nb=f"fant ikke oppgaven som resultatet svarer på (fingeravtrykk {digest[:12]}) i mappen {folder}; "
        "oppgi den med --problem",
        en=f"found no problem that the result answers (digest {digest[:12]}) in the folder {folder}; give it "
        "with --problem",
    )


def fits(problem: Problem, result: Result) -> None:
    """Refuse a problem that the result does not answer (hører sammen).

    Raises
    ------
    BadInput
        With both digests.
    """
    wanted = result.provenance.digest
    if problem.digest != wanted:
        raise _bad(
            "other-problem",
            "",
            nb=f"oppgaven har fingeravtrykk {problem.digest[:12]}, men resultatet svarer på {wanted[:12]}; "
            f"oppgi den oppgaven, eller løs denne på nytt (resultatet er fra versjon "
            f"{result.provenance.version})",
            en=f"the problem has digest {problem.digest[:12]}, but the result answers {wanted[:12]}; give "
            f"that problem, or solve this one again (the result is from version "
            f"{result.provenance.version})",
        )


def _digest(file: Path) -> str | None:
    """Return the digest of a problem file; None where the file is something else."""
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
        if not isinstance(data, dict) or data.get("format") != "turnusmotor-problem-1":
            return None
        return Problem.model_validate(data).digest
    except (OSError, ValueError):
        return None  # not ours, or not readable: it is only looked into, and whoever wants it names it


def _bad(code: str, place: str, *, nb: str, en: str) -> BadInput:
    return BadInput((Issue(code=code, place=place, text=Text(nb=nb, en=en)),))
