"""Every sort of example can be solved: two weeks of it give a rota that the auditor passes."""

import pytest

from models.calendar import Horizon
from models.examples import example
from models.result import Reason
from solver.limits import Limits
from solver.solve import solve


@pytest.mark.parametrize("name", ["zone", "homecare", "bofellesskap"])
def test_an_example_has_a_lawful_rota(name: str) -> None:
    """Two weeks of heads on shifts, of need by the half hour, and of resting nights each have a rota."""
    whole = example(name)
    short = whole.changed(horizon=Horizon(start=whole.horizon.start, weeks=2))
    result = solve(short, Limits(time=20, workers=1))
    assert result.termination.reason in {Reason.OPTIMAL, Reason.FEASIBLE}
    assert result.rota is not None
    assert result.audit is not None
    assert result.audit.lawful
    assert {one.employee for one in result.rota.assignments} >= {
        person.id for person in whole.employees if person.size > 2_000
    }
