"""The master finds its way when GLOP gives up, says so when it cannot, and keeps duals in a box."""

from collections.abc import Callable

import numpy as np
import pytest
from ortools.math_opt.python import mathopt

from models.demand import Demand, DemandRow
from models.terms.uncovered import Uncovered
from solver.build import build
from solver.master import SCALE, Duals, Master
from solver.unitrows import Load, UnitRows
from tests import world


def unit_rows() -> UnitRows:
    """Return the rows of a ward that asks for one head on every Monday."""
    rows = (DemandRow(id="D", unit="ward", days="1", shift_types=("D",), minimum=0, target=1),)
    problem = world.problem(world.employee("anna"), demand=Demand(rows=rows)).changed(
        regulation="none", objective=(Uncovered(level=1, price=100, below_minimum=0),)
    )
    return UnitRows.of(build(problem).formulation)


def master() -> Master:
    """Return their master, with one person who works nothing."""
    made = Master(unit_rows(), 0, [], [1], 0)
    made.add(0, Load(np.zeros(0, np.int64), np.zeros(0, np.int64)), [0] * 8)
    return made


def failing(times: int, error: type[Exception]) -> Callable[..., mathopt.SolveResult]:
    """Return a solve that gives up so many times, and is as it was from then on."""
    real, left = mathopt.IncrementalSolver.solve, [times]

    def solve(self: mathopt.IncrementalSolver, **options: mathopt.SolveParameters) -> mathopt.SolveResult:
        if left[0]:
            left[0] -= 1
            raise error("ABNORMAL")
        return real(self, **options)

    return solve


@pytest.mark.parametrize("error", [RuntimeError, AttributeError])
@pytest.mark.parametrize("times", [1, 2])
def test_glop_that_gives_up_is_started_anew(
    monkeypatch: pytest.MonkeyPatch, times: int, error: type[Exception]
) -> None:
    """The optimum is the one that an untroubled master has."""
    expected = master().solve()
    assert expected is not None
    assert expected[0] > 0
    monkeypatch.setattr(mathopt.IncrementalSolver, "solve", failing(times, error))
    found = master().solve()
    assert found is not None
    assert found[0] == pytest.approx(expected[0])


def test_glop_that_always_gives_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error goes on to whoever searches, and so into the result's events."""
    monkeypatch.setattr(mathopt.IncrementalSolver, "solve", failing(99, RuntimeError))
    with pytest.raises(RuntimeError, match="ABNORMAL"):
        master().solve()


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_a_box_holds_the_duals(share: float) -> None:
    """They go from its middle toward what they would be as far as it lets them, and it says so."""
    made = master()
    free = made.solve()
    assert free is not None
    middle = Duals(np.rint(share * free[1].rows).astype(np.int64), free[1].caps)
    made.hold(middle, 0.1)
    boxed = made.solve()
    assert boxed is not None
    most = SCALE * unit_rows().cost[0]
    assert (np.abs(boxed[1].rows - middle.rows) <= 0.1 * most + 1).all()
    assert boxed[0] <= free[0] * (1 + 1e-9)
    assert made.held == (share < 0.9)


def test_a_box_that_is_wide_enough_holds_nothing() -> None:
    """Opened all the way, the optimum is what it was."""
    made = master()
    free = made.solve()
    assert free is not None
    made.hold(Duals(np.zeros_like(free[1].rows), free[1].caps), 0.01)
    assert made.solve() != free
    assert made.held
    made.hold(free[1], 1.0)
    again = made.solve()
    assert again is not None
    assert again[0] == pytest.approx(free[0])
    assert not made.held
