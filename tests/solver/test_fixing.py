"""Fixing: what it leaves out is in no better rota."""

import pytest

from models.terms import AnyTerm
from solver import fixing as fixing_module
from solver.encode import Encoder
from solver.engine import Effort, Status
from solver.fixing import Fixing
from solver.level import Level
from solver.moment import Moment
from solver.pricing.bundle import FAR
from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.strategy import Task
from tests.solver.test_columns import by_solver
from tests.solver.test_shortfalls import LATER, PLAIN, WISHED, best, crew, task_of

SEEDS = (*range(8), 9, 32)
OBJECTIVES: dict[str, tuple[AnyTerm, ...]] = {"plain": PLAIN, "wished": WISHED, **LATER}


def finals(seed: int, name: str, *, from_best: bool) -> tuple[Task, list[Level]]:
    """Return a task, and the levels that columns leave open when they have come to their end."""
    problem = crew(seed, OBJECTIVES[name])
    task = task_of(problem)
    if from_best:
        known = best(problem).best
        assert known is not None
        task.board.offer(known)
    assert Construct().search(task)
    columns = Columns()
    levels = [columns.levels[place] for place, moment in columns.prove(task) if moment is Moment.FINAL]
    return task, [level for level in levels if not task.board.closed(level.place, 0.0)]


def least_with(task: Task, level: Level, duty: int) -> int:
    """Return what the best rota that holds a duty costs on a level, the earlier ones as they are."""
    formulation, board = task.built.formulation, task.board
    assert board.best is not None
    encoder = Encoder(formulation)
    encoded = encoder.encode()
    for earlier in formulation.levels[: level.place]:
        encoder.cap(earlier, board.best)
    encoder.minimise({formulation.levels[level.place]: 1})
    encoded.model.add(encoded.variables[duty] == 1)
    answer = task.engine.run(encoded, board.best, Effort(seconds=60))
    if answer.status is Status.INFEASIBLE:
        return 2**60
    assert answer.status is Status.OPTIMAL
    assert answer.values is not None
    return formulation.costs(answer.values)[formulation.levels[level.place]]


@pytest.mark.parametrize("name", OBJECTIVES)
def test_what_is_left_out_is_in_no_better_rota(name: str) -> None:
    """Forced into a rota, each duty that is left out makes it no better than the best known; some are."""
    left_out = 0
    for seed in SEEDS:
        task, levels = finals(seed, name, from_best=seed % 2 == 0)
        for level in levels:
            fixing = Fixing(task, level)
            first, live = fixing.below(level.target), fixing.thinned(level.target)
            assert live <= first
            duties = {v for mine in task.built.formulation.duties.values() for v in mine}
            for duty in duties - live:
                assert least_with(task, level, duty) >= level.target
            left_out += len(duties - live)
    assert left_out


def test_whose_lines_cannot_be_asked_keeps_all_duties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those whom CP-SAT prices, and everybody where there is no time; nothing is said to be impossible."""
    by_solver(monkeypatch, every=2)
    for seed in SEEDS:
        task, levels = finals(seed, "wished", from_best=False)
        for level in levels:
            slow = [name for at, c in enumerate(level.crew.classes) if not at % 2 for name in c.people]
            live = Fixing(task, level).thinned(level.target)
            assert live.issuperset(v for name in slow for v in task.built.formulation.duties[name])


def test_a_stopped_search_leaves_nothing_out() -> None:
    """What was not priced in time may be in any rota."""
    task, levels = next((t, ls) for seed in SEEDS for t, ls in [finals(seed, "wished", from_best=True)] if ls)
    task.engine.stop()
    everything = {v for mine in task.built.formulation.duties.values() for v in mine}
    assert Fixing(task, levels[0]).thinned(levels[0].target) == everything


def test_asked_one_by_one_no_more_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing was said of all at once, asking leaves out as much; without time, nothing."""
    left_out = 0
    for seed in SEEDS:
        task, levels = finals(seed, "wished", from_best=True)
        for level in levels:
            fixing = Fixing(task, level)
            first = fixing.below(level.target)
            fixing._least[:] = -FAR
            everything = fixing.below(level.target)
            with monkeypatch.context() as hurried:
                hurried.setattr(fixing_module, "SHARE", -1.0)
                assert fixing.thinned(level.target) == everything
            assert fixing.thinned(level.target) <= first <= everything
            left_out += len(everything - first)
    assert left_out
