"""The workflow checklist (sjekkliste): what the law wants done around a plan, and whether it is documented.

The items are data with their paragraph and evidence, in ``models/law/checklist.toml``; what each asks and
when it is asked is one of the few tests here. An item that is not met never makes a rota unlawful by itself;
it says what is to be done, and by when.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from models.agreements import Agreement
from models.calendar import SUNDAY, holiday_name, red_day
from models.evidence import Evidence
from models.figures import agreements_in_use
from models.findings import Finding, Outcome, Severity
from models.people import AbsenceKind
from models.problem import Problem
from models.process import Assessment, Role
from models.regulations import checklist, regulation
from models.rule import Deviation
from models.text import Text
from models.timeline import Timeline
from models.units import FULL_POSITION, HOUR, Frozen, Identifier

_NIGHT_SHARE: Final = (3, 4)
"""Mainly at night: at least so much of the hours, law.md 2.2."""
_EVENING: Final = 18 * HOUR
_NIGHTS: Final = ((-3 * HOUR, 6 * HOUR), (21 * HOUR, 30 * HOUR), (45 * HOUR, 54 * HOUR))


class When(StrEnum):
    """What makes an item be asked for (vilkår)."""

    ALWAYS = "always"
    UNSOCIAL = "unsocial"
    AVERAGING = "averaging"
    HOLIDAYS = "holidays"
    HOLIDAY = "holiday"
    PART_TIME = "part_time"
    NIGHTS = "nights"
    LONG_SHIFTS = "long_shifts"


class Asks(StrEnum):
    """What an item asks (krav): a step in time, someone's part in it, or what agreements must have.

    CONSENTS each one's signature, REGISTERED parties and date, EVALUATION an evaluation in time.
    """

    STEP = "step"
    TAKES_PART = "takes_part"
    CONSENTS = "consents"
    REGISTERED = "registered"
    EVALUATION = "evaluation"


class Item(Frozen):
    """One item of the checklist (punkt).

    Attributes
    ----------
    step
        The field of ``Process`` that documents it.
    days
        How many days before the plan takes effect the step is due, 0 for that day; None where the act names
        no time.
    months
        Or how many months before the first holiday (ferie) that begins in the plan.
    role
        Who must have taken part.
    under, weeks
        A central agreement whose local ones are to be evaluated within so many weeks, where they do not say.
    since
        The first day on which the law asks for it.
    missing, late
        What is said where it is not documented and where it was too late, ``{by}``, ``{found}`` and ``{who}``
        filled in.
    """

    id: Identifier
    title: Text
    citation: str
    evidence: Evidence
    asks: Asks
    when: When = When.ALWAYS
    step: str | None = None
    days: Annotated[int, Field(ge=0)] | None = None
    months: Annotated[int, Field(ge=1, le=11)] | None = None
    role: Role | None = None
    under: str | None = None
    weeks: Annotated[int, Field(ge=1)] | None = None
    since: date | None = None
    severity: Severity = Severity.ERROR
    missing: Text
    late: Text | None = None


def items() -> tuple[Item, ...]:
    """Return the items in order (punkter)."""
    return tuple(Item.model_validate(row) for row in checklist())


def workflow(problem: Problem, lines: Sequence[Timeline], law: date | None = None) -> tuple[Finding, ...]:
    """Return what the checklist says of a plan (sjekkliste).

    Parameters
    ----------
    lines
        The rota, for what depends on the hours worked.
    law
        The day whose law is asked; None for the day on which the plan takes effect.
    """
    if regulation(problem.regulation).series is None:
        return ()
    plan = _Plan(problem, lines, problem.process.effective or problem.horizon.start)
    asked = (item for item in items() if item.since is None or item.since <= (law or plan.effective))
    return tuple(
        finding for item in asked if _WHEN[item.when](plan) for finding in _ASKS[item.asks](item, plan)
    )


@dataclass(frozen=True)
class _Plan:
    problem: Problem
    lines: Sequence[Timeline]
    effective: date

    def in_use(self) -> tuple[Agreement, ...]:
        return agreements_in_use(self.problem)

    def individual(self) -> tuple[Agreement, ...]:
        return tuple(agreement for agreement in self.in_use() if agreement.route is Deviation.IND)

    def due(self, item: Item) -> date | None:
        """Return the last day on which a step is in time."""
        if item.months is not None and self.first_holiday is not None:
            return _months_before(self.first_holiday, item.months)
        return None if item.days is None else self.effective - timedelta(days=item.days)

    @property
    def first_holiday(self) -> date | None:
        """The first day of a holiday that begins in the plan; a base rota has none."""
        horizon = self.problem.horizon
        absences = (a for person in self.problem.employees for a in person.absences)
        begin = (a.start for a in absences if a.kind is AbsenceKind.HOLIDAY and a.start in horizon)
        return None if horizon.cyclic else min(begin, default=None)

    def red(self, day: date) -> bool:
        """Whether a day is a Sunday or, in a calendar plan, a public holiday."""
        return day.weekday() == SUNDAY or (not self.problem.horizon.cyclic and red_day(day))

    def by_night(self, code: str) -> int:
        """Return the minutes of a shift type between 21 and 06, by the clock."""
        shift = self.problem.shift_type[code]
        first, last = shift.start, shift.start + shift.span
        return sum(max(0, min(last, end) - max(first, begin)) for begin, end in _NIGHTS)

    def mainly_nights(self) -> tuple[str, ...]:
        """Return those of whose planned hours at least three quarters lie at night."""
        part, whole = _NIGHT_SHARE
        spans = {code: shift.span for code, shift in self.problem.shift_type.items()}
        nights = {code: self.by_night(code) for code in spans}
        found = []
        for line in self.lines:
            codes = [spell.shift_type for spell in line.planned]
            if codes and whole * sum(nights[c] for c in codes) >= part * sum(spans[c] for c in codes):
                found.append(line.employee.id)
        return tuple(found)


def _unsocial(plan: _Plan) -> bool:
    worked = {(spell.date, spell.shift_type) for line in plan.lines for spell in line.planned}
    return any(plan.red(day) or plan.by_night(code) or _into_sunday(plan, day, code) for day, code in worked)


def _into_sunday(plan: _Plan, day: date, code: str) -> bool:
    """Whether a shift lasts beyond 18:00 on the day before a red one, AML § 10-10 (1)."""
    shift = plan.problem.shift_type[code]
    return plan.red(day + timedelta(days=1)) and shift.start + shift.span > _EVENING


def _months_before(day: date, months: int) -> date:
    """Return the same day so many months before, or that month's last."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _holidays(plan: _Plan) -> bool:
    horizon = plan.problem.horizon
    if horizon.cyclic or not any(_averages_red_days(agreement) for agreement in plan.in_use()):
        return False
    return any(holiday_name(day) is not None and day.weekday() != SUNDAY for day in horizon.dates())


def _averages_red_days(agreement: Agreement) -> bool:
    return any(d.rule == "red_days" and d.parameter == "averaging" for d in agreement.deviations)


_WHEN: Final[Mapping[When, Callable[[_Plan], bool]]] = {
    When.ALWAYS: lambda _: True,
    When.UNSOCIAL: _unsocial,
    When.AVERAGING: lambda plan: bool(plan.individual()),
    When.HOLIDAYS: _holidays,
    When.HOLIDAY: lambda plan: plan.first_holiday is not None,
    When.PART_TIME: lambda plan: any(e.size < FULL_POSITION for e in plan.problem.employees),
    When.NIGHTS: lambda plan: bool(plan.mainly_nights()),
    When.LONG_SHIFTS: lambda plan: any("SFS 2310" in agreement.basis for agreement in plan.in_use()),
}


def _finding(
    item: Item,
    outcome: Outcome,
    text: Text,
    by: date | None = None,
    who: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        item=item.id,
        outcome=outcome,
        severity=item.severity,
        citation=item.citation,
        title=item.title,
        text=text,
        by=by,
        who=who,
        unconfirmed=item.evidence.confirm,
    )


def _filled(text: Text, **values: object) -> Text:
    return Text(nb=text.nb.format(**values), en=text.en.format(**values))


def _met(item: Item, found: date | None, by: date | None = None) -> Finding:
    said = Text(nb=f"dokumentert {found}", en=f"documented {found}") if found else _DONE
    return _finding(item, Outcome.MET, said, by)


_DONE: Final = Text(nb="dokumentert", en="documented")


def _step(item: Item, plan: _Plan) -> Iterator[Finding]:
    """Ask whether a step was taken in time."""
    found = plan.problem.process.day(item.step or "")
    by = plan.due(item)
    if found is None:
        # Whom the offer concerns follows from the rota alone; nobody's health is known or asked for.
        who = plan.mainly_nights() if item.when is When.NIGHTS else ()
        yield _finding(item, Outcome.UNDOCUMENTED, _filled(item.missing, by=by), by, who)
    elif by is not None and found > by and item.late is not None:
        yield _finding(item, Outcome.LATE, _filled(item.late, by=by, found=found), by)
    else:
        yield _met(item, found, by)


def _takes_part(item: Item, plan: _Plan) -> Iterator[Finding]:
    """Ask whether somebody took part in a step; that it was taken at all is another item."""
    taken = getattr(plan.problem.process, item.step or "")
    if isinstance(taken, Assessment) and item.role in taken.by:
        yield _met(item, taken.date)
    else:
        yield _finding(item, Outcome.UNDOCUMENTED, item.missing)


def _consents(item: Item, plan: _Plan) -> Iterator[Finding]:
    """Ask for each individual agreement whose signature is registered."""
    horizon = plan.problem.horizon
    for agreement in plan.individual():
        lacking = tuple(
            employee.id
            for employee in plan.problem.employees
            if agreement.touches(employee, horizon)
            and agreement.id not in employee.consents
            and employee.id not in (agreement.employees or ())
        )
        if lacking:
            values = {"who": len(lacking), "agreement": agreement.id}
            yield _finding(item, Outcome.UNDOCUMENTED, _filled(item.missing, **values), who=lacking)
        else:
            yield _met(item, agreement.signed)


def _registered(item: Item, plan: _Plan) -> Iterator[Finding]:
    """Ask whether the agreements in use are known by their parties and the day of signing."""
    used = plan.in_use()
    lacking = [agreement.id for agreement in used if agreement.signed is None or not agreement.parties]
    if lacking:
        text = _filled(item.missing, agreement=", ".join(lacking))
        yield _finding(item, Outcome.UNDOCUMENTED, text)
    elif used:
        yield _met(item, None)


def _evaluation(item: Item, plan: _Plan) -> Iterator[Finding]:
    """Ask whether each agreement that must be evaluated is so, up to the end of the plan."""
    for agreement in plan.in_use():
        by_central = item.weeks if item.under is not None and item.under in agreement.basis else None
        weeks = agreement.evaluate_weeks or by_central
        if weeks is None:
            continue
        last = agreement.evaluated or agreement.signed
        due = None if last is None else last + timedelta(weeks=weeks)
        values = {"agreement": agreement.id, "by": due, "found": plan.problem.horizon.last}
        if due is None:
            yield _finding(item, Outcome.UNDOCUMENTED, _filled(item.missing, **values))
        elif due < plan.problem.horizon.last and item.late is not None:
            yield _finding(item, Outcome.LATE, _filled(item.late, **values), due)
        else:
            yield _met(item, agreement.evaluated, due)


_ASKS: Final[Mapping[Asks, Callable[[Item, _Plan], Iterator[Finding]]]] = {
    Asks.STEP: _step,
    Asks.TAKES_PART: _takes_part,
    Asks.CONSENTS: _consents,
    Asks.REGISTERED: _registered,
    Asks.EVALUATION: _evaluation,
}
