"""People (ansatte): positions, competence, absence, locks, wishes and what they did before day one.

No cause of absence and no reason for an exemption is stored: they are health data, and no rule needs them.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.calendar import Weekdays
from models.full_week import ROTA_WEEK, FullTimeWeek
from models.pay.setting import Pay
from models.special import Adulthood, Introduction, Trade
from models.units import BasisPoints, Frozen, Identifier, Minutes, Refused


class Competence(Frozen):
    """A competence and those it may stand in for (kompetanse).

    Attributes
    ----------
    covers
        Competences that a holder also covers: the substitution table (erstatningstabell), read transitively.
    """

    id: Identifier
    name: str = ""
    covers: tuple[Identifier, ...] = ()


class Span(Frozen):
    """Days from and to, both included; an open end is None (tidsrom)."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` lies in the span (i tidsrommet)."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.start and self.end and self.end < self.start:
            raise Refused(
                nb=f"slutter {self.end}, før det begynner {self.start}; bytt om datoene eller rett en av dem",
                en=f"ends on {self.end}, before it starts on {self.start}; swap the dates or correct one",
                at="end",
            )
        return self


class HeldCompetence(Span):
    """A competence that a person holds, with its dates (kompetanse med gyldighet)."""

    competence: Identifier


class Position(Frozen):
    """A position (stilling).

    Attributes
    ----------
    unit
        Where it belongs.
    size
        Position size (stillingsprosent) in basis points; 10000 is a full position.
    full_time_week
        Weekly hours of a full position (ukentlig arbeidstid), 35.5 h for ordinary rota work; None, written
        ``"computed"``, where they follow from the rota itself, as the rule ``weekly_norm`` reckons them.
    """

    unit: Identifier
    size: Annotated[BasisPoints, Field(gt=0, le=10_000)]
    full_time_week: FullTimeWeek = ROTA_WEEK

    @property
    def week(self) -> int:
        """Minutes per week, rounded down, a computed week estimated (ukentlig arbeidstid i stillingen)."""
        return self.size * (ROTA_WEEK if self.full_time_week is None else self.full_time_week) // 10_000


class AbsenceKind(StrEnum):
    """What a day off the rota is booked as (slags fravær); never why anybody is away.

    LEAVE any absence but those below. HOLIDAY holiday (ferie, FE). F3 a planned shift on a red day given
    off, F4 time off for the holiday supplement, F5 a day off for a weekly day off lost to a public holiday.
    """

    LEAVE = "leave"
    HOLIDAY = "holiday"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"


class HolidayAccount(Frozen):
    """Working days of holiday in one year (feriekonto), Monday to Saturday, ferieloven § 5.

    Attributes
    ----------
    granted
        25 by law and 5 by the central agreement; 6 more from the year of the 60th birthday.
    elsewhere
        Of them taken, or planned, outside this problem's absences.
    """

    year: Annotated[int, Field(ge=1970, le=2100)]
    granted: Annotated[int, Field(ge=0, le=80)] = 30
    elsewhere: Annotated[int, Field(ge=0, le=80)] = 0


class Absence(Frozen):
    """Days off the rota, without a cause (fravær).

    Attributes
    ----------
    credited
        Minutes that count as worked; None credits each day a seventh of the weekly hours, so that the
        average is untouched (measuring convention m-avg). Days of F3, F4 and F5 say their hours.
    kind
        Holiday, a day off in return, or anything else.
    sunday
        Whether the Sunday before or after this holiday is claimed free, ferieloven § 5 (4).
    """

    start: date
    end: date
    credited: Minutes | None = None
    kind: AbsenceKind = AbsenceKind.LEAVE
    sunday: bool = False

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` is absent (fraværende)."""
        return self.start <= day <= self.end

    @model_validator(mode="after")
    def _in_order(self) -> "Absence":
        if self.end < self.start:
            raise Refused(
                nb=f"slutter {self.end}, før det begynner {self.start}; bytt om datoene eller rett en av dem",
                en=f"ends on {self.end}, before it starts on {self.start}; swap the dates or correct one",
                at="end",
            )
        return self

    @model_validator(mode="after")
    def _kind_fits(self) -> "Absence":
        if self.credited is None and self.kind not in {AbsenceKind.LEAVE, AbsenceKind.HOLIDAY}:
            raise Refused(
                nb=f"{self.kind.value} er betalt fri; skriv i credited hvor mye, for eksempel «7,5 t»",
                en=f"{self.kind.value} is paid time off; write in credited how much, for example “7.5 h”",
                at="credited",
            )
        if self.sunday and self.kind is not AbsenceKind.HOLIDAY:
            raise Refused(
                nb="bare ferie gir krav på en søndag; sett kind til holiday, eller ta bort sunday",
                en="only a holiday gives a claim to a Sunday; set kind to holiday, or remove sunday",
                at="sunday",
            )
        return self


class Lock(Frozen):
    """A cell that the planner has fixed (låst vakt): a shift, or a day off when ``shift_type`` is None."""

    date: date
    shift_type: Identifier | None
    unit: Identifier | None = None


class Wish(Frozen):
    """A wish (ønske).

    Attributes
    ----------
    shift_type
        Which shift; None means any.
    wants
        True to work it, False to be free of it.
    weight
        How much, 1 to 100; the term's price is per unit of weight.
    """

    date: date
    shift_type: Identifier | None = None
    wants: bool
    weight: Annotated[int, Field(ge=1, le=100)] = 1


class Weekends(Frozen):
    """How often a person works a weekend (helgefrekvens).

    Attributes
    ----------
    every
        Works at most one weekend in this many; 0 means never.
    phase
        Which week of those is worked, 0 for the first; None lets the engine choose.
    """

    every: Annotated[int, Field(ge=0, le=26)]
    phase: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _phase_fits(self) -> "Weekends":
        if self.phase is not None and self.phase >= self.every:
            raise Refused(
                nb=f"phase {self.phase} må være under every, som er {self.every}; uke én har phase 0",
                en=f"phase {self.phase} must be below every, which is {self.every}; week one has phase 0",
                at="phase",
            )
        return self


class Quota(Frozen):
    """How many shifts of certain codes (kvote).

    Attributes
    ----------
    minimum, maximum
        A maximum of None sets no limit.
    weeks
        Counted in every so many weeks from the plan's first; None counts over the whole plan.
    """

    shift_types: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    minimum: Annotated[int, Field(ge=0, le=400)] = 0
    maximum: Annotated[int, Field(ge=0, le=400)] | None = None
    weeks: Annotated[int, Field(ge=1, le=52)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Quota":
        if self.maximum is not None and self.minimum > self.maximum:
            raise Refused(
                nb=f"minimum {self.minimum} er over maximum {self.maximum}; bytt dem om eller rett en av dem",
                en=f"minimum {self.minimum} is above maximum {self.maximum}; swap them or correct one",
                at="minimum",
            )
        return self


class Withdrawal(Frozen):
    """A consent taken back (tilbaketrukket samtykke), with the first day without it."""

    agreement: Identifier
    date: date


class ExemptionKind(StrEnum):
    """What a person is taken off (fritak)."""

    NIGHTS = "nights"
    WEEKENDS = "weekends"
    LONG_SHIFTS = "long_shifts"


class Exemption(Span):
    """A granted exemption, without its reason (fritak), AML § 10-2 (2)–(4).

    Attributes
    ----------
    over
        The person's own limit, for long shifts and nights: what the work of a shift, or the part of it at
        night, may not be above. None takes the limit of the rule ``eligibility``.
    """

    kind: ExemptionKind
    over: Minutes | None = None

    @model_validator(mode="after")
    def _over_what(self) -> "Exemption":
        if self.over is not None and self.kind is ExemptionKind.WEEKENDS:
            raise Refused(
                nb="et fritak for helger har ingen grense i minutter; ta bort over",
                en="an exemption from weekends has no limit in minutes; remove over",
                at="over",
            )
        return self


class WorkedShift(Frozen):
    """A shift worked before the plan's first day (historikk)."""

    date: date
    shift_type: Identifier
    unit: Identifier


class Employee(Frozen):
    """An employee (ansatt).

    Attributes
    ----------
    id
        Pseudonym; logs and results carry nothing else.
    positions
        One or more; two in different units are a combined position (kombinert stilling).
    units
        Units where the person may work besides those of the positions.
    shift_types
        Codes the person may take; None means all.
    weekdays
        Days on which the person may start a shift, ``"67"`` for weekends only; None means all. They are
        days of the week also where one is a public holiday.
    quotas
        The person's own numbers of certain shifts, where the rule ``shift_quota`` is in force.
    consents
        Ids of agreements that the person has opted into (samtykke).
    withdrawals
        Consents that the person has taken back, each with the first day without it.
    holiday_accounts
        Holiday accounts by year; a year without one has the usual 30 working days, none taken elsewhere.
    introductions
        Units in which the person is new, where the rule ``introduction_shifts`` is in force.
    adult_from
        The day on which the person turns 18; None for who has turned 18 already.
    apprentice
        The trade of an apprentice (lærling, lærekandidat); None for everyone else.
    history
        Shifts before the first day, so that rest and runs are counted across it.
    pay
        What the person is paid; None where that is unknown or the problem assumes it by competence.
    """

    id: Identifier
    name: str | None = None
    positions: Annotated[tuple[Position, ...], Field(min_length=1)]
    competences: tuple[HeldCompetence, ...] = ()
    units: tuple[Identifier, ...] = ()
    shift_types: tuple[Identifier, ...] | None = None
    weekdays: Weekdays | None = None
    weekends: Weekends | None = None
    quotas: tuple[Quota, ...] = ()
    consents: tuple[Identifier, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    absences: tuple[Absence, ...] = ()
    holiday_accounts: tuple[HolidayAccount, ...] = ()
    locks: tuple[Lock, ...] = ()
    wishes: tuple[Wish, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    adult_from: Adulthood | None = None
    apprentice: Trade | None = None
    history: tuple[WorkedShift, ...] = ()
    pay: Pay | None = None

    @property
    def workplaces(self) -> tuple[str, ...]:
        """Units of the positions and the further ones, in order, each once (arbeidssteder)."""
        return tuple(dict.fromkeys((*(p.unit for p in self.positions), *self.units)))

    @property
    def week(self) -> int:
        """Minutes per week over all positions (ukentlig arbeidstid)."""
        return sum(position.week for position in self.positions)

    @property
    def size(self) -> int:
        """Sum of the position sizes in basis points (samlet stillingsprosent)."""
        return sum(position.size for position in self.positions)

    def absent(self, day: date) -> bool:
        """Whether the person is away on ``day`` (fraværende)."""
        return any(day in absence for absence in self.absences)

    def exempt(self, kind: ExemptionKind, day: date) -> bool:
        """Whether an exemption of this kind holds on ``day`` (fritatt)."""
        return any(e.kind is kind and day in e for e in self.exemptions)
