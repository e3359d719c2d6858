"""Reading a problem (lesing): a problem, or every fault in it at once.

One fault must not hide another, so reading goes on after the first: what was refused is left out, the rest is
put together as far as it goes, and every check that is still possible is made on it. Only a problem in which
all is sound is ever returned.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.checks import judge
from models.checks.subject import Thing, section
from models.findings import BadInput, Issue, Severity
from models.messages import explain, not_a_date
from models.places import inside, path
from models.problem import Problem
from models.salvage import Salvage
from models.shape import leaves
from models.syntax import SPOILT, parse
from models.text import Text

_BLANK: Final = re.compile(r"[\s;\"]")
_DATE: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def read_problem(text: str | bytes, name: str = "") -> Problem:
    """Return the problem that a JSON text describes (les oppgaven).

    Parameters
    ----------
    text
        JSON in the project's own format, as text or as UTF-8.
    name
        The file's name, for places in the text that have no path.

    Raises
    ------
    BadInput
        With every fault in the text, errors first; warnings stand behind them. A text with warnings alone is
        read, and ``models.checks.check`` repeats them.
    """
    document = parse(text, name)
    if not isinstance(document.data, dict):
        raise BadInput((_not_an_object(name),))
    data: dict[str, Any] = document.data
    issues = [*document.issues, *_timestamps(data)]
    problem, refused = _validated(data)
    issues += _told(refused, [issue.place for issue in issues])
    if problem is not None and not issues:
        issues += judge(problem, data, {})
        if not any(issue.severity is Severity.ERROR for issue in issues):
            return problem
    else:
        issues += _judged(data, refused, {issue.place for issue in issues})
    raise BadInput(_in_order(issues))


def _not_an_object(name: str) -> Issue:
    return Issue(
        code="wrong-type",
        place=name,
        text=Text(
            nb="filen må være et objekt i { } med horizon, units, shift_types, employees og demand",
            en="the file must be one object in { } with horizon, units, shift_types, employees and demand",
        ),
    )


def _timestamps(data: dict[str, Any]) -> Iterator[Issue]:
    """Take out the texts that the checker of types would read as seconds since 1970."""
    for steps, here, value in list(leaves(Problem, data)):
        if here.scalar_date and isinstance(value, str) and not _DATE.match(value):
            yield not_a_date(path(steps), here, value)
            holder: Any = data
            for step in steps[:-1]:
                holder = holder[step]
            holder[steps[-1]] = SPOILT


def _validated(data: dict[str, Any]) -> tuple[Problem | None, list[ErrorDetails]]:
    try:
        # Strict JSON: "3" is no number, 1 is no truth, but a date is written as a text.
        return Problem.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _told(refused: list[ErrorDetails], spoilt: Iterable[str]) -> list[Issue]:
    """Return what was refused, each place once, without what was reported before."""
    told: dict[str, Issue] = {}
    within = {error["loc"][:n] for error in refused for n in range(len(error["loc"]))}
    for error in refused:
        issue = explain(error, Problem)
        # A list is called too short also when something in it was refused.
        if error["type"] == "too_short" and error["loc"] in within:
            continue
        if not any(inside(issue.place, place) for place in spoilt):
            told.setdefault(issue.place, issue)
    return list(told.values())


def _judged(data: dict[str, Any], refused: list[ErrorDetails], reported: set[str]) -> Iterator[Issue]:
    """Yield what can still be judged of a problem that was not read."""
    salvage = Salvage([error["loc"] for error in refused])
    half = salvage.model(Problem, data)
    for issue in [*salvage.issues, *judge(half, data, _nameless(data, half))]:
        if issue.place not in reported:
            yield issue


def _nameless(data: dict[str, Any], half: Problem) -> dict[str, set[str]]:
    """Return, by section, the words of elements without a readable id: one of them is the id meant."""
    words: dict[str, set[str]] = {}
    for thing in Thing:
        raw: Any = data
        for step in thing.section.split("."):
            raw = raw.get(step) if isinstance(raw, dict) else None
        read = section(half, thing) or ()
        for element, model in zip(raw if isinstance(raw, list) else (), read, strict=False):
            if not hasattr(model, thing.key):
                given = element.values() if isinstance(element, dict) else [element]
                written = {str(value) for value in given if isinstance(value, str | int)}
                # Blanks and quotes are what most often makes an id illegible.
                bare = {_BLANK.sub("", word) for word in written}
                words.setdefault(thing.section, set()).update(written | bare)
    return words


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return each issue once, errors before warnings."""
    once = dict.fromkeys(issues)
    return tuple(sorted(once, key=lambda issue: issue.severity is Severity.WARNING))
