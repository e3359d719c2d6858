"""How paths finish (fullføring): the cheapest rest from every state, accounts let go at a price."""

from collections.abc import Sequence

import numpy as np

from solver.pricing.bundle import Bundle
from solver.pricing.layer import Numbers


class Finish:
    """The cheapest rest of the way from every state (fullføring), and what it draws.

    Parameters
    ----------
    way_cost
        Of each way, with the accounts' prices.
    rest
        What the cheapest rest of the way costs, per day and state.
    """

    def __init__(self, bundle: Bundle, way_cost: Numbers, rest: Sequence[Numbers]) -> None:
        self._days = bundle.days
        self._steps: list[Numbers] = []
        self._drawn: list[Numbers] = [np.zeros((bundle.size, bundle.accounts), bundle.ways.drawn.dtype)]
        for at in range(len(bundle.days) - 1, -1, -1):
            day = bundle.days[at]
            leaving = np.repeat(np.arange(len(day.leaving)), day.number[day.leaving])
            onward = way_cost[day.way] + rest[at + 1][day.entering]
            # Backwards, so that of several that are cheapest the first is taken; dead ends have any.
            cheapest = np.flatnonzero(onward == rest[at][day.leaving][leaving])[::-1]
            step = day.begin.copy()
            step[leaving[cheapest]] = cheapest
            steps = np.zeros(len(day.number), np.int64)
            steps[day.leaving] = step
            drawn = np.zeros((len(day.number), bundle.accounts), bundle.ways.drawn.dtype)
            drawn[day.leaving] = bundle.ways.drawn[day.way[step]] + self._drawn[-1][day.entering[step]]
            self._steps.append(steps)
            self._drawn.append(drawn)
        self._steps.reverse()
        self._drawn.reverse()

    def drawn(self, at: int, state: Numbers) -> Numbers:
        """Return what the rest of the way draws from some states of a day on (trukket)."""
        return self._drawn[at][state]

    def ways(self, at: int, state: int) -> Numbers:
        """Return the ways of the rest (veivalg) from a state of a day on."""
        ways = np.empty(len(self._days) - at, np.int64)
        for place, (day, steps) in enumerate(zip(self._days[at:], self._steps[at:], strict=True)):
            step = steps[state]
            ways[place], state = day.way[step], int(day.entering[step])
        return ways
