"""What holds of all days off (F-koder): one mark a day, one F1 a rested week, F3 for breaches alone."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models.audit import timelines
from models.marks import Mark, MarkCode, marks
from models.problem import Problem
from models.rota import Rota
from models.rules.red_days import RedDays
from models.rules.weekly_rest import WeeklyRest
from models.timeline import Timeline
from models.units import hours
from tests.agreement import rota_of
from tests.rules.test_red_days import WORLDS as RED
from tests.rules.test_weekly_rest import WORLDS as RESTS
from tests.strategies import World


@st.composite
def _worked(draw: st.DrawFn, worlds: st.SearchStrategy[World]) -> tuple[Problem, Rota]:
    # Most of the duties are worked, for it is then that a rest is short and in another week's way.
    drawn = draw(worlds)
    left = draw(st.sets(st.integers(0, 6), max_size=2))
    return drawn.problem, rota_of([duty for at, duty in enumerate(drawn.duties) if at not in left])


@given(_worked(RESTS))
@settings(max_examples=200)
def test_every_free_day_has_one_mark_and_every_rested_week_one_f1(drawn: tuple[Problem, Rota]) -> None:
    """Where the auditor finds a rest, there is one F1 in the week or a word why not; where not, a finding."""
    problem, rota = drawn
    for line, found in zip(timelines(problem, rota), marks(problem, rota), strict=True):
        worked = {spell.date for spell in line.planned}
        assert [day.date for day in found.marks] == [d for d in problem.horizon.dates() if d not in worked]
        first = [day.date for day in found.marks if day.mark is Mark.F1]
        rule = weekly_rest(problem, line)
        broken = {breach.date for breach in rule.audit(line)}
        said = {(f.code, f.date) for f in found.findings}
        for monday in problem.horizon.mondays():
            sunday = monday + timedelta(days=6)
            here = [day for day in first if monday <= day <= sunday]
            assert (sunday in broken) == ((MarkCode.NO_WEEKLY_REST, sunday) in said)
            assert len(here) == (sunday not in broken and (MarkCode.NO_DAY_OFF, sunday) not in said)
        assert rests_fit(line, first, rule.minimum)


def weekly_rest(problem: Problem, line: Timeline) -> WeeklyRest:
    """Return the weekly rest in force for somebody."""
    rules = [held.rule for held in problem.rules_for(line.employee)]
    return next(rule for rule in rules if isinstance(rule, WeeklyRest))


def rests_fit(line: Timeline, first: list[date], minimum: int) -> bool:
    """Whether every F1 can have a rest of its own, the earliest first; in a cycle turn after turn."""
    horizon, rest = line.horizon, timedelta(minutes=minimum)
    turns = range(-2, 3) if horizon.cyclic else range(1)
    cycle = timedelta(days=horizon.days)
    every = sorted(day + turn * cycle for turn in turns for day in first)
    wide = 2 * cycle + timedelta(weeks=1) if horizon.cyclic else timedelta(weeks=5)
    spells = line.unrolled(before=wide, after=wide)
    taken = horizon.begin - wide
    for day in every:
        monday = day - timedelta(days=day.weekday())
        start = max(
            taken, horizon.instant(monday) - rest / 2, horizon.instant(day) - rest + timedelta(minutes=1)
        )
        start = _free_from(start, rest, [(spell.start, spell.end) for spell in spells])
        if start >= horizon.instant(day, 1440) or start + rest / 2 >= horizon.instant(monday, 7 * 1440):
            return False
        taken = start + rest
    return True


def _free_from(start: datetime, rest: timedelta, spells: list[tuple[datetime, datetime]]) -> datetime:
    for begin, end in spells:
        if begin < start + rest and end > start:
            start = end
    return start


@given(_worked(RED))
@settings(max_examples=200)
def test_who_keeps_the_red_days_is_owed_none(drawn: tuple[Problem, Rota]) -> None:
    """A calendar plan in which the auditor finds § 10-8 (4) kept owes no F3."""
    problem, rota = drawn
    for line, found in zip(timelines(problem, rota), marks(problem, rota), strict=True):
        rules = [held.rule for held in problem.rules_for(line.employee)]
        broken = [b for rule in rules if isinstance(rule, RedDays) for b in rule.audit(line)]
        threes = [owed for owed in found.owed if owed.mark is Mark.F3]
        assert broken or not threes


@given(_worked(RED))
@settings(max_examples=100)
def test_weeks_add_up(drawn: tuple[Problem, Rota]) -> None:
    """The hours of the weeks are those of the shifts, and what is owed is never more than the red days."""
    problem, rota = drawn
    for line, found in zip(timelines(problem, rota), marks(problem, rota), strict=True):
        assert found.work == sum(spell.work for spell in line.planned)
        assert found.contract == hours(35.5) * problem.horizon.weeks
        assert len([o for o in found.owed if o.mark is Mark.F3]) <= found.red_days
