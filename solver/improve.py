"""A rota that breaks rules made better (forbedring): nothing broken anew, nothing worse than it was."""

import threading
from dataclasses import replace

from models.audit import audit
from models.healing import Improvement, compare
from models.problem import Problem
from models.result import Incident, LevelResult, Reason, Result, Termination, TracePoint
from models.rota import Rota
from models.text import Text
from solver.limits import Limits
from solver.progress import NON_NEGATIVE, Progress
from solver.rows import rota_of, rows_of
from solver.solve import composed, limit_of
from solver.supervise import Monitor, Run, supervise
from solver.tolerance import BREACHES

STRATEGY = "neighbourhoods"
"""Columns price a class of alike people once, and those who break different things are not alike."""


def improve(
    problem: Problem,
    rota: Rota,
    limits: Limits | None = None,
    monitor: Monitor = lambda _: None,
    *,
    stop: threading.Event | None = None,
) -> Result:
    """Search for a rota that breaks less, and then is better, than one that breaks rules (forbedre).

    Returns
    -------
    Result
        Always with a rota, the given one if nothing better was found. ``improvement`` compares the audits
        breach by breach; what is worse there is never served.
    """
    run = Run(
        problem,
        limits or Limits(),
        STRATEGY,
        lambda progress: monitor(_shown(progress)),
        stop or threading.Event(),
        rota=rows_of(rota),
        tolerant=True,
    )
    supervise(run)
    run.trace = [_point(point) for point in run.trace]
    return _result(run, rota)


def _shown(progress: Progress) -> Progress:
    """Return progress on the objective's own levels, without that of the breaches."""
    mending = progress.phase == f"level-{BREACHES}"
    return replace(
        progress,
        phase="mending" if mending else progress.phase,
        values=progress.values[1:],
        bounds=progress.bounds[1:],
        provers=progress.provers[1:],
    )


def _point(point: TracePoint) -> TracePoint:
    return point.model_copy(update={"values": point.values[1:], "bounds": point.bounds[1:]})


def _result(run: Run, start: Rota) -> Result:
    before = audit(run.problem, start)
    rota = start if run.rota is None else rota_of(run.rota)
    report = audit(run.problem, rota)
    healing = compare(before.breaches, report.breaches)
    if healing.worse:
        run.incidents.append(_refused(len(healing.worse)))
        rota, report, healing = start, before, compare(before.breaches, before.breaches)
    numbers = sorted({term.level for term in run.problem.objective})
    # Every price is at least 0, and nothing else is proven of rotas that may break rules.
    levels = tuple(LevelResult.of(n, report.level(n), 0, NON_NEGATIVE) for n in numbers)
    reason = Reason.FEASIBLE if report.lawful else Reason.IMPROVED
    ended = Termination(reason=reason, limit=limit_of(run, levels))
    return composed(
        run,
        ended,
        levels,
        rota,
        report,
        improvement=Improvement(breaches=before.breaches, terms=before.terms, healing=healing),
    )


def _refused(worse: int) -> Incident:
    return Incident(
        code="improvement-refused",
        text=Text(
            nb=f"Revisor fant {worse} nye eller større brudd etter forbedringen; turnusen står som den var.",
            en=f"The auditor found {worse} new or larger breaches after improving; the rota is as it was.",
        ),
    )
