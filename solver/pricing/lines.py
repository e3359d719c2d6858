"""Lines (turnuslinjer): what one person works, as the master sees it – heads on rows, and a price."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from solver.flat import Counts
from solver.formulation import Part
from solver.unitrows import Load

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a class of people who are alike (linje).

    Attributes
    ----------
    duties
        In the duties of the one who is priced for the class.
    costs
        Its own cost on each level, without constants.
    """

    duties: Numbers
    load: Load
    costs: tuple[int, ...]

    @property
    def key(self) -> tuple[bytes, bytes, tuple[int, ...]]:
        """What tells lines apart in the master (nøkkel)."""
        return self.load.rows.tobytes(), self.load.heads.tobytes(), self.costs


class Tally:
    """Reckons what a line costs its person by itself, level by level (regnestykke)."""

    def __init__(self, part: Part, duties: Sequence[int], levels: Sequence[int]) -> None:
        counts = [excess.count for excess in part.excesses]
        named = dict.fromkeys([*duties, *part.literals, *counts])
        self._place = {v: i for i, v in enumerate(named)}
        self._unions = [
            (self._place[union], [self._place[lit] for lit in lits])
            for union, lits in part.unions.items()
            if all(lit in self._place for lit in lits)
        ]
        priced = {v for price in part.prices for v in price.variables}
        priced |= {v for excess in part.excesses for v in excess.variables}
        needed = {self._place[v] for v in priced if v in self._place}
        for union, lits in reversed(self._unions):
            if union in needed:
                needed.update(lits)
        self._unions = [(union, lits) for union, lits in self._unions if union in needed]
        self._counts = Counts.of(
            [
                replace(
                    excess,
                    count=self._place[excess.count],
                    variables=tuple(self._place[v] for v in excess.variables),
                )
                for excess in part.excesses
            ]
        )
        self._weights = np.zeros((len(levels), len(self._place)), dtype=np.int64)
        at = {level: i for i, level in enumerate(levels)}
        for price in part.prices:
            for v, weight in zip(price.variables, price.weights, strict=True):
                self._weights[at[price.level], self._place[v]] += weight

    def costs(self, true: Iterable[int]) -> tuple[int, ...]:
        """Return the cost per level of the line in which these literals hold (kostnader)."""
        values = np.zeros(len(self._place), dtype=np.int64)
        values[[self._place[v] for v in true]] = 1
        for union, lits in self._unions:
            values[union] = max(values[union], values[lits].max())
        self._counts.settle(values)
        return tuple(int(cost) for cost in self._weights @ values)


@dataclass(slots=True)
class Known:
    """The lines known of one class of people (kjente linjer), to be reckoned all at once."""

    lines: list[Line] = field(default_factory=list)
    keys: set[tuple[bytes, bytes, tuple[int, ...]]] = field(default_factory=set)
    _duties: Numbers = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    _costs: Numbers = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def add(self, line: Line) -> bool:
        """Keep a line unless it is known (legg til)."""
        if line.key in self.keys:
            return False
        self.keys.add(line.key)
        at = len(self.lines)
        self.lines.append(line)
        if at == len(self._duties) or len(line.duties) > self._duties.shape[1]:
            shape = (max(16, 2 * at), max(len(line.duties), self._duties.shape[1]))
            duties = np.zeros(shape, dtype=np.int64)
            duties[:at, : self._duties.shape[1]] = self._duties[:at]
            costs = np.zeros((shape[0], len(line.costs)), dtype=np.int64)
            costs[:at] = self._costs[:at] if at else 0
            self._duties, self._costs = duties, costs
        self._duties[at, : len(line.duties)] = line.duties
        self._costs[at] = line.costs
        return True

    def cheapest(self, least: Numbers, cost: Numbers) -> None:
        """Note for each duty what the cheapest line that holds it costs (billigste).

        Parameters
        ----------
        least
            The least so far, per variable; changed in place.
        cost
            Per line.
        """
        np.minimum.at(least, self._duties[: len(cost)], cost[:, None])

    def priced(self, worth: Numbers, multipliers: Numbers) -> Numbers:
        """Return what each line costs (priset).

        Parameters
        ----------
        worth
            Cost per duty; nothing at 0.
        multipliers
            What each level's cost counts for.
        """
        size = len(self.lines)
        if not size:
            return np.zeros(0, dtype=np.int64)
        cost: Numbers = worth[self._duties[:size]].sum(axis=1) + self._costs[:size] @ multipliers
        return cost
