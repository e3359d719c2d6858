"""Growing paths with their accounts kept: how they finish, and that a promise is a line."""

import numpy as np
import pytest

from solver.pricing.bundle import FAR
from solver.pricing.finish import Finish
from solver.pricing.paths import Effort, Paths
from tests.solver.test_pricing import built, costs, found, lawful, on_diagram, settled


@pytest.mark.parametrize("seed", range(4))
def test_the_rest_of_the_way_costs_and_draws_what_is_said(seed: int) -> None:
    """From every state that has one, along the ways that it takes to the end."""
    made = built(seed)
    paths = Paths([on_diagram(made)], lambda: False)
    run = paths.run(costs(made, seed))
    prices = np.random.default_rng(seed).integers(-3, 4, paths.prices.shape)
    way_cost = run._at(prices)
    rest = run._rest(way_cost)
    assert rest is not None
    finish, drawn, seen = Finish(paths._bundle, way_cost, rest), paths._bundle.ways.drawn, 0
    for day, least in enumerate(rest):
        for state in np.flatnonzero(least < FAR):
            ways = finish.ways(day, int(state))
            assert len(ways) == len(rest) - 1 - day
            assert way_cost[ways].sum() == least[state]
            assert (drawn[ways].sum(axis=0) == finish.drawn(day, np.array([state]))[0]).all()
            seen += 1
    assert seen > len(rest)


def test_one_path_kept_from_day_to_day_is_nearly_enough() -> None:
    """Of what the cheapest line is worth, one path a day and its promises find nearly all, lawfully."""
    best = gained = 0
    for seed in range(4):
        made = built(seed)
        lines = lawful(made)
        paths = Paths([on_diagram(made)], lambda: False)
        for draw in range(10):
            cost = costs(made, draw)
            priced = {line: int(settled(made, line) @ cost) for line in lines}
            (answer,) = found(paths, cost, [None], Effort(tries=8, width=1, lines=1))
            for line, price in answer.lines.items():
                assert price == priced[tuple(sorted(line))]
            worst = max(priced.values())
            best += worst - min(priced.values())
            gained += worst - min(answer.lines.values(), default=worst)
    assert gained > 0.95 * best


@pytest.mark.parametrize("lines", [1, 4])
def test_what_is_promised_is_no_more_than_there_is(lines: int) -> None:
    """However many lines are wanted, the bound is below the cheapest, and none is as dear as the known."""
    for seed in range(4):
        made = built(seed)
        every = lawful(made)
        paths = Paths([on_diagram(made)], lambda: False)
        for draw in range(5):
            cost = costs(made, draw)
            priced = sorted(int(settled(made, line) @ cost) for line in every)
            known = priced[len(priced) // 2]
            (answer,) = found(paths, cost, [known], Effort(tries=2, width=3, lines=lines))
            assert answer.bound <= priced[0]
            assert all(priced[0] <= price < known for price in answer.lines.values())
