"""One day by itself (dagsbruk): the ways to spend it, and what each of them adds to every row."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

Signature = tuple[tuple[int, int], ...]
"""What is left of a row: variables with their weights, in order of the day on which each is decided."""

MOST_OPTIONS = 200
"""Ways to spend one day, beyond which a line is left to CP-SAT."""


class Unsuited(Exception):  # noqa: N818 - it is no error, only an answer
    """No diagram of a fair size holds these rows (uegnet)."""


class Spending:
    """A day's options and what they do (dagsbruk).

    It is told everything first; what is asked of it afterwards is reckoned once, for all rows together.

    Attributes
    ----------
    duties
        What may be worked and what is freely chosen on the day.
    """

    def __init__(self, over: Mapping[int, Sequence[int]]) -> None:
        self.duties: list[int] = []
        self._over = over
        self._apart: list[frozenset[int]] = []
        self._pieces: dict[Signature, int] = {(): 0}

    def keep_apart(self, variables: Sequence[int]) -> None:
        """Note that no two of these hold together (hold fra hverandre)."""
        together = frozenset(variables)
        if not any(together <= known for known in self._apart):
            self._apart.append(together)

    def piece(self, items: Signature) -> int:
        """Return the number of a row's part on this day (stykke), the empty one's being 0."""
        return self._pieces.setdefault(items, len(self._pieces))

    @cached_property
    def options(self) -> list[tuple[int, ...]]:
        """The sets of duties that the day's own rows let stand together, the empty one first (valg)."""
        found: list[tuple[int, ...]] = [()]
        if any(known.issuperset(self.duties) for known in self._apart):  # as on nearly every day
            found.extend((duty,) for duty in self.duties)
        else:
            apart: dict[int, set[int]] = {duty: set() for duty in self.duties}
            for known in self._apart:
                for duty in known & apart.keys():
                    apart[duty] |= known
            for duty in self.duties:
                found.extend((*chosen, duty) for chosen in found.copy() if apart[duty].isdisjoint(chosen))
                if len(found) > MOST_OPTIONS:
                    break
        if len(found) > MOST_OPTIONS:
            raise Unsuited("too many ways to spend one day")
        return found

    @cached_property
    def held(self) -> list[dict[int, None]]:
        """The variables of the day that hold with each option (gjelder), its duties first."""
        over = self._over
        return [
            dict.fromkeys((*option, *(union for duty in option for union in over.get(duty, ()))))
            for option in self.options
        ]

    @cached_property
    def effects(self) -> Numbers:
        """What each option adds to each piece (virkning)."""
        column: dict[int, int] = {}
        entries = [
            (column.setdefault(v, len(column) + 1), number, weight)
            for items, number in self._pieces.items()
            for v, weight in items
        ]
        weights = np.zeros((len(column) + 1, len(self._pieces)), np.int64)
        if entries:
            at, number, weight = np.array(entries, np.int64).T
            weights[at, number] = weight
        held = [[column[v] for v in its if v in column] for its in self.held]
        # Filled up with the first line, which weighs nothing.
        effects: Numbers = weights[filled(held)].sum(axis=1)
        return effects

    @cached_property
    def reach(self) -> list[tuple[int, int]]:
        """The least and the most that the day adds to each piece (spenn)."""
        effects = self.effects
        return list(zip(effects.min(axis=0).tolist(), effects.max(axis=0).tolist(), strict=True))


def filled(rows: Sequence[Sequence[int]]) -> Numbers:
    """Return rows of different lengths as one table, with zeros at their ends (fyll ut)."""
    width = max(map(len, rows), default=0)
    return np.array([[*row, *(0,) * (width - len(row))] for row in rows], np.int64).reshape(len(rows), width)
