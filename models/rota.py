"""The rota (turnus, arbeidsplan): who works which shift, where and when – and nothing else."""

from datetime import date

from models.units import Frozen, Identifier


class Assignment(Frozen):
    """One shift given to one person (tildelt vakt)."""

    employee: Identifier
    unit: Identifier
    shift_type: Identifier
    date: date


class Rota(Frozen):
    """A rota (turnus): assignments in a fixed order, so that equal rotas are equal values."""

    assignments: tuple[Assignment, ...] = ()

    @classmethod
    def of(cls, assignments: "list[Assignment] | tuple[Assignment, ...]") -> "Rota":
        """Return a rota with its assignments sorted (sortert turnus)."""

        def key(a: Assignment) -> tuple[str, date, str, str]:
            return a.employee, a.date, a.shift_type, a.unit

        return cls(assignments=tuple(sorted(assignments, key=key)))

    def by_employee(self) -> dict[str, list[Assignment]]:
        """Return each person's assignments (vakter per ansatt)."""
        found: dict[str, list[Assignment]] = {}
        for assignment in self.assignments:
            found.setdefault(assignment.employee, []).append(assignment)
        return found
