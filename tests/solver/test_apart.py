"""Units that nobody joins: where a problem parts, and that the parts together are the whole."""

import threading
from datetime import timedelta

from models.audit import audit
from models.demand import Demand, DemandRow
from models.people import Position, WorkedShift
from models.problem import Problem, Unit
from models.rota import Rota
from solver.apart import SHORTEST, Piece, Turn, Whole, given, parts, supervise_apart
from solver.limits import Limits
from solver.progress import Progress
from solver.rows import Rows, rota_of
from solver.supervise import TRIES, Run
from tests import world
from tests.oracle import best
from tests.solver.test_every_strategy import tiny


def moved(problem: Problem, unit: str) -> Problem:
    """Return a one-unit problem in another unit, its people and rows renamed after it."""
    people = tuple(
        person.model_copy(
            update={
                "id": f"{person.id}-{unit}",
                "positions": tuple(p.model_copy(update={"unit": unit}) for p in person.positions),
            }
        )
        for person in problem.employees
    )
    rows = tuple(r.model_copy(update={"unit": unit, "id": f"{unit}-{r.id}"}) for r in problem.demand.rows)
    return problem.changed(units=(Unit(id=unit),), employees=people, demand=Demand(rows=rows))


def beside(one: Problem, other: Problem) -> Problem:
    """Return two problems as one."""
    return one.changed(
        units=(*one.units, *other.units),
        employees=(*one.employees, *other.employees),
        demand=Demand(rows=(*one.demand.rows, *other.demand.rows)),
    )


def run_of(problem: Problem, *, seconds: int = 200, rota: Rows | None = None) -> Run:
    """Return a run that nobody watches."""
    limits = Limits(time=seconds, workers=2, gap=0.0)
    return Run(problem, limits, "together", lambda _: None, threading.Event(), rota=rota)


def test_units_without_common_people_are_parts() -> None:
    """Each part holds its own unit, people and rows, the part with the most people first."""
    both = beside(moved(tiny(1), "north"), moved(tiny(2), "south"))
    more = both.changed(employees=(*both.employees, world.employee("cato", "south")))
    found = parts(more, heads=1)
    assert [[unit.id for unit in part.units] for part in found] == [["south"], ["north"]]
    assert [{row.unit for row in part.demand.rows} for part in found] == [{"south"}, {"north"}]
    assert sorted(e.id for part in found for e in part.employees) == sorted(e.id for e in more.employees)


def test_whoever_works_in_two_units_joins_them() -> None:
    """A combined position, a pool and a shift in the history each keep two units together."""
    both = beside(moved(tiny(1), "north"), moved(tiny(2), "south"))
    before = WorkedShift(date=world.MONDAY - timedelta(days=2), shift_type="D", unit="south")
    joining = (
        world.employee(
            "kim", positions=(Position(unit="north", size=5000), Position(unit="south", size=5000))
        ),
        world.employee("kim", "north", units=("south",)),
        world.employee("kim", "north", history=(before,)),
    )
    for kim in joining:
        assert len(parts(both.changed(employees=(*both.employees, kim)), heads=1)) == 1
    assert len(parts(both.changed(employees=(*both.employees, world.employee("kim", "north"))), heads=1)) == 2


def test_unit_without_people_is_not_lost() -> None:
    """A unit where nobody may work goes with another, so that its uncovered demand is still counted."""
    both = beside(moved(tiny(1), "north"), moved(tiny(2), "south"))
    row = DemandRow(id="empty", unit="attic", shift_types=("D",), minimum=1)
    three = both.changed(units=(*both.units, Unit(id="attic")), demand=Demand(rows=(*both.demand.rows, row)))
    found = parts(three, heads=1)
    assert sorted(unit.id for part in found for unit in part.units) == ["attic", "north", "south"]
    assert len(found) == 2


def test_few_people_are_left_whole() -> None:
    """Below the limit a problem is one part, itself."""
    both = beside(moved(tiny(1), "north"), moved(tiny(2), "south"))
    assert parts(both) == (both,)


def test_parts_together_are_as_good_as_the_whole_can_be() -> None:
    """The rota of the parts costs what the best rota of the whole does, and the bounds add up to it."""
    one, other = moved(tiny(3), "north"), moved(tiny(5), "south")
    run = run_of(beside(one, other))
    supervise_apart(run, parts(run.problem, heads=1))
    north, south = best(one), best(other)
    assert north is not None
    assert south is not None
    least = tuple(a + b for a, b in zip(north, south, strict=True))
    assert run.ended
    assert run.progress is not None
    assert run.progress.values == least
    assert tuple(bound or 0 for bound in run.progress.bounds) == least
    assert run.rota is not None
    assert {row[0] for row in run.rota} <= set(run.problem.employee)
    assert [point.values for point in run.trace] == sorted((p.values for p in run.trace), reverse=True)


def test_given_rota_is_improved_on() -> None:
    """Parts that start from a rota are searched like any other: an empty one ends as good as can be."""
    one, other = moved(tiny(3), "north"), moved(tiny(5), "south")
    north, south = best(one), best(other)
    assert north is not None
    assert south is not None
    run = run_of(beside(one, other), rota=[])
    supervise_apart(run, parts(run.problem, heads=1))
    assert run.progress is not None
    assert run.progress.values == tuple(a + b for a, b in zip(north, south, strict=True))


def test_what_one_part_gains_on_a_given_rota_is_kept() -> None:
    """Stopped when the first of two parts has found something better, the whole has it."""
    both = beside(moved(tiny(3), "north"), moved(tiny(5), "south"))
    run = run_of(both, rota=[])
    levels = sorted({term.level for term in both.objective})
    given = tuple(audit(both, Rota()).level(level) for level in levels)
    run.monitor = lambda progress: run.stop.set() if progress.values < given else None
    supervise_apart(run, parts(both, heads=1))
    assert run.progress is not None
    assert run.progress.values < given
    assert run.rota
    assert tuple(audit(both, rota_of(run.rota)).level(level) for level in levels) == run.progress.values


def test_a_part_that_fell_before_it_told_anything_costs_the_others_nothing() -> None:
    """With a given rota what it has is kept, and what the others gain is added."""
    both = beside(moved(tiny(3), "north"), moved(tiny(5), "south"))
    run = run_of(both, rota=[])
    whole = Whole(run, [])
    for part in parts(both, heads=1):
        whole.pieces.append(Piece(part, rota=[], progress=given(part, [])))
    assert [piece.open > 0 for piece in whole.pieces] == [True, True]
    lost = run_of(whole.pieces[0].problem, rota=[])
    lost.losses = TRIES
    whole._hear(0, lost, None)
    assert whole.pieces[0].done
    assert whole.pieces[0].failed
    assert not whole.pieces[1].done
    assert whole.progress() is not None


def test_a_part_proven_impossible_stays_so() -> None:
    """That there is no rota may be known before why; another part's end does not change it."""
    pieces = [Piece(tiny(1)), Piece(tiny(2))]
    whole = Whole(run_of(tiny(1)), pieces)
    for conflicts in ((), None):
        inner = run_of(tiny(1))
        inner.conflicts = conflicts
        whole._hear(0, inner, None)
    assert whole.run.conflicts == ()
    assert whole._pointless()


def test_parts_are_stopped_when_time_is_up() -> None:
    """Whoever began late in a queue has no time of its own beyond the whole's."""
    whole = Whole(run_of(tiny(1)), [Piece(tiny(1))])
    inner = run_of(tiny(1))
    whole.searching[0] = inner, Turn(0, 100)
    whole._end_turns()
    assert not inner.stop.is_set()
    whole.run.started -= 1_000
    whole._end_turns()
    assert inner.stop.is_set()


def test_short_time_goes_to_whoever_has_most_to_gain() -> None:
    """Too little for all is a whole turn for the first, and none for the rest; nobody gets a useless one."""
    whole = Whole(
        run_of(tiny(1)), [Piece(tiny(1), rota=[]), Piece(tiny(2), rota=[]), Piece(tiny(3), rota=[])]
    )
    turns = [Turn(1, 3 * SHORTEST), Turn(2, 2 * SHORTEST), Turn(0, SHORTEST)]
    assert whole._deal((10, 30, 20), SHORTEST) == [Turn(1, SHORTEST)]
    assert whole._deal((10, 30, 20), 6 * SHORTEST) == turns
    whole.pieces[0].rota = None
    assert [turn.place for turn in whole._deal((0, 30, 20), 2 * SHORTEST)] == [0, 1]


def test_first_turn_ends_with_a_rota_or_without() -> None:
    """Whoever has a rota has had its first turn; whoever has none has a while for it."""
    first, later = Turn(0, seconds=0, most=100), Turn(0, seconds=100)
    bare, known = run_of(tiny(1)), run_of(tiny(1), rota=[])
    assert not first.over(bare)
    assert first.over(known)
    assert not later.over(known)
    for run in (bare, known):
        run.started -= 200
    assert first.over(bare)
    assert later.over(known)
    assert not later.over(bare)


def test_stop_ends_every_part() -> None:
    """A stop asked for beforehand starts nothing and claims nothing."""
    run = run_of(beside(moved(tiny(3), "north"), moved(tiny(5), "south")))
    run.stop.set()
    supervise_apart(run, parts(run.problem, heads=1))
    assert run.rota is None
    assert not run.ended


def test_sum_of_bounds_waits_for_earlier_levels() -> None:
    """On a later level nothing is claimed while a part may still trade on an earlier one."""
    whole = Whole(run_of(tiny(1)), [Piece(tiny(1)), Piece(tiny(2))])
    proven = Progress(0, "", (10, 7), (10, 5), ("columns", "columns"))
    open_ = Progress(0, "", (20, 3), (19, 3), ("cp-sat", "columns"))
    for told, bounds in (((proven, proven), (20, 10)), ((proven, open_), (29, None))):
        for piece, progress in zip(whole.pieces, told, strict=True):
            piece.progress = progress
        summed = whole.progress()
        assert summed is not None
        assert summed.bounds == bounds
