"""Rows cut by day (rester): what is left of a row from some day on, one object for all that end alike."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from solver.pricing.spending import Signature, Spending


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
    unions: Signature
    onward: "Tail | None"
    _day: Spending
    _lasting: Signature
    _reach: tuple[int, int] | None = None

    def reach(self) -> tuple[int, int]:
        """Return the least and the most that it comes to, whatever each day lets stand together (spenn)."""
        if self._reach is None:
            least, most = self._day.reach[self.piece]
            onward = self.onward.reach() if self.onward else (0, 0)
            least += onward[0] + sum(min(0, weight) for _, weight in self._lasting)
            most += onward[1] + sum(max(0, weight) for _, weight in self._lasting)
            self._reach = least, most
        return self._reach

    def after(self, place: int) -> "Tail | None":
        """Return what is left when a day is over (etter)."""
        return self.onward if self.place == place else self


class Tails:
    """Cuts rows (deler opp).

    Parameters
    ----------
    last
        The day on which each variable is decided.
    lasting
        Unions of several days.
    days
        Told of the pieces that fall to them.
    """

    def __init__(self, last: Mapping[int, int], lasting: Container[int], days: Sequence[Spending]) -> None:
        self._last = last
        self._lasting = lasting
        self._days = days
        self._known: dict[tuple[Signature, Tail | None], Tail] = {}

    def cut(self, items: Signature) -> Tail:
        """Return a row, in order of the days that decide it, as a chain of pieces (del opp)."""
        tail: Tail | None = None
        pieces = [(place, tuple(piece)) for place, piece in groupby(items, lambda item: self._last[item[0]])]
        for place, piece in reversed(pieces):
            tail = self._known.get((piece, tail)) or self._new(place, piece, tail)
        if tail is None:
            raise ValueError("a row of nothing")
        return tail

    def _new(self, place: int, piece: Signature, onward: Tail | None) -> Tail:
        day = self._days[place]
        lasting = tuple(item for item in piece if item[0] in self._lasting)
        alone = tuple(item for item in piece if item[0] not in self._lasting) if lasting else piece
        unions = lasting + (onward.unions if onward else ())
        made = Tail(place, day.piece(alone), unions, onward, day, lasting)
        self._known[piece, onward] = made
        return made
