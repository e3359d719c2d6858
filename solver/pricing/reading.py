"""What a person's rows say, by how a path keeps it (lesning): in states, in accounts or day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

from solver.formulation import Linear, Part
from solver.pricing.choices import decided_on

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
        Duties by day, and what is freely chosen on it.
    choices
        What is freely chosen.
    plain
        Choices that only rows of the states ask for, so that one that leaves more open is better.
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
        self.base: dict[int, frozenset[int]] = {}
        self.priced = {v for price in part.prices for v in price.variables}
        # A union of what does not hold is no more than a choice that rows tie down.
        self._unions = {u: lits for u, lits in part.unions.items() if all(lit > 0 for lit in lits)}
        self._bases()
        self.choices = self._choices(part)
        self._bases()  # those made of choices too
        self.over: dict[int, list[int]] = {}
        self.lasting: dict[int, frozenset[int]] = {}
        for union, base in self.base.items():
            if self.first[union] < self.last[union]:
                self.lasting[union] = base
            else:
                for duty in base:
                    self.over.setdefault(duty, []).append(union)
        self._apart: dict[int, list[frozenset[int]]] = {}
        self._options: dict[int, list[tuple[int, ...]]] = {}
        self._held: dict[int, list[set[int]]] = {}
        self._ranges: dict[Signature, tuple[int, int]] = {}
        self.starting: list[list[Begun]] = [[] for _ in range(days)]
        self.counts: list[list[Count]] = [[] for _ in range(days)]
        self.daily: dict[int, list[Count]] = {}
        self._accounts: dict[Signature, Account] = {}
        self._rows(part)
        self._excesses(part)
        self._known(self.priced - {e.count for e in part.excesses})
        self.accounts = list(self._accounts.values())
        self.draws: dict[int, list[tuple[int, int]]] = {}
        for at, items in enumerate(self._accounts):
            for v, weight in items:
                self.draws.setdefault(v, []).append((at, weight))
        self.plain = self._plain()

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
        day = decided_on(part.rows, free, self.last)
        for choice, place in day.items():
            self.first[choice] = self.last[choice] = place
            self.duties_at[place].append(choice)
        return frozenset(day)

    def _plain(self) -> frozenset[int]:
        asked = self.priced | self.draws.keys() | set().union(*self.base.values())
        for counts in (*self.counts, *self.daily.values()):
            asked |= {v for count in counts for v, _ in count.items}
        return self.choices - asked

    def _known(self, variables: Iterable[int]) -> None:
        if any(v not in self.first for v in variables):
            raise Unsuited("something is decided that is neither a literal of the line nor a union of some")

    def _rows(self, part: Part) -> None:
        merged: dict[Signature, tuple[int | None, int | None]] = {}
        for row in part.rows:
            if _defines(row, self._unions):
                continue
            self._known(row.variables)
            items, factor = self._reduced(row.variables, row.weights)
            low, high = (row.low, row.high) if factor > 0 else (row.high, row.low)
            low = None if low is None else -(-low // factor)
            high = None if high is None else high // factor
            known = merged.get(items, (None, None))
            merged[items] = _larger(known[0], low), _smaller(known[1], high)
        for items, (low, high) in merged.items():
            if high == 1 and (low is None or low <= 0) and all(weight == 1 for _, weight in items):
                together = frozenset(v for v, _ in items)
                for v in together:
                    self._apart.setdefault(v, []).append(together)
        for items, (low, high) in merged.items():
            begin, end = self._span(items)
            if end - begin > SPAN:
                self._account(items, Account(low, high))
                continue
            if begin == end or self._binds(items, low, high):
                self.starting[begin].append(Begun(items, low, high))

    def _binds(self, items: Signature, low: int | None, high: int | None) -> bool:
        least, most = self.reach(items)
        return (low is not None and low > least) or (high is not None and high < most)

    def _account(self, items: Signature, more: Account) -> None:
        known = self._accounts.get(items, Account(None, None))
        self._accounts[items] = Account(
            _larger(known.low, more.low), _smaller(known.high, more.high), known.charges + more.charges
        )
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
                self._account(items, Account(None, None, (charge,)))
            elif begin == end:
                self.daily.setdefault(begin, []).append(Count(excess.count, excess.above, items))
            else:
                self.counts[begin].append(Count(excess.count, excess.above, items))

    def _span(self, items: Signature) -> tuple[int, int]:
        return min(self.first[v] for v, _ in items), max(self.last[v] for v, _ in items)

    def _sorted(self, variables: Sequence[int], weights: Sequence[int]) -> Signature:
        items = zip(variables, weights, strict=True)
        return tuple(sorted(items, key=lambda item: (self.last[item[0]], item[0])))

    def _reduced(self, variables: Sequence[int], weights: Sequence[int]) -> tuple[Signature, int]:
        """Return items with no common factor, the first weight positive, and the factor."""
        items = self._sorted(variables, weights)
        factor = gcd(*weights) if items[0][1] > 0 else -gcd(*weights)
        return tuple((v, weight // factor) for v, weight in items), factor

    def reach(self, items: Signature) -> tuple[int, int]:
        """Return the least and the most that items come to, whatever each day lets stand together (spenn)."""
        if items not in self._ranges:
            least = most = 0
            days: dict[int, dict[int, int]] = {}
            for v, weight in items:
                if v in self.lasting:
                    least, most = least + min(0, weight), most + max(0, weight)
                else:
                    days.setdefault(self.last[v], {})[v] = weight
            for place, weights in days.items():
                sums = (
                    [sum(weights.get(v, 0) for v in held) for held in self._held_at(place)]
                    if len(weights) > 1
                    else [0, *weights.values()]
                )
                least, most = least + min(sums), most + max(sums)
            self._ranges[items] = least, most
        return self._ranges[items]

    def _held_at(self, place: int) -> list[set[int]]:
        """Return what holds with each of a day's options."""
        if place not in self._held:
            self._held[place] = [self.held(option) for option in self.options(place)]
        return self._held[place]

    def options(self, place: int) -> list[tuple[int, ...]]:
        """Return the sets of duties that a day's own rows let stand together, the empty one first (valg)."""
        if place in self._options:
            return self._options[place]
        found: list[tuple[int, ...]] = [()]
        for duty in self.duties_at[place]:
            apart = self._apart.get(duty, ())
            found.extend(
                (*chosen, duty) for chosen in found.copy() if all(one.isdisjoint(chosen) for one in apart)
            )
            if len(found) > MOST_OPTIONS:
                raise Unsuited("too many ways to spend one day")
        self._options[place] = found
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
