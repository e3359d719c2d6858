"""Pricing on diagrams: the cheapest path is the cheapest lawful line, and its bound is exact."""

import random
import time
from itertools import chain, combinations

import numpy as np
import pytest

from models.agreements import Provision
from models.problem import Problem
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.days_off_in_a_row import DaysOffInARow
from models.rules.minimum_run import MinimumRun
from models.rules.plan_hours import PlanHours
from models.rules.shift_succession import ShiftSuccession, Succession
from models.rules.weekend_quota import WeekendQuota
from models.terms.isolated_days import IsolatedDays
from models.terms.short_rests import ShortRests
from models.units import HOUR
from solver.build import Build, build
from solver.engine import Engine
from solver.formulation import Linear, Values
from solver.pricing import layer, pricers
from solver.pricing.diagram import Diagram, diagram
from solver.pricing.layer import Numbers
from solver.pricing.lines import Tally
from solver.pricing.paths import MOST_TRIES, WIDEST, Answer, Effort, Paths
from solver.pricing.pricers import BySolver, Pricers, Wanted
from solver.pricing.spending import Unsuited
from tests import world

WEEKS = 2
ANNA = "anna"


def drawn(seed: int) -> Problem:
    """Return one person, two shifts to choose between on seven days of two weeks, and drawn rules."""
    chance = random.Random(seed)
    early, night = world.shift_type("D", "07:30", "15:00"), world.shift_type("N", "22:00", "07:30")
    free = sorted(chance.sample(range(7 * WEEKS), 7))
    absences = tuple(
        {"start": world.day(day), "end": world.day(day), "credited": 0}
        for day in range(7 * WEEKS)
        if day not in free
    )
    rules = (
        ConsecutiveDays(maximum=chance.choice((2, 3))),
        MinimumRun(minimum=chance.choice((1, 2))),
        DaysOffInARow(minimum=chance.choice((1, 2))),
        WeekendQuota(maximum=1),
        ShiftSuccession(forbidden=(Succession(after="N", never=("D",)),)),
        PlanHours(minimum=chance.choice((0, 20)) * HOUR, maximum=chance.choice((30, 45)) * HOUR),
    )
    objective = (IsolatedDays(level=1, price=chance.choice((1, 70))), ShortRests(level=2, price=30))
    person = world.employee(ANNA, absences=absences)
    return world.problem(person, shift_types=(early, night), weeks=WEEKS).changed(
        rules=tuple(Provision(rule=rule) for rule in rules), objective=objective
    )


KINDS = frozenset(
    (
        "availability",
        "consecutive_days",
        "days_off_in_a_row",
        "isolated_days",
        "minimum_run",
        "one_place",
        "plan_hours",
        "shift_succession",
        "short_rests",
        "weekend_quota",
    )
)


def built(seed: int) -> Build:
    """Return the drawn problem, with only the rules that it draws."""
    return build(drawn(seed), only=KINDS)


def on_diagram(made: Build) -> Diagram:
    """Return the person's diagram."""
    formulation = made.formulation
    day = {literal: duty.day for literal, duty in made.grid.duty.items()}
    return diagram(formulation.people[ANNA], formulation.duties[ANNA], day, 7 * WEEKS, {})


def settled(made: Build, duties: tuple[int, ...]) -> Values:
    """Return all values of the line with these duties."""
    part, values = made.formulation.people[ANNA], made.nothing()
    values[list(duties)] = 1
    for union, lits in part.unions.items():
        values[union] = values[list(lits)].max()
    made.formulation.settle(values)
    return values


def lawful(made: Build) -> list[tuple[int, ...]]:
    """Return every set of duties that keeps the person's rows, by trying them all."""
    duties, rows = made.formulation.duties[ANNA], made.formulation.people[ANNA].rows
    kept = []
    for chosen in chain.from_iterable(combinations(duties, n) for n in range(8)):
        values = settled(made, chosen)
        sums = (int(values[list(row.variables)] @ np.array(row.weights)) for row in rows)
        limits = ((row.low, row.high) for row in rows)
        if all(
            (low is None or total >= low) and (high is None or total <= high)
            for total, (low, high) in zip(sums, limits, strict=True)
        ):
            kept.append(chosen)
    return kept


def costs(made: Build, seed: int) -> Numbers:
    """Return drawn costs of all duties, and the prices of all that the terms price."""
    chance = np.random.default_rng(seed)
    cost = np.zeros(made.formulation.size + 1, dtype=np.int64)
    cost[list(made.formulation.duties[ANNA])] = chance.integers(-200, 100, len(made.formulation.duties[ANNA]))
    for price in made.formulation.people[ANNA].prices:
        for variable, weight in zip(price.variables, price.weights, strict=True):
            cost[variable] += weight
    return cost


def found(paths: Paths, cost: Numbers, known: list[int | None], effort: Effort) -> list[Answer]:
    """Return what a search that nobody stops finds."""
    answers = paths.cheapest(cost, known, effort)
    assert answers is not None
    return answers


def engine() -> Engine:
    """Return an engine of a minute."""
    return Engine(time.monotonic() + 60)


@pytest.mark.parametrize("seed", range(8))
def test_the_cheapest_path_is_the_cheapest_line(seed: int) -> None:
    """Against all lines there are: the same least cost, a bound that is exact, only lawful lines."""
    made = built(seed)
    lines = lawful(made)
    assert len(lines) > 1
    paths = Paths([on_diagram(made)], lambda: False)
    for draw in range(10):
        cost = costs(made, draw)
        priced = {line: int(settled(made, line) @ cost) for line in lines}
        (answer,) = found(paths, cost, [None], Effort(tries=8, width=500))
        assert min(answer.lines.values()) == answer.bound == min(priced.values())
        for line, price in answer.lines.items():
            assert price == priced[tuple(sorted(line))]


@pytest.mark.parametrize("spare", [1, 4])
@pytest.mark.parametrize("seed", range(8))
def test_a_narrow_search_claims_no_more_than_it_knows(
    monkeypatch: pytest.MonkeyPatch, seed: int, spare: int
) -> None:
    """With one path kept from day to day the bound may be low, but never above the cheapest line."""
    monkeypatch.setattr("solver.pricing.growth.SPARE", spare)
    made = built(seed)
    lines = lawful(made)
    paths = Paths([on_diagram(made)], lambda: False)
    for draw in range(10):
        cost = costs(made, draw)
        least = min(int(settled(made, line) @ cost) for line in lines)
        (answer,) = found(paths, cost, [None], Effort(tries=1, width=1))
        assert answer.bound <= least
        assert all(price >= least for price in answer.lines.values())


def test_a_known_line_is_not_looked_for_again() -> None:
    """Whoever knows the best line is told that there is none better, and no other."""
    made = built(1)
    paths, cost = Paths([on_diagram(made)], lambda: False), costs(made, 1)
    least = min(int(settled(made, line) @ cost) for line in lawful(made))
    (answer,) = found(paths, cost, [least], Effort(tries=8, width=500))
    assert (answer.bound, answer.lines) == (least, {})


@pytest.mark.parametrize("seed", range(4))
def test_no_price_is_too_high_to_reckon_with(seed: int) -> None:
    """However far a climb strays, sums do not run over, and nothing is claimed that is not so."""
    made = built(seed)
    lines, paths = lawful(made), Paths([on_diagram(made)], lambda: False)
    cost = costs(made, seed)
    least = min(int(settled(made, line) @ cost) for line in lines)
    for astray in (1e15, -1e15, 1e30, -1e30):
        look = paths.run(cost).look(np.full(paths.prices.shape, astray))
        assert look is not None
        assert look.value[0] <= least


def test_side_by_side_is_as_alone() -> None:
    """Diagrams in one bundle do not disturb each other, nor do layers that they share."""
    many = [built(seed) for seed in range(6)]
    diagrams = [on_diagram(made) for made in many]
    size = max(made.formulation.size for made in many)
    cost = np.random.default_rng(1).integers(-200, 100, size + 1)
    cost[0] = 0
    effort = Effort(tries=8, width=500)
    together = found(Paths(diagrams, lambda: False), cost, [None] * len(many), effort)
    alone = [found(Paths([one], lambda: False), cost, [None], effort)[0] for one in diagrams]
    assert [answer.bound for answer in together] == [answer.bound for answer in alone]


def test_a_stop_gives_up() -> None:
    """When asked to stop, nothing is claimed."""
    made = built(1)
    paths = Paths([on_diagram(made)], lambda: True)
    assert paths.cheapest(costs(made, 1), [None], Effort()) is None


@pytest.mark.parametrize("seed", range(4))
def test_diagrams_and_solver_agree(seed: int) -> None:
    """CP-SAT, on the same rows, finds the same least cost."""
    made = built(seed)
    swift, slow = Pricers(made.problem, made, engine(), [ANNA]), BySolver(made, engine(), ANNA)
    assert swift.swift
    for draw in range(5):
        wanted = Wanted(costs(made, draw), [None], 0.0, Effort(tries=8, width=500))
        (one,), other = swift.price(wanted), slow.price(wanted)
        assert one.bound == other.bound is not None


@pytest.mark.parametrize("seed", range(4))
def test_tally_is_what_the_formulation_reckons(seed: int) -> None:
    """A line's own cost per level is that of the rota in which only this person works."""
    made = built(seed)
    part = made.formulation.people[ANNA]
    tally = Tally(part, made.formulation.duties[ANNA], made.formulation.levels)
    constants = [
        sum(price.constant for price in part.prices if price.level == level)
        for level in made.formulation.levels
    ]
    for line in lawful(made)[:200]:
        whole = made.formulation.costs(settled(made, line)).values()
        assert tally.costs(line) == tuple(
            cost - constant for cost, constant in zip(whole, constants, strict=True)
        )


def test_what_is_no_literal_of_the_line_is_left_to_the_solver() -> None:
    """A row about something that is neither a literal of the person nor a union of some has no diagram."""
    made = built(1)
    part = made.formulation.people[ANNA]
    part.rows.append(part.rows[0].__class__((made.formulation.size,), (1,), 1, None, part.rows[0].label))
    with pytest.raises(Unsuited):
        on_diagram(made)


@pytest.mark.parametrize("limit", ["MOST_STATES", "MOST_STEPS", "MOST_TRIED"])
def test_a_line_too_big_for_a_diagram_is_left_to_the_solver(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day with more states, steps or trials than are allowed ends the making of the diagram."""
    monkeypatch.setattr(layer, limit, 1)
    with pytest.raises(Unsuited):
        on_diagram(built(1))


def test_a_line_of_too_many_accounts_is_left_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a day draws on more accounts than are allowed, CP-SAT prices, and finds the same."""
    made = built(1)
    wanted = Wanted(costs(made, 1), [None], 0.0, Effort(tries=8, width=500))
    (swift,) = Pricers(made.problem, made, engine(), [ANNA]).price(wanted)
    monkeypatch.setattr(pricers, "MOST_AT_ONCE", -1)
    left = Pricers(made.problem, made, engine(), [ANNA])
    assert not left.swift
    assert left.price(wanted)[0].bound == swift.bound


def test_who_has_no_lawful_line_has_no_bound() -> None:
    """Working every shift and a limit on hours: no line is claimed, and no bound, whoever prices."""
    made = built(1)
    part, duties = made.formulation.people[ANNA], made.formulation.duties[ANNA]
    part.rows.append(Linear(duties, (1,) * len(duties), len(duties), None, part.rows[0].label))
    wanted = Wanted(costs(made, 1), [None], 0.0, Effort())
    (swift,) = Pricers(made.problem, made, engine(), [ANNA]).price(wanted)
    for one in (swift, BySolver(made, engine(), ANNA).price(wanted)):
        assert (one.bound, list(one.lines)) == (None, [])


def test_a_search_is_made_harder_in_both_ways_and_comes_back() -> None:
    """Prices are moved twice as often and twice as many paths kept, up to what one round can bear."""
    efforts = [Effort()]
    while (harder := efforts[-1].harder()) != efforts[-1]:
        efforts.append(harder)
    assert (efforts[1].tries, efforts[1].width) == (2 * efforts[0].tries, 2 * efforts[0].width)
    assert (efforts[-1].tries, efforts[-1].width) == (MOST_TRIES, WIDEST)
    easier = efforts[-1]
    for _ in efforts:
        easier = easier.easier(Effort())
    assert easier == Effort()
