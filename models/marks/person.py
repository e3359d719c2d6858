"""One person's days off (fridager): every free day marked, what is owed, and the hours of each week."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

from models.holiday import balances
from models.marks.codes import DayMark, Mark, MarkCode, MarkFinding, Owed, PersonMarks
from models.marks.hours import asked_for, rounded, week_hours
from models.marks.leave import found_holiday
from models.marks.red import RedDay, bank, given_off, movable, red_days
from models.marks.returns import F3_CITATION, fives, found_owed
from models.marks.weekly import Held, Weekly, rare, weekly_days_off
from models.pay.setting import STANDARD_TARIFF
from models.pay.tariff import tariff
from models.people import Absence, AbsenceKind, Employee
from models.problem import Problem
from models.rule import Rule
from models.rules.holiday_sunday import HolidaySunday
from models.rules.red_days import RedDays
from models.rules.weekly_norm import WeeklyNorm
from models.rules.weekly_rest import WeeklyRest
from models.rules.youth_weekly_rest import YouthWeeklyRest
from models.text import Text
from models.timeline import Timeline
from models.units import hours_minutes

_ABSENT: Final[Mapping[AbsenceKind, Mark]] = {
    AbsenceKind.LEAVE: Mark.LEAVE,
    AbsenceKind.HOLIDAY: Mark.FE,
    AbsenceKind.F3: Mark.F3,
    AbsenceKind.F4: Mark.F4,
    AbsenceKind.F5: Mark.F5,
}
Rules: TypeAlias = Mapping[type[Rule], Rule]
"""The rules as they hold for one person, by their class."""


def person_marks(problem: Problem, line: Timeline, fixed: Mapping[date, bool] | None = None) -> PersonMarks:
    """Return one person's days off (fridager).

    Parameters
    ----------
    fixed
        For a base rota that is worked in the calendar: its days off, and whether each is an F1. Then a shift
        on a red day too many is given off (F3); a calendar plan has none to give, and only owes it.
    """
    rules: Rules = {type(held.rule): held.rule for held in problem.rules_for(line.employee)}
    rest = _rest(line, rules)
    weekly = () if rest is None or fixed is not None else weekly_days_off(line, rest)
    norm = rules.get(WeeklyNorm)
    week = asked_for(line, norm if isinstance(norm, WeeklyNorm) else None)
    reds, off = _red(line, rules)
    owed = (*_threes(off, given=fixed is not None), *fives(line, _lost(weekly, line, fixed)))
    given = {spell.date for red in off for spell in red.spells} if fixed is not None else set()
    inside = [red for red in reds if red.day in line.horizon]
    holiday = balances(line.employee, line.horizon)
    sunday = rules.get(HolidaySunday)
    claims = found_holiday(line, sunday, holiday) if isinstance(sunday, HolidaySunday) else ()
    return PersonMarks(
        employee=line.employee.id,
        marks=tuple(_marks(line, weekly, given, fixed)) if rest is not None else (),
        owed=owed,
        bank=bank(line, tariff(problem.pay.tariff if problem.pay else STANDARD_TARIFF).holiday),
        weeks=tuple(week_hours(line, week, given)),
        contract=rounded(week * line.horizon.weeks),
        holiday=holiday,
        findings=(*_said(line, weekly, rest), *_choice(rules, given), *found_owed(line, owed), *claims),
        red_days=len(inside),
        red_days_free=sum(not red.worked for red in inside) + (len(off) if fixed is not None else 0),
    )


def _rest(line: Timeline, rules: Rules) -> WeeklyRest | None:
    """Return the weekly rest that the person is due; under 18 all through the plan it is longer."""
    rule, youth = rules.get(WeeklyRest), rules.get(YouthWeeklyRest)
    if not isinstance(rule, WeeklyRest):
        return None
    young = line.young_until is not None and line.young_until >= line.horizon.finish
    if young and isinstance(youth, YouthWeeklyRest):
        return rule.model_copy(update={"minimum": max(rule.minimum, youth.minimum)})
    return rule


def _red(line: Timeline, rules: Rules) -> tuple[tuple[RedDay, ...], tuple[RedDay, ...]]:
    """Return the red days, and those of them that must be given off."""
    rule = rules.get(RedDays)
    if not isinstance(rule, RedDays):
        return red_days(line, least=1), ()
    found = red_days(line, rule.least)
    return found, given_off(line, rule, found)


def _marks(
    line: Timeline, weekly: tuple[Weekly, ...], given: set[date], fixed: Mapping[date, bool] | None
) -> Iterator[DayMark]:
    worked = {spell.date for spell in line.planned}
    first = {week.day for week in weekly} | {day for day, f1 in (fixed or {}).items() if f1}
    for day in line.horizon.dates():
        away = _absence(line.employee, day)
        if day in given:
            yield DayMark(date=day, mark=Mark.F3)
        elif day in worked:
            continue
        elif away is not None:
            yield DayMark(date=day, mark=_ABSENT[away.kind])
        else:
            yield DayMark(date=day, mark=Mark.F1 if day in first else Mark.F2)


def _choice(rules: Rules, given: set[date]) -> Iterator[MarkFinding]:
    """Yield, where F3 are given on average, that others of the period's red days may be given instead."""
    rule = rules.get(RedDays)
    if given and isinstance(rule, RedDays) and rule.averaging:
        yield MarkFinding(code=MarkCode.F3_CHOICE, date=min(given), citation=F3_CITATION, text=_FREE_CHOICE)


def _absence(employee: Employee, day: date) -> Absence | None:
    """Return the absence of a day; holiday and days off in return say more than leave."""
    away = [absence for absence in employee.absences if day in absence]
    return max(away, key=lambda absence: absence.kind is not AbsenceKind.LEAVE, default=None)


def _lost(weekly: tuple[Weekly, ...], line: Timeline, fixed: Mapping[date, bool] | None) -> tuple[date, ...]:
    """Return the weekly days off on a public holiday that is no Sunday."""
    if line.horizon.cyclic:
        return ()
    chosen = [week.day for week in weekly if week.day is not None]
    kept = [day for day, f1 in (fixed or {}).items() if f1 and not line.employee.absent(day)]
    return tuple(day for day in sorted([*chosen, *kept]) if movable(day))


def _threes(off: tuple[RedDay, ...], *, given: bool) -> Iterator[Owed]:
    """Yield the F3 that the rota gives, or owes where it gives none."""
    for red in off:
        # A shift that began before the plan is another plan's to give off.
        work = sum(spell.work for spell in red.spells if spell.planned)
        if work:
            yield Owed(mark=Mark.F3, reason=red.day, given=red.day if given else None, hours=work)


def _said(line: Timeline, weekly: tuple[Weekly, ...], rest: WeeklyRest | None) -> Iterator[MarkFinding]:
    """Yield what is amiss with the weekly days off."""
    least = "" if rest is None else hours_minutes(rest.minimum)
    for week in weekly:
        day, text = week.day or week.monday + timedelta(days=6), _SAYS.get(week.held)
        if text is not None:
            code, said = text
            filled = Text(nb=said.nb.format(least=least), en=said.en.format(least=least))
            yield MarkFinding(code=code, date=day, citation="AML § 10-8 (2)", text=filled)
    for last in rare(weekly, line):
        yield MarkFinding(code=MarkCode.SUNDAY_RARE, date=last, citation="AML § 10-8 (4)", text=_SUNDAY_RARE)


_SAYS: Final[Mapping[Held, tuple[MarkCode, Text]]] = {
    Held.BROKEN: (
        MarkCode.NO_WEEKLY_REST,
        Text(
            nb="uka har ingen F1: ingen sammenhengende fri på minst {least} som er ukas egen",
            en="the week has no F1: no free time of at least {least} on end that is the week's own",
        ),
    ),
    Held.NO_DAY: (
        MarkCode.NO_DAY_OFF,
        Text(
            nb="uka har sin fri på {least}, men en vakt begynner på hver dag i den, så ingen kan være F1",
            en="the week has its {least} of rest, but a shift starts on every day in it, so none can be F1",
        ),
    ),
    Held.PART: (
        MarkCode.PART_OF_DAY,
        Text(
            nb="F1 har sine {least}, men ikke noe helt døgn, verken fra 00:00 eller fra 22:00",
            en="F1 has its {least}, but no whole day, neither from 00:00 nor from 22:00",
        ),
    ),
}
_FREE_CHOICE: Final = Text(
    nb="F3 er et forslag: så mange av periodens arbeidede røde dager skal gis fri, hvilke er fritt valg",
    en="the F3 are a proposal: so many of the period's worked red days are off, which ones is free to choose",
)
_SUNDAY_RARE: Final = Text(
    nb="ingen F1 på en søn- eller helgedag de siste fire ukene",
    en="no F1 on a Sunday or public holiday in the last four weeks",
)
