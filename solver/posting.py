"""The recorder behind the verbs (protokollfører): what rules and terms say becomes rows of a part."""

from collections.abc import Iterable, Sequence
from functools import cache

from models.posting import TRUE, Duty, Lit
from solver.formulation import Excess, Label, Linear, Part, Price

Numbered = tuple[int, ...]
"""Literals, variables or weights, in order (nummerert)."""


class Numbers:
    """Hands out variable numbers (nummerering)."""

    def __init__(self, last: int) -> None:
        self.last = last

    def take(self) -> int:
        """Return the next number (neste)."""
        self.last += 1
        return self.last


class Recorder:
    """Records what is said about one owner (protokoll); implements ``models.posting.Posting``.

    Constants are folded away here, so that a part holds only what is still to be decided.
    """

    def __init__(self, part: Part, numbers: Numbers, forbidden: set[Lit]) -> None:
        self._part = part
        self._numbers = numbers
        self._forbidden = forbidden
        self._label = Label("", part.owner)
        self._level: int | None = None
        self._said: set[tuple[tuple[int, ...], tuple[int, ...], int | None, int | None]] = set()
        self._unions: dict[frozenset[Lit], Lit] = {}
        self._within: dict[Lit, list[Lit]] = {}
        self._wide: dict[Lit, set[Lit]] = {}
        self._apart: dict[int, set[int]] = {}
        self._counts: dict[tuple[tuple[int, ...], tuple[int, ...], int], Lit] = {}
        self._constants: dict[Lit, int] = {}
        self._shared: dict[Numbered, Numbered] = {}

    @property
    def part(self) -> Part:
        """What has been recorded (del)."""
        return self._part

    def speaks(self, kind: str, level: int | None = None) -> None:
        """Say which rule or term is posted from here on (taler)."""
        self._label = Label(kind, self._part.owner)
        self._level = level

    def forbid(self, duty: Duty) -> None:
        """Rule a duty out (utelukk); what lies in the history is not ours to forbid."""
        if duty.works != TRUE:
            self._forbidden.add(duty.works)

    def choose(self) -> Lit:
        """Return a fresh literal (hjelpevariabel)."""
        literal = self._numbers.take()
        self._part.literals.append(literal)
        return literal

    def any_of(self, lits: Iterable[Lit]) -> Lit:
        """Return a literal that holds exactly when one of ``lits`` does (minst én av)."""
        open_lits = self._open(tuple(lits))
        if open_lits is None:
            return TRUE
        if not open_lits:
            return -TRUE
        if len(open_lits) == 1:
            return open_lits[0]
        union = frozenset(open_lits)
        if union not in self._unions:
            self._unions[union] = one = self.choose()
            self._part.unions[one] = open_lits
            self._wide.clear()
            for lit in open_lits:
                self.implies(lit, one)
                self._within.setdefault(lit, []).append(one)
            self.at_least(1, [-one, *open_lits])
        return self._unions[union]

    def _open(self, lits: Numbered) -> Numbered | None:
        """Return those that are still to be decided, each once; None when one of them is known to hold."""
        if self._plain(lits):
            return lits
        left: dict[Lit, None] = {}
        for lit in lits:
            if abs(lit) != TRUE and abs(lit) not in self._forbidden:
                left[lit] = None
            elif lit == TRUE or (lit < 0 and lit != -TRUE):
                return None
        return tuple(left)

    def apart(self, one: Lit, other: Lit) -> bool:
        """Whether rows already let at most one of the two hold (utelukker hverandre).

        A union that excludes another keeps apart what they are made of: duties of two weekends, say.
        """
        wider = self._wider(other)
        return one != other and any(
            not wider.isdisjoint(self._apart.get(union, ())) for union in self._wider(one)
        )

    def _wider(self, lit: Lit) -> set[Lit]:
        """Return a literal with the unions that hold whenever it does."""
        if lit not in self._wide:
            self._wide[lit] = {lit}.union(*(self._wider(union) for union in self._within.get(lit, ())))
        return self._wide[lit]

    def at_least(self, number: int, lits: Iterable[Lit]) -> None:
        """Require at least ``number`` of ``lits`` (minst)."""
        counted = tuple(lits)
        self._require(counted, _ones(len(counted)), number, None)

    def at_most(self, number: int, lits: Iterable[Lit]) -> None:
        """Require at most ``number`` of ``lits`` (høyst)."""
        counted = tuple(lits)
        self._require(counted, _ones(len(counted)), None, number)

    def implies(self, cause: Lit, effect: Lit) -> None:
        """Require ``effect`` whenever ``cause`` holds (medfører)."""
        self._require((cause, effect), (-1, 1), 0, None)

    def weighted(
        self, pairs: Iterable[tuple[int, Lit]], low: int | None = None, high: int | None = None
    ) -> None:
        """Require a weighted sum between ``low`` and ``high`` (vektet sum)."""
        weights, lits = _unzipped(pairs)
        self._require(lits, weights, low, high)

    def _require(self, lits: Numbered, weights: Numbered, low: int | None, high: int | None) -> None:
        variables, weights, constant = self._fold(lits, weights)
        low = None if low is None else low - constant
        high = None if high is None else high - constant
        ones = weights == _ones(len(weights))
        least, most = (0, len(weights)) if ones else _extremes(weights)
        if low is not None and low <= least:
            low = None
        if high is not None and high >= most:
            high = None
        if low is None and high is None:
            return
        if not variables:
            # A ceiling broken by history alone binds nobody; a floor that nothing can reach does.
            if low is not None:
                self._part.impossible.append(self._label)
            return
        said = (variables, weights, low, high)
        if said not in self._said:
            self._said.add(said)
            self._part.rows.append(Linear(*said, self._label))
            if high == 1 and ones:
                for variable in variables:
                    apart = self._apart.setdefault(variable, set())
                    apart.update(variables)
                    apart.remove(variable)

    def excess(self, pairs: Iterable[tuple[int, Lit]], above: int) -> Lit:
        """Return the count ``max(0, weighted sum − above)`` (overskridelse)."""
        return self._excess(pairs, above, None)

    def whenever(self, lits: Iterable[Lit], unless: Iterable[Lit] = ()) -> Sequence[Lit]:
        """Return counts whose sum is 1 when any of ``lits`` holds and none of ``unless`` (når).

        Literals that the rules keep apart share a count. The next count is 1 only if none before it is.
        """
        counts: list[Lit] = []
        against = [(-1, lit) for lit in unless]
        for group in self.groups(lits):
            counts.append(self._excess([*((1, lit) for lit in group), *against], above=0, limit=1))
            against.extend((-1, lit) for lit in group)
        return counts

    def groups(self, lits: Iterable[Lit]) -> list[list[Lit]]:
        """Split literals into groups of which the rules let at most one hold (grupper)."""
        groups: list[list[Lit]] = []
        for lit in dict.fromkeys(lits):
            apart = self._apart.get(lit, set())
            for group in groups:
                if apart.issuperset(group):
                    group.append(lit)
                    break
            else:
                groups.append([lit])
        return groups

    def _excess(self, pairs: Iterable[tuple[int, Lit]], above: int, limit: int | None) -> Lit:
        weights, lits = _unzipped(pairs)
        variables, weights, constant = self._fold(lits, weights)
        above -= constant
        variables, weights = self._together(variables, weights, above)
        most = _extremes(weights)[1] - above
        if most <= 0:
            return -TRUE
        if limit is not None and variables:
            most = min(most, limit)
        # A need is counted below target, below minimum and above maximum, over the same duties.
        variables = self._shared.setdefault(variables, variables)
        weights = self._shared.setdefault(weights, weights)
        said = (variables, weights, above)
        if said not in self._counts:
            self._counts[said] = count = self._numbers.take()
            if variables:
                self._part.excesses.append(Excess(count, *said, most))
            else:
                self._constants[count] = most
        return self._counts[said]

    def _together(self, variables: Numbered, weights: Numbered, above: int) -> tuple[Numbered, Numbered]:
        """Leave out of an excess what the rules keep apart from that without which there is none."""
        most = _extremes(weights)[1] - above
        needed = {v for v, w in zip(variables, weights, strict=True) if w >= most > 0}
        if not needed:
            return variables, weights
        ruled_out = set().union(*(self._apart.get(v, ()) for v in needed))
        kept = {v: w for v, w in zip(variables, weights, strict=True) if v not in ruled_out}
        return tuple(kept), tuple(kept.values())

    def price(self, pairs: Iterable[tuple[int, Lit]], constant: int = 0) -> None:
        """Add a weighted sum in øre to the term that speaks (pris)."""
        weights, lits = _unzipped(pairs)
        variables, weights, folded = self._fold(lits, weights)
        if self._level is None:
            raise ValueError(f"{self._label.kind} is a rule; only a term has a price")
        if variables or constant + folded:
            self._part.prices.append(Price(variables, weights, constant + folded, self._level, self._label))

    def _fold(self, lits: Numbered, weights: Numbered) -> tuple[Numbered, Numbered, int]:
        """Merge repeated variables, turn *not x* into ``1 − x`` and sum the constants."""
        if self._plain(lits) and 0 not in weights:
            return lits, weights, 0
        weight_of: dict[int, int] = {}
        constant = 0
        for lit, weight in zip(lits, weights, strict=True):
            variable = abs(lit)
            true = variable == TRUE
            if true or variable in self._forbidden:
                constant += weight if true == (lit > 0) else 0
            elif variable in self._constants:
                constant += weight * self._constants[variable]
            elif lit > 0:
                weight_of[variable] = weight_of.get(variable, 0) + weight
            else:
                constant += weight
                weight_of[variable] = weight_of.get(variable, 0) - weight
        kept = {v: w for v, w in weight_of.items() if w}
        return tuple(kept), tuple(kept.values()), constant

    def _plain(self, lits: Numbered) -> bool:
        """Whether there is nothing to fold: different variables, all to be decided."""
        return (
            bool(lits)
            and min(lits) > TRUE
            and len(set(lits)) == len(lits)
            and self._forbidden.isdisjoint(lits)
            and self._constants.keys().isdisjoint(lits)
        )


@cache
def _ones(number: int) -> Numbered:
    return (1,) * number


def _unzipped(pairs: Iterable[tuple[int, Lit]]) -> tuple[Numbered, Numbered]:
    """Return the weights and the literals."""
    weights, lits = zip(*gathered, strict=True) if (gathered := tuple(pairs)) else ((), ())
    return weights, lits


def _extremes(weights: Numbered) -> tuple[int, int]:
    """Return the least and the most that a weighted sum can be."""
    least = sum(weight for weight in weights if weight < 0) if min(weights, default=0) < 0 else 0
    return least, sum(weights) - least
