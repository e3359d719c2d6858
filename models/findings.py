"""Findings (funn): what is wrong with an input, and what a finished rota breaks.

Codes are part of the interface: a program may rely on them, so they never change their meaning.
"""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from models.text import Language, Text
from models.units import Frozen

Day: TypeAlias = date


class Severity(StrEnum):
    """How serious an issue is (alvor)."""

    ERROR = "error"
    WARNING = "warning"


class Issue(Frozen):
    """One fault in an input, with its place (feil i inndata).

    Attributes
    ----------
    code
        Stable code, for example ``"unknown-competence"``.
    place
        Where it is, as a path: ``employees[3].positions[0].unit``.
    text
        The field, the value and the way out.
    """

    code: str
    place: str
    text: Text
    severity: Severity = Severity.ERROR

    def say(self, language: Language) -> str:
        """Return the issue as one line (linje)."""
        return f"{self.place}: {self.text.say(language)}" if self.place else self.text.say(language)


class BadInput(Exception):  # noqa: N818 - named for what the user gave, not for a program error
    """An input that was refused, with every fault in it (ugyldig inndata)."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        self.issues = issues
        super().__init__("; ".join(issue.say(Language.EN) for issue in issues))


class Outcome(StrEnum):
    """What became of an item of the checklist (utfall)."""

    MET = "met"
    LATE = "late"
    UNDOCUMENTED = "undocumented"


class Finding(Frozen):
    """One item of the workflow checklist (funn).

    Attributes
    ----------
    item
        Stable id of the item.
    text
        What is missing or too late, and what to do.
    by
        The day by which it was to be done, where the law names one.
    who
        Ids of those whom it concerns.
    unconfirmed
        Whether nobody has checked the item against the text.
    """

    item: str
    outcome: Outcome
    severity: Severity
    citation: str
    title: Text
    text: Text
    by: date | None = None
    who: tuple[str, ...] = ()
    unconfirmed: bool = False


class Standing(StrEnum):
    """What a breach amounts to (status).

    BREACH is against law, agreement or the planner's own hard rule. EXPIRED is one too, which an agreement
    would have covered on other days of the plan. COVERED would be, had not a registered agreement replaced
    the parameter. REPORTED breaks a rule that is priced instead of enforced.
    """

    BREACH = "breach"
    EXPIRED = "expired"
    COVERED = "covered"
    REPORTED = "reported"


class Breach(Frozen):
    """One place where a rota breaks a rule (brudd).

    Attributes
    ----------
    rule
        The rule's kind.
    measured, limit
        What was found and what is allowed, in ``measure``.
    measure
        ``min`` or ``n``.
    row
        The row of demand, where the rule is about one.
    agreements
        Ids of the agreements that cover it, or would on another day.
    lapsed
        The day nearest to the breach on which those would still, or already, have covered it.
    """

    rule: str
    citation: str
    employee: str | None
    unit: str | None
    date: date
    measured: int
    limit: int
    measure: str
    text: Text
    row: str | None = None
    standing: Standing = Standing.BREACH
    agreements: tuple[str, ...] = ()
    lapsed: Day | None = None
