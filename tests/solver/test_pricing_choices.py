"""Pricing on diagrams where lines choose freely and sums over most of the plan cost: against all there is."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from solver.formulation import Excess, Label, Linear, Part, Price
from solver.pricing import layer
from solver.pricing.diagram import Diagram, diagram
from solver.pricing.layer import Numbers
from solver.pricing.paths import Effort, Paths
from solver.pricing.reading import SPAN

LABEL = Label("drawn", "anna")
DAYS = SPAN + 6
DUTIES = tuple(range(2, 10))
CHOICES = tuple(range(10, 15))
"""The last two are asked for by rows of few days only."""
UNION, AWAY = 15, 16
"""What holds with one of two duties and a choice, and what holds when one of two choices does not."""
OVER, UNDER, SHORT = 17, 18, 19
"""Counts: two of the whole plan, one of two days."""
HARD = Effort(tries=8, width=2000)
AGAIN = 6
"""How often each is asked for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tiny line with drawn rows, and its diagram."""

    part: Part
    diagram: Diagram


def _rows(chance: random.Random) -> Iterator[Linear]:
    """Yield rows about neighbours with a choice, about choices alone, and about the whole plan."""
    for choice in CHOICES:
        for _ in range(chance.randint(1, 3)):
            begin = chance.randrange(len(DUTIES) - 1)
            yield Linear((*DUTIES[begin : begin + 2], choice), (1, 1, 1), None, chance.choice((1, 2)), LABEL)
        begin = chance.randrange(len(DUTIES) - 1)
        yield Linear((*DUTIES[begin : begin + 2], choice), (-1, -1, 1), -1, None, LABEL)
    yield Linear(CHOICES[:3], (1, 1, 1), 1, chance.choice((None, 2)), LABEL)
    yield Linear(CHOICES[3:], (1, 1), 1, chance.choice((None, 1)), LABEL)
    lengths = tuple(chance.choice((2, 3)) * 30 for _ in DUTIES)
    yield Linear(DUTIES, lengths, chance.choice((None, 130)), chance.choice((None, 400)), LABEL)
    yield Linear((*DUTIES, CHOICES[0]), (*lengths, 90), None, 460, LABEL)


def drawn(seed: int) -> Drawn:
    """Return a line of eight duties on six of twenty-one days, with five choices and drawn rows."""
    chance = random.Random(seed)
    days = sorted(chance.sample(range(1, DAYS - 1), 4))
    day = dict(zip(DUTIES, (0, *sorted([*days, days[0], days[2]]), DAYS - 1), strict=True))
    part = Part("anna", literals=[*DUTIES, *CHOICES, UNION, AWAY])
    part.rows.extend(_rows(chance))
    for union, lits in ((UNION, (DUTIES[1], DUTIES[3], CHOICES[2])), (AWAY, (-CHOICES[0], -CHOICES[1]))):
        part.unions[union] = lits
        for lit in lits:
            sign = 1 if lit > 0 else -1
            part.rows.append(Linear((union, abs(lit)), (1, -sign), (1 - sign) // 2, None, LABEL))
        signs = tuple(1 if lit > 0 else -1 for lit in lits)
        less = sum(sign < 0 for sign in signs)
        part.rows.append(Linear((union, *map(abs, lits)), (-1, *signs), -less, None, LABEL))
    part.rows.append(Linear((UNION, DUTIES[5]), (1, 1), None, chance.choice((1, 2)), LABEL))
    work = tuple(chance.choice((60, 90)) for _ in DUTIES)
    part.excesses.extend(
        (
            Excess(OVER, DUTIES, work, 205, 1000),
            Excess(UNDER, DUTIES, tuple(-w for w in work), -365, 365),
            Excess(SHORT, (*DUTIES[:2], CHOICES[1]), (1, 1, 1), 1, 2),
        )
    )
    part.prices.append(Price((OVER, UNDER, SHORT, CHOICES[2], UNION), (1, 1, 1, 1, 1), 0, 1, LABEL))
    return Drawn(part, diagram(part, DUTIES, day, DAYS, {}))


def lawful(part: Part) -> Numbers:
    """Return the values of all lines that keep the rows, whatever is chosen: a line each."""
    free = DUTIES + CHOICES
    values = np.zeros((2 ** len(free), SHORT + 1), dtype=np.int64)
    values[:, free] = np.arange(len(values))[:, None] >> np.arange(len(free)) & 1
    for union, lits in part.unions.items():
        values[:, union] = np.max(
            [values[:, lit] if lit > 0 else 1 - values[:, -lit] for lit in lits], axis=0
        )
    for row in part.rows:
        total = values[:, row.variables] @ np.array(row.weights)
        low = total.min() if row.low is None else row.low
        high = total.max() if row.high is None else row.high
        values = values[(total >= low) & (total <= high)]
        if not len(values):
            break
    for excess in part.excesses:
        total = values[:, excess.variables] @ np.array(excess.weights)
        values[:, excess.count] = np.maximum(0, total - excess.above)
    return values


def costs(chance: np.random.Generator) -> Numbers:
    """Return drawn costs: of duties of either sign, of all that is priced not below nothing."""
    cost = np.zeros(SHORT + 1, dtype=np.int64)
    cost[list(DUTIES)] = chance.integers(-200, 100, len(DUTIES))
    cost[[OVER, UNDER]] = chance.integers(0, 4, 2)
    cost[[SHORT, CHOICES[2], UNION]] = chance.integers(0, 80, 3)
    return cost


@pytest.mark.parametrize("seed", range(40))
def test_choices_and_charges_are_as_dear_as_they_are(seed: int) -> None:
    """The least cost is that of the cheapest of all lines, and every line found costs what it is said to.

    Asked again, that is: accounts tell no paths apart until one has been broken.
    """
    made = drawn(seed)
    lines = lawful(made.part)
    paths, chance = Paths([made.diagram], lambda: False), np.random.default_rng(seed)
    for _ in range(10):
        cost = costs(chance)
        for _ in range(AGAIN):
            answers = paths.cheapest(cost, [None], HARD)
        assert answers is not None
        (answer,) = answers
        priced = {tuple(np.flatnonzero(v[: AWAY + 1]).tolist()): int(v @ cost) for v in lines}
        assert answer.bound == min(answer.lines.values()) == min(priced.values())
        for line, price in answer.lines.items():
            whole = {*line, *(u for u in (UNION,) if set(made.part.unions[u]) & set(line))}
            assert priced[tuple(sorted(whole))] == price


@pytest.mark.parametrize("spare", [1, 4])
@pytest.mark.parametrize("seed", range(40))
def test_a_narrow_search_of_choices_claims_no_more_than_it_knows(
    monkeypatch: pytest.MonkeyPatch, seed: int, spare: int
) -> None:
    """With one path kept from day to day the bound is never above the cheapest line."""
    monkeypatch.setattr("solver.pricing.growth.SPARE", spare)
    made = drawn(seed)
    lines = lawful(made.part)
    paths, chance = Paths([made.diagram], lambda: False), np.random.default_rng(seed)
    for _ in range(10):
        cost = costs(chance)
        answers = paths.cheapest(cost, [None], Effort(tries=1, width=1))
        assert answers is not None
        assert answers[0].bound <= int((lines @ cost).min())


@pytest.mark.parametrize("wanted", [1, 4])
def test_no_line_is_as_dear_as_the_one_that_is_known(wanted: int) -> None:
    """Also where a path promises less than it comes to once its accounts are charged."""
    for seed in range(40):
        made = drawn(seed)
        lines, paths, chance = (
            lawful(made.part),
            Paths([made.diagram], lambda: False),
            np.random.default_rng(seed),
        )
        for _ in range(10):
            cost = costs(chance)
            known = int(np.median(lines @ cost))
            answers = paths.cheapest(cost, [known], Effort(tries=1, width=1, lines=wanted))
            assert answers is not None
            assert all(price < known for price in answers[0].lines.values())


def test_wide_numbers_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What accounts draw is kept in 32 bits; where that is too little, in 64, and nothing else changes."""
    for seed in range(8):
        cost = costs(np.random.default_rng(seed))
        narrow = Paths([drawn(seed).diagram], lambda: False).cheapest(cost, [None], HARD)
        with monkeypatch.context() as patch:
            patch.setattr(layer, "NARROW", 1)
            made = drawn(seed)
            assert made.diagram.drawn.dtype == np.int64
            assert Paths([made.diagram], lambda: False).cheapest(cost, [None], HARD) == narrow


def test_the_drawn_lines_are_of_all_kinds() -> None:
    """All have several lawful lines, and accounts that bind."""
    for seed in range(40):
        made = drawn(seed)
        assert len(lawful(made.part)) > 10
        assert Paths([made.diagram], lambda: False).at_once[0] > 0
