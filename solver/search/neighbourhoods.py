"""What to set free next (nabolag): some people, some weeks, near what costs most."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from solver.build import Build
from solver.flat import Mask
from solver.formulation import Part, Values
from solver.progress import Mixed

DAYS_A_WEEK = 7
FORGOTTEN = 0.9
"""What is left, after one more try, of what a try has taught."""
LEAST = 0.05
"""What a shape that earns nothing may work, where the best works 1."""
LEAST_WORK = 0.02
"""What any try takes at least, in deterministic time: to write it down and to begin."""
SPARE = 0.25
"""Share of its effort below which a neighbourhood may grow: to what takes so much, as far as a guess goes,"""
GROWTH = (1.3, 3.0)
"""but no less than so much at a time, and no more."""


@dataclass(frozen=True, slots=True)
class _Blamed:
    """What costs on a level (skyld): priced variables, and those that each is decided by."""

    variables: Values
    weights: Values
    touched: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, priced: Sequence[tuple[int, int, tuple[int, ...]]]) -> "_Blamed":
        """Gather variable, weight and what is behind it (samle)."""
        variables, weights, touched = zip(*priced, strict=True)
        return cls(np.array(variables, dtype=np.int64), np.array(weights, dtype=np.int64), touched)


class Map:
    """Where every duty lies (kart): who owns it and on which day it starts.

    Attributes
    ----------
    size
        How many duties there are.
    """

    def __init__(self, built: Build) -> None:
        formulation = built.formulation
        self.people = tuple(formulation.duties)
        self.weeks, self.days = built.problem.horizon.weeks, built.problem.horizon.days
        self.duties = formulation.duties
        self.size = sum(map(len, self.duties.values()))
        self.day = np.full(formulation.size + 1, -1, dtype=np.int32)
        for duties in self.duties.values():
            self.day[list(duties)] = [built.grid.duty[duty].day for duty in duties]
        self._wraps = built.problem.horizon.cyclic
        self._owner = formulation.owner
        self._names = tuple(formulation.people)
        self._numbers = {name: np.array(duties, dtype=np.int64) for name, duties in self.duties.items()}
        self.colleagues = _colleagues(built)
        blamed: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {}
        excesses = {e.count: e.variables for part in formulation.parts for e in part.excesses}
        for part in formulation.parts:
            behind = excesses | _decided_by(part, set(formulation.duties.get(part.owner, ())))
            for price in part.prices:
                for variable, weight in zip(price.variables, price.weights, strict=True):
                    touched = behind.get(variable, (variable,))
                    blamed.setdefault(price.level, []).append((variable, weight, touched))
        self._blamed = {level: _Blamed.of(priced) for level, priced in blamed.items()}

    def blame(self, level: int, values: Values, chance: random.Random) -> tuple[int, ...]:
        """Return the duties behind one of the things that cost on a level, dearer ones more often.

        Empty when the level costs nothing.
        """
        blamed = self._blamed.get(level)
        if blamed is None:
            return ()
        costs = np.maximum(0, blamed.weights * values[blamed.variables])
        total = int(costs.sum())
        if not total:
            return ()
        at = int(np.searchsorted(np.cumsum(costs), chance.randrange(total), side="right"))
        return tuple(self.duties_behind(blamed.touched[at]))

    def duties_behind(self, variables: tuple[int, ...]) -> list[int]:
        """Return those of ``variables`` that are duties (vakter bak)."""
        numbers = np.array(variables, dtype=np.int64)
        behind: list[int] = numbers[self._owner[numbers] >= 0].tolist()
        return behind

    def owners(self, duties: Collection[int]) -> list[str]:
        """Return whose some duties are (eiere), each once, in the duties' order."""
        owners = self._owner[np.fromiter(duties, dtype=np.int64, count=len(duties))]
        return [self._names[owner] for owner in dict.fromkeys(owners.tolist())]

    def stretch(self, first: int, days: int) -> Mask:
        """Return which days of the plan lie in a stretch (strekk), which may begin before it or end after."""
        within = np.zeros(self.days, dtype=np.bool_)
        numbers = np.arange(first, first + days)
        if self._wraps:
            numbers %= self.days
        within[numbers[(numbers >= 0) & (numbers < self.days)]] = True
        return within

    def on(self, person: str, stretch: Mask) -> list[int]:
        """Return somebody's duties on some days (på)."""
        numbers = self._numbers[person]
        on: list[int] = numbers[stretch[self.day[numbers]]].tolist()
        return on


@dataclass(slots=True)
class Where:
    """What a neighbourhood is drawn from (trekkgrunnlag).

    Attributes
    ----------
    idle
        People that no other thread is changing.
    size
        About how many duties to set free.
    support
        Duties in the lines that the master mixes now and near them; None where there is no master.
    on_diagrams
        People whose lines can be found by path.
    at_once
        How many of them are best taken side by side.
    """

    map: Map
    values: Values
    level: int
    idle: tuple[str, ...]
    size: int
    chance: random.Random
    support: Mixed | None = None
    on_diagrams: frozenset[str] = frozenset()
    at_once: int = 1


class Neighbourhood(Protocol):
    """A way of choosing what to set free (nabolag)."""

    name: ClassVar[str]

    def free(self, where: Where) -> set[int]:
        """Return the duties to set free (frigjør)."""


class FewPeople:
    """A few people over the whole plan, around something that costs (få personer, hele planen)."""

    name: ClassVar[str] = "few-people"

    def free(self, where: Where) -> set[int]:
        """Return all duties of some people (frigjør)."""
        free: set[int] = set()
        for person in _people(where, where.map.blame(where.level, where.values, where.chance)):
            free.update(where.map.duties[person])
            if len(free) >= where.size:
                break
        return free


class ByPath:
    """A few people over the whole plan, each one's line made anew by path (etter vei)."""

    name: ClassVar[str] = "by-path"

    def free(self, where: Where) -> set[int]:
        """Return all duties of some who are on diagrams (frigjør); empty where nobody is."""
        people = [person for person in where.idle if person in where.on_diagrams]
        chosen = where.chance.sample(people, min(where.at_once, len(people)))
        return {duty for person in chosen for duty in where.map.duties[person]}


class RandomPeople:
    """A few people of one unit, over the whole plan, drawn blindly (tilfeldige personer)."""

    name: ClassVar[str] = "random-people"

    def free(self, where: Where) -> set[int]:
        """Return all duties of some people (frigjør)."""
        free: set[int] = set()
        for person in _people(where, ()):
            free.update(where.map.duties[person])
            if len(free) >= where.size:
                break
        return free


@dataclass(frozen=True, slots=True)
class InTheMaster:
    """Many people over the whole plan, with only what the master's lines hold (i hovedproblemets linjer).

    Where the master's optimum is near the best rota's cost, the best rota is mostly made of the same duties,
    and what is left to choose is so little that many people can be set free at once.

    Attributes
    ----------
    beyond
        How many duties near the mixture to set free, too, as a share of those in it.
    """

    beyond: float = 0.0
    name: ClassVar[str] = "in-the-master"

    def free(self, where: Where) -> set[int]:
        """Return the duties of many people that the master's lines or the rota hold (frigjør)."""
        free: set[int] = set()
        support = where.support.first(self.beyond) if where.support else frozenset()
        blamed = where.map.blame(where.level, where.values, where.chance)
        for person in _people(where, blamed) if support else ():
            free.update(v for v in where.map.duties[person] if v in support or where.values[v])
            if len(free) >= where.size:
                break
        return free


class SomeWeeks:
    """Many people over one to four weeks, around something that costs (mange personer, noen uker)."""

    name: ClassVar[str] = "some-weeks"

    def free(self, where: Where) -> set[int]:
        """Return the duties of many people in a stretch of weeks (frigjør)."""
        plan, chance = where.map, where.chance
        blamed = plan.blame(where.level, where.values, chance)
        length = min(plan.weeks, chance.choice((1, 2, 2, 3, 4)))
        middle = _day(where, blamed) // DAYS_A_WEEK
        stretch = plan.stretch(DAYS_A_WEEK * (middle - chance.randrange(length)), DAYS_A_WEEK * length)
        return _on(where, blamed, stretch)


class FewDays:
    """Most people on one to four days, around something that costs (nesten alle, få dager).

    On a day on which many kinds of shift are wanted, what mends it is often a chain: one takes another's
    shift, who takes a third's. Two people over the whole plan do not see that.
    """

    name: ClassVar[str] = "few-days"

    def free(self, where: Where) -> set[int]:
        """Return the duties of many people on a few days (frigjør)."""
        plan, chance = where.map, where.chance
        blamed = plan.blame(where.level, where.values, chance)
        length = chance.choice((1, 1, 2, 3, 4))
        return _on(where, blamed, plan.stretch(_day(where, blamed) - chance.randrange(length), length))


NEIGHBOURHOODS: tuple[Neighbourhood, ...] = (
    FewPeople(),
    RandomPeople(),
    SomeWeeks(),
    FewDays(),
    InTheMaster(),
    InTheMaster(beyond=0.5),
)
"""Those of which CP-SAT finds the best."""


def _day(where: Where, blamed: tuple[int, ...]) -> int:
    """Return the day of one of some duties, or any day where there are none."""
    if blamed:
        return int(where.map.day[where.chance.choice(blamed)])
    return where.chance.randrange(where.map.days)


def _on(where: Where, blamed: tuple[int, ...], stretch: Mask) -> set[int]:
    """Return the duties of people on some days, of as many as there is room for."""
    free: set[int] = set()
    for person in _people(where, blamed):
        free.update(where.map.on(person, stretch))
        if len(free) >= where.size:
            break
    return free


def _decided_by(part: Part, duties: set[int]) -> dict[int, tuple[int, ...]]:
    """Return the variables that stand in a row with each priced literal that is no duty."""
    priced = {v for price in part.prices for v in price.variables} & set(part.literals) - duties
    found: dict[int, tuple[int, ...]] = {}
    for row in part.rows if priced else ():
        for v in priced.intersection(row.variables):
            found[v] = (*found.get(v, ()), *row.variables)
    return found


def _people(where: Where, blamed: tuple[int, ...]) -> list[str]:
    """Return idle people, those behind ``blamed`` first, then their colleagues, in random order."""
    idle = set(where.idle)
    named = where.map.owners(blamed)
    where.chance.shuffle(named)
    first = [person for person in named if person in idle]
    if not first:
        first = [where.chance.choice(where.idle)]
    near = where.map.colleagues[first[0]]
    others = [p for p in where.idle if p in near and p not in first]
    where.chance.shuffle(others)
    # A third of the room goes to people that the blamed row does not name: they may swap with those it does.
    mixed: list[str] = []
    while first or others:
        source = first if first and (not others or where.chance.random() < 2 / 3) else others
        mixed.append(source.pop(0))
    return mixed


def _colleagues(built: Build) -> dict[str, frozenset[str]]:
    at: dict[str, set[str]] = {}
    for employee in built.problem.employees:
        for unit in employee.workplaces:
            at.setdefault(unit, set()).add(employee.id)
    return {e.id: frozenset(p for unit in e.workplaces for p in at[unit]) for e in built.problem.employees}


@dataclass(slots=True)
class Record:
    """How one neighbourhood has done (statistikk).

    Attributes
    ----------
    size
        Duties that it sets free; grows while it is solved with time to spare, shrinks when time runs out.
    hardness
        How hard it is tried, as a share of what is usual.
    """

    neighbourhood: Neighbourhood
    size: int
    hardness: float = 1.0
    tries: int = 0
    _gained: float = 0.0
    _worked: float = 0.0
    _counted: float = 0.0

    @property
    def rate(self) -> float:
        """What it has lately gained for the work done (avkastning), as a share of the cost."""
        return self._gained / self._worked if self._worked else 0.0

    @property
    def work(self) -> float:
        """What a try has lately taken on average (arbeid); 0 before there is one."""
        return self._worked / self._counted if self._counted else 0.0

    def earn(self, gain: float, work: float) -> None:
        """Learn what one try gained and took (tjen); what an earlier level gained may have cost this one."""
        self._gained = FORGOTTEN * self._gained + max(0.0, gain)
        self._worked = FORGOTTEN * self._worked + work
        self._counted = FORGOTTEN * self._counted + 1
        self.tries += 1

    def note(self, *, optimal: bool, full: bool, work: float, improved: bool, most: int) -> None:
        """Learn from one try (lær).

        Parameters
        ----------
        full
            Whether there was about as much to set free as it may.
        work
            Share of its effort that the try took; it grows about as the square of what is free.
        most
            What it may set free at most.
        """
        if not optimal:
            self.size = max(20, int(self.size * 0.8))
        elif full and work < SPARE:
            least, fastest = GROWTH
            fitting = (SPARE / work) ** 0.5 if work else fastest
            self.size = min(most, int(self.size * min(fastest, max(least, fitting))) + 1)
        elif not improved:
            self.size = min(most, int(self.size * 1.05) + 1)


def drawn(records: Sequence[Record], chance: random.Random) -> Record:
    """Draw what to try next (trekk): each once, then so that they work about as much as they earn.

    What is shared out is work: by tries, those that take long and gain nothing have most of the time.
    """
    untried = [record for record in records if not record.tries]
    if untried:
        return chance.choice(untried)
    best = max(record.rate for record in records)
    shares = (LEAST + (record.rate / best if best else 1.0) for record in records)
    works = (max(LEAST_WORK, record.work) for record in records)
    weights = [share / work for share, work in zip(shares, works, strict=True)]
    return chance.choices(records, weights)[0]
