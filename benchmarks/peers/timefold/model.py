"""The same problem in Timefold's terms (modell): places to fill, and the sums that make a score."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from statistics import median_low

from models.posting import TRUE, Lit
from models.problem import Problem
from solver.build import Build, build
from solver.formulation import Formulation, Linear, Part
from solver.posting import Numbers, Recorder

LEVELS = 8
"""Levels that the score in ``Rota.java`` holds."""
ENDLESS = 2**62
UNION, COUNT, ROW = range(3)


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum, and what it makes (sum): a union's literal, a count, or a row that may be broken.

    Attributes
    ----------
    target
        The variable that it defines, 0 for a row.
    """

    kind: int
    target: int
    variables: tuple[int, ...]
    weights: tuple[int, ...]
    constant: int = 0
    low: int = -ENDLESS
    high: int = ENDLESS


@dataclass(frozen=True, slots=True)
class Model:
    """A problem as sums (modell).

    Attributes
    ----------
    order
        Derived variables, each after what it is made from.
    """

    built: Build
    sums: list[Sum]
    order: list[int]

    def numbers(self, milliseconds: int, stall: int, seed: int) -> str:
        """Return all that ``Rota.java`` reads, as whole numbers apart by white space (tall).

        Parameters
        ----------
        stall
            Milliseconds without a better rota after which to end, 0 for never.
        """
        formulation = self.built.formulation
        lines: list[Iterable[int]] = [(milliseconds, stall, seed, formulation.size), _counted(self.order)]
        lines += (
            _counted(column)
            for column in (
                [one.kind for one in self.sums],
                [one.target for one in self.sums],
                [one.constant for one in self.sums],
                [one.low for one in self.sums],
                [one.high for one in self.sums],
                [_scale(one) for one in self.sums],
            )
        )
        for one in self.sums:
            lines += (_counted(one.variables), _counted(one.weights))
        lines += _prices(formulation)
        lines += _places(self.built)
        return "\n".join(" ".join(map(str, line)) for line in lines) + "\n"


def model(problem: Problem) -> Model:
    """Return a problem as Timefold is to have it (modeller)."""
    unions: dict[int, tuple[Lit, ...]] = {}
    defining: set[Linear] = set()

    def recording(part: Part, numbers: Numbers, forbidden: set[Lit]) -> Recorder:
        return _Noting(part, numbers, forbidden, unions, defining)

    built = build(problem, recording=recording)
    formulation = built.formulation
    if len(formulation.levels) > LEVELS:
        raise ValueError(f"the objective has {len(formulation.levels)} levels; the score holds {LEVELS}")
    sums = [_union(target, lits) for target, lits in unions.items()]
    for part in formulation.parts:
        sums += (Sum(COUNT, e.count, e.variables, e.weights, -e.above) for e in part.excesses)
        sums += (_row(row) for row in part.rows if row not in defining)
    return Model(built, sums, _ordered(formulation, sums))


class _Noting(Recorder):
    """A recorder that notes what each union is made of, which the rows alone do not say plainly."""

    def __init__(
        self,
        part: Part,
        numbers: Numbers,
        forbidden: set[Lit],
        unions: dict[int, tuple[Lit, ...]],
        defining: set[Linear],
    ) -> None:
        super().__init__(part, numbers, forbidden)
        self._noted, self._defining, self._last, self._never = unions, defining, numbers, forbidden

    def any_of(self, lits: Iterable[Lit]) -> Lit:
        asked = tuple(lits)
        known, said = self._last.last, len(self.part.rows)
        found = super().any_of(asked)
        if self._last.last > known:
            members = dict.fromkeys(lit for lit in asked if abs(lit) != TRUE and abs(lit) not in self._never)
            self._noted[found] = tuple(members)
            self._defining.update(self.part.rows[said:])
        return found


def _union(target: int, lits: tuple[Lit, ...]) -> Sum:
    """Return the number of those that hold; *not x* counts as ``1 - x``."""
    weights = tuple(1 if lit > 0 else -1 for lit in lits)
    return Sum(UNION, target, tuple(map(abs, lits)), weights, constant=weights.count(-1))


def _row(row: Linear) -> Sum:
    low = -ENDLESS if row.low is None else row.low
    return Sum(ROW, 0, row.variables, row.weights, low=low, high=ENDLESS if row.high is None else row.high)


def _ordered(formulation: Formulation, sums: list[Sum]) -> list[int]:
    """Return the derived variables in an order in which they can be worked out.

    A union or a count comes after its members. What a rule chooses comes after all that its rows hold and
    after what was chosen before it, since a rule says things in the order of time.
    """
    duties = {literal for literals in formulation.duties.values() for literal in literals}
    after: dict[int, set[int]] = {one.target: set(one.variables) - duties for one in sums if one.target}
    chosen = {v for part in formulation.parts for v in part.literals if v not in duties and v not in after}
    needs: dict[int, set[int]] = {one: set() for one in chosen}
    for one in sums:
        if one.kind == ROW:
            for free in chosen.intersection(one.variables):
                needs[free].update(
                    v for v in one.variables if v not in duties and (v not in chosen or v < free)
                )
    return list(TopologicalSorter(after | needs).static_order())


def _scale(one: Sum) -> int:
    """Return what one shift too many or too few comes to in a row."""
    return median_low(map(abs, one.weights)) or 1


def _prices(formulation: Formulation) -> Iterator[Iterable[int]]:
    found: dict[int, list[int]] = {}
    place = {level: at for at, level in enumerate(formulation.levels)}
    for part in formulation.parts:
        for price in part.prices:
            for variable, weight in zip(price.variables, price.weights, strict=True):
                found.setdefault(variable, [0] * len(place))[place[price.level]] += weight
    yield (len(found),)
    for variable, weights in found.items():
        yield (variable, *_counted(weights))


def _places(built: Build) -> Iterator[Iterable[int]]:
    """Yield the choices, then each person's days with the shifts that could stand there.

    Everyone's first day comes first: the construction fills places in this order, and person by person it
    gives everyone their hours in the first weeks, which the search then hardly mends.
    """
    days: dict[tuple[str, date], list[tuple[tuple[str, str], int]]] = {}
    for literals in built.formulation.duties.values():
        for literal in literals:
            duty = built.grid.duty[literal]
            days.setdefault((duty.employee, duty.date), []).append(((duty.unit, duty.shift_type), literal))
    kinds = sorted({kind for duties in days.values() for kind, _ in duties})
    number = {kind: at for at, kind in enumerate(kinds)}
    yield (len(kinds), len(days))
    for _, duties in sorted(days.items(), key=lambda day: day[0][::-1]):
        yield (len(duties), *(part for kind, literal in duties for part in (number[kind], literal)))


def _counted(numbers: Iterable[int]) -> Iterable[int]:
    listed = list(numbers)
    return (len(listed), *listed)
