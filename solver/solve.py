"""From a problem to an audited result (løs): the composition root of the solver."""

import platform
import threading
from importlib.metadata import PackageNotFoundError, version

from models.audit import AuditReport, audit
from models.healing import Improvement
from models.kpi import kpis
from models.marks import marks
from models.problem import Problem
from models.result import SERVED, Incident, LevelResult, Limit, Provenance, Reason, Result, Termination
from models.rota import Rota
from models.text import Text
from models.uncovered import uncovered
from solver.apart import parts, supervise_apart
from solver.incidents import narrowed, start_leaning, start_unlawful
from solver.limits import Limits
from solver.progress import NON_NEGATIVE
from solver.rows import rota_of, rows_of
from solver.supervise import TRIES, Monitor, Run, supervise

STANDARD = "together"
"""The product's own strategy; it alone searches apart what nobody joins."""


def solve(
    problem: Problem,
    limits: Limits | None = None,
    monitor: Monitor = lambda _: None,
    *,
    strategy: str = STANDARD,
    start: Rota | None = None,
    stop: threading.Event | None = None,
) -> Result:
    """Search for the best lawful rota and audit it (løs).

    Parameters
    ----------
    limits
        When to end.
    monitor
        Told of progress, in this thread.
    strategy
        Name in ``solver.strategies.STRATEGIES``.
    start
        A rota to go on from; one that breaks rules, or deviates where only an agreement for a part of the
        plan lets it, is left aside, and the result says so.
    stop
        Set it from another thread to end now and keep the best.

    Returns
    -------
    Result
        With a rota only if the auditor found it lawful and no dearer than claimed.
    """
    run = Run(problem, limits or Limits(), strategy, monitor, stop or threading.Event())
    if start is not None:
        _go_on_from(start, run)
    apart = parts(problem) if strategy == STANDARD else (problem,)
    if len(apart) > 1:
        supervise_apart(run, apart)
    else:
        supervise(run)
    return result_of(run)


def _go_on_from(start: Rota, run: Run) -> None:
    """Begin with a rota, unless it breaks rules or holds what no search would."""
    report = audit(run.problem, start)
    partial = {agreement.id: agreement for e in run.problem.employees for agreement in run.problem.partial(e)}
    covered = [set(breach.agreements) for breach in report.covered]
    leaning = set[str]().union(*(ids for ids in covered if ids <= partial.keys()))
    if report.breaches:
        run.incidents.append(start_unlawful(report.breaches))
    elif leaning:
        run.incidents.append(start_leaning([partial[one] for one in sorted(leaning)]))
    else:
        run.rota = rows_of(start)


def result_of(run: Run) -> Result:
    """Return the result of a search that is over, audited (resultat)."""
    rota = rota_of(run.rota) if run.rota is not None else None
    report = audit(run.problem, rota) if rota is not None else None
    levels = _levels(run, report) if report is not None else ()
    return composed(run, _termination(run, report, levels), levels, rota, report)


def composed(
    run: Run,
    termination: Termination,
    levels: tuple[LevelResult, ...],
    rota: Rota | None,
    report: AuditReport | None,
    *,
    improvement: Improvement | None = None,
) -> Result:
    """Return a whole result (sett sammen); a rota is in it only if it may be served."""
    rota = rota if termination.reason in SERVED else None
    return Result(
        termination=termination,
        objective=levels,
        rota=rota,
        audit=report,
        improvement=improvement,
        uncovered=uncovered(run.problem, rota) if rota is not None else (),
        kpis=kpis(run.problem, rota) if rota is not None else None,
        days_off=marks(run.problem, rota) if rota is not None else (),
        conflicts=run.conflicts or (),
        trace=tuple(run.trace),
        incidents=(*run.incidents, *_narrowed(run.problem, termination, levels)),
        provenance=_provenance(run),
    )


def _levels(run: Run, report: AuditReport) -> tuple[LevelResult, ...]:
    """Return each level as the auditor counts it, with the bound if it still applies."""
    numbers = sorted({term.level for term in run.problem.objective})
    bounds = dict(enumerate(run.progress.bounds)) if run.progress else {}
    provers = dict(enumerate(run.progress.provers)) if run.progress else {}
    claimed = run.progress.values if run.progress else ()
    measured: tuple[int, ...] = ()
    found = []
    for place, number in enumerate(numbers):
        value = report.level(number)
        # A bound is on rotas that cost on the earlier levels what was claimed.
        bound = bounds.get(place) if measured == claimed[:place] else None
        measured = (*measured, value)
        if bound is not None and bound > value:
            run.incidents.append(_refuted(number, bound, value))
            bound = None
        # Every price and every quantity is at least 0, so 0 is a bound that needs no search.
        if bound is None or bound <= 0:
            found.append(LevelResult.of(number, value, 0, NON_NEGATIVE))
        else:
            found.append(LevelResult.of(number, value, bound, provers[place]))
    return tuple(found)


def _narrowed(
    problem: Problem, termination: Termination, levels: tuple[LevelResult, ...]
) -> tuple[Incident, ...]:
    """Return what is to be said of a proof where agreements cover only a part of the plan."""
    proven = termination.reason is Reason.INFEASIBLE or any(level.bound for level in levels)
    partial = {a.id: a for employee in problem.employees for a in problem.partial(employee)} if proven else {}
    return (narrowed(tuple(partial.values())),) if partial else ()


def _refuted(level: int, bound: int, value: int) -> Incident:
    return Incident(
        code="bound-refuted",
        text=Text(
            nb=f"Grensen {bound} på nivå {level} er over verdien {value} som revisor målte, og er forkastet.",
            en=f"The bound {bound} on level {level} is above the value {value} that the auditor measured; "
            "it has been dropped.",
        ),
    )


def _termination(run: Run, report: AuditReport | None, levels: tuple[LevelResult, ...]) -> Termination:
    if report is None:
        return _without_rota(run)
    claimed = run.progress.values if run.progress else ()
    measured = tuple(level.value for level in levels)
    if not report.lawful or measured > (claimed or measured):
        return Termination(reason=Reason.REJECTED, detail=_disagreement(report, claimed, measured))
    if all(level.bound == level.value for level in levels):
        return Termination(reason=Reason.OPTIMAL)
    return Termination(reason=Reason.FEASIBLE, limit=limit_of(run, levels))


def limit_of(run: Run, levels: tuple[LevelResult, ...]) -> Limit:
    """Return what ended a search that proved nothing to the end (grense)."""
    if run.stopped:
        return Limit.REQUEST
    if not run.spent and run.losses >= TRIES:
        return Limit.FAILURE
    if run.spent or not run.ended:
        return Limit.TIME
    near = all(level.gap is not None and level.gap <= run.limits.gap for level in levels)
    # Parts may each be near enough on levels of which nothing is proven for the whole.
    return Limit.GAP if near or run.limits.stall is None else Limit.STALL


def _without_rota(run: Run) -> Termination:
    if run.conflicts is not None:
        return Termination(reason=Reason.INFEASIBLE)
    if run.losses >= TRIES and not (run.ended or run.spent or run.stopped):
        return Termination(reason=Reason.FAILED, detail=run.incidents[-1].text if run.incidents else None)
    limit = Limit.REQUEST if run.stopped else Limit.TIME
    return Termination(reason=Reason.NOTHING_FOUND, limit=limit)


def _disagreement(report: AuditReport, claimed: tuple[int, ...], measured: tuple[int, ...]) -> Text:
    kinds = ", ".join(sorted({breach.rule for breach in report.breaches})) or "–"
    return Text(
        nb=f"Revisor er uenig med løseren. Brudd: {kinds}. Hevdet {claimed}, målt {measured}.",
        en=f"The auditor disagrees with the solver. Breaches: {kinds}. "
        f"Claimed {claimed}, measured {measured}.",
    )


def _provenance(run: Run) -> Provenance:
    return Provenance(
        version=_version("turnusmotor"),
        ortools=_version("ortools"),
        python=platform.python_version(),
        digest=run.problem.digest,
        strategy=run.strategy,
        seed=run.limits.seed,
        workers=run.limits.workers,
        time_limit=run.limits.time,
        gap=run.limits.gap,
        milliseconds=int(run.elapsed * 1000),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
