"""The diagram of a line (diagram): all lawful lines of one person as the paths through layers of states.

A layer is a day. A state is what the rows that have begun and not ended still allow: two histories that leave
the same are one state, so a year of shifts is a few dozen states a day. Rows that span more than two weeks –
hours of the whole plan, weekends – would multiply the states; they are *accounts* instead, which a path fills
up as it goes.

The diagram is made from what the rules recorded, and knows none of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np

from solver.formulation import Part
from solver.memory import only_growing
from solver.pricing.accounts import Ledger
from solver.pricing.layer import BEYOND, Key, Layer, Numbers, Structure, as_bytes, expanded, narrowest
from solver.pricing.reading import Account, Count, Reading
from solver.pricing.spending import Unsuited, filled
from solver.pricing.tails import Tail


@dataclass(frozen=True, slots=True)
class Diagram:
    """Every lawful line of one person, and more: the accounts are for the path to keep (diagram).

    Options, classes and ways are numbered through all layers; ``class_start`` and ``way_start`` say where
    each layer's begin. Options of a class differ in cost only.

    Attributes
    ----------
    option_duties
        The duties of each option, none for a day off, in rows filled up with zeros.
    option_variables, option_amounts
        Priced variables that each option decides, and their values, likewise.
    accounts
        Those that can bind.
    drawn
        Per way and account.
    charges
        Way, variable and amount of what paths charge besides.
    """

    layers: tuple[Layer, ...]
    accounts: tuple[Account, ...]
    option_duties: Numbers
    option_variables: Numbers
    option_amounts: Numbers
    class_option: Numbers
    class_start: Numbers
    way_class: Numbers
    way_start: Numbers
    drawn: Numbers
    charges: tuple[Numbers, Numbers, Numbers]

    @property
    def at_once(self) -> int:
        """On how many accounts a day draws at most (samtidig)."""
        return int((self.drawn != 0).sum(axis=1).max(initial=0))


Cache = dict[Key, tuple[Layer, Numbers]]
"""Layers and the states after them, by their structure: most days and people are alike."""


@only_growing()
def diagram(part: Part, duties: Sequence[int], day: Mapping[int, int], days: int, cache: Cache) -> Diagram:
    """Return the diagram of a person's part (lag).

    Parameters
    ----------
    duties
        The person's duty literals.
    day
        Day of each duty.
    days
        Of the plan.
    cache
        Layers made before; filled up.

    Raises
    ------
    Unsuited
        Where rows leave too many states, or say what no path can keep.
    """
    return _Compiler(Reading(part, duties, day, days), cache).compile()


def renumbered(diagram: Diagram, first: int) -> tuple[Diagram, Numbers]:
    """Return the diagram with what costs numbered on from ``first`` (omnummerert), and the numbers it had.

    Its duties are as before.
    """
    way, variable, amount = diagram.charges
    ends = [c.variable for a in diagram.accounts for c in a.charges]
    concerned = np.unique(np.concatenate([diagram.option_variables.ravel(), variable, ends])).astype(np.int64)
    number = {int(old): first + new for new, old in enumerate(concerned)}
    accounts = (
        replace(a, charges=tuple(replace(c, variable=number[c.variable]) for c in a.charges))
        for a in diagram.accounts
    )
    made = replace(
        diagram,
        option_variables=first + np.searchsorted(concerned, diagram.option_variables),
        accounts=tuple(accounts),
        charges=(way, first + np.searchsorted(concerned, variable), amount),
    )
    return made, concerned


@dataclass(frozen=True, slots=True)
class _Frontier:
    """What a state is made of between two days (snitt)."""

    unions: Sequence[int] = ()
    rows: Sequence[Tail] = ()
    counts: Sequence[Count] = ()

    @property
    def lines(self) -> list[Tail]:
        """Rows and what is counted (linjer)."""
        return [*self.rows, *(count.left for count in self.counts)]


@dataclass(slots=True)
class _Made:
    """Options, classes and ways so far, numbered through all layers (hittil)."""

    layers: list[Layer] = field(default_factory=list)
    options: list[tuple[int, ...]] = field(default_factory=list)
    decided: list[list[tuple[int, int]]] = field(default_factory=list)
    class_option: list[int] = field(default_factory=list)
    class_start: list[int] = field(default_factory=list)
    way_class: list[Numbers] = field(default_factory=list)
    way_start: list[int] = field(default_factory=list)
    ways: int = 0
    drawn: list[Numbers] = field(default_factory=list)
    charges: list[tuple[int, int, int]] = field(default_factory=list)


class _Compiler:
    """Makes the layers one by one (lager)."""

    def __init__(self, reading: Reading, cache: Cache) -> None:
        self._reading = reading
        self._cache = cache
        self._made = _Made()
        self._lasting_at: list[list[int]] = [[] for _ in reading.days]
        needed = {u for rows in reading.starting for row in rows for u, _ in row.left.unions}
        needed |= {u for counts in reading.counts for count in counts for u, _ in count.left.unions}
        needed |= reading.priced | reading.drawn_by.keys()
        for union in (u for u in reading.lasting if u in needed):
            for place in range(reading.first[union], reading.last[union] + 1):
                self._lasting_at[place].append(union)

    def compile(self) -> Diagram:
        """Return the diagram (ferdig)."""
        made = self._made
        states, frontier = np.zeros((1, 0), dtype=np.int64), _Frontier()
        for place in range(len(self._reading.days)):
            states, frontier = self._day(place, states, frontier)
            if not len(states):
                raise Unsuited("no line is lawful")
        charges = np.array(made.charges, dtype=np.int64).reshape(-1, 3)
        binding = self._binding()
        drawn = np.concatenate([drawn[:, binding] for drawn in made.drawn])
        return Diagram(
            layers=tuple(made.layers),
            accounts=tuple(self._reading.accounts[at] for at in binding),
            option_duties=filled(made.options),
            option_variables=filled([[v for v, _ in decided] for decided in made.decided]),
            option_amounts=filled([[amount for _, amount in decided] for decided in made.decided]),
            class_option=np.array(made.class_option, dtype=np.int64),
            class_start=np.array(made.class_start, dtype=np.int64),
            way_class=np.concatenate([np.zeros(0, np.int64), *made.way_class]),
            way_start=np.array(made.way_start, dtype=np.int64),
            drawn=drawn.astype(narrowest(np.abs(drawn).max(initial=0))),
            charges=(charges[:, 0], charges[:, 1], charges[:, 2]),
        )

    def _binding(self) -> Numbers:
        """Return the accounts that can bind: by the least and the most that paths draw on each."""
        accounts = self._reading.accounts
        known = np.zeros((1, 2 * len(accounts)), np.int64)
        for layer, drawn in zip(reversed(self._made.layers), reversed(self._made.drawn), strict=True):
            both = np.concatenate([drawn, -drawn], axis=1)
            onward = np.minimum.reduceat(both[layer.way] + known[layer.entering], layer.first, axis=0)
            known = onward
            if len(layer.leaving) < layer.before:
                known = np.full((layer.before, both.shape[1]), BEYOND)
                known[layer.leaving] = np.clip(onward, -BEYOND, BEYOND)
        least, most = known[:, : len(accounts)], -known[:, len(accounts) :]
        return np.flatnonzero(Ledger([accounts], least, most).binding[0])

    def _day(self, place: int, states: Numbers, frontier: _Frontier) -> tuple[Numbers, _Frontier]:
        """Make one day's layer; return the states after it and what they are made of."""
        reading, made = self._reading, self._made
        states, now = self._begun(place, states, frontier)
        options, decided = reading.days[place].options, reading.decided(place)
        table = self._table(place, now)
        classes: dict[bytes, list[int]] = {}
        for at, row in enumerate(as_bytes(table)):
            classes.setdefault(row, []).append(at)
        effects = table[[members[0] for members in classes.values()]]
        drawn_from = effects.shape[1] - len(reading.accounts)
        kin = self._kin(classes.values(), options)
        structure, after = self._structure(place, states, now, effects[:, :drawn_from], kin)
        layer, states = self._layer(structure)
        made.class_start.append(len(made.class_option))
        made.class_option.extend(accumulate(map(len, classes.values()), initial=len(made.options)))
        made.class_option.pop()  # where the last one ends
        made.options.extend([options[at] for members in classes.values() for at in members])
        made.decided.extend([decided[at] for members in classes.values() for at in members])
        drawn = effects[layer.way_class][:, drawn_from:]
        for column, union in enumerate(now.unions):
            for account, weight in reading.drawn_by.get(union, ()):
                drawn[:, account] += weight * layer.fresh[:, column]
        self._charge(layer, now)
        made.drawn.append(drawn)
        made.way_start.append(made.ways)
        made.way_class.append(layer.way_class + made.class_start[-1])
        made.ways += len(layer.way_class)
        made.layers.append(layer)
        return states, after

    def _kin(self, classes: Collection[Sequence[int]], options: Sequence[tuple[int, ...]]) -> Numbers:
        """Return which classes are the same duties with other choices: one number for those that are."""
        plain = self._reading.plain
        if not plain:
            return np.arange(len(classes))
        numbers: dict[frozenset[tuple[int, ...]], int] = {}
        alike = (
            frozenset(tuple(v for v in options[at] if v not in plain) for at in members)
            for members in classes
        )
        return np.array([numbers.setdefault(its, len(numbers)) for its in alike], np.int64)

    def _layer(self, structure: Structure) -> tuple[Layer, Numbers]:
        key = structure.key
        if key not in self._cache:
            self._cache[key] = expanded(structure)
        return self._cache[key]

    def _begun(self, place: int, states: Numbers, frontier: _Frontier) -> tuple[Numbers, _Frontier]:
        """Return states and frontier with what begins on this day added."""
        reading, size = self._reading, len(states)
        unions, old, rows = self._lasting_at[place], len(frontier.unions), len(frontier.rows)
        held = np.zeros((size, len(unions)), np.int64)
        for column, union in enumerate(unions):
            if union in frontier.unions:
                held[:, column] = states[:, frontier.unions.index(union)]
        begun, counts = reading.starting[place], reading.counts[place]
        limits: list[int] = []
        for row in begun:
            least, most = row.left.reach()
            limits += [least if row.low is None else row.low, most if row.high is None else row.high]
        old_limits, come_to = states[:, old : old + 2 * rows], states[:, old + 2 * rows :]
        new_limits = np.repeat(np.array([limits], np.int64), size, axis=0)
        nothing = np.zeros((size, len(counts)), np.int64)
        whole = np.concatenate([held, old_limits, new_limits, come_to, nothing], axis=1)
        tails = [row.left for row in begun]
        return whole, _Frontier(unions, [*frontier.rows, *tails], [*frontier.counts, *counts])

    def _table(self, place: int, now: _Frontier) -> Numbers:
        """Return what each option does to rows and counts, lasting unions and accounts."""
        reading, day = self._reading, self._reading.days[place]
        pieces = [tail.piece if tail.place == place else 0 for tail in now.lines]
        drawn = [0] * len(reading.accounts)
        for account, piece in reading.draws[place]:
            drawn[account] = piece
        touched = [
            [not reading.lasting[union].isdisjoint(option) for union in now.unions] for option in day.options
        ]
        return np.concatenate(
            [
                day.effects[:, pieces],
                np.array(touched, np.int64).reshape(len(day.options), -1),
                day.effects[:, drawn],
            ],
            axis=1,
        )

    def _structure(
        self, place: int, states: Numbers, now: _Frontier, classes: Numbers, kin: Numbers
    ) -> tuple[Structure, _Frontier]:
        """Return the day's structure, and what the states are made of after it."""
        reading, last = self._reading, self._reading.last
        column_of = {union: column for column, union in enumerate(now.unions)}
        weights = np.zeros((len(now.unions), len(now.rows) + len(now.counts)), np.int64)
        for line, tail in enumerate(now.lines):
            for union, weight in tail.unions:
                if union in column_of:
                    weights[column_of[union], line] = weight
        rows: dict[Tail, int] = {}
        left = [tail.after(place) for tail in now.rows]
        goes = [rows.setdefault(tail, len(rows)) if tail else -1 for tail in left]
        counts = [(count, count.left.after(place)) for count in now.counts]
        counted = [(count.above, tail.reach()[1] if tail else 0, bool(tail)) for count, tail in counts]
        structure = Structure(
            states=states,
            classes=classes,
            kin=kin,
            weights=weights,
            ends=np.array([last[u] == place for u in now.unions], np.int64),
            ranges=np.array([tail.reach() if tail else (0, 0) for tail in left], np.int64).reshape(-1, 2),
            counts=np.array(counted, np.int64).reshape(-1, 3),
            tracked=np.array([u in reading.drawn_by or u in reading.priced for u in now.unions], np.int64),
            goes=np.array(goes, np.int64),
        )
        unions = [union for union in now.unions if last[union] > place]
        return structure, _Frontier(
            unions, list(rows), [replace(count, left=tail) for count, tail in counts if tail]
        )

    def _charge(self, layer: Layer, now: _Frontier) -> None:
        """Note which ways charge a count that is over, or are the first to fulfil a union that costs."""
        made = self._made
        for column, count in enumerate(now.counts):
            for way in np.flatnonzero(layer.charged[:, column]):
                made.charges.append((made.ways + int(way), count.variable, int(layer.charged[way, column])))
        for column, union in enumerate(now.unions):
            if union in self._reading.priced:
                for way in np.flatnonzero(layer.fresh[:, column]):
                    made.charges.append((made.ways + int(way), union, 1))
