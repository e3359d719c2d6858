"""The search and the auditor under agreements that cover a part of the plan: what is posted always passes."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreements import Agreement
from models.audit import timelines
from models.findings import Standing
from models.problem import Problem, Unit
from models.rota import Rota
from models.rule import PersonRule
from models.rules import AnyRule
from models.rules.consecutive_nights import ConsecutiveNights
from models.rules.daily_rest import DailyRest
from models.rules.weekly_rest import WeeklyRest
from models.standing import person_breaches
from models.units import HOUR
from solver.build import build
from solver.grid import Grid
from tests.agreement import admitted, rota_of
from tests.strategies import World, worlds

DEVIATIONS: dict[str, tuple[str, object]] = {
    "daily_rest": ("minimum", "9 h"),
    "weekly_rest": ("minimum", "28 h"),
}
EVIDENCE = {"mark": "V", "source": "AML § 10-8 (3)"}


def partial(kind: str, problem: Problem, first: int, last: int, units: tuple[str, ...] | None) -> Agreement:
    """Return an agreement on a rule that holds from one day of the plan to another, in some units."""
    given_: dict[str, Any] = {"route": "LOCAL", "adds": ({"rule": {"kind": kind, "maximum": 1}},)}
    if kind in DEVIATIONS:
        parameter, value = DEVIATIONS[kind]
        entry = {"rule": kind, "parameter": parameter, "value": value, "evidence": EVIDENCE}
        given_ = {"route": "REP", "majority": True, "deviations": (entry,)}
    start = problem.horizon.start
    return Agreement.model_validate(
        {
            "id": "del",
            "title": {"nb": "Del", "en": "Part"},
            "basis": "AML § 10-8 (3)",
            "start": start + timedelta(days=first),
            "end": start + timedelta(days=max(first, last)),
            "units": units,
            **given_,
        }
    )


def hard(problem: Problem, kind: str, rota: Rota) -> set[Standing]:
    """Return the standings of what the audit holds against a rota, of one rule."""
    found = (b for line in timelines(problem, rota) for b in person_breaches(problem, line))
    return {b.standing for b in found if b.rule == kind} & {Standing.BREACH, Standing.EXPIRED}


@pytest.mark.parametrize(
    "rule",
    [DailyRest(minimum=11 * HOUR), WeeklyRest(), ConsecutiveNights(maximum=1)],
    ids=lambda rule: str(rule.kind),
)
def test_what_is_posted_passes_whatever_part_of_the_plan_is_covered(rule: AnyRule) -> None:
    """With an agreement for some days and units every rota that is posted passes the audit."""
    assert isinstance(rule, PersonRule)
    kind = rule.kind
    drawn_worlds = worlds(
        rule,
        limits=(9 * HOUR, 11 * HOUR, 28 * HOUR, 35 * HOUR),
        weeks=2,
        largest=5,
        person=st.sampled_from([{}, {"units": ("zone",)}]),
        more=st.just({"units": (Unit(id="ward"), Unit(id="zone")), "profile": "none"}),
    )

    @given(
        drawn=drawn_worlds,
        days=st.tuples(st.integers(-7, 20), st.integers(-7, 20)),
        units=st.sampled_from([None, ("ward",), ("zone",)]),
    )
    def passes(drawn: World, days: tuple[int, int], units: tuple[str, ...] | None) -> None:
        agreement = partial(kind, drawn.problem, *days, units)
        problem = drawn.problem.changed(agreements=(agreement,), rules=())
        built = build(problem, only=frozenset({kind}))
        duties = Grid(problem).duty
        offered = [duties[duty.works] for duty in drawn.duties if duty.works in duties]
        for chosen in admitted(built, offered):
            rota = rota_of([duties[literal] for literal in chosen])
            assert hard(problem, kind, rota) == set()

    passes()
