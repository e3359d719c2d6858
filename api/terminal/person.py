"""One person's sheet on the terminal (turnus per ansatt): plain enough to print."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Line

from api.lang import Voice
from api.person_sheet import PersonSheet, SheetDay, SheetWeek
from api.terminal import style
from api.terminal.tables import bullet, heading
from models.phrases import WEEKDAYS

_WIDE = 108
"""Columns from which times have room for their colons."""


def show_sheet(console: Console, sheet: PersonSheet, voice: Voice) -> None:
    """Print one person's sheet (vis turnus per ansatt)."""
    console.print(Line(sheet.title, style=style.HEADING))
    console.print(Line(sheet.period))
    console.print()
    console.print(_weeks(sheet, voice, wide=console.width >= _WIDE))
    console.print()
    for part in _below(sheet, voice):
        console.print(part)
    console.print()


def _weeks(sheet: PersonSheet, voice: Voice, *, wide: bool) -> Table:
    """Return the weeks as rows, each day with its codes over their times."""
    made = Table(box=SIMPLE_HEAD, padding=0, pad_edge=False, show_edge=False)
    made.add_column(voice("week.head"), no_wrap=True)
    for weekday in WEEKDAYS:
        made.add_column(voice.say(weekday)[:2], no_wrap=True)
    away = any(week.hours.credited for week in sheet.weeks)
    for word in ("hours", *(("credited.short", "total") if away else ())):
        made.add_column(voice(word), justify="right")
    cyclic = sheet.cyclic
    for week in sheet.weeks:
        hours = [voice.hours(week.hours.work, 2)]
        if away:
            hours += [voice.hours(week.hours.credited, 2), voice.hours(week.hours.total, 2)]
        head = str(week.number) if cyclic else f"{week.number}\n{_date(week)}"
        made.add_row(head, *(_day(day, wide=wide) for day in week.days), *hours)
    return made


def _date(week: SheetWeek) -> str:
    first = week.days[0].date
    return f"{first.day}.{first.month}"


def _day(day: SheetDay, *, wide: bool) -> Line:
    """Return a day's cell: a public holiday has a star, whatever is worked on it."""
    star = style.HOLIDAY if day.holiday is not None else ""
    if not day.shifts:
        look = style.RED_DAY if day.red else style.OFF.get(day.mark, style.QUIET)
        return Line((day.mark or style.FREE) + star, style=look)
    lines = []
    for code, times in day.shifts:
        lines.append(code + star)
        lines.append(times if wide else times.replace(":", ""))
    return Line("\n".join(lines), style=style.RED_DAY if day.red else "")


def _below(sheet: PersonSheet, voice: Voice) -> Iterator[RenderableType]:
    made = Table.grid(padding=(0, 2))
    made.add_column(no_wrap=True)
    made.add_column()
    for fact in sheet.facts:
        made.add_row(Line(fact.label, style=style.QUIET), Line(fact.text))
    yield made
    yield Line()
    yield heading(voice("remarks"))
    for remark in sheet.remarks:
        yield bullet(Line(remark))
    if not sheet.remarks:
        yield Line(voice("remarks.none"), style=style.GOOD)
    if not sheet.cyclic and any(day.holiday for week in sheet.weeks for day in week.days):
        named = (f"{d.holiday} {d.date.day}.{d.date.month}" for w in sheet.weeks for d in w.days if d.holiday)
        yield Line(f"{style.HOLIDAY} {', '.join(named)}", style=style.RED_DAY)
    yield Line(voice("look.marks"), style=style.QUIET)
