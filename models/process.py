"""How a plan came about (prosess): what was done with it, on which day and by which role; never by whom.

None of it changes the rota. What is left out is told as not documented.
"""

from datetime import date
from enum import StrEnum

from models.units import Frozen


class Role(StrEnum):
    """Who took part (rolle)."""

    EMPLOYER = "employer"
    REPRESENTATIVE = "representative"
    SAFETY = "safety"


class Assessment(Frozen):
    """An assessment of soundness (forsvarlighetsvurdering)."""

    date: date
    by: tuple[Role, ...] = (Role.EMPLOYER,)


class Process(Frozen):
    """What is documented of a plan (dokumentasjon).

    Attributes
    ----------
    effective
        The day on which the plan takes effect; None for its first day.
    discussed
        The day on which it was discussed with the representatives, AML § 10-3.
    published
        The day on which it was made known to everybody, AML § 10-3.
    assessed
        When and by whom soundness was assessed, AML § 10-2 (1).
    need_discussed
        The day on which the need for night and Sunday work was discussed, AML §§ 10-10 (3), 10-11 (5).
    holiday_rota
        The day on which the holiday rota was agreed with the representatives.
    part_time_need
        The day on which the need for part-time positions was documented and discussed, AML § 14-1b (2).
    holiday_notice
        The day on which the employees were told when the plan's holidays are, ferieloven § 6 (2).
    health_checks
        The day on which health checks were last offered to those who work mainly nights, AML § 10-11 (8):
        the offer alone, and nobody's health.
    """

    effective: date | None = None
    discussed: date | None = None
    published: date | None = None
    assessed: Assessment | None = None
    need_discussed: date | None = None
    holiday_rota: date | None = None
    part_time_need: date | None = None
    holiday_notice: date | None = None
    health_checks: date | None = None

    def day(self, step: str) -> date | None:
        """Return the day on which a step was taken, None where it is not documented (dag)."""
        found = getattr(self, step)
        return found.date if isinstance(found, Assessment) else found
