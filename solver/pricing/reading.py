"""What a person's rows say, by how a path keeps it (lesning): in states, in accounts or day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import gcd

from solver.formulation import Linear, Part
from solver.pricing.choices import decided_on
from solver.pricing.spending import Signature, Spending, Unsuited
from solver.pricing.tails import Tail, Tails

SPAN = 15
"""Days that a row may span and still be kept in the states."""
MOST_ACCOUNTS = 40
"""Rows that span more, beyond which a line is left to CP-SAT."""
_MEANS = (-1, 1)
"""Weights of a row that says that the first of two holds only if the other does."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A count of what is drawn on an account (belastning): ``max(0, factor * sum - above)``."""

    variable: int
    factor: int
    above: int


@dataclass(frozen=True, slots=True)
class Account:
    """A sum over most of the plan (konto): ``low <= sum <= high`` along the path, and what it is charged."""

    low: int | None
    high: int | None
    charges: tuple[Charge, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A count that several days decide, and that costs (telling)."""

    variable: int
    above: int
    left: Tail


@dataclass(frozen=True, slots=True)
class Begun:
    """A row that begins on some day (påbegynt rad)."""

    left: Tail
    low: int | None
    high: int | None


class Reading:
    """What a part says (lesning).

    Attributes
    ----------
    days
        Each day by itself.
    choices
        What is freely chosen.
    plain
        Choices that only rows of the states ask for, so that one that leaves more open is better.
    first, last
        The days on which a variable may first and finally be decided.
    lasting
        Unions of several days, with the duties that they are made of.
    starting, counts
        Rows and counts that the states keep, by the day on which they begin.
    accounts
        Rows that paths fill up.
    draws
        By day: accounts that it draws on, each with the number of the day's piece.
    drawn_by
        What lasting unions draw: account and weight.
    daily
        Counts that one day decides.
    priced
        Variables that may cost.
    """

    def __init__(self, part: Part, duties: Sequence[int], day: Mapping[int, int], days: int) -> None:
        over: dict[int, list[int]] = {}
        self.days = [Spending(over) for _ in range(days)]
        for duty in duties:
            self.days[day[duty]].duties.append(duty)
        self.first = {duty: day[duty] for duty in duties}
        self.last = dict(self.first)
        self.base: dict[int, frozenset[int]] = {}
        self.priced = {v for price in part.prices for v in price.variables}
        # A union of what does not hold is no more than a choice that rows tie down.
        self._unions = {u: lits for u, lits in part.unions.items() if all(lit > 0 for lit in lits)}
        self._bases()
        self.choices = self._choices(part)
        self._bases()  # those made of choices too
        self.lasting: dict[int, frozenset[int]] = {}
        for union, base in self.base.items():
            if self.first[union] < self.last[union]:
                self.lasting[union] = base
            else:
                for duty in base:
                    over.setdefault(duty, []).append(union)
        self._tails = Tails(self.last, self.lasting, self.days)
        self._order = {v: (place, v) for v, place in self.last.items()}
        self._asked = self.priced.union(*self.base.values()) if self.choices else set()
        self.starting: list[list[Begun]] = [[] for _ in range(days)]
        self.counts: list[list[Count]] = [[] for _ in range(days)]
        self.daily: dict[int, list[Count]] = {}
        self._accounts: dict[Tail, Account] = {}
        short = self._rows(part)
        self._excesses(part)
        self._known(self.priced - {e.count for e in part.excesses})
        # Only now every day knows its pieces.
        for begin, row in short:
            if (begin == row.left.place and row.left.onward is None) or _binds(row.left, row.low, row.high):
                self.starting[begin].append(row)
        self.accounts = list(self._accounts.values())
        self.draws, self.drawn_by = self._draws()
        self.plain = self.choices - self._asked

    def _bases(self) -> None:
        for union, lits in self._unions.items():  # a union comes after those it is made of
            if union in self.base or any(lit not in self.first for lit in lits):
                continue
            base = frozenset(duty for lit in lits for duty in self.base.get(lit, (lit,)))
            self.base[union] = base
            self.first[union] = min(self.first[duty] for duty in base)
            self.last[union] = max(self.last[duty] for duty in base)

    def _choices(self, part: Part) -> frozenset[int]:
        free = frozenset(part.literals) - self.first.keys() - self._unions.keys()
        day = decided_on(part.rows, free, self.last) if free else {}
        for choice, place in day.items():
            self.first[choice] = self.last[choice] = place
            self.days[place].duties.append(choice)
        return frozenset(day)

    def _known(self, variables: Iterable[int]) -> None:
        if not self.first.keys() >= set(variables):
            raise Unsuited("something is decided that is neither a literal of the line nor a union of some")

    def _rows(self, part: Part) -> list[tuple[int, Begun]]:
        """Enter the rows of most of the plan; return the others with the days on which they begin."""
        merged: dict[Tail, tuple[Signature, int | None, int | None]] = {}
        for row in part.rows:
            if _defines(row, self._unions):
                continue
            self._known(row.variables)
            items, factor = self._reduced(row.variables, row.weights)
            low, high = (row.low, row.high) if factor > 0 else (row.high, row.low)
            low = None if low is None else -(-low // factor)
            high = None if high is None else high // factor
            tail = self._tails.cut(items)
            _, lowest, highest = merged.get(tail, (items, None, None))
            merged[tail] = items, _larger(lowest, low), _smaller(highest, high)
        short = []
        for tail, (items, low, high) in merged.items():
            if high == 1 and (low is None or low <= 0) and all(weight == 1 for _, weight in items):
                self._keep_apart(items)
            begin, end = self._span(items)
            if end - begin > SPAN:
                self._account(tail, items, Account(low, high))
            else:
                short.append((begin, Begun(tail, low, high)))
        return short

    def _keep_apart(self, items: Signature) -> None:
        """Tell each day which of its variables do not hold together."""
        for place, group in groupby((v for v, _ in items), self.last.__getitem__):
            together = tuple(group)
            if len(together) > 1:
                self.days[place].keep_apart(together)

    def _account(self, row: Tail, items: Signature, more: Account) -> None:
        known = self._accounts.get(row, Account(None, None))
        self._accounts[row] = Account(
            _larger(known.low, more.low), _smaller(known.high, more.high), known.charges + more.charges
        )
        self._asked.update(v for v, _ in items)
        if len(self._accounts) > MOST_ACCOUNTS:
            raise Unsuited("too many rows span most of the plan")

    def _excesses(self, part: Part) -> None:
        for excess in part.excesses:
            if excess.count not in self.priced:
                continue
            self._known(excess.variables)
            items = self._sorted(excess.variables, excess.weights)
            begin, end = self._span(items)
            if end - begin > SPAN:
                items, factor = self._reduced(excess.variables, excess.weights)
                charge = Charge(excess.count, factor, excess.above)
                self._account(self._tails.cut(items), items, Account(None, None, (charge,)))
                continue
            self._asked.update(excess.variables)
            count = Count(excess.count, excess.above, self._tails.cut(items))
            if begin == end:
                self.daily.setdefault(begin, []).append(count)
            else:
                self.counts[begin].append(count)

    def _draws(self) -> tuple[list[list[tuple[int, int]]], dict[int, list[tuple[int, int]]]]:
        draws: list[list[tuple[int, int]]] = [[] for _ in self.days]
        drawn_by: dict[int, list[tuple[int, int]]] = {}
        for account, row in enumerate(self._accounts):
            for union, weight in row.unions:
                drawn_by.setdefault(union, []).append((account, weight))
            left: Tail | None = row
            while left:
                draws[left.place].append((account, left.piece))
                left = left.onward
        return draws, drawn_by

    def _span(self, items: Signature) -> tuple[int, int]:
        return min(self.first[v] for v, _ in items), self.last[items[-1][0]]

    def _sorted(self, variables: Sequence[int], weights: Sequence[int]) -> Signature:
        order = map(self._order.__getitem__, variables)
        return tuple((v, weight) for (_, v), weight in sorted(zip(order, weights, strict=True)))

    def _reduced(self, variables: Sequence[int], weights: Sequence[int]) -> tuple[Signature, int]:
        """Return items with no common factor, the first weight positive, and the factor."""
        items = self._sorted(variables, weights)
        factor = gcd(*weights) if items[0][1] > 0 else -gcd(*weights)
        return items if factor == 1 else tuple((v, weight // factor) for v, weight in items), factor

    def decided(self, place: int) -> list[list[tuple[int, int]]]:
        """Return the variables whose cost each option decides by itself, with their values (avgjort)."""
        day, priced = self.days[place], self.priced
        decided = [
            [(v, 1) for v in held if v in option or v in priced]
            for option, held in zip(day.options, day.held, strict=True)
        ]
        for count in self.daily.get(place, ()):
            for at, amount in enumerate((day.effects[:, count.left.piece] - count.above).tolist()):
                if amount > 0:
                    decided[at].append((count.variable, amount))
        return decided


def _defines(row: Linear, unions: Mapping[int, tuple[int, ...]]) -> bool:
    """Whether a row only says what a union is, which a path keeps by itself."""
    if row.low != 0 or row.high is not None:
        return False
    if row.weights == _MEANS and row.variables[0] in unions.get(row.variables[1], ()):  # as most do
        return True
    weights = dict(zip(row.variables, row.weights, strict=True))
    for union in weights.keys() & unions.keys():
        rest = {v: w for v, w in weights.items() if v != union}
        if weights[union] == 1 and len(rest) == 1:
            (lit, weight) = next(iter(rest.items()))
            if weight == -1 and lit in unions[union]:
                return True
        if weights[union] == -1 and rest == dict.fromkeys(unions[union], 1):
            return True
    return False


def _binds(row: Tail, low: int | None, high: int | None) -> bool:
    """Whether limits rule out anything that the days by themselves do not."""
    least, most = row.reach()
    return (low is not None and low > least) or (high is not None and high < most)


def _larger(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else max(one, other)


def _smaller(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)
