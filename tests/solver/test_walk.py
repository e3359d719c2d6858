"""A walk: one person's line is made as good as it can be alone, as CP-SAT would have it."""

import pytest

from models.audit import audit
from solver.encode import Encoder
from solver.engine import Effort
from solver.formulation import Values
from solver.strategy import Task
from solver.walk import Walk
from tests.solver.test_dive import crew
from tests.solver.test_placing import begun


def cost(task: Task, values: Values) -> int:
    """Return what a rota costs on all levels together."""
    return sum(task.built.formulation.costs(values).values())


def by_solver(task: Task, values: Values, person: str) -> int:
    """Return what the rota costs with one person's line as good as CP-SAT proves that it can be."""
    formulation = task.built.formulation
    encoder = Encoder(formulation, values, formulation.duties[person])
    encoded = encoder.encode()
    encoder.minimise(dict.fromkeys(formulation.levels, 1))
    answer = task.engine.run(encoded, values, Effort(seconds=60))
    assert answer.values is not None
    return cost(task, answer.values)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_one_persons_line_is_as_good_as_it_can_be_alone(seed: int) -> None:
    """From the first rota on, until nobody's is better: lawful, cheaper each time, as by CP-SAT."""
    task, rota = begun(seed)
    walk = Walk(task)
    assert walk.people == frozenset(task.built.formulation.duties)
    waiting = sorted(walk.people)
    while waiting:
        person = waiting.pop(0)
        found = walk.better(rota, [person])
        if found is None:
            continue
        task.built.formulation.settle(found)
        assert cost(task, found) < cost(task, rota)
        assert cost(task, found) == by_solver(task, rota, person)
        rota, waiting = found, sorted(walk.people)
    assert audit(crew(seed), task.built.rota(rota)).lawful
    assert cost(task, rota) < sum(task.board.costs)
    for person in walk.people:
        assert by_solver(task, rota, person) == cost(task, rota)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_people_side_by_side_do_not_spoil_each_others_gain(seed: int) -> None:
    """All at once, until nobody's line gets better: lawful and cheaper each time, and as good as alone."""
    task, rota = begun(seed)
    walk = Walk(task)
    people = sorted(walk.people)
    while (found := walk.better(rota, people)) is not None:
        task.built.formulation.settle(found)
        assert cost(task, found) < cost(task, rota)
        assert audit(crew(seed), task.built.rota(found)).lawful
        rota = found
    assert cost(task, rota) < sum(task.board.costs)
    assert all(walk.better(rota, [person]) is None for person in people)
    assert walk.work(1) < walk.work(len(people)) < len(people) * walk.work(1)
