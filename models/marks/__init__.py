"""Days off by their names (F-koder), and what a rota owes for rest on public holidays, law.md section 6.

What F3 and F5 mean depends on the horizon:

- A **base rota** (grunnturnus) knows no holidays, so it has F1 and F2 alone.
- A base rota that is **worked in the calendar** (``in_calendar``) keeps its F1. Where its shifts break
  § 10-8 (4) they become F3: off, with their hours counted as work. An F1 on a public holiday that is no
  Sunday gives an F5.
- A **calendar plan** is made with the holidays in sight. One that keeps § 10-8 (4) has no F3; one that breaks
  it owes them. Its F1 are placed on Sundays first and on other holidays last, so that few are lost; for
  those that are, F5.

F1 is placed where the auditor of the weekly rest finds one: a week without a rest of its own has no F1 and a
finding instead.
"""

from models.marks.codes import DayMark, Mark, MarkCode, MarkFinding, Owed, PersonMarks, WeekHours
from models.marks.every import marks
from models.marks.worked import in_calendar, worked_in_calendar

__all__ = [
    "DayMark",
    "Mark",
    "MarkCode",
    "MarkFinding",
    "Owed",
    "PersonMarks",
    "WeekHours",
    "in_calendar",
    "marks",
    "worked_in_calendar",
]
