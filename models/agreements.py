"""Agreements (avtaler): registered deviations that replace a rule's parameter, and local rules they add.

An agreement says who signed, on which legal ground, for whom and from when to when. It is lawful ground only
where it covers the person: unit, name, dates and – where asked for – the person's own consent.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.calendar import Horizon
from models.evidence import Evidence
from models.people import Employee, Span
from models.rule import Deviation
from models.rules import AnyRule
from models.text import Text
from models.units import Frozen, Identifier


class Enforcement(StrEnum):
    """Whether a rule binds (håndheving).

    HARD binds. REPORTED is not posted: the objective prices it and the audit reports where it is broken.
    """

    HARD = "hard"
    REPORTED = "reported"


class Provision(Frozen):
    """A rule in force, with the evidence for its figures (bestemmelse)."""

    rule: AnyRule
    enforcement: Enforcement = Enforcement.HARD
    evidence: dict[str, Evidence] = Field(default_factory=dict)


class DeviationEntry(Frozen):
    """Another figure for one parameter of one rule (avvik)."""

    rule: str
    parameter: str
    value: int | str | bool
    evidence: Evidence


class Agreement(Span):
    """An agreement (avtale).

    Attributes
    ----------
    start, end
        Days from and to which it holds; None is open.
    units, employees
        Whom it covers; None covers all.
    consent
        Whether each person must have opted in (``Employee.consents`` names the agreement).
    majority
        Whether it binds a majority and so may be applied to everyone doing the work, AML § 10-12 (5).
    """

    id: Identifier
    title: Text
    route: Deviation
    basis: str
    parties: tuple[str, ...] = ()
    units: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    employees: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    consent: bool = False
    majority: bool = False
    deviations: tuple[DeviationEntry, ...] = ()
    adds: tuple[Provision, ...] = ()

    def spans(self, horizon: Horizon) -> bool:
        """Whether it holds on every day of the plan (gjelder hele perioden)."""
        return horizon.start in self and horizon.last in self

    def covers(self, employee: Employee, horizon: Horizon) -> bool:
        """Whether it covers this person in the whole plan (dekker)."""
        return (
            self.spans(horizon)
            and (self.units is None or set(employee.workplaces) <= set(self.units))
            and (self.employees is None or employee.id in self.employees)
            and (not self.consent or self.id in employee.consents)
        )

    def covers_unit(self, unit: str, horizon: Horizon) -> bool:
        """Whether it covers a whole unit in the whole plan (dekker enheten)."""
        return (
            self.spans(horizon)
            and (self.units is None or unit in self.units)
            and self.employees is None
            and not self.consent
        )


class InForce(Frozen):
    """A rule as it holds for one person or unit (gjeldende regel).

    Attributes
    ----------
    rule
        With the parameters that the agreements give.
    without
        With those of the regulation alone; None where an agreement added the rule.
    agreements
        Ids of the agreements that changed or added it.
    """

    rule: AnyRule
    without: AnyRule | None
    enforcement: Enforcement
    agreements: tuple[str, ...] = ()


def in_force(provisions: tuple[Provision, ...], agreements: tuple[Agreement, ...]) -> tuple[InForce, ...]:
    """Return the rules that hold under ``agreements``, all taken to cover (gjeldende regler).

    Where two agreements change the same parameter, the later one in the list holds; a rule that is added
    twice, or is in the regulation already, holds in its latest form.
    """
    rules: dict[str, InForce] = {
        p.rule.kind: InForce(rule=p.rule, without=p.rule, enforcement=p.enforcement) for p in provisions
    }
    for agreement in agreements:
        for added in agreement.adds:
            before = rules.get(added.rule.kind)
            rules[added.rule.kind] = InForce(
                rule=added.rule,
                without=before.without if before else None,
                enforcement=added.enforcement,
                agreements=(*(before.agreements if before else ()), agreement.id),
            )
        for deviation in agreement.deviations:
            found = rules.get(deviation.rule)
            if found is not None:
                rules[deviation.rule] = _deviate(found, deviation, agreement.id)
    return tuple(rules.values())


def _deviate(found: InForce, deviation: DeviationEntry, agreement: str) -> InForce:
    changed = {**found.rule.model_dump(), deviation.parameter: deviation.value}
    return InForce(
        rule=type(found.rule).model_validate(changed),
        without=found.without,
        enforcement=found.enforcement,
        agreements=tuple(dict.fromkeys((*found.agreements, agreement))),
    )


def ends_inside(agreement: Agreement, horizon: Horizon) -> date | None:
    """Return the first day of the plan that the agreement does not cover, if it covers some (utløp)."""
    inside = [day for day in horizon.dates() if day in agreement]
    if not inside or len(inside) == horizon.days:
        return None
    return next(day for day in horizon.dates() if day not in agreement)
