"""Pricing where windows overlap: hours averaged over weeks that roll on, and one weekend of several."""

import random
from dataclasses import dataclass

import numpy as np
import pytest

from solver.formulation import Label, Linear, Part
from solver.pricing.diagram import Diagram, diagram, renumbered
from solver.pricing.layer import Numbers
from solver.pricing.paths import Effort, Paths
from solver.pricing.reading import LONG_SPAN, SPAN

LABEL = Label("drawn", "anna")
STEP = 3
DUTIES = tuple(range(2, 14))
"""One every third day."""
DAYS = STEP * len(DUTIES)
WINDOW = 7
"""Duties in a window, which is longer than states remember."""
HARD = Effort(tries=20, width=4_000)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of drawn lengths, with what windows of it and all of it may come to, and its diagram."""

    lines: Numbers
    diagram: Diagram
    chance: np.random.Generator

    def cost(self) -> Numbers:
        """Return drawn costs."""
        cost = np.zeros(DUTIES[-1] + 1, dtype=np.int64)
        cost[list(DUTIES)] = self.chance.integers(-200, 60, len(DUTIES))
        return cost


def drawn(seed: int) -> Drawn:
    """Return a line of twelve duties with six windows of 90 and more minutes."""
    chance = random.Random(seed)
    lengths = [chance.choice((30, 50, 70)) for _ in DUTIES]
    rows = [Linear(DUTIES, tuple(lengths), 240, 420, LABEL)]
    for begin in range(len(DUTIES) - WINDOW + 1):
        end = begin + WINDOW
        rows.append(
            Linear(DUTIES[begin:end], tuple(lengths[begin:end]), None, chance.choice((190, 250)), LABEL)
        )
    day = {duty: STEP * at for at, duty in enumerate(DUTIES)}
    lines = np.arange(2 ** len(DUTIES))[:, None] >> np.arange(len(DUTIES)) & 1
    for row in rows:
        total = lines[:, [v - DUTIES[0] for v in row.variables]] @ np.array(row.weights)
        lines = lines[(total >= (row.low or 0)) & (total <= (row.high or 0))]
    part = Part("anna", literals=list(DUTIES), rows=rows)
    return Drawn(lines, diagram(part, DUTIES, day, DAYS, {}), np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(20))
def test_windows_that_are_broken_tell_paths_apart(seed: int) -> None:
    """No bound is above the cheapest line, no line breaks a window; asked again, it is found and proven."""
    made = drawn(seed)
    paths = Paths([made.diagram], lambda: False)
    assert SPAN < STEP * (WINDOW - 1)
    assert len(made.diagram.accounts) > 3
    lawful = {tuple(d for d, held in zip(DUTIES, line, strict=True) if held) for line in made.lines}
    for _ in range(10):
        cost = made.cost()
        least = int((made.lines @ cost[list(DUTIES)]).min())
        for _ in range(3):
            answers = paths.cheapest(cost, [None], HARD)
            assert answers is not None
            (answer,) = answers
            assert answer.bound <= least
            assert answer.lines.keys() <= lawful
            assert all(price == cost[list(line)].sum() for line, price in answer.lines.items())
        assert answer.bound == least == min(answer.lines.values())


@pytest.mark.parametrize("seed", range(20))
def test_a_narrow_search_of_windows_claims_no_more_than_it_knows(seed: int) -> None:
    """With one path kept from day to day the bound is never above the cheapest line."""
    made = drawn(seed)
    paths = Paths([made.diagram], lambda: False)
    for _ in range(20):
        cost = made.cost()
        answers = paths.cheapest(cost, [None], Effort(tries=1, width=1))
        assert answers is not None
        assert answers[0].bound <= int((made.lines @ cost[list(DUTIES)]).min())


def test_windows_lie_within_the_whole() -> None:
    """The whole is wider than each window, and no window is wider than another."""
    made = drawn(0)
    bundle = Paths([made.diagram], lambda: False)._bundle
    whole = [at for at, account in enumerate(made.diagram.accounts) if account.low]
    assert len(whole) == 1
    for at, wider in enumerate(bundle.wider[0]):
        assert np.flatnonzero(wider).tolist() == ([] if at in whole else whole)


def test_a_window_waits_in_a_climb_and_hides_in_no_look() -> None:
    """Where all are over a climb moves the whole's price alone; an ascent is told of every account."""
    made = drawn(0)
    paths = Paths([made.diagram], lambda: False)
    cost = np.full(DUTIES[-1] + 1, -100)
    look = paths.run(cost).look(paths.prices)
    assert look is not None
    assert look.slope.tolist() == (look.drawn - paths._bundle.ledger.high).tolist()
    assert (look.slope > 0).all()
    moved = paths.run(cost).relaxed(paths.prices, 2)
    assert moved is not None
    assert (moved[0] > 0).tolist() == [bool(account.low) for account in made.diagram.accounts]


def test_a_count_of_duties_lies_within_no_hours() -> None:
    """Hours are drawn on all days of weekends, too, but say nothing of how many of those are worked."""
    lengths = (30, 50) * 6
    hours = Linear(DUTIES, lengths, 60, 240, LABEL)
    weekends = Linear(DUTIES[::3], (1,) * 4, None, 2, LABEL)
    window = Linear(DUTIES[2:10], lengths[2:10], None, 160, LABEL)
    day = {duty: STEP * at for at, duty in enumerate(DUTIES)}
    part = Part("anna", literals=list(DUTIES), rows=[hours, weekends, window])
    made = diagram(part, DUTIES, day, DAYS, {})
    wider = Paths([made], lambda: False)._bundle.wider[0]
    (whole,) = (at for at, account in enumerate(made.accounts) if account.low)
    (within,) = np.flatnonzero(wider.any(axis=1))
    assert len(made.accounts) == 3
    assert np.flatnonzero(wider[within]).tolist() == [whole]


def test_a_row_of_which_one_may_hold_is_kept_in_the_states() -> None:
    """One of four weekends, whichever four: no account, and exactly the lines that there are."""
    weekends = tuple(range(2, 10))
    rows = [Linear(weekends[at : at + 4], (1,) * 4, None, 1, LABEL) for at in range(5)]
    day = {duty: 7 * at for at, duty in enumerate(weekends)}
    assert SPAN < 7 * 3 < LONG_SPAN
    made = diagram(Part("anna", literals=list(weekends), rows=rows), weekends, day, 7 * 8, {})
    assert not made.accounts
    assert max(layer.before for layer in made.layers) == 4
    cost = np.array([0, 0, -3, -5, -4, -1, -2, -6, -1, -7])
    answers = Paths([made], lambda: False).cheapest(cost, [None], HARD)
    assert answers is not None
    # The second and the eighth; the sixth would be four after the one and two before the other.
    assert (answers[0].bound, answers[0].lines[3, 9]) == (-12, -12)


def test_two_that_are_alike_may_have_costs_of_their_own() -> None:
    """Side by side, renumbered, each comes to what it comes to alone."""
    made = drawn(3)
    costs = [made.cost(), made.cost()]
    alone = [Paths([made.diagram], lambda: False).cheapest(cost, [None], HARD) for cost in costs]
    first, concerned = renumbered(made.diagram, 0)
    second, _ = renumbered(made.diagram, len(concerned))
    both = Paths([first, second], lambda: False)
    together = both.cheapest(np.concatenate([cost[concerned] for cost in costs]), [None, None], HARD)
    assert together is not None
    assert [answer.bound for answer in together] == [answers[0].bound for answers in alone if answers]
