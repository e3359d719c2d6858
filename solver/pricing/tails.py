"""Rows cut by day (rester): what is left of a row from some day on, one object for all that end alike."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from solver.formulation import Excess, Linear
from solver.pricing.spending import ITEM, Numbers, Piece, Spending, Unsuited

Weighted = tuple[tuple[int, int], ...]
"""Variables with their weights."""


@dataclass(eq=False, slots=True)
class Tail:
    """What is left of a row (rest); one object for all that are equal.

    Attributes
    ----------
    place
        The day on which the first of it is decided.
    piece
        The number of that day's part among the day's pieces.
    unions
        Unions of several days in all that is left, with their weights.
    onward
        What is left when that day is over; None when nothing is.
    """

    place: int
    piece: int
    unions: Weighted
    onward: "Tail | None"
    _day: Spending
    _lasting: Weighted
    _reach: tuple[int, int] | None = None

    def reach(self) -> tuple[int, int]:
        """Return the least and the most that it comes to, whatever each day lets stand together (spenn)."""
        if self._reach is None:
            least, most = self._day.reach[self.piece]
            for _, weight in self._lasting:
                least, most = least + min(0, weight), most + max(0, weight)
            later = self.onward.reach() if self.onward else (0, 0)
            self._reach = least + later[0], most + later[1]
        return self._reach

    def whole(self) -> Iterator["Tail"]:
        """Return this and all that is left later (hele resten)."""
        tail: Tail | None = self
        while tail:
            yield tail
            tail = tail.onward

    def after(self, place: int) -> "Tail | None":
        """Return what is left when a day is over (etter)."""
        return self.onward if self.place == place else self


class Row(NamedTuple):
    """A row that is cut (oppdelt rad).

    Attributes
    ----------
    tail
        All of it, as whole numbers with no common factor, the first one positive.
    factor
        What was divided by.
    begin, end
        The days on which it begins and ends.
    ones
        Whether all weights are 1.
    """

    tail: Tail
    factor: int
    begin: int
    end: int
    ones: bool


class Tails:
    """Cuts rows (deler opp), all at once.

    Parameters
    ----------
    duties
        By day: duties and choices.
    first, last
        The days on which each variable may first and finally be decided.
    lasting
        Unions of several days.
    over
        Unions of one day, by the duties that they are made of.
    """

    def __init__(
        self,
        duties: Sequence[Sequence[int]],
        first: Mapping[int, int],
        last: Mapping[int, int],
        lasting: Container[int],
        over: Mapping[int, Sequence[int]],
    ) -> None:
        # Numbered by the day that decides, then as they are, so that a row in order is one cut by day.
        self._variables = sorted(sorted(last), key=last.__getitem__)
        self._number = {v: number for number, v in enumerate(self._variables)}
        self._first = np.array([first[v] for v in self._variables], np.int64)
        self._last = np.array([last[v] for v in self._variables], np.int64)
        self._lasting = np.array([v in lasting for v in self._variables], bool)
        self._known: dict[tuple[Piece, Tail | None], Tail] = {}
        begins = np.searchsorted(self._last, np.arange(len(duties) + 1)).tolist()
        self.days = [
            Spending(its, self._variables[begin:end], begin, over)
            for its, begin, end in zip(duties, begins[:-1], begins[1:], strict=True)
        ]

    def cut(self, rows: Sequence[Linear] | Sequence[Excess], *, reduced: bool = True) -> list[Row]:
        """Return rows as chains of pieces (del opp).

        Raises
        ------
        Unsuited
            Where a row asks for something that no day decides.
        """
        if not rows:
            return []
        sizes = np.array([len(row.variables) for row in rows], np.int64)
        starts, of = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(rows)), sizes)
        variables = chain.from_iterable(row.variables for row in rows)
        try:
            number = np.fromiter(map(self._number.__getitem__, variables), np.int64, len(of))
        except KeyError as unknown:
            raise Unsuited("a row asks for what is neither a literal of the line nor a union") from unknown
        weight = np.fromiter(chain.from_iterable(row.weights for row in rows), np.int64, len(of))
        order = np.argsort(of * len(self._variables) + number)
        number, weight = number[order], weight[order]
        factor = np.ones(len(rows), np.int64)
        if reduced:
            factor = np.gcd.reduceat(weight, starts) * np.where(weight[starts] > 0, 1, -1)
            weight //= factor[of]
        tails = self._tails(number, weight, of)
        columns = (
            factor,
            np.minimum.reduceat(self._first[number], starts),
            self._last[number[starts + sizes - 1]],
            np.logical_and.reduceat(weight == 1, starts),
        )
        return [Row(*row) for row in zip(tails, *(column.tolist() for column in columns), strict=True)]

    def _tails(self, number: Numbers, weight: Numbers, of: Numbers) -> list[Tail]:
        """Return the whole of each row; ``of`` says which row the items are of."""
        place, items = self._last[number], np.stack([number, weight], axis=1).tobytes()
        begins = np.flatnonzero(np.diff(of, prepend=-1) | np.diff(place, prepend=-1))
        lasting = np.logical_or.reduceat(self._lasting[number], begins)
        tails: dict[int, Tail] = {}
        columns = (begins, np.append(begins[1:], len(of)), of[begins], place[begins], lasting)
        for begin, end, row, day, mixed in zip(*(c[::-1].tolist() for c in columns), strict=True):
            piece, onward = items[begin * ITEM : end * ITEM], tails.get(row)
            tails[row] = self._known.get((piece, onward)) or self._new(day, piece, onward, mixed=mixed)
        return [tails[row] for row in range(len(tails))]

    def _new(self, place: int, piece: Piece, onward: Tail | None, *, mixed: bool) -> Tail:
        alone, lasting = piece, Weighted()
        if mixed:
            items = np.frombuffer(piece, np.int64).reshape(-1, 2)
            apart = self._lasting[items[:, 0]]
            alone = items[~apart].tobytes()
            lasting = tuple((self._variables[number], weight) for number, weight in items[apart].tolist())
        day = self.days[place]
        unions = lasting + onward.unions if onward else lasting
        made = Tail(place, day.piece(alone), unions, onward, day, lasting)
        self._known[piece, onward] = made
        return made
