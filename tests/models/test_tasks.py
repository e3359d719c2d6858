"""Tasks are refused with a way out, spread without losing a minute, and become heads as the worked case."""

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.need import demand, presence, required
from models.tasks import Movable, Presence, Task, TaskList
from models.units import WEEK, Refused
from models.workload import even_loads, heads, nested

WARD = TaskList.model_validate_json(
    (resources.files("models.examples") / "ward_tasks.json").read_text(encoding="utf-8"), strict=True
)


def task(**fields: object) -> Task:
    """Return an hour's task in the morning, with some fields changed."""
    return Task.model_validate(
        {"id": "T", "start": "08:00", "end": "10:00", "minutes": 60, "level": "ASS"} | fields
    )


def refused(**fields: object) -> Refused:
    """Return what a task with these fields is told."""
    with pytest.raises(ValidationError) as caught:
        task(**fields)
    (fault,) = caught.value.errors()
    error = fault["ctx"]["error"]
    assert isinstance(error, Refused)
    assert error.nb != error.en
    return error


def day_hours(tasks: TaskList, day: str) -> float:
    """Return the task hours of one weekday."""
    return sum(t.count * t.minutes * t.persons for t in tasks.tasks if day in t.days) / 60


def level_hours(tasks: TaskList) -> dict[str, int]:
    """Return whole hours a week by the task's own level, all its persons counted there."""
    hours: dict[str, float] = {}
    for one in tasks.tasks:
        hours[one.level] = hours.get(one.level, 0) + one.week / 60
    return {level: round(number) for level, number in hours.items()}


def curve(step: int, day: int) -> list[float]:
    """Return the heads of one day's even curve, Monday 0."""
    summed = nested(even_loads(WARD.work(over_week=False), WARD.levels, step), WARD.levels)["SRV"]
    slots = 1440 // step
    return [minutes / step for minutes in summed[day * slots : (day + 1) * slots]]


def test_the_ward_has_the_hours_of_the_worked_case() -> None:
    """Forty tasks: 68.8 task hours on days with the doctor, 58.4 on a Saturday, 458 in a week."""
    assert len(WARD.tasks) == 40
    assert day_hours(WARD, "2") == pytest.approx(68.85)
    assert day_hours(WARD, "6") == pytest.approx(58.43, abs=0.005)
    assert sum(t.week for t in WARD.tasks) == 27_487
    assert sum(WARD.minutes_by_level().values()) == 27_487
    assert round(27_487 / 60) == 458


def test_the_ward_has_the_levels_of_the_worked_case() -> None:
    """Today and after task sharing each level has the hours of section 5.3; a helper may be an assistant."""
    assert level_hours(WARD) == {"ASS": 290, "HFA": 119, "HFA_MED1": 27, "SPL": 22}
    after = {"ASS": 221, "SRV": 70, "HFA": 119, "HFA_MED1": 30, "HFA_MED2": 2, "MERK": 2, "SPL": 14}
    assert level_hours(WARD.shared()) == after
    # The second of two is an assistant, which the worked case's 119 leaves out of account: 80.5 are skilled.
    assert WARD.minutes_by_level()["HFA"] == 4_830
    assert WARD.shared().shared() == WARD.shared()


def test_the_ward_peaks_as_the_worked_case() -> None:
    """Mornings need 5.0, half past ten 7.5 with the doctor, seven at night 4.5, the afternoon 1.5–2.1."""
    tuesday = curve(30, 1)
    assert max(tuesday[16:20]) == pytest.approx(5.0, abs=0.15)
    assert max(tuesday) == tuesday[21] == pytest.approx(7.5, abs=0.15)
    assert tuesday[38] == pytest.approx(4.5, abs=0.15)
    assert [round(number, 1) for number in (min(tuesday[31:36]), max(tuesday[31:36]))] == [1.5, 2.1]


def test_a_task_that_cannot_be_is_refused_with_its_field() -> None:
    """Too long for its window, a second level with nobody to have it, days that do not fit."""
    assert refused(minutes=121).at == "minutes"
    assert refused(co_level="SRV").at == "co_level"
    assert refused(movable_days="12").at == "movable_days"
    assert refused(movable="week", movable_days="12").at == "movable_days"
    assert task(start="22:00", end="07:00", minutes=540).window == 540


def test_a_list_that_does_not_hang_together_is_refused() -> None:
    """Levels and ids stand once, and every level that is named is one of the list's."""
    whole = json.loads(WARD.model_dump_json())
    places = {
        "levels[1]": whole | {"levels": ["SRV", "SRV"]},
        "tasks[1].id": whole | {"tasks": [whole["tasks"][0]] * 2},
        "tasks[3].co_level": whole
        | {"tasks": [t | {"co_level": "X"} if i == 3 else t for i, t in enumerate(whole["tasks"])]},
        "presence[0].level": whole | {"presence": [whole["presence"][0] | {"level": "X"}]},
    }
    for place, data in places.items():
        with pytest.raises(ValidationError) as caught:
            TaskList.model_validate(data)
        assert caught.value.errors()[0]["ctx"]["error"].at == place


@given(
    start=st.integers(0, 1440),
    length=st.integers(1, 1440),
    minutes=st.integers(1, 1440),
    count=st.integers(1, 40),
    days=st.sets(st.sampled_from("1234567"), min_size=1),
    step=st.sampled_from([5, 10, 15, 20, 30, 60]),
)
def test_no_minute_is_lost_in_spreading(
    *, start: int, length: int, minutes: int, count: int, days: set[str], step: int
) -> None:
    """However a task lies against the slots, its minutes are all there, and every slot has room."""
    minutes = min(minutes, length)
    one = task(
        start=start,
        end=(start + length - 1) % 1440 + 1,
        minutes=minutes,
        count=count,
        days="".join(sorted(days)),
    )
    assert one.window == length
    pieces = list(one.work(over_week=True))
    assert sum(sum(work.even(step).values()) for work in pieces) == one.week
    for work in pieces:
        room = work.open(step)
        assert all(0 <= slot < WEEK // step for slot in room)
        assert all(number <= work.at_once * room[slot] for slot, number in work.even(step).items())


def test_heads_are_rounded_up_with_readiness_and_breaks() -> None:
    """Sixty minutes in half an hour are two heads, three with any readiness, and breaks weigh likewise."""
    assert heads(0, 30, 1200, 0) == 0
    assert heads(60, 30, 0, 0) == 2
    assert heads(60, 30, 1, 0) == 3
    assert heads(60, 30, 0, 1) == 3
    assert heads(55, 30, 0, 667) == 2
    assert heads(56, 30, 0, 667) == 3
    assert required([60, 0, 10], [0, 1, 2], 30, readiness=1200) == (3, 1, 2)


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
