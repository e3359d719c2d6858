"""What a line chooses freely (valg): literals that are neither duties nor unions, and when to decide them."""

from collections.abc import Collection, Mapping, Sequence

from solver.formulation import Linear


def decided_on(rows: Sequence[Linear], choices: Collection[int], last: Mapping[int, int]) -> dict[int, int]:
    """Return the day on which to decide each choice: the last that a row asks about with it (valgets dag).

    By then everything that speaks against it is known, so that a state need not remember which choice was
    made, only what is left of the rows. A choice that stands in rows with other choices only follows them.

    Parameters
    ----------
    last
        The day on which each duty and union is decided.
    """
    day: dict[int, int] = {}
    waiting = list(rows)
    while waiting:
        found: dict[int, int] = {}
        left = []
        for row in waiting:
            mine = [v for v in row.variables if v in choices and v not in day]
            known = [last[v] for v in row.variables if v in last] or [
                day[v] for v in row.variables if v in day
            ]
            if mine and known:
                for v in mine:
                    found[v] = max(found.get(v, 0), *known)
            elif mine:
                left.append(row)
        day.update(found)
        if not found:
            break
        waiting = left
    return day
