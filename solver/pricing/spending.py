"""One day by itself (dagsbruk): the ways to spend it, and what each of them adds to every row."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

Piece = bytes
"""What one day decides of a row: variables, by their numbers in the line, and weights, in turn."""
ITEM = 16
"""Bytes of a piece for each variable."""
MOST_OPTIONS = 200
"""Ways to spend one day, beyond which a line is left to CP-SAT."""


class Unsuited(Exception):  # noqa: N818 - it is no error, only an answer
    """No diagram of a fair size holds these rows (uegnet)."""


class Spending:
    """A day's options and what they do (dagsbruk).

    It is told everything first; what is asked of it afterwards is reckoned once, for all rows together.

    Parameters
    ----------
    duties
        What may be worked and what is freely chosen on the day.
    variables
        All that is decided on the day; they are numbered from ``begin`` in the line.
    over
        Unions of one day, by the duties that they are made of.
    """

    def __init__(
        self, duties: Sequence[int], variables: Sequence[int], begin: int, over: Mapping[int, Sequence[int]]
    ) -> None:
        self._duties = duties
        self._variables = variables
        self._begin = begin
        self._over = over
        self._apart: dict[int, None] = {}
        self._pieces: dict[Piece, int] = {b"": 0}

    def piece(self, piece: Piece) -> int:
        """Return the number of a piece (stykke), the empty one's being 0."""
        return self._pieces.setdefault(piece, len(self._pieces))

    def keep_apart(self, piece: int) -> None:
        """Note that no two of a piece's variables hold together (hold fra hverandre)."""
        self._apart[piece] = None

    def _together(self) -> Iterator[frozenset[int]]:
        """Yield the sets of variables of which at most one holds, the largest first."""
        known = list(self._pieces)
        for piece in sorted((known[number] for number in self._apart), key=len, reverse=True):
            if len(piece) > ITEM:
                places = np.frombuffer(piece, np.int64)[::2] - self._begin
                yield frozenset(self._variables[at] for at in places.tolist())

    @cached_property
    def options(self) -> list[tuple[int, ...]]:
        """The sets of duties that the day's own rows let stand together, the empty one first (valg)."""
        found: list[tuple[int, ...]] = [()]
        together = self._together()
        largest = next(together, frozenset[int]())
        if largest.issuperset(self._duties):  # as on nearly every day
            found.extend((duty,) for duty in self._duties)
        else:
            apart: dict[int, set[int]] = {duty: set() for duty in self._duties}
            for one in (largest, *together):
                for duty in one & apart.keys():
                    apart[duty] |= one
            for duty in self._duties:
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
        items = np.frombuffer(b"".join(self._pieces), np.int64).reshape(-1, 2)
        number = np.repeat(np.arange(len(self._pieces)), [len(piece) // ITEM for piece in self._pieces])
        weights = np.zeros((len(self._variables) + 1, len(self._pieces)), np.int64)
        weights[items[:, 0] - self._begin + 1, number] = items[:, 1]
        place = {v: at for at, v in enumerate(self._variables, start=1)}
        held = [[place[v] for v in its] for its in self.held]
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
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    table = np.zeros((len(rows), sizes.max(initial=0)), np.int64)
    inside = np.arange(table.shape[1]) < sizes[:, None]
    table[inside] = np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum()))
    return table
