"""Days off in return (erstatningsfridager): F5 with its deadline, and what is said of what is owed."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from models.marks.codes import Mark, MarkCode, MarkFinding, Owed
from models.people import AbsenceKind
from models.text import Text
from models.timeline import Timeline

F3_CITATION: Final = "AML § 10-8 (4)"
F5_CITATION: Final = "HTA KS (F5)"


def fives(line: Timeline, lost: tuple[date, ...]) -> Iterator[Owed]:
    """Yield an F5 for every weekly day off lost to a public holiday, with the day on which it is given.

    A day of F5 in the absences pays the oldest one owed; one that comes late pays as well, and is said.
    """
    given = sorted(
        (absence.start, absence.credited)
        for absence in line.employee.absences
        if absence.kind is AbsenceKind.F5
    )
    for day in lost:
        after = next((one for one in given if one[0] > day), None)
        if after is not None:
            given.remove(after)
        paid, work = after or (None, None)
        yield Owed(mark=Mark.F5, reason=day, until=a_month_after(day), given=paid, hours=work)


def a_month_after(day: date) -> date:
    """Return the same day of the next month, or that month's last (en måned etter)."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def found_owed(line: Timeline, owed: tuple[Owed, ...]) -> Iterator[MarkFinding]:
    """Yield what is owed and not given, or given late (funn)."""
    for one in owed:
        if one.mark is Mark.F3 and one.given is None:
            yield MarkFinding(code=MarkCode.F3_OWED, date=one.reason, citation=F3_CITATION, text=_F3)
        elif one.until is not None and one.given is None:
            text = _F5 if one.until in line.horizon else _F5_BEYOND
            yield MarkFinding(
                code=MarkCode.F5_OWED, date=one.reason, citation=F5_CITATION, text=_until(text, one.until)
            )
        elif one.until is not None and one.given is not None and one.given > one.until:
            text = _until(_F5_LATE, one.until)
            yield MarkFinding(code=MarkCode.F5_LATE, date=one.given, citation=F5_CITATION, text=text)


def _until(text: Text, day: date) -> Text:
    return Text(nb=text.nb.format(until=day.strftime("%d.%m.%Y")), en=text.en.format(until=day))


_F3: Final = Text(
    nb="F3 skyldes: forrige søn- eller helgedag er også arbeidet, eller for mange av periodens er det",
    en="an F3 is owed: the red day before is worked too, or too many of the period's are",
)
_F5: Final = Text(
    nb="F1 falt på en helligdag: gi en F5 innen {until}, eller betal en dagslønn",
    en="F1 fell on a public holiday: give an F5 by {until}, or pay a day's wage",
)
_F5_BEYOND: Final = Text(
    nb="F1 falt på en helligdag: gi en F5 innen {until}, etter planens slutt, eller betal en dagslønn",
    en="F1 fell on a public holiday: give an F5 by {until}, after the plan's end, or pay a day's wage",
)
_F5_LATE: Final = Text(
    nb="F5 er gitt for sent: den skulle vært gitt innen {until}",
    en="F5 is given too late: it should have been given by {until}",
)
