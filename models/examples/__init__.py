"""Packaged example problems (eksempler): a ward, a home-care zone and a dwelling, from worked cases.

SH-A2 is a long-term ward with 24 beds and 30 employees in 18.307 full-time equivalents. Its demand is 650
hours in an ordinary week, 18.31 full-time equivalents, of which 0.269 in weekends. Students take weekends
only; six people take nights only.

HT-S1 is a home-care zone with 90 users and 21 employees in 14.58 full-time equivalents, days and evenings;
its demand is 517.5 hours a week, and its seven people of every weekend call for all 21 every third. ``zone``
asks for heads on shifts, as the plan of today does. ``homecare`` asks for what the visits need, hour by hour:
the same people, with earlier and later shifts to choose among. The visits ask for more than the plan has.

BO-1 is a dwelling (bofellesskap) with six flats and 21 employees in 8.87 full-time equivalents. Its users are
home in the afternoon and all weekend, so that 0.317 of its hours lie there, more than the weekend's share of
the week. The night is resting duty, of which a third counts as hours in the position.

Where a plan lies in the year matters. ``ward`` starts on 2 August 2027, where every week is ordinary, with
no red weekday and no change of clocks. ``ward-easter`` has Easter, 1 May and the short night in it.

``ward-long`` is the ward under SFS 2310, case B4 of the worked cases: four work 07:30 to 21:00 in the weekend
and one the ordinary day, so that everyone of days and evenings works every fourth weekend, nobody takes
weekends only, and the weekend's nights begin at 20:45. All but the four assistants have agreed to it.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Final

from models.calendar import Horizon, HorizonKind
from models.problem import Problem
from models.reading import read_problem
from models.task_list import TaskList

_HORIZONS: Final[Mapping[str, Horizon | None]] = {
    "ward": None,
    "ward-easter": Horizon(start=date(2027, 2, 15), weeks=12),
    "ward-cyclic": Horizon(start=date(2027, 1, 4), weeks=12, kind=HorizonKind.CYCLIC),
    "ward-long": None,
    "zone": None,
    "homecare": None,
    "bofellesskap": None,
}


def example_names() -> tuple[str, ...]:
    """Return the examples' names (eksemplenes navn)."""
    return tuple(_HORIZONS)


def example_text(name: str = "ward") -> str:
    """Return the file of the ward or the zone as it stands (eksempelfil)."""
    return (resources.files("models.examples") / f"{name}.json").read_text(encoding="utf-8")


@lru_cache
def example_tasks(name: str = "ward") -> TaskList:
    """Return the tasks and visits that an example's need is made from (oppgaveliste).

    Raises
    ------
    FileNotFoundError
        When the example has none.
    """
    return TaskList.model_validate_json(example_text(f"{name}_tasks"), strict=True)


@lru_cache
def example(name: str) -> Problem:
    """Return an example by name (eksempel).

    Parameters
    ----------
    name
        ``ward`` as it is written; ``ward-easter`` with Easter and 1 May in it; ``ward-cyclic`` as a base rota
        that repeats after twelve weeks; ``ward-long`` with long shifts in the weekends; ``zone`` for the
        home-care zone with heads on shifts, ``homecare`` with the need of its visits; ``bofellesskap`` for
        the dwelling.

    Raises
    ------
    KeyError
        When there is none of that name; ``example_names`` lists them.
    """
    horizon = _HORIZONS[name]
    file = name if horizon is None else name.partition("-")[0]
    written = read_problem(example_text(file), f"{file}.json")
    return written if horizon is None else written.changed(horizon=horizon)
