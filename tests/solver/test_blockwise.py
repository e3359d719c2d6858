"""Block by block: bounds that columns cannot give, never above the best rota, or none at all."""

import pytest

from models.demand import Demand, DemandRow
from models.problem import Problem
from models.terms import AnyTerm
from models.terms.isolated_days import IsolatedDays
from solver import blockwise
from solver.blocks import Blocks
from solver.blockwise import Blockwise
from solver.level import Level
from solver.moment import Moment
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.strategy import Task
from tests import world
from tests.solver.test_shortfalls import LATER, PLAIN, UNCOVERED, WISHED, best, crew, proven, task_of

SEEDS = range(12)
ISOLATED: tuple[AnyTerm, ...] = (*PLAIN, IsolatedDays(level=2, price=500))
OBJECTIVES: dict[str, tuple[AnyTerm, ...]] = {"plain": PLAIN, "wished": WISHED, "isolated": ISOLATED, **LATER}


def day_and_night(seed: int, objective: tuple[AnyTerm, ...]) -> Problem:
    """Return a crew of days that cannot fill their shifts, and two of nights, in one unit."""
    days = crew(seed, objective, least=21)
    row = DemandRow(id="N", unit="ward", days="1357"[seed % 3 :], shift_types=("N",), target=1, maximum=1)
    nights = tuple(world.employee(name, shift_types=("N",)) for name in ("eva", "fred"))
    return days.changed(
        employees=(*days.employees, *nights),
        shift_types=(*days.shift_types, world.shift_type("N", "22:00", "06:00")),
        demand=Demand(rows=(*days.demand.rows, row)),
    )


def raised(task: Task) -> dict[int, tuple[int, int]]:
    """Return by level what columns prove in the end, and what blocks make of it."""
    columns, found = Columns(), {}
    for place, moment in columns.prove(task):
        if moment is Moment.FINAL:
            final = proven(task, place)
            Blockwise(task, columns.levels[place]).raise_bound()
            found[place] = final, proven(task, place)
    return found


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("seed", SEEDS)
def test_small_blocks_are_solved_to_the_end(seed: int, objective: str) -> None:
    """From the best rota on, every level that columns leave open is proven, neither more nor less."""
    problem = day_and_night(seed, OBJECTIVES[objective])
    task, known = task_of(problem), best(problem)
    assert known.best is not None
    task.board.offer(known.best)
    for place, (final, bound) in raised(task).items():
        assert final <= bound == known.costs[place]
    assert task.board.costs == known.costs


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_of_a_block_goes_on_the_board(seed: int) -> None:
    """From the first rota on, the first level ends with the best rota there is."""
    problem = day_and_night(seed, PLAIN)
    task = task_of(problem)
    Construct().search(task)
    known = best(problem).costs[0]
    assert all(bound == known for _, bound in raised(task).values())
    assert task.board.costs[0] == known


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("seed", SEEDS)
def test_large_blocks_have_what_the_duals_say(
    seed: int, objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no block small enough, the sum is no less than what columns have proven, and never too much."""
    monkeypatch.setattr(blockwise, "LARGEST", 0)
    problem = day_and_night(seed, OBJECTIVES[objective])
    task, known = task_of(problem), best(problem)
    assert known.best is not None
    task.board.offer(known.best)
    for place, (final, bound) in raised(task).items():
        assert final <= bound <= known.costs[place]


def test_some_are_only_proven_block_by_block() -> None:
    """So that what is tested here is not what columns prove by themselves."""
    gained = []
    for seed in SEEDS:
        task = task_of(day_and_night(seed, PLAIN))
        Construct().search(task)
        gained += [bound > final for final, bound in raised(task).values()]
    assert any(gained)


def test_nothing_is_said_where_an_earlier_level_is_open() -> None:
    """One block could give there what another takes, so each one's best is no bound of all."""
    problem = day_and_night(1, (UNCOVERED, IsolatedDays(level=2, price=500)))
    task, known = task_of(problem), best(problem)
    assert known.best is not None
    assert known.costs[0] > 0
    task.board.offer(known.best)
    level = Level(task, 1, task.board.costs[:1], None)
    Blockwise(task, level).raise_bound()
    assert task.board.proofs == {}


def test_nothing_is_said_of_one_block() -> None:
    """The whole as one is what other searches solve."""
    task = task_of(crew(1, PLAIN))
    Construct().search(task)
    Blockwise(task, Level(task, 0, (), None)).raise_bound()
    assert task.board.proofs == {}


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_blocks_cost_what_the_whole_does(objective: str) -> None:
    """Nothing is lost between them but what no rota changes in the units."""
    task = task_of(day_and_night(2, OBJECTIVES[objective]))
    Construct().search(task)
    assert task.board.best is not None
    assert Blocks.of(task.built.formulation).size == 2
    for place, cost in enumerate(task.board.costs):
        level = Level(task, place, task.board.costs[:place], None)
        constant = int(level.crew.rows.constant[place])
        costs = Blockwise(task, level)._costs(task.board.best, place)
        assert int(costs.sum()) + constant == cost
