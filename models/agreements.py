"""Agreements (avtaler): registered deviations that replace a rule's parameter, and local rules they add.

An agreement says who signed, on which legal ground, for whom and from when to when. It is lawful ground only
where it covers the person: unit, name, dates and – where asked for – the person's own consent.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final

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


class Unapplied(StrEnum):
    """Why an agreement does not cover somebody in the whole plan (hvorfor avtalen ikke gjelder).

    NAMED others are named. MAJORITY it binds no majority and the person is not bound by it. CONSENT the
    person has not opted in. UNIT the person may work in a unit that it does not cover. DATES it does not
    hold on every day of the plan.
    """

    NAMED = "named"
    MAJORITY = "majority"
    CONSENT = "consent"
    UNIT = "unit"
    DATES = "dates"


_COLLECTIVE: Final = frozenset({Deviation.REP, Deviation.UNION})


class Agreement(Span):
    """An agreement (avtale).

    Attributes
    ----------
    start, end
        Days from and to which it holds; None is open.
    signed
        The day on which it was signed; it is no ground for what was done before.
    terminated, notice_weeks
        The day on which notice was given, and how many weeks it then still holds.
    evaluated, evaluate_weeks
        The day of the last evaluation, and how many weeks may pass between two.
    units, employees
        Whom it covers; None covers all.
    consent
        Whether each person must have opted in (``Employee.consents`` names the agreement).
    majority
        Whether it binds a majority and so may be applied to everyone doing the work, AML § 10-12 (5). Without
        it an agreement of representatives or of a union covers those it names and those who opted in.
    """

    id: Identifier
    title: Text
    route: Deviation
    basis: str
    parties: tuple[str, ...] = ()
    signed: date | None = None
    terminated: date | None = None
    notice_weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    evaluated: date | None = None
    evaluate_weeks: Annotated[int, Field(ge=1, le=520)] | None = None
    units: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    employees: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    consent: bool = False
    majority: bool = False
    deviations: tuple[DeviationEntry, ...] = ()
    adds: tuple[Provision, ...] = ()

    @property
    def first(self) -> date | None:
        """The first day on which it holds: never before it was signed; None is open (første dag)."""
        known = [day for day in (self.start, self.signed) if day is not None]
        return max(known, default=None)

    @property
    def last(self) -> date | None:
        """The last day on which it holds, notice reckoned in; None is open (siste dag)."""
        if self.terminated is None:
            return self.end
        ended = self.terminated + timedelta(weeks=self.notice_weeks or 0)
        return ended if self.end is None else min(self.end, ended)

    def __contains__(self, day: date) -> bool:
        """Whether it holds on ``day`` (gjelder på dagen)."""
        first, last = self.first, self.last
        return (first is None or first <= day) and (last is None or day <= last)

    def spans(self, horizon: Horizon) -> bool:
        """Whether it holds on every day of the plan (gjelder hele perioden)."""
        return horizon.start in self and horizon.last in self

    def unbound(self, employee: Employee) -> Unapplied | None:
        """Return why a person is not bound by it whatever the day and the unit, or None (ikke bundet)."""
        named = self.employees is not None and employee.id in self.employees
        if self.employees is not None and not named:
            return Unapplied.NAMED
        if self.consent:
            return None if self.id in employee.consents else Unapplied.CONSENT
        if self.route in _COLLECTIVE and not (self.majority or named):
            return Unapplied.MAJORITY
        return None

    def through(self, employee: Employee) -> date | None:
        """Return the last day on which it binds a person, consent withdrawn or not (siste dag)."""
        taken_back = (w.date - timedelta(days=1) for w in employee.withdrawals if w.agreement == self.id)
        known = [day for day in (self.last, *taken_back) if day is not None]
        return min(known, default=None)

    def holds_for(self, employee: Employee, day: date) -> bool:
        """Whether a person who is bound by it is so on ``day`` (gjelder for)."""
        first, last = self.first, self.through(employee)
        return (first is None or first <= day) and (last is None or day <= last)

    def lacks(self, employee: Employee, horizon: Horizon) -> Unapplied | None:
        """Return why it does not cover this person in the whole plan, or None when it does (mangler)."""
        unbound = self.unbound(employee)
        if unbound is not None:
            return unbound
        if self.units is not None and not set(employee.workplaces) <= set(self.units):
            return Unapplied.UNIT
        whole = all(self.holds_for(employee, day) for day in (horizon.start, horizon.last))
        return None if whole else Unapplied.DATES

    def covers(self, employee: Employee, horizon: Horizon) -> bool:
        """Whether it covers this person in the whole plan (dekker)."""
        return self.lacks(employee, horizon) is None

    def touches(self, employee: Employee, horizon: Horizon) -> bool:
        """Whether it covers this person on some day of the plan in some unit (dekker delvis)."""
        here = self.units is None or not set(self.units).isdisjoint(employee.workplaces)
        last = self.through(employee)
        first = horizon.start if self.first is None else max(self.first, horizon.start)
        final = horizon.last if last is None else min(last, horizon.last)
        return here and first <= final and self.unbound(employee) is None

    def covers_unit(self, unit: str, horizon: Horizon) -> bool:
        """Whether it covers a whole unit in the whole plan (dekker enheten)."""
        return (
            self.spans(horizon)
            and (self.units is None or unit in self.units)
            and self.employees is None
            and not self.consent
            and (self.majority or self.route not in _COLLECTIVE)
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
    part
        The agreement that adds it on some of the plan's days only. It is posted for the whole plan, which is
        on the safe side, and audited on the days that the agreement covers.
    """

    rule: AnyRule
    without: AnyRule | None
    enforcement: Enforcement
    agreements: tuple[str, ...] = ()
    part: Agreement | None = None


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
