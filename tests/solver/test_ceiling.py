"""A ceiling on days (tak på dager): exact whatever is known, silent where the rules have said as much."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from models.ceiling import ceiling
from models.posting import TRUE, Lit
from solver.formulation import Part
from solver.posting import Numbers, Recorder

DUTIES = (2, 3, 4, 5)
DAYS = st.lists(st.lists(st.sampled_from((TRUE, *DUTIES)), max_size=3), min_size=1, max_size=4)
APART = st.lists(st.sets(st.sampled_from(DUTIES), min_size=2), max_size=3)


def admitted(part: Part, chosen: dict[Lit, int], extra: Sequence[int]) -> bool:
    """Tell whether some value of the helping literals keeps every row."""
    for values in product((0, 1), repeat=len(extra)):
        all_values = chosen | dict(zip(extra, values, strict=True))
        sums = [
            (row, sum(w * all_values[v] for v, w in zip(row.variables, row.weights, strict=True)))
            for row in part.rows
        ]
        if all((r.low is None or r.low <= s) and (r.high is None or s <= r.high) for r, s in sums):
            return True
    return False


@given(days=DAYS, apart=APART, most=st.integers(1, 3))
def test_at_most_so_many_days_are_worked(days: list[list[Lit]], apart: list[set[Lit]], most: int) -> None:
    """What the rules and the ceiling admit together is what keeps both; known days count once each."""
    part = Part("anna")
    to = Recorder(part, Numbers(max(DUTIES)), set())
    for group in apart:
        to.at_most(1, group)
    ceiling(most, days, to)
    known = sum(TRUE in day for day in days)
    for values in product((0, 1), repeat=len(DUTIES)):
        chosen = {TRUE: 1, **dict(zip(DUTIES, values, strict=True))}
        ruled = all(sum(chosen[lit] for lit in group) <= 1 for group in apart)
        worked = sum(any(chosen[lit] for lit in day) for day in days)
        # A ceiling that the history alone has passed binds nobody where nothing is left to choose.
        decided = all(TRUE in day or not day for day in days)
        kept = worked <= most or (decided and known > most)
        assert admitted(part, chosen, part.literals) == (ruled and kept)
