"""The result (resultat): a rota, what it is worth, what is proven about it and how it came about."""

from enum import StrEnum
from typing import Final

from pydantic import model_validator

from models.audit import AuditReport
from models.conflict import Conflict
from models.findings import Issue
from models.healing import Improvement
from models.kpi import Kpis
from models.marks import PersonMarks
from models.rota import Rota
from models.text import Text
from models.uncovered import UncoveredNeed
from models.units import Frozen


class Reason(StrEnum):
    """Why there is, or is not, a rota (årsak).

    OPTIMAL every level is proven. FEASIBLE a lawful rota, not proven best. INFEASIBLE proven that none
    exists. NOTHING_FOUND none was found, nothing is proven. REJECTED the auditor disagreed with the
    solver: the rota is kept for us and never served. FAILED the solver could not work. IMPROVED a rota made
    from one that breaks rules: some are broken still, none worse than before, and no other is.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING_FOUND = "nothing_found"
    REJECTED = "rejected"
    FAILED = "failed"
    IMPROVED = "improved"


SERVED: Final = frozenset({Reason.OPTIMAL, Reason.FEASIBLE, Reason.IMPROVED})
"""With these there is a rota."""


class Limit(StrEnum):
    """What ended a search that was not finished (grense); FAILURE when the solver died too often to go on."""

    TIME = "time"
    GAP = "gap"
    STALL = "stall"
    REQUEST = "request"
    FAILURE = "failure"


class Termination(Frozen):
    """Why the search ended (avslutning)."""

    reason: Reason
    limit: Limit | None = None
    detail: Text | None = None


class LevelResult(Frozen):
    """One level of the objective (nivå), in øre.

    Attributes
    ----------
    value
        Counted again from the rota by the auditor.
    bound
        No lawful rota with the earlier levels as good as here costs less; None where nothing is proven.
    proved_by
        Who proved the bound.
    gap
        Share of the value that is not proven necessary; None without a bound.
    """

    level: int
    value: int
    bound: int | None = None
    proved_by: str | None = None
    gap: float | None = None

    @classmethod
    def of(cls, level: int, value: int, bound: int | None, proved_by: str | None) -> "LevelResult":
        """Return a level with its gap reckoned (nivå)."""
        gap = None if bound is None else round((value - bound) / value, 6) if value else 0.0
        return cls(level=level, value=value, bound=bound, proved_by=proved_by, gap=gap)

    @model_validator(mode="after")
    def _brackets(self) -> "LevelResult":
        if len({self.bound is None, self.proved_by is None, self.gap is None}) > 1:
            raise ValueError("a bound has a prover and a gap, and neither goes without a bound")
        if self.bound is not None and self.bound > self.value:
            raise ValueError(f"bound {self.bound} is above value {self.value}")
        return self


class TracePoint(Frozen):
    """What was known at one moment (forløp): milliseconds after start, cost and bound per level in øre."""

    milliseconds: int
    values: tuple[int, ...]
    bounds: tuple[int | None, ...]


class Incident(Frozen):
    """What went wrong on the way and was survived, or is to be known of a proof (hendelse)."""

    code: str
    text: Text


class Provenance(Frozen):
    """Where a result comes from (opphav), enough to make it again."""

    version: str
    ortools: str
    python: str
    digest: str
    strategy: str
    seed: int
    workers: int
    time_limit: int
    gap: float
    milliseconds: int


class Result(Frozen):
    """The answer to a problem (resultat)."""

    format: str = "turnusmotor-result-1"
    termination: Termination
    objective: tuple[LevelResult, ...] = ()
    rota: Rota | None = None
    audit: AuditReport | None = None
    uncovered: tuple[UncoveredNeed, ...] = ()
    kpis: Kpis | None = None
    improvement: Improvement | None = None
    days_off: tuple[PersonMarks, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[Issue, ...] = ()
    trace: tuple[TracePoint, ...] = ()
    incidents: tuple[Incident, ...] = ()
    provenance: Provenance

    @model_validator(mode="after")
    def _is_whole(self) -> "Result":
        reason = self.termination.reason
        if reason in SERVED and (self.rota is None or self.audit is None):
            raise ValueError("a served rota has been audited")
        if reason in SERVED - {Reason.IMPROVED} and (self.audit is None or not self.audit.lawful):
            raise ValueError("a rota that is served as lawful is lawful")
        if self.improvement is not None and self.improvement.healing.worse:
            raise ValueError("an improved rota breaks nothing anew")
        if reason is Reason.IMPROVED and self.improvement is None:
            raise ValueError("an improved rota says what it was made from")
        return self
