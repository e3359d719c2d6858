"""The law's worked examples: every row of tests/law against the audit of the rule of the same name.

The rows were written by someone who has read the law and not the rules. A row that fails is a question to
the law, never a number to be changed here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from models.rule import PersonRule, Rule
from models.rules import RULES
from tests.audited import found
from tests.law.example import Example

FOLDER = Path(__file__).resolve().parents[1] / "law"
KINDS: Mapping[str, type[Rule]] = {rule.model_fields["kind"].default: rule for rule in RULES}
TABLES = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem not in {"__init__", "example"})

# What a row means when it is silent, as the folder's README has it. Written out, so that a rule's own default
# may change without a word to the law.
LIMITS: Mapping[str, Mapping[str, object]] = {
    "daily_rest": {"minimum": 660, "normal": 660},
    "weekly_rest": {"minimum": 2100},
    "daily_hours": {
        "maximum": 540,
        "passive_from": 5000,
        "passive_most": 120,
        "passive_ceiling": 780,
        "day_from": None,
    },
    "weekly_hours": {"maximum": 2400, "passive_from": 5000, "passive_most": 600, "passive_ceiling": 2880},
    "consecutive_nights": {"maximum": 3},
    "consecutive_days": {"maximum": 6},
    "quick_returns": {"maximum": 1},
    "weekend_frequency": {"every": 3},
    "position_size": {"tolerance": 300},
    "recovery_after_nights": {"minimum": 1440},
    "night_average": {"maximum": 10640, "weeks": 4},
    "red_days": {"least": 1, "averaging": False, "weeks": 26, "in_a_row": 3},
    "reference_average": {"norm": 2130},
    "average_week": {"maximum": 2880, "weeks": 8},
    "weekly_norm": {"day": 2250, "rota": 2130, "continuous": 2016, "tolerance": 0, "binds_fixed": True},
    "planned_overtime": {"carried": 0},
    "youth_hours": {"daily": 480, "weekly": 2400},
    "youth_rest": {"minimum": 720, "apprentices": 660},
    "youth_night": {"off_from": 1380, "off_to": 360, "health_care_apprentices": True},
    "youth_weekly_rest": {"minimum": 2880},
    "youth_breaks": {"over": 270, "minimum": 30},
    "breaks": {"over": 330, "from_work": 480, "total": 30, "long_over": 750, "longest_over": 810},
    "long_shifts": {"over": 750, "maximum": 750},
    "night_strain": {"maximum": 480, "threshold": 180},
}
POSITION = {"size", "full_time_week"}
PERSON = {"adult_from", "apprentice"}
IMPLIED = {"compensation"}  # a daily rest with a minimum below the normal one is always compensated


def rows() -> Iterator[Any]:
    """Yield every row with its kind."""
    for kind in TABLES:
        examples: tuple[Example, ...] = import_module(f"tests.law.{kind}").EXAMPLES
        for number, example in enumerate(examples):
            yield pytest.param(kind, example, id=f"{kind}-{number}")


@pytest.mark.parametrize(("kind", "example"), list(rows()))
def test_a_worked_example_has_as_many_breaches_as_the_law_says(kind: str, example: Example) -> None:
    """The audit finds in each row the number of breaches that its reader found in the law."""
    fields = {k: v for k, v in example.parameters.items() if k not in POSITION | PERSON | IMPLIED}
    rule = KINDS[kind].model_validate({**LIMITS.get(kind, {}), **fields})
    assert isinstance(rule, PersonRule)
    size = {key: value for key, value in example.parameters.items() if key in POSITION}
    person = {key: value for key, value in example.parameters.items() if key in PERSON}
    if size:
        person["positions"] = ({"unit": "ward", **size},)
    broken = found(
        rule,
        example.shifts,
        history=example.history,
        start=date.fromisoformat(example.start),
        weeks=example.weeks,
        cyclic=example.cyclic,
        person=person,
    )
    at_least_one = example.breaches == -1
    assert (len(broken) >= 1) if at_least_one else (len(broken) == example.breaches), example.says


def test_every_table_has_its_rule() -> None:
    """Each table is named after a rule, holds rows, and has rows on both sides of the law."""
    assert TABLES
    assert set(TABLES) <= set(KINDS)
    for kind in TABLES:
        counts = {example.breaches for example in import_module(f"tests.law.{kind}").EXAMPLES}
        assert 0 in counts
        assert counts - {0}
