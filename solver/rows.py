"""A rota as rows of text (rader), the form in which it passes between processes."""

from models.rota import Assignment, Rota

Rows = list[list[str]]


def rows_of(rota: Rota) -> Rows:
    """Return rows of employee, unit, shift type and date (rader)."""
    return [[a.employee, a.unit, a.shift_type, str(a.date)] for a in rota.assignments]


def rota_of(rows: Rows) -> Rota:
    """Return the rota in rows of employee, unit, shift type and date (turnus)."""
    return Rota.of(
        [
            Assignment.model_validate({"employee": e, "unit": u, "shift_type": s, "date": d})
            for e, u, s, d in rows
        ]
    )
