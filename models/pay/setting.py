"""What a problem says about pay (lønnsopplysninger): tariff, tax zone, and who is paid what.

A problem without it has no wages: they are unknown, not 0. Nothing here is a reason or a birth date: the
higher rate of holiday pay is a rate.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.units import BasisPoints, Frozen, Identifier, Minutes, Ore, Refused, hours

STANDARD_TARIFF = "hta-2026"

Years = Annotated[int, Field(ge=0, le=60)]
"""Whole years of seniority at the start of the plan (ansiennitet)."""


class Zone(StrEnum):
    """Zone of the employer's contribution (arbeidsgiveravgiftssone)."""

    I = "I"  # noqa: E741 - the zones' own names
    IA = "Ia"
    II = "II"
    III = "III"
    IV = "IV"
    IVA = "IVa"
    V = "V"


class PayGroup(StrEnum):
    """Group of the central agreement's table of guaranteed pay (garantilønnsgruppe), HTA chapter 4.

    Apprentices have none: theirs is 30 to 80 % of a skilled worker's, by half-year, and is written as
    ``Pay.annual``.
    """

    ASSISTANT = "assistant"
    SKILLED = "skilled"
    SKILLED_COLLEGE = "skilled_college"
    HIGHER_3 = "higher_3"
    HIGHER_4 = "higher_4"
    HIGHER_5 = "higher_5"
    MASTER = "master"


class Pay(Frozen):
    """What one person is paid (lønn): an annual pay, or a group of the table with seniority.

    Attributes
    ----------
    annual
        Basic pay a year in a full position, in øre.
    group, years
        Or the guaranteed pay of a group at a seniority.
    rota
        Whether the person is paid the supplements of rota workers; others have one smaller one.
    higher_holiday_pay
        Whether holiday pay is reckoned at the higher rate.
    """

    annual: Ore | None = None
    group: PayGroup | None = None
    years: Years | None = None
    rota: bool = True
    higher_holiday_pay: bool = False

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Pay":
        if (self.annual is None) == (self.group is None):
            raise Refused(
                nb="skriv enten annual (årslønn i øre) eller group med years: ikke begge og ikke ingen",
                en="write either annual (yearly pay in øre) or group with years: not both and not none",
            )
        if (self.group is None) != (self.years is None):
            raise Refused(
                nb="group og years hører sammen; skriv den som mangler",
                en="group and years belong together; write the one that is missing",
                at="years" if self.years is None else "group",
            )
        return self


class AssumedPay(Frozen):
    """What holders of a competence are paid who have no pay of their own here (antatt lønn)."""

    competence: Identifier
    group: PayGroup
    years: Years


class SupplementKind(StrEnum):
    """A supplement of the tariff that a local agreement may raise (tillegg)."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    EVENING = "evening"
    NIGHT = "night"
    DAY_WORKER = "day_worker"


class OvertimeFrom(StrEnum):
    """From when a part-timer has overtime (overtidsterskel); the parties are in dispute about it."""

    FULL_POSITION = "full_position"
    OWN_POSITION = "own_position"


class LocalSupplement(Frozen):
    """A supplement by local agreement, in place of the tariff's (lokalt tillegg).

    Attributes
    ----------
    share
        Of the hourly pay; None keeps that of the tariff.
    least
        Øre an hour, and no less; None keeps that of the tariff.
    """

    supplement: SupplementKind
    share: BasisPoints | None = None
    least: Ore | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "LocalSupplement":
        if self.share is None and self.least is None:
            raise Refused(
                nb=f"{self.supplement.value} har verken share eller least; skriv minst én av dem",
                en=f"{self.supplement.value} has neither share nor least; write at least one of them",
            )
        return self


class PaySetting(Frozen):
    """How work is paid in this problem (lønnsoppsett).

    Attributes
    ----------
    tariff
        Name of the dated bundle of rates.
    zone
        Zone of the employer's contribution.
    pension
        The employer's pension cost, of pensionable pay; None takes the tariff's customary rate.
    carried
        Hours above the position that go to the balance of the next plan; what comes above them is extra work
        or overtime. An assumption, the customary balance of a finished plan.
    assumed
        Pay for those without one of their own: the first whose competence a person holds.
    local
        Supplements that a local agreement has raised above the tariff.
    overtime_from
        From when a part-timer has overtime; None takes the tariff's reading.
    """

    tariff: Identifier = STANDARD_TARIFF
    zone: Zone
    pension: Annotated[BasisPoints, Field(le=10_000)] | None = None
    carried: Minutes = hours(5)
    assumed: tuple[AssumedPay, ...] = ()
    local: tuple[LocalSupplement, ...] = ()
    overtime_from: OvertimeFrom | None = None
