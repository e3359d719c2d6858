"""The whole answer on the terminal (rapport): a result of a search, or the audit of a rota."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text as Line

from api.lang import Voice
from api.overview import Overview
from api.terminal import style, tables
from api.terminal.conflicts import conflicts
from api.terminal.days_off import days_off
from api.terminal.healing import healed, healing
from api.terminal.law import checklist, expired, law
from api.terminal.matrix import matrix
from api.terminal.norm import norms
from models.archive import Replay
from models.findings import Issue, Severity
from models.problem import Problem
from models.result import Provenance, Reason, Result
from models.text import Text
from models.uncovered import UncoveredNeed


def show_result(console: Console, problem: Problem, result: Result, voice: Voice) -> None:
    """Print a result: the rota first, the verdict last (vis resultat)."""
    overview = _overview(problem, result)
    if overview is not None:
        _show_overview(console, overview, result.uncovered, voice)
        if result.improvement is not None:
            _spaced(console, healing(result.improvement, result.objective, problem.horizon, voice))
        _spaced(console, tables.objective(result.objective, overview.report.terms, voice))
        _spaced(console, tables.key_figures(overview.figures, voice))
    elif result.audit is not None:
        _spaced(console, tables.breaches(result.audit.breaches, problem.horizon, voice))
    if result.termination.reason is Reason.INFEASIBLE and not result.conflicts:
        console.print(Line(voice("conflict.none"), style=style.AMBER))
    _spaced(console, conflicts(result.conflicts, voice))
    _spaced(console, _texts(voice("incidents"), [incident.text for incident in result.incidents], voice))
    _spaced(console, _warnings(result.warnings, voice))
    console.print(Line(_provenance(result.provenance, voice), style=style.QUIET))
    served = overview is not None and overview.report.lawful
    console.print(_verdict(_outcome(result, voice), _summary(problem, result, voice), good=served))


def show_audit(
    console: Console,
    overview: Overview,
    needs: Sequence[UncoveredNeed],
    warnings: Sequence[Issue],
    voice: Voice,
    *,
    replay: Replay | None = None,
) -> None:
    """Print what the auditor says of a rota from anywhere, under other law if asked (vis revisjon)."""
    if replay is not None:
        console.print()
        _spaced(console, law(replay, voice))
    _show_overview(console, overview, needs, voice)
    _spaced(console, tables.key_figures(overview.figures, voice))
    _spaced(console, _warnings(warnings, voice))
    broken = voice.count("breaches", len(overview.report.breaches))
    verdict = voice("verdict.clean") if overview.report.lawful else voice("verdict.broken", breaches=broken)
    lines = [_size(overview, voice), voice.count("gaps", len(needs))]
    console.print(_verdict(verdict, lines, good=overview.report.lawful))


def _overview(problem: Problem, result: Result) -> Overview | None:
    if result.rota is None or result.audit is None or result.kpis is None:
        return None
    return Overview(problem, result.rota, result.audit, result.kpis)


def _show_overview(
    console: Console, overview: Overview, needs: Sequence[UncoveredNeed], voice: Voice
) -> None:
    problem, report = overview.problem, overview.report
    console.print()
    console.print(
        Line(f"{problem.name or voice('rota')} · {voice.period(problem.horizon)}", style=style.HEADING)
    )
    console.print()
    for line in matrix(overview, voice, console.width):
        console.print(line, no_wrap=True, overflow="crop", crop=False)
    console.print()
    console.print(tables.people(overview, voice, console.width))
    console.print()
    _spaced(console, norms(overview, voice, console.width))
    _spaced(console, tables.gaps(needs, voice))
    _spaced(console, tables.breaches(report.breaches, problem.horizon, voice))
    _spaced(console, expired(report.breaches, voice))
    _spaced(console, tables.covered(report.covered, voice))
    _spaced(console, days_off(overview, voice))
    _spaced(console, tables.unconfirmed(report.unconfirmed, voice))
    _spaced(console, checklist(report.workflow, voice))


def _spaced(console: Console, parts: Iterator[RenderableType]) -> None:
    """Print what there is and, if there was anything, an empty line."""
    printed = False
    for part in parts:
        console.print(part)
        printed = True
    if printed:
        console.print()


def _texts(title: str, texts: Sequence[Text], voice: Voice) -> Iterator[RenderableType]:
    if texts:
        yield tables.heading(title)
        for text in texts:
            yield tables.bullet(Line(voice.say(text)))


def _warnings(issues: Sequence[Issue], voice: Voice) -> Iterator[RenderableType]:
    warnings = [issue for issue in issues if issue.severity is Severity.WARNING]
    if warnings:
        yield Line(voice("warnings"), style=style.AMBER)
        for issue in warnings:
            yield tables.bullet(Line(issue.say(voice.language)))


def _outcome(result: Result, voice: Voice) -> str:
    ended = result.termination
    text = voice(f"verdict.{ended.reason.value}")
    if ended.limit is not None and ended.reason is Reason.FEASIBLE:
        text += f" ({voice(f'limit.{ended.limit.value}')})"
    return text


def _summary(problem: Problem, result: Result, voice: Voice) -> list[str]:
    lines = [voice.say(result.termination.detail)] if result.termination.detail is not None else []
    overview = _overview(problem, result)
    if overview is None:
        return lines
    gaps = voice.count("gaps", len(result.uncovered)) if result.uncovered else voice("uncovered.none")
    if result.improvement is not None:
        lines += [healed(result.improvement, voice)]
    lines += [_size(overview, voice), gaps]
    lines += [
        voice(
            "summary.level",
            level=level.level,
            value=voice.kroner(level.value),
            gap=voice("proven") if level.bound == level.value else _open(level.value, level.bound, voice),
        )
        for level in result.objective
    ]
    return lines


def _open(value: int, bound: int | None, voice: Voice) -> str:
    if bound is None:
        return voice("summary.unproven")
    return voice("summary.gap", gap=voice.percent(tables.gap(value, bound)))


def _size(overview: Overview, voice: Voice) -> str:
    people = voice.count("people", len(overview.people))
    return f"{people}, {voice.count('shifts', len(overview.rota.assignments))}"


def _verdict(verdict: str, lines: Sequence[str], *, good: bool) -> RenderableType:
    look = style.GOOD if good else style.BAD
    if not lines:
        return Padding(Line(verdict, style=look), (1, 0, 0, 0))
    body = Line("\n").join(Line(line) for line in lines)
    return Padding(Panel(body, title=Line(verdict), title_align="left", border_style=look), (1, 0, 0, 0))


def _provenance(made: Provenance, voice: Voice) -> str:
    return voice(
        "provenance.line",
        version=made.version,
        ortools=made.ortools,
        strategy=made.strategy,
        seed=made.seed,
        workers=made.workers,
        seconds=voice.decimal(made.milliseconds, 1000),
        digest=made.digest[:12],
    )
