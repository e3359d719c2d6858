"""Who may stand in for whom (erstatningstabell): competence read transitively and by date."""

from collections.abc import Iterable
from datetime import date

from models.people import Competence, Employee


class Substitution:
    """The substitution table (erstatningstabell): a nurse covers a skilled worker, not the reverse."""

    def __init__(self, competences: Iterable[Competence]) -> None:
        direct = {competence.id: competence.covers for competence in competences}
        self._closure = {origin: _reach(origin, direct) for origin in direct}

    def covers(self, employee: Employee, competence: str | None, day: date) -> bool:
        """Whether the person counts for a row of ``competence`` on ``day`` (dekker kravet).

        Everyone counts where no competence is asked for.
        """
        return competence is None or any(
            day in held and competence in self._closure.get(held.competence, frozenset())
            for held in employee.competences
        )

    def reach(self, competence: str) -> frozenset[str]:
        """Return the competence itself and all it covers (dekker)."""
        return self._closure[competence]


def _reach(origin: str, direct: dict[str, tuple[str, ...]]) -> frozenset[str]:
    found, waiting = {origin}, [origin]
    while waiting:
        for further in direct.get(waiting.pop(), ()):
            if further not in found:
                found.add(further)
                waiting.append(further)
    return frozenset(found)
