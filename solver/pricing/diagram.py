"""The diagram of a line (diagram): all lawful lines of one person as the paths through layers of states.

A layer is a day. A state is what the rows that have begun and not ended still allow: two histories that leave
the same are one state, so a year of shifts is a few dozen states a day. Rows that span more than two weeks –
hours of the whole plan, weekends – would multiply the states; they are *accounts* instead, which a path fills
up as it goes.

The diagram is made from what the rules recorded, and knows none of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from solver.formulation import Part
from solver.pricing.layer import Layer, Numbers, Structure, expanded
from solver.pricing.reading import Account, Count, Reading, Signature, Unsuited


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


Cache = dict[tuple[bytes, ...], tuple[Layer, Numbers]]
"""Layers and the states after them, by their structure: most days and people are alike."""


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


@dataclass(frozen=True, slots=True)
class _Frontier:
    """What a state is made of between two days (snitt)."""

    unions: Sequence[int] = ()
    rows: Sequence[Signature] = ()
    counts: Sequence[Count] = ()


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
        self._lasting_at: list[list[int]] = [[] for _ in reading.duties_at]
        needed = {v for rows in reading.starting for row in rows for v, _ in row.items}
        needed |= {v for counts in reading.counts for count in counts for v, _ in count.items}
        needed |= reading.priced | reading.draws.keys()
        for union in (u for u in reading.lasting if u in needed):
            for place in range(reading.first[union], reading.last[union] + 1):
                self._lasting_at[place].append(union)

    def compile(self) -> Diagram:
        """Return the diagram (ferdig)."""
        made = self._made
        states, frontier = np.zeros((1, 0), dtype=np.int64), _Frontier()
        for place in range(len(self._reading.duties_at)):
            states, frontier = self._day(place, states, frontier)
            if not len(states):
                raise Unsuited("no line is lawful")
        charges = np.array(made.charges, dtype=np.int64).reshape(-1, 3)
        accounts = len(self._reading.accounts)
        return Diagram(
            layers=tuple(made.layers),
            accounts=tuple(self._reading.accounts),
            option_duties=_filled(made.options),
            option_variables=_filled([[v for v, _ in decided] for decided in made.decided]),
            option_amounts=_filled([[amount for _, amount in decided] for decided in made.decided]),
            class_option=np.array(made.class_option, dtype=np.int64),
            class_start=np.array(made.class_start, dtype=np.int64),
            way_class=np.concatenate([np.zeros(0, np.int64), *made.way_class]),
            way_start=np.array(made.way_start, dtype=np.int64),
            drawn=np.concatenate([np.zeros((0, accounts), np.int64), *made.drawn]),
            charges=(charges[:, 0], charges[:, 1], charges[:, 2]),
        )

    def _day(self, place: int, states: Numbers, frontier: _Frontier) -> tuple[Numbers, _Frontier]:
        """Make one day's layer; return the states after it and what they are made of."""
        reading, made = self._reading, self._made
        states, now = self._begun(place, states, frontier)
        options = reading.options(place)
        table = self._table(place, now, options)
        classes: dict[bytes, list[int]] = {}
        for at, row in enumerate(table):
            classes.setdefault(row.tobytes(), []).append(at)
        effects = table[[members[0] for members in classes.values()]]
        drawn_from = effects.shape[1] - len(reading.accounts)
        kin = self._kin([[options[at] for at in members] for members in classes.values()])
        structure, after = self._structure(place, states, now, effects[:, :drawn_from], kin)
        layer, states = self._layer(structure)
        made.class_start.append(len(made.class_option))
        for members in classes.values():
            made.class_option.append(len(made.options))
            made.options.extend(options[at] for at in members)
            made.decided.extend(reading.decided(place, options[at]) for at in members)
        drawn = effects[layer.way_class][:, drawn_from:]
        for column, union in enumerate(now.unions):
            for account, weight in reading.draws.get(union, ()):
                drawn[:, account] += weight * layer.fresh[:, column]
        self._charge(layer, now)
        made.drawn.append(drawn)
        made.way_start.append(made.ways)
        made.way_class.append(layer.way_class + made.class_start[-1])
        made.ways += len(layer.way_class)
        made.layers.append(layer)
        return states, after

    def _kin(self, classes: Sequence[Sequence[tuple[int, ...]]]) -> Numbers:
        """Return which classes are the same duties with other choices: one number for those that are."""
        numbers: dict[frozenset[tuple[int, ...]], int] = {}
        plain = self._reading.plain
        alike = (frozenset(tuple(v for v in option if v not in plain) for option in its) for its in classes)
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
        columns: list[Numbers] = []
        for union in unions:
            known = union in frontier.unions
            columns.append(states[:, frontier.unions.index(union)] if known else np.zeros(size, np.int64))
        columns.extend(states[:, old : old + 2 * rows].T)
        for row in reading.starting[place]:
            least, most = reading.reach(row.items)
            columns.append(np.full(size, least if row.low is None else row.low))
            columns.append(np.full(size, most if row.high is None else row.high))
        columns.extend(states[:, old + 2 * rows :].T)
        columns.extend(np.zeros(size, np.int64) for _ in reading.counts[place])
        whole = np.stack(columns, axis=1) if columns else np.zeros((size, 0), np.int64)
        begun = [row.items for row in reading.starting[place]]
        return whole, _Frontier(unions, [*frontier.rows, *begun], [*frontier.counts, *reading.counts[place]])

    def _table(self, place: int, now: _Frontier, options: Sequence[tuple[int, ...]]) -> Numbers:
        """Return what each option does to rows and counts, lasting unions and accounts."""
        reading = self._reading
        lines = [*now.rows, *(count.items for count in now.counts)]
        effect: dict[int, list[tuple[int, int]]] = {}
        for column, items in enumerate(lines):
            for v, weight in items:
                if reading.last[v] > place:
                    break
                if v not in reading.lasting:
                    effect.setdefault(v, []).append((column, weight))
        accounts = len(lines) + len(now.unions)
        table = np.zeros((len(options), accounts + len(reading.accounts)), dtype=np.int64)
        for at, option in enumerate(options):
            for v in reading.held(option):
                for column, weight in effect.get(v, ()):
                    table[at, column] += weight
                for account, weight in reading.draws.get(v, ()):
                    table[at, accounts + account] += weight
            for column, union in enumerate(now.unions, start=len(lines)):
                table[at, column] = not reading.lasting[union].isdisjoint(option)
        return table

    def _structure(
        self, place: int, states: Numbers, now: _Frontier, classes: Numbers, kin: Numbers
    ) -> tuple[Structure, _Frontier]:
        """Return the day's structure, and what the states are made of after it."""
        reading, last = self._reading, self._reading.last
        lines = [*now.rows, *(count.items for count in now.counts)]
        column_of = {union: column for column, union in enumerate(now.unions)}
        weights = np.zeros((len(now.unions), len(lines)), np.int64)
        for line, items in enumerate(lines):
            for v, weight in items:
                if v in column_of:
                    weights[column_of[v], line] = weight
        rows: dict[Signature, int] = {}
        left = [_left(items, last, place) for items in now.rows]
        goes = [rows.setdefault(items, len(rows)) if items else -1 for items in left]
        counts_left = [replace(count, items=_left(count.items, last, place)) for count in now.counts]
        counted = [
            (count.above, self._reading.reach(count.items)[1], bool(count.items)) for count in counts_left
        ]
        structure = Structure(
            states=states,
            classes=classes,
            kin=kin,
            weights=weights,
            ends=np.array([last[u] == place for u in now.unions], np.int64),
            ranges=np.array([self._reading.reach(items) for items in left], np.int64).reshape(-1, 2),
            counts=np.array(counted, np.int64).reshape(-1, 3),
            tracked=np.array([u in reading.draws or u in reading.priced for u in now.unions], np.int64),
            goes=np.array(goes, np.int64),
        )
        unions = [union for union in now.unions if last[union] > place]
        return structure, _Frontier(unions, list(rows), [count for count in counts_left if count.items])

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


def _filled(rows: Sequence[Sequence[int]]) -> Numbers:
    """Return rows of different lengths as one table."""
    table = np.zeros((len(rows), max(map(len, rows), default=0)), dtype=np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return table


def _left(items: Signature, last: Mapping[int, int], place: int) -> Signature:
    """Return the items that are not decided when a day is over."""
    for at, (v, _) in enumerate(items):
        if last[v] > place:
            return items[at:]
    return ()
