"""The verb any_of (minst én av): one literal that stands for several, written once."""

import pytest

from models.posting import TRUE, Lit
from solver.formulation import Linear, Part
from solver.posting import Numbers, Recorder

LAST = 5


def recorder(forbidden: set[Lit] | None = None) -> tuple[Recorder, Part]:
    """Return a recorder of a part whose duties are numbered 2 to 5, and the part."""
    part = Part("anna")
    return Recorder(part, Numbers(LAST), forbidden if forbidden is not None else set()), part


def holds(row: Linear, values: dict[int, int]) -> bool:
    """Tell whether a row is kept."""
    total = sum(w * values[v] for v, w in zip(row.variables, row.weights, strict=True))
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)


@pytest.mark.parametrize("chosen", [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])
def test_it_holds_exactly_when_one_of_them_does(chosen: tuple[int, int, int]) -> None:
    """Whatever the three literals are, only their disjunction is left for the fourth."""
    to, part = recorder()
    one = to.any_of([2, 3, -4])
    values = {2: chosen[0], 3: chosen[1], 4: chosen[2]}
    left = [v for v in (0, 1) if all(holds(row, {**values, one: v}) for row in part.rows)]
    assert left == [int(bool(chosen[0] or chosen[1] or not chosen[2]))]


def test_the_same_literals_are_written_once() -> None:
    """A second rule that asks for the same literals, in any order, gets the same answer and no new row."""
    to, part = recorder()
    to.speaks("whole_weekends")
    first, rows = to.any_of([2, 3]), len(part.rows)
    to.speaks("consecutive_days")
    assert to.any_of([3, 2, 3]) == first
    assert len(part.rows) == rows
    assert part.literals == [first]


@pytest.mark.parametrize(
    ("lits", "answer"),
    [
        ((), -TRUE),
        ((-TRUE,), -TRUE),
        ((4,), -TRUE),
        ((2,), 2),
        ((2, 4, -TRUE), 2),
        ((-2,), -2),
        ((2, TRUE), TRUE),
        ((2, -4), TRUE),
    ],
)
def test_what_is_known_is_folded(lits: tuple[Lit, ...], answer: Lit) -> None:
    """A constant, a forbidden duty and a lone literal need no variable; 4 is forbidden here."""
    to, part = recorder(forbidden={4})
    assert to.any_of(lits) == answer
    assert part.rows == []
    assert part.literals == []
