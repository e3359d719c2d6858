"""What a person's shifts call for and amount to (ukenorm per ansatt), with all that it is made from."""

from fractions import Fraction
from math import floor

from models.kpi.shares import Count, Share
from models.norm.figures import NormFigures
from models.norm.reckoning import Reckoning, WorkPattern, reckon
from models.people import Employee
from models.problem import Problem
from models.timeline import Timeline
from models.units import FULL_POSITION, Frozen, Minutes


class PersonNorm(Frozen):
    """The norm of one person's shifts (ukenorm).

    Attributes
    ----------
    pattern
        What the shifts are taken for (arbeidstidsordning).
    computed
        Whether a position takes its week from the rota; else it has one of its own (beregnet).
    hours, sunday, night
        Work a week, and of it on Sundays and holidays and at night; what is both is night (H, S, N).
    credited
        What absence counts for a week (godskrevet).
    sundays_worked, sundays
        Of the Sundays on which the person is not absent, those with work (arbeidede søndager).
    week
        A full position's week with these shifts (W).
    amounts
        What the plan amounts to of a full position (stillingsprosent).
    due
        Work that the positions call for in the plan with these shifts (skal ha).
    """

    pattern: WorkPattern
    computed: bool
    hours: Minutes
    sunday: Minutes
    night: Minutes
    credited: Minutes
    sundays_worked: Count
    sundays: Count
    week: Minutes
    amounts: Share
    due: Minutes


def person_norm(problem: Problem, line: Timeline) -> PersonNorm | None:
    """Return the norm of one person's shifts, None where no rule reckons it (ukenorm per ansatt)."""
    figures = norm_figures(problem, line.employee)
    return None if figures is None else _rounded(reckon(figures, line))


def norm_figures(problem: Problem, employee: Employee) -> NormFigures | None:
    """Return the numbers that the norm is reckoned with for one person (tallene i ukenormen)."""
    rules = (held.rule for held in problem.rules_for(employee))
    return next((rule for rule in rules if isinstance(rule, NormFigures)), None)


def _rounded(found: Reckoning) -> PersonNorm:
    def weekly(minutes: int) -> int:
        return _whole(minutes / found.weeks) if found.weeks else 0

    hours = found.hours
    return PersonNorm(
        pattern=found.pattern,
        computed=found.computed,
        hours=weekly(max(0, hours.worked)),
        sunday=weekly(hours.sunday),
        night=weekly(hours.night),
        credited=weekly(found.credited),
        sundays_worked=hours.sundays_worked,
        sundays=hours.sundays,
        week=_whole(found.week),
        amounts=None if found.amounts is None else max(0, _whole(found.amounts * FULL_POSITION)),
        due=found.due,
    )


def _whole(value: Fraction) -> int:
    """Return the nearest whole number, half up."""
    return floor(value + Fraction(1, 2))
