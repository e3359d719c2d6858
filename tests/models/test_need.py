"""Work becomes heads: with readiness, breaks and handovers, never below presence, level by level."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.need import demand, presence, relieved, requirements
from models.task_list import BreakWindow, Handover, Presence, TaskList
from models.tasks import Movable
from models.units import DAY, FULL_POSITION, WEEK
from models.workload import even_loads, heads
from tests.models.test_tasks import WARD, task


def tasks(*given: Any, **fields: Any) -> TaskList:
    """Return a list of tasks at three levels."""
    return TaskList.model_validate({"unit": "A", "levels": ("ASS", "HFA", "SPL"), "tasks": given, **fields})


def refused(**fields: Any) -> str:
    """Return the field at which a list with these fields is refused, in both languages."""
    with pytest.raises(ValidationError) as caught:
        tasks(task(), **fields)
    (fault,) = caught.value.errors()
    assert fault["ctx"]["error"].nb != fault["ctx"]["error"].en
    return str(fault["ctx"]["error"].at)


def test_heads_are_rounded_up_with_readiness_and_breaks() -> None:
    """Sixty minutes in half an hour are two heads, three with any readiness, and breaks weigh likewise."""
    assert heads(0, 30, 1200, 0) == 0
    assert heads(60, 30, 0, 0) == 2
    assert heads(60, 30, 1, 0) == 3
    assert heads(60, 30, 0, 1) == 3
    assert heads(55, 30, 0, 667) == 2
    assert heads(56, 30, 0, 667) == 3


def test_presence_covers_every_slot_it_touches_around_the_week() -> None:
    """A night row from Sunday ends on Monday morning, and a slot that is half covered counts in full."""
    row = Presence(level="ASS", days="7", start=22 * 60 + 45, end=7 * 60, heads=2)
    least = presence([row], "ASS", 30)
    assert [slot for slot, number in enumerate(least) if number] == [*range(14), 333, 334, 335]
    assert presence([row], "HFA", 30) == (0,) * 336


def test_demand_counts_each_level_with_all_above_it() -> None:
    """An hour of a nurse and one of an assistant are one nurse and two in all; alike days share a curve."""
    tasks = TaskList(
        unit="A",
        levels=("ASS", "HFA", "SPL"),
        tasks=(
            task(id="a", start="08:00", end="09:00"),
            task(id="b", start="08:00", end="09:00", level="SPL", days="12", movable=Movable.FIXED),
        ),
        presence=(Presence(level="SPL", days="3", start=480, end=540, heads=1),),
    )
    made = demand(tasks, even_loads(tasks.work(), tasks.levels, 60), 60)
    found = {(c.id, c.competence): (c.targets[8], (c.minimums or ())[8]) for c in made.curves}
    assert found == {
        ("ASS-12", None): (2, 0),
        ("ASS-34567", None): (1, 0),
        ("SPL-12", "SPL"): (1, 0),
        ("SPL-3", "SPL"): (1, 1),
    }
    assert all(sum(c.targets) == c.targets[8] for c in made.curves)


def test_a_break_takes_its_part_of_those_who_are_there() -> None:
    """Half an hour's break over two hours leaves three of four working, and a half-touched slot less."""
    window = BreakWindow(days="1", start=660, end=780, minutes=30)
    asked = tasks(task(start="11:00", end="13:00", minutes=120, count=3, movable="fixed"), breaks=(window,))
    away = asked.away(60)
    assert {slot: share for slot, share in enumerate(away) if share} == {11: 2_500, 12: 2_500}
    (need,) = requirements(asked, even_loads(asked.work(), asked.levels, 60), 60)
    # Three at work for two hours are four there on Monday, and three on Tuesday, which has no break.
    assert need.target[11:13] == (4, 4)
    assert need.target[24 + 11 : 24 + 13] == (3, 3)
    half = tasks(task(), breaks=(BreakWindow(days="1", start=690, end=810, minutes=30),)).away(60)
    assert half[11:14] == (1_250, 2_500, 1_250)


@given(
    start=st.integers(0, DAY - 1),
    length=st.integers(2, DAY),
    share=st.floats(0.01, 0.9),
    step=st.sampled_from([5, 10, 15, 20, 30, 60]),
)
def test_breaks_are_taken_whole(start: int, length: int, share: float, step: int) -> None:
    """However a window lies against the slots, what is away sums to the break, rounded up in each slot."""
    minutes = max(1, min(length - 1, int(length * share)))
    window = BreakWindow(start=start, end=(start + length - 1) % DAY + 1, minutes=minutes)
    try:
        away = tasks(task(), breaks=(window,)).away(step)
    except ValidationError:
        assert minutes * 10 > length * 8  # only a window that leaves next to nothing
        return
    taken = sum(away) * step
    assert 0 <= taken - 7 * minutes * FULL_POSITION <= len(away) * step


def test_those_who_come_are_there_beside_those_who_work() -> None:
    """While two relieve three, five are there; around the end of the week as well."""
    hour = [3] * 15 + [2] * 9
    week = tuple(hour * 7)
    over = relieved(week, (Handover(days="1", start=14 * 60, end=15 * 60),), 60)
    assert over[13:16] == (3, 5, 2)
    assert over[24:] == week[24:]
    last = relieved(week, (Handover(days="7", start=23 * 60, end=0),), 60)
    assert last[-1] == 2 + 3
    assert sum(last) == sum(week) + 3
    assert relieved(week, (Handover(start=870, end=885),), 60)[14] == 3 + 3  # the slot it ends in comes too


def test_levels_that_the_problem_calls_the_same_are_one() -> None:
    """Two levels under one name have one curve with the larger need, and one for everyone asks for nobody."""
    first = task(id="a", level="HFA", start="08:00", end="09:00", movable="fixed")
    asked = tasks(
        first,
        task(id="b", level="SPL", start="08:00", end="09:00", movable="fixed"),
        competences=({"level": "SPL", "competence": "skilled"}, {"level": "HFA", "competence": "skilled"}),
        presence=({"level": "SPL", "start": "00:00", "end": "24:00", "heads": 1},),
    )
    found = requirements(asked, even_loads(asked.work(), asked.levels, 60), 60)
    assert [(need.level, need.competence) for need in found] == [("HFA", "skilled")]
    assert found[0].target[7:9] == (1, 2)
    anyone = asked.changed(competences=({"level": "HFA"}, {"level": "SPL", "competence": "RN"}))
    found = requirements(anyone, even_loads(anyone.work(), anyone.levels, 60), 60)
    assert [(need.competence, need.target[8]) for need in found] == [(None, 2), ("RN", 1)]


def test_what_all_must_hold_is_asked_of_all() -> None:
    """A licence that everyone needs has the curve of all heads under its own name."""
    asked = tasks(task(movable="fixed"), held_by_all=("LICENCE",))
    made = demand(asked, even_loads(asked.work(), asked.levels, 30), 30)
    assert [(curve.id, curve.competence) for curve in made.curves] == [
        ("ASS-1234567", None),
        ("LICENCE-1234567", "LICENCE"),
    ]
    assert made.curves[0].targets == made.curves[1].targets


def test_a_list_that_makes_no_sense_is_refused_at_its_field() -> None:
    """Nothing to do, a break as long as its window, breaks of everyone at once, a level nobody knows."""
    with pytest.raises(ValidationError) as caught:
        tasks()
    assert caught.value.errors()[0]["ctx"]["error"].at == "tasks"
    window = {"start": "11:00", "end": "12:00", "minutes": 30}
    assert refused(breaks=({**window, "minutes": 60},)) == "minutes"
    assert refused(breaks=(window, window)) == "breaks"
    assert refused(competences=({"level": "X"},)) == "competences[0].level"
    assert refused(held_by_all=("a", "a")) == "held_by_all[1]"


@pytest.mark.parametrize("step", [5, 10, 15, 20, 30, 60])
def test_the_ward_has_demand_in_every_step(step: int) -> None:
    """In every length of slot the ward's targets hold its work, its presence and its week."""
    asked = WARD.changed(handovers=(Handover(start=450, end=465),))
    needs = requirements(asked, even_loads(asked.work(), asked.levels, step), step)
    assert [need.competence for need in needs] == ["ASS", "HFA", "MED1", "SPL"]
    for need in needs:
        assert len(need.target) * step == WEEK
        assert all(t >= max(w, p) for t, w, p in zip(need.target, need.work, need.present, strict=True))
        slot = 450 // step
        assert need.target[slot] == max(need.work[slot], need.present[slot]) + max(
            need.work[465 // step], need.present[465 // step]
        )
    made = demand(asked, even_loads(asked.work(), asked.levels, step), step)
    assert {curve.step for curve in made.curves} == {step}
