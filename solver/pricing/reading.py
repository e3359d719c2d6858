"""What a person's rows say, by how a path keeps it (lesning): in states, in accounts or day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solver.formulation import Linear, Part
from solver.pricing.choices import decided_on
from solver.pricing.forced import without_forced
from solver.pricing.spending import Unsuited
from solver.pricing.tails import Row, Tail, Tails

SPAN = 15
"""Days that a row may span and still be kept in the states."""
LONG_SPAN = 50
"""The same of a row of which only one may hold, for it leaves few states: one weekend of four, or of six."""
MOST_ACCOUNTS = 80
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
        duties_at: list[list[int]] = [[] for _ in range(days)]
        for duty in duties:
            duties_at[day[duty]].append(duty)
        self.first = {duty: day[duty] for duty in duties}
        self.last = dict(self.first)
        self.base: dict[int, frozenset[int]] = {}
        self.priced = {v for price in part.prices for v in price.variables}
        # A union of what does not hold is no more than a choice that rows tie down.
        self._unions = {u: lits for u, lits in part.unions.items() if all(lit > 0 for lit in lits)}
        self._bases()
        self.choices = self._choices(part, duties_at)
        self._bases()  # those made of choices too
        self.lasting: dict[int, frozenset[int]] = {}
        for union, base in self.base.items():
            if self.first[union] < self.last[union]:
                self.lasting[union] = base
            else:
                for duty in base:
                    over.setdefault(duty, []).append(union)
        self._tails = Tails(duties_at, self.first, self.last, self.lasting, over)
        self.days = self._tails.days
        self._asked = self.priced.union(*self.base.values()) if self.choices else set()
        self.starting: list[list[Begun]] = [[] for _ in range(days)]
        self.counts: list[list[Count]] = [[] for _ in range(days)]
        self.daily: dict[int, list[Count]] = {}
        self._accounts: dict[Tail, Account] = {}
        short = self._rows(part)
        self._excesses(part)
        self._known(self.priced - {e.count for e in part.excesses})
        # Only now every day knows its pieces.
        for row, low, high in short:
            if row.begin == row.end or _binds(row.tail, low, high):
                self.starting[row.begin].append(Begun(row.tail, low, high))
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

    def _choices(self, part: Part, duties_at: Sequence[list[int]]) -> frozenset[int]:
        free = frozenset(part.literals) - self.first.keys() - self._unions.keys()
        day = decided_on(part.rows, free, self.last) if free else {}
        for choice, place in day.items():
            self.first[choice] = self.last[choice] = place
            duties_at[place].append(choice)
        return frozenset(day)

    def _known(self, variables: Iterable[int]) -> None:
        if not self.first.keys() >= set(variables):
            raise Unsuited("something is decided that is neither a literal of the line nor a union of some")

    def _rows(self, part: Part) -> list[tuple[Row, int | None, int | None]]:
        """Enter the rows of most of the plan; return the others with their limits."""
        merged: dict[Tail, tuple[Linear, Row, int | None, int | None]] = {}
        rows = [row for row in part.rows if not _defines(row, self._unions)]
        lasting = {v for row in rows if len(row.variables) > SPAN for v in row.variables}
        rows = without_forced(rows, self.choices & lasting)
        for row, cut in zip(rows, self._tails.cut(rows), strict=True):
            low, high = (row.low, row.high) if cut.factor > 0 else (row.high, row.low)
            low = None if low is None else -(-low // cut.factor)
            high = None if high is None else high // cut.factor
            *_, lowest, highest = merged.get(cut.tail, (None, None))
            merged[cut.tail] = row, cut, _larger(lowest, low), _smaller(highest, high)
        short = []
        for row, cut, low, high in merged.values():
            apart = high == 1 and (low is None or low <= 0) and cut.ones
            if apart:
                for tail in cut.tail.whole():
                    self.days[tail.place].keep_apart(tail.piece)
            if cut.end - cut.begin > (LONG_SPAN if apart else SPAN):
                self._account(cut.tail, row.variables, Account(low, high))
            else:
                short.append((cut, low, high))
        return short

    def _account(self, row: Tail, variables: Iterable[int], more: Account) -> None:
        known = self._accounts.get(row, Account(None, None))
        self._accounts[row] = Account(
            _larger(known.low, more.low), _smaller(known.high, more.high), known.charges + more.charges
        )
        self._asked.update(variables)
        if len(self._accounts) > MOST_ACCOUNTS:
            raise Unsuited("too many rows span most of the plan")

    def _excesses(self, part: Part) -> None:
        excesses = [excess for excess in part.excesses if excess.count in self.priced]
        for excess in excesses:
            self._known(excess.variables)
        long = {e.count: e for e in excesses if self._spans(e.variables) > SPAN}
        short = [e for e in excesses if e.count not in long]
        for excess, row in zip(long.values(), self._tails.cut([*long.values()]), strict=True):
            charge = Charge(excess.count, row.factor, excess.above)
            self._account(row.tail, excess.variables, Account(None, None, (charge,)))
        for excess, row in zip(short, self._tails.cut(short, reduced=False), strict=True):
            self._asked.update(excess.variables)
            count = Count(excess.count, excess.above, row.tail)
            if row.begin == row.end:
                self.daily.setdefault(row.begin, []).append(count)
            else:
                self.counts[row.begin].append(count)

    def _draws(self) -> tuple[list[list[tuple[int, int]]], dict[int, list[tuple[int, int]]]]:
        draws: list[list[tuple[int, int]]] = [[] for _ in self.days]
        drawn_by: dict[int, list[tuple[int, int]]] = {}
        for account, row in enumerate(self._accounts):
            for union, weight in row.unions:
                drawn_by.setdefault(union, []).append((account, weight))
            for tail in row.whole():
                draws[tail.place].append((account, tail.piece))
        return draws, drawn_by

    def _spans(self, variables: Sequence[int]) -> int:
        return max(self.last[v] for v in variables) - min(self.first[v] for v in variables)

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
