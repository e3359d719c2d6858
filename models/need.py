"""From work to demand (fra arbeid til bemanningsbehov): curves of heads by competence through the week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from models.demand import Demand, DemandCurve
from models.task_list import Handover, Presence, TaskList
from models.units import DAY, WEEK
from models.workload import Loads, heads, nested

Step = Literal[5, 10, 15, 20, 30, 60]
STEPS: Final[tuple[int, ...]] = get_args(Step)
"""Minutes that a slot may have."""
Slots = tuple[int, ...]
"""A number for every slot of a week."""


@dataclass(frozen=True, slots=True)
class Required:
    """What one competence needs in every slot of a week (krav).

    Attributes
    ----------
    level
        The lowest that goes by this competence.
    competence
        As the problem calls it; None is anyone.
    work
        Heads for the work alone, with readiness and breaks.
    present
        Heads that must be there whatever there is to do.
    target
        Heads in all: the larger of the two, and those who come to relieve them.
    """

    level: str
    competence: str | None
    work: Slots
    present: Slots
    target: Slots


def demand(tasks: TaskList, by_level: Loads, step: int) -> Demand:
    """Return the demand of work that has been laid out (bemanningsbehov).

    The target is the larger of the heads for the work, with readiness and breaks, and the heads that must be
    present whatever there is to do; the latter are the minimum. While a shift relieves another, those who
    come are counted besides. A level counts all above it, and one without work or presence of its own has no
    curve. Days that are alike share a curve.
    """
    needs = requirements(tasks, by_level, step)
    if needs:
        most = max(needs, key=lambda need: sum(need.target))
        for competence in tasks.held_by_all:
            needs.append(Required(competence, competence, most.work, most.present, most.target))
    return Demand(curves=tuple(curve for need in needs for curve in _curves(tasks.unit, need, step)))


def requirements(tasks: TaskList, by_level: Loads, step: int) -> list[Required]:
    """Return what each competence needs, lowest first (krav per kompetanse).

    Levels that the problem calls the same are one, with the larger need of the two in every slot.
    """
    found: dict[str | None, Required] = {}
    summed, away = nested(by_level, tasks.levels), tasks.away(step)
    for level in tasks.levels:
        present = presence(tasks.presence, level, step)
        if any(by_level[level]) or any(present):
            work = tuple(
                heads(minutes, step, tasks.readiness, share)
                for minutes, share in zip(summed[level], away, strict=True)
            )
            target = relieved(_larger(work, present), tasks.handovers, step)
            name = tasks.competence(level)
            one = Required(level, name, work, present, target)
            found[name] = _both(found[name], one) if name in found else one
    return list(found.values())


def relieved(needed: Slots, handovers: Sequence[Handover], step: int) -> Slots:
    """Return the need with those who come to relieve others (vaktskifte).

    In every slot that a handover touches, those who are needed when it ends are there too.
    """
    coming = [0] * len(needed)
    for one in handovers:
        for day in one.days:
            end = (int(day) - 1) * DAY + one.start + one.window
            after = needed[end // step % len(needed)]
            for slot in range((end - one.window) // step, -(-end // step)):
                ring = slot % len(needed)
                coming[ring] = max(coming[ring], after)
    return tuple(heads_there + more for heads_there, more in zip(needed, coming, strict=True))


def presence(rows: Sequence[Presence], level: str, step: int) -> Slots:
    """Return the heads that must be present at a level in every slot of a week (tilstedeværelse).

    A slot that a row only touches has its heads all through, which is the safe side.
    """
    least = [0] * (WEEK // step)
    for row in rows:
        if row.level == level:
            for slot in row.overlap(step):
                least[slot] = max(least[slot], row.heads)
    return tuple(least)


def _both(one: Required, other: Required) -> Required:
    return Required(
        one.level,
        one.competence,
        _larger(one.work, other.work),
        _larger(one.present, other.present),
        _larger(one.target, other.target),
    )


def _larger(one: Sequence[int], other: Sequence[int]) -> Slots:
    return tuple(map(max, one, other))


def _curves(unit: str, need: Required, step: int) -> Iterator[DemandCurve]:
    slots = DAY // step
    alike: dict[tuple[Slots, Slots], str] = {}
    for day in range(7):
        part = slice(day * slots, (day + 1) * slots)
        row = (need.target[part], need.present[part])
        alike[row] = alike.get(row, "") + str(day + 1)
    for (targets, minimums), days in alike.items():
        if any(targets):
            yield DemandCurve(
                id=f"{need.competence or need.level}-{days}",
                unit=unit,
                competence=need.competence,
                days=days,
                step=cast(Step, step),
                targets=targets,
                minimums=minimums,
            )
