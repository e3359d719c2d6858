"""The levelled curve has the least peaks there are, keeps every task in its window and is always the same."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.examples import example, example_tasks
from models.need import demand
from models.units import DAY, WEEK
from models.workload import Work, even_loads, loads, nested
from solver import levelling
from solver.levelling import level, peaks
from solver.relaxation import Unrelaxed
from tests.models.test_tasks import WARD

LEVELS = ("ASS", "SPL")
STEP = 60


def piece(begin: int, slots: int, minutes: int, **fields: object) -> Work:
    """Return work on Monday over some whole slots, from a slot on."""
    given: dict[str, object] = {
        "task": "T",
        "levels": ("ASS",),
        "minutes": minutes,
        "windows": ((begin * STEP, (begin + slots) * STEP),),
        "at_once": 10,
        "fixed": False,
    }
    return Work(**(given | fields))  # type: ignore[arg-type]  # each test gives what the field takes


def layouts(work: Work) -> Iterator[Mapping[int, int]]:
    """Yield every way to lay out one work."""
    if work.fixed:
        yield work.even(STEP)
        return
    room = {slot: min(work.minutes, work.at_once * minutes) for slot, minutes in work.open(STEP).items()}
    for numbers in product(*(range(most + 1) for most in room.values())):
        if sum(numbers) == work.minutes:
            yield dict(zip(room, numbers, strict=True))


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Draw a few minutes of work over one to three slots, around the end of the week too."""
    begin, slots = draw(st.sampled_from([0, 1, 2, 23, 167])), draw(st.integers(1, 3))
    windows: tuple[tuple[int, int], ...] = ((begin * STEP, (begin + slots) * STEP),)
    if slots == 1 and draw(st.booleans()):
        windows = (*windows, (DAY, DAY + STEP))
    return Work(
        task="T",
        levels=draw(st.sampled_from([("ASS",), ("SPL",), ("SPL", "ASS"), ("SPL", "SPL")])),
        minutes=draw(st.integers(1, 4)),
        windows=windows,
        at_once=draw(st.integers(1, 2)),
        fixed=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None)
@given(
    drawn=st.lists(works(), min_size=1, max_size=3),
    breaks=st.dictionaries(st.sampled_from([0, 1, 2, 23, 24, 167]), st.sampled_from([1250, 2500, 5001])),
)
def test_no_layout_has_lower_peaks(drawn: list[Work], breaks: dict[int, int]) -> None:
    """Of all layouts of a tiny week, breaks or none, none has lower peaks than the one found and proven."""
    away = [breaks.get(slot, 0) for slot in range(WEEK // STEP)]
    found = level(drawn, LEVELS, STEP, away=away)
    least = min(
        peaks(loads(zip(drawn, chosen, strict=True), LEVELS, STEP), LEVELS, away)
        for chosen in product(*map(layouts, drawn))
    )
    assert found.peaks == least
    assert found.floor <= least
    assert found.proven == (found.floor == least)


@given(
    sizes=st.lists(
        st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(1, 90)), min_size=1, max_size=5
    )
)
@settings(max_examples=40, deadline=None)
def test_the_peak_is_that_of_the_tightest_stretch(sizes: list[tuple[int, int, int]]) -> None:
    """With one level, the peak is the most minutes bound to a stretch of slots, over its length."""
    found = level([piece(*one) for one in sizes], LEVELS, STEP)
    tightest = max(
        -(-sum(m for begin, slots, m in sizes if a <= begin and begin + slots <= b) // (b - a))
        for a in range(9)
        for b in range(a + 1, 10)
    )
    assert found.peaks == 8 * tightest  # Monday's, and seven times the week's
    assert found.proven


def test_without_the_relaxation_the_search_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the linear program is not solved, the layout is sought and proven all the same."""

    def unsolved(_: object) -> None:
        raise Unrelaxed("numbers")

    monkeypatch.setattr(levelling, "relaxed", unsolved)
    found = level([piece(0, 2, 60), piece(1, 2, 60)], LEVELS, STEP)
    assert found.peaks == found.floor == 8 * 40


def test_the_homecare_example_asks_for_what_its_visits_need() -> None:
    """The demand that is kept in the example is the one that its visits make: peaks, minimums and hours."""
    tasks = example_tasks("homecare")
    found = level(tasks.work(), tasks.levels, 30, away=tasks.away(30))
    assert found.proven
    made, kept = demand(tasks, found.loads, 30).curves, example("homecare").demand.curves
    assert [(one.id, one.competence, one.minimums) for one in made] == [
        (one.id, one.competence, one.minimums) for one in kept
    ]
    for mine, its in zip(made, kept, strict=True):
        # Equally good layouts may round a slot to a head more or less; the peaks are proven.
        assert max(mine.targets) == max(its.targets)
        assert abs(sum(mine.targets) - sum(its.targets)) <= 0.03 * sum(its.targets)


def test_work_that_may_move_over_the_week_goes_to_the_quiet_day() -> None:
    """An hour that may lie on Monday or Tuesday leaves Monday alone, where an hour is fixed."""
    both = ((0, STEP), (DAY, DAY + STEP))
    found = level([piece(0, 1, 60, fixed=True), piece(0, 1, 60, windows=both)], LEVELS, STEP)
    assert [found.loads["ASS"][slot] for slot in (0, 24)] == [60, 60]


def test_what_lies_below_the_peaks_is_evened_out() -> None:
    """Beside a peak that nothing can lower, the rest is spread evenly and not piled up under it."""
    found = level([piece(0, 1, 60, fixed=True), piece(1, 3, 60)], LEVELS, STEP)
    assert found.loads["ASS"][:4] == (60, 20, 20, 20)


def test_work_leaves_the_slots_in_which_others_have_a_break() -> None:
    """Ninety minutes over two hours, half of those there away in the first, are thirty and sixty."""
    away = [5000 if slot == 1 else 0 for slot in range(168)]
    found = level([piece(1, 2, 90)], LEVELS, STEP, away=away)
    assert found.loads["ASS"][1:3] == (30, 60)
    assert found.peaks == found.floor == 8 * 60
    # Below a peak that stands elsewhere it is evened out in the same way.
    found = level([piece(1, 2, 90), piece(9, 1, 120, fixed=True)], LEVELS, STEP, away=away)
    assert found.loads["ASS"][1] < 30 < found.loads["ASS"][2]


def test_no_more_is_under_way_at_once_than_there_is() -> None:
    """One person's task of ninety minutes takes two slots, however quiet the first is."""
    found = level([piece(1, 1, 60, fixed=True), piece(0, 2, 90, at_once=1)], LEVELS, STEP)
    assert found.loads["ASS"][:2] == (60, 90)


def test_the_same_tasks_give_the_same_curve() -> None:
    """Among many layouts that are equally good, the same one is found each time."""
    works = [piece(begin, 4, 30 + 7 * begin, levels=("SPL", "ASS")) for begin in range(5)]
    assert level(works, LEVELS, STEP) == level(works, LEVELS, STEP)


@pytest.mark.parametrize("step", [30])
def test_the_ward_levels_to_below_six(step: int) -> None:
    """The ward's peak of 7.5 levels to below six on every day, and no minute is lost."""
    found = level(WARD.work(), WARD.levels, step)
    assert sum(map(sum, found.loads.values())) == sum(task.week for task in WARD.tasks)
    whole = nested(found.loads, WARD.levels)["SRV"]
    assert len(whole) == WEEK // step
    assert max(whole) < 6 * step
    even = even_loads(WARD.work(over_week=False), WARD.levels, step)
    assert found.peaks < peaks(even, WARD.levels)
    assert 0 <= found.peaks - found.floor <= found.peaks // 100
