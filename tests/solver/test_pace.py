"""The pace: how far a round goes, how hard it searches, and when a level is said to stand still."""

from itertools import count

import pytest

from solver import pace
from solver.moment import Moment
from solver.pace import HALF_WAY, LONG, PATIENCE, SLOWLY, SMOOTHING, Pace
from solver.pricing.paths import Effort
from solver.search.columns import Columns
from solver.search.construct import Construct
from tests.solver.test_dive import crew, task_of


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let a list's only number be the time."""
    now = [0.0]
    monkeypatch.setattr("solver.pace.time.monotonic", lambda: now[0])
    return now


def stood_still(clock: list[float]) -> Pace:
    """Return the pace of a level that took a second to begin, and then stood for long enough."""
    found = Pace(Effort(), stands_still=True)
    clock[0] = 1.0
    found.rose()
    clock[0] += LONG
    for _ in range(PATIENCE):
        assert not found.mixing
        found.after(learnt=True, paid=False, hopeful=True)
    assert found.mixing
    return found


def test_near_the_best_as_long_as_that_pays() -> None:
    """What does not pay goes further, what pays less far; where no line came it is all the way."""
    found = Pace(Effort(), stands_still=False)
    shares = []
    for learnt, paid in [(True, False), (True, False), (True, True), (True, True), (False, False)]:
        found.after(learnt=learnt, paid=paid, hopeful=True)
        shares.append(found.share)
    assert shares == pytest.approx([0.5, 0.7, 0.5, SMOOTHING, 1.0])


def test_what_proved_little_is_searched_harder_and_what_missed_little_less() -> None:
    """Up to the hardest there is, which is told, and never below the easiest."""
    found = Pace(easiest := Effort(tries=40), stands_still=False)
    assert found.adapt(gained=0, missed=100, gap=1_000.0)
    assert found.effort == easiest.harder()
    assert not found.adapt(gained=0, missed=0, gap=1_000.0)
    assert found.effort == easiest
    rounds = next(n for n in count() if not found.adapt(gained=0, missed=100, gap=1_000.0))
    assert rounds > 1
    assert found.effort == found.effort.harder()


def test_a_bound_that_has_not_moved_for_long_stands_still(clock: list[float]) -> None:
    """So many rounds, and twice the time that it took to get there; one that moves begins anew."""
    found = stood_still(clock)
    found.after(learnt=True, paid=True, hopeful=True)
    assert not found.mixing
    for _ in range(10 * PATIENCE):
        found.after(learnt=True, paid=False, hopeful=True)
    assert not found.mixing  # the rounds took no time
    clock[0] = 100.0
    found.after(learnt=True, paid=False, hopeful=True)
    assert found.mixing


def test_a_later_level_never_does(clock: list[float]) -> None:
    """Where none is looked for there is none."""
    found = Pace(Effort(), stands_still=False)
    clock[0] = 1_000.0
    for _ in range(10 * PATIENCE):
        found.after(learnt=True, paid=False, hopeful=True)
    assert not found.mixing
    assert not found.ripe(1.0, held=False)


def test_meanwhile_lines_are_looked_for_with_ease(clock: list[float]) -> None:
    """Half way to the master, as lightly as can be, and what is searched hard stays for later."""
    found = stood_still(clock)
    found.effort = hard = Effort().harder().harder()
    assert found.searching == Effort()
    assert found.adapt(gained=0, missed=100, gap=1_000.0)
    found.after(learnt=True, paid=False, hopeful=True)
    assert (found.share, found.effort) == (HALF_WAY, hard)
    found.after(learnt=False, paid=False, hopeful=True)
    assert found.share == 1.0


def test_a_mixture_is_ripe_when_it_gets_no_cheaper(clock: list[float]) -> None:
    """Not while a box holds its duals, and not by its first value; then the bound has its patience again."""
    found, value = stood_still(clock), 1_000.0
    assert not found.ripe(value, held=True)
    assert not found.ripe(value, held=True)
    assert not found.ripe(value, held=False)
    assert not found.ripe((1 - 2 * SLOWLY) * value, held=False)
    assert found.ripe((1 - 2 * SLOWLY) * value, held=False)
    assert not found.mixing
    for _ in range(PATIENCE):
        assert not found.mixing
        found.after(learnt=True, paid=False, hopeful=True)
    assert found.mixing


def test_nothing_is_made_of_a_mixture_that_costs_what_the_best_rota_does(clock: list[float]) -> None:
    """There a bound is all that is missing, and harder pricing is what raises it."""
    found = stood_still(clock)
    found.after(learnt=True, paid=False, hopeful=False)
    assert not found.mixing
    assert found.adapt(gained=0, missed=100, gap=1_000.0)
    assert found.effort == found.searching == Effort().harder()


@pytest.mark.parametrize("seed", range(4))
def test_looking_for_lines_holds_nothing_up(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A level that looks for lines whenever a round has not paid proves as much in the end as any."""
    usual, _ = final(seed)
    monkeypatch.setattr(pace, "PATIENCE", 0)
    monkeypatch.setattr(pace, "LONG", 0.0)
    assert final(seed)[0] == usual


def test_a_ripe_mixture_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a rota is made of it; where nothing is ripe nobody is told."""
    assert Moment.STILL not in final(0)[1]
    monkeypatch.setattr(Pace, "ripe", lambda *_, **__: True)
    assert Moment.STILL in final(0)[1]


def final(seed: int) -> tuple[int, list[Moment]]:
    """Return what columns prove of five people in the end, and the moments on the way."""
    task, columns = task_of(crew(seed)), Columns()
    Construct().search(task)
    moments = [moment for _, moment in columns.prove(task)]
    assert columns.final(task, 0) or task.board.closed(0, 0.0)
    return task.board.proofs[0].bound, moments
