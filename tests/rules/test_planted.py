"""Planted defects (plantede feil): one in each rule, and the agreement test must catch every one.

A test that cannot fail proves nothing. Each plant changes one place in a rule's source as a tired hand might:
a limit off by one, a window dropped, an edge forgotten. The rule's worlds are then drawn as in
``test_every_rule.py`` until posting and audit differ.
"""

import re
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.rules import RULES
from tests.agreement import disagreement
from tests.strategies import World


@dataclass(frozen=True)
class Plant:
    """A defect: what stands in the source, and what is put there instead."""

    says: str
    kind: str
    old: str
    new: str
    module: str = ""

    @property
    def where(self) -> str:
        """The module that is changed."""
        return self.module or f"models.rules.{self.kind}"


PLANTS = (
    Plant(
        "a rest exactly at the limit is refused", "daily_rest", "- early.end >= rest", "- early.end > rest"
    ),
    Plant(
        "a shortened rest need not be repaid",
        "daily_rest",
        "if self.minimum < self.normal:",
        "if not self.kind:",
    ),
    Plant(
        "a rest belongs to the week of its start",
        "weekly_rest",
        "- self.minimum // 2",
        "- 0",
        module="models.own_rests",
    ),
    Plant(
        "one rest may serve two weeks",
        "weekly_rest",
        "if len(overlapping) > said:",
        "if not self.minimum:",
        module="models.own_rests",
    ),
    Plant(
        "a week may hold a minute less",
        "weekly_hours",
        "max(most, known)",
        "max(most - 1, known)",
    ),
    Plant(
        "a little resting duty adds as much as a lot",
        "daily_hours",
        "Measure(2 * self.maximum, 2, 1, self.passive_from)",
        "Measure(extended, 1)",
    ),
    Plant(
        "resting duty may add without end",
        "weekly_hours",
        "                _ceiling([(work, works) for work, _, works in parts], extended, to)\n",
        "",
    ),
    Plant(
        "three shifts in a day are not summed",
        "daily_hours",
        "if everything > room:",
        "if everything < 0:",
        module="models.day_windows",
    ),
    Plant(
        "an agreed day begins a minute late",
        "daily_hours",
        "line.at(day, clock) <= duty.start",
        "line.at(day, clock) < duty.start or day < duty.day",
    ),
    Plant(
        "an agreed day forgets what the history holds of it",
        "daily_hours",
        "room = measure.most - sum(map(measure.whole, known))",
        "room = measure.most",
        module="models.day_windows",
    ),
    Plant(
        "the last stretch is not looked at",
        "consecutive_days",
        "for last in range(7 * line.weeks):",
        "for last in range(7 * line.weeks - 1):",
    ),
    Plant(
        "three hours are a night", "consecutive_nights", "line) > self.threshold", "line) >= self.threshold"
    ),
    Plant(
        "a gap at the limit is quick",
        "quick_returns",
        "- early.end < self.limit",
        "- early.end <= self.limit",
    ),
    Plant("a lone Sunday is whole", "whole_weekends", "                to.implies(other, one)\n", ""),
    Plant("one weekend too few is kept apart", "weekend_frequency", "week - every + 1", "week - every + 2"),
    Plant(
        "the lower limit is a minute high",
        "position_size",
        "low=owed - self.tolerance",
        "low=owed - self.tolerance + 1",
    ),
    Plant(
        "an hour at night counts as one on a Sunday",
        "weekly_norm",
        "figures.night_credit * w.night",
        "figures.sunday_credit * w.night",
        module="models.norm.posting",
    ),
    Plant(
        "the week of a three-part rota falls without end",
        "weekly_norm",
        "self.sums.at_most(least, worked, patterns.three_part, stopped)",
        "self.sums.at_most(0, worked, patterns.three_part, stopped)",
        module="models.norm.posting",
    ),
    Plant(
        "shifts that touch overlap", "one_place", "if other.end > duty.start", "if other.end >= duty.start"
    ),
    Plant("an absence ends a minute early", "availability", "late = duty.end > ", "late = duty.end >= "),
    Plant(
        "ten hours are long",
        "eligibility",
        "return duty.at_work > (self.long_over",
        "return duty.at_work >= (self.long_over",
    ),
    Plant(
        "a stretch of days off goes uncounted",
        "days_off_in_a_row",
        "for off in range(1, self.minimum):",
        "for off in range(2, self.minimum):",
    ),
    Plant(
        "a run one day short is long enough",
        "minimum_run",
        "for length in range(1, self.minimum):",
        "for length in range(1, self.minimum - 1):",
    ),
    Plant(
        "the first stretch alone is counted",
        "weekend_quota",
        "in range(0, line.weeks, length):",
        "in range(0, 1, length):",
    ),
    Plant(
        "the person's own quota is forgotten",
        "shift_quota",
        "in (*self.quotas, *line.employee.quotas):",
        "in self.quotas:",
    ),
    Plant("a minute less is enough", "plan_hours", "low=self.minimum", "low=max(0, self.minimum - 1)"),
    Plant("hours carried over are forgotten", "planned_overtime", "agreed + self.carried)", "agreed)"),
    Plant(
        "an introduction counts while it lasts",
        "introduction_shifts",
        "if other.end <= duty.start",
        "if other.start <= duty.start",
    ),
    Plant("one unit too many", "units_per_person", "most(self.maximum,", "most(self.maximum + 1,"),
    Plant(
        "the first day follows nothing",
        "shift_succession",
        "for day in range(7 * line.weeks):",
        "for day in range(1, 7 * line.weeks):",
    ),
    Plant("one head is never asked for", "coverage", "if row.minimum > 0:", "if row.minimum > 1:"),
    Plant(
        "the week before the stretch counts too",
        "average_week",
        "range(last - self.weeks + 1, last + 1)",
        "range(last - self.weeks, last + 1)",
    ),
    Plant(
        "the last day of a period is left out",
        "reference_average",
        "first <= duty.week < after",
        "first <= duty.week < after - 1 + (duty.weekday < 6)",
    ),
    Plant(
        "red days in a row are not parted at 22:00", "red_days", "if day - 1 in red:", "if day - 2 in red:"
    ),
    Plant(
        "a holiday without a claim binds too",
        "holiday_sunday",
        "or not (self.always or block.claimed)",
        "or not self.kind",
    ),
    Plant(
        "the week before the stretch counts too",
        "night_average",
        "range(last - self.weeks + 1, last + 1)",
        "range(last - self.weeks, last + 1)",
    ),
    Plant(
        "a shift at the limit is too soon",
        "recovery_after_nights",
        "night.end < self.minimum:",
        "night.end <= self.minimum:",
    ),
    Plant(
        "a shift is halved by midnight",
        "youth_hours",
        "started.setdefault(duty.day, []).append((work, duty.works))",
        "started.setdefault(duty.day, []).append((tonight, duty.works))",
    ),
    Plant("the birthday is a year away", "youth_hours", "work = duty.until(until)", "work = duty.at_work"),
    Plant(
        "an apprentice rests like the others",
        "youth_rest",
        "least = self.minimum if line.employee.apprentice is None else self.apprentices",
        "least = self.minimum",
    ),
    Plant(
        "work at the limit needs a break",
        "youth_breaks",
        "(until) > self.over:\n                to",
        "(until) >= self.over:\n                to",
    ),
    Plant(
        "the birthday begins the evening before",
        "youth_night",
        "min(end, until)",
        "min(end, until - 60)",
    ),
    Plant(
        "the week of the birthday is an adult's",
        "youth_weekly_rest",
        "line.at(7 * week) < until",
        "line.at(7 * week + 6) < until",
    ),
    Plant(
        "the grid forgets that clocks change",
        "daily_rest",
        "return 0 if ahead is None else int(ahead.total_seconds()) // 60",
        "return 0",
        module="solver.grid",
    ),
    Plant(
        "history is forgotten",
        "consecutive_days",
        "if duty.end > -before",
        "if duty.start >= 0",
        module="solver.grid",
    ),
    Plant(
        "eight hours are below eight",
        "breaks",
        "self.from_work - 1, self.total",
        "self.from_work, self.total",
    ),
    Plant("a long shift asks for no more", "breaks", "            (self.long_over, self.long_total),\n", ""),
    Plant(
        "one long shift a week is spared",
        "long_shifts",
        "to.at_most(self.per_week,",
        "to.at_most(self.per_week + 1,",
    ),
    Plant(
        "the last run of long shifts is not looked at",
        "long_shifts",
        "for last in range(7 * line.weeks):",
        "for last in range(7 * line.weeks - 1):",
    ),
    Plant(
        "a rest at the limit is too short",
        "long_shifts",
        "if late.start - early.end >= self.rest:",
        "if late.start - early.end > self.rest:",
    ),
    Plant(
        "three hours are a straining night",
        "night_strain",
        "begins, ends)) > self.threshold",
        "begins, ends)) >= self.threshold",
    ),
    Plant("a straining night stands alone", "night_strain", "if excess > 0:", "if excess < 0:"),
    Plant(
        "a stretch away in a split shift is manned",
        "coverage",
        "at = max(at, finish)",
        "at = begin",
        module="models.posting",
    ),
    Plant(
        "resting duty is awake",
        "coverage",
        "in self.away if resting else sorted((*self.away, *self.resting)):",
        "in self.away:",
        module="models.posting",
    ),
)


def changed(plant: Plant) -> ModuleType:
    """Return the module with the defect in it, under a name of its own."""
    path = import_module(plant.where).__file__
    assert path is not None
    source = Path(path).read_text(encoding="utf-8")
    assert source.count(plant.old) == 1, f"{plant.where} holds {plant.old!r} {source.count(plant.old)} times"
    module = ModuleType(f"planted.{plant.where}")
    module.__file__ = path
    sys.modules[module.__name__] = module  # dataclasses and pydantic look their module up
    exec(compile(source.replace(plant.old, plant.new), path, "exec"), module.__dict__)  # noqa: S102
    return module


def plant_in(monkeypatch: pytest.MonkeyPatch, plant: Plant) -> None:
    """Give the real classes the methods of the changed ones."""
    real, planted = import_module(plant.where), changed(plant)
    for name, kind in vars(real).items():
        if isinstance(kind, type) and kind.__module__ == real.__name__:
            for method, body in vars(vars(planted)[name]).items():
                if isinstance(body, FunctionType) and not method.startswith("__"):
                    monkeypatch.setattr(kind, method, body)
    monkeypatch.delitem(sys.modules, planted.__name__)


def test_every_rule_has_a_plant() -> None:
    """No rule is left out."""
    assert {plant.kind for plant in PLANTS} == {rule.model_fields["kind"].default for rule in RULES}


def test_the_readme_lists_every_plant() -> None:
    """The tests' README has a row for each plant, and none besides."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", readme.partition("## Planted defects")[2], re.MULTILINE)
    assert sorted(rows) == sorted((plant.kind, plant.says) for plant in PLANTS)


class Caught(Exception):  # noqa: N818 - what is wanted here, not an error
    """Posting and audit differ."""


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.kind}: {plant.says}")
def test_planted_defect_is_caught(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the defect in place, some drawn world tells posting and audit apart."""
    plant_in(monkeypatch, plant)
    worlds: st.SearchStrategy[World] = import_module(f"tests.rules.test_{plant.kind}").WORLDS

    @given(drawn=worlds)
    @settings(
        max_examples=2000,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def search(drawn: World) -> None:
        difference = disagreement(drawn.problem, plant.kind, drawn.duties)
        if difference:
            raise Caught(difference)

    with pytest.raises(Caught):
        search()
