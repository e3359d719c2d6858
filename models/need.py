"""From work to demand (fra arbeid til bemanningsbehov): curves of heads by competence through the week."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, cast, get_args

from models.demand import Demand, DemandCurve
from models.tasks import Presence, TaskList
from models.units import DAY, WEEK
from models.workload import Loads, heads, nested

Step = Literal[5, 10, 15, 20, 30, 60]
STEPS: Final[tuple[int, ...]] = get_args(Step)
"""Minutes that a slot may have."""
Row = tuple[tuple[int, ...], tuple[int, ...]]
"""Targets and minimums of one day."""


def demand(tasks: TaskList, by_level: Loads, step: int) -> Demand:
    """Return the demand of work that has been laid out (bemanningsbehov).

    The target is the larger of the heads for the work, with readiness and breaks, and the heads that must be
    present whatever there is to do; the latter are the minimum. A level counts all above it, and one without
    work or presence of its own has no curve. Days that are alike share a curve.
    """
    curves = []
    summed = nested(by_level, tasks.levels)
    for level in tasks.levels:
        present = presence(tasks.presence, level, step)
        if any(by_level[level]) or any(present):
            wanted = required(summed[level], present, step, tasks.readiness, tasks.breaks)
            curves += list(_curves(tasks, level, wanted, present, step))
    return Demand(curves=tuple(curves))


def required(
    minutes: Sequence[int], present: Sequence[int], step: int, readiness: int = 0, breaks: int = 0
) -> tuple[int, ...]:
    """Return the heads of every slot (krav): for the work, and never below the presence."""
    return tuple(
        max(heads(work, step, readiness, breaks), least) for work, least in zip(minutes, present, strict=True)
    )


def presence(rows: Sequence[Presence], level: str, step: int) -> tuple[int, ...]:
    """Return the heads that must be present at a level in every slot of a week (tilstedeværelse).

    A slot that a row only touches has its heads all through, which is the safe side.
    """
    least = [0] * (WEEK // step)
    for row in rows:
        if row.level == level:
            length = (row.end - row.start - 1) % DAY + 1
            for day in row.days:
                begin = (int(day) - 1) * DAY + row.start
                for slot in range(begin // step, -(-(begin + length) // step)):
                    ring = slot % len(least)
                    least[ring] = max(least[ring], row.heads)
    return tuple(least)


def _curves(
    tasks: TaskList, level: str, wanted: Sequence[int], present: Sequence[int], step: int
) -> Iterator[DemandCurve]:
    slots = DAY // step
    alike: dict[Row, str] = {}
    for day in range(7):
        part = slice(day * slots, (day + 1) * slots)
        row = (tuple(wanted[part]), tuple(present[part]))
        alike[row] = alike.get(row, "") + str(day + 1)
    for (targets, minimums), days in alike.items():
        if any(targets):
            yield DemandCurve(
                id=f"{level}-{days}",
                unit=tasks.unit,
                # The lowest level is held by everyone, so its row asks for no competence.
                competence=None if level == tasks.levels[0] else level,
                days=days,
                step=cast(Step, step),
                targets=targets,
                minimums=minimums,
            )
