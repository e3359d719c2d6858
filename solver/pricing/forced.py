"""What a line has no choice about (tvungne valg): choices of which the rows leave only one value.

Which week a position calls for is a choice, tied to all that is worked by a row with a large weight: such a
row, let go at a price, bounds next to nothing. Often the hours of the position alone decide it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from solver.formulation import Label, Linear


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is known of a sum with positive weights (sum): all weights, and the least and most it comes to."""

    weights: tuple[int, ...]
    least: int
    most: int


_Known = dict[tuple[int, ...], list[_Sum]]
"""By the variables, in order."""
_Values = dict[int, tuple[int, Label]]


def without_forced(rows: Sequence[Linear], choices: Collection[int]) -> list[Linear]:
    """Return the rows with forced choices put in, and a row for each that says what it is (sett inn).

    A choice is forced where one of its values breaks a row, whatever is worked that other rows allow.
    """
    asking = [row for row in rows if not set(row.variables).isdisjoint(choices)]
    if not asking:
        return list(rows)
    supports = {_apart(row, choices)[0] for row in asking}
    known = _known(rows, supports)
    values: _Values = {}
    while found := [one for row in asking for one in _forced(row, choices, known) if one[0] not in values]:
        for choice, value in found:
            values.setdefault(choice, value)
        asking = [_put(row, values) for row in asking]
    said = [Linear((choice,), (1,), value, value, label) for choice, (value, label) in values.items()]
    put = ((row, _put(row, values)) for row in rows)
    # A row of which nothing is left says nothing, unless it is broken: then no line is lawful.
    return [*(left if left.variables else row for row, left in put if left.variables or _broken(left)), *said]


def _broken(row: Linear) -> bool:
    """Whether a row without variables does not hold."""
    return (row.low is not None and row.low > 0) or (row.high is not None and row.high < 0)


def _known(rows: Sequence[Linear], supports: Collection[tuple[int, ...]]) -> _Known:
    """Return what the rows say of some sums."""
    known: _Known = {}
    for row in rows:
        if (row.low is not None or row.high is not None) and min(row.weights, default=0) > 0:
            variables, weights = _sorted(zip(row.variables, row.weights, strict=True))
            if variables in supports:
                most = sum(weights) if row.high is None else row.high
                known.setdefault(variables, []).append(_Sum(weights, max(0, row.low or 0), most))
    return known


def _forced(row: Linear, choices: Collection[int], known: _Known) -> Iterator[tuple[int, tuple[int, Label]]]:
    """Yield the choices of a row that can have one value only, with it and who says so."""
    duties, weights, free = _apart(row, choices)
    least, most = _range(weights, known.get(duties, ()))
    for choice, weight in free.items():
        others = [other for v, other in free.items() if v != choice]
        low = least + sum(min(0, other) for other in others)
        high = most + sum(max(0, other) for other in others)
        may = [
            value
            for value in (0, 1)
            if (row.low is None or high + weight * value >= row.low)
            and (row.high is None or low + weight * value <= row.high)
        ]
        if len(may) == 1:
            yield choice, (may[0], row.label)


def _range(weights: Sequence[int], known: Sequence[_Sum]) -> tuple[int, int]:
    """Return the least and the most that a sum comes to, other sums of the same variables being known."""
    least, most = sum(min(0, weight) for weight in weights), sum(max(0, weight) for weight in weights)
    if weights and min(weights) > 0:
        for other in known:
            ratios = [*zip(weights, other.weights, strict=True)]
            low, below = min(ratios, key=lambda pair: pair[0] / pair[1])
            high, above = max(ratios, key=lambda pair: pair[0] / pair[1])
            least, most = max(least, other.least * low // below), min(most, -(-other.most * high // above))
    return least, most


def _put(row: Linear, values: _Values) -> Linear:
    """Return a row with the values of some variables put in."""
    if values.keys().isdisjoint(row.variables):
        return row
    pairs = [*zip(row.variables, row.weights, strict=True)]
    given = sum(weight * values[v][0] for v, weight in pairs if v in values)
    left = [(v, weight) for v, weight in pairs if v not in values]
    return replace(
        row,
        variables=tuple(v for v, _ in left),
        weights=tuple(weight for _, weight in left),
        low=None if row.low is None else row.low - given,
        high=None if row.high is None else row.high - given,
    )


def _apart(
    row: Linear, choices: Collection[int]
) -> tuple[tuple[int, ...], tuple[int, ...], Mapping[int, int]]:
    """Return a row's other variables in order, their weights, and its choices with theirs."""
    pairs = [*zip(row.variables, row.weights, strict=True)]
    variables, weights = _sorted((v, weight) for v, weight in pairs if v not in choices)
    return variables, weights, {v: weight for v, weight in pairs if v in choices}


def _sorted(pairs: Iterator[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    ordered = sorted(pairs)
    return tuple(v for v, _ in ordered), tuple(weight for _, weight in ordered)
