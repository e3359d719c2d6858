"""People who are alike: what is recorded of one is what is recorded of the other, variable for variable."""

from typing import Any

import pytest

from models.agreements import Agreement, Provision
from models.employment import alike
from models.examples import example
from models.people import Wish
from models.problem import Problem
from models.result import Reason
from models.rule import Deviation
from models.rules.consecutive_days import ConsecutiveDays
from models.text import Text
from solver.build import build
from solver.formulation import Formulation
from solver.limits import Limits
from solver.solve import solve
from tests import world
from tests.oracle import best
from tests.solver.test_every_strategy import tiny

EXAMPLES = ("ward", "ward-long", "homecare", "zone", "bofellesskap")


def recorded(formulation: Formulation, person: str) -> object:
    """Return all that is said of a person, variables numbered from the first that is theirs."""
    part, duties = formulation.people[person], formulation.duties[person]
    counts = [excess.count for excess in part.excesses]
    number = {v: n for n, v in enumerate(dict.fromkeys([*duties, *part.literals, *counts]), start=2)}

    def its(variables: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number.get(abs(v), abs(v)) * (1 if v > 0 else -1) for v in variables)

    heads = sorted(
        (unit, at, number[v], weight)
        for unit, of_unit in formulation.units.items()
        for at, excess in enumerate(of_unit.excesses)
        for v, weight in zip(excess.variables, excess.weights, strict=True)
        if v in number
    )
    return (
        [(its(row.variables), row.weights, row.low, row.high) for row in part.rows],
        [(its((e.count,)), its(e.variables), e.weights, e.above, e.most) for e in part.excesses],
        [(its(price.variables), price.weights, price.constant, price.level) for price in part.prices],
        [(its((union,)), its(of)) for union, of in part.unions.items()],
        heads,
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_said_of_those_who_are_alike_is_the_same(name: str) -> None:
    """Rows, counts, prices and the heads that they are in the units' rows."""
    problem = example(name)
    formulation = build(problem).formulation
    for first, *others in alike(problem):
        for other in others:
            assert recorded(formulation, other) == recorded(formulation, first)


def pair(**more: Any) -> Problem:
    """Return anna and bo, alike but for what is said of anna."""
    return world.problem(world.employee("anna", **more), world.employee("bo"))


AWAY = {"start": world.day(0), "end": world.day(1)}


@pytest.mark.parametrize(
    "more",
    [
        {"absences": (AWAY,)},
        {"wishes": (Wish(date=world.day(2), wants=False),)},
        {"shift_types": ("D",)},
        {"weekdays": "12345"},
        {"consents": ("any",)},
    ],
)
def test_who_differs_in_one_thing_is_not_alike(more: dict[str, Any]) -> None:
    """Absence, wish, shifts, days or consent: each is a class of its own; with nothing said they are one."""
    assert alike(pair()) == (("anna", "bo"),)
    assert alike(pair(**more)) == (("anna",), ("bo",))


def partly(days: int) -> Problem:
    """Return a tiny problem where an agreement has anna work one day in a row, for so many days."""
    rule = Provision(rule=ConsecutiveDays(maximum=1))
    only = Agreement(
        id="anna-only",
        title=Text(nb="Én dag om gangen", en="One day at a time"),
        route=Deviation.LOCAL,
        basis="test",
        employees=("anna",),
        end=world.day(days - 1),
        adds=(rule,),
    )
    problem = tiny(0)
    bare = tuple(person.model_copy(update={"wishes": ()}) for person in problem.employees)
    return problem.changed(employees=bare, agreements=(*problem.agreements, only))


@pytest.mark.parametrize("days", [3, 7])
def test_whom_an_agreement_touches_is_not_alike(days: int) -> None:
    """On some days or on all; and what is proven is never above the best there is."""
    problem = partly(days)
    assert alike(problem) == (("anna",), ("bo",))
    result = solve(problem, Limits(time=30, workers=2, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    oracle = best(problem)
    assert oracle is not None
    if days == 7:
        assert tuple(level.value for level in result.objective) == oracle
        assert not result.incidents


def test_a_proof_says_which_agreements_it_does_not_reckon_with() -> None:
    """What is added for three days is kept for seven, so a lawful rota may cost less than what is proven."""
    result = solve(partly(3), Limits(time=30, workers=2, gap=0.0))
    (said,) = result.incidents
    assert said.code == "proof-narrowed"
    assert "Én dag om gangen" in said.text.nb
    assert "One day at a time" in said.text.en
