"""The problem (oppgaven): everything a rota is made from, frozen and content-addressed."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from models.agreements import Agreement, InForce, Provision, Unapplied, in_force
from models.calendar import Horizon
from models.circumstances import Circumstances
from models.competence import Substitution
from models.demand import Demand
from models.fairness import FairShares
from models.frames import Frames
from models.pay.payroll import Payroll
from models.pay.setting import PaySetting
from models.people import Competence, Employee
from models.process import Process
from models.regulations import STANDARD_REGULATION, profile, regulation
from models.shifts import ShiftType
from models.terms import STANDARD_OBJECTIVE, AnyTerm
from models.units import Frozen, Identifier


class Unit(Frozen):
    """A unit (enhet): a ward, a zone, a house."""

    id: Identifier
    name: str = ""


class Problem(Frozen):
    """A rota to be made (oppgave).

    Attributes
    ----------
    regulation
        Name of the dated bundle of law and central agreements.
    profile
        Name of a customary set of agreements that all parties here have signed.
    agreements
        Further agreements, with parties, scope and dates.
    rules
        The employer's own rules, in place of those of the same kind.
    process
        What is documented of how the plan came about.
    objective
        What a lawful rota is better for having less of, by level.
    pay
        How work is paid; without it wages are unknown.
    """

    format: Literal["turnusmotor-problem-1"] = "turnusmotor-problem-1"
    name: str = ""
    horizon: Horizon
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    competences: tuple[Competence, ...] = ()
    shift_types: Annotated[tuple[ShiftType, ...], Field(min_length=1)]
    employees: Annotated[tuple[Employee, ...], Field(min_length=1)]
    demand: Demand
    regulation: Identifier = STANDARD_REGULATION
    profile: Identifier = "statutory"
    agreements: tuple[Agreement, ...] = ()
    rules: tuple[Provision, ...] = ()
    process: Process = Process()
    objective: tuple[AnyTerm, ...] = STANDARD_OBJECTIVE
    pay: PaySetting | None = None

    def changed(self, **fields: object) -> "Problem":
        """Return the problem with other values for some fields (endret).

        Not ``model_copy``, which would carry what has been reckoned from the old fields along.
        """
        mine = {name: getattr(self, name) for name in type(self).model_fields}
        return Problem.model_validate({**mine, **fields})

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON (fingeravtrykk): equal problems, equal digests."""
        canonical = json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def shift_type(self) -> dict[str, ShiftType]:
        """Shift types by code (vaktkoder)."""
        return {shift_type.code: shift_type for shift_type in self.shift_types}

    @cached_property
    def employee(self) -> dict[str, Employee]:
        """Employees by id (ansatte)."""
        return {employee.id: employee for employee in self.employees}

    @cached_property
    def substitution(self) -> Substitution:
        """Who may stand in for whom (erstatningstabell)."""
        return Substitution(self.competences)

    @cached_property
    def circumstances(self) -> Circumstances:
        """What terms of cost and fairness must know besides a person's line (omstendigheter)."""
        dated = not self.horizon.cyclic
        return Circumstances(
            payroll=None if self.pay is None else Payroll.of(self.pay, dated=dated),
            fair=FairShares(self.horizon, self.demand, self.shift_types, self.employees),
        )

    @cached_property
    def all_agreements(self) -> tuple[Agreement, ...]:
        """The profile's agreements and the problem's own, in order of precedence (avtaler).

        Each as far as the regulation lets it go: an agreement cannot give what the law does not let it give,
        whoever has signed it.
        """
        signed = (*profile(self.profile).agreements, *self.agreements)
        return tuple(self.frames.lawful(agreement) for agreement in signed)

    @cached_property
    def frames(self) -> Frames:
        """How far the regulation lets agreements go (rammer)."""
        return regulation(self.regulation).frameworks()

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The regulation's provisions, replaced by the problem's own of the same kind (bestemmelser)."""
        merged = {p.rule.kind: p for p in (*regulation(self.regulation).provisions, *self.rules)}
        return tuple(merged.values())

    @cached_property
    def _in_force(self) -> dict[tuple[str, ...], tuple[InForce, ...]]:
        """Rules by the agreements that cover; most people share theirs."""
        return {}

    def _under(self, covering: tuple[Agreement, ...]) -> tuple[InForce, ...]:
        key = tuple(agreement.id for agreement in covering)
        if key not in self._in_force:
            self._in_force[key] = in_force(self.provisions, covering)
        return self._in_force[key]

    def rules_for(self, employee: Employee) -> tuple[InForce, ...]:
        """Return the rules as they hold for one person (gjeldende regler).

        They are those of the agreements that cover the person in the whole plan, and, on the safe side, rules
        of a kind of their own that an agreement adds on some of its days.
        """
        held = self._under(tuple(a for a in self.all_agreements if a.covers(employee, self.horizon)))
        kinds = {rule.rule.kind for rule in held}
        added = (
            InForce(
                rule=provision.rule,
                without=None,
                enforcement=provision.enforcement,
                agreements=(agreement.id,),
                part=agreement,
            )
            for agreement in self.partial(employee)
            if agreement.lacks(employee, self.horizon) is Unapplied.DATES
            for provision in agreement.adds
            if provision.rule.kind not in kinds
        )
        return (*held, *{rule.rule.kind: rule for rule in added}.values())

    def partial(self, employee: Employee) -> tuple[Agreement, ...]:
        """Return the agreements that cover a person on some days, or in some units, only (delvis dekket)."""
        plan = self.horizon
        return tuple(
            agreement
            for agreement in self.all_agreements
            if not agreement.covers(employee, plan) and agreement.touches(employee, plan)
        )

    def rules_at(self, unit: str) -> tuple[InForce, ...]:
        """Return the rules as they hold for one unit (gjeldende regler)."""
        return self._under(tuple(a for a in self.all_agreements if a.covers_unit(unit, self.horizon)))
