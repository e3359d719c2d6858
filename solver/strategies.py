"""The strategies by name (strategiene): ways of searching put together."""

import threading
from dataclasses import replace
from typing import ClassVar

from solver.search.columns import Columns
from solver.search.construct import Construct
from solver.search.joint import Joint
from solver.search.lns import NeighbourhoodSearch
from solver.strategy import Strategy, Task


def _first(task: Task) -> bool:
    """Put a first rota on the board unless there is one; return False when there can be none."""
    formulation = task.built.formulation
    if formulation.impossible:
        return False
    if task.board.best is not None:
        return True
    if any(part.rows for part in formulation.units.values()):
        return Joint().search(task)  # a unit's hard rules bind people together
    return Construct().search(task)


class Primal:
    """A first rota, then neighbourhood search with every worker (bare nabolagssøk)."""

    name: ClassVar[str] = "neighbourhoods"

    def search(self, task: Task) -> bool:
        """Search without proving anything (søk)."""
        return _first(task) and (task.board.best is None or NeighbourhoodSearch().search(task))


class Together:
    """Neighbourhood search finds, columns prove; one incumbent, one bound (samspill).

    With one worker the two take turns and the search can be repeated; with more, one worker proves and the
    others find.
    """

    name: ClassVar[str] = "together"

    def search(self, task: Task) -> bool:
        """Find and prove at the same time (søk)."""
        if not _first(task):
            return False
        if task.board.best is None or not task.built.formulation.levels:
            return True
        if task.limits.workers == 1:
            return NeighbourhoodSearch().search(task)
        finders = replace(task, limits=task.limits.model_copy(update={"workers": task.limits.workers - 1}))
        proving = threading.Thread(target=Columns().search, args=(task,), daemon=True)
        proving.start()
        NeighbourhoodSearch().search(finders)
        proving.join()
        return True


STRATEGIES: dict[str, type[Strategy]] = {kind.name: kind for kind in (Together, Primal, Joint)}
