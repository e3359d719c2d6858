"""What every command does with its files and its shell (skall): read, refuse, save, tell and end."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Final, NoReturn

import typer

from api import files
from api.lang import Voice
from api.terminal.style import BAD, screen
from models.checks import check
from models.findings import BadInput, Issue, Severity
from models.problem import Problem
from models.reading import read_problem
from models.text import Language

DRAWABLE: Final = (".svg", ".png")
"""What a chart's file may end with."""


class Exit(IntEnum):
    """What the shell is told (sluttkode)."""

    DONE = 0
    BROKEN = 1
    BAD_INPUT = 2
    IMPOSSIBLE = 3
    NOTHING_FOUND = 4
    FAILED = 5
    ABORTED = 130


def problem_in(path: str) -> tuple[Problem, tuple[Issue, ...]]:
    """Return a problem that is fit to work on, with its warnings (les oppgaven).

    Raises
    ------
    BadInput
        With everything that is wrong.
    """
    problem = read_problem(files.read_text(path))
    issues = check(problem)
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise BadInput(issues)
    return problem, issues


@contextmanager
def bad_input_told(lang: Language, path: str) -> Iterator[None]:
    """Turn bad input into a list of its faults and the exit code that says so (ugyldig inndata)."""
    try:
        yield
    except BadInput as bad:
        voice = Voice(lang)
        faults = [issue for issue in bad.issues if issue.severity is Severity.ERROR]
        place = voice("stdin") if path == files.STANDARD else path
        count = voice.count("faults", len(faults))
        lines = [f"  {issue.say(lang)}" for issue in faults]
        refuse("\n".join([voice("bad_input", place=place, count=count), *lines]))


def refuse(text: str) -> NoReturn:
    """End with a sentence and the code for bad input (avvis)."""
    screen(stderr=True).print(text, style=BAD, soft_wrap=True)
    raise typer.Exit(Exit.BAD_INPUT)


def check_targets(voice: Voice, inputs: list[tuple[str, str]], targets: list[tuple[str, Path]]) -> None:
    """Refuse files that cannot be written, before hours are spent on their content (kan skrives)."""
    others = list(inputs)
    for name, path in targets:
        try:
            files.check_writable(path, tuple(others))
        except files.Unwritable as refused:
            refuse(voice.say(refused.text))
        others.append((name, str(path)))


def check_drawable(voice: Voice, chart: Path | None) -> None:
    """Refuse a chart under a name that says no format that it can have (kan tegnes)."""
    if chart is not None and chart.suffix.lower() not in DRAWABLE:
        refuse(voice("chart.format", path=chart))


def save(path: Path, content: bytes, voice: Voice) -> Exit:
    """Write a file; what cannot be written where it belongs is saved elsewhere (lagre)."""
    try:
        files.write(path, content)
    except files.Unwritable as refused:
        tell(voice.say(refused.text), style=BAD)
        try:
            tell(voice("file.rescued", path=files.rescue(path.name, content)))
        except files.Unwritable as full:
            tell(voice.say(full.text), style=BAD)
        return Exit.FAILED
    tell(voice("file.saved", path=path))
    return Exit.DONE


def tell(text: str, style: str | None = None) -> None:
    """Say something beside the output proper (si fra)."""
    screen(stderr=True).print(text, style=style, soft_wrap=True)
