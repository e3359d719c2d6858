"""What a person's rows say, by how a path keeps it (lesning): in states, in accounts or day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solver.formulation import Linear, Part

Signature = tuple[tuple[int, int], ...]
"""What is left of a row: variables with their weights, in order of the day on which each is decided."""

SPAN = 15
"""Days that a row may span and still be kept in the states."""
MOST_ACCOUNTS = 40
"""Rows that span more, beyond which a line is left to CP-SAT."""
MOST_OPTIONS = 200
"""Ways to spend one day, beyond which a line is left to CP-SAT."""


class Unsuited(Exception):  # noqa: N818 - it is no error, only an answer
    """No diagram of a fair size holds these rows (uegnet)."""


@dataclass(frozen=True, slots=True)
class Account:
    """A row over most of the plan (konto): ``low <= sum <= high`` along the path."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """A count that several days decide, and that costs (telling)."""

    variable: int
    above: int
    items: Signature


@dataclass(frozen=True, slots=True)
class Begun:
    """A row that begins on some day (påbegynt rad)."""

    items: Signature
    low: int | None
    high: int | None


class Reading:
    """What a part says (lesning).

    Attributes
    ----------
    duties_at
        Duties by day.
    first, last
        The days on which a variable may first and finally be decided.
    over
        Unions of one day, by the duties that they are made of.
    lasting
        Unions of several days, with the duties that they are made of.
    starting, counts
        Rows and counts that the states keep, by the day on which they begin.
    accounts, draws
        Rows that paths fill up, and what each variable draws on them: account and weight.
    daily
        Counts that one day decides.
    priced
        Variables that may cost.
    """

    def __init__(self, part: Part, duties: Sequence[int], day: Mapping[int, int], days: int) -> None:
        self.duties_at: list[list[int]] = [[] for _ in range(days)]
        for duty in duties:
            self.duties_at[day[duty]].append(duty)
        self.first = {duty: day[duty] for duty in duties}
        self.last = dict(self.first)
        self.base = self._bases(part)
        self.over: dict[int, list[int]] = {}
        self.lasting: dict[int, frozenset[int]] = {}
        for union, base in self.base.items():
            if self.first[union] < self.last[union]:
                self.lasting[union] = base
            else:
                for duty in base:
                    self.over.setdefault(duty, []).append(union)
        self.starting: list[list[Begun]] = [[] for _ in range(days)]
        self.accounts: list[Account] = []
        self.draws: dict[int, list[tuple[int, int]]] = {}
        self._apart: dict[int, set[int]] = {}
        self._rows(part)
        self.counts: list[list[Count]] = [[] for _ in range(days)]
        self.daily: dict[int, list[Count]] = {}
        self.priced = {v for price in part.prices for v in price.variables}
        self._excesses(part)
        self._known(self.priced - {e.count for e in part.excesses})

    def _bases(self, part: Part) -> dict[int, frozenset[int]]:
        bases: dict[int, frozenset[int]] = {}
        for union, lits in part.unions.items():  # a union comes after those it is made of
            self._known(lits)
            base = frozenset(duty for lit in lits for duty in bases.get(lit, (lit,)))
            bases[union] = base
            self.first[union] = min(self.first[duty] for duty in base)
            self.last[union] = max(self.last[duty] for duty in base)
        return bases

    def _known(self, variables: Iterable[int]) -> None:
        if any(v not in self.first for v in variables):
            raise Unsuited("something is chosen that is neither a duty nor a union of duties")

    def _rows(self, part: Part) -> None:
        merged: dict[Signature, tuple[int | None, int | None]] = {}
        for row in part.rows:
            if _defines(row, part.unions):
                continue
            self._known(row.variables)
            items = self._sorted(row.variables, row.weights)
            low, high = merged.get(items, (None, None))
            merged[items] = _larger(low, row.low), _smaller(high, row.high)
        for items, (low, high) in merged.items():
            begin = min(self.first[v] for v, _ in items)
            end = max(self.last[v] for v, _ in items)
            if end - begin > SPAN:
                for v, weight in items:
                    self.draws.setdefault(v, []).append((len(self.accounts), weight))
                self.accounts.append(Account(low, high))
                if len(self.accounts) > MOST_ACCOUNTS:
                    raise Unsuited("too many rows span most of the plan")
                continue
            self.starting[begin].append(Begun(items, low, high))
            if high == 1 and low is None and all(weight == 1 for _, weight in items):
                for v, _ in items:
                    self._apart.setdefault(v, set()).update(other for other, _ in items if other != v)

    def _excesses(self, part: Part) -> None:
        for excess in part.excesses:
            if excess.count not in self.priced:
                continue
            self._known(excess.variables)
            items = self._sorted(excess.variables, excess.weights)
            begin = min(self.first[v] for v, _ in items)
            end = max(self.last[v] for v, _ in items)
            if end - begin > SPAN:
                raise Unsuited("a count that costs spans too many days")
            if begin == end:
                self.daily.setdefault(begin, []).append(Count(excess.count, excess.above, items))
            else:
                self.counts[begin].append(Count(excess.count, excess.above, items))

    def _sorted(self, variables: Sequence[int], weights: Sequence[int]) -> Signature:
        items = zip(variables, weights, strict=True)
        return tuple(sorted(items, key=lambda item: (self.last[item[0]], item[0])))

    def options(self, place: int) -> list[tuple[int, ...]]:
        """Return the sets of duties that a day's own rows let stand together, the empty one first (valg)."""
        found: list[tuple[int, ...]] = [()]
        for duty in self.duties_at[place]:
            apart = self._apart.get(duty, set())
            found.extend((*chosen, duty) for chosen in found.copy() if apart.isdisjoint(chosen))
            if len(found) > MOST_OPTIONS:
                raise Unsuited("too many ways to spend one day")
        return found

    def held(self, option: Sequence[int]) -> set[int]:
        """Return the variables of a day that hold when these duties are worked (gjelder)."""
        return {*option, *(union for duty in option for union in self.over.get(duty, ()))}

    def decided(self, place: int, option: Sequence[int]) -> list[tuple[int, int]]:
        """Return the variables whose cost an option decides by itself, with their values (avgjort)."""
        held = self.held(option)
        decided = [(v, 1) for v in held if v in option or v in self.priced]
        for count in self.daily.get(place, ()):
            amount = sum(weight for v, weight in count.items if v in held) - count.above
            if amount > 0:
                decided.append((count.variable, amount))
        return decided


def _defines(row: Linear, unions: Mapping[int, tuple[int, ...]]) -> bool:
    """Whether a row only says what a union is, which a path keeps by itself."""
    if row.low != 0 or row.high is not None:
        return False
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


def _larger(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else max(one, other)


def _smaller(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)
