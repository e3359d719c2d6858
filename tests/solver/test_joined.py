"""Units that somebody joins: they are searched as one, and whoever may help out does."""

import pytest

from models.demand import Demand, DemandRow
from models.people import Position
from models.problem import Problem, Unit
from models.result import Reason
from solver.apart import parts
from solver.limits import Limits
from solver.solve import solve
from tests import world
from tests.oracle import best
from tests.solver.test_every_strategy import OFF


def joined(by: str, needed: tuple[int, int]) -> Problem:
    """Return two units with one person each, and one who works in both, for three days.

    Parameters
    ----------
    needed
        Heads that each unit wants a day.
    """
    free = tuple({"start": world.day(n), "end": world.day(n), "credited": 0} for n in range(3, 7))
    both = (
        {"positions": (Position(unit="north", size=5_000), Position(unit="south", size=5_000))}
        if by == "positions"
        else {"units": ("south",)}
    )
    people = (
        world.employee("anna", "north", absences=free),
        world.employee("bo", "south", absences=free),
        world.employee("cato", "north", absences=free, **both),
    )
    rows = tuple(
        DemandRow(id=unit, unit=unit, days="123", shift_types=("D",), minimum=0, target=heads, maximum=heads)
        for unit, heads in zip(("north", "south"), needed, strict=True)
    )
    units = (Unit(id="north"), Unit(id="south"))
    plain = world.problem(*people, units=units, demand=Demand(rows=rows))
    return plain.changed(rules=OFF, objective=Problem.model_fields["objective"].default)


@pytest.mark.parametrize("by", ["pool", "positions"])
@pytest.mark.parametrize("needed", [(2, 1), (1, 2), (2, 2)])
def test_whoever_works_in_two_units_is_where_somebody_lacks(by: str, needed: tuple[int, int]) -> None:
    """By a pool or a combined position: what is found costs what the oracle says, and that is proven."""
    problem = joined(by, needed)
    assert len(parts(problem)) == 1
    result = solve(problem, Limits(time=60, workers=2, gap=0.0))
    assert result.termination.reason is Reason.OPTIMAL
    assert tuple(level.value for level in result.objective) == best(problem)
    assert result.rota is not None
    helped = {assignment.unit for assignment in result.rota.assignments if assignment.employee == "cato"}
    lacking = {unit for unit, heads in zip(("north", "south"), needed, strict=True) if heads == max(needed)}
    assert helped & lacking
