"""The mixed-integer peer: the same problem, so the same best rota."""

from math import inf

import pytest

from benchmarks.peers import mip
from models.result import Reason
from solver.limits import Limits
from tests.oracle import best
from tests.solver.test_every_strategy import tiny


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 2), (3, 1)])
def test_finds_and_proves_the_best_rota(seed: int, workers: int) -> None:
    """Level by level HiGHS ends at what listing every rota gives, audited, on any number of threads."""
    problem = tiny(seed)
    result = mip.run(problem, Limits(time=30, workers=workers, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    assert tuple(level.value for level in result.objective) == best(problem)
    assert tuple(level.bound for level in result.objective) == best(problem)


def test_a_rota_with_nothing_proven_has_no_bound() -> None:
    """HiGHS may have a rota before its first bound; what it proves is rounded up in whole prices."""
    assert mip._bound(-inf, 100, 7) is None
    assert mip._bound(2.0000001, 100, 7) == 207
    assert mip._bound(2.1, 100, 7) == 307
