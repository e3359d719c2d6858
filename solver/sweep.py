"""Sweeps (omganger): everybody's line made anew, a few people at a time, as long as that pays.

Against what all others have, a person's best line is found exactly or nearly so on a whole year in a tenth
of a second. A rota that has been made in haste is so made about as good as it can be without two people
changing at once; from there on neighbourhoods of many people find more.
"""

from collections.abc import Iterator

from solver.expected import Expected
from solver.formulation import Values
from solver.placing import Placing
from solver.pricing.paths import Effort

EFFORT = Effort(tries=20, width=60, lines=1)
GAIN = 0.01
"""Share of the cost that a sweep must have gained for there to be another."""
TOLD_EVERY = 10
"""Groups of people after which what has been gained is told."""


def sweeps(placing: Placing, values: Values) -> Iterator[Values]:
    """Yield better and better rotas (omganger), the last of them where one more sweep gains little."""
    task, formulation = placing.task, placing.task.built.formulation
    values, expected = values.copy(), Expected(task.crew.rows, values)
    costs = told = tuple(formulation.costs(values).values())
    people = placing.people
    while people:
        before = sum(costs)
        task.chance.shuffle(people)
        for number, seats in enumerate(placing.groups(people), start=1):
            if task.engine.stopped:
                return
            gains = [expected.marginal(duties) for duties in seats.duties]
            nows = [duties[values[duties] == 1] for duties in seats.duties]
            for duties, now, line in zip(seats.duties, nows, seats.lines(gains, EFFORT, nows), strict=True):
                if line is None:
                    continue
                trial = values.copy()
                trial[now], trial[line] = 0, 1
                formulation.settle(trial)
                changed = tuple(formulation.costs(trial).values())
                # A path is better on all levels together; it may still be worse on an earlier one, or where
                # somebody who was placed beside has taken what made it good.
                if changed < costs:
                    values, costs = trial, changed
                    expected.change(duties, values[duties])
            if costs < told and number % TOLD_EVERY == 0:
                told = costs
                yield values
        if costs < told:
            told = costs
            yield values
        if before - sum(costs) <= GAIN * before:
            return
