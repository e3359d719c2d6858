"""How far rules see: what an audit finds on a day is found from the shifts in sight alone."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.audit import timeline
from models.findings import Breach
from models.people import Absence, AbsenceKind, Lock, WorkedShift
from models.problem import Problem
from models.rota import Assignment
from models.rule import OWN_DAY, PersonRule
from models.rules import RULES
from models.rules.availability import Availability
from models.rules.breaks import Breaks
from models.rules.daily_hours import DailyHours
from models.rules.daily_rest import DailyRest
from models.rules.days_off_in_a_row import DaysOffInARow
from models.rules.eligibility import Eligibility
from models.rules.minimum_run import MinimumRun
from models.rules.night_average import NightAverage
from models.rules.night_strain import NightStrain
from models.rules.one_place import OnePlace
from models.rules.quick_returns import QuickReturns
from models.rules.recovery_after_nights import RecoveryAfterNights
from models.rules.red_days import RedDays
from models.rules.shift_succession import ShiftSuccession, Succession
from models.rules.weekly_hours import WeeklyHours
from models.rules.whole_weekends import WholeWeekends
from models.timeline import Timeline
from models.units import hours
from tests import world

WEEKS = 12
RED = date(2027, 3, 1)
"""A plan with both Easter and the short night of March in it."""
SHIFT_TYPES = (
    world.shift_type("D", "07:30", "15:00"),
    world.shift_type("E", "14:30", "22:00"),
    world.shift_type("N", "21:45", "07:45", night_strain=True),
    world.shift_type("L", "08:00", "08:00"),
    world.shift_type("M", "00:00", "12:00", breaks=()),
    world.shift_type("K", "22:00", "01:00"),
)
SIGHTED: tuple[PersonRule, ...] = (
    Availability(),
    Breaks(),
    DailyHours(),
    DailyHours(day_from=hours(6)),
    DailyRest(),
    DailyRest(minimum=hours(8)),
    DaysOffInARow(minimum=3),
    Eligibility(),
    MinimumRun(minimum=4),
    NightAverage(maximum=hours(150)),
    NightAverage(maximum=hours(60), weeks=2, regular=3),
    NightStrain(),
    OnePlace(),
    QuickReturns(),
    QuickReturns(limit=hours(40), maximum=2),
    RecoveryAfterNights(minimum=hours(50), nights=2),
    RedDays(),
    ShiftSuccession(forbidden=(Succession(after="E", never=("D", "M")),)),
    WeeklyHours(),
    WholeWeekends(),
)


def worked(seed: int) -> Timeline:
    """Return somebody's line that breaks whatever there is to break, the more the higher the seed."""
    chance = random.Random(seed)
    person = world.employee(
        shift_types=("D", "E", "N", "L", "M"),
        absences=(
            Absence(start=RED + timedelta(days=9), end=RED + timedelta(days=15), kind=AbsenceKind.HOLIDAY),
            Absence(start=RED + timedelta(days=54), end=RED + timedelta(days=54)),
        ),
        locks=tuple(Lock(date=RED + timedelta(days=day), shift_type="D") for day in (2, 30, 44)),
        history=tuple(
            WorkedShift(date=RED - timedelta(days=ago), shift_type=chance.choice("DEN"), unit="ward")
            for ago in (1, 2, 4, 9)
        ),
    )
    asked = world.problem(person, shift_types=SHIFT_TYPES, start=RED, weeks=WEEKS)
    return timeline(asked, person, list(assigned(asked, chance, seed)))


def assigned(asked: Problem, chance: random.Random, seed: int) -> list[Assignment]:
    """Return shifts on most days, on some of them two."""
    return [
        Assignment(employee="anna", unit="ward", shift_type=chance.choice(SHIFT_TYPES).code, date=day)
        for day in asked.horizon.dates()
        for _ in range(2)
        if chance.random() < 0.25 + 0.05 * seed
    ]


def in_sight(rule: PersonRule, line: Timeline, day: date) -> Timeline:
    """Return the line with no other spells than those that the rule sees from a day."""
    assert rule.sight is not None
    first, last = day - timedelta(days=rule.sight.back), day + timedelta(days=rule.sight.ahead)
    seen = tuple(spell for spell in line.spells if first <= spell.date <= last)
    return replace(line, spells=seen, since=line.known_from)


def on(day: date, rule: PersonRule, line: Timeline) -> list[Breach]:
    """Return what a rule finds on a day."""
    return [breach for breach in rule.audit(line) if breach.date == day]


@pytest.mark.parametrize("rule", SIGHTED, ids=lambda rule: rule.kind)
def test_what_is_out_of_sight_decides_nothing(rule: PersonRule) -> None:
    """On every day a rule finds the same in the whole line as in what it sees from there."""
    found = 0
    for seed in range(4):
        line = worked(seed)
        whole = list(rule.audit(line))
        found += len(whole)
        for day in line.horizon.dates():
            assert on(day, rule, in_sight(rule, line, day)) == [b for b in whole if b.date == day]
    assert found


def test_every_sight_is_looked_at() -> None:
    """Each rule that says how far it sees is among those of this test."""
    sighted = {rule.kind for rule in SIGHTED}
    assert {kind.model_fields["kind"].default for kind in RULES if _sees(kind)} == sighted


def _sees(kind: type) -> bool:
    rule = kind()
    return isinstance(rule, PersonRule) and rule.sight is not None


def test_some_rules_see_the_whole_plan() -> None:
    """Red days on average and the longest time off are counted over the plan: nothing of it is left out."""
    assert RedDays(averaging=True).sight is None
    assert DaysOffInARow(maximum=5).sight is None
    assert Breaks().sight == OWN_DAY
